import Portfolio

extension AssessmentTable {
  /// Payment behaviour of everybody and of every group.
  static let payments = AssessmentTable(
    "payments",
    "How clients pay, by group: on time in twelve months of due days, and what is overdue.",
    fields: PaymentRow.fields
  ) { study in
    let groupings = study.groupings
    return (PaymentReport(study, groupings)?.rows ?? []).map {
      PaymentRow(name: groupings.name(of: $0.key), row: $0)
    }
  }

  /// What serving clients costs, of everybody and of every group.
  static let costToServe = AssessmentTable(
    "cost-to-serve",
    "What serving clients cost in twelve months and what is left, by group, over clients whose whole cost is known.",
    fields: CostRow.fields
  ) { study in
    let groupings = study.groupings
    guard let report = CostReport(study, groupings) else { return [] }
    return report.rows.map {
      CostRow(basis: report.basis, name: groupings.name(of: $0.key), row: $0)
    }
  }
}

private struct PaymentRow: Sendable {
  let name: String?
  let row: PaymentReport.Row

  private typealias Field = AssessmentField<PaymentRow>

  static let fields: [AssessmentField<PaymentRow>] =
    [
      Field(
        "grouping", .word, "what clients are put together by: " + ClientFields.words(Grouping.self)
      ) {
        .text($0.row.key.grouping.rawValue)
      },
      Field("key", .text, "which of them; empty for those of whom it is not known") {
        $0.name.map { .text($0) } ?? .missing
      },
      Field("clients", .integer, "clients of whom the data tell how they pay") {
        .integer($0.row.totals.clients)
      },
      Field("invoices-decided", .integer, "invoices of which it is decided") {
        .integer($0.row.totals.decided)
      },
      Field("invoices-on-time", .integer, "of them, those paid within the grace of the due day") {
        .integer($0.row.totals.onTime)
      },
      Field("on-time-percent", .decimal, "the share of those") {
        $0.row.totals.onTimeShare.map { .percent($0) } ?? .missing
      },
      Field("mean-delay-days", .decimal, "mean days from due day to payment; below zero: early") {
        $0.row.totals.meanDelayTenths.map { .decimal($0, scale: 1) } ?? .missing
      },
      Field("open", .money, "what is left to be paid, due or not") { .money($0.row.totals.open) },
      Field("overdue", .money, "of it, what is due") { .money($0.row.totals.overdueAmount) },
    ]
    + OverdueBucket.allCases.map { bucket in
      Field("overdue-\(bucket.rawValue)", .money, "due for so many days: `\(bucket.rawValue)`") {
        .money($0.row.totals[bucket].amount)
      }
    } + [
      Field("late-clients", .integer, "clients with something overdue") {
        .integer($0.row.totals.late.count)
      }
    ]
}

private struct CostRow: Sendable {
  let basis: RevenueBasis
  let name: String?
  let row: CostReport.Row

  /// The sums; nil where they are sums of nobody.
  private var known: CostTotals? { row.totals.known > 0 ? row.totals : nil }

  private typealias Field = AssessmentField<CostRow>

  static let fields: [AssessmentField<CostRow>] = [
    Field(
      "grouping", .word, "what clients are put together by: " + ClientFields.words(Grouping.self)
    ) {
      .text($0.row.key.grouping.rawValue)
    },
    Field("key", .text, "which of them; empty for those of whom it is not known") {
      $0.name.map { .text($0) } ?? .missing
    },
    Field("clients", .integer, "clients with revenue or touches in twelve months") {
      .integer($0.row.totals.clients)
    },
    Field(
      "known", .integer, "of them, those whose cost and revenue are known; all sums are of these"
    ) {
      .integer($0.row.totals.known)
    },
    Field(
      "hours", .decimal, "hours of our people in touches; empty, as all below, where none is known"
    ) {
      $0.known.map { .decimal(Rounding.divide(Int64($0.minutes) * 10, by: 60), scale: 1) }
        ?? .missing
    },
    Field("time-cost", .money, "hours × rate of each of ours") { .money($0.known?.timeCost) },
    Field("service-cost", .money, "cost of service") { .money($0.known?.serviceCost) },
    Field("cost", .money, "both together") { .money($0.known?.total) },
    Field("revenue-basis", .word, "which revenue: " + ClientFields.words(RevenueBasis.self)) {
      .text($0.basis.rawValue)
    },
    Field("revenue", .money, "revenue of twelve months") { .money($0.known?.revenue) },
    Field("margin", .money, "revenue less cost") { .money($0.known?.margin) },
    Field("margin-percent", .decimal, "its share of the revenue") {
      .percent($0.row.totals.marginShare)
    },
    Field("losing-clients", .integer, "clients who cost more than they bring") {
      .integer($0.known?.losing.count)
    },
    Field("kept-clients", .integer, "of the known, those with revenue a year ago and now") {
      .integer($0.known?.keptClients)
    },
    Field("kept-cost", .money, "what serving those cost") { .money($0.known?.keptCost) },
    Field("kept-revenue", .money, "what they kept of their revenue of a year ago, no growth") {
      .money($0.known?.keptRevenue)
    },
    Field("retention-cost-percent", .decimal, "customer retention cost: cost / revenue kept") {
      .percent($0.row.totals.retentionCost)
    },
  ]
}
