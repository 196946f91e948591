internal import CSQLite

/// An open SQLite database, for one thread at a time.
@safe public final class SQLiteDatabase {
  /// What may be done with the file.
  public enum Access: Sendable, Equatable {
    /// Reading; the file must be there and nothing beside it is written.
    case readOnly
    /// Reading and writing a file that must be there.
    case readWrite
    /// Reading and writing; the file is made where it is missing.
    case create
  }

  /// When a transaction takes the right to write.
  public enum Transaction: String, Sendable {
    /// With its first statement that writes: what is read is one state of the database throughout.
    case deferred = "DEFERRED"
    /// At once, waiting for others: what it reads cannot change before it writes.
    case immediate = "IMMEDIATE"
  }

  private let handle: OpaquePointer
  /// How often the statement that runs was looked at, and how often it may be; nil for any number.
  var looks = 0
  private var mostLooks: Int?
  /// The steps between two looks.
  private static let look: Int32 = 10_000

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: Where the file is; `:memory:` for one that lives as long as this value.
  ///   - access: What may be done with it.
  ///   - patience: How many milliseconds to wait for another process that writes.
  /// - Throws: What keeps the file from being opened.
  public init(path: String, access: Access, patience: Int32 = 5_000) throws(SQLiteError) {
    let flags =
      switch access {
      case .readOnly: SQLITE_OPEN_READONLY
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened = unsafe opened else {
      let error = unsafe SQLiteDatabase.error(of: opened, code: code, statement: nil)
      unsafe sqlite3_close_v2(opened)
      throw error
    }
    unsafe handle = opened
    unsafe sqlite3_extended_result_codes(handle, 1)
    unsafe sqlite3_busy_timeout(handle, patience)
  }

  deinit {
    unsafe sqlite3_close_v2(handle)
  }

  /// Refuses statements that go on and on, such as those of a view whose rows never end.
  ///
  /// - Parameter steps: About how many steps of its program a statement may take, tens of millions a
  ///   second; they are the same on every machine, which a time is not.
  public func limit(steps: Int) {
    mostLooks = steps / Int(SQLiteDatabase.look)
    // The database is closed with this value: nothing asks for it afterwards.
    unsafe sqlite3_progress_handler(
      handle, SQLiteDatabase.look,
      { context in
        guard let context = unsafe context else { return 0 }
        let database = unsafe Unmanaged<SQLiteDatabase>.fromOpaque(context).takeUnretainedValue()
        return database.isSpent() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  private func isSpent() -> Bool {
    looks += 1
    return mostLooks.map { looks > $0 } ?? false
  }

  /// A statement to run once or often.
  ///
  /// - Parameter sql: One statement; what follows its end is refused.
  /// - Returns: The statement, before its first row.
  /// - Throws: What is wrong with it.
  public func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    var prepared: OpaquePointer?
    var text = sql
    looks = 0
    let (code, left) = text.withUTF8 { bytes -> (Int32, Int) in
      unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
        var tail: UnsafePointer<CChar>?
        let code = unsafe sqlite3_prepare_v2(
          handle, bytes.baseAddress, Int32(clamping: bytes.count), &prepared, &tail)
        guard let start = bytes.baseAddress, let tail = unsafe tail else { return (code, 0) }
        return (code, unsafe bytes.count - (tail - start))
      }
    }
    guard code == SQLITE_OK else { throw error(code, in: sql) }
    guard let prepared = unsafe prepared else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "no statement", statement: sql)
    }
    let statement = unsafe SQLiteStatement(prepared, of: self, sql: sql)
    guard sql.utf8.suffix(left).allSatisfy({ $0 == 0x20 || (9...13).contains($0) || $0 == 0x3B })
    else {
      throw SQLiteError(
        code: SQLITE_MISUSE, message: "more than one statement", statement: sql)
    }
    return statement
  }

  /// Runs one statement to its end; rows it gives are left unread.
  public func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError) {
    let statement = try prepare(sql)
    try statement.bind(values)
    while try statement.step() {}
  }

  /// All rows of one statement, for results that are small.
  public func rows(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteError)
    -> [[SQLiteValue]]
  {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [[SQLiteValue]] = []
    while try statement.step() {
      rows.append((0..<statement.columnCount).map { statement.value($0) })
    }
    return rows
  }

  /// Does what `body` does as one change: wholly, or, where it throws, not at all.
  ///
  /// - Parameters:
  ///   - kind: When the right to write is taken.
  ///   - failing: What is thrown for what SQLite refuses.
  ///   - body: What is to be done.
  /// - Returns: What `body` gives.
  /// - Throws: What `body` throws, or what SQLite refuses.
  public func transaction<Result, Failure: Error>(
    _ kind: Transaction, failing: (SQLiteError) -> Failure, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    do throws(SQLiteError) { try run("BEGIN \(kind.rawValue)") } catch { throw failing(error) }
    do throws(Failure) {
      let result = try body()
      do throws(SQLiteError) { try run("COMMIT") } catch { throw failing(error) }
      return result
    } catch {
      // What SQLite has rolled back by itself it will not roll back again; that is no second error.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Does what `body` does as one change: wholly, or, where it throws, not at all.
  public func transaction<Result>(
    _ kind: Transaction, _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try transaction(kind, failing: { $0 }, body)
  }

  /// How many rows the last statement inserted, changed or deleted.
  public var changedRows: Int {
    Int(unsafe sqlite3_changes64(handle))
  }

  func error(_ code: Int32, in statement: String?) -> SQLiteError {
    unsafe SQLiteDatabase.error(of: handle, code: code, statement: statement)
  }

  private static func error(of handle: OpaquePointer?, code: Int32, statement: String?)
    -> SQLiteError
  {
    guard let handle = unsafe handle, let message = unsafe sqlite3_errmsg(handle) else {
      return SQLiteError(code: code, message: "out of memory", statement: statement)
    }
    return SQLiteError(
      code: code, message: unsafe String(cString: message), statement: statement)
  }
}
