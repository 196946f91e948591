internal import CSQLite

/// A prepared statement, and the row it stands on.
@safe public final class SQLiteStatement {
  /// The statement as it was written.
  public let sql: String
  /// How many columns its rows have; 0 for one that gives none.
  public let columnCount: Int

  private let handle: OpaquePointer
  private let database: SQLiteDatabase
  /// How often it was looked at since it began.
  private var looks = 0

  init(_ handle: OpaquePointer, of database: SQLiteDatabase, sql: String) {
    unsafe self.handle = handle
    self.database = database
    self.sql = sql
    columnCount = Int(unsafe sqlite3_column_count(handle))
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  /// Whether it only reads, as SQLite judges it.
  public var isReadOnly: Bool {
    unsafe sqlite3_stmt_readonly(handle) != 0
  }

  /// Gives the parameters their values, in order, and goes back before the first row.
  public func bind(_ values: [SQLiteValue]) throws(SQLiteError) {
    unsafe sqlite3_reset(handle)
    looks = 0
    let expected = Int(unsafe sqlite3_bind_parameter_count(handle))
    guard values.count == expected else {
      throw SQLiteError(
        code: SQLITE_RANGE, message: "\(values.count) values for \(expected) parameters",
        statement: sql)
    }
    for (index, value) in values.enumerated() {
      let code = bind(value, to: Int32(index + 1))
      guard code == SQLITE_OK else { throw database.error(code, in: sql) }
    }
  }

  /// Goes to the next row.
  ///
  /// - Returns: Whether there is one.
  public func step() throws(SQLiteError) -> Bool {
    database.looks = looks
    defer { looks = database.looks }
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw database.error(code, in: sql)
    }
  }

  /// Runs it once to its end with these values.
  public func run(_ values: [SQLiteValue]) throws(SQLiteError) {
    try bind(values)
    while try step() {}
    // What a finished statement still holds would keep others from writing.
    unsafe sqlite3_reset(handle)
  }

  /// The name of a column.
  public func name(_ column: Int) -> String {
    guard let name = unsafe sqlite3_column_name(handle, Int32(clamping: column)) else { return "" }
    return unsafe String(cString: name)
  }

  /// How the value of a column is kept in this row.
  public func kind(_ column: Int) -> SQLiteKind {
    switch unsafe sqlite3_column_type(handle, Int32(clamping: column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// The value of a column in this row.
  public func value(_ column: Int) -> SQLiteValue {
    switch kind(column) {
    case .null: .null
    case .integer: .integer(integer(column))
    case .real: .real(real(column))
    case .text: .text(text(column))
    case .blob: .blob(bytes(column))
    }
  }

  /// A whole number; 0 where there is none.
  public func integer(_ column: Int) -> Int64 {
    unsafe sqlite3_column_int64(handle, Int32(clamping: column))
  }

  /// A number; 0 where there is none.
  public func real(_ column: Int) -> Double {
    unsafe sqlite3_column_double(handle, Int32(clamping: column))
  }

  /// Text, with what is no UTF-8 replaced; empty where there is none.
  public func text(_ column: Int) -> String {
    String(decoding: bytes(column), as: UTF8.self)
  }

  /// The bytes of text or of a blob; a number as it is written.
  public func bytes(_ column: Int) -> [UInt8] {
    unsafe withBytes(column) { unsafe Array($0) }
  }

  /// Lends the bytes of text or of a blob, without a copy.
  public func withBytes<Result>(
    _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let index = Int32(clamping: column)
    let start: UnsafeRawPointer?
    if kind(column) == .blob {
      unsafe start = sqlite3_column_blob(handle, index)
    } else {
      unsafe start = UnsafeRawPointer(sqlite3_column_text(handle, index))
    }
    let count = Int(unsafe sqlite3_column_bytes(handle, index))
    return unsafe body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  private func bind(_ value: SQLiteValue, to index: Int32) -> Int32 {
    switch value {
    case .null: return unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, number)
    case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { bytes in
          unsafe sqlite3_bind_text64(
            handle, index, bytes.baseAddress, UInt64(bytes.count), SQLiteStatement.copied,
            UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      return unsafe bytes.withUnsafeBytes { bytes in
        unsafe bytes.isEmpty
          ? unsafe sqlite3_bind_zeroblob(handle, index, 0)
          : unsafe sqlite3_bind_blob64(
            handle, index, bytes.baseAddress, UInt64(bytes.count), SQLiteStatement.copied)
      }
    }
  }

  /// SQLite's word for "make a copy of your own"; its header writes it as a cast that Swift cannot read.
  private static var copied: sqlite3_destructor_type? {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
  }
}
