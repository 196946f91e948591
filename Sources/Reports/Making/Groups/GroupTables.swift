import Analysis
import Charts
import Localization
import Portfolio

/// Tables of groups of clients side by side, each number with the way to the clients behind it.
struct GroupTables {
  let context: SiteContext
  private var words: Words { context.words }

  /// A group as a row: its name, where its clients stand, its figures.
  struct Line {
    let name: String
    let note: String?
    /// The page of the group, seen from the page of the table; nil where it has none.
    let href: String?
    let figures: GroupFigures
  }

  /// The groups as a table, with the whole portfolio as its last row.
  func table(_ name: String, head: String, _ lines: [Line], isLong: Bool = false) -> DataTable {
    let unit = ChartUnit(lines.map(\.figures.netSales), words)
    let most = lines.map(\.figures.netSales).max() ?? 0
    let whole = context.segmentPages.whole
    return DataTable(
      name: name,
      columns: [
        .init(head), .init(words.text("column.clients"), .number),
        .init(words.text("column.revenue12"), unit: unit.name, .number),
        .init(words.text("page.proportion"), .bar), .init("%", .number),
        .init(words.text("group.at-risk"), unit: words.text("column.clients"), .number),
        .init(words.text("group.at-risk"), unit: unit.name, .number),
        .init(words.text("group.health"), unit: "0–100", .number),
        .init(words.text("group.retention"), unit: "%", .number), .init("NPS", .number),
      ],
      rows: lines.map { row($0, unit, most) },
      total: DataTable.Row(words.text("group.portfolio"), cells(whole, nil, unit, 0)),
      isLong: isLong, isNarrow: false)
  }

  private func row(_ line: Line, _ unit: ChartUnit, _ most: Int64) -> DataTable.Row {
    DataTable.Row(
      line.name, href: line.href, note: line.note, cells(line.figures, line.href, unit, most))
  }

  private func cells(
    _ figures: GroupFigures, _ href: String?, _ unit: ChartUnit, _ most: Int64
  ) -> [DataTable.Cell] {
    let year = YearRevenue(context)
    return [
      count(figures.clients.count, href.map { "\($0)#members" }),
      DataTable.Cell(year.invoiced(figures.netSales) { unit.label($0) }),
      most > 0 ? .bar(CellBar.draw(max(0, figures.netSales), of: most)) : DataTable.Cell(""),
      DataTable.Cell(words.points(context.share(figures.netSales))),
      count(figures.atRisk, href.map { "\($0)#at-risk" }),
      figures.revenueAtRisk == 0
        ? DataTable.Cell(year.invoiced(0) { String($0) }, tone: "faint")
        : DataTable.Cell(unit.label(figures.revenueAtRisk), tone: "alert"),
      figures.health.map {
        DataTable.Cell(
          String($0), note: words.text("group.n", ["n": words.formats.count(figures.scored)]))
      } ?? DataTable.Cell(words.text("word.unknown"), tone: "caution"),
      DataTable.Cell(
        figures.movements.map { words.points($0.grossRetention) } ?? "–"),
      nps(figures.nps),
    ]
  }

  private func count(_ count: Int, _ href: String?) -> DataTable.Cell {
    count == 0
      ? DataTable.Cell("0", tone: "faint")
      : DataTable.Cell(words.formats.count(count), href: href)
  }

  /// The score with its count; the count alone where it is too small for a score.
  func nps(_ nps: NPSScore) -> DataTable.Cell {
    let count = words.text("group.n", ["n": words.formats.count(nps.count)])
    guard let score = nps.hundredths else {
      return nps.count == 0
        ? DataTable.Cell("–") : DataTable.Cell("–", note: count)
    }
    return DataTable.Cell(
      words.formats.decimal(score, scale: 2, places: .fixed(0), sign: .always), note: count)
  }
}
