import Analysis
import Localization
import Portfolio

/// How the portfolio's figures moved over the last month-ends.
struct HistoryPanels {
  let context: SiteContext
  private var words: Words { context.words }
  /// The month-ends, oldest first, and the day.
  private let days: [Day]
  private let series: [CourseFigure]

  /// Nil where no month-end lies within the data.
  init?(_ context: SiteContext) {
    let past = context.study.history.figures
    guard !past.isEmpty else { return nil }
    self.context = context
    let figures = past + [PortfolioFigures(context.assessment, of: context.portfolio)]
    let days = figures.map(\.day)
    self.days = days
    func series(
      _ key: String, _ form: CourseFigure.Form, _ value: (PortfolioFigures) -> Int64?
    ) -> CourseFigure {
      CourseFigure(
        id: "trend-\(key)", title: context.words.text("trend.\(key)"), form: form, days: days,
        values: figures.map(value), words: context.words)
    }
    self.series = [
      series("active", .count) { Int64($0.clients(.active)) },
      series("at-risk", .count) { Int64($0.clients(.atRisk)) },
      series("revenue", .money, \.netSales), series("recurring", .money, \.recurring),
      series("gross", .percent) { $0.grossRetention?.basisPoints },
      series("net", .percent) { $0.netRetention?.basisPoints },
      series("health", .score, \.meanHealthTenths),
    ].filter(\.moves)
  }

  // MARK: On the home page

  /// A line for each figure: its course, and what it was a year and a month ago.
  var trend: Panel? {
    guard let first = days.first,
      let table = CourseFigure.table(words.text("trend.title"), series, words)
    else { return nil }
    let sealed = context.input.sealed.portfolio
    let then = sealed.first.map {
      " "
        + words.plural(
          "trend.sealed-home", sealed.count, ["since": words.date($0.day)])
    }
    return Panel(
      id: "trend", title: words.text("trend.title"), width: "c12",
      remark: words.text("trend.remark", ["from": words.formats.day(first, .monthYear)]),
      table: table, isStacked: true, note: words.text("trend.note") + (then ?? ""),
      link: NavigationItem(
        href: "changes.html#history", word: words.text("trend.see"), isCurrent: false))
  }

  // MARK: On the page of changes

  /// Every month-end with every figure.
  var table: Panel? {
    guard !series.isEmpty else { return nil }
    let rows = days.indices.reversed().map { index in
      DataTable.Row(
        index == days.count - 1
          ? words.date(days[index]) : words.formats.day(days[index], .monthYear),
        series.map { $0.cell(index) })
    }
    return Panel(
      id: "history", title: words.text("trend.history"), width: "c12",
      remark: words.text("trend.recalculated"),
      table: DataTable(
        name: words.text("trend.history"),
        columns: [.init(words.text("trend.month-end"))]
          + series.map { .init($0.title, .number) }, rows: rows,
        isNarrow: false), note: words.text("trend.note"))
  }
}
