public import Portfolio

/// A client with what was computed about it: the subject of the client fields.
public struct ClientResult: Sendable {
  private var record: Client
  /// What was computed.
  public private(set) var client: ClientAssessment
  /// The sum of the amounts above zero that ABC uses, in minor units.
  public let abcTotal: Int64
  /// What is expected of it; nil without a forecast or a purchase.
  public private(set) var forecast: ClientForecast?
  /// Whether invoices tell anything of the clients.
  let knowsInvoices: Bool
  /// Everything else, for fields that few ask for; nil where nobody gave it.
  let background: ResultBackground?

  /// A client of an assessment.
  ///
  /// - Parameters:
  ///   - client: What was computed.
  ///   - record: The client itself.
  ///   - abcTotal: `Assessment.summary.concentration.total`.
  ///   - knowsInvoices: `Assessment.summary.knowsInvoices`.
  ///   - forecast: `Assessment.forecast(of:)`.
  ///   - background: The portfolio and its assessment; without it the fields that need them are missing.
  public init(
    _ client: ClientAssessment, record: Client, abcTotal: Int64, knowsInvoices: Bool,
    forecast: ClientForecast? = nil, background: ResultBackground? = nil
  ) {
    self.client = client
    self.record = record
    self.abcTotal = abcTotal
    self.knowsInvoices = knowsInvoices
    self.forecast = forecast
    self.background = background
  }

  /// Becomes the result of another client of the same assessment: threads that make results anew count
  /// references to what all share, and wait for each other.
  ///
  /// - Parameters:
  ///   - client: What was computed.
  ///   - record: The client itself.
  ///   - forecast: `Assessment.forecast(of:)`.
  public mutating func move(
    to client: ClientAssessment, record: Client, forecast: ClientForecast?
  ) {
    self.client = client
    self.record = record
    self.forecast = forecast
  }

  /// A client of an assessment.
  public init(_ client: ClientAssessment, in assessment: Assessment, of portfolio: Portfolio) {
    record = portfolio.clients[client.client]
    self.client = client
    abcTotal = assessment.summary.concentration.total
    knowsInvoices = assessment.summary.knowsInvoices
    forecast = assessment.forecast(of: client.client)
    background = ResultBackground(Study(portfolio, assessment))
  }
}

/// What all clients of an assessment share, kept once for all of them.
///
/// It keeps no study: a study keeps it.
public final class ResultBackground: Sendable {
  let costs: CostReading
  let years: YearReading
  /// The bases whose data reach back a year.
  let comparable: Set<RevenueBasis>
  let renewals: RenewalReading
  let roster: OwnerRoster

  /// The background of the clients of a study.
  public init(_ study: Study) {
    costs = CostReading(study.portfolio, study.day)
    years = YearReading(study.portfolio, study.assessment)
    comparable = Set(RevenueBasis.allCases.filter(study.hasYearBefore))
    renewals = RenewalReading(study.portfolio, study.policy, study.day)
    roster = OwnerRoster(study.portfolio)
  }
}

extension ClientResult {
  /// The client's id.
  public var id: String { record.id }

  /// The name to show.
  public var name: String { record.displayName }

  /// The id of who answers for the client; nil where nobody does.
  public var owner: String? {
    record.owner.map { background?.roster.id($0) ?? $0 }
  }
}

/// Everything computed for each client.
public enum ClientFields {
  /// The fields, in the order of columns.
  public static let all: [AssessmentField<ClientResult>] =
    identity + purchases + cadence + classes + tiers + contracts + behaviour + people + health
    + revenue + forecast + roadmap

  private typealias Field = AssessmentField<ClientResult>

  static let identity: [AssessmentField<ClientResult>] = [
    Field("id", .text, "the client's id in the data") { .text($0.id) },
    Field("name", .text, "trade name, else legal name, else the id") { .text($0.name) },
    Field("owner-id", .text, "who answers for it: id of the team member, else the text as written")
    {
      $0.owner.map { .text($0) } ?? .missing
    },
    Field("status", .word, words(Status.self)) { .text($0.client.status.rawValue) },
    Field("status-detail", .word, "what stands beside the status: " + words(StatusNote.self)) {
      .text($0.client.statusNote.rawValue)
    },
    Field(
      "status-rule", .word,
      "the built-in rule that decides the status, or would without the policy's own: "
        + words(StatusRule.self)
    ) {
      .text($0.client.rule.rawValue)
    },
    Field("status-own-rule", .text, "the rule of the policy's own that decided the status") {
      $0.client.ownStatus.map { .text($0.rule) } ?? .missing
    },
    Field("status-note", .text, "what that rule says beside the status") {
      $0.client.ownStatus.map { .text($0.detail) } ?? .missing
    },
    Field("risk-signals", .words, "the signals that fired: " + words(RiskSignal.self)) {
      .text($0.client.signals.all.map(\.rawValue).joined(separator: " "))
    },
  ]

  static let purchases: [AssessmentField<ClientResult>] = Field.allOfInvoices(
    [
      Field("first-purchase", .day, "first day with a sale") { .day($0.client.firstPurchase) },
      Field("last-purchase", .day, "last day with a sale") { .day($0.client.lastPurchase) },
      Field("recency-days", .integer, "days from the last purchase to the day") {
        .integer($0.client.recencyDays)
      },
      Field("purchase-days", .integer, "days with a sale") { .integer($0.client.purchaseDays) },
      Field("invoices", .integer, "invoices of any kind, also those with returns only") {
        .integer($0.client.invoices)
      },
    ]
      + totals("", "everything up to the day") { $0.total }
      + totals("-12-months", "the twelve months up to and with the day") { $0.current }
      + totals("-previous-12-months", "the twelve months before those") { $0.previous })

  private static func totals(
    _ suffix: String, _ span: String,
    _ totals: @escaping @Sendable (ClientAssessment) -> SalesTotals
  ) -> [AssessmentField<ClientResult>] {
    [
      Field("sales" + suffix, .money, "sum of the sale lines, \(span)") {
        .money(totals($0.client).sales)
      },
      Field("returns" + suffix, .money, "returns and cancellations, at most 0, \(span)") {
        .money(totals($0.client).returns)
      },
      Field("net-sales" + suffix, .money, "sales less returns, \(span)") {
        .money(totals($0.client).net)
      },
      Field("sale-invoices" + suffix, .integer, "invoices with a sale line, \(span)") {
        .integer(totals($0.client).invoices)
      },
      Field(
        "average-ticket" + suffix, .money, "sales (returns not subtracted) / sale invoices, \(span)"
      ) {
        .money(totals($0.client).averageTicket)
      },
    ]
  }

  static let cadence: [AssessmentField<ClientResult>] = [
    Field("median-interval-days", .decimal, "median of the days between purchase days") {
      $0.client.cadence?.medianHalfDays.map { .decimal(Int64($0) * 5, scale: 1) } ?? .missing
    },
    Field(
      "interval-deviation-days", .decimal, "median absolute deviation of the intervals from it"
    ) {
      $0.client.cadence?.deviationQuarterDays.map { .decimal(Int64($0) * 25, scale: 2) }
        ?? .missing
    },
    Field("cycle-days", .decimal, "the cycle that judges the silence") {
      $0.client.cadence.map { .decimal(Int64($0.cycleHalfDays) * 5, scale: 1) } ?? .missing
    },
    Field("cycle-source", .word, "whose cycle that is: " + words(CycleSource.self)) {
      $0.client.cadence.map { .text($0.source.rawValue) } ?? .missing
    },
    Field("expected-next", .day, "last purchase + one cycle, half days rounded up") {
      .day($0.client.expectedNext)
    },
    Field("days-overdue", .integer, "days beyond the expected purchase, at least 0") {
      .integer($0.client.daysOverdue)
    },
    Field("late-after-days", .integer, "late when silent for more days than this") {
      .integer($0.client.cadence?.lateAfterDays)
    },
    Field("broken-after-days", .integer, "cadence broken when silent for more days than this") {
      .integer($0.client.cadence?.brokenAfterDays)
    },
    Field("inactive-after-days", .integer, "inactive when silent for more days than this") {
      .integer($0.client.cadence?.inactiveAfterDays)
    },
    Field("late", .boolean, "whether the silence is beyond `late-after-days`") {
      .boolean($0.client.isLate)
    }.ofInvoices,
    Field("late-on", .day, "first day of being late, past or future") { .day($0.client.lateOn) },
    Field("broken-on", .day, "first day of a broken cadence, past or future") {
      .day($0.client.brokenOn)
    },
    Field("inactive-on", .day, "first day of being inactive, past or future") {
      .day($0.client.inactiveOn)
    },
  ]

  static let classes: [AssessmentField<ClientResult>] = Field.allOfInvoices([
    Field("abc-class", .word, words(ABCClass.self)) { .text($0.client.abcClass.rawValue) },
    Field("abc-amount", .money, "the amount that decides the class") {
      .money($0.client.abc.value)
    },
    Field("abc-rank", .integer, "position by that amount, ties by id; empty at zero or less") {
      .integer($0.client.abc.rank)
    },
    Field(
      "abc-share-percent", .decimal, "the amount's part of all amounts above zero, in percent"
    ) {
      .percent(Share(max(0, $0.client.abc.value), of: $0.abcTotal))
    },
    Field(
      "abc-share-before-percent", .decimal, "the part of all clients ranked before, in percent"
    ) {
      .percent(Share($0.client.abc.before, of: $0.abcTotal))
    },
    Field("rfm-recency", .integer, "score 1–5 of the days since the last purchase") {
      .integer($0.client.rfm?.recency)
    },
    Field("rfm-frequency", .integer, "score 1–5 of the number of sale invoices") {
      .integer($0.client.rfm?.frequency)
    },
    Field("rfm-monetary", .integer, "score 1–5 of the money") {
      .integer($0.client.rfm?.monetary)
    },
    Field("rfm-segment", .word, words(RFMSegment.self)) {
      $0.client.rfm.map { .text($0.segment.rawValue) } ?? .missing
    },
  ])

  /// The words of an enumeration, for a meaning.
  static func words<Words: CaseIterable & RawRepresentable>(_ type: Words.Type) -> WordMeaning
  where Words.RawValue == String {
    let words = type.allCases.map(\.rawValue)
    return WordMeaning(text: words.map { "`\($0)`" }.joined(separator: ", "), words: words)
  }
}
