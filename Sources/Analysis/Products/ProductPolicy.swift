/// Whether what was bought of each product is kept.
public enum ProductLedgerUse: String, Sendable, Hashable, CaseIterable {
  /// Where there is a table of products, up to a number of invoice lines.
  case auto
  /// Wherever invoices name products.
  case on
  case off
}

/// Which column of clients makes the segments whose cycle stands in for a client's own.
public enum CadenceSegment: String, Sendable, Hashable, CaseIterable {
  case sector
  case size
  case state
  /// None: clients with too few intervals are judged by the default at once.
  case none
}

/// Parameters of products and demand.
public struct ProductPolicy: Sendable, Hashable {
  /// Whether what was bought of each product is kept.
  public var ledger = ProductLedgerUse.auto
  /// The most invoice lines with which ``ledger`` is on by itself.
  public var ledgerLines = 2_000_000
  /// How many days ahead demand is expected.
  public var demandDays = 90
  /// A client is of the active base of a month when it bought within so many months up to its end.
  public var baseMonths = 12
  /// A volume or a share of the mix moved when it differs from the median by this much, in basis
  /// points.
  public var change: Int64 = 3000
}
