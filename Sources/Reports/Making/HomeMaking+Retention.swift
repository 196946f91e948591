import Analysis
import Charts
import Localization
import Portfolio

/// Retention by sector: an attribute that does not change with the revenue it is judged by.
extension HomeMaking {
  private static let sectorLimit = 6

  /// Gross and net retention of the sectors with the most revenue; nil without a year to compare.
  var retention: Panel? {
    guard hasYearBefore else { return nil }
    let all = Retention(clients)
    guard all.base > 0 else { return nil }
    let sectors = self.sectors
    let unit = ChartUnit([all.base], words)
    let range = range(of: sectors.map(\.retention) + [all])
    let rows = sectors.map { row($0.name, $0.retention, unit, range) }
    let total = row(words.text("home.portfolio"), all, unit, range)
    return Panel(
      id: "retention", title: words.text("home.retention"), width: "c5",
      remark: words.text(
        "home.retention-remark",
        ["goal": words.formats.percent(Retention.grossGoal, scale: 4, places: .upTo(1))]),
      table: DataTable(
        name: words.text("home.retention"),
        columns: [
          .init(words.text("column.sector")),
          .init(words.text("home.retention-base"), unit: unit.name, .number),
          .init(words.text("home.retention-gross"), unit: "%", .number),
          .init(
            words.text(
              "home.retention-line",
              [
                "low": words.formats.count(Int(range.lowerBound / 100)),
                "high": words.formats.count(Int(range.upperBound / 100)),
              ]), .bar),
          .init(words.text("home.retention-net"), unit: "%", .number),
        ], rows: rows, total: total), note: words.text("home.retention-note"))
  }

  /// The sectors with the most revenue a year ago; the others together at the end.
  private var sectors: [(name: String, retention: Retention)] {
    var groups: [String?: Retention] = [:]
    for client in clients where client.previous.net > 0 {
      let sector = context.portfolio.clients[client.client].attributes.sector
      groups[sector, default: Retention([])].add(client)
    }
    let known = groups.compactMap { sector, retention in
      sector.map { (name: $0, retention: retention) }
    }.sorted {
      ($1.retention.base, $0.name) < ($0.retention.base, $1.name)
    }
    guard !known.isEmpty else { return [] }
    var rows = Array(known.prefix(HomeMaking.sectorLimit))
    let shown = Set(rows.map(\.name))
    let others = Retention(
      clients.filter { client in
        guard let sector = context.portfolio.clients[client.client].attributes.sector
        else { return false }
        return !shown.contains(sector)
      })
    if others.base > 0 { rows.append((words.text("home.other-sectors"), others)) }
    if let unknown = groups[nil] { rows.append((words.text("home.no-sector"), unknown)) }
    return rows
  }

  /// The ends of the lines in hundredths of a percent: tens of percent around every mark and the goal.
  private func range(of retentions: [Retention]) -> ClosedRange<Int64> {
    let values =
      retentions.flatMap { [$0.gross.basisPoints, $0.net.basisPoints] }
      .compactMap { $0 }.map { min($0, 20_000) } + [Retention.grossGoal]
    let (low, high) = (values.min() ?? 0, values.max() ?? 10_000)
    return max(0, low / 1000 * 1000 - 1000)...(high / 1000 * 1000 + 1000)
  }

  private func row(
    _ name: String, _ retention: Retention, _ unit: ChartUnit, _ range: ClosedRange<Int64>
  ) -> DataTable.Row {
    let gross = retention.gross.basisPoints ?? 0
    let isShort = gross < Retention.grossGoal
    return DataTable.Row(
      name,
      [
        DataTable.Cell(unit.label(retention.base)),
        DataTable.Cell(points(retention.gross), tone: isShort ? "alert" : ""),
        .bar(
          CellRange.draw(
            solid: gross, hollow: retention.net.basisPoints, from: range.lowerBound,
            to: range.upperBound,
            goal: Retention.grossGoal, isAlert: isShort)),
        DataTable.Cell(points(retention.net)),
      ])
  }
}
