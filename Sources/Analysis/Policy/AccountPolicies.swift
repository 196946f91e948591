internal import Portfolio

/// Parameters of contracts and renewals.
public struct ContractPolicy: Sendable, Hashable {
  /// A contract that starts within so many days is taken as agreed on.
  public var comingDays = 180
  /// The term in months by which a contract renews by itself.
  public var renewalMonths = 12
  /// Up to this share of the known reasons for ending may be `other`, in basis points.
  public var otherReasons: Int64 = 1500
}

/// Parameters of the signals of risk beyond cadence and volume.
public struct RiskPolicy: Sendable, Hashable {
  /// An invoice is a signal when overdue for more days than this.
  public var overdueDays = 30
  /// An answer to the NPS is low up to this.
  public var lowNPS = 6
  /// An answer to the CSAT is low up to this.
  public var lowCSAT = 2
  /// For how many days a low answer is a signal.
  public var surveyDays = 90
  /// How many days before the opt-out silence is a signal.
  public var optOutDays = 90
  /// How many days without a two-way touch are silence then.
  public var silentTouchDays = 30
}

/// Parameters of payment behaviour.
public struct PaymentPolicy: Sendable, Hashable {
  /// An invoice is paid on time up to so many days after its due day.
  public var graceDays = 3
}

/// Parameters of surveys.
public struct SatisfactionPolicy: Sendable, Hashable {
  /// An answer older than this is unknown.
  public var staleDays = 180
}

/// Parameters of the account map.
public struct RelationshipPolicy: Sendable, Hashable {
  /// The days in which touches count as threads.
  public var windowDays = 90
  /// A sentiment older than this is unknown.
  public var sentimentDays = 90
  /// The least a champion moves others, of 3.
  public var mobilising = 2
  /// The least influence of a person that somebody must cover.
  public var keyInfluence = 4
  /// An executive sponsor decays after so many days without a two-way touch.
  public var sponsorDecayDays = 60
  /// An executive sponsor is lost after so many.
  public var sponsorLostDays = 90
  /// Threads wanted of diamond and platinum clients.
  public var depthHigh = 6
  /// Threads wanted of gold clients.
  public var depthMid = 3
  /// Threads wanted of other clients.
  public var depthLow = 2
  /// The days in which conversations count for how deep two people know each other.
  public var depthDays = 365
  /// So many conversations in them are several.
  public var severalTalks = 2
  /// So many are a relation in depth.
  public var deepTalks = 4
  /// Weights of the strength, in percent.
  public var influenceWeight = 30
  /// Weight of support.
  public var supportWeight = 25
  /// Weight of recency.
  public var recencyWeight = 25
  /// Weight of depth.
  public var depthWeight = 20
}

/// By what tiers are dealt out.
public enum TierMeasure: String, Sendable, Hashable, CaseIterable {
  /// By the place among the clients with revenue.
  case share
  /// By the revenue of a year.
  case thresholds
  /// By points that rules of the policy give.
  case points
}

/// What each tier begins with; bronze is the rest.
public struct TierLimits: Sendable, Hashable {
  /// The least of the top.
  public var diamond: Int64
  /// The least of the next one.
  public var platinum: Int64
  /// The least of the one after it.
  public var gold: Int64
  /// The least of the last one before bronze.
  public var silver: Int64

  /// The least of a tier.
  public subscript(tier: Tier) -> Int64 {
    switch tier {
    case .diamond: diamond
    case .platinum: platinum
    case .gold: gold
    case .silver: silver
    case .bronze: 0
    }
  }

  /// The highest tier whose least is reached.
  func tier(of value: Int64) -> Tier { Tier.allCases.last { value >= self[$0] } ?? .bronze }
}

/// How tiers are dealt out; the shares of the base are in basis points, and bronze is the rest.
public struct TierPolicy: Sendable, Hashable {
  /// By what.
  public var measure = TierMeasure.share
  /// The least revenue of a year, in hundredths of the currency's unit.
  public var revenue = TierLimits(
    diamond: 120_000_000, platinum: 48_000_000, gold: 12_000_000, silver: 3_600_000)
  /// The fewest points.
  public var points = TierLimits(diamond: 80, platinum: 60, gold: 40, silver: 20)
  /// The top.
  public var diamond: Int64 = 100
  /// The next share.
  public var platinum: Int64 = 400
  /// The share after it.
  public var gold: Int64 = 1500
  /// The last share before bronze.
  public var silver: Int64 = 3000
  /// On how many month-ends in a row a client must be below its tier before it goes down.
  public var demotionPeriods = 2
  /// What is known already of the tiers of a day; nil for nothing.
  var known: KnownTiers?
}

/// The tiers of a day, by id of the client, as they were worked out over more clients than there are.
struct KnownTiers: Sendable, Hashable {
  let day: Day
  let tiers: [String: Tier]
}

/// Which touch each tier has.
public struct TouchPolicy: Sendable, Hashable {
  /// The touch of diamond clients.
  public var diamond = Touch.high
  /// The touch of platinum clients.
  public var platinum = Touch.high
  /// The touch of gold clients.
  public var gold = Touch.mid
  /// The touch of silver clients.
  public var silver = Touch.low
  /// The touch of bronze clients.
  public var bronze = Touch.tech

  /// The touch of a tier.
  public subscript(tier: Tier) -> Touch {
    switch tier {
    case .diamond: diamond
    case .platinum: platinum
    case .gold: gold
    case .silver: silver
    case .bronze: bronze
    }
  }
}
