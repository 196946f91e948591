public import Diagnostics

extension DiagnosticCode {
  /// A page whose address could lead outside the site.
  static let pagePathUnsafe = DiagnosticCode(.error, 360)
  /// A page of a client that does not exist on the day.
  static let pageClientUnknown = DiagnosticCode(.error, 361)
  /// A document for a client that holds what is not for it; facts: `path`, `field`.
  static let externalLeak = DiagnosticCode(.error, 398)
  /// A spreadsheet that could not be written; facts: `path`, `reason`.
  static let spreadsheetFailed = DiagnosticCode(.error, 399)
}

/// The findings of this module.
public enum ReportsDiagnostics {
  /// Every code, in order of number.
  public static let codes: [DiagnosticCode] = [
    .pagePathUnsafe, .pageClientUnknown, .externalLeak, .spreadsheetFailed,
  ]
}
