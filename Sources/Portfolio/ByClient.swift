/// A record that belongs to one client.
public protocol ClientRecord: Sendable, Hashable {
  /// The record's id in its table; one that the data does not give follows the record's values.
  var id: String { get }
  /// Position of the client in `Portfolio.clients`.
  var client: Int { get }
  /// The day the record is sorted by within its client; nil sorts first.
  var sortDay: Day? { get }
}

/// The records of a table, sorted by client, then by day, then by the bytes of their id.
///
/// The order of rows in the source leaves no trace.
public struct ByClient<Record: ClientRecord>: Sendable, Hashable, RandomAccessCollection {
  @usableFromInline let records: [Record]
  /// The first client with a record.
  @usableFromInline let firstClient: Int
  /// For each client from that one up to the last one with a record, where its records begin; then
  /// their end.
  @usableFromInline let starts: [UInt32]

  /// The records in the order of the portfolio, however they came.
  public init(_ records: [Record] = []) {
    guard !records.isEmpty else {
      (self.records, firstClient, starts) = ([], 0, [])
      return
    }
    // Records are large: their keys are sorted, and each record moves once.
    let unsorted = records.enumerated().map { place, record in
      Key(
        client: Int32(truncatingIfNeeded: record.client), day: record.sortDay?.number ?? .min,
        place: UInt32(truncatingIfNeeded: place))
    }
    let keys = unsorted.sorted { left, right in
      if left.client != right.client { return left.client < right.client }
      if left.day != right.day { return left.day < right.day }
      return records[Int(left.place)].id.utf8
        .lexicographicallyPrecedes(records[Int(right.place)].id.utf8)
    }
    self.records = keys.map { records[Int($0.place)] }
    firstClient = Int(keys.first?.client ?? 0)
    starts = ByClient.starts(keys)
  }

  private init(_ records: [Record], like other: ByClient) {
    self.records = records
    firstClient = other.firstClient
    starts = other.starts
  }

  /// The same records with other values; client, day and id must stay, and so does the order.
  func changing(_ change: (Record) -> Record) -> ByClient {
    ByClient(records.map(change), like: self)
  }

  private static func starts(_ keys: [Key]) -> [UInt32] {
    guard let first = keys.first, let last = keys.last else { return [] }
    var starts = [UInt32](repeating: 0, count: Int(last.client - first.client) + 2)
    for key in keys { starts[Int(key.client - first.client) + 1] += 1 }
    for client in 1..<starts.count { starts[client] += starts[client - 1] }
    return starts
  }

  private struct Key {
    let client: Int32
    let day: Int32
    let place: UInt32
  }

  /// The first record's position.
  @inlinable
  public var startIndex: Int { records.startIndex }
  /// One past the last record's position.
  @inlinable
  public var endIndex: Int { records.endIndex }
  /// The record at a position.
  @inlinable
  public subscript(position: Int) -> Record { records[position] }

  /// The records of a client, by day.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func of(_ client: Int) -> ArraySlice<Record> {
    let place = client - firstClient
    guard place >= 0, place + 1 < starts.count else { return [] }
    return records[Int(starts[place])..<Int(starts[place + 1])]
  }
}
