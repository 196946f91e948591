/// A value that a field took on a day: what lets a past view show the past.
public struct HistoryEntry: Sendable, Hashable {
  /// The entry's id.
  public let id: String
  /// The table of the record that changed; clients, contacts, contracts and the like.
  public var table: TableName
  /// Id of the record.
  public var record: String
  /// Name of the field, such as `owner` or `tier`.
  public var field: String
  /// The value as written; nil where the field became unknown.
  public var value: String?
  /// The first day of the value.
  public var from: Day

  /// A value that holds from a day.
  public init(
    id: String, table: TableName, record: String, field: String, value: String?, from: Day
  ) {
    self.id = id
    self.table = table
    self.record = record
    self.field = field
    self.value = value
    self.from = from
  }
}

/// Everything that is known about past values.
public struct History: Sendable, Hashable {
  /// Sorted by table, record, field, then day.
  public let entries: [HistoryEntry]

  /// History of entries, however they came.
  public init(_ entries: [HistoryEntry] = []) {
    self.entries = entries.sorted { left, right in
      if left.table != right.table { return left.table < right.table }
      if left.record != right.record {
        return left.record.utf8.lexicographicallyPrecedes(right.record.utf8)
      }
      if left.field != right.field {
        return left.field.utf8.lexicographicallyPrecedes(right.field.utf8)
      }
      if left.from != right.from { return left.from < right.from }
      return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }

  /// The values of all fields of a record, by field, then day.
  ///
  /// - Complexity: O(log n) and the entries found.
  public func entries(of table: TableName, record: String) -> ArraySlice<HistoryEntry> {
    func isBefore(_ entry: HistoryEntry) -> Bool {
      if entry.table != table { return entry.table < table }
      return entry.record.utf8.lexicographicallyPrecedes(record.utf8)
    }
    let start = entries.indices.firstPosition { !isBefore(entries[$0]) }
    let end = entries[start...].firstIndex { $0.table != table || $0.record != record }
    return entries[start..<(end ?? entries.count)]
  }

  /// The values of a field of a record, oldest first; empty where history says nothing of it.
  ///
  /// - Complexity: O(log n) and the entries found.
  public func entries(
    of table: TableName, record: String, field: String
  ) -> ArraySlice<HistoryEntry> {
    func isBefore(_ entry: HistoryEntry) -> Bool {
      if entry.table != table { return entry.table < table }
      if entry.record != record { return entry.record.utf8.lexicographicallyPrecedes(record.utf8) }
      return entry.field.utf8.lexicographicallyPrecedes(field.utf8)
    }
    let start = entries.indices.firstPosition { !isBefore(entries[$0]) }
    let end = entries[start...].firstIndex {
      $0.table != table || $0.record != record || $0.field != field
    }
    return entries[start..<(end ?? entries.count)]
  }
}
