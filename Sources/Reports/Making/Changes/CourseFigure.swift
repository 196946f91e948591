import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// A figure over time, as pages show it: a line, a value, a difference.
struct CourseFigure {
  enum Form {
    case count
    case money
    case percent
    case score
  }

  /// Unique on the page.
  let id: String
  let title: String
  let form: Form
  let days: [Day]
  /// One a day; nil where it is not known.
  let values: [Int64?]
  let words: Words

  var known: [Int64] { values.compactMap { $0 } }

  /// Whether it has a course worth a line: more than one value, and not zero throughout.
  var moves: Bool { known.count > 1 && known.contains { $0 != 0 } }

  /// A line of the known values.
  var spark: HTMLFragment? {
    let points = zip(days, values).compactMap { day, value in
      value.map { (month: day, value: $0) }
    }
    let unit = form == .money ? ChartUnit(known, words) : nil
    return words.spark(id, title, points, unit: unit, label: form == .money ? nil : { text($0) })
  }

  /// A value in a cell; a word where it is not known.
  func cell(_ index: Int) -> DataTable.Cell {
    values[index].map { .init(text($0)) }
      ?? .init(words.text("trend.not-covered"), tone: "faint")
  }

  func text(_ value: Int64) -> String {
    switch form {
    case .count: words.formats.decimal(value, scale: 0, places: .fixed(0))
    case .money: words.column(value)
    case .percent: words.percent(value)
    case .score: words.formats.decimal(value, scale: 1, places: .fixed(1))
    }
  }

  /// Between two days, in the unit of the figure.
  func change(from earlier: Int, to later: Int) -> DataTable.Cell {
    guard let now = values[later], let before = values[earlier] else { return .init("–") }
    let difference = now - before
    guard difference != 0 else { return .init("0", tone: "faint") }
    let written =
      switch form {
      case .count: words.formats.decimal(difference, scale: 0, places: .fixed(0), sign: .always)
      case .money: (difference > 0 ? "+" : "−") + words.column(abs(difference))
      case .percent: words.formats.percentPoints(difference, scale: 4)
      case .score: words.formats.decimal(difference, scale: 1, places: .fixed(1), sign: .always)
      }
    return .init(written)
  }

  /// A line for each figure: its course, what it was a year and a month ago, and what it is.
  ///
  /// - Parameters:
  ///   - name: What the table is about.
  ///   - figures: Figures of the same days, of which the last is the day of the report.
  ///   - words: The texts.
  /// - Returns: The table.
  static func table(_ name: String, _ figures: [CourseFigure], _ words: Words) -> DataTable? {
    guard let days = figures.first?.days, days.count > 1 else { return nil }
    let last = days.count - 1
    let year = max(0, last - 12)
    let rows = figures.map { figure in
      DataTable.Row(
        figure.title,
        [
          figure.spark.map(DataTable.Cell.bar) ?? .init(""), figure.cell(year),
          figure.cell(last - 1), figure.cell(last), figure.change(from: last - 1, to: last),
        ])
    }
    return DataTable(
      name: name,
      columns: [
        .init(words.text("trend.figure")), .init(words.text("trend.course"), .bar),
        .init(words.formats.day(days[year], .shortMonthYear), .number),
        .init(words.formats.day(days[last - 1], .shortMonthYear), .number),
        .init(words.date(days[last]), .number), .init(words.text("trend.change"), .number),
      ], rows: rows, isNarrow: false)
  }
}
