import Portfolio

/// Whose cycle was used to judge a silence.
public enum CycleSource: String, Sendable, Hashable, CaseIterable {
  /// The client's own median interval.
  case client
  /// The median of the client's segment, for lack of intervals.
  case segment
  /// The policy's default, for lack of a segment's too.
  case standard = "default"
}

/// How often a client buys, and from when on its silence means something.
///
/// Intervals are whole days between purchase days; sales of one day merge. A median of two whole
/// numbers can end in a half, a median of halves in a quarter: both are kept exact as whole numbers.
public struct Cadence: Sendable, Hashable {
  /// Number of intervals between purchase days.
  public let intervals: Int
  /// The client's own median interval in half days; nil without an interval.
  public let medianHalfDays: Int?
  /// Median absolute deviation from that median, in quarter days; nil without an interval.
  public let deviationQuarterDays: Int?
  /// The cycle that was used, in half days.
  public let cycleHalfDays: Int
  /// Whose cycle that is.
  public let source: CycleSource
  /// The client is late when silent for more days than this.
  public let lateAfterDays: Int
  /// The cadence is broken when silent for more days than this.
  public let brokenAfterDays: Int
  /// The client is inactive when silent for more days than this.
  public let inactiveAfterDays: Int
}

extension Day {
  /// The first day on which a silence since this day is longer than `days`.
  func exceeding(_ days: Int) -> Day { adding(days: days + 1) }
}
