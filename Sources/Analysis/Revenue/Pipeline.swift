public import Portfolio

/// What an open opportunity is about, as pipelines count it.
public enum PipelineKind: String, Sendable, Hashable, CaseIterable {
  /// More of the same or something else for clients that we have.
  case expansion
  /// New clients, and former ones that come back.
  case newBusiness = "new-business"
  /// What is to be renewed: its forecast is by evidence, so that no probability counts twice.
  case renewal
  /// The data do not say.
  case unknown

  init(_ kind: OpportunityKind?) {
    self =
      switch kind {
      case .upsell, .crossSell: .expansion
      case .newBusiness: .newBusiness
      case .renewal: .renewal
      case nil: .unknown
      }
  }
}

/// An opportunity on the day.
public struct OpportunityStanding: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The record in the data.
  public let key: RecordKey
  /// What it is about.
  public let title: String?
  /// Id of the product, or its name as written.
  public let product: String?
  /// What kind of business.
  public let kind: PipelineKind
  /// The stage as the company names it; of one that was lost, that in which it was.
  public let stage: String?
  /// Who works on it, else who answers for the client.
  public let owner: String?
  /// What it would bring, in minor units; nil where unknown.
  public let value: Int64?
  /// How probable it is said to be, in basis points; nil where nobody said, and for renewals.
  public let probability: Int64?
  /// The day it is expected to close.
  public let expected: Day?
  /// Days in the stage; nil where the data do not say.
  public let daysInStage: Int?
  /// Whether it has been there for longer than the policy bears, or should have closed already.
  public let isStalled: Bool
  /// The day it was lost; nil while it is open.
  public let lost: Day?
  /// Why it was lost, by the closed list; nil while it is open, and where the data do not say.
  public let reason: EndReason?
  /// Why it was lost, as written.
  public let reasonText: String?

  /// Value × probability, half away from zero; nil where one of them is unknown, and for renewals.
  public var weighted: Int64? {
    guard let value, let probability else { return nil }
    return Rounding.divide(value.multipliedClamping(by: probability), by: 10_000)
  }
}

/// Several opportunities together.
public struct PipelineTotals: Sendable, Hashable {
  /// How many.
  public private(set) var count = 0
  /// What they would bring, in minor units.
  public private(set) var value: Int64 = 0
  /// Those whose value is not known.
  public private(set) var withoutValue = 0
  /// The sum of value × probability, each rounded by itself.
  public private(set) var weighted: Int64 = 0
  /// Those that are in ``weighted``.
  public private(set) var weightedCount = 0
  /// Positions of the clients, in the order of the opportunities, each once.
  public private(set) var clients: [Int] = []

  /// What they would bring; nil where that is known of none of them.
  public var knownValue: Int64? { count > 0 && withoutValue == count ? nil : value }
  /// The weighted sum; nil where none of them has one.
  public var knownWeighted: Int64? { count > 0 && weightedCount == 0 ? nil : weighted }

  /// The sums of opportunities.
  public init(_ opportunities: some Sequence<OpportunityStanding>) {
    var seen: Set<Int> = []
    for opportunity in opportunities {
      count += 1
      value = sum(value, opportunity.value ?? 0)
      if opportunity.value == nil { withoutValue += 1 }
      if let weighted = opportunity.weighted {
        self.weighted = sum(self.weighted, weighted)
        weightedCount += 1
      }
      if seen.insert(opportunity.client).inserted { clients.append(opportunity.client) }
    }
  }
}

/// Business that may come: what is open, where it stands, and what does not move.
public struct Pipeline: Sendable {
  /// What is open, by the day it is expected, then the larger first, then by id; undated ones last.
  public let open: [OpportunityStanding]
  /// By stage: the stages with the lowest probabilities first, an unknown stage last.
  public let stages: [Stage]
  /// By kind, in the order of declaration, those without an opportunity left out.
  public let kinds: [(kind: PipelineKind, totals: PipelineTotals)]

  /// The opportunities of one stage.
  public struct Stage: Sendable {
    /// The stage as the company names it; nil where the data do not say.
    public let stage: String?
    /// All of them.
    public let totals: PipelineTotals
    /// By kind.
    public let kinds: [PipelineKind: PipelineTotals]
  }

  /// What is open on the day of a study.
  public init(_ study: Study) {
    let reading = OpportunityReading(study)
    let open = reading.open.sorted { left, right in
      let days = (left.expected?.number ?? .max, right.expected?.number ?? .max)
      if days.0 != days.1 { return days.0 < days.1 }
      let values = (left.value ?? -1, right.value ?? -1)
      return values.0 != values.1 ? values.0 > values.1 : left.key < right.key
    }
    self.open = open
    kinds = PipelineKind.allCases.map { kind in
      (kind: kind, totals: PipelineTotals(open.filter { $0.kind == kind }))
    }.filter { $0.totals.count > 0 }
    stages = Dictionary(grouping: open, by: \.stage).sorted { left, right in
      if (left.key == nil) != (right.key == nil) { return right.key == nil }
      let means = (Pipeline.mean(left.value), Pipeline.mean(right.value))
      if means.0 != means.1 { return means.0 < means.1 }
      return (left.key ?? "").utf8.lexicographicallyPrecedes((right.key ?? "").utf8)
    }.map { stage, members in
      Stage(
        stage: stage, totals: PipelineTotals(members),
        kinds: Dictionary(grouping: members, by: \.kind).mapValues { PipelineTotals($0) })
    }
  }

  /// The mean of the probabilities that somebody gave, in basis points; beyond all where nobody did.
  private static func mean(_ opportunities: [OpportunityStanding]) -> Int64 {
    let known = opportunities.compactMap(\.probability)
    return known.isEmpty
      ? .max : Rounding.divide(known.reduce(0) { sum($0, $1) }, by: Int64(known.count))
  }

  /// Everything open.
  public var totals: PipelineTotals { PipelineTotals(open) }

  /// What is open of one kind.
  public func totals(_ kind: PipelineKind) -> PipelineTotals {
    PipelineTotals(open.lazy.filter { $0.kind == kind })
  }

  /// What does not move, the longest in its stage first.
  public var stalled: [OpportunityStanding] {
    open.filter(\.isStalled).sorted {
      let days = ($0.daysInStage ?? 0, $1.daysInStage ?? 0)
      return days.0 != days.1 ? days.0 > days.1 : $0.key < $1.key
    }
  }

  /// What is expected in the month of a day, or was expected before it and is still open.
  public func closing(by day: Day) -> [OpportunityStanding] {
    let end = day.startOfMonth.adding(months: 1)
    return open.filter { $0.expected.map { $0 < end } ?? false }
  }
}

extension Opportunity {
  /// Whether it is open on a day and does not move: for longer in its stage than the policy bears, or
  /// beyond the day on which it was to close.
  func isStalled(on day: Day, _ policy: PipelinePolicy) -> Bool {
    guard isOpen(on: day) else { return false }
    let isStuck = stageSince.map { day.days(since: $0) > policy.stalledDays } ?? false
    return isStuck || expected.map { $0 < day } ?? false
  }
}

/// Reads opportunities as of a day.
struct OpportunityReading {
  private let study: Study
  private var day: Day { study.day }

  init(_ study: Study) { self.study = study }

  /// What is open on the day: a result of later does not exist yet.
  var open: [OpportunityStanding] {
    study.portfolio.records.opportunities.compactMap { opportunity in
      guard exists(opportunity), !isClosed(opportunity) else { return nil }
      return standing(opportunity, lost: nil)
    }
  }

  /// What was lost within the twelve months up to the day.
  var lost: [OpportunityStanding] {
    let first = day.windowBound(months: 12)
    return study.portfolio.records.opportunities.compactMap { opportunity in
      guard opportunity.result == .lost, let closed = opportunity.closed, closed > first,
        closed <= day
      else { return nil }
      return standing(opportunity, lost: closed)
    }
  }

  /// How many were lost on a day that the data do not say.
  var undatedLosses: Int {
    study.portfolio.records.opportunities.count { opportunity in
      opportunity.result == .lost && opportunity.closed == nil && exists(opportunity)
    }
  }

  private func exists(_ opportunity: Opportunity) -> Bool {
    study.assessment.client(opportunity.client) != nil
      && (opportunity.stageSince.map { $0 <= day } ?? true)
  }

  private func isClosed(_ opportunity: Opportunity) -> Bool {
    opportunity.closed.map { $0 <= day } ?? (opportunity.result != nil)
  }

  private func standing(_ opportunity: Opportunity, lost: Day?) -> OpportunityStanding {
    let kind = PipelineKind(opportunity.kind)
    let days = lost == nil ? opportunity.stageSince.map { day.days(since: $0) } : nil
    let owner = opportunity.owner ?? study.portfolio.clients[opportunity.client].attributes.owner
    return OpportunityStanding(
      client: opportunity.client,
      key: RecordKey(table: .opportunities, key: opportunity.id), title: opportunity.title,
      product: opportunity.product, kind: kind,
      stage: lost == nil ? opportunity.stage : lostStage(opportunity),
      owner: owner, value: opportunity.value?.minorUnits,
      probability: kind == .renewal ? nil : opportunity.probability.map(Int64.init),
      expected: opportunity.expected, daysInStage: days,
      isStalled: opportunity.isStalled(on: day, study.policy.pipeline), lost: lost,
      reason: lost == nil ? nil : EndReason(opportunity.lostReason),
      reasonText: lost == nil ? nil : opportunity.lostReason)
  }

  /// The stage in which an opportunity was lost: what the data say, unless that only says that it is
  /// closed; then the last one of the history.
  private func lostStage(_ opportunity: Opportunity) -> String? {
    if let stage = opportunity.stage, !OpportunityReading.isEnd(stage) { return stage }
    return study.portfolio.records.history
      .entries(of: .opportunities, record: opportunity.id, field: "stage")
      .last { $0.value.map { !OpportunityReading.isEnd($0) } ?? false && $0.from <= day }?.value
  }

  /// Whether a stage is no stage but the end.
  private static func isEnd(_ stage: String) -> Bool {
    let first = PlainText.fold(stage).split(separator: " ").first.map(String.init) ?? ""
    return [
      "fechada", "fechado", "perdida", "perdido", "ganha", "ganho", "encerrada", "encerrado",
      "closed", "lost", "won",
    ].contains(first)
  }
}
