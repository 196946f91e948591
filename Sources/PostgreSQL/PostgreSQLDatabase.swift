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
    do throws(PostgreSQLError) { try begin(timeout: timeout) } catch { throw failing(error) }
    let result = try body()
    do throws(PostgreSQLError) { try end() } catch { throw failing(error) }
    return result
  }

  /// Begins to read one state of the database: a read-only transaction on one snapshot, until ``end()``.
  ///
  /// - Parameter timeout: The longest a statement may take, in milliseconds.
  /// - Throws: What the server refuses.
  public func begin(timeout: Int) throws(PostgreSQLError) {
    for statement in [
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
      "SET LOCAL statement_timeout = \(timeout)", "SET LOCAL DateStyle = 'ISO, YMD'",
      "SET LOCAL client_encoding = 'UTF8'", "SET LOCAL extra_float_digits = 0",
    ] {
      try run(statement)
    }
  }

  /// Ends what ``begin(timeout:)`` began.
  public func end() throws(PostgreSQLError) { try run("COMMIT") }

  /// What the server said of itself when it let us in, such as `server_encoding`; nil where it did not.
  public func setting(_ name: String) -> String? {
    unsafe library.parameter(handle, name).map { unsafe String(cString: $0) }
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

/// What a column is declared to hold.
public enum PostgreSQLType: Sendable, Equatable {
  /// Whole numbers of any size.
  case integer
  /// Numbers of any number of places, exactly.
  case decimal
  /// Numbers that are near what was meant.
  case float
  case text
  case day
  /// A day with a time, in no zone.
  case moment
  case uuid
  case other
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

  /// What a column is declared to hold.
  public func type(_ column: Int) -> PostgreSQLType {
    switch unsafe library.type(result, Int32(clamping: column)) {
    case 20, 21, 23: .integer
    case 1700: .decimal
    case 700, 701: .float
    case 25, 1042, 1043: .text
    case 1082: .day
    case 1114: .moment
    case 2950: .uuid
    default: .other
    }
  }

  /// Whether a column is declared to hold numbers.
  public func isNumber(_ column: Int) -> Bool {
    [.integer, .decimal, .float].contains(type(column))
  }

  /// A cell as a whole number; nil for null, and for what is none or does not fit.
  public func integer(_ row: Int, _ column: Int) -> Int64? {
    let (row, column) = (Int32(clamping: row), Int32(clamping: column))
    guard unsafe library.isNull(result, row, column) == 0,
      let start = unsafe library.value(result, row, column)
    else { return nil }
    let count = unsafe Int(library.length(result, row, column))
    return unsafe start.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
      guard count > 0 else { return nil }
      let isNegative = unsafe bytes[0] == 0x2D
      guard count > (isNegative ? 1 : 0) else { return nil }
      var value: Int64 = 0
      for index in (isNegative ? 1 : 0)..<count {
        let digit = unsafe bytes[index] &- 0x30
        guard digit <= 9 else { return nil }
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflowsToo) = product.subtractingReportingOverflow(Int64(digit))
        guard !overflows, !overflowsToo else { return nil }
        value = sum
      }
      // Summed below zero, where there is room for one more.
      return isNegative ? value : value == .min ? nil : -value
    }
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
