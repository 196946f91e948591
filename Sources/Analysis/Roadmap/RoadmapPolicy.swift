import Portfolio

/// Parameters of the calendar of conversations.
public struct CalendarPolicy: Sendable, Hashable {
  /// How many business days ahead it is planned.
  public var horizonDays = 90
  /// Whether Carnival and Corpus Christi are days off.
  public var takesOptionalDays = true
  /// Touches a year, from bronze to diamond.
  public var touches = PerTier(bronze: 0, silver: 4, gold: 8, platinum: 16, diamond: 24)
  /// Reviews a year, from bronze to diamond.
  public var reviews = PerTier(bronze: 0, silver: 0, gold: 1, platinum: 2, diamond: 4)
  /// A touch is not planned within so many business days of a review.
  public var reviewGapDays = 5

  /// Days from one conversation to the next.
  ///
  /// - Parameter count: How many there are in a year.
  /// - Returns: The days, at least one; nil where there are none.
  public static func interval(perYear count: Int) -> Int? {
    count > 0 ? max(1, Int(Rounding.divide(365, by: Int64(count)))) : nil
  }
}

/// A number for each tier.
public struct PerTier: Sendable, Hashable {
  /// The number of bronze clients.
  public var bronze: Int
  /// The number of silver clients.
  public var silver: Int
  /// The number of gold clients.
  public var gold: Int
  /// The number of platinum clients.
  public var platinum: Int
  /// The number of diamond clients.
  public var diamond: Int

  /// The number of a tier.
  public subscript(tier: Tier) -> Int {
    switch tier {
    case .bronze: bronze
    case .silver: silver
    case .gold: gold
    case .platinum: platinum
    case .diamond: diamond
    }
  }
}

/// Parameters of success roadmaps.
public struct RoadmapPolicy: Sendable, Hashable {
  /// A new client should be live within so many days.
  public var onboardingDays = 60
  /// It should see a first value within so many days.
  public var firstValueDays = 45
  /// How far an objective may lag behind its straight line and still be on pace, in basis points.
  public var paceTolerance: Int64 = 1000
  /// The checkpoints before an opt-out, in days, the farthest first.
  public var firstCheckpoint = 180
  /// The second checkpoint.
  public var secondCheckpoint = 90
  /// The third checkpoint.
  public var thirdCheckpoint = 60
  /// The last checkpoint.
  public var lastCheckpoint = 30
}
