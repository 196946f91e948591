package import Diagnostics

extension DiagnosticCode {
  /// `export` of something that is no table; facts: `found`, `tables`.
  static let unknownExport = DiagnosticCode(.error, 580)
  /// A table that the portfolio does not have; facts: `table`.
  static let tableNotThere = DiagnosticCode(.error, 581)
  /// Something stands where an export would be written; facts: `path`.
  static let exportStands = DiagnosticCode(.error, 582)
  /// More rows than a sheet can hold; facts: `table`, `limit`.
  static let tooManyRows = DiagnosticCode(.error, 583)
  /// The export cannot be written; facts: `path`, `reason`.
  static let exportFailed = DiagnosticCode(.error, 584)
  /// Texts longer than a cell of a sheet; facts: `count`, `limit`.
  static let textsCut = DiagnosticCode(.warning, 585)
  /// A file whose headings say nothing.
  static let unknownForeignFile = DiagnosticCode(.error, 586)
  /// A file that the portfolio is read from, where a result would be written; facts: `path`.
  static let targetIsRead = DiagnosticCode(.error, 587)
  /// A file that is read for its table already; facts: `found`, `table`.
  static let importedAlready = DiagnosticCode(.error, 588)
  /// A table guessed from few headings, which nobody looks at; facts: `found`, `table`, `percent`.
  static let guessedTable = DiagnosticCode(.error, 590)

  static let exchangeCodes: [DiagnosticCode] = [
    .unknownExport, .tableNotThere, .exportStands, .tooManyRows, .exportFailed, .textsCut,
    .unknownForeignFile, .targetIsRead, .importedAlready, .guessedTable,
  ]
}

/// The findings of import, export and the search for duplicates.
package enum ExchangeDiagnostics {
  /// Every code, in numeric order.
  package static let codes = DiagnosticCode.exchangeCodes
}
