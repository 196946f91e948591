package import Diagnostics
import Loading

extension DiagnosticCode {
  /// `--owner` with somebody who has no clients; facts: `found`.
  static let unknownOwner = DiagnosticCode(.error, 560)
  /// No key, or a short one, in a variable of the environment; facts: `variable`, `least`.
  static let keyMissing = DiagnosticCode(.error, 561)
  /// A name in a file that is to hold none; facts: `path`, `field`.
  static let secretInOutput = DiagnosticCode(.error, 562)
  /// A line of the register of persons that this program did not write; facts: `path`, `line`.
  static let registerDamaged = DiagnosticCode(.error, 563)
  /// The register was written with another key; facts: `path`, `variable`.
  static let registerOfOtherKey = DiagnosticCode(.error, 564)
  /// Nobody is known by that; facts: `found`.
  static let unknownPerson = DiagnosticCode(.error, 565)
  /// A line of the audit log that does not follow from the one before; facts: `path`, `line`.
  static let auditBroken = DiagnosticCode(.error, 566)
  /// The audit log cannot be written; facts: `path`.
  static let auditBusy = DiagnosticCode(.error, 567)
  /// A bag that still speaks of somebody who was to be forgotten; facts: `name`, `path`.
  static let traceLeft = DiagnosticCode(.error, 568)
  /// Briefs from before somebody was erased, which no snapshot takes along; facts: `path`.
  static let briefsLeftOut = DiagnosticCode(.warning, 662)
  /// Somebody was erased after the records were read that a command made something of; facts: `path`.
  static let erasedMeanwhile = DiagnosticCode(.error, 700)
}

/// The findings of data protection.
package enum PrivacyDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .unknownOwner, .keyMissing, .secretInOutput, .registerDamaged, .registerOfOtherKey,
    .unknownPerson, .auditBroken, .auditBusy, .traceLeft,
    .erasedRows,
  ]
  /// Those of snapshots from which people were taken out.
  package static let snapshotCodes: [DiagnosticCode] = [.briefsLeftOut]
  /// Those of commands that run while people are taken out.
  package static let meanwhileCodes: [DiagnosticCode] = [.erasedMeanwhile]
}
