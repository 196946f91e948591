import Portfolio

extension AssessmentTable {
  /// The portfolio at each month-end.
  static let history = AssessmentTable(
    "history",
    "The portfolio at each of the last 24 month-ends and on the day, oldest first, recalculated from "
      + "the records dated up to each.",
    fields: HistoryRow.fields
  ) { study in
    study.history.figures.map { HistoryRow(figures: $0, isRecalculated: true) } + [
      HistoryRow(
        figures: PortfolioFigures(study.assessment, of: study.portfolio), isRecalculated: false)
    ]
  }

  /// Each client at each month-end.
  static let clientHistory = AssessmentTable(
    "client-history",
    "Each client at each month-end at which it existed, by client, then by day, recalculated from the "
      + "records dated up to each.",
    fields: ClientHistoryRow.fields, byClient: { ClientHistoryRow.rows(of: $0.client, in: $1) })

  /// The rows of one client.
  static func clientHistory(of client: Int, in study: Study) -> ClientTables.Part {
    ClientTables.Part(
      table: clientHistory,
      rows: ClientHistoryRow.rows(of: client, in: study).map { row in
        ClientHistoryRow.fields.map { $0.value(row) }
      })
  }

  /// Whether health foretells losses.
  static let healthLift = AssessmentTable(
    "health-lift",
    "Of each band of health, how many were lost three month-ends later, from red to green.",
    fields: HealthLiftRow.fields
  ) { study in
    let lift = study.healthLift
    return lift.bands.map { HealthLiftRow(cases: $0, lift: lift) }
  }
}

private struct HistoryRow: Sendable {
  let figures: PortfolioFigures
  let isRecalculated: Bool

  static let fields: [AssessmentField<HistoryRow>] =
    [
      AssessmentField("day", .day, "the month-end; on the last row the day itself") {
        .day($0.figures.day)
      },
      AssessmentField(
        "recalculated", .boolean, "whether it was worked out again from today's records"
      ) {
        .boolean($0.isRecalculated)
      },
      AssessmentField("clients", .integer, "clients that existed") {
        .integer($0.figures.clients)
      },
    ]
    + Status.allCases.map { status in
      AssessmentField("\(status.rawValue)-clients", .integer, "of them `\(status.rawValue)`") {
        .integer($0.figures.clients(status))
      }
    } + [
      AssessmentField(
        "net-sales-12-months", .money, "net sales of twelve months; empty where data begin later"
      ) {
        .money($0.figures.netSales)
      },
      AssessmentField("buyers-12-months", .integer, "clients with a sale in them; likewise") {
        .integer($0.figures.buyers)
      },
      AssessmentField(
        "monthly-recurring-revenue", .money, "recurring revenue a month; empty without contracts"
      ) {
        .money($0.figures.recurring)
      },
      AssessmentField(
        "gross-retention-percent", .decimal,
        "of the revenue of the twelve months before, the part kept; empty where data begin later"
      ) {
        $0.figures.grossRetention.map { .percent($0) } ?? .missing
      },
      AssessmentField("net-retention-percent", .decimal, "the same with growth") {
        $0.figures.netRetention.map { .percent($0) } ?? .missing
      },
      AssessmentField(
        "at-risk-net-sales-12-months", .money,
        "net sales of twelve months of clients at risk; empty where data begin later"
      ) {
        .money($0.figures.atRiskSales)
      },
      AssessmentField("health-scored-clients", .integer, "clients with a health score") {
        .integer($0.figures.scored)
      },
      AssessmentField("health-mean", .decimal, "the mean of their scores; empty without one") {
        $0.figures.meanHealthTenths.map { .decimal($0, scale: 1) } ?? .missing
      },
    ]
    + HealthBand.allCases.map { band in
      AssessmentField("health-\(band.rawValue)-clients", .integer, "of them in the band") {
        .integer($0.figures.clients(band))
      }
    }
}

private struct ClientHistoryRow: Sendable {
  let client: String
  let standing: PastStanding
  /// Who answered for the client.
  let owner: String?
  /// Whether history dates that.
  let isOwnerDated: Bool

  /// The rows of a client, by position in `Portfolio.clients`.
  static func rows(of client: Int, in study: Study) -> [ClientHistoryRow] {
    let id = study.portfolio.clients[client].id
    let isDated = !study.portfolio.records.history
      .entries(of: .clients, record: id, field: "owner").isEmpty
    return study.history.standings(of: client).map { standing in
      ClientHistoryRow(
        client: id, standing: standing,
        owner: study.portfolio.owner(of: client, on: standing.day), isOwnerDated: isDated)
    }
  }

  static let fields: [AssessmentField<ClientHistoryRow>] = [
    AssessmentField("day", .day, "the month-end") { .day($0.standing.day) },
    AssessmentField("client", .text, "the client's id") { .text($0.client) },
    AssessmentField("status", .word, ClientFields.words(Status.self)) {
      .text($0.standing.status.rawValue)
    },
    AssessmentField("tier", .word, ClientFields.words(Tier.self)) {
      $0.standing.tier.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField("touch", .word, ClientFields.words(Touch.self)) {
      $0.standing.touch.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField("health", .integer, "0–100; empty where too little was measured") {
      .integer($0.standing.health)
    },
    AssessmentField("health-band", .word, ClientFields.words(HealthBand.self)) {
      $0.standing.band.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField(
      "tier-revenue", .money,
      "the revenue of a year that decided the tier; empty where it was not known, and for prospects "
        + "and former clients"
    ) {
      switch $0.standing.status {
      case .prospect, .former: .missing
      case .active, .atRisk, .inactive: .money($0.standing.revenue)
      }
    },
    AssessmentField("owner", .text, "who answered for the client, as far as history says") {
      $0.owner.map { .text($0) } ?? .missing
    },
    AssessmentField(
      "owner-dated", .boolean, "whether history dates the owner; else it is the current value"
    ) {
      .boolean($0.isOwnerDated)
    },
  ]
}

private struct HealthLiftRow: Sendable {
  let cases: HealthLift.Cases
  let lift: HealthLift

  static let fields: [AssessmentField<HealthLiftRow>] = [
    AssessmentField("band", .word, ClientFields.words(HealthBand.self)) {
      .text($0.cases.band.rawValue)
    },
    AssessmentField("cases", .integer, "clients in the band at month-ends three apart") {
      .integer($0.cases.count)
    },
    AssessmentField(
      "lost", .integer, "of them, those inactive or former three month-ends later"
    ) {
      .integer($0.cases.lost)
    },
    AssessmentField("lost-percent", .decimal, "their part") { .percent($0.cases.share) },
    AssessmentField(
      "lift", .decimal, "loss in the red for each loss in the green; empty where refused"
    ) {
      (try? $0.lift.lift.get()).map { .decimal($0, scale: 2) } ?? .missing
    },
    AssessmentField(
      "refused", .word, "why no lift is given: " + ClientFields.words(HealthLift.Refusal.self)
    ) {
      if case .failure(let refusal) = $0.lift.lift { return .text(refusal.reason.rawValue) }
      return .missing
    },
  ]
}
