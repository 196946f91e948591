import Analysis
import Charts
import Localization
import Markup
import Portfolio
import Templating

/// Makes the page of what revenue was kept and lost, what is to be renewed, and what serving costs.
struct RetentionMaking {
  let context: SiteContext
  let study: Study
  let reports: [RetentionReport]
  let forecast: RenewalForecast?
  private let payments: PaymentReport?
  private let costs: CostReport?
  var words: Words { context.words }
  var policy: Policy { context.assessment.policy }
  var groups: GroupWords { GroupWords(context: context) }

  static let moverLimit = 8

  init(_ context: SiteContext) {
    self.context = context
    let study = context.study
    self.study = study
    reports = study.retention
    forecast = study.portfolio.records.contracts.isEmpty ? nil : RenewalForecast(study)
    let hasMore =
      !study.portfolio.receivables.isEmpty || !study.portfolio.records.interactions.isEmpty
    let groupings = hasMore ? study.groupings : nil
    payments = PaymentReport(study, groupings)
    costs = CostReport(study, groupings)
  }

  var page: PanelPage {
    var panels: [Panel?] = [bridge, reasons]
    panels += movers
    panels += retention
    panels += cohorts
    panels += renewals
    panels += [concentration, paymentSummary(payments), paymentGroups(payments)]
    panels += costPanels(costs)
    return PanelPage(
      page: context.frame(depth: 0, current: "retention"),
      title: words.text("revenue.retention.title"), lead: lead, figures: figures(costs),
      panels: panels.compactMap { $0 }, folds: folds(payments, costs), empty: empty)
  }

  /// Positions of the clients that the page names.
  var clientsShown: [Int] {
    var shown: [Int] = movements.flatMap(\.all).map(\.client)
    for report in reports { shown += report.whole?.began ?? [] }
    shown += forecast?.outlooks.map(\.client) ?? []
    shown += costs?.clients.prefix(RetentionMaking.losingLimit).map(\.client) ?? []
    return shown + reasonLeavers + concentrated + cohortMembers
  }

  /// The report that speaks first: contracts where there are any.
  var main: RetentionReport? { reports.first }

  private var empty: EmptySection? {
    guard reports.isEmpty else { return nil }
    return EmptySection(
      what: words.text("revenue.no-year"), cost: words.text("revenue.no-year-cost"),
      add: words.text("revenue.no-year-add"),
      place: words.text("gap.where-table", ["table": words.text("table.invoices")]))
  }

  // MARK: The answer

  private var lead: HTMLFragment {
    guard let report = main, let whole = report.whole, whole.totals.cohort > 0,
      let gross = words.percent(whole.totals.grossRetention)
    else {
      return words.rich("revenue.lead.none", ["day": words.date(context.day)])
    }
    var parameters = [
      "base": words.short(whole.totals.cohort), "from": words.date(report.from), "gross": gross,
    ]
    let kept = words.rich("revenue.lead.kept-\(report.basis.rawValue)", parameters)
    let movers = study.yearMovers(report.basis)
    guard let largest = movers.first(where: { $0.kind == .churn }) else {
      guard let growth = movers.first(where: { $0.kind == .expansion }) else {
        return HTMLFragment(trusted: kept.utf8 + words.rich("revenue.lead.end").utf8)
      }
      let sentence = words.rich(
        "revenue.lead.nobody-left",
        ["client": context.name(growth.client), "amount": words.short(growth.change)])
      return HTMLFragment(trusted: kept.utf8 + sentence.utf8)
    }
    parameters = [
      "clients": words.count("clients", whole.totals.clients(.churn)),
      "lost": words.short(whole.totals.amount(.churn)), "client": context.name(largest.client),
      "amount": words.short(largest.before),
    ]
    var key = "revenue.lead.left"
    if let day = lastDay(of: largest.client) {
      parameters["day"] = words.date(day)
      key = "revenue.lead.left-on"
    }
    let left = words.rich(key, counting: whole.totals.clients(.churn), parameters)
    return HTMLFragment(trusted: kept.utf8 + left.utf8)
  }

  /// The last day of a client that left: the end in the data, else the last purchase.
  func lastDay(of client: Int) -> Day? {
    guard let assessed = context.assessment.client(client) else { return nil }
    return Ending(of: assessed, in: context.portfolio)?.day ?? assessed.contracts?.endedOn
      ?? assessed.lastPurchase
  }

  // MARK: The figures

  private func figures(_ costs: CostReport?) -> KPIStrip? {
    var figures: [KPI] = []
    for report in reports {
      guard let whole = report.whole, whole.totals.cohort > 0 else { continue }
      let basis = words.text("revenue.basis.\(report.basis.rawValue)")
      let base = words.plural("home.kpi.base", whole.totals.beginClients)
      figures.append(
        share(
          words.text("revenue.kpi.gross", ["basis": basis]), whole.totals.grossRetention,
          .gross, report.basis, notes: [base]))
      figures.append(
        share(
          words.text("revenue.kpi.net", ["basis": basis]), whole.totals.netRetention,
          .net, report.basis, notes: []))
      if report.basis == main?.basis { figures.append(logos(whole.totals)) }
    }
    if let forecast, let value = forecast.value, value > 0 {
      figures.append(
        KPI(
          word: words.text("revenue.kpi.renewals"),
          figure: forecast.expected.map(words.short) ?? "–",
          notes: [
            words.text("revenue.kpi.renewals-of", ["amount": words.short(value)]),
            words.text(
              "revenue.kpi.renewals-days",
              ["days": words.formats.days(policy.renewals.horizonDays)]),
          ]))
    } else if let whole = costs?.whole, let share = words.percent(whole.retentionCost) {
      figures.append(
        KPI(
          word: words.text("revenue.kpi.keeping"), figure: share,
          notes: [words.text("revenue.kpi.keeping-note")]))
    }
    return figures.isEmpty
      ? nil : KPIStrip(name: words.text("revenue.kpi.name"), figures: Array(figures.prefix(6)))
  }

  private func share(
    _ word: String, _ share: Share, _ kind: RetentionGoal.Kind, _ basis: RevenueBasis,
    notes: [String]
  ) -> KPI {
    KPI(
      word: word, figure: words.points(share), unit: "%",
      notes: RetentionGoal(context: context)
        .notes(share.basisPoints ?? 0, of: kind, on: basis) + notes)
  }

  /// Logos against money.
  private func logos(_ totals: MovementTotals) -> KPI {
    KPI(
      word: words.text("revenue.kpi.logos"), figure: words.points(totals.logoChurn), unit: "%",
      notes: [
        words.text(
          "revenue.kpi.logos-note",
          [
            "part": words.formats.count(totals.clients(.churn)),
            "whole": words.count("clients", totals.beginClients),
          ]),
        words.text(
          "revenue.kpi.money", ["share": words.percent(totals.revenueChurn) ?? "–"]),
        totals.leavers.map { words.catalog.text("assessment.leavers.\($0.rawValue)") }
          ?? words.text("revenue.kpi.nobody-left"),
      ])
  }

  // MARK: Why it moved

  private var bridge: Panel? {
    guard let report = main, let whole = report.whole else { return nil }
    return BridgeMaking(context: context, totals: whole.totals).panel(id: "bridge", width: "c7")
  }

  private var reasonLeavers: [Int] {
    ChurnReasonReport(study).rows.flatMap { $0.leavers.map(\.client) }
  }

  /// Why clients left, with the money and the names.
  private var reasons: Panel? {
    let report = ChurnReasonReport(study)
    guard !report.rows.isEmpty else { return nil }
    let amounts = report.rows.map { $0.amount ?? 0 }
    let known = report.rows.compactMap(\.amount)
    let unit = ChartUnit(amounts, words)
    let labels = unit.labels(ofParts: amounts)
    let most = amounts.max() ?? 0
    let rows = zip(report.rows, labels).map { row, label in
      let names = row.leavers.prefix(3).map { context.name($0.client) }
      let rest = row.leavers.count - names.count
      let name =
        row.reason.map { words.catalog.text("assessment.end-reason.\($0.rawValue)") }
        ?? words.text("word.unknown")
      return DataTable.Row(
        name,
        note: names.joined(separator: ", ")
          + (rest > 0
            ? " " + words.text("home.and-others", ["count": words.formats.count(rest)]) : ""),
        [
          DataTable.Cell(
            words.formats.count(row.leavers.count),
            href: ClientSet(
              row.leavers.map(\.client),
              words.text("revenue.set-reason", ["reason": name])
            ).href(context) ?? "clients/index.html#status=former"),
          row.amount == nil
            ? DataTable.Cell(words.text("word.unknown"), tone: "caution")
            : DataTable.Cell(label, tone: row.amount == 0 ? "faint" : ""),
          .bar(
            CellBar.draw(row.amount ?? 0, of: most, kind: row.reason == nil ? .soft : .plain)),
        ])
    }
    var note = words.text("revenue.reasons-note")
    if report.undated > 0 { note += " " + words.plural("revenue.reasons-undated", report.undated) }
    return Panel(
      id: "reasons", title: words.text("revenue.reasons"), width: "c5",
      remark: words.text("revenue.reasons-remark"),
      table: DataTable(
        name: words.text("revenue.reasons"),
        columns: [
          .init(words.text("revenue.reason")), .init(words.text("column.clients"), .number),
          .init(words.text("revenue.last-year"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar),
        ], rows: rows,
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(
              words.formats.count(report.rows.reduce(0) { $0 + $1.leavers.count })),
            known.isEmpty
              ? DataTable.Cell(words.text("word.unknown"), tone: "caution")
              : DataTable.Cell(unit.label(known.reduce(0, &+))),
            DataTable.Cell(""),
          ])), note: note)
  }
}
