import Reports
import Templating

/// Every piece of the theme, each shown once with the line of a template that makes it.
///
/// It is documentation: no site holds it. Its template is checked like any other, so that a piece
/// that no longer fits its record is found.
struct StylePage: Sendable {
  var page: PageFrame
  var title: String
  var samples: StyleSamples
  var charts: [StyleChart]

  /// A kind of chart, shown once.
  struct StyleChart: Sendable {
    /// The kind's name in the program.
    var kind: String
    /// The class of the column that is as wide as it was drawn for.
    var column: String
    var heading: String
    var unit: String
    var figure: ChartFigure
  }

  static let schema = Schema<StylePage>(
    "style", "Every piece of the theme, shown once",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "What the page is for") { $0.samples.lead },
      .record("lines", "The line of a template that makes a piece", lines) { $0 },
      .record("samples", "Something to show in each piece", StyleSamples.schema) { $0.samples },
      .list("charts", "The kinds of charts", of: chart) { $0.charts },
    ])

  /// Pieces that read a record, and those that stand for themselves: included by name.
  static let included = [
    "answer", "blocker", "cell", "champion", "change", "chart", "client-head", "column",
    "conversations", "coverage", "data-table", "direction", "empty", "evidence", "facts", "filters",
    "health", "kpis", "level", "marks", "navigation", "notice", "page-head", "pages", "progress",
    "row-name", "stacked-data", "statements", "status", "support", "tabs", "tags", "tier", "touch",
    "trail", "verdicts",
  ]
  /// Pieces that go around others: inherited, with blocks to fill.
  static let wrapping = ["disclosure", "section", "stacked-table", "table"]

  private static let lines = Schema<StylePage>(
    "style-lines", "The line of a template that makes a piece",
    included.map { name in
      .text(name, "How to include the piece") { _ in "{{> partials/\(name)}}" }
    }
      + wrapping.map { name in
        .text(name, "How to open the piece") { _ in "{{<partials/\(name)}}" }
      })

  private static let chart = Schema<StyleChart>(
    "style-chart", "A kind of chart, shown once",
    [
      .text("kind", "Its name in the program") { $0.kind },
      .text("column", "Class of the column it was drawn for; empty for the page") { $0.column },
      .text("heading", "What it is for") { $0.heading },
      .text("unit", "The unit of its numbers, or nothing") { $0.unit },
      .record("figure", "The drawing and its table", ChartFigure.schema) { $0.figure },
    ])
}
