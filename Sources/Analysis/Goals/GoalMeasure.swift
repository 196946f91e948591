import Portfolio

/// What a goal measures: a figure of `assess` by its name there, or one of a few short names.
public struct GoalMeasure: Sendable {
  /// The name as a policy writes it.
  public let name: String
  /// The figure of `assess` that it stands for.
  public let field: String
  /// How its figure is written.
  public let unit: Unit
  /// Whether only goals of one owner can ask for it.
  public let needsOwner: Bool
  let value: @Sendable (GoalSubject) -> AssessmentValue

  /// How a figure is written.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case count
    case number
    case money
    case percent
  }

  /// Short names, and the figures they stand for.
  public static let aliases: [(name: String, field: String)] = [
    ("active-clients", "status-active-clients"), ("ticket", "average-ticket-12-months"),
    ("grr", "gross-retention-percent"), ("nrr", "net-retention-percent"),
    ("coverage", "touch-coverage-percent"), ("recurring-revenue", "monthly-recurring-revenue"),
  ]

  /// The part of the active clients that have the size a goal names.
  public static let sizeMix = "size-mix"

  /// Every name that a goal may give, those of one owner last.
  public static let names: [String] =
    aliases.map(\.name) + [sizeMix]
    + PortfolioFields.all.filter { isNumber($0.type) }.map(\.name)
    + OwnerFields.all.filter { isNumber($0.type) }.map(\.name)

  /// The measure of a name.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - size: The size that ``sizeMix`` asks for, as the data writes it.
  /// - Returns: The measure; nil where there is none of that name.
  public static func named(_ name: String, size: String? = nil) -> GoalMeasure? {
    if name == sizeMix {
      return size.map { size in
        GoalMeasure(name: name, field: name, unit: .percent, needsOwner: false) {
          $0.share(ofSize: size)
        }
      }
    }
    let field = aliases.first { $0.name == name }?.field ?? name
    if let field = PortfolioFields.all.first(where: { $0.name == field && isNumber($0.type) }) {
      return GoalMeasure(name: name, field: field.name, unit: unit(field), needsOwner: false) {
        field.value($0.assessment)
      }
    }
    guard let field = OwnerFields.all.first(where: { $0.name == field && isNumber($0.type) })
    else { return nil }
    return GoalMeasure(name: name, field: field.name, unit: unit(field), needsOwner: true) {
      subject in
      subject.book.map { field.value(OwnerResult($0, subject.study)) } ?? .missing
    }
  }

  private static func isNumber(_ type: AssessmentType) -> Bool {
    type == .integer || type == .decimal || type == .money
  }

  private static func unit<Subject>(_ field: AssessmentField<Subject>) -> Unit {
    switch field.type {
    case .money: .money
    case .integer: .count
    default: field.name.hasSuffix("percent") ? .percent : .number
    }
  }
}

/// What a measure looks at: the whole portfolio, or the clients of an owner or a segment.
struct GoalSubject: Sendable {
  let study: Study
  let assessment: Assessment
  let book: OwnerBook?

  func share(ofSize size: String) -> AssessmentValue {
    let wanted = PlainText.fold(size)
    let sizes = assessment.clients.filter { $0.status == .active }
      .compactMap { study.portfolio.clients[$0.client].attributes.size }
    let matching = sizes.count { PlainText.fold($0) == wanted }
    return .percent(Share(Int64(matching), of: Int64(sizes.count)))
  }
}

extension Assessment {
  /// The assessment of some of its clients, with the sums of those alone.
  ///
  /// Classes, tiers and scores stay those among all clients; months are not kept by client.
  func restricted(
    of portfolio: Portfolio, to isIncluded: (ClientAssessment) -> Bool
  ) -> Assessment {
    let some = clients.filter(isIncluded)
    var ranked = some
    let order = ABCRanking.order(ranked)
    let (concentration, _) = ABCRanking.classify(&ranked, order, policy.abc)
    var summary = PortfolioSummary(
      some, months: [], concentration: concentration, rfm: summary.rfm, tiers: summary.tiers,
      lastInvoice: summary.lastInvoice, portfolio, policy, on: day, threads: 1)
    summary.coverage.countStrategic(some, in: Study(portfolio, self))
    return Assessment(
      day: day, policy: policy, clients: some, summary: summary, segmentCycles: segmentCycles,
      forecast: nil, memory: memory)
  }

  /// The assessment without the other clients, judged as among all of them: sums and forecast stay theirs.
  func narrowed(to client: ClientAssessment) -> Assessment {
    Assessment(
      day: day, policy: policy, clients: [client], summary: summary, segmentCycles: segmentCycles,
      forecast: forecast, memory: memory)
  }
}
