package import Templating

/// A client's account map: who decides, who is against us, whom we do not reach.
package struct MapPage: Sendable {
  package var page: PageFrame
  /// The client's id, or its alias where the id speaks of a person.
  package var id: String
  package var title: String
  package var trail: Trail
  package var tabs: [NavigationItem]
  package var head: ClientHead
  /// The answer without marks, for the twin.
  package var answer: String
  /// What to fill in, where nothing is known of the client's people.
  package var nothing: EmptySection?
  package var tree: MapTree?
  package var quadrant: ChartFigure?
  package var quadrantRemark: String
  package var coverage: MapCoverage?
  package var flags: [Statement]
  package var authority: MapTable?
  package var strength: MapTable?
  package var opportunities: [MapOpportunity]
  package var matrix: MapTable?
  package var twin: MapTable?
  /// The same rows in an order that no number changes, for the twin.
  package var people: [DataTable.Row]
  /// The labels of the twin's columns.
  package var columns: [DataTable.Column]
  /// Who weighs on whom, in sentences.
  package var relations: [String]
  package var gone: [Statement]
  package var goneCount: Int
  /// What was handed over when it was sold, where that is on record.
  package var handoff: NavigationItem?

  package static let schema = Schema<MapPage>(
    "account-map", "Who decides, who is against us, whom we do not reach",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("id", "Id, or its alias where the id speaks of a person") { $0.id },
      .text("title", "Name of the page and the client") { $0.title },
      .record("trail", "Way here, and the clients before and after", Trail.schema) { $0.trail },
      .flag("has-tabs", "Whether the client has more than one page") { !$0.tabs.isEmpty },
      .list("tabs", "The client's pages", of: NavigationItem.schema) { $0.tabs },
      .record("head", "Status, answer and the first facts", ClientHead.schema) { $0.head },
      .text("answer", "The answer in plain words") { $0.answer },
      .optionalRecord(
        "nothing", "What to fill in; missing where people are known", EmptySection.schema
      ) {
        $0.nothing
      },
      .optionalRecord("tree", "Who reports to whom", MapTree.schema) { $0.tree },
      .optionalRecord("quadrant", "Influence and support", ChartFigure.schema) { $0.quadrant },
      .text("quadrant-remark", "How much of it is unknown") { $0.quadrantRemark },
      .optionalRecord("seats", "The four parts an account needs", MapCoverage.schema) {
        $0.coverage
      },
      .flag("has-flags", "Whether anything worries or carries") { !$0.flags.isEmpty },
      .record("flags", "What worries and what carries", StatementList.schema) {
        StatementList(statements: $0.flags)
      },
      .optionalRecord("authority", "Who signs, decides, influences", MapTable.schema) {
        $0.authority
      },
      .optionalRecord("strength", "How strong the relation is", MapTable.schema) { $0.strength },
      .flag("has-opportunities", "Whether open business needs anybody's consent") {
        !$0.opportunities.isEmpty
      },
      .list("opportunities", "The map for each open opportunity", of: MapOpportunity.schema) {
        $0.opportunities
      },
      .optionalRecord("matrix", "Our team against their people", MapTable.schema) { $0.matrix },
      .optionalRecord("twin", "The map as a table", MapTable.schema) { $0.twin },
      .list("people", "The rows of the twin by id", of: MapPage.person) { map in
        map.people.map { PersonLine(row: $0, columns: map.columns) }
      },
      .texts("relations", "Who weighs on whom") { $0.relations },
      .flag("has-gone", "Whether anybody left") { !$0.gone.isEmpty },
      .integer("gone-count", "How many left") { $0.goneCount },
      .record("gone", "Who left", StatementList.schema) { StatementList(statements: $0.gone) },
      .optionalRecord("handoff", "Where the handoff stands", NavigationItem.schema) {
        $0.handoff
      },
    ])

  /// A person in one line of the twin.
  private struct PersonLine: Sendable {
    let row: DataTable.Row
    let columns: [DataTable.Column]
  }

  private static let person = Schema<PersonLine>(
    "map-person", "A person of the map in one line",
    [
      .text("name", "The person or the post") { $0.row.name },
      .optionalText("note", "Title") { $0.row.note },
      .texts("facts", "What is known, each with its word") { line in
        zip(line.columns.dropFirst(), line.row.cells).filter { !$0.1.words.isEmpty }.map {
          let note = $0.1.note.map { " (\($0))" } ?? ""
          return "\($0.0.heading): \($0.1.words)\(note)"
        }
      },
    ])
}

/// A table with a remark above and a note below.
package struct MapTable: Sendable {
  package var remark: String
  package var table: DataTable
  package var note: String?
  /// What stands on a closed table, with how much is in it.
  package var summary: String
  package var size: String

  package init(
    remark: String = "", table: DataTable, note: String? = nil, summary: String = "",
    size: String = ""
  ) {
    self.remark = remark
    self.table = table
    self.note = note
    self.summary = summary
    self.size = size
  }

  package static let schema = Schema<MapTable>(
    "map-table", "A table with a remark above and a note below",
    [
      .text("remark", "What stands right of the heading") { $0.remark },
      .record("table", "The table", DataTable.schema) { $0.table },
      .optionalText("note", "What stands below it") { $0.note },
      .text("summary", "What stands on the table while it is closed") { $0.summary },
      .text("size", "How much is in it") { $0.size },
    ])
}

/// The parts an account needs played, and the next step toward those that are empty.
package struct MapCoverage: Sendable {
  package var heading: String
  package var remark: String
  package var seats: [Statement]
  package var next: String?

  package static let schema = Schema<MapCoverage>(
    "map-coverage", "The four parts an account needs played",
    [
      .text("heading", "How many are covered") { $0.heading },
      .text("remark", "How they count") { $0.remark },
      .list("statements", "The parts, with 1, a half or 0", of: Statement.schema) { $0.seats },
      .optionalText("next", "The next step: a person, a verb, a business day") { $0.next },
    ])
}
