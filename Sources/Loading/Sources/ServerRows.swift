import Diagnostics
import Files
import Portfolio
import PostgreSQL

/// Reads a table or a query of a PostgreSQL server into rows of cells.
///
/// Whatever the sources of a portfolio want of one server is read in one read-only transaction on one snapshot.
struct ServerRows {
  /// The longest that a query may take, in milliseconds.
  private static let timeout = 300_000

  let opener: ContentOpener

  private var name: String { opener.name }

  func read() throws(DiagnosticsError) -> SourceContent {
    let database: PostgreSQLDatabase
    do throws(PostgreSQLError) { database = try PostgreSQLDatabase(name) } catch {
      throw refused(error)
    }
    return try database.reading(timeout: ServerRows.timeout, failing: refused) {
      () throws(DiagnosticsError) in
      let content = try rows(of: opener.configuration, in: database)
      for other in opener.others {
        let content = try rows(of: other, in: database)
        opener.request.opened.keep(content, OpenedSources.Key(name, other))
      }
      return content
    }
  }

  private func refused(_ error: PostgreSQLError) -> DiagnosticsError {
    opener.refusal(
      .databaseRefused,
      ["reason": error.isLibraryMissing ? "libpq.so.5 (Debian: libpq5)" : error.message])
  }

  private func rows(
    of configuration: SourceConfiguration, in database: PostgreSQLDatabase
  ) throws(DiagnosticsError) -> SourceContent {
    let (sql, table) = try statement(configuration, database)
    var spool = RowSpool(name: name)
    var headings: [String] = []
    try database.rows(sql, failing: refused) { page throws(DiagnosticsError) in
      if headings.isEmpty { headings = (0..<page.columnCount).map { page.name($0) } }
      let areNumbers = headings.indices.map { page.isNumber($0) }
      for row in 0..<page.rowCount {
        for column in headings.indices {
          try spool.add(page.bytes(row, column), at: column, isNumber: areNumbers[column])
        }
        try spool.endRow()
      }
    }
    let lastTexts = spool.lastTexts
    return SourceContent(
      bytes: .file(try spool.finish(), name: name),
      stamp: FileStamp(ByteFile(name, bytes: [])),
      rows: RowsOfCells(
        format: "PostgreSQL", sheet: table, headings: headings, lastTexts: lastTexts))
  }

  private func statement(
    _ configuration: SourceConfiguration, _ database: PostgreSQLDatabase
  ) throws(DiagnosticsError) -> (sql: String, table: String?) {
    if let query = configuration.query {
      guard configuration.databaseTable == nil else {
        throw opener.refusal(.badQuery, at: configuration.location)
      }
      return (query, nil)
    }
    if let table = configuration.databaseTable, table.contains(".") {
      let quoted = table.split(separator: ".", maxSplits: 1).map { DatabaseRows.quoted(String($0)) }
      return ("SELECT * FROM \(quoted.joined(separator: "."))", table)
    }
    let names: [String]
    do throws(PostgreSQLError) { names = try database.tables() } catch { throw refused(error) }
    let found = try opener.table(among: names, configuration)
    return ("SELECT * FROM \(DatabaseRows.quoted(found))", found)
  }
}
