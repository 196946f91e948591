import Analysis
import Charts
import Localization
import Portfolio

/// What was lost, in which stage and why.
extension OpportunitiesMaking {
  /// Reasons by stage, with money.
  var lostTable: Panel? {
    guard !lost.lost.isEmpty else {
      return undated.map {
        Panel(
          id: "lost", title: words.text("revenue.opportunities.lost"), width: "c12", say: $0)
      }
    }
    let unit = ChartUnit(lost.rows.map(\.totals.value), words)
    let values = unit.labels(ofParts: lost.rows.map(\.totals.value))
    let most = lost.rows.map(\.totals.value).max() ?? 0
    let all = PipelineTotals(lost.lost)
    return Panel(
      id: "lost", title: words.text("revenue.opportunities.lost"), width: "c6",
      remark: words.text("revenue.opportunities.in-year"),
      table: DataTable(
        name: words.text("revenue.opportunities.lost"),
        columns: [
          .init(words.text("revenue.reason")), .init(words.text("revenue.opportunities.lost-in")),
          .init(words.text("revenue.opportunities.number"), .number),
          .init(words.text("column.value"), unit: unit.name, .number),
          .init(words.text("page.proportion"), .bar),
        ],
        rows: lost.rows.indices.map { index in
          let row = lost.rows[index]
          return DataTable.Row(
            row.reason.map { words.catalog.text("assessment.end-reason.\($0.rawValue)") }
              ?? words.text("word.unknown"),
            [
              row.stage.map { DataTable.Cell($0) } ?? unknown,
              DataTable.Cell(words.formats.count(row.totals.count), href: "#lost-list"),
              row.totals.knownValue == nil ? unknown : DataTable.Cell(values[index]),
              .bar(CellBar.draw(row.totals.value, of: most)),
            ])
        },
        total: DataTable.Row(
          words.text("word.total"),
          [
            DataTable.Cell(""), DataTable.Cell(words.formats.count(all.count)),
            value(all.knownValue, unit), DataTable.Cell(""),
          ])),
      note: [words.text("revenue.opportunities.lost-note"), undated].compactMap { $0 }
        .joined(separator: " "))
  }

  /// That some were lost on a day nobody knows, and are counted nowhere; nil where there are none.
  private var undated: String? {
    lost.undated > 0 ? words.plural("revenue.opportunities.lost-undated", lost.undated) : nil
  }

  /// The latest of them.
  var lostReasons: Panel? {
    let shown = lost.lost.prefix(OpportunitiesMaking.lostLimit)
    guard !shown.isEmpty else { return nil }
    let unit = ChartUnit(shown.map { $0.value ?? 0 }, words)
    let rest = lost.lost.count - shown.count
    return Panel(
      id: "lost-list", title: words.text("revenue.opportunities.lost-list"), width: "c6",
      remark: words.text("revenue.opportunities.in-year"),
      table: DataTable(
        name: words.text("revenue.opportunities.lost-list"),
        columns: [
          .init(words.text("column.client")), .init(words.text("revenue.reason")),
          .init(words.text("revenue.opportunities.lost-on"), .date),
          .init(words.text("column.value"), unit: unit.name, .number),
        ],
        rows: shown.map { opportunity in
          DataTable.Row(
            context.name(opportunity.client),
            href: context.profile(opportunity.client) + "#opportunities", note: about(opportunity),
            [
              opportunity.reasonText.map { DataTable.Cell($0) } ?? unknown,
              opportunity.lost.map { DataTable.Cell(words.date($0)) } ?? unknown,
              value(opportunity.value, unit),
            ])
        }), isStacked: true,
      note: rest > 0 ? words.plural("revenue.opportunities.more", rest) : nil)
  }
}
