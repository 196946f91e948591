import Analysis
import Charts
import Localization
import Portfolio

/// How clients pay, and what serving them costs.
extension RetentionMaking {
  static let losingLimit = 8
  private static let groupLimit = 12

  // MARK: Payments

  /// What is overdue by how long, and how many pay on time.
  func paymentSummary(_ report: PaymentReport?) -> Panel? {
    guard let totals = report?.whole else { return nil }
    let amounts = OverdueBucket.allCases.map { totals[$0].amount }
    let unit = ChartUnit(amounts, words)
    let labels = unit.labels(ofParts: amounts)
    let most = amounts.max() ?? 0
    var sentences: [String] = []
    if let share = totals.onTimeShare.flatMap(words.percent) {
      sentences.append(
        words.text(
          "revenue.payments.on-time",
          [
            "share": share, "decided": words.formats.count(totals.decided),
            "days": words.formats.days(policy.payments.graceDays),
          ]))
    }
    if let delay = totals.meanDelayTenths {
      sentences.append(
        words.text(
          delay >= 0 ? "revenue.payments.delay" : "revenue.payments.early",
          ["days": words.formats.days(tenths: abs(delay))]))
    }
    return Panel(
      id: "payments", title: words.text("revenue.payments-title"), width: "c5",
      remark: words.text("revenue.payments-remark"),
      say: sentences.isEmpty ? nil : sentences.joined(separator: " "),
      table: DataTable(
        name: words.text("revenue.payments-title"),
        columns: [
          .init(words.text("revenue.overdue-for")), .init(words.text("column.invoices"), .number),
          .init(words.text("column.amount"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar),
        ],
        rows: OverdueBucket.allCases.indices.map { index in
          let bucket = OverdueBucket.allCases[index]
          let isLong = bucket == .upTo90 || bucket == .beyond90
          let count = totals[bucket].invoices
          return DataTable.Row(
            words.catalog.text("assessment.overdue.\(bucket.rawValue)"),
            [
              DataTable.Cell(words.formats.count(count), tone: count == 0 ? "faint" : ""),
              DataTable.Cell(
                labels[index], tone: amounts[index] == 0 ? "faint" : isLong ? "alert" : ""),
              .bar(CellBar.draw(amounts[index], of: most, kind: isLong ? .alert : .plain)),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(
              words.formats.count(
                OverdueBucket.allCases.reduce(0) { $0 + totals[$1].invoices })),
            DataTable.Cell(unit.label(totals.overdueAmount)), DataTable.Cell(""),
          ])),
      note: words.text(
        "revenue.payments-open", ["amount": words.whole(totals.open)]))
  }

  /// Payment behaviour by owner.
  func paymentGroups(_ report: PaymentReport?) -> Panel? {
    paymentTable(
      report?.rows(.owner) ?? [], id: "payments-owner",
      title: words.text("revenue.payments-by-owner"), heading: words.text("column.owner"),
      width: "c7")
  }

  private func paymentTable(
    _ rows: [PaymentReport.Row], id: String, title: String, heading: String, width: String
  ) -> Panel? {
    let shown = rows.sorted { $0.totals.overdueAmount > $1.totals.overdueAmount }
      .prefix(RetentionMaking.groupLimit)
    guard !shown.isEmpty else { return nil }
    let unit = ChartUnit(shown.map(\.totals.overdueAmount), words)
    let rest = rows.count - shown.count
    return Panel(
      id: id, title: title, width: width, remark: words.text("revenue.payments-remark"),
      table: DataTable(
        name: title,
        columns: [
          .init(heading), .init(words.text("revenue.on-time"), unit: "%", .number),
          .init(words.text("revenue.mean-delay"), unit: words.text("revenue.days"), .number),
          .init(words.text("revenue.overdue"), unit: unit.name, .number),
          .init(words.text("revenue.overdue-60"), unit: unit.name, .number),
          .init(words.text("revenue.late-clients"), .number),
        ],
        rows: shown.map { row in
          let totals = row.totals
          let long = totals[.upTo90].amount &+ totals[.beyond90].amount
          return DataTable.Row(
            groups.name(row.key), href: groups.href(row.key),
            [
              DataTable.Cell(
                totals.onTimeShare.map(words.points) ?? words.text("word.unknown"),
                tone: totals.onTimeShare == nil ? "caution" : ""),
              DataTable.Cell(
                totals.meanDelayTenths.map {
                  words.formats.decimal($0, scale: 1, places: .fixed(1))
                } ?? "–"),
              amount(totals.overdueAmount, unit), amount(long, unit, tone: "alert"),
              DataTable.Cell(
                words.text(
                  "revenue.of",
                  [
                    "part": words.formats.count(totals.late.count),
                    "whole": words.formats.count(totals.clients),
                  ]), tone: totals.late.isEmpty ? "faint" : ""),
            ])
        }), note: rest > 0 ? words.plural("revenue.more-groups", rest) : nil)
  }

  private func amount(_ amount: Int64, _ unit: ChartUnit, tone: String = "") -> DataTable.Cell {
    DataTable.Cell(amount == 0 ? "0" : unit.label(amount), tone: amount == 0 ? "faint" : tone)
  }

  /// Payment behaviour by tier and by sector.
  func paymentFold(_ report: PaymentReport?) -> PanelPage.Fold? {
    guard let report else { return nil }
    let sectors = report.rows(.segment).filter(isOfSectorOrRule)
    let panels = [
      paymentTable(
        report.rows(.tier), id: "payments-tier", title: titled("tier", of: "payments"),
        heading: words.text("column.tier"), width: "c6"),
      paymentTable(
        sectors, id: "payments-segment", title: titled("segment", of: "payments"),
        heading: words.text("column.segment"), width: "c6"),
    ].compactMap { $0 }
    guard !panels.isEmpty else { return nil }
    return PanelPage.Fold(
      id: "payments-more", heading: words.text("revenue.payments-fold"),
      verdict: words.text(
        "revenue.overdue-verdict", ["amount": words.short(report.whole?.overdueAmount ?? 0)]),
      panels: panels)
  }

  /// Sectors and the segments that the policy declares: the ones people speak of.
  private func isOfSectorOrRule(_ row: PaymentReport.Row) -> Bool { isSpokenOf(row.key) }

  private func isSpokenOf(_ key: GroupKey) -> Bool {
    guard case .segment(let source) = key else { return false }
    let field = groups.field(source)
    return field == nil || field == "sector"
  }

  // MARK: Costs

  /// By tier, and the clients on which least is left.
  func costPanels(_ report: CostReport?) -> [Panel?] {
    guard let report else { return [] }
    return [
      costTable(
        report.rows(.tier), report, id: "cost", title: words.text("revenue.cost"),
        heading: words.text("column.tier"), width: "c7"), losing(report),
    ]
  }

  private func costTable(
    _ rows: [CostReport.Row], _ report: CostReport, id: String, title: String, heading: String,
    width: String
  ) -> Panel? {
    let known = rows.filter { $0.totals.known > 0 }
    let shown = Array(known.prefix(RetentionMaking.groupLimit))
    guard !shown.isEmpty, let whole = report.whole else { return nil }
    let unit = ChartUnit(shown.map(\.totals.revenue), words)
    let costs = ChartUnit(shown.map(\.totals.total), words)
    func row(_ totals: CostTotals, _ name: String, href: String?) -> DataTable.Row {
      DataTable.Row(
        name, href: href,
        note: words.text(
          "revenue.cost-known",
          [
            "known": words.formats.count(totals.known),
            "all": words.formats.count(totals.clients),
          ]),
        [
          DataTable.Cell(words.hours(minutes: totals.minutes, places: .fixed(1))),
          DataTable.Cell(costs.label(totals.timeCost)),
          DataTable.Cell(costs.label(totals.serviceCost)),
          DataTable.Cell(unit.label(totals.margin), tone: totals.margin < 0 ? "alert" : ""),
          DataTable.Cell(words.points(totals.marginShare)),
          DataTable.Cell(words.points(totals.retentionCost)),
        ])
    }
    let rest = known.count - shown.count
    return Panel(
      id: id, title: title, width: width,
      remark: words.text("revenue.cost-remark"),
      table: DataTable(
        name: title,
        columns: [
          .init(heading), .init(words.text("revenue.hours"), unit: "h", .number),
          .init(words.text("revenue.time-cost"), unit: costs.name, .number),
          .init(words.text("revenue.service-cost"), unit: costs.name, .number),
          .init(words.text("revenue.margin"), unit: unit.name, .number),
          .init(words.text("revenue.margin"), unit: "%", .number),
          .init(words.text("revenue.keeping"), unit: "%", .number),
        ],
        rows: shown.map { row($0.totals, groups.name($0.key), href: groups.href($0.key)) },
        total: row(whole, words.text("home.portfolio"), href: nil), isNarrow: false),
      note: words.text("revenue.cost-note")
        + (rest > 0 ? " " + words.plural("revenue.more-groups", rest) : ""),
      link: NavigationItem(
        href: "method.html#cost", word: words.text("page.how-computed"), isCurrent: false))
  }

  /// The clients on which least is left.
  private func losing(_ report: CostReport) -> Panel? {
    let shown = report.clients.prefix(RetentionMaking.losingLimit)
    guard !shown.isEmpty else { return nil }
    let unit = ChartUnit(shown.flatMap { [$0.cost.revenue ?? 0, $0.cost.total ?? 0] }, words)
    return Panel(
      id: "margins", title: words.text("revenue.margins"), width: "c5",
      remark: words.text("revenue.margins-remark"),
      table: DataTable(
        name: words.text("revenue.margins"),
        columns: [
          .init(words.text("column.client")),
          .init(words.text("column.revenue12"), unit: unit.name, .number),
          .init(words.text("revenue.cost-total"), unit: unit.name, .number),
          .init(words.text("revenue.margin"), unit: unit.name, .number),
        ],
        rows: shown.map { client, cost in
          DataTable.Row(
            context.name(client), href: context.profile(client) + "#cost",
            note: words.text(
              "revenue.hours-of",
              ["hours": words.hours(minutes: cost.minutes)]),
            [
              DataTable.Cell(unit.label(cost.revenue ?? 0)),
              DataTable.Cell(unit.label(cost.total ?? 0)),
              DataTable.Cell(
                unit.label(cost.margin ?? 0), tone: cost.margin ?? 0 < 0 ? "alert" : ""),
            ])
        }))
  }

  /// Costs by owner, by sector and by recency and frequency.
  func costFold(_ report: CostReport?) -> PanelPage.Fold? {
    guard let report, let whole = report.whole else { return nil }
    let panels = [
      costTable(
        report.rows(.owner), report, id: "cost-owner", title: titled("owner", of: "cost"),
        heading: words.text("column.owner"), width: "c12"),
      costTable(
        report.rows(.segment).filter { isSpokenOf($0.key) }, report, id: "cost-segment",
        title: titled("segment", of: "cost"), heading: words.text("column.segment"),
        width: "c12"),
      costTable(
        report.rows(.rfm), report, id: "cost-rfm", title: titled("rfm", of: "cost"),
        heading: words.text("column.segment"), width: "c12"),
    ].compactMap { $0 }
    guard !panels.isEmpty else { return nil }
    return PanelPage.Fold(
      id: "cost-more", heading: words.text("revenue.cost-fold"),
      verdict: words.text(
        "revenue.cost-verdict", ["amount": words.short(whole.total)]), panels: panels)
  }
}
