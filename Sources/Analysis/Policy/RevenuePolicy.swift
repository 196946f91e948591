/// Parameters of revenue.
public struct RevenuePolicy: Sendable, Hashable {
  /// More than this of one client is a warning, in basis points.
  public var oneClient: Int64 = 1000
  /// More than this of the five largest is a warning, in basis points.
  public var topFive: Int64 = 4000
  /// A Herfindahl–Hirschman index above this is a warning.
  public var herfindahl = 1800
  /// More than this of the ten largest is a warning, in basis points.
  public var topTen: Int64 = 5000
  /// The gross retention a portfolio should reach, in basis points.
  public var retentionTarget: Int64 = 9500
  /// The net retention a portfolio should reach, in basis points: those who stay make up for the rest.
  public var netRetentionTarget: Int64 = 10_000
  /// Whether clients that came back count as retained.
  public var countsReactivation = false
  /// The months of a period of the cohort tables; a divisor of 12.
  public var cohortMonths = 3
  /// The most periods that a cohort table shows.
  public var cohortPeriods = 12
  /// The lower end of what is usual for low and tech touch, in basis points.
  public var lowTouchLeast: Int64 = 7000
  /// The upper end of it.
  public var lowTouchMost: Int64 = 8000
  /// Fewer peers suggest nothing.
  public var fewestPeers = 5
  /// The least part of the peers who have a product that suggests it, in basis points.
  public var adoption: Int64 = 4000
}

/// Parameters of the renewal forecast.
public struct RenewalPolicy: Sendable, Hashable {
  /// How probable a renewal of each category is, in basis points.
  public var commit: Int64 = 9000
  /// The same of `likely`.
  public var likely: Int64 = 7000
  /// The same of `at-risk`.
  public var atRisk: Int64 = 4000
  /// The same of `lost`.
  public var lost: Int64 = 0
  /// How far ahead contracts are forecast, in days.
  public var horizonDays = 365
  /// For how many days the result of a renewal opportunity is evidence.
  public var resultDays = 365

  /// The probability of a category, in basis points; nil where nothing is known.
  public subscript(category: RenewalCategory) -> Int64? {
    switch category {
    case .commit: commit
    case .likely: likely
    case .atRisk: atRisk
    case .lost: lost
    case .unknown: nil
    }
  }
}

/// Parameters of the pipeline.
public struct PipelinePolicy: Sendable, Hashable {
  /// An opportunity in one stage for so many days is stalled.
  public var stalledDays = 60
}
