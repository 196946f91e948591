/// How signs and percent signs are written.
public enum NumberStyle: Sendable, Hashable {
  /// For documents: a true minus `−`, a no-break space before `%` in Portuguese, and no sign on a
  /// number that rounds to zero.
  case page
  /// As the Unicode locale data (CLDR) has it: `-` for minus and `91,7%`; for exchange and mail.
  case plain
}

/// When a number carries a sign.
public enum SignDisplay: Sendable, Hashable {
  /// Only below zero.
  case negative
  /// Always but on zero, for differences.
  case always
}

/// How many decimals a number shows.
public enum DecimalPlaces: Sendable, Hashable {
  /// Exactly so many.
  case fixed(Int)
  /// At most so many, without zeros at the end.
  case upTo(Int)

  var written: NumberWriter.Places {
    switch self {
    case .fixed(let count): .fixed(max(0, count))
    case .upTo(let count): .upTo(max(0, count))
    }
  }
}
