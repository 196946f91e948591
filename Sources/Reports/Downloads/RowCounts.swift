import Synchronization

/// How many rows the tables of a site have, known once their files are written.
final class RowCounts: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  /// Notes the rows of a table.
  func note(_ count: Int, of table: String) {
    counts.withLock { $0[table] = count }
  }

  /// The rows of a table; nil before its files are written.
  func count(of table: String) -> Int? {
    counts.withLock { $0[table] }
  }
}
