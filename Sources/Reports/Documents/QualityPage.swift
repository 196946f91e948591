package import Markup
package import Portfolio
package import Templating

/// What was read, how, and what is missing: the one page that speaks of files and rows.
package struct QualityPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var files: [File]
  package var filesNote: String
  package var columnsNote: String
  package var findings: [Finding]
  package var findingsNote: String
  package var hasRejected: Bool
  package var clients: Int
  package var fields: [FieldLine]
  package var revenueHead: String
  package var steps: [String]
  package var tables: [TableLine]
  package var tablesNote: String
  package var absentTables: String?
  package var unattributed: String?
  package var retention: [RetentionLine]
  package var retentionNote: String

  /// A file that was read.
  package struct File: Sendable {
    package var file: String
    package var table: String
    package var rows: Int
    package var rejected: Int
    package var leftOut: Int
    package var reading: [Reading]
    package var columns: [Column]
    package var columnsNote: String
  }

  /// How a file was read.
  package struct Reading: Sendable {
    package var word: String
    package var value: String
    package var isConfigured: Bool
  }

  /// A column and what became of it.
  package struct Column: Sendable {
    package var heading: String
    package var field: String?
  }

  /// A kind of finding with examples.
  package struct Finding: Sendable {
    package var code: String
    package var sentence: String
    package var count: Int
    package var examples: [Example]
  }

  /// One finding.
  package struct Example: Sendable {
    package var sentence: String
    package var place: String?
  }

  /// How complete a field is.
  package struct FieldLine: Sendable {
    package var word: String
    package var field: String
    package var known: Int
    package var missing: Int
    package var share: FixedPoint?
    package var revenueShare: FixedPoint?
    package var bar: HTMLFragment
    /// Why nothing can be known of it; nil where something can.
    package var absence: String?
  }

  /// A table of the data.
  package struct TableLine: Sendable {
    package var word: String
    package var rows: Int
    package var rejected: Int
    package var clients: Int?
    package var share: FixedPoint?
    package var revenueShare: FixedPoint?
    package var columns: [ColumnLine]
    package var columnsNote: String
  }

  /// How well a column is filled.
  package struct ColumnLine: Sendable {
    package var word: String
    package var known: Int
    package var share: FixedPoint?
    package var bar: HTMLFragment
  }

  /// Somebody whose data there may be no reason left to keep.
  package struct RetentionLine: Sendable {
    package var person: String
    package var client: String
    package var href: String
    package var last: Day?
    package var why: String
  }

  package static let schema = Schema<QualityPage>(
    "data-quality", "What was read, how, and what is missing",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "The answer in one or two sentences") { $0.lead },
      .flag("has-files", "Whether any file was read") { !$0.files.isEmpty },
      .list("files", "The files read", of: file) { $0.files },
      .text("files-note", "How many files and rows") { $0.filesNote },
      .text("columns-note", "How many columns were used and how many were not") {
        $0.columnsNote
      },
      .flag("has-findings", "Whether reading found anything") { !$0.findings.isEmpty },
      .list("findings", "What reading found, by kind", of: finding) { $0.findings },
      .text("findings-note", "How many errors and warnings") { $0.findingsNote },
      .flag("has-rejected", "Whether any row was rejected") { $0.hasRejected },
      .integer("clients", "How many clients there are") { $0.clients },
      .flag("has-fields", "Whether completeness is known") { !$0.fields.isEmpty },
      .list("fields", "How complete each field is", of: field) { $0.fields },
      .text("revenue-head", "What shares of revenue are shares of") { $0.revenueHead },
      .flag("has-steps", "Whether anything can be filled in") { !$0.steps.isEmpty },
      .texts("steps", "What to fill in first, of whom, and what that covers") { $0.steps },
      .flag("has-tables", "Whether the data have any table") { !$0.tables.isEmpty },
      .list("tables", "The tables that the data have", of: table) { $0.tables },
      .text("tables-note", "How many tables of how many") { $0.tablesNote },
      .optionalText("absent-tables", "The tables that the data lack") { $0.absentTables },
      .optionalText("unattributed", "Invoice lines that name no client") { $0.unattributed },
      .flag("has-retention", "Whether there is anybody to decide on") { !$0.retention.isEmpty },
      .list(
        "retention", "The first people whose data there may be no reason left to keep",
        of: retentionLine
      ) { $0.retention },
      .text("retention-note", "How many people there are to decide on") { $0.retentionNote },
    ])

  private static let retentionLine = Schema<RetentionLine>(
    "retention-line", "Somebody whose data there may be no reason left to keep",
    [
      .text("person", "The name, or the id where there is none") { $0.person },
      .text("client", "The client") { $0.client },
      .text("href", "Where the client's profile is") { $0.href },
      .optionalDay("last", "The last day on which both sides spoke; missing for never") {
        $0.last?.number
      },
      .text("why", "What speaks against keeping the data") { $0.why },
    ])

  private static let file = Schema<File>(
    "data-file", "A file that was read",
    [
      .text("file", "The file as the user knows it") { $0.file },
      .text("table", "The table it feeds") { $0.table },
      .count("rows", "Rows of data") { $0.rows },
      .flag("has-rejected", "Whether any row was rejected") { $0.rejected > 0 },
      .count("rejected", "Rows rejected whole") { $0.rejected },
      .count("left-out", "Rows the configuration leaves out") { $0.leftOut },
      .list("reading", "How it was read", of: reading) { $0.reading },
      .flag("has-unused", "Whether any column was not used") {
        $0.columns.contains { $0.field == nil }
      },
      .list("columns", "The columns, in the order of the file", of: column) { $0.columns },
      .text("columns-note", "How many columns were used and how many were not") {
        $0.columnsNote
      },
    ])

  private static let reading = Schema<Reading>(
    "data-reading", "Something found out about a file",
    [
      .text("word", "What was found out") { $0.word },
      .text("value", "The value") { $0.value },
      .flag("is-configured", "Whether the configuration said so") { $0.isConfigured },
    ])

  private static let column = Schema<Column>(
    "data-column", "A column and what became of it",
    [
      .text("heading", "The heading as written") { $0.heading },
      .optionalText("field", "The field it feeds; missing where it was not used") { $0.field },
    ])

  private static let finding = Schema<Finding>(
    "finding", "A kind of finding with examples",
    [
      .text("code", "The stable code") { $0.code },
      .text("sentence", "The first example's sentence") { $0.sentence },
      .integer("count", "How many there were") { $0.count },
      .list("examples", "The first of them", of: example) { $0.examples },
    ])

  private static let example = Schema<Example>(
    "finding-example", "One finding",
    [
      .text("sentence", "What was found, and what was expected") { $0.sentence },
      .optionalText("place", "File and row") { $0.place },
    ])

  private static let field = Schema<FieldLine>(
    "field-line", "How complete a field is",
    [
      .text("word", "The field in the reader's language") { $0.word },
      .text("field", "Its name in the data") { $0.field },
      .count("known", "Clients with a value") { $0.known },
      .count("missing", "Clients without one") { $0.missing },
      .optionalPercent("share", "Share of the clients with a value") { $0.share },
      .optionalPercent("revenue-share", "Share of the revenue of clients with a value") {
        $0.revenueShare
      },
      .html("bar", "The share as a bar") { $0.bar },
      .optionalText("absence", "Why nothing can be known of it: no such table or column") {
        $0.absence
      },
    ])

  private static let table = Schema<TableLine>(
    "table-line", "A table of the data",
    [
      .text("word", "The table in the reader's language") { $0.word },
      .count("rows", "Rows of data") { $0.rows },
      .flag("has-rejected", "Whether any row was rejected") { $0.rejected > 0 },
      .count("rejected", "Rows rejected whole") { $0.rejected },
      .optionalCount("clients", "Clients with a record; missing where records belong to none") {
        $0.clients
      },
      .optionalPercent("share", "Share of the clients with a record") { $0.share },
      .optionalPercent("revenue-share", "Share of the revenue of clients with a record") {
        $0.revenueShare
      },
      .flag("has-columns", "Whether the filling of columns was counted") { !$0.columns.isEmpty },
      .list("columns", "The columns in the data, the emptiest first", of: tableColumn) {
        $0.columns
      },
      .text("columns-note", "How many columns there are") { $0.columnsNote },
    ])

  private static let tableColumn = Schema<ColumnLine>(
    "column-line", "How well a column of a table is filled",
    [
      .text("word", "The column's heading") { $0.word },
      .count("known", "Rows with a value that was understood") { $0.known },
      .optionalPercent("share", "Share of the rows with a value") { $0.share },
      .html("bar", "The share as a bar") { $0.bar },
    ])
}
