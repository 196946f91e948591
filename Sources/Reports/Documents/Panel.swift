package import Templating

/// A section of a page: a heading, a drawing, statements or a table, and what stands around them.
package struct Panel: Sendable {
  /// Unique on the page.
  package var id: String
  package var title: String
  /// How many of the page's twelve columns it takes, as a class: `c7`; `c12` for all.
  package var width: String
  /// On the right of the heading: unit, period or count.
  package var remark: String?
  /// The section in a sentence.
  package var say: String?
  package var figure: ChartFigure?
  package var statements: [Statement]
  package var table: DataTable?
  /// Whether the table's rows become stacks on phones.
  package var isStacked: Bool
  /// Below it.
  package var note: String?
  /// Where more of it stands.
  package var link: NavigationItem?

  package init(
    id: String, title: String, width: String, remark: String? = nil, say: String? = nil,
    figure: ChartFigure? = nil, statements: [Statement] = [], table: DataTable? = nil,
    isStacked: Bool = false, note: String? = nil, link: NavigationItem? = nil
  ) {
    self.id = id
    self.title = title
    self.width = width
    self.remark = remark
    self.say = say
    self.figure = figure
    self.statements = statements
    self.table = table
    self.isStacked = isStacked
    self.note = note
    self.link = link
  }

  package static let schema = Schema<Panel>(
    "panel", "A section of a page",
    [
      .text("id", "Unique on the page") { $0.id },
      .text("title", "Heading") { $0.title },
      .text("width", "How many of twelve columns it takes, as a class: c4, c5, c7, c12") {
        $0.width
      },
      .optionalText("remark", "On the right of the heading: unit, period or count") { $0.remark },
      .optionalText("say", "The section in a sentence") { $0.say },
      .optionalRecord("figure", "A drawing", ChartFigure.schema) { $0.figure },
      .flag("has-statements", "Whether there are statements") { !$0.statements.isEmpty },
      .list("statements", "Marked sentences", of: Statement.schema) { $0.statements },
      .optionalRecord("table", "A table", DataTable.schema) { $0.table },
      .flag("is-stacked", "Whether the table's rows become stacks on phones") { $0.isStacked },
      .flag("has-after", "Whether anything stands below it") {
        $0.note != nil || $0.link != nil
      },
      .optionalText("note", "Below it") { $0.note },
      .optionalRecord("link", "Where more of it stands", NavigationItem.schema) { $0.link },
    ])
}
