import Diagnostics

/// How much of a table is believed to be meant: more is a mistake of an export, or an attack.
///
/// Rows have no limit of their own; `ChunkReader.recordLimit` bounds the bytes of each.
enum TableLimits {
  /// Columns: as many as spreadsheet programs have.
  static let columns = 1 << 14
  /// Bytes of one cell of a record.
  static let cell = 1 << 20
  /// Bytes of a file that can only be read whole; CSV is read piece by piece.
  static let wholeFile = 1 << 30

  /// Refuses a file that names more columns than a table has.
  static func check(columns count: Int, file: String) throws(DiagnosticsError) {
    guard count <= columns else {
      throw DiagnosticsError([
        Diagnostic(
          .tooManyColumns, at: SourceLocation(file: file),
          facts: ["found": String(count), "limit": String(columns)])
      ])
    }
  }
}

extension DiagnosticCode {
  static let tooManyColumns = DiagnosticCode(.error, 660)
  static let cellTooLong = DiagnosticCode(.error, 661)
  static let nestedTooDeep = DiagnosticCode(.error, 710)
}

extension LoadingDiagnostics {
  /// The findings about tables that hold more than they may.
  static let limitCodes: [DiagnosticCode] = [.tooManyColumns, .cellTooLong, .nestedTooDeep]
}
