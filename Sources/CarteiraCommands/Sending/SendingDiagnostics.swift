package import Diagnostics

extension DiagnosticCode {
  /// Nothing in the configuration says who sends, or through which server; facts: `key`.
  static let noMailServer = DiagnosticCode(.error, 640)
  /// No name of a host; facts: `key`, `found`.
  static let badMailHost = DiagnosticCode(.error, 641)
  /// The system has no libcurl.
  static let curlMissing = DiagnosticCode(.error, 642)
  /// A file of secrets that others may read, or that is none; facts: `path`.
  static let secretExposed = DiagnosticCode(.error, 643)
  /// A user without a password, or a password without a user; facts: `place`.
  static let secretIncomplete = DiagnosticCode(.error, 644)
  /// A password where everybody on the way could read it; facts: `place`.
  static let secretInTheClear = DiagnosticCode(.error, 645)
  /// The ledger cannot be used; facts: `path`, `reason`.
  static let outboxUnusable = DiagnosticCode(.error, 646)
  /// Another process is sending; facts: `path`, `process`.
  static let outboxBusy = DiagnosticCode(.error, 647)
  /// Another version of a document has reached somebody; facts: `name`, `number`, `moment`.
  static let documentChanged = DiagnosticCode(.error, 648)
  /// No conversation with the server; facts: `host`, `reason`.
  static let serverUnreachable = DiagnosticCode(.error, 649)
  /// A message that the server will not take; facts: `number`, `name`, `to`, `reply`.
  static let messageFailed = DiagnosticCode(.error, 650)
  /// A message that may have been delivered; facts: `number`, `name`, `to`.
  static let messageUnknown = DiagnosticCode(.error, 651)
  /// A message that may not be sent any more; facts: `number`, `name`, `to`, `reason`.
  static let messageCancelled = DiagnosticCode(.warning, 652)
  /// No message of a number that could be sent, or taken back; facts: `found`.
  static let unknownMessage = DiagnosticCode(.error, 653)
  /// A message to be taken back that does not wait; facts: `number`, `name`, `to`, `state`.
  static let messageNotWaiting = DiagnosticCode(.error, 654)
  /// No message of a number to be shown; facts: `found`.
  static let noSuchMessage = DiagnosticCode(.error, 655)
}

/// The findings about sending.
package enum SendingDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .noMailServer, .badMailHost, .curlMissing, .secretExposed, .secretIncomplete,
    .secretInTheClear, .outboxUnusable, .outboxBusy, .documentChanged, .serverUnreachable,
    .messageFailed, .messageUnknown, .messageCancelled, .unknownMessage,
    .messageNotWaiting, .noSuchMessage,
  ]
}
