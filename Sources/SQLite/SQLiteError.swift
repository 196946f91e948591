internal import CSQLite

/// What SQLite refused, in its own words.
public struct SQLiteError: Error, Sendable, Equatable {
  /// What went wrong, as far as a program acts on it.
  public enum Kind: Sendable, Equatable {
    /// Another process holds the database.
    case busy
    /// The disk is full.
    case full
    /// The file may not be written, or not be opened.
    case noAccess
    /// The file is no database, or a damaged one.
    case notADatabase
    /// A constraint of the table was broken.
    case constraint
    /// The statement is wrong, a table or a column is missing, or something else.
    case other
  }

  /// What went wrong.
  public var kind: Kind
  /// Whether the statement was given up because it went on beyond the limit of the database.
  public var isTooLong: Bool { code & 0xFF == SQLITE_INTERRUPT }
  /// SQLite's extended result code.
  public var code: Int32
  /// SQLite's sentence, in English.
  public var message: String
  /// The statement, where one was at fault.
  public var statement: String?

  init(code: Int32, message: String, statement: String? = nil) {
    self.code = code
    self.message = message
    self.statement = statement
    kind = Kind(primaryCode: code & 0xFF)
  }
}

extension SQLiteError.Kind {
  init(primaryCode code: Int32) {
    switch code {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_FULL: self = .full
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .noAccess
    case SQLITE_NOTADB, SQLITE_CORRUPT: self = .notADatabase
    case SQLITE_CONSTRAINT: self = .constraint
    default: self = .other
    }
  }
}
