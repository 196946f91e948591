/// The tables of a portfolio.
public enum TableName: String, Sendable, Hashable, CaseIterable, Comparable {
  case clients
  case invoices
  case contacts
  case relations
  case bases
  case team
  case products
  case contracts
  case payments
  case interactions
  case opportunities
  case objectives
  case milestones
  case stages
  case handoffs
  case surveys
  case usage
  case tickets
  case advocacy
  case referrals
  case snoozes
  case history
  case rates
  case holidays
  case notes

  /// By name.
  public static func < (lhs: TableName, rhs: TableName) -> Bool {
    lhs.rawValue < rhs.rawValue
  }
}

/// The name of a record in the data: what evidence cites.
///
/// Row numbers never stand in for it.
public struct RecordKey: Sendable, Hashable, Comparable {
  /// The table the record is in.
  public let table: TableName
  /// The record's id, or a digest of its values where it has none.
  public let key: String

  /// The key of a record.
  public init(table: TableName, key: String) {
    self.table = table
    self.key = key
  }

  /// By table, then by the bytes of the key.
  public static func < (lhs: RecordKey, rhs: RecordKey) -> Bool {
    lhs.table != rhs.table
      ? lhs.table < rhs.table : lhs.key.utf8.lexicographicallyPrecedes(rhs.key.utf8)
  }
}
