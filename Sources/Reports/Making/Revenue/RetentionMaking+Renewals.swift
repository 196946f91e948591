import Analysis
import Charts
import Localization
import Portfolio

/// When contracts can be called off, and what is to be expected of them.
extension RetentionMaking {
  private static let renewalLimit = 24

  var renewals: [Panel?] {
    guard let forecast, !forecast.outlooks.isEmpty else { return [] }
    return [
      HomeMaking(context: context).renewals.map(calendar), categories(forecast), list(forecast),
    ]
  }

  /// The buckets as home shows them, with the way to the contracts below.
  private func calendar(_ panel: Panel) -> Panel {
    var panel = panel
    panel.id = "renewals"
    panel.link = nil
    return panel
  }

  private func categories(_ forecast: RenewalForecast) -> Panel {
    let rows = forecast.rows.filter { $0.contracts > 0 }
    let unit = ChartUnit(rows.compactMap(\.value), words)
    let values = unit.labels(ofParts: rows.map { $0.value ?? 0 })
    let expected = unit.labels(ofParts: rows.map { $0.expected ?? 0 })
    let most = rows.compactMap(\.value).max() ?? 0
    let note =
      [words.text("revenue.forecast-note")]
      + (forecast.withoutDay > 0
        ? [words.plural("revenue.forecast-undated", forecast.withoutDay)] : [])
    return Panel(
      id: "forecast", title: words.text("revenue.forecast"), width: "c7",
      remark: words.text(
        "revenue.forecast-remark", ["days": words.formats.days(policy.renewals.horizonDays)]),
      table: DataTable(
        name: words.text("revenue.forecast"),
        columns: [
          .init(words.text("revenue.category")), .init(words.text("column.contracts"), .number),
          .init(words.text("column.value"), unit: yearly(unit), .number),
          .init(words.text("page.proportion"), .bar),
          .init(words.text("revenue.probability"), unit: "%", .number),
          .init(words.text("revenue.expected"), unit: yearly(unit), .number),
        ],
        rows: rows.indices.map { index in
          let row = rows[index]
          return DataTable.Row(
            words.catalog.text("assessment.renewal-category.\(row.category.rawValue)"),
            note: words.text("revenue.category-note.\(row.category.rawValue)"),
            [
              DataTable.Cell(words.formats.count(row.contracts), href: "#renewal-list"),
              row.value == nil ? unknown : DataTable.Cell(values[index]),
              .bar(
                CellBar.draw(
                  row.value ?? 0, of: most,
                  kind: row.category == .atRisk || row.category == .lost
                    ? .alert : row.category == .unknown ? .soft : .plain)),
              row.probability.map {
                DataTable.Cell(words.formats.decimal($0, scale: 2, places: .upTo(1)))
              } ?? unknown,
              row.expected == nil ? unknown : DataTable.Cell(expected[index]),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(words.formats.count(rows.reduce(0) { $0 + $1.contracts })),
            forecast.value.map { DataTable.Cell(unit.label($0)) } ?? unknown,
            DataTable.Cell(""), DataTable.Cell(""),
            forecast.expected.map { DataTable.Cell(unit.label($0)) } ?? unknown,
          ]), isNarrow: false),
      note: note.joined(separator: " "),
      link: NavigationItem(
        href: "method.html#renewals", word: words.text("page.how-computed"), isCurrent: false))
  }

  private func yearly(_ unit: ChartUnit) -> String {
    words.text("revenue.yearly", ["unit": unit.name])
  }

  /// The contracts, the nearest first.
  private func list(_ forecast: RenewalForecast) -> Panel {
    let shown = Array(forecast.outlooks.prefix(RetentionMaking.renewalLimit))
    let unit = ChartUnit(shown.map { $0.value ?? 0 }, words)
    let rows = shown.map { outlook in
      DataTable.Row(
        context.name(outlook.client), href: context.profile(outlook.client),
        note: evidence(outlook),
        [
          DataTable.Cell(
            words.catalog.text("assessment.renewal-category.\(outlook.category.rawValue)"),
            note: reason(outlook),
            tone: outlook.category == .atRisk || outlook.category == .lost ? "alert" : ""),
          optOut(outlook),
          outlook.date.map { DataTable.Cell(words.date($0)) } ?? unknown,
          outlook.value.map { DataTable.Cell(unit.label($0)) } ?? unknown,
          outlook.expected.map { DataTable.Cell(unit.label($0)) } ?? unknown,
        ])
    }
    let rest = forecast.outlooks.count - shown.count
    return Panel(
      id: "renewal-list", title: words.text("revenue.renewal-list"), width: "c12",
      remark: words.plural("home.renewals-note", forecast.outlooks.count),
      table: DataTable(
        name: words.text("revenue.renewal-list"),
        columns: [
          .init(words.text("column.client")), .init(words.text("revenue.category")),
          .init(words.text("column.opt-out"), .date), .init(words.text("revenue.renewal"), .date),
          .init(words.text("column.value"), unit: yearly(unit), .number),
          .init(words.text("revenue.expected"), unit: yearly(unit), .number),
        ], rows: rows, isLong: true), isStacked: true,
      note: rest > 0 ? words.plural("revenue.more-contracts", rest) : nil,
      link: rest > 0
        ? NavigationItem(
          href: "downloads/index.html#renewals", word: words.text("revenue.all-contracts")) : nil)
  }

  private var unknown: DataTable.Cell {
    DataTable.Cell(words.text("word.unknown"), tone: "caution")
  }

  private func optOut(_ outlook: RenewalOutlook) -> DataTable.Cell {
    guard outlook.contract.state != .cancelledRunning else { return DataTable.Cell("–") }
    guard let day = outlook.contract.optOut else { return unknown }
    return switch outlook.contract.bucket {
    case .overdue:
      DataTable.Cell(words.text("home.opt-out-passed", ["day": words.date(day)]), tone: "alert")
    case .within30: DataTable.Cell(words.date(day), tone: "alert")
    default: DataTable.Cell(words.date(day))
    }
  }

  /// Why the contract is in its category.
  private func reason(_ outlook: RenewalOutlook) -> String {
    let signals = outlook.signals.map { words.text("revenue.signal.\($0.rawValue)") }
    let reason = words.catalog.text(
      "assessment.renewal-rule.\(outlook.rule.rawValue.lowercased())")
    return signals.isEmpty ? reason : signals.joined(separator: ", ")
  }

  private func evidence(_ outlook: RenewalOutlook) -> String {
    ([outlook.contract.product.map(product)].compactMap { $0 }
      + [outlook.keys.map(words.evidence).joined(separator: ", "), outlook.rule.rawValue])
      .joined(separator: " · ")
  }

  private func product(_ reference: String) -> String {
    context.portfolio.records.product(withID: reference)?.displayName ?? reference
  }
}
