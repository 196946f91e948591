public import Portfolio

/// How often an alarm of the cadence would have been wrong, over this portfolio's own past.
///
/// Every interval that did end in a purchase is judged by the thresholds as they stood when it
/// began. An alarm within it was a false one: the client was coming back all along.
public struct AlarmRate: Sendable, Hashable {
  /// Intervals that ended in a purchase and had enough before them to be judged by.
  public let intervals: Int
  /// Those longer than the late threshold of their time.
  public let falselyLate: Int
  /// Those longer than the broken threshold of their time.
  public let falselyBroken: Int

  /// Part of the intervals with a false alarm of being late.
  public var late: Share { Share(Int64(falselyLate), of: Int64(intervals)) }
  /// Part of the intervals with a false alarm of a broken cadence.
  public var broken: Share { Share(Int64(falselyBroken), of: Int64(intervals)) }

  /// Measures the alarms of a policy over the purchases up to a day.
  ///
  /// - Complexity: O(n log n) in the purchase days of a client but for moving small numbers, linear in
  ///   clients.
  public init(of portfolio: Portfolio, _ policy: Policy, on day: Day) {
    var statistics = IntervalStatistics()
    var (intervals, late, broken) = (0, 0, 0)
    var days: [Int32] = []
    for client in portfolio.clients.indices {
      days.removeAll(keepingCapacity: true)
      for entry in portfolio.ledger.days(of: client) {
        guard entry.day <= day else { break }
        let isSpot = entry.spotSales > 0 || entry.saleInvoices > entry.contractInvoices
        if isSpot { days.append(entry.day.number) }
      }
      statistics.removeAll()
      for index in days.indices.dropFirst() {
        let interval = days[index] - days[index - 1]
        if index > policy.cadence.minimumIntervals {
          let limits = SilenceThresholds(
            statistics.measured, intervals: index - 1, policy.cadence,
            inactiveDays: policy.status.inactiveDays)
          intervals += 1
          if interval > limits.lateAfter { late += 1 }
          if interval > limits.brokenAfter { broken += 1 }
        }
        statistics.insert(interval)
      }
    }
    self.intervals = intervals
    falselyLate = late
    falselyBroken = broken
  }
}
