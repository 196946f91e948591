/// What docs/diagnostics.md says of a code beside its sentences.
struct DiagnosticExample: Sendable {
  /// The code as printed, such as `E112`.
  let id: String
  /// What brings it about.
  let cause: String
  /// What to do about it.
  let remedy: String

  init(_ id: String, _ cause: String, _ remedy: String) {
    self.id = id
    self.cause = cause
    self.remedy = remedy
  }

  /// Every code's, in no order.
  static let all =
    site + loading + invoices + tables + settings + policy + templates + output + records
    + snapshots + briefs + sources + privacy + sending + shards + places
}
