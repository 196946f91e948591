/// What a server refused, in its own words.
public struct PostgreSQLError: Error, Sendable, Equatable {
  /// Its sentence, without line ends; without passwords, which libpq never repeats.
  public var message: String
  /// Whether the library that speaks to servers is missing.
  public var isLibraryMissing = false
}

/// A connection to a PostgreSQL server that reads and never writes.
///
/// Host, user and TLS come from the address and the usual environment (`PGHOST`, `PGSSLMODE`, `PGSERVICE`),
/// passwords from `PGPASSFILE`, `~/.pgpass` or `PGPASSWORD`.
@safe public final class PostgreSQLDatabase {
  private let library: PostgreSQLLibrary
  private let handle: OpaquePointer

  /// Connects.
  ///
  /// - Parameter address: `postgresql://user@host/database`, or `host=… dbname=…`.
  /// - Throws: Where there is no library, no server, or no entry.
  public init(_ address: String) throws(PostgreSQLError) {
    guard let library = PostgreSQLLibrary.shared else {
      throw PostgreSQLError(message: "libpq.so.5", isLibraryMissing: true)
    }
    self.library = library
    guard let handle = unsafe library.connect(address) else {
      throw PostgreSQLError(message: "out of memory")
    }
    unsafe self.handle = handle
    guard unsafe library.connectionStatus(handle) == 0 else { throw lastError }
  }

  deinit { unsafe library.finish(handle) }

  /// Reads what `body` asks for as one state of the database: a read-only transaction on one snapshot.
  ///
  /// - Parameters:
  ///   - timeout: The longest a statement may take, in milliseconds.
  ///   - failing: What is thrown for what the server refuses.
  ///   - body: Asks.
  /// - Returns: What `body` gives.
  /// - Throws: What `body` throws, or what the server refuses.
  public func reading<Result, Failure: Error>(
    timeout: Int, failing: (PostgreSQLError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do throws(PostgreSQLError) {
      for statement in [
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        "SET LOCAL statement_timeout = \(timeout)", "SET LOCAL DateStyle = 'ISO, YMD'",
        "SET LOCAL client_encoding = 'UTF8'", "SET LOCAL extra_float_digits = 0",
      ] {
        try run(statement)
      }
    } catch {
      throw failing(error)
    }
    let result = try body()
    do throws(PostgreSQLError) { try run("COMMIT") } catch { throw failing(error) }
    return result
  }

  /// The names of the tables and views that can be read without a schema.
  public func tables() throws(PostgreSQLError) -> [String] {
    var names: [String] = []
    try rows(
      "SELECT table_name FROM information_schema.tables WHERE table_schema = ANY (current_schemas(false))"
        + " ORDER BY table_name", failing: { $0 }
    ) { page throws(PostgreSQLError) in
      for row in 0..<page.rowCount {
        names.append(String(decoding: page.bytes(row, 0), as: UTF8.self))
      }
    }
    return names
  }

  /// Hands over the rows of a query, some thousands at a time: memory does not follow them.
  ///
  /// - Parameters:
  ///   - query: One SELECT.
  ///   - failing: What is thrown for what the server refuses.
  ///   - body: Gets each page; the first comes also where there are no rows.
  /// - Throws: What `body` throws, or what the server refuses.
  public func rows<Failure: Error>(
    _ query: String, failing: (PostgreSQLError) -> Failure,
    _ body: (PostgreSQLPage) throws(Failure) -> Void
  ) throws(Failure) {
    do throws(PostgreSQLError) {
      try run("DECLARE carteira NO SCROLL CURSOR FOR \(query)")
    } catch {
      throw failing(error)
    }
    var isFirst = true
    while true {
      let page: PostgreSQLPage
      do throws(PostgreSQLError) { page = try fetch() } catch { throw failing(error) }
      if isFirst || page.rowCount > 0 { try body(page) }
      isFirst = false
      if page.rowCount == 0 { break }
    }
    do throws(PostgreSQLError) { try run("CLOSE carteira") } catch { throw failing(error) }
  }

  private func fetch() throws(PostgreSQLError) -> PostgreSQLPage {
    guard let result = unsafe executed("FETCH FORWARD 5000 FROM carteira") else { throw lastError }
    let page = unsafe PostgreSQLPage(result, library)
    guard unsafe library.status(result) == 2 else { throw lastError }
    return page
  }

  private func run(_ statement: String) throws(PostgreSQLError) {
    guard let result = unsafe executed(statement) else { throw lastError }
    let status = unsafe library.status(result)
    unsafe library.clear(result)
    guard status == 1 || status == 2 else { throw lastError }
  }

  private func executed(_ statement: String) -> OpaquePointer? {
    unsafe library.execute(handle, statement, 0, nil, nil, nil, nil, 0)
  }

  private var lastError: PostgreSQLError {
    let text = unsafe library.connectionError(handle).map { unsafe String(cString: $0) } ?? ""
    let lines = text.split(whereSeparator: \.isNewline).map { String($0) }
    return PostgreSQLError(message: lines.joined(separator: " "))
  }
}

/// Some rows of a query.
@safe public final class PostgreSQLPage {
  private let result: OpaquePointer
  private let library: PostgreSQLLibrary
  /// How many rows it has.
  public let rowCount: Int
  /// How many columns they have.
  public let columnCount: Int

  init(_ result: OpaquePointer, _ library: PostgreSQLLibrary) {
    unsafe self.result = result
    self.library = library
    rowCount = unsafe Int(library.rowCount(result))
    columnCount = unsafe Int(library.columnCount(result))
  }

  deinit { unsafe library.clear(result) }

  /// The name of a column.
  public func name(_ column: Int) -> String {
    unsafe library.name(result, Int32(clamping: column)).map { unsafe String(cString: $0) } ?? ""
  }

  /// Whether a column is declared to hold numbers.
  public func isNumber(_ column: Int) -> Bool {
    unsafe [20, 21, 23, 700, 701, 1700].contains(library.type(result, Int32(clamping: column)))
  }

  /// A cell as the server writes it; empty for null.
  public func bytes(_ row: Int, _ column: Int) -> [UInt8] {
    let (row, column) = (Int32(clamping: row), Int32(clamping: column))
    guard unsafe library.isNull(result, row, column) == 0,
      let start = unsafe library.value(result, row, column)
    else { return [] }
    let count = unsafe Int(library.length(result, row, column))
    return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) {
      unsafe Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}
