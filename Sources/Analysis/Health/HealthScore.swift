import Portfolio

/// The families of measures that make a client's health.
public enum HealthKind: String, Sendable, Hashable, CaseIterable {
  /// Purchases, or use where there are no purchases; of a young client, its onboarding.
  case trend
  case payments
  /// Conversations.
  case engagement
  /// Seats and threads.
  case relationship
  case satisfaction
  case support
  /// Objectives.
  case plan
}

/// Where a health score lies.
public enum HealthBand: String, Sendable, Hashable, CaseIterable {
  case red
  case yellow
  case green
}

/// How far a health score can be believed, by how much of it was measured.
public enum HealthConfidence: String, Sendable, Hashable, CaseIterable {
  case high
  case medium
  case low
  /// Too little is known for a score.
  case none
}

/// A rule that keeps a score from being better than the case is.
public enum HealthCap: String, Sendable, Hashable, CaseIterable {
  /// Every contract that runs was cancelled.
  case cancelled = "H-01"
  /// A contract that does not renew by itself, its opt-out near, and no conversation lately.
  case silentRenewal = "H-02"
  /// The economic buyer is hostile.
  case hostileBuyer = "H-03"
}

/// One family of a health score.
public struct HealthFamily: Sendable, Hashable {
  /// Which one.
  public let kind: HealthKind
  /// 0 to 100; nil where nothing was measured.
  public let points: Int?
  /// The weight in percent before renormalising.
  public let weight: Int
  /// Whole points that it gives to the score; nil where nothing was measured.
  public let contribution: Int?
  /// What was looked at, in order.
  public let facts: [Fact]
}

/// How well a client does, over what was measured.
public struct HealthScore: Sendable, Hashable {
  /// The families, in the order of declaration.
  public let families: [HealthFamily]
  /// 0 to 100; nil where too little was measured.
  public let score: Int?
  /// The score before caps and floors; the contributions add up to it.
  public let uncapped: Int?
  /// The built-in cap that holds, the lowest of all; nil when none of them lowers the score.
  public let cap: HealthCap?
  /// The cap of the policy's own that holds, where it is the lowest; nil when none lowers the score.
  public let ownCap: OwnHealthLimit?
  /// The floor of the policy's own that holds; nil when none raises the score.
  public let floor: OwnHealthLimit?
  /// The most the score can be under that cap.
  public let capLimit: Int?
  /// The band of the rounded score; nil without a score.
  public let band: HealthBand?
  /// How much of the weight was measured, in percent.
  public let coverage: Int
  /// How far the score can be believed.
  public let confidence: HealthConfidence

  init(
    _ measured: [(kind: HealthKind, points: Int?, facts: [Fact])],
    caps: [HealthCap], _ policy: HealthPolicy, limits: HealthLimits = .none
  ) {
    let weighted = WeightedScore(parts: measured.map { ($0.points, policy[$0.kind]) })
    let coverage = weighted.coverage
    let confidence: HealthConfidence =
      coverage >= policy.highCoverage
      ? .high
      : coverage >= policy.mediumCoverage ? .medium : coverage >= policy.lowCoverage ? .low : .none
    let uncapped = confidence == .none ? nil : weighted.score
    let builtIn = caps.map { (cap: $0, limit: policy[$0]) }
    let raised = uncapped.map { max($0, limits.floor?.limit ?? 0) }
    // The lowest limit, ties in the order of the rules, built-in ones first.
    let lowest = builtIn.min { $0.limit < $1.limit }.flatMap { $0.limit < raised ?? 0 ? $0 : nil }
    let own = limits.cap.flatMap { cap in
      cap.limit < raised ?? 0 && cap.limit < lowest?.limit ?? .max ? cap : nil
    }
    self.coverage = coverage
    self.confidence = confidence
    self.uncapped = uncapped
    cap = own == nil ? lowest?.cap : nil
    ownCap = own
    capLimit = own?.limit ?? lowest?.limit
    let score = capLimit ?? raised
    self.score = score
    floor = limits.floor.flatMap { score ?? 0 > uncapped ?? 100 ? $0 : nil }
    band = score.map { $0 <= policy.redMost ? .red : $0 <= policy.yellowMost ? .yellow : .green }
    let contributions = weighted.contributions
    families = measured.enumerated().map { index, family in
      HealthFamily(
        kind: family.kind, points: family.points, weight: policy[family.kind],
        contribution: confidence == .none ? nil : contributions[index], facts: family.facts)
    }
  }
}

/// Parameters of health.
public struct HealthPolicy: Sendable, Hashable {
  /// Weight of purchases or use, in percent.
  public var trendWeight = 25
  /// Weight of payments.
  public var paymentsWeight = 15
  /// Weight of conversations.
  public var engagementWeight = 15
  /// Weight of seats and threads.
  public var relationshipWeight = 15
  /// Weight of surveys.
  public var satisfactionWeight = 15
  /// Weight of tickets.
  public var supportWeight = 10
  /// Weight of objectives.
  public var planWeight = 5
  /// The highest score in the red.
  public var redMost = 50
  /// The highest score in the yellow.
  public var yellowMost = 75
  /// From this coverage on a score is of high confidence, in percent.
  public var highCoverage = 80
  /// From this one on of medium confidence.
  public var mediumCoverage = 60
  /// From this one on of low confidence; below there is no score.
  public var lowCoverage = 40
  /// The most under notice of cancellation.
  public var cancelledMost = 20
  /// The most with a silent renewal.
  public var silentRenewalMost = 40
  /// The most with a hostile economic buyer.
  public var hostileBuyerMost = 50
  /// How many days a client counts as young.
  public var youngDays = 90
  /// How many days after its latest period began the use of a product still says something.
  public var staleUsageDays = 180

  /// The weight of a family.
  public subscript(kind: HealthKind) -> Int {
    switch kind {
    case .trend: trendWeight
    case .payments: paymentsWeight
    case .engagement: engagementWeight
    case .relationship: relationshipWeight
    case .satisfaction: satisfactionWeight
    case .support: supportWeight
    case .plan: planWeight
    }
  }

  /// The most under a cap.
  public subscript(cap: HealthCap) -> Int {
    switch cap {
    case .cancelled: cancelledMost
    case .silentRenewal: silentRenewalMost
    case .hostileBuyer: hostileBuyerMost
    }
  }
}
