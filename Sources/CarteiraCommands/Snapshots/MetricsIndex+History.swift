import Analysis
import Diagnostics
import Portfolio
import SQLite
import Synchronization

/// The index is asked by all threads that make pages, one at a time.
private final class SharedIndex: Sendable {
  private let turn = Mutex(())
  /// Touched by whose turn it is, and by nobody else once it is here.
  nonisolated(unsafe) private let index: MetricsIndex

  init(_ index: MetricsIndex) {
    unsafe self.index = index
  }

  func client(_ id: String, before day: Day) -> [SealedStanding] {
    turn.withLock { _ in (try? unsafe index.standings(of: id, before: day)) ?? [] }
  }
}

extension MetricsIndex {
  /// What the snapshots before a day said; of several of a day, the last.
  ///
  /// - Parameter day: The day of the report: what was sealed on it or later does not count.
  /// - Returns: The history.
  /// - Throws: When the index cannot be read.
  func history(before day: Day) throws(DiagnosticsError) -> SealedHistory {
    do throws(SQLiteError) {
      let portfolio = try self.portfolio(before: day)
      guard !portfolio.isEmpty else { return .none }
      let owners = try self.owners(before: day)
      let shared = SharedIndex(self)
      return SealedHistory(portfolio: portfolio, owners: owners) { shared.client($0, before: day) }
    } catch {
      throw DiagnosticsError([
        Diagnostic(
          .indexUnusable, at: SourceLocation(file: MetricsIndex.fileName),
          facts: ["reason": error.message])
      ])
    }
  }

  /// The last snapshot of each day before one.
  private static let counted = """
    SELECT name, day FROM snapshots AS s WHERE day < ? AND number =
      (SELECT max(number) FROM snapshots WHERE day = s.day)
    """

  private static let figures = """
    s.name, s.day, count(*), sum(c.status = 'active'), sum(c.status = 'at-risk'),
      sum(c.net_sales), sum(c.recurring), sum(c.health), count(c.health)
    """

  private func portfolio(before day: Day) throws(SQLiteError) -> [SealedFigures] {
    let rows = try database.rows(
      """
      SELECT \(MetricsIndex.figures),
        (SELECT value FROM portfolio WHERE snapshot = s.name AND field = 'gross-retention-percent'),
        (SELECT value FROM portfolio WHERE snapshot = s.name AND field = 'nps')
      FROM (\(MetricsIndex.counted)) AS s JOIN clients AS c ON c.snapshot = s.name
      GROUP BY s.name, s.day ORDER BY s.day
      """, [.text(day.description)])
    return rows.compactMap { row in
      var figures = MetricsIndex.figures(row)
      figures?.grossRetention = MetricsIndex.hundredths(row[9])
      figures?.npsHundredths = MetricsIndex.hundredths(row[10])
      return figures
    }
  }

  private func owners(before day: Day) throws(SQLiteError) -> [String: [SealedFigures]] {
    let rows = try database.rows(
      """
      SELECT \(MetricsIndex.figures), c.owner
      FROM (\(MetricsIndex.counted)) AS s JOIN clients AS c ON c.snapshot = s.name
      WHERE c.owner IS NOT NULL GROUP BY s.name, s.day, c.owner ORDER BY s.day
      """, [.text(day.description)])
    var owners: [String: [SealedFigures]] = [:]
    for row in rows {
      guard case .text(let owner) = row[9], let figures = MetricsIndex.figures(row) else {
        continue
      }
      owners[owner, default: []].append(figures)
    }
    return owners
  }

  /// A client in each snapshot before a day, oldest first.
  fileprivate func standings(of client: String, before day: Day) throws(SQLiteError)
    -> [SealedStanding]
  {
    let rows = try database.rows(
      """
      SELECT s.name, s.day, c.status, c.tier, c.health, c.revenue, c.nps_answer
      FROM (\(MetricsIndex.counted)) AS s JOIN clients AS c ON c.client = ? AND c.snapshot = s.name
      ORDER BY s.day
      """, [.text(day.description), .text(client)])
    return rows.compactMap { row in
      guard case .text(let name) = row[0], case .text(let written) = row[1],
        let day = Day(iso: written), case .text(let word) = row[2],
        let status = Status(rawValue: word)
      else { return nil }
      return SealedStanding(
        snapshot: name, day: day, status: status,
        tier: MetricsIndex.text(row[3]).flatMap { Tier(rawValue: $0) },
        health: MetricsIndex.integer(row[4]).map { Int($0) },
        revenue: MetricsIndex.integer(row[5]),
        npsAnswer: MetricsIndex.integer(row[6]).map { Int($0) })
    }
  }

  private static func figures(_ row: [SQLiteValue]) -> SealedFigures? {
    guard case .text(let name) = row[0], case .text(let written) = row[1],
      let day = Day(iso: written), let clients = integer(row[2])
    else { return nil }
    let scored = integer(row[8]) ?? 0
    return SealedFigures(
      snapshot: name, day: day, clients: Int(clients), active: Int(integer(row[3]) ?? 0),
      atRisk: Int(integer(row[4]) ?? 0), netSales: integer(row[5]) ?? 0,
      recurring: integer(row[6]),
      meanHealthTenths: integer(row[7]).map { Rounding.divide($0 * 10, by: scored) })
  }

  private static func integer(_ value: SQLiteValue) -> Int64? {
    if case .integer(let number) = value { number } else { nil }
  }

  private static func text(_ value: SQLiteValue) -> String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// A number with two decimals, as it stands in the metrics, without its point.
  private static func hundredths(_ value: SQLiteValue) -> Int64? {
    text(value).flatMap { Int64($0.filter { $0 != "." }) }
  }
}
