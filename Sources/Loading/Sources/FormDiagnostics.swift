public import Diagnostics

extension DiagnosticCode {
  /// Text after the closing quote of a cell that spans lines; facts: `first`, `last`.
  static let quoteOverLines = DiagnosticCode(.error, 593)
  /// JSON with several lists of objects in one object; facts: `keys`.
  static let severalLists = DiagnosticCode(.error, 594)
  /// Records that stand in a list within an object; facts: `key`.
  static let listInObject = DiagnosticCode(.note, 686)
  /// Rows that are titles, headings or feet of a report; facts: `count`, `rows`.
  static let reportRows = DiagnosticCode(.warning, 688)
  /// Rows that have an id and nothing else; facts: `count`, `rows`.
  static let bareRows = DiagnosticCode(.warning, 689)
  /// Lines within quotes that look like records; facts: `count`.
  static let swallowedLines = DiagnosticCode(.warning, 690)
  /// Further sheets that could be read; facts: `sheet`, `others`.
  static let otherSheets = DiagnosticCode(.warning, 691)
  /// A sheet that people do not see; facts: `sheet`.
  static let hiddenSheet = DiagnosticCode(.warning, 692)
}

extension LoadingDiagnostics {
  /// What keeps a file, or a row, from being read as it is written.
  public static let formErrors: [DiagnosticCode] = [.quoteOverLines, .severalLists]

  /// Findings about how files, sheets and reports are laid out.
  public static let formCodes: [DiagnosticCode] = [
    .listInObject, .reportRows, .bareRows, .swallowedLines, .otherSheets, .hiddenSheet,
  ]
}
