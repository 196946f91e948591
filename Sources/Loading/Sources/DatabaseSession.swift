import Diagnostics
import Files
import PostgreSQL
import SQLite
import Synchronization

/// A row that a database gives.
enum DatabaseRow {
  case file(SQLiteStatement)
  case server(PostgreSQLPage, Int)

  /// A cell as a whole number; nil for null and for anything else.
  func integer(_ column: Int) -> Int64? {
    switch self {
    case .file(let statement):
      statement.kind(column) == .integer ? statement.integer(column) : nil
    case .server(let page, let row): page.integer(row, column)
    }
  }

  /// A cell as the bytes of its text, without those that part cells; empty for null.
  func bytes(_ column: Int) -> [UInt8] {
    var bytes =
      switch self {
      case .file(let statement): statement.kind(column) == .null ? [] : statement.bytes(column)
      case .server(let page, let row): page.bytes(row, column)
      }
    for index in bytes.indices where RowSpool.isMark(bytes[index]) { bytes[index] = 0x20 }
    return bytes
  }
}

/// An open database in which sources are, read in one state of it: that of the first look.
///
/// A server keeps that state for us as long as we ask. A file of SQLite would keep its writers waiting
/// meanwhile, so it is let go between uses; whether anybody wrote is asked when it is used again.
///
/// Used by one thread at a time, each use under the lock; the compiler cannot know that of connections.
final class DatabaseSession: @unchecked Sendable {
  /// The longest that a query may take, in minutes, where nobody says so.
  static let usualTimeout = 5
  /// What a file of SQLite does in about a minute.
  private static let stepsOfMinute = 3_000_000_000

  private enum Connection {
    case file(SQLiteDatabase)
    case server(PostgreSQLDatabase)
  }

  private struct State {
    /// Whether the transaction is open.
    var isOpen = false
    /// Whether what is asked now is what pages show.
    var isLoaded = false
    /// What SQLite counts when others write; nil before the first look.
    var version: Int64?
  }

  /// The database as the user knows it.
  let name: String
  /// What the file was when it was opened.
  let stamp: FileStamp
  private let timeout: Int
  private let connection: Connection
  private let state = Mutex(State())

  /// The database of a file.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - name: The file as the user knows it.
  ///   - stamp: What the file is now.
  ///   - timeout: The longest that a statement may take, in minutes, counted in its steps.
  /// - Throws: What SQLite refuses.
  init(
    file path: String, name: String, stamp: FileStamp, timeout: Int
  ) throws(DiagnosticsError) {
    (self.name, self.stamp, self.timeout) = (name, stamp, timeout)
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(path: path, access: .readOnly)
      database.limit(steps: timeout * DatabaseSession.stepsOfMinute)
      connection = .file(database)
    } catch {
      throw DatabaseSession.refusal(error.message, of: name)
    }
  }

  /// The database of a server.
  ///
  /// - Parameters:
  ///   - name: Its address.
  ///   - timeout: The longest that a statement may take, in minutes.
  /// - Throws: What the server refuses.
  init(server name: String, timeout: Int) throws(DiagnosticsError) {
    (self.name, stamp, self.timeout) = (name, FileStamp(ByteFile(name, bytes: [])), timeout)
    do throws(PostgreSQLError) { connection = .server(try PostgreSQLDatabase(name)) } catch {
      throw DatabaseSession.refusal(error, of: name)
    }
  }

  /// Asks the database in the state that all uses see.
  func reading<Result: Sendable>(
    _ body: (DatabaseReader) throws(DiagnosticsError) -> Result
  ) throws(DiagnosticsError) -> Result {
    try state.withLock { state throws(DiagnosticsError) -> Result in
      try open(&state)
      let result = try body(reader)
      if state.isLoaded { try pause(&state) }
      return result
    }
  }

  /// Says that everything is loaded: from now on nobody who writes to a file has to wait for us.
  func finishLoading() throws(DiagnosticsError) {
    try state.withLock { state throws(DiagnosticsError) in
      state.isLoaded = true
      try pause(&state)
    }
  }

  /// Ends the reading.
  func close() throws(DiagnosticsError) {
    try state.withLock { state throws(DiagnosticsError) in
      guard state.isOpen, case .server(let database) = connection else { return try pause(&state) }
      state.isOpen = false
      do throws(PostgreSQLError) { try database.end() } catch {
        throw DatabaseSession.refusal(error, of: name)
      }
    }
  }

  /// Lets go of a file until it is asked again.
  private func pause(_ state: inout State) throws(DiagnosticsError) {
    guard state.isOpen, case .file(let database) = connection else { return }
    state.isOpen = false
    do throws(SQLiteError) { try database.run("COMMIT") } catch {
      throw DatabaseSession.refusal(error.message, of: name)
    }
  }

  private var reader: DatabaseReader {
    switch connection {
    case .file(let database):
      DatabaseReader(name: name, stamp: stamp, timeout: timeout, file: database)
    case .server(let database):
      DatabaseReader(name: name, stamp: stamp, timeout: timeout, server: database)
    }
  }

  private func open(_ state: inout State) throws(DiagnosticsError) {
    guard !state.isOpen else { return }
    switch connection {
    case .server(let database):
      do throws(PostgreSQLError) { try database.begin(timeout: timeout * 60_000) } catch {
        throw DatabaseSession.refusal(error, of: name)
      }
    case .file(let database):
      let version: Int64
      do throws(SQLiteError) {
        try database.run("BEGIN DEFERRED")
        // The state is that of the first look.
        try database.run("SELECT COUNT(*) FROM sqlite_schema")
        version =
          try database.rows("PRAGMA data_version").first.flatMap { row in
            if case .integer(let number)? = row.first { number } else { nil }
          } ?? 0
      } catch {
        throw DatabaseSession.refusal(error.message, of: name)
      }
      guard state.version ?? version == version else {
        try? database.run("ROLLBACK")
        throw FileError(.changed, path: name).asDiagnostics(name)
      }
      state.version = version
    }
    state.isOpen = true
  }

  static func refusal(_ error: PostgreSQLError, of name: String) -> DiagnosticsError {
    refusal(error.isLibraryMissing ? "libpq.so.5 (Debian: libpq5)" : error.message, of: name)
  }

  static func refusal(_ reason: String, of name: String) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        .databaseRefused, at: SourceLocation(file: name), facts: ["reason": reason])
    ])
  }
}
