import Diagnostics

extension DiagnosticCode {
  // Rows of tables
  static let neededValue = DiagnosticCode(.error, 180)
  static let unreadableNeeded = DiagnosticCode(.error, 181)
  static let unknownNeededWord = DiagnosticCode(.error, 182)
  static let unknownHistoryField = DiagnosticCode(.error, 184)
  static let reportsToCycle = DiagnosticCode(.error, 185)
  static let referralCycle = DiagnosticCode(.error, 186)
  static let contractOfTwoClients = DiagnosticCode(.error, 187)
  static let relationToItself = DiagnosticCode(.error, 188)

  // Columns of the company's own
  static let badCustomName = DiagnosticCode(.error, 189)
  static let customNameTaken = DiagnosticCode(.error, 195)

  // Worth knowing
  static let outOfRange = DiagnosticCode(.warning, 163)
  static let badEmail = DiagnosticCode(.warning, 164)
  static let vacantWithName = DiagnosticCode(.warning, 165)
  static let bypassOfVeto = DiagnosticCode(.warning, 166)
  static let incompleteOverride = DiagnosticCode(.warning, 167)
  static let contradictedContact = DiagnosticCode(.warning, 168)
}

extension LoadingDiagnostics {
  /// The findings about records of tables.
  static let tableCodes: [DiagnosticCode] = [
    .neededValue, .unreadableNeeded, .unknownNeededWord, .unknownHistoryField,
    .reportsToCycle, .referralCycle, .contractOfTwoClients, .relationToItself, .badCustomName,
    .customNameTaken, .outOfRange, .badEmail, .vacantWithName, .bypassOfVeto, .incompleteOverride,
    .contradictedContact,
  ]
}
