import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Revenue by month on its way to a chart and its table.
struct Months {
  /// One month.
  struct Entry {
    var first: Day
    var amount: Int64
    var before: Int64?
    var isPartial: Bool
    /// What invoices of contracts brought of it; nil where the chart does not tell them apart.
    var contracted: Int64?
  }

  var entries: [Entry]

  /// How many months a chart shows: a year and the month that is running.
  private static let shown = 13

  /// The latest months of the portfolio.
  init(_ months: [MonthSummary]) {
    let start = max(0, months.count - Months.shown)
    entries = months.indices[start...].compactMap { index in
      guard let first = months[index].month.firstDay else { return nil }
      return Entry(
        first: first, amount: months[index].totals.net,
        before: index >= 12 ? months[index - 12].totals.net : nil,
        isPartial: months[index].isPartial)
    }
  }

  /// The latest months of a client; months before the portfolio's first are unknown, not zero.
  init(_ days: PurchaseDays, upTo day: Day, portfolio: [MonthSummary]) {
    var sums: [Int: Int64] = [:]
    var contracted: [Int: Int64] = [:]
    for purchase in days where purchase.day <= day {
      let month = Months.number(of: purchase.day)
      sums[month, default: 0] += purchase.net
      if purchase.contractSales > 0 { contracted[month, default: 0] += purchase.contractSales }
    }
    // Two series stand on one another only where both are above the axis.
    let isSplit =
      !contracted.isEmpty && contracted.allSatisfy { $0.value <= sums[$0.key] ?? 0 }
      && sums.allSatisfy { $0.value >= 0 } && contracted != sums
    let last = Months.number(of: day)
    let known = portfolio.first?.month.firstDay.map(Months.number) ?? last
    entries = (max(known, last - Months.shown + 1)...max(known, last)).compactMap { number in
      guard let first = Day(year: number / 12, month: number % 12 + 1, day: 1) else { return nil }
      return Entry(
        first: first, amount: sums[number] ?? 0,
        before: number - 12 >= known ? sums[number - 12] ?? 0 : nil,
        isPartial: number == last && portfolio.last?.isPartial ?? false,
        contracted: isSplit ? contracted[number] ?? 0 : nil)
    }
  }

  private static func number(of day: Day) -> Int {
    let (year, month, _) = day.components
    return year * 12 + month - 1
  }

  /// The numbers as a table.
  func table(_ words: Words) -> MonthsTable {
    MonthsTable(
      rows: entries.map {
        MonthsTable.Row(
          name: words.formats.day($0.first, .monthYear), amount: $0.amount, before: $0.before)
      })
  }

  /// The unit in which the labels stay short.
  func unit(_ words: Words) -> ChartUnit {
    ChartUnit(entries.lazy.map(\.amount), words)
  }

  /// The chart, drawn; nil without months.
  func chart(id: String, _ words: Words) -> HTMLFragment? {
    bars(id: id, words)?.draw()
  }

  /// The chart; nil without months.
  func bars(id: String, width: Int = 760, _ words: Words) -> BarChart? {
    guard let last = entries.last,
      let most = entries.max(by: { $0.amount < $1.amount })
    else { return nil }
    let unit = unit(words)
    let formats = words.formats
    let title = words.text(
      "chart.months-title",
      [
        "unit": unit.name, "last": unit.label(last.amount),
        "last-month": formats.day(last.first, .monthYear),
        "most": unit.label(most.amount),
        "most-month": formats.day(most.first, .monthYear),
      ])
    let bars = entries.enumerated().map { index, entry in
      BarChart.Bar(
        name: formats.shortMonthName(entry.first.month) ?? "",
        group: index == 0 || entry.first.month == 1 ? String(entry.first.year) : nil,
        value: entry.contracted ?? entry.amount, label: unit.label(entry.amount),
        over: entry.contracted.map { entry.amount - $0 },
        valueLabel: entry.contracted.map { unit.label($0) } ?? "",
        overLabel: entry.contracted.map { unit.label(entry.amount - $0) } ?? "",
        before: entry.before,
        beforeLabel: entry.before.map { unit.label($0) } ?? "",
        state: entry.isPartial ? .partial : .whole)
    }
    return BarChart(
      id: id, title: title, unit: unit.name,
      words: .init(
        category: words.text("column.month"),
        value: words.text(isSplit ? "chart.contracts" : "column.revenue"),
        over: isSplit ? words.text("chart.spot") : "",
        total: isSplit ? words.text("column.revenue") : "",
        before: words.text("column.year-before")),
      bars: bars, width: width)
  }

  /// Whether what contracts brought stands apart.
  var isSplit: Bool { entries.contains { $0.contracted != nil } }

  /// What the hollow bar is; empty when every month is whole.
  func partialWords(_ words: Words, day: Day) -> String {
    guard let last = entries.last, last.isPartial else { return "" }
    return words.text(
      "chart.partial",
      [
        "month": words.formats.monthName(last.first.month) ?? "",
        "day": words.formats.day(day, .dayMonth),
      ])
  }
}
