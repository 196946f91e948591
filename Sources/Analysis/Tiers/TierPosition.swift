public import Portfolio

/// How a client came by its tier.
public struct TierPosition: Sendable, Hashable {
  /// By what tiers are dealt out.
  public let measure: TierMeasure
  /// The tier by that measure.
  public let automatic: Tier
  /// The tier in force, which may be set by hand.
  public let effective: Tier
  /// What was set by hand.
  public let override: OverrideState
  /// Revenue of a year in minor units, of the basis; nil where it is not known.
  public let value: Int64?
  /// Which revenue it is.
  public let basis: RevenueBasis
  /// Place from 1 by revenue, ties by id; nil without revenue.
  public let rank: Int?
  /// Clients with revenue, among whom the tiers are dealt out.
  public let base: Int
  /// The tier above; nil for the highest, or where nobody has it.
  public let next: Tier?
  /// Revenue of a year that is missing for it: to come before the last of those who have it, or to
  /// reach its threshold; nil where points decide, or where the revenue is not known.
  public let missing: Int64?
  /// The client's points; nil unless points decide.
  public let points: TierPoints?
  /// The month-ends that a demotion looks at, latest first; empty where the data begin later or the
  /// policy demotes at once.
  public let monthEnds: [Day]
  /// Why the client is above its tier by revenue; nil unless a demotion waits.
  public let hold: TierHold?
}

/// A tier that a client keeps although its revenue is below: the demotion waits for more month-ends.
public struct TierHold: Sendable, Hashable {
  /// The last month-end on which revenue gave the tier.
  public let lastReached: Day
  /// On how many month-ends since then the client was below.
  public let below: Int
  /// The month-end on which it goes down, if its place stays as it is.
  public let dropsOn: Day
  /// The tier it has then.
  public let falls: Tier

  init?(_ client: ClientAssessment, _ memory: TierMemory, periods: Int) {
    guard let automatic = client.automaticTier, !client.isTierByHand,
      let highest = memory.highest(client.client), highest > automatic,
      let last = memory.monthEnds.indices.first(where: {
        memory.tier(client.client, at: $0) == highest
      })
    else { return nil }
    lastReached = memory.monthEnds[last]
    below = last
    dropsOn = lastReached.startOfMonth.adding(months: periods + 1).adding(days: -1)
    falls = max(
      automatic, (0..<last).compactMap { memory.tier(client.client, at: $0) }.max() ?? automatic)
  }
}

/// A client's points toward a tier.
public struct TierPoints: Sendable, Hashable {
  /// A rule and what it gives.
  public struct Line: Sendable, Hashable {
    /// The rule's name.
    public let rule: String
    /// Its points.
    public let points: Int
    /// Whether it holds; unknown where a value is missing.
    public let truth: Truth
  }

  /// The rules in the order of the policy.
  public let lines: [Line]
  /// The points of those that hold.
  public let sum: Int
  /// The points that are missing for the next tier; nil for the highest.
  public let missing: Int?
}

/// How a client came by its touch.
public struct TouchPosition: Sendable, Hashable {
  /// The touch by rule, or by tier and health.
  public let automatic: Touch
  /// The touch in force, which may be set by hand.
  public let effective: Touch
  /// What was set by hand.
  public let override: OverrideState
  /// Whether it is a step up, for a client of class A in the red.
  public let isRaised: Bool
  /// The rule of the policy's own that gives it; nil when the tier does.
  public let rule: String?

  static func automatic(
    _ client: ClientAssessment, _ tier: Tier, _ policy: TouchPolicy
  ) -> Touch {
    let touch = policy[tier]
    return isRaised(client) ? touch.raised : touch
  }

  static func isRaised(_ client: ClientAssessment) -> Bool {
    client.abcClass == .a && client.signals.contains(.healthRed)
  }
}

extension Assessment {
  /// How a client came by its tier; nil for prospects and former clients.
  public func tierPosition(of client: ClientAssessment, in portfolio: Portfolio) -> TierPosition? {
    guard let automatic = client.automaticTier, let effective = client.tier else { return nil }
    let record = portfolio.clients[client.client]
    let points = points(of: client, automatic, in: portfolio)
    let next = Tier.allCases.first {
      $0 > automatic && (points != nil || summary.tiers.least($0) != nil)
    }
    // A place is taken by coming before; a threshold by reaching it.
    let more: Int64 = policy.tiers.measure == .share ? 1 : 0
    return TierPosition(
      measure: policy.tiers.measure, automatic: automatic, effective: effective,
      override: OverrideState(record.tierOverride, on: day) { Tier(word: $0) != nil },
      value: client.knownTierValue, basis: client.tierBasis,
      rank: client.tierRank > 0 ? Int(client.tierRank) : nil, base: summary.tiers.base,
      next: next,
      missing: next.flatMap { summary.tiers.least($0) }
        .flatMap { least in client.tierRevenue.map { least - $0 + more } }, points: points,
      monthEnds: memory.monthEnds,
      hold: TierHold(client, memory, periods: policy.tiers.demotionPeriods))
  }

  private func points(
    of client: ClientAssessment, _ tier: Tier, in portfolio: Portfolio
  ) -> TierPoints? {
    guard let sum = client.tierPoints else { return nil }
    let subject = ConditionSubject(
      client, of: portfolio, on: day, abcTotal: summary.concentration.total)
    return TierPoints(
      lines: policy.rules.points.map {
        TierPoints.Line(
          rule: $0.name, points: $0.points, truth: $0.condition.truth(for: subject))
      }, sum: sum,
      missing: tier.next.map { max(0, Int(policy.tiers.points[$0]) - sum) })
  }

  /// How a client came by its touch; nil for prospects and former clients.
  public func touchPosition(
    of client: ClientAssessment, in portfolio: Portfolio
  ) -> TouchPosition? {
    guard let tier = client.tier, let touch = client.touch else { return nil }
    let record = portfolio.clients[client.client]
    let rule = policy.rules.touch(
      ConditionSubject(
        client, of: portfolio, on: day, abcTotal: summary.concentration.total))
    return TouchPosition(
      automatic: rule?.touch ?? TouchPosition.automatic(client, tier, policy.touch),
      effective: touch,
      override: OverrideState(record.touchOverride, on: day) { Touch(word: $0) != nil },
      isRaised: rule == nil && TouchPosition.isRaised(client), rule: rule?.name)
  }
}
