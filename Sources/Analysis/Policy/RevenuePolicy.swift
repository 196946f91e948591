/// Parameters of revenue.
public struct RevenuePolicy: Sendable, Hashable {
  /// More than this of one client is a warning, in basis points.
  public var oneClient: Int64 = 1000
  /// More than this of the five largest is a warning, in basis points.
  public var topFive: Int64 = 4000
  /// A Herfindahl–Hirschman index above this is a warning.
  public var herfindahl = 1800
  /// The gross retention a portfolio should reach, in basis points.
  public var retentionTarget: Int64 = 9500
  /// The lower end of what is usual for low and tech touch, in basis points.
  public var lowTouchLeast: Int64 = 7000
  /// The upper end of it.
  public var lowTouchMost: Int64 = 8000
  /// Fewer peers suggest nothing.
  public var fewestPeers = 5
  /// The least part of the peers who have a product that suggests it, in basis points.
  public var adoption: Int64 = 4000
}
