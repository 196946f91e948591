import Portfolio

extension AssessmentTable {
  /// Who may be asked to speak for us.
  static let advocacy = AssessmentTable(
    "advocacy", "Who may be asked today to speak for us, and why others may not.",
    fields: AdvocacyRow.fields
  ) { study in
    AdvocacyRegister(study).candidates.map {
      AdvocacyRow(candidate: $0, client: study.portfolio.clients[$0.client].id)
    }
  }

  /// Who brought whom.
  static let referrals = AssessmentTable(
    "referrals", "Who brought whom, chain by chain; the revenue of each client is credited once.",
    fields: ReferralRow.fields
  ) { study in
    let ids = study.portfolio.clients
    return ReferralChains(study).credits.map {
      ReferralRow(
        credit: $0, from: ids[$0.from].id, to: ids[$0.to].id, root: ids[$0.root].id)
    }
  }

  /// Former clients.
  static let winBack = AssessmentTable(
    "win-back",
    "Former clients by what asking them back is worth; those who are not to be asked come last.",
    fields: WinBackRow.fields
  ) { study in
    let list = WinBackList(study.assessment, of: study.portfolio)
    let ids = study.portfolio.clients
    return list.candidates.map { WinBackRow(candidate: $0, client: ids[$0.client].id) }
      + list.excluded.map {
        WinBackRow(candidate: $0, client: ids[$0.client].id, isExcluded: true)
      }
  }

  /// How many of those who left came back.
  static let winBackRates = AssessmentTable(
    "win-back-rates", "How many of those who left came back, by why they left.",
    fields: RateRow.fields
  ) { study in
    WinBackRate(study).rows.map(RateRow.init)
  }

  /// Whose leaving would cost most.
  static let departureExposure = AssessmentTable(
    "departure-exposure", "Whose leaving would expose revenue, theirs and ours, by revenue.",
    fields: DepartureRow.fields
  ) { study in
    study.departures.map { departure in
      DepartureRow(
        departure: departure,
        clients: departure.clients.map { study.portfolio.clients[$0.client].id })
    }
  }
}

private struct AdvocacyRow: Sendable {
  let candidate: AdvocacyCandidate
  let client: String

  private typealias Field = AssessmentField<AdvocacyRow>

  static let fields: [AssessmentField<AdvocacyRow>] = [
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("may-be-asked", .boolean, "whether nothing stands in the way today") {
      .boolean($0.candidate.mayBeAsked)
    },
    Field("person", .text, "whom to ask: the contact's id") {
      $0.candidate.person.map { .text($0) } ?? .missing
    },
    Field("grounds", .words, "what speaks for it: `promoter`, `champion`, `objective-achieved`") {
      .text($0.candidate.grounds.map(\.word).joined(separator: " "))
    },
    Field(
      "obstacles", .words,
      "what stands in the way: " + ClientFields.words(AdvocacyObstacle.Kind.self)
    ) {
      .text($0.candidate.obstacles.map(\.kind.rawValue).joined(separator: " "))
    },
    Field("free-on", .day, "first day on which it may be asked if nothing happens, where known") {
      .day($0.candidate.mayBeAsked ? nil : $0.candidate.freeOn)
    },
    Field("asks-12-months", .integer, "asks in the last twelve months") {
      .integer($0.candidate.asks)
    },
    Field("calls-12-months", .integer, "reference calls given in the last twelve months") {
      .integer($0.candidate.calls)
    },
    Field("bears-call", .boolean, "whether it bears another reference call this year") {
      .boolean($0.candidate.bearsCall)
    },
    Field("last-ask", .day, "day of the last ask") { .day($0.candidate.lastAsk) },
    Field(
      "revenue", .money,
      "revenue of a year: invoices or contracts, the greater; empty where unknown"
    ) {
      .money($0.candidate.revenue)
    },
  ]
}

private struct ReferralRow: Sendable {
  let credit: ReferralCredit
  let from: String
  let to: String
  let root: String

  private typealias Field = AssessmentField<ReferralRow>

  static let fields: [AssessmentField<ReferralRow>] = [
    Field("referral", .text, "the referral's id") { .text($0.credit.key.key) },
    Field("from", .text, "id of the client who referred") { .text($0.from) },
    Field("to", .text, "id of the client who came") { .text($0.to) },
    Field("day", .day, "the day") { .day($0.credit.day) },
    Field("credited", .boolean, "whether the revenue is credited here: of several, the earliest") {
      .boolean($0.credit.isCredited)
    },
    Field(
      "revenue", .money,
      "revenue of a year of the client who came; 0 unless credited, empty where unknown"
    ) {
      .money($0.credit.value)
    },
    Field("revenue-basis", .word, ClientFields.words(RevenueBasis.self) + "; empty where unknown") {
      $0.credit.basis.map { .text($0.rawValue) } ?? .missing
    },
    Field("head", .text, "id of the client at the head of the chain") { .text($0.root) },
    Field("depth", .integer, "referrals from the head to the client who came") {
      .integer($0.credit.depth)
    },
  ]
}

private struct WinBackRow: Sendable {
  let candidate: WinBackCandidate
  let client: String
  var isExcluded = false

  private typealias Field = AssessmentField<WinBackRow>

  static let fields: [AssessmentField<WinBackRow>] = [
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("excluded", .boolean, "whether it is not to be asked: default, closed, death") {
      .boolean($0.isExcluded)
    },
    Field("expected", .money, "value × reason × time; empty where unknown") {
      .money($0.candidate.expected)
    },
    Field("value", .money, "revenue of the last year with us; empty where unknown") {
      .money($0.candidate.value)
    },
    Field(
      "value-basis", .word, ClientFields.words(RevenueBasis.self) + "; empty where unknown"
    ) {
      $0.candidate.basis.map { .text($0.rawValue) } ?? .missing
    },
    Field("reason-factor", .decimal, "how often such a client comes back, 0–1, by the policy") {
      .decimal($0.candidate.reasonFactor, scale: 4)
    },
    Field("time-factor", .decimal, "how good the time is, 0–1, by the policy") {
      .decimal($0.candidate.timeFactor, scale: 4)
    },
    Field("ended", .day, "the day it ended") { .day($0.candidate.ending.day) },
    Field("days-since", .integer, "days since then") { .integer($0.candidate.daysSince) },
    Field("reason", .word, ClientFields.words(EndReason.self)) {
      $0.candidate.ending.reason.map { .text($0.rawValue) } ?? .missing
    },
    Field("reason-text", .text, "the reason as written") {
      $0.candidate.ending.text.map { .text($0) } ?? .missing
    },
    Field("last-answer-kind", .word, ClientFields.words(SurveyKind.self)) {
      $0.candidate.lastAnswer.map { .text($0.kind.rawValue) } ?? .missing
    },
    Field("last-answer", .integer, "the last answer to a survey, whatever its age") {
      .integer($0.candidate.lastAnswer?.score)
    },
    Field("last-answer-day", .day, "its day") { .day($0.candidate.lastAnswer?.day) },
    Field("record", .text, "the record that says so, as `table:key`") {
      .text("\($0.candidate.ending.key.table.rawValue):\($0.candidate.ending.key.key)")
    },
  ]
}

private struct RateRow: Sendable {
  let row: WinBackRate.Row

  static let fields: [AssessmentField<RateRow>] = [
    AssessmentField("reason", .word, ClientFields.words(EndReason.self) + "; empty where unknown") {
      $0.row.reason.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField("left", .integer, "clients who left for it, those who came back too") {
      .integer($0.row.left.count)
    },
    AssessmentField("returned", .integer, "of them, those who came back") {
      .integer($0.row.returned.count)
    },
    AssessmentField("rate-percent", .decimal, "returned / left") { .percent($0.row.rate) },
  ]
}

private struct DepartureRow: Sendable {
  let departure: DepartureExposure
  let clients: [String]

  private typealias Field = AssessmentField<DepartureRow>

  static let fields: [AssessmentField<DepartureRow>] = [
    Field("side", .word, "`theirs` or `ours`") { .text($0.departure.isOurs ? "ours" : "theirs") },
    Field("person", .text, "id of the contact or team member, or the name as written") {
      .text($0.departure.person)
    },
    Field(
      "revenue", .money,
      "revenue of a year of the clients that hang by this person; empty where unknown"
    ) {
      .money($0.departure.revenue)
    },
    Field("clients", .integer, "how many clients") { .integer($0.clients.count) },
    Field("client-ids", .text, "their ids, with spaces between") {
      .text($0.clients.joined(separator: " "))
    },
    Field("reasons", .words, ClientFields.words(DepartureReason.self)) {
      let reasons = Set($0.departure.clients.flatMap(\.reasons))
      return .text(
        DepartureReason.allCases.filter(reasons.contains).map(\.rawValue).joined(separator: " "))
    },
  ]
}
