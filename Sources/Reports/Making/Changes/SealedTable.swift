import Analysis
import Localization
import Portfolio

/// What the snapshots said of the portfolio or of a part of it, one row each.
struct SealedTable {
  /// More rows than these are the business of `carteira snapshot trend`.
  private static let limit = 24

  let words: Words
  let figures: [SealedFigures]
  /// Whether there are invoices: without any, nobody knows what was sold.
  let knowsInvoices: Bool

  /// The latest snapshots, newest first, under the course of each figure; nil without any.
  func table(_ name: String) -> DataTable? {
    guard !figures.isEmpty else { return nil }
    let series = self.series
    var rows = figures.indices.suffix(SealedTable.limit).reversed().map { index in
      DataTable.Row(words.date(figures[index].day), series.map { $0.cell(index) })
    }
    if figures.count > 1 {
      rows.insert(
        DataTable.Row(
          words.text("trend.course"),
          series.map { $0.spark.map(DataTable.Cell.bar) ?? .init("") }), at: 0)
    }
    return DataTable(
      name: name,
      columns: [.init(words.text("trend.snapshot"))] + series.map { .init($0.title, .number) },
      rows: rows, isNarrow: false)
  }

  /// Figures that no snapshot has are left out.
  private var series: [CourseFigure] {
    [
      one("clients", .count) { Int64($0.clients) }, one("active", .count) { Int64($0.active) },
      one("at-risk", .count) { Int64($0.atRisk) },
      one("revenue", .money) { knowsInvoices ? $0.netSales : nil },
      one("recurring-month", .money, \.recurring), one("gross", .percent, \.grossRetention),
      one("health", .score, \.meanHealthTenths),
      one("nps", .score) { $0.npsHundredths.map { Rounding.divide($0, by: 10) } },
    ].filter { !$0.known.isEmpty }
  }

  private func one(
    _ key: String, _ form: CourseFigure.Form, _ value: (SealedFigures) -> Int64?
  ) -> CourseFigure {
    CourseFigure(
      id: "sealed-\(key)", title: words.text("trend.\(key)"), form: form,
      days: figures.map(\.day), values: figures.map(value), words: words)
  }
}

extension SealedTable {
  /// The panel of the page of changes; nil where nothing was sealed before the day.
  static func panel(_ context: SiteContext) -> Panel? {
    let words = context.words
    let name = words.text("trend.sealed")
    guard
      let table = SealedTable(
        words: words, figures: context.input.sealed.portfolio,
        knowsInvoices: YearRevenue(context).source == .invoices
      ).table(name)
    else { return nil }
    return Panel(
      id: "sealed", title: name, width: "c12", remark: words.text("trend.sealed-remark"),
      table: table, note: words.text("trend.sealed-note"))
  }
}
