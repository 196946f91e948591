import Analysis
import Charts
import Localization
import Portfolio

/// Cohorts as heat maps, in count and in money; what is to come is blank.
extension RetentionMaking {
  /// Two maps beside each other for each basis.
  var cohorts: [Panel?] {
    study.bases.flatMap { basis -> [Panel?] in
      guard let table = CohortTable(study, basis: basis), table.periods.count > 1 else { return [] }
      return [map(table, inMoney: false), map(table, inMoney: true)]
    }
  }

  /// The clients that cells lead to.
  var cohortMembers: [Int] {
    study.bases.compactMap { CohortTable(study, basis: $0) }.flatMap(\.rows).flatMap(\.cells)
      .flatMap { ClientSet.carried($0.members) }
  }

  private func map(_ table: CohortTable, inMoney: Bool) -> Panel? {
    let rows = table.rows.filter { !$0.clients.isEmpty }
    guard !rows.isEmpty else { return nil }
    let unit = ChartUnit(rows.compactMap { $0.cells.first?.knownAmount }, words)
    let kind = inMoney ? "money" : "count"
    let basis = table.basis.rawValue
    let title = titled(words.text("revenue.cohorts.\(kind)"), table.basis)
    let map = HeatMap(
      id: "cohorts-\(basis)-\(kind)-c",
      title: words.text(
        "revenue.cohorts.title-\(kind)",
        [
          "basis": words.text("revenue.basis.\(basis)"),
          "from": label(table.periods[0], table.months),
          "to": label(table.periods[table.periods.count - 1], table.months),
        ]), unit: "%",
      words: .init(
        row: words.text("revenue.cohorts.began"),
        detail: inMoney
          ? firstAmount(table.basis, unit) : words.text("column.clients")),
      columns: table.periods.indices.map { words.formats.count($0) },
      rows: rows.map { row in
        HeatMap.Row(
          name: name(row, table),
          detail: inMoney
            ? row.cells.first?.knownAmount.map { unit.label($0) } ?? words.text("word.unknown")
            : words.formats.count(row.clients.count),
          cells: table.periods.indices.map { cell(row, $0, inMoney: inMoney) },
          links: row.cells.indices.map { link(row, $0, table) })
      }, range: 0...10_000, width: 560)
    return Panel(
      id: "cohorts-\(basis)-\(kind)", title: title, width: "c6",
      remark: words.text(
        "revenue.cohorts.remark-\(kind)",
        [
          "basis": words.text("revenue.basis.\(basis)"),
          "period": words.count("months", table.months),
        ]),
      figure: ChartFigure(
        name: "\(title), \(words.text("revenue.basis.\(basis)"))", drawing: map.draw(),
        table: map.table.draw(), tableSize: words.plural("revenue.groups", rows.count)),
      note: note(table, rows, inMoney: inMoney))
  }

  private func name(_ row: CohortTable.Row, _ table: CohortTable) -> String {
    row.began.map { label($0, table.months) }
      ?? words.text("revenue.cohorts.before", ["period": label(table.periods[0], table.months)])
  }

  /// The clients of a cohort that still bring something in a period.
  private func link(_ row: CohortTable.Row, _ age: Int, _ table: CohortTable) -> String? {
    let first = row.began.flatMap { table.periods.firstIndex(of: $0) } ?? 0
    return ClientSet(
      row.cells[age].members,
      words.text(
        "revenue.cohorts.link",
        [
          "cohort": name(row, table), "period": label(table.periods[first + age], table.months),
        ])
    ).href(context)
  }

  private func firstAmount(_ basis: RevenueBasis, _ unit: ChartUnit) -> String {
    basis == .recurring ? words.text("unit.monthly", ["unit": unit.name]) : unit.name
  }

  private func cell(_ row: CohortTable.Row, _ age: Int, inMoney: Bool) -> HeatMap.Cell {
    guard age < row.cells.count else { return .future }
    let share = inMoney ? row.amountShare(age) : row.clientShare(age)
    guard let points = share.basisPoints else { return .unknown("?") }
    let text = words.formats.decimal(points, scale: 2, places: .fixed(0))
    return .value(min(10_000, max(0, points)), text + (row.cells[age].isPartial ? "*" : ""))
  }

  private func label(_ period: Day, _ months: Int) -> String {
    let (year, month) = (period.components.year, period.components.month)
    return switch months {
    case 1: words.formats.day(period, .shortMonthYear)
    case 12: String(year)
    default:
      words.text(
        "revenue.cohorts.period-\(months)",
        ["number": String((month - 1) / months + 1), "year": String(year)])
    }
  }

  private func note(
    _ table: CohortTable, _ rows: [CohortTable.Row], inMoney: Bool
  ) -> String {
    var parts = [
      words.text(
        "revenue.cohorts.note-\(table.basis.rawValue)-\(inMoney ? "money" : "count")")
    ]
    if rows.contains(where: { $0.began == nil }) {
      parts.append(
        words.text(
          "revenue.cohorts.note-before", ["period": label(table.periods[0], table.months)]))
    }
    if rows.contains(where: { $0.cells.last?.isPartial ?? false }) {
      parts.append(
        words.text("revenue.cohorts.note-partial", ["day": words.date(context.day)]))
    }
    let unknown = rows.flatMap(\.cells).map(\.unknown).max() ?? 0
    if inMoney, unknown > 0 {
      parts.append(words.plural("revenue.cohorts.note-unknown", unknown))
    }
    return parts.joined(separator: " ")
  }
}
