public import Portfolio

/// What the forecast would have said some time ago, beside what happened since.
public struct BackTest: Sendable, Hashable {
  /// Clients with a like number of repeats.
  public struct Row: Sendable, Hashable {
    /// The fewest repeats by then.
    public let from: Int
    /// The most; nil is open.
    public let through: Int?
    /// How many clients.
    public let clients: Int
    /// Purchase days expected of all of them.
    public let expected: Double
    /// Purchase days that came.
    public let actual: Int
  }

  /// The day the forecast was made on, as it were.
  public let day: Day
  /// How far it looked ahead, in weeks: until the day of the assessment.
  public let weeks: Int
  /// The model fitted to what was known then.
  public let fit: RepeatPurchaseFit
  /// By repeats, ascending; rows without clients are left out.
  public let rows: [Row]

  /// Purchase days expected of all clients.
  public var expected: Double { rows.reduce(0) { $0 + $1.expected } }
  /// Purchase days that came.
  public var actual: Int { rows.reduce(0) { $0 + $1.actual } }

  /// How far the expected total was from what came, in hundredths of a percent of it; nil where
  /// nothing came.
  public var errorBasisPoints: Int64? {
    actual > 0
      ? Int64(exactly: ((expected / Double(actual) - 1) * 10_000).rounded()) : nil
  }

  private static let classes = [0...0, 1...1, 2...2, 3...4, 5...9]

  /// Fits the policy's model one horizon before a day and counts what came until that day.
  public init(
    of portfolio: Portfolio, _ policy: ForecastPolicy, on day: Day
  ) throws(ForecastRefusal) {
    let start = day.adding(days: -7 * policy.horizonWeeks)
    let base = BuyingBase(of: portfolio, on: start, countingUntil: day)
    let fit = try RepeatPurchaseFit.fit(
      base.buyers.lazy.map(\.history), policy.process, limits: policy.limits)
    self.day = start
    self.fit = fit
    weeks = policy.horizonWeeks
    let horizon = Double(policy.horizonWeeks)
    var sums = [(clients: Int, expected: Double, actual: Int)](
      repeating: (0, 0, 0), count: BackTest.classes.count + 1)
    for buyer in base.buyers {
      let repeats = buyer.history.repeats
      let row = BackTest.classes.firstIndex { $0.contains(repeats) } ?? BackTest.classes.count
      sums[row].clients += 1
      sums[row].expected += fit.model.expectedPurchases(buyer.history, weeks: horizon)
      sums[row].actual += buyer.laterDays
    }
    rows = sums.enumerated().filter { $1.clients > 0 }.map { index, sums in
      let range = index < BackTest.classes.count ? BackTest.classes[index] : nil
      return Row(
        from: range?.lowerBound ?? 10, through: range?.upperBound, clients: sums.clients,
        expected: sums.expected, actual: sums.actual)
    }
  }
}
