import Diagnostics
import Files
import Portfolio
import SQLite
import Workbooks

/// Reads a table or a query of an SQLite database into rows of cells.
///
/// Whatever the sources of a portfolio want of one database is read in one transaction: they see one state
/// of it, whoever writes meanwhile.
struct DatabaseRows {
  let opener: ContentOpener
  let stamp: FileStamp

  private var name: String { opener.name }

  func read() throws(DiagnosticsError) -> SourceContent {
    let request = opener.request
    let database = try asking { () throws(SQLiteError) in
      try SQLiteDatabase(path: request.path(of: name), access: .readOnly)
    }
    return try database.transaction(.deferred, failing: refused) { () throws(DiagnosticsError) in
      let content = try rows(of: opener.configuration, in: database)
      for other in opener.others {
        let content = try rows(of: other, in: database)
        request.opened.keep(content, OpenedSources.Key(name, other))
      }
      return content
    }
  }

  private func refused(_ error: SQLiteError) -> DiagnosticsError {
    opener.refusal(.databaseRefused, ["reason": error.message])
  }

  private func asking<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(DiagnosticsError) -> Result {
    do throws(SQLiteError) { return try body() } catch { throw refused(error) }
  }

  private func rows(
    of configuration: SourceConfiguration, in database: SQLiteDatabase
  ) throws(DiagnosticsError) -> SourceContent {
    let (sql, table) = try statement(configuration, database)
    let statement = try asking { () throws(SQLiteError) in try database.prepare(sql) }
    guard statement.isReadOnly, statement.columnCount > 0 else {
      throw opener.refusal(.badQuery, at: configuration.location)
    }
    var spool = RowSpool(name: name)
    while try asking({ () throws(SQLiteError) in try statement.step() }) {
      for column in 0..<statement.columnCount { try add(statement, column, to: &spool) }
      try spool.endRow()
    }
    let headings = (0..<statement.columnCount).map { statement.name($0) }
    let lastTexts = spool.lastTexts
    return SourceContent(
      bytes: .file(try spool.finish(), name: name), stamp: stamp,
      rows: RowsOfCells(
        format: "SQLite", sheet: table, headings: headings, lastTexts: lastTexts))
  }

  private func add(
    _ statement: SQLiteStatement, _ column: Int, to spool: inout RowSpool
  ) throws(DiagnosticsError) {
    switch statement.value(column) {
    case .null: try spool.add([], at: column, isNumber: true)
    case .integer(let number): try spool.add(String(number).utf8, at: column, isNumber: true)
    case .real(let number):
      var text: [UInt8] = []
      let isNumber = NumberText.append(Array(String(number).utf8).span, to: &text)
      try spool.add(text, at: column, isNumber: isNumber)
    case .text(let text): try spool.add(text.utf8, at: column, isNumber: false)
    case .blob(let bytes):
      try spool.add(String(decoding: bytes, as: UTF8.self).utf8, at: column, isNumber: false)
    }
  }

  /// What is to be run: the query, or everything of a table, and the name of that.
  private func statement(
    _ configuration: SourceConfiguration, _ database: SQLiteDatabase
  ) throws(DiagnosticsError) -> (sql: String, table: String?) {
    let wanted = configuration.databaseTable
    if let query = configuration.query {
      guard wanted == nil else { throw opener.refusal(.badQuery, at: configuration.location) }
      return (query, nil)
    }
    let names = try asking { () throws(SQLiteError) in
      try database.rows(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
          + " ORDER BY name")
    }.compactMap { row -> String? in
      if case .text(let name) = row.first { name } else { nil }
    }
    let found = try opener.table(among: names, configuration)
    return ("SELECT * FROM \(DatabaseRows.quoted(found))", found)
  }

  /// A name in the quotes of SQL.
  static func quoted(_ name: String) -> String {
    let parts = name.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
