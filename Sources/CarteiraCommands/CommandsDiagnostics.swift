package import Diagnostics

extension DiagnosticCode {
  static let noConfiguration = DiagnosticCode(.error, 470)
  static let badCurrency = DiagnosticCode(.error, 471)
  static let unknownTimeZone = DiagnosticCode(.error, 473)
  static let unknownClientNamed = DiagnosticCode(.error, 474)
  static let initWouldOverwrite = DiagnosticCode(.error, 475)
  static let unknownAssessmentField = DiagnosticCode(.error, 476)
  static let unknownTemplateFile = DiagnosticCode(.warning, 477)
}

/// The findings of this module.
package enum CommandsDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .noConfiguration, .badCurrency, .unknownTimeZone, .unknownClientNamed,
    .initWouldOverwrite, .unknownAssessmentField, .unknownTemplateFile,
  ]
}
