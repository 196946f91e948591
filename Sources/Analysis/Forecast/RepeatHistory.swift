/// What forecasting needs to know of a client: how often it came back, when last, for how long.
///
/// Purchases of one day count once. Times are in weeks from the first purchase.
public struct RepeatHistory: Sendable, Hashable {
  /// Days with a purchase after the first.
  public let repeats: Int
  /// From the first purchase to the last; 0 without repeats.
  public let last: Double
  /// From the first purchase to the end of what is observed.
  public let age: Double

  /// A history of days.
  ///
  /// - Parameters:
  ///   - repeats: Days with a purchase after the first, at least 0.
  ///   - last: Weeks from the first purchase to the last.
  ///   - age: Weeks from the first purchase to the end of what is observed, at least `last`.
  public init(repeats: Int, last: Double, age: Double) {
    self.repeats = max(0, repeats)
    self.last = repeats > 0 ? last : 0
    self.age = max(age, self.last)
  }
}
