package import Templating

/// The reporting tree: as a drawing, and as an indented list that says the same.
package struct MapTree: Sendable {
  package var remark: String
  package var figure: ChartFigure
  package var roots: [Branch]
  /// What the drawing leaves to the table.
  package var note: String?
  /// Whether the drawing is too high for one sheet together with the head of the page.
  package var isTall: Bool

  package static let schema = Schema<MapTree>(
    "map-tree", "Who reports to whom, drawn and as a list",
    [
      .text("remark", "How many people, vacancies and trees") { $0.remark },
      .record("figure", "The drawing", ChartFigure.schema) { $0.figure },
      .list("branches", "The list: those at the top", of: Branch.schema) { $0.roots },
      .optionalText("note", "What the drawing leaves to the table") { $0.note },
      .flag("is-tall", "Whether it needs a sheet of its own") { $0.isTall },
    ])

  /// A person or a post with those below.
  package struct Branch: Sendable {
    package var name: String
    /// Title, part, levels, contact: a line each.
    package var facts: [Line]
    /// `champion`, `blocker`, or nil.
    package var mark: String?
    package var isInferred: Bool
    package var below: [Branch]

    /// A line of facts.
    package struct Line: Sendable {
      package var words: String
      package var tone: String

      package static let schema = Schema<Line>(
        "map-line", "A line about a person",
        [
          .text("words", "What it says") { $0.words },
          .text("tone", "alert, caution or empty") { $0.tone },
        ])
    }

    package static let schema: Schema<Branch> = Schema(
      "map-branch", "A person or a post with those below",
      [
        .text("name", "The person, or that the post is vacant") { $0.name },
        .list("facts", "Title, part, levels, contact", of: Line.schema) { $0.facts },
        .optionalText("mark", "champion or blocker: names the mark") { $0.mark },
        .flag("is-inferred", "Whether the lines below it are inferred") {
          !$0.below.isEmpty && $0.below.allSatisfy(\.isInferred)
        },
        .flag("has-branches", "Whether anybody is below") { !$0.below.isEmpty },
        .list("branches", "Those below", of: Branch.schema) { $0.below },
      ])
  }
}

/// The map for one open opportunity: whose consent it needs, and where they stand.
package struct MapOpportunity: Sendable {
  package var anchor: String
  package var heading: String
  package var remark: String
  /// Who is for, against, unknown.
  package var sentence: String
  package var figure: ChartFigure?
  package var table: DataTable?
  package var notes: [Statement]
  package var nothing: EmptySection?

  package static let schema = Schema<MapOpportunity>(
    "map-opportunity", "Whose consent an open opportunity needs",
    [
      .text("anchor", "Its anchor") { $0.anchor },
      .text("heading", "What it is about") { $0.heading },
      .text("remark", "Value, stage and expected day") { $0.remark },
      .text("sentence", "Who is for, against, unknown") { $0.sentence },
      .optionalRecord("figure", "The part of the map that matters for it", ChartFigure.schema) {
        $0.figure
      },
      .optionalRecord("table", "Those whose consent it needs", DataTable.schema) { $0.table },
      .flag("has-notes", "Whether anything about it needs attention") { !$0.notes.isEmpty },
      .list("statements", "What needs attention", of: Statement.schema) { $0.notes },
      .optionalRecord("nothing", "What is missing", EmptySection.schema) { $0.nothing },
    ])
}
