public import Diagnostics

extension DiagnosticCode {
  /// A file that two entries of one table name; facts: `found`, `table`.
  static let fileReadTwice = DiagnosticCode(.warning, 670)
  /// Columns under one heading of which one is read; facts: `heading`, `read`, `other`.
  static let doubleHeading = DiagnosticCode(.warning, 671)
  /// A number that must be more than nothing, without which the row is none; facts: `found`, `column`.
  static let neededAboveZero = DiagnosticCode(.error, 672)
  /// A row that sums up others; facts: `found`.
  static let totalRow = DiagnosticCode(.warning, 673)
  /// Spellings that are read as one value; facts: `field`, `found`, `kept`.
  static let joinedSpellings = DiagnosticCode(.note, 674)
  /// A name that several clients have; facts: `found`, `column`, `ids`.
  static let ambiguousClient = DiagnosticCode(.error, 676)
}

extension LoadingDiagnostics {
  /// Findings about what of the files is read, and what is not.
  public static let sourceCodes: [DiagnosticCode] = [
    .fileReadTwice, .doubleHeading, .neededAboveZero, .totalRow, .joinedSpellings, .unreadFile,
    .ambiguousClient,
  ]
}
