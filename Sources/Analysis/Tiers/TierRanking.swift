import Portfolio

/// Sets every client's tier and touch by its place in the base, its revenue or its points.
struct TierRanking {
  let portfolio: Portfolio
  let policy: Policy
  let day: Day
  var memory = TierMemory.none
  /// `PortfolioSummary.concentration.total`.
  var abcTotal: Int64 = 0

  /// - Parameters:
  ///   - clients: The clients, classified otherwise.
  ///   - order: Positions of the clients with an ABC amount above zero, greatest first.
  /// - Returns: What the tiers begin with.
  func rank(_ clients: inout [ClientAssessment], order: [Int32]) -> TierScale {
    let order = ranked(clients, order)
    let limits = TierScale.limits(policy.tiers, base: order.count)
    var least = [Int64?](repeating: nil, count: Tier.allCases.count)
    for (rank, index) in order.enumerated() {
      clients[Int(index)].tierRank = Int32(rank + 1)
      guard policy.tiers.measure == .share else { continue }
      let tier = Tier.allCases.last { rank < limits[$0.rank] } ?? .bronze
      clients[Int(index)].automaticTier = tier
      least[tier.rank] = clients[Int(index)].tierValue
    }
    if policy.tiers.measure == .thresholds {
      least = Tier.allCases.map { $0 == .bronze ? nil : revenueLeast($0) }
    }
    for index in clients.indices where clients[index].isOfTheBase {
      let automatic = automaticTier(&clients[index])
      clients[index].automaticTier = automatic
      let record = portfolio.clients[clients[index].client]
      let override = OverrideState(record.tierOverride, on: day) { Tier(word: $0) != nil }
      let known = policy.tiers.known.flatMap { $0.day == day ? $0.tiers[record.id] : nil }
      let held = known ?? max(automatic, memory.highest(clients[index].client) ?? automatic)
      let tier = override.word.flatMap { Tier(word: $0) } ?? held
      clients[index].tier = tier
      clients[index].isTierByHand = override.word != nil
      let touch = touch(clients[index], tier, record)
      clients[index].touch = touch.touch
      clients[index].isTouchByHand = touch.isByHand
    }
    return TierScale(base: order.count, least: least)
  }

  private func automaticTier(_ client: inout ClientAssessment) -> Tier {
    switch policy.tiers.measure {
    case .share: return client.automaticTier ?? .bronze
    case .thresholds:
      return Tier.allCases.last { $0 == .bronze || client.tierValue >= revenueLeast($0) } ?? .bronze
    case .points:
      let subject = subject(client)
      let points = policy.rules.points.reduce(0) {
        $1.condition.truth(for: subject) == .yes ? $0 + $1.points : $0
      }
      client.note { $0.tierPoints = points }
      return policy.tiers.points.tier(of: Int64(points))
    }
  }

  /// The least revenue of a tier in minor units.
  private func revenueLeast(_ tier: Tier) -> Int64 {
    policy.tiers.revenueLeast(tier, decimals: portfolio.currency.decimals)
  }

  private func subject(_ client: ClientAssessment) -> ConditionSubject {
    ConditionSubject(client, of: portfolio, on: day, abcTotal: abcTotal)
  }

  /// Clients of the base with revenue, greatest first, ties by position.
  private func ranked(_ clients: [ClientAssessment], _ order: [Int32]) -> [Int32] {
    let isByABC = policy.abc.window == .months(12) && policy.abc.amounts == .net
    if isByABC, portfolio.records.contracts.isEmpty {
      return order.filter { clients[Int($0)].isOfTheBase }
    }
    var ranked: [Ranked] = []
    ranked.reserveCapacity(clients.count)
    for index in clients.indices where clients[index].isOfTheBase {
      let value = clients[index].tierValue
      if value > 0 { ranked.append(Ranked(value: value, index: Int32(index))) }
    }
    ranked.sortGreatestFirst()
    return ranked.map(\.index)
  }

  private func touch(
    _ client: ClientAssessment, _ tier: Tier, _ record: Client
  ) -> (touch: Touch, isByHand: Bool) {
    let override = OverrideState(record.touchOverride, on: day) { Touch(word: $0) != nil }
    let set =
      override.word.flatMap { Touch(word: $0) } ?? policy.rules.touch(subject(client))?.touch
    return (set ?? TouchPosition.automatic(client, tier, policy.touch), set != nil)
  }
}

extension TierPolicy {
  /// The least revenue of a year of a tier, in minor units of a currency with some decimals.
  func revenueLeast(_ tier: Tier, decimals: Int) -> Int64 {
    var amount = revenue[tier]
    if decimals > 2 {
      for _ in 2..<decimals { amount = amount.multipliedClamping(by: 10) }
    } else if decimals < 2 {
      for _ in decimals..<2 { amount = Rounding.divide(amount, by: 10) }
    }
    return amount
  }
}

extension PolicyRules {
  /// The first rule of touch that holds; nil when none does.
  func touch(_ subject: @autoclosure () -> ConditionSubject) -> TouchRule? {
    guard !touch.isEmpty else { return nil }
    let subject = subject()
    return touch.first { $0.condition.truth(for: subject) == .yes }
  }
}

extension ClientAssessment {
  /// Whether the client takes part in tiers: prospects and former clients do not.
  var isOfTheBase: Bool { status != .prospect && status != .former }

  /// The revenue of a year that decides the tier.
  ///
  /// The greater of what was invoiced in twelve months and what the contracts in force bring in
  /// twelve; they are never added. For the place in the base alone: what is unknown wins none.
  var tierValue: Int64 { max(currentSales + currentReturns, contracts?.yearlyRevenue ?? 0) }

  /// That revenue; nil where contracts run, nobody knows the value of any, and no invoice says more.
  var knownTierValue: Int64? {
    let isUnknown = contracts.map { $0.knownRevenue == nil } ?? false
    return isUnknown && tierValue <= 0 ? nil : tierValue
  }

  /// The revenue of a year that decides the tier, in minor units; nil where it is not known.
  public var tierRevenue: Int64? { knownTierValue.map { max(0, $0) } }

  /// Which of the two it is.
  var tierBasis: RevenueBasis {
    (contracts?.yearlyRevenue ?? 0) > currentSales + currentReturns ? .recurring : .transactional
  }
}

/// What the tiers of a portfolio begin with.
public struct TierScale: Sendable, Hashable {
  /// Clients with revenue, among whom the tiers are dealt out.
  public let base: Int
  private let least: [Int64?]

  init(base: Int, least: [Int64?]) {
    self.base = base
    self.least = least
  }

  /// The least revenue of a year with which a client has a tier: of the last that has it by its
  /// place, or by the policy; nil where nobody has it, or where points decide.
  public func least(_ tier: Tier) -> Int64? { least[tier.rank] }

  /// For each tier, how many clients have it or a higher one.
  static func limits(_ policy: TierPolicy, base: Int) -> [Int] {
    let shares = [policy.silver, policy.gold, policy.platinum, policy.diamond]
    // A tier's share comes on top of those above it; the limit is rounded up.
    let limits = shares.indices.map { index in
      let points = shares[index...].reduce(0, +)
      return Int(clamping: (Int64(base) * min(points, 10_000) + 9_999) / 10_000)
    }
    return [base] + limits
  }
}
