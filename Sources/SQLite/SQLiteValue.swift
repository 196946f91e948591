/// A value as SQLite keeps it; what a column was declared as does not matter.
public enum SQLiteValue: Sendable, Equatable {
  /// Not known.
  case null
  /// A whole number.
  case integer(Int64)
  /// A number with a fraction; never money.
  case real(Double)
  /// Text in UTF-8.
  case text(String)
  /// Bytes without a meaning.
  case blob([UInt8])
}

extension SQLiteValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  /// Text.
  public init(stringLiteral value: String) {
    self = .text(value)
  }

  /// A whole number.
  public init(integerLiteral value: Int64) {
    self = .integer(value)
  }

  /// Nothing known.
  public init(nilLiteral: ()) {
    self = .null
  }
}

/// How a value of a row is kept.
public enum SQLiteKind: Sendable, Equatable {
  /// The kinds, as ``SQLiteValue`` has them.
  case null, integer, real, text, blob
}
