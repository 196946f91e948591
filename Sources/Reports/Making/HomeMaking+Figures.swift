import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// The six figures at the head of the page.
extension HomeMaking {
  /// A figure with the field of `assess` that a goal of it is about; nil where no goal is.
  typealias Figure = (kpi: KPI, field: String?)

  func figures(_ movements: HomeMovements?, _ report: RetentionReport?) -> [Figure] {
    let retention = report?.whole?.totals
    // The figures of contracts are held against the policy's line, whatever the goals say.
    let isHeld = retention?.basis == .transactional
    let hasContracts = summary.contracts != nil
    // Who bought, and for how much, is unknown where there are no invoices.
    let knowsPurchases = year.source == .invoices
    let all: [(kpi: KPI?, field: String?)] = [
      (recurring(movements), "monthly-recurring-revenue"),
      (knowsPurchases && !hasContracts ? revenue : nil, "net-sales-12-months"),
      (retention.flatMap(grossRetention), isHeld ? "gross-retention-percent" : nil),
      (retention.flatMap(netRetention), isHeld ? "net-retention-percent" : nil),
      (atRisk, nil), (knowsPurchases ? bought : nil, "buyers-12-months"),
      (touched, "touch-coverage-percent"),
      (knowsPurchases && hasContracts ? revenue : nil, "net-sales-12-months"),
      (knowsPurchases ? ticket : nil, "average-ticket-12-months"),
      (active, "status-active-clients"), (silent, nil),
    ]
    let known = all.compactMap { figure -> Figure? in figure.kpi.map { ($0, figure.field) } }
    return Array(known.prefix(6))
  }

  /// Recurring revenue a month in force; nil without contracts.
  private func recurring(_ movements: HomeMovements?) -> KPI? {
    guard let contracts = summary.contracts else { return nil }
    let note = words.text(
      "home.kpi.contracts",
      [
        "contracts": words.count("contracts", contracts.running),
        "clients": words.count("clients", contracts.clients),
      ])
    let cancelled =
      contracts.cancelledRevenue > 0 || contracts.cancelledWithoutValue > 0
      ? [
        words.text(
          "home.kpi.cancelled",
          [
            "amount": words.short(
              contracts.knownCancelledRevenue, unknown: contracts.cancelledWithoutValue)
          ])
      ] : []
    return KPI(
      word: words.text("home.kpi.recurring"),
      figure: contracts.knownRevenue.map(words.short) ?? "–",
      drawing: movements?.spark(id: "kpi-recurring"),
      notes: [note] + cancelled + goalNotes("monthly-recurring-revenue"),
      change: movements?.yearChange,
      href: context.study.bases.isEmpty ? nil : "retention.html")
  }

  private var revenue: KPI {
    let months = wholeMonths
    return KPI(
      word: words.text("home.revenue"), figure: words.short(summary.current.net),
      drawing: spark(
        "kpi-revenue", words.text("home.months"), months.map { ($0.month, $0.totals.net) },
        unit: ChartUnit(months.map(\.totals.net), words)),
      notes: [
        hasYearBefore
          ? words.text("home.before") + " " + words.short(summary.previous.net)
          : words.text("home.no-year-before")
      ] + goalNotes("net-sales-12-months"),
      change: context.change(
        summary.current.net, from: summary.previous.net, hadPrevious: hasYearBefore))
  }

  private func grossRetention(_ retention: MovementTotals) -> KPI? {
    guard let value = retention.grossRetention.basisPoints else { return nil }
    return KPI(
      word: words.text("home.kpi.gross"), figure: words.points(value), unit: "%",
      notes: RetentionGoal(context: context).notes(value, of: .gross, on: retention.basis)
        + [base(retention)], href: "retention.html")
  }

  private func netRetention(_ retention: MovementTotals) -> KPI? {
    guard let value = retention.netRetention.basisPoints else { return nil }
    return KPI(
      word: words.text("home.kpi.net"), figure: words.points(value), unit: "%",
      notes: RetentionGoal(context: context).notes(value, of: .net, on: retention.basis)
        + [base(retention)], href: "retention.html")
  }

  private func base(_ retention: MovementTotals) -> String {
    words.plural("home.kpi.base-\(retention.basis.rawValue)", retention.beginClients)
  }

  private var atRisk: KPI {
    let row = summary.byStatus[.atRisk]
    let year = self.year
    let risky = clients.filter { $0.status == .atRisk }
    let share = shareAtRisk(risky, year)
    return KPI(
      word: words.text("home.at-risk-revenue"), figure: words.points(share),
      unit: share == nil
        ? nil
        : "% " + words.text(year.source == .contracts ? "home.of-contracts" : "home.of-revenue"),
      notes: [year.phrase(risky), words.count("clients", row.clients)],
      href: list(("status", Status.atRisk.rawValue)))
  }

  /// The part of the revenue at risk in basis points; nil where it is not known of every client.
  private func shareAtRisk(_ risky: [ClientAssessment], _ year: YearRevenue) -> Int64? {
    switch year.source {
    case .invoices: return context.share(summary.byStatus[.atRisk].netSales).basisPoints
    case .contracts:
      guard clients.allSatisfy({ year.amount($0) != nil }), let part = year.total(risky),
        let whole = year.total(clients)
      else { return nil }
      return Share(part, of: whole).basisPoints
    case .unknown: return nil
    }
  }

  /// Positions of the clients with a sale within 12 months.
  var buyers: [Int] {
    clients.filter { $0.current.sales > 0 || $0.current.invoices > 0 }.map(\.client)
  }

  private var bought: KPI {
    let months = wholeMonths
    let new = clients.count { $0.firstPurchase.map { $0 >= context.windowStart } ?? false }
    let difference = summary.currentBuyers - summary.previousBuyers
    let change =
      hasYearBefore && difference != 0
      ? ChangeView(
        tone: difference > 0 ? "good" : "bad", mark: difference > 0 ? "up" : "down",
        words: words.text(
          "home.change",
          [
            "percent": words.formats.decimal(
              Int64(difference), scale: 0, places: .fixed(0), sign: .always)
          ])) : nil
    return KPI(
      word: words.text("home.bought"), figure: words.formats.count(summary.currentBuyers),
      drawing: spark(
        "kpi-buyers", words.text("home.kpi.buyers-month"),
        months.map { ($0.month, Int64($0.activeClients)) }, unit: nil),
      notes: [words.count("new-clients", new)] + goalNotes("buyers-12-months"), change: change,
      href: ClientSet(buyers, words.text("home.bought")).href(context) ?? "clients/index.html")
  }

  /// Clients with a conversation in both directions lately, of those for whom one is planned; nil
  /// where conversations are not recorded.
  private var touched: KPI? {
    let coverage = summary.coverage
    let days = context.assessment.policy.coverage.touchDays
    let unknown =
      coverage.unknownDirection > 0
      ? [words.plural("home.kpi.touched-unknown", coverage.unknownDirection)] : []
    guard let points = coverage.touchCoverage.basisPoints else {
      guard !unknown.isEmpty else { return nil }
      return KPI(
        word: words.text("home.kpi.touched", ["days": words.formats.days(days)]), figure: "–",
        notes: unknown, href: context.owners.owners.isEmpty ? nil : "owners/index.html")
    }
    let goal = goalNotes("touch-coverage-percent")
    let silent = coverage.touchable - coverage.touched
    return KPI(
      word: words.text("home.kpi.touched", ["days": words.formats.days(days)]),
      figure: words.formats.decimal(points, scale: 2, places: .fixed(0)),
      unit: "% " + words.text("home.kpi.of-clients"),
      notes: [
        words.text(
          "home.kpi.touched-note",
          [
            "touched": words.formats.count(coverage.touched),
            "base": words.formats.count(coverage.touchable),
          ])
      ] + (goal.isEmpty ? [words.plural("home.kpi.silent", silent)] : goal) + unknown,
      href: context.owners.owners.isEmpty ? nil : "owners/index.html")
  }

  private var ticket: KPI {
    KPI(
      word: words.text("home.ticket"),
      figure: summary.current.averageTicket.map(words.short) ?? "–",
      notes: [words.count("invoices", summary.current.invoices)]
        + goalNotes("average-ticket-12-months"))
  }

  private var active: KPI {
    KPI(
      word: words.text("home.active"),
      figure: words.formats.count(summary.byStatus[.active].clients),
      notes: [words.text("home.of") + " " + words.count("clients", clients.count)]
        + goalNotes("status-active-clients"), href: list(("status", Status.active.rawValue)))
  }

  private var silent: KPI {
    let revenue = clients.reduce(Int64(0)) {
      $1.status == .inactive ? $0.addingReportingOverflow($1.previous.net).partialValue : $0
    }
    return KPI(
      word: words.text("home.lost"),
      figure: words.formats.count(summary.byStatus[.inactive].clients),
      notes: year.source == .invoices
        ? [words.short(revenue) + " " + words.text("home.lost-note")] : [],
      href: list(("status", Status.inactive.rawValue)))
  }

  // MARK: Sparklines

  /// The last months that are over, 13 at most.
  private var wholeMonths: [MonthSummary] {
    Array(summary.months.filter { !$0.isPartial }.suffix(13))
  }

  /// A line over months that says where it begins and ends; nil with fewer than two.
  private func spark(
    _ id: String, _ word: String, _ values: [(month: Month, value: Int64)], unit: ChartUnit?
  ) -> HTMLFragment? {
    words.spark(
      id, word, values.map { ($0.month.firstDay ?? context.day, $0.value) }, unit: unit)
  }
}

extension Words {
  /// A line over months that says where it begins and ends; nil with fewer than two.
  func spark(
    _ id: String, _ word: String, _ values: [(month: Day, value: Int64)], unit: ChartUnit?,
    label written: ((Int64) -> String)? = nil
  ) -> HTMLFragment? {
    guard let first = values.first, let last = values.last, values.count > 1 else { return nil }
    func label(_ value: Int64) -> String {
      written?(value) ?? unit?.label(value)
        ?? formats.decimal(value, scale: 0, places: .fixed(0))
    }
    let points = values.map { month, value in
      DataPoint(
        name: formats.day(month, .shortMonthYear), value: value, label: label(value))
    }
    return Sparkline(
      id: id,
      title: text(
        "chart.spark-title",
        [
          "word": unit.map { "\(word), \($0.name)" } ?? word, "first": label(first.value),
          "from": formats.day(first.month, .shortMonthYear), "last": label(last.value),
          "to": formats.day(last.month, .shortMonthYear),
        ]), unit: unit?.name ?? "",
      words: .init(category: text("column.month"), value: word), points: points,
      end: label(last.value)
    ).draw()
  }
}
