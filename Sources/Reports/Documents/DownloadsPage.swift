package import Markup
package import Templating

/// The tables of the portfolio as files.
package struct DownloadsPage: Sendable {
  package var page: PageFrame
  package var title: String
  package var lead: HTMLFragment
  package var tables: [Table]

  /// A table and its files.
  package struct Table: Sendable {
    package var name: String
    package var title: String
    package var note: String?
    package var rows: Int
    package var columns: Int
    package var files: [File]
  }

  /// A file of a table.
  package struct File: Sendable {
    package var href: String
    package var form: String
  }

  package static let schema = Schema<DownloadsPage>(
    "downloads", "The tables of the portfolio as files",
    [
      .record("page", "What every page carries", PageFrame.schema) { $0.page },
      .text("title", "Heading") { $0.title },
      .html("lead", "What there is, in one sentence") { $0.lead },
      .list("tables", "The tables", of: table) { $0.tables },
    ])

  private static let table = Schema<Table>(
    "download-table", "A table and its files",
    [
      .text("name", "Stable name, that of its files") { $0.name },
      .text("title", "What it is called") { $0.title },
      .optionalText("note", "What its rows are") { $0.note },
      .integer("rows", "How many rows it has") { $0.rows },
      .integer("columns", "How many columns it has") { $0.columns },
      .list("files", "Its files", of: file) { $0.files },
    ])

  private static let file = Schema<File>(
    "download-file", "A file of a table",
    [
      .text("href", "Address of the file") { $0.href },
      .text("form", "Its kind: CSV, JSON or XLSX") { $0.form },
    ])
}
