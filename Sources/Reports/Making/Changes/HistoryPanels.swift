import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// How the portfolio's figures moved over the last month-ends.
struct HistoryPanels {
  let context: SiteContext
  private var words: Words { context.words }
  /// The month-ends, oldest first, and the day.
  private let figures: [PortfolioFigures]
  private let series: [Series]

  /// A figure over time.
  private struct Series {
    enum Form {
      case count
      case money
      case percent
      case score
    }

    let key: String
    let form: Form
    /// Whether more is better for us.
    let isGood: Bool
    let values: [Int64?]

    var known: [Int64] { values.compactMap { $0 } }
  }

  /// Nil where no month-end lies within the data.
  init?(_ context: SiteContext) {
    let past = context.study.history.figures
    guard !past.isEmpty else { return nil }
    self.context = context
    let figures = past + [PortfolioFigures(context.assessment, of: context.portfolio)]
    self.figures = figures
    func series(
      _ key: String, _ form: Series.Form, isGood: Bool = true,
      _ value: (PortfolioFigures) -> Int64?
    ) -> Series {
      Series(key: key, form: form, isGood: isGood, values: figures.map(value))
    }
    self.series = [
      series("active", .count) { Int64($0.clients(.active)) },
      series("at-risk", .count, isGood: false) { Int64($0.clients(.atRisk)) },
      series("revenue", .money, \.netSales), series("recurring", .money, \.recurring),
      series("gross", .percent) { $0.grossRetention?.basisPoints },
      series("net", .percent) { $0.netRetention?.basisPoints },
      series("health", .score, \.meanHealthTenths),
    ].filter { $0.known.count > 1 && $0.known.contains { $0 != 0 } }
  }

  // MARK: On the home page

  /// A line for each figure: its course, and what it was a year and a month ago.
  var trend: Panel? {
    guard !series.isEmpty else { return nil }
    let last = figures.count - 1
    let year = max(0, last - 12)
    let (yearDay, monthDay) = (figures[year].day, figures[last - 1].day)
    let rows = series.map { series in
      DataTable.Row(
        words.text("trend.\(series.key)"),
        [
          spark(series).map(DataTable.Cell.bar) ?? .init(""),
          cell(series, series.values[year]), cell(series, series.values[last - 1]),
          cell(series, series.values[last]), change(series, at: last),
        ])
    }
    return Panel(
      id: "trend", title: words.text("trend.title"), width: "c12",
      remark: words.text("trend.remark", ["from": words.formats.day(figures[0].day, .monthYear)]),
      table: DataTable(
        name: words.text("trend.title"),
        columns: [
          .init(words.text("trend.figure")), .init(words.text("trend.course"), .bar),
          .init(words.formats.day(yearDay, .shortMonthYear), .number),
          .init(words.formats.day(monthDay, .shortMonthYear), .number),
          .init(words.date(context.day), .number),
          .init(words.text("trend.change"), .number),
        ], rows: rows, isNarrow: false), isStacked: true, note: words.text("trend.note"),
      link: NavigationItem(
        href: "changes.html#history", word: words.text("trend.see"), isCurrent: false))
  }

  private func spark(_ series: Series) -> HTMLFragment? {
    let values = zip(figures, series.values).compactMap { figures, value in
      value.map { (month: figures.day, value: $0) }
    }
    let unit = series.form == .money ? ChartUnit(series.known, words) : nil
    return words.spark(
      "trend-\(series.key)", words.text("trend.\(series.key)"), values, unit: unit,
      label: series.form == .money ? nil : { text(series.form, $0) })
  }

  private func cell(_ series: Series, _ value: Int64?) -> DataTable.Cell {
    value.map { .init(text(series.form, $0)) }
      ?? .init(words.text("trend.not-covered"), tone: "faint")
  }

  private func text(_ form: Series.Form, _ value: Int64) -> String {
    switch form {
    case .count: words.formats.decimal(value, scale: 0, places: .fixed(0))
    case .money: words.short(value)
    case .percent: words.formats.percent(value, scale: 4)
    case .score: words.formats.decimal(value, scale: 1, places: .fixed(1))
    }
  }

  /// Since the month-end before, in the unit of the figure.
  private func change(_ series: Series, at last: Int) -> DataTable.Cell {
    guard let now = series.values[last], let before = series.values[last - 1] else {
      return .init("–")
    }
    let difference = now - before
    guard difference != 0 else { return .init("0", tone: "faint") }
    let written =
      switch series.form {
      case .count: words.formats.decimal(difference, scale: 0, places: .fixed(0), sign: .always)
      case .money: (difference > 0 ? "+" : "−") + words.short(abs(difference))
      case .percent:
        words.formats.percentPoints(difference, scale: 4)
      case .score: words.formats.decimal(difference, scale: 1, places: .fixed(1), sign: .always)
      }
    return .init(written)
  }

  // MARK: On the page of changes

  /// Every month-end with every figure.
  var table: Panel? {
    guard !series.isEmpty else { return nil }
    let rows = figures.indices.reversed().map { index in
      DataTable.Row(
        index == figures.count - 1
          ? words.date(figures[index].day) : words.formats.day(figures[index].day, .monthYear),
        series.map { cell($0, $0.values[index]) })
    }
    return Panel(
      id: "history", title: words.text("trend.history"), width: "c12",
      remark: words.text("trend.recalculated"),
      table: DataTable(
        name: words.text("trend.history"),
        columns: [.init(words.text("trend.month-end"))]
          + series.map { .init(words.text("trend.\($0.key)"), .number) }, rows: rows,
        isNarrow: false), note: words.text("trend.note"))
  }
}
