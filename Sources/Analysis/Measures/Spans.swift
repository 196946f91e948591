import Portfolio

/// The bounds of all spans of days that the measures of one day look at.
///
/// A span begins after its bound: twelve months up to 31 March 2026 are the days after 31 March 2025.
struct Spans {
  let day: Int32
  let current: Int32
  let previous: Int32
  let abc: Int32
  let rfm: Int32
  let reactivated: Int32

  init(_ day: Day, _ policy: Policy) {
    self.day = day.number
    current = day.windowBound(months: 12).number
    previous = day.windowBound(months: 24).number
    abc = Spans.bound(policy.abc.window, day)
    rfm = Spans.bound(policy.rfm.window, day)
    reactivated = day.adding(days: -policy.status.reactivatedDays).number
  }

  /// The first day that counts in a window; nil when everything does.
  static func first(_ window: Window, _ day: Day) -> Day? {
    if case .months(let months) = window {
      day.windowBound(months: months).adding(days: 1)
    } else {
      nil
    }
  }

  private static func bound(_ window: Window, _ day: Day) -> Int32 {
    if case .months(let months) = window {
      day.windowBound(months: months).number
    } else {
      Int32.min
    }
  }
}

/// A sum that stops at the greatest amount instead of trapping on absurd data.
@inline(__always)
func sum(_ first: Int64, _ second: Int64) -> Int64 {
  let (value, overflow) = first.addingReportingOverflow(second)
  return overflow ? (second < 0 ? Int64.min : Int64.max) : value
}

/// A difference that stops likewise.
@inline(__always)
func difference(_ first: Int64, _ second: Int64) -> Int64 {
  let (value, overflow) = first.subtractingReportingOverflow(second)
  return overflow ? (second > 0 ? Int64.min : Int64.max) : value
}

/// The sum of the amounts that are known; nil where there are amounts and none of them is.
package func knownSum(_ amounts: [Int64?]) -> Int64? {
  let known = amounts.compactMap { $0 }
  return known.isEmpty && !amounts.isEmpty ? nil : known.reduce(0) { sum($0, $1) }
}
