import Portfolio

extension AssessmentTable {
  /// What the revenue of clients does, and what serving them costs.
  static let revenueTables: [AssessmentTable] = [
    retention, cohorts, movements, concentration, renewals, renewalForecast, pipeline,
    lostOpportunities, payments, costToServe,
  ]

  /// Gross and net retention of everybody and of every group.
  static let retention = AssessmentTable(
    "retention",
    "How much of the revenue of a year ago was kept, by basis and group; groups as of a year ago.",
    fields: RetentionRow.fields
  ) { study in
    let reports = study.retention
    guard !reports.isEmpty else { return [] }
    let groupings = study.groupingsAYearAgo
    return reports.flatMap { report in
      report.rows.map {
        RetentionRow(basis: report.basis, name: groupings.name(of: $0.key), row: $0)
      }
    }
  }

  /// Cohorts in count and money.
  static let cohorts = AssessmentTable(
    "cohorts",
    "Clients by the period in which they began, and what became of them; periods to come have no row.",
    fields: CohortRow.fields
  ) { study in
    study.bases.compactMap { CohortTable(study, basis: $0) }.flatMap { table in
      table.rows.flatMap { row in
        row.cells.indices.map { age in
          let first = row.began.flatMap { table.periods.firstIndex(of: $0) } ?? 0
          return CohortRow(table: table, row: row, age: age, period: table.periods[first + age])
        }
      }
    }
  }

  /// The bridges from month to month.
  static let movements = AssessmentTable(
    "movements", "How revenue moved from month to month, by basis; the last month may be partial.",
    fields: MovementRow.fields
  ) { study in
    study.bases.flatMap { basis in
      study.movements(basis, months: 24).map { MovementRow(basis: basis, period: $0) }
    }
  }
}

/// What the column of that name is in both tables.
private let belowZero =
  "of the difference, what returns beyond a client's sales take, or give back; in no movement and in no retention"

private struct RetentionRow: Sendable {
  let basis: RevenueBasis
  let name: String?
  let row: RetentionReport.Row

  private typealias Field = AssessmentField<RetentionRow>

  static let fields: [AssessmentField<RetentionRow>] =
    [
      Field("basis", .word, "which revenue: " + ClientFields.words(RevenueBasis.self)) {
        .text($0.basis.rawValue)
      },
      Field(
        "grouping", .word, "what clients are put together by: " + ClientFields.words(Grouping.self)
      ) {
        .text($0.row.key.grouping.rawValue)
      },
      Field("key", .text, "which of them; empty for those of whom it is not known") {
        $0.name.map { .text($0) } ?? .missing
      },
      Field("clients-before", .integer, "clients known to have had revenue a year ago") {
        .integer($0.row.totals.knownBegin == nil ? nil : $0.row.totals.beginClients)
      },
      Field("clients-now", .integer, "clients known to have revenue now") {
        .integer($0.row.totals.knownEnd == nil ? nil : $0.row.totals.endClients)
      },
      Field(
        "before", .money,
        "revenue a year ago: of the twelve months before, or of a month where it is recurring; empty "
          + "where nothing is known"
      ) {
        .money($0.row.totals.knownBegin)
      },
    ]
    + MovementKind.allCases.flatMap { kind in
      [
        Field(kind.rawValue, .money, "of the difference, `\(kind.rawValue)`") {
          .money($0.row.totals.knownAmount(kind))
        },
        Field("\(kind.rawValue)-clients", .integer, "how many clients that were") {
          .integer($0.row.totals.knownClients(kind))
        },
      ]
    } + [
      Field("below-zero", .money, belowZero) { .money($0.row.totals.knownBelowZero) },
      Field(
        "now", .money,
        "revenue now: before + new + expansion + reactivation − contraction − churn + below zero"
      ) {
        .money($0.row.totals.knownEnd)
      },
      Field("gross-retention-percent", .decimal, "Σ min(now, before) / Σ before, at most 100") {
        .percent($0.row.totals.grossRetention)
      },
      Field(
        "net-retention-percent", .decimal, "Σ now / Σ before over clients with revenue before"
      ) {
        .percent($0.row.totals.netRetention)
      },
      Field("logo-churn-percent", .decimal, "part of the clients before that bring nothing now") {
        .percent($0.row.totals.logoChurn)
      },
      Field("revenue-churn-percent", .decimal, "part of the revenue before that left with them") {
        .percent($0.row.totals.revenueChurn)
      },
      Field(
        "leavers", .word,
        "what those who left were to those who stayed: " + ClientFields.words(LeaverSize.self)
          + "; empty where nobody left"
      ) {
        $0.row.totals.leavers.map { .text($0.rawValue) } ?? .missing
      },
      Field("target-percent", .decimal, "the gross retention it should reach; empty for low touch")
      {
        if case .target(let least) = $0.row.line { .decimal(least, scale: 2) } else { .missing }
      },
      Field("usual-from-percent", .decimal, "what is usual for low and tech touch, from") {
        if case .reference(let usual) = $0.row.line {
          .decimal(usual.lowerBound, scale: 2)
        } else {
          .missing
        }
      },
      Field("usual-to-percent", .decimal, "what is usual for low and tech touch, to") {
        if case .reference(let usual) = $0.row.line {
          .decimal(usual.upperBound, scale: 2)
        } else {
          .missing
        }
      },
      Field(
        "standing", .word,
        "gross retention against the two: " + ClientFields.words(RetentionStanding.self)
      ) {
        $0.row.standing.map { .text($0.rawValue) } ?? .missing
      },
      Field("unknown-clients", .integer, "clients left out, since what they bring is not known") {
        .integer($0.row.totals.unknownClients)
      },
    ]
}

private struct CohortRow: Sendable {
  let table: CohortTable
  let row: CohortTable.Row
  let age: Int
  let period: Day

  private typealias Field = AssessmentField<CohortRow>
  private var cell: CohortTable.Cell { row.cells[age] }

  static let fields: [AssessmentField<CohortRow>] = [
    Field("basis", .word, "which revenue: " + ClientFields.words(RevenueBasis.self)) {
      .text($0.table.basis.rawValue)
    },
    Field("began", .day, "first day of the period in which they began; empty: before the first one")
    {
      .day($0.row.began)
    },
    Field("size", .integer, "clients that began then") { .integer($0.row.clients.count) },
    Field("period", .day, "first day of the period") { .day($0.period) },
    Field("months", .integer, "length of a period in months") { .integer($0.table.months) },
    Field("age", .integer, "periods since they began, or since the first one") { .integer($0.age) },
    Field("partial", .boolean, "whether the period goes on after the day") {
      .boolean($0.cell.isPartial)
    },
    Field("clients", .integer, "those with a sale in it, or with a contract in force at its end") {
      .integer($0.cell.clients)
    },
    Field("clients-percent", .decimal, "of all clients of the row") {
      .percent($0.row.clientShare($0.age))
    },
    Field(
      "amount", .money,
      "net sales of the period, or contract values a month at its end; empty where none is known"
    ) {
      .money($0.cell.knownAmount)
    },
    Field("amount-percent", .decimal, "of that of age 0, over the clients of whom both are known") {
      .percent($0.row.amountShare($0.age))
    },
    Field("unknown", .integer, "clients among them whose contract values are not known") {
      .integer($0.cell.unknown)
    },
  ]
}

private struct MovementRow: Sendable {
  let basis: RevenueBasis
  let period: MovementPeriod

  private typealias Field = AssessmentField<MovementRow>

  static let fields: [AssessmentField<MovementRow>] =
    [
      Field("basis", .word, "which revenue: " + ClientFields.words(RevenueBasis.self)) {
        .text($0.basis.rawValue)
      },
      Field("month", .month, "the calendar month") { .month($0.period.month) },
      Field("partial", .boolean, "whether the month goes on after the day") {
        .boolean($0.period.isPartial)
      },
      Field(
        "begin", .money,
        "known revenue of the month before, or in force at its end: what that month ended with; empty "
          + "where nothing is known"
      ) {
        .money($0.period.totals.wholeBegin)
      },
    ]
    + MovementKind.allCases.flatMap { kind in
      [
        Field(kind.rawValue, .money, "of the difference, `\(kind.rawValue)`") {
          .money($0.period.totals.knownAmount(kind))
        },
        Field("\(kind.rawValue)-clients", .integer, "how many clients that were") {
          .integer($0.period.totals.knownClients(kind))
        },
      ]
    } + [
      Field("below-zero", .money, belowZero) { .money($0.period.totals.knownBelowZero) },
      Field(
        "became-known", .money,
        "what clients bring now whose revenue was not known the month before"
      ) {
        .money($0.period.totals.wholeEnd == nil ? nil : $0.period.totals.becameKnown)
      },
      Field(
        "became-unknown", .money, "what clients brought then whose revenue is not known now"
      ) {
        .money($0.period.totals.wholeBegin == nil ? nil : $0.period.totals.becameUnknown)
      },
      Field(
        "end", .money,
        "begin + new + expansion + reactivation − contraction − churn + below zero + became known − became unknown"
      ) {
        .money($0.period.totals.wholeEnd)
      },
      Field("gross-retention-percent", .decimal, "what was kept of the month before, no growth") {
        .percent($0.period.totals.grossRetention)
      },
      Field("annualised-percent", .decimal, "gross retention to the power of twelve") {
        $0.period.totals.grossRetention.annualised(months: 1).map { .decimal($0, scale: 2) }
          ?? .missing
      },
      Field("net-retention-percent", .decimal, "the same with the growth of the same clients") {
        .percent($0.period.totals.netRetention)
      },
      Field("logo-churn-percent", .decimal, "part of the clients before that bring nothing now") {
        .percent($0.period.totals.logoChurn)
      },
      Field("hides-churn", .boolean, "whether revenue did not fall although clients were lost") {
        $0.period.totals.isUnknown ? .missing : .boolean($0.period.totals.hidesChurn)
      },
      Field(
        "unknown-clients", .integer,
        "clients left out of the movements, since one of the two months is not known"
      ) {
        .integer($0.period.totals.unknownClients)
      },
    ]
}
