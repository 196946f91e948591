import Portfolio

@testable import Analysis

/// The rules written down a second time, slowly and without cleverness, to hold the fast ones to.
enum PlainReference {
  struct ABC: Equatable {
    let abcClass: ABCClass
    let before: Int64
    let rank: Int?
  }

  static func abc(_ amounts: [Int64]) -> [ABC] {
    let total = amounts.filter { $0 > 0 }.reduce(0, +)
    return amounts.indices.map { index in
      guard amounts[index] > 0 else { return ABC(abcClass: .c, before: total, rank: nil) }
      let ahead = amounts.indices.filter {
        amounts[$0] > amounts[index] || (amounts[$0] == amounts[index] && $0 < index)
      }
      let before = ahead.map { amounts[$0] }.reduce(0, +)
      let abcClass: ABCClass =
        before * 100 < total * 80 ? .a : before * 100 < total * 95 ? .b : .c
      return ABC(abcClass: abcClass, before: before, rank: ahead.count + 1)
    }
  }

  static func scores(_ values: [Int64]) -> [Int] {
    values.map { value in 1 + 5 * values.count { $0 < value } / values.count }
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  struct Thresholds: Equatable {
    let median: Double
    let deviation: Double
    let late: Int
    let broken: Int
  }

  /// Nil below three intervals.
  static func thresholds(_ days: [Day]) -> Thresholds? {
    let intervals = zip(days.dropFirst(), days).map { Double($0.days(since: $1)) }
    guard intervals.count >= 3 else { return nil }
    let median = median(intervals)
    let deviation = Self.median(intervals.map { abs($0 - median) })
    let late = median + max(7, 2 * 1.4826 * deviation)
    // The tiny push keeps products such as 2.9652 × 2.5 that end on a whole day from falling below it.
    return Thresholds(
      median: median, deviation: deviation, late: Int(late + 1e-9),
      broken: Int(max(2 * median, late) + 1e-9))
  }
}
