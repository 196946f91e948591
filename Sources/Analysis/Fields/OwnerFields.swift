import Portfolio

/// An owner with what was computed: the subject of the owner fields.
public struct OwnerResult: Sendable {
  /// The owner's book.
  public let book: OwnerBook
  let policy: Policy
  let knowsInvoices: Bool

  init(_ book: OwnerBook, _ study: Study) {
    self.book = book
    policy = study.policy
    knowsInvoices = study.assessment.summary.knowsInvoices
  }
}

/// Everything computed for each owner.
public enum OwnerFields {
  /// The fields, in order.
  public static let all: [AssessmentField<OwnerResult>] = identity + work + clients

  private typealias Field = AssessmentField<OwnerResult>

  private static let identity: [AssessmentField<OwnerResult>] = [
    Field("owner", .text, "id of the team member, else the text as written; empty for nobody") {
      $0.book.id.map { .text($0) } ?? .missing
    },
    Field("name", .text, "the name in the team table") {
      $0.book.name.map { .text($0) } ?? .missing
    },
    Field("in-team", .boolean, "whether the team table has the owner") {
      $0.book.id == nil ? .missing : .boolean($0.book.isInTeam)
    },
  ]

  private static let work: [AssessmentField<OwnerResult>] = [
    Field("weekly-hours", .integer, "hours a week for clients, by the team table") {
      .integer($0.book.weeklyHours)
    },
    Field("capacity-hours", .decimal, "hours a year for clients") { hours($0, $0.book.capacity) },
    Field("planned-hours", .decimal, "the part of them that is planned") {
      hours($0, $0.book.planned)
    },
    Field("load-hours", .decimal, "hours a year that the accounts ask for, by tier and touch") {
      .decimal($0.book.load, scale: 1)
    },
    Field("load-percent", .decimal, "load of the planned hours, in percent") {
      .percent($0.book.loadShare)
    },
    Field("deficit-hours", .decimal, "load less planned hours; below zero where some are left") {
      hours($0, $0.book.deficit)
    },
    Field("load-band", .word, ClientFields.words(LoadBand.self)) {
      $0.book.id == nil ? .missing : .text($0.book.band.rawValue)
    },
  ]

  private static let clients: [AssessmentField<OwnerResult>] = [
    Field("clients", .integer, "clients of the base: no prospects, no former ones") {
      .integer($0.book.accounts.count)
    },
    Field("touchable-clients", .integer, "those for whom human touches are planned and recorded") {
      .integer($0.book.touchable)
    },
    Field("touched-clients", .integer, "those of them that somebody spoke with lately") {
      .integer($0.book.touched)
    },
    Field("touch-coverage-percent", .decimal, "touched of touchable clients, in percent") {
      .percent($0.book.touchCoverage)
    },
    Field(
      "book-too-large", .boolean, "whether that is less than the policy's least touch coverage"
    ) { result in
      result.book.touchCoverage.basisPoints.map {
        .boolean($0 < result.policy.coverage.touchedLeast)
      } ?? .missing
    },
    Field("net-sales-12-months", .money, "net sales of the clients in the last twelve months") {
      .money($0.book.netSales)
    }.ofInvoices,
    Field("monthly-recurring-revenue", .money, "what the clients' contracts bring a month") {
      .money($0.book.monthlyRevenue)
    },
    Field("at-risk-clients", .integer, "clients at risk") { .integer($0.book.atRisk) },
    Field("at-risk-net-sales-12-months", .money, "their net sales of the last twelve months") {
      .money($0.book.atRiskSales)
    }.ofInvoices,
    Field("renewals-90-days", .integer, "contracts whose opt-out has passed or lies within 90 days")
    {
      .integer($0.book.renewals)
    },
    Field("promises-overdue", .integer, "promises whose day has passed") {
      .integer($0.book.overduePromises)
    },
  ]

  /// Hours that only somebody has.
  private static func hours(_ result: OwnerResult, _ tenths: Int64) -> AssessmentValue {
    result.book.id == nil ? .missing : .decimal(tenths, scale: 1)
  }
}
