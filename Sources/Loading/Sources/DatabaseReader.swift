import Diagnostics
import PostgreSQL
import SQLite
import Workbooks

/// What a column of a database may hold.
enum DatabaseType: Sendable {
  /// What a server declares, and keeps.
  case declared(PostgreSQLType)
  /// Anything: SQLite declares nothing that it holds its rows to.
  case any
}

/// Asks a database whose transaction is open.
struct DatabaseReader {
  let name: String
  private let stamp: FileStamp
  /// The longest that a statement may take, in minutes.
  private let timeout: Int
  private var file: SQLiteDatabase?
  private var server: PostgreSQLDatabase?

  init(name: String, stamp: FileStamp, timeout: Int, file: SQLiteDatabase) {
    (self.name, self.stamp, self.timeout, self.file) = (name, stamp, timeout, file)
  }

  init(name: String, stamp: FileStamp, timeout: Int, server: PostgreSQLDatabase) {
    (self.name, self.stamp, self.timeout, self.server) = (name, stamp, timeout, server)
  }

  /// Whether it is a file of SQLite.
  var isFile: Bool { file != nil }

  /// What the server said of itself when it let us in.
  func setting(_ name: String) -> String? { server?.setting(name) }

  /// The names of the tables that need no schema before them.
  func tables() throws(DiagnosticsError) -> [String] {
    if let server {
      do throws(PostgreSQLError) { return try server.tables() } catch { throw refused(error) }
    }
    var names: [String] = []
    try rows(
      "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
        + " ORDER BY name"
    ) { row in names.append(String(decoding: row.bytes(0), as: UTF8.self)) }
    return names
  }

  /// Hands over the rows of a query: memory does not follow them.
  func rows(
    _ sql: String, _ body: (DatabaseRow) throws(DiagnosticsError) -> Void
  ) throws(DiagnosticsError) {
    if let server {
      return try server.rows(sql, failing: refused) { page throws(DiagnosticsError) in
        for row in 0..<page.rowCount { try body(.server(page, row)) }
      }
    }
    guard let statement = try prepared(sql) else { return }
    while try step(statement) { try body(.file(statement)) }
  }

  /// The rows of a query, or of several after each other, as rows of cells.
  ///
  /// - Parameters:
  ///   - queries: SELECTs of the same columns.
  ///   - table: The name of the table they are of.
  ///   - refuse: What is thrown for a statement that is none to read with.
  /// - Returns: The rows, what their columns may hold, and how many there are.
  /// - Throws: What the database refuses.
  func content(
    _ queries: [String], table: String?,
    refuse: () -> DiagnosticsError
  ) throws(DiagnosticsError) -> (content: SourceContent, types: [DatabaseType], rows: Int) {
    var spool = RowSpool(name: name)
    var headings: [String] = []
    var types: [DatabaseType] = []
    for query in queries {
      if let server {
        try server.rows(query, failing: refused) { page throws(DiagnosticsError) in
          headings = (0..<page.columnCount).map { page.name($0) }
          types = headings.indices.map { .declared(page.type($0)) }
          try add(page, to: &spool)
        }
      } else if let statement = try prepared(query) {
        guard statement.isReadOnly, statement.columnCount > 0 else { throw refuse() }
        headings = (0..<statement.columnCount).map { statement.name($0) }
        types = headings.map { _ in .any }
        while try step(statement) {
          for column in headings.indices { try add(statement, column, to: &spool) }
          try spool.endRow()
        }
      }
    }
    let (lastTexts, count) = (spool.lastTexts, spool.lines)
    let content = SourceContent(
      bytes: .file(try spool.finish(), name: name), stamp: stamp,
      rows: RowsOfCells(
        format: isFile ? "SQLite" : "PostgreSQL", sheet: table, headings: headings,
        lastTexts: lastTexts))
    return (content, types, count)
  }

  private func add(_ page: PostgreSQLPage, to spool: inout RowSpool) throws(DiagnosticsError) {
    let areNumbers = (0..<page.columnCount).map { page.isNumber($0) }
    for row in 0..<page.rowCount {
      for column in areNumbers.indices {
        try spool.add(page.bytes(row, column), at: column, isNumber: areNumbers[column])
      }
      try spool.endRow()
    }
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

  private func prepared(_ sql: String) throws(DiagnosticsError) -> SQLiteStatement? {
    do throws(SQLiteError) { return try file?.prepare(sql) } catch {
      throw fileRefused(error)
    }
  }

  private func step(_ statement: SQLiteStatement) throws(DiagnosticsError) -> Bool {
    do throws(SQLiteError) { return try statement.step() } catch { throw fileRefused(error) }
  }

  private func fileRefused(_ error: SQLiteError) -> DiagnosticsError {
    DatabaseSession.refusal(
      error.isTooLong ? "\(error.message), timeout-minutes: \(timeout)" : error.message, of: name)
  }

  private func refused(_ error: PostgreSQLError) -> DiagnosticsError {
    DatabaseSession.refusal(error, of: name)
  }
}

/// What of a database a source wants.
struct DatabaseWish {
  /// A query by itself.
  let sql: String
  /// The same to stand after FROM.
  let source: String
  /// The table, where it is one.
  let table: String?

  /// The wish of a source: its query, or everything of a table.
  init(
    of opener: ContentOpener, in reader: DatabaseReader
  ) throws(DiagnosticsError) {
    let configuration = opener.configuration
    let wanted = configuration.databaseTable
    if let query = configuration.query {
      guard wanted == nil else { throw opener.refusal(.badQuery, at: configuration.location) }
      var bare = query[...]
      while let last = bare.last, last.isWhitespace || last == ";" { bare.removeLast() }
      // A comment at the end must not take the parenthesis with it.
      (sql, source, table) = (query, "(\(bare)\n) AS carteira_source", nil)
      return
    }
    if let wanted, wanted.contains("."), !reader.isFile {
      source = wanted.split(separator: ".", maxSplits: 1).map { DatabaseWish.quoted(String($0)) }
        .joined(separator: ".")
      table = wanted
    } else {
      let found = try opener.table(among: try reader.tables(), configuration)
      (source, table) = (DatabaseWish.quoted(found), found)
    }
    sql = "SELECT * FROM \(source)"
  }

  /// A name in the quotes of SQL.
  static func quoted(_ name: String) -> String {
    let parts = name.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}
