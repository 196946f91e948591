/// A record that belongs to one client.
public protocol ClientRecord: Sendable, Equatable {
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
public struct ByClient<Record: ClientRecord>: Sendable, Equatable, RandomAccessCollection {
  private let records: [Record]

  /// The records in the order of the portfolio, however they came.
  public init(_ records: [Record] = []) {
    self.records = records.sorted {
      if $0.client != $1.client { return $0.client < $1.client }
      let left = $0.sortDay?.number ?? .min
      let right = $1.sortDay?.number ?? .min
      return left != right ? left < right : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
  }

  /// The first record's position.
  public var startIndex: Int { records.startIndex }
  /// One past the last record's position.
  public var endIndex: Int { records.endIndex }
  /// The record at a position.
  public subscript(position: Int) -> Record { records[position] }

  /// The records of a client, by day.
  ///
  /// - Complexity: O(log n).
  public func of(_ client: Int) -> ArraySlice<Record> {
    let start = first { $0.client >= client }
    let end = first { $0.client > client }
    return records[start..<end]
  }

  private func first(where isReached: (Record) -> Bool) -> Int {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if isReached(records[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
