public import Portfolio

/// What was lost within the twelve months up to the day, by stage and reason.
public struct LostOpportunities: Sendable {
  /// What was lost, the latest first, ties by id.
  public let lost: [OpportunityStanding]
  /// By reason and stage: most money first, then by reason and stage.
  public let rows: [Row]
  /// Lost ones of which the day is not known; they are in neither.
  public let undated: Int

  /// What was lost in one stage for one reason.
  public struct Row: Sendable, Hashable {
    /// The reason; nil where the data do not say.
    public let reason: EndReason?
    /// The stage; nil where the data do not say in which it was.
    public let stage: String?
    /// What was lost.
    public let totals: PipelineTotals
    /// The records.
    public let keys: [RecordKey]
  }

  /// What was lost up to the day of a study.
  public init(_ study: Study) {
    let reading = OpportunityReading(study)
    undated = reading.undatedLosses
    lost = reading.lost.sorted { left, right in
      let days = (left.lost?.number ?? .min, right.lost?.number ?? .min)
      return days.0 != days.1 ? days.0 > days.1 : left.key < right.key
    }
    rows = Dictionary(grouping: lost) { Place(reason: $0.reason, stage: $0.stage) }
      .map { place, members in
        Row(
          reason: place.reason, stage: place.stage, totals: PipelineTotals(members),
          keys: members.map(\.key).sorted())
      }.sorted { left, right in
        if left.totals.value != right.totals.value { return left.totals.value > right.totals.value }
        let reasons = (left.reason?.rawValue ?? "~", right.reason?.rawValue ?? "~")
        if reasons.0 != reasons.1 {
          return reasons.0.utf8.lexicographicallyPrecedes(reasons.1.utf8)
        }
        return (left.stage ?? "~").utf8.lexicographicallyPrecedes((right.stage ?? "~").utf8)
      }
  }

  private struct Place: Hashable {
    let reason: EndReason?
    let stage: String?
  }
}
