import Portfolio

extension ClientFields {
  private typealias Field = AssessmentField<ClientResult>

  /// What revenue does, what renewals look like, and what serving the client costs.
  static let revenue: [AssessmentField<ClientResult>] = years + renewals + costs

  private static let years: [AssessmentField<ClientResult>] =
    RevenueBasis.allCases.flatMap { basis -> [AssessmentField<ClientResult>] in
      [
        Field(
          "\(basis.rawValue)-movement", .word,
          "what became of \(basis.rawValue) revenue within a year: " + words(MovementKind.self)
            + "; empty where nothing did or no year before is known"
        ) {
          $0.year(basis)?.kind.map { .text($0.rawValue) } ?? .missing
        },
        Field(
          "\(basis.rawValue)-change", .money,
          basis == .recurring
            ? "contract values a month now less those of a year ago"
            : "invoices of twelve months less those of the twelve before"
        ) {
          .money($0.year(basis)?.change)
        },
      ]
    }

  private static let renewals: [AssessmentField<ClientResult>] = [
    Field(
      "renewal-category", .word,
      "of the contract that comes up first: " + words(RenewalCategory.self)
    ) {
      $0.renewals.first.map { .text($0.category.rawValue) } ?? .missing
    },
    Field("renewal-rule", .word, "the rule that decided: " + words(RenewalRule.self)) {
      $0.renewals.first.map { .text($0.rule.rawValue) } ?? .missing
    },
    Field("renewal-value", .money, "what the contracts within the horizon bring in twelve months") {
      let known = $0.datedRenewals.compactMap(\.value)
      return known.isEmpty ? .missing : .money(known.reduce(0, sum))
    },
    Field("renewal-expected", .money, "of it, what is expected to be renewed") {
      let known = $0.datedRenewals.compactMap(\.expected)
      return known.isEmpty ? .missing : .money(known.reduce(0) { sum($0, $1) })
    },
  ]

  private static let costs: [AssessmentField<ClientResult>] = [
    Field(
      "service-hours", .decimal,
      "hours of our people in touches of twelve months whose length is known; empty where none is"
    ) {
      guard let cost = $0.cost, cost.timed > 0 || cost.timeCost != nil else { return .missing }
      return .decimal(Rounding.divide(Int64(cost.minutes) * 10, by: 60), scale: 1)
    },
    Field(
      "untimed-touches", .integer,
      "touches of twelve months whose length is not known: they add no hours and no cost"
    ) {
      // Where touches are not recorded at all, none is known to lack its length.
      guard let cost = $0.cost, cost.touches > 0 || cost.timeCost != nil else { return .missing }
      return .integer(cost.touches - cost.timed)
    },
    Field("time-cost", .money, "those hours × the rates of our people") {
      .money($0.cost?.timeCost)
    },
    Field("cost-to-serve", .money, "time and cost of service; empty unless both are known") {
      .money($0.cost?.total)
    },
    Field(
      "margin", .money,
      "revenue of twelve months, by contracts where invoices do not reach back so far, less that cost"
    ) {
      .money($0.cost?.margin)
    },
    Field("margin-percent", .decimal, "its share of the revenue") {
      $0.cost?.marginShare.map { .percent($0) } ?? .missing
    },
  ]
}

extension ClientResult {
  fileprivate func year(_ basis: RevenueBasis) -> ClientRevenue? {
    guard let background, background.comparable.contains(basis) else { return nil }
    return background.years.revenue(of: client, basis)
  }

  fileprivate var renewals: [RenewalOutlook] { background?.renewals.outlooks(of: client) ?? [] }

  /// Those whose day is known: of the others nobody can tell whether they fall into the horizon.
  fileprivate var datedRenewals: [RenewalOutlook] { renewals.filter { $0.date != nil } }

  fileprivate var cost: CostToServe? { background?.costs.cost(of: client) }
}
