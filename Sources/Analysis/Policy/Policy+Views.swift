public import Portfolio

/// What a view of some clients takes over from the assessment of all: figures, and nothing of others.
public struct Yardstick: Sendable {
  /// The least revenue of a year of each tier, in minor units; nil where nobody has it.
  private let tiers: [Int64?]
  /// The cycles of segments.
  let cycles: [SegmentCycle]
  /// The tiers in force of the clients in view, those set by hand aside.
  let known: KnownTiers

  /// What the assessment of all says that some of its clients are judged by.
  ///
  /// A tier begins with the least of those in view that have it. Where none has, it begins with the least of
  /// all, rounded up to two digits, so that the figure is nobody's.
  ///
  /// - Parameters:
  ///   - assessment: The assessment of all clients.
  ///   - portfolio: All clients.
  ///   - clients: Positions of those in view.
  public init(_ assessment: Assessment, of portfolio: Portfolio, viewing clients: Set<Int>) {
    var least = [Int64?](repeating: nil, count: Tier.allCases.count)
    for client in assessment.clients where clients.contains(client.client) {
      guard let tier = client.automaticTier, client.tierValue > 0 else { continue }
      least[tier.rank] = min(least[tier.rank] ?? .max, client.tierValue)
    }
    for tier in Tier.allCases where least[tier.rank] == nil {
      least[tier.rank] = assessment.summary.tiers.least(tier).map(Yardstick.roundedUp)
    }
    tiers = least
    var known: [String: Tier] = [:]
    for client in assessment.clients where clients.contains(client.client) && !client.isTierByHand {
      known[portfolio.clients[client.client].id] = client.tier
    }
    self.known = KnownTiers(day: assessment.day, tiers: known)
    cycles = assessment.segmentCycles.all
  }

  /// The least revenue of each tier, in hundredths of the currency's unit; a tier that nobody has begins
  /// with the one above it.
  func limits(_ builtIn: TierLimits, decimals: Int) -> TierLimits {
    var limits: [Int64] = []
    var above: Int64?
    for tier in Tier.allCases.reversed() where tier != .bronze {
      let own = tiers[tier.rank].map { Yardstick.hundredths($0, decimals) }
      above = own.map { min($0, above ?? $0) } ?? above
      limits.append(above ?? builtIn[tier])
    }
    return TierLimits(
      diamond: limits[0], platinum: limits[1], gold: limits[2], silver: limits[3])
  }

  /// The amount with two digits that counts and zeros after them.
  private static func roundedUp(_ amount: Int64) -> Int64 {
    var unit: Int64 = 1
    while amount / unit >= 100 { unit *= 10 }
    return (amount / unit).multipliedClamping(by: unit) + (amount % unit > 0 ? unit : 0)
  }

  private static func hundredths(_ amount: Int64, _ decimals: Int) -> Int64 {
    switch decimals {
    case 2: amount
    case ..<2:
      (0..<(2 - decimals)).reduce(amount) { amount, _ in amount.multipliedClamping(by: 10) }
    default: (0..<(decimals - 2)).reduce(amount) { amount, _ in amount / 10 }
    }
  }
}

extension Policy {
  /// The rules for a tree of one owner's clients: tiers by share become tiers by revenue, segments keep the
  /// cycles of all, and the only goals are the owner's own.
  ///
  /// - Parameters:
  ///   - owner: What the data and the policy may call the owner.
  ///   - yardstick: What the clients are judged by.
  ///   - portfolio: The whole portfolio.
  /// - Returns: The rules.
  public func forOwner(
    _ owner: Set<String>, _ yardstick: Yardstick, of portfolio: Portfolio
  ) -> Policy {
    var policy = self
    if tiers.measure == .share {
      policy.tiers.measure = .thresholds
      policy.tiers.revenue = yardstick.limits(tiers.revenue, decimals: portfolio.currency.decimals)
    }
    policy.tiers.known = yardstick.known
    policy.cadence.given = yardstick.cycles
    let roster = OwnerRoster(portfolio)
    policy.goals = goals.filter { goal in
      guard let name = goal.owner else { return false }
      return owner.contains(name) || owner.contains(roster.id(named: name, in: portfolio))
    }
    return policy
  }

  /// The rules with other names for owners, and without the titles that somebody gave to goals.
  public func renamingOwners(_ name: (String) -> String) -> Policy {
    var policy = self
    policy.goals = goals.map { goal in
      Goal(
        measure: goal.measure, title: nil, target: goal.target, isAtMost: goal.isAtMost,
        by: goal.by, from: goal.from, start: goal.start, owner: goal.owner.map(name),
        segment: goal.segment, size: goal.size, location: goal.location)
    }
    return policy
  }
}
