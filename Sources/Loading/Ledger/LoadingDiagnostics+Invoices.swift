import Diagnostics

extension DiagnosticCode {
  // Currencies and sums
  static let noRate = DiagnosticCode(.error, 170)
  static let badCurrency = DiagnosticCode(.error, 171)
  static let sumsTooLarge = DiagnosticCode(.error, 172)

  // Payments
  static let missingInvoice = DiagnosticCode(.error, 173)
  static let unknownInvoice = DiagnosticCode(.error, 174)
  static let ambiguousInvoice = DiagnosticCode(.error, 175)
  static let overpaidInvoice = DiagnosticCode(.warning, 176)
  static let contradictedPayment = DiagnosticCode(.warning, 177)
  static let dueBeforeInvoice = DiagnosticCode(.warning, 178)

  /// Findings about what invoices and payments say beyond their lines.
  static let settlementCodes: [DiagnosticCode] = [
    .noRate, .badCurrency, .sumsTooLarge, .missingInvoice, .unknownInvoice, .ambiguousInvoice,
    .overpaidInvoice, .contradictedPayment, .dueBeforeInvoice,
  ]
}
