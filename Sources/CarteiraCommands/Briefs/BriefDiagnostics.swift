package import Diagnostics

extension DiagnosticCode {
  /// No address that mail can be sent to; facts: `key`, `found`.
  static let badMailAddress = DiagnosticCode(.error, 540)
  /// No name of a host; facts: `key`, `found`.
  static let badMailDomain = DiagnosticCode(.error, 541)
  /// Nobody of the team; facts: `found`.
  static let unknownDirector = DiagnosticCode(.error, 542)
  /// A member whose address lies outside the domains of the company; facts: `member`, `found`,
  /// `domains`.
  static let memberDomainOutside = DiagnosticCode(.warning, 543)
  /// A member whose address is none; facts: `member`, `found`.
  static let memberAddressInvalid = DiagnosticCode(.warning, 544)
  /// No sender, so that no messages are written.
  static let noMailSender = DiagnosticCode(.warning, 545)
  /// No owner of that id or name; facts: `found`.
  static let unknownOwnerNamed = DiagnosticCode(.error, 546)
  /// Nobody at a client of that id or name; facts: `found`, `client`.
  static let unknownPersonNamed = DiagnosticCode(.error, 547)
  /// A document that some mail programs cut; facts: `name`, `size`, `limit`.
  static let messageTooLong = DiagnosticCode(.warning, 548)
  /// A document that cannot become a message; facts: `name`, `reason`.
  static let messageRefused = DiagnosticCode(.error, 549)
  /// A name that no header can hold; facts: `key`, `found`.
  static let badMailName = DiagnosticCode(.error, 550)
}

/// The findings about documents that are sent.
package enum BriefDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .badMailAddress, .badMailDomain, .unknownDirector, .memberDomainOutside,
    .memberAddressInvalid, .noMailSender, .unknownOwnerNamed, .unknownPersonNamed,
    .messageTooLong, .messageRefused, .badMailName,
  ]
}
