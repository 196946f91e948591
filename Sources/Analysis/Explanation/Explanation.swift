public import Portfolio

/// Why a client has the status, class and segment it has: facts, which pages turn into sentences.
///
/// Nothing of it is kept in the assessment; ``explain(_:in:of:)`` computes it for one client.
public struct Explanation: Sendable {
  /// The day of the assessment.
  public let day: Day
  /// What was computed about the client.
  public let client: ClientAssessment
  /// The rules in their order, up to and with the one that decided, with the values each saw.
  public let rules: [RuleCheck]
  /// The rules of the policy's own that were asked, up to and with one that decided.
  public let ownRules: [OwnRuleCheck]
  /// The arithmetic of the cadence; nil without any invoice.
  public let cadence: CadenceArithmetic?
  /// The comparison of volumes.
  public let volume: VolumeComparison
  /// The return after a silence that makes the client reactivated; nil when there is none.
  public let reactivation: Reactivation?
  /// The arithmetic of the ABC class.
  public let abc: ABCArithmetic
  /// The arithmetic of the RFM scores; nil for clients without a sale in the window.
  public let rfm: RFMArithmetic?
  /// How the client came by its tier; nil for prospects and former clients.
  public let tier: TierPosition?
  /// How the client came by its touch; likewise.
  public let touch: TouchPosition?
  /// How strong the relation is; nil without people and touches.
  public let strength: RelationshipStrength?
  /// How much it matters that the relation hangs by one thread.
  public let threadAlarm: ThreadAlarm
  /// How the relation ended; nil unless it did.
  public let ending: Ending?
  /// The cycle of the client's segment; nil where it has none.
  public let segmentCycle: SegmentCycle?
  /// What the client buys of each product, by revenue; empty where products are not kept.
  public let products: [ClientProduct]
  /// What the client is expected to buy; nil where its rhythm is not known.
  public let demand: ExpectedDemand?
  /// What its revenue does, and what serving it costs.
  public let revenue: RevenueExplanation
  /// What the status becomes, and when, if nothing happens; nil when it stays as it is.
  public let nextChange: StatusChange?
  /// What the band of health becomes, and when, if nothing happens; nil when it stays as it is.
  public let nextBand: BandChange?
  /// What would bring the client back to active, and to the next band of health.
  public let counterfactuals: [Counterfactual]
  /// Every signal of risk: fired, clear, or not to be checked.
  public let signalChecks: [SignalCheck]
  /// Facts that do not go together.
  public let contradictions: [Contradiction]
}

/// A rule and the values it saw.
public struct RuleCheck: Sendable, Hashable {
  /// The rule.
  public let rule: StatusRule
  /// Whether it held.
  public let holds: Bool
  /// What it looked at, in order.
  public let facts: [Fact]
}

/// The steps from intervals to thresholds.
public struct CadenceArithmetic: Sendable, Hashable {
  /// The result.
  public let cadence: Cadence
  /// The intervals between purchase days in days, in order of time.
  public let intervals: [Int]
  /// 2 × 1.4826 × the deviation with the policy's factor, in 1/10,000 days; nil where the default
  /// cycle was used.
  public let spread: Int64?
  /// Days of grace.
  public let graceDays: Int
  /// The policy's factor of the broken threshold, in 1/10,000.
  public let brokenFactor: Int64
  /// The fewest intervals the policy believes.
  public let minimumIntervals: Int
  /// The policy's shortest silence that can make a client inactive.
  public let inactiveDays: Int
  /// Days of silence up to the day.
  public let silentDays: Int
}

/// The last period against those before; the last one ends half a cycle after the last invoice.
public struct VolumeComparison: Sendable, Hashable {
  /// Net sales of the periods in minor units, oldest first, the last one being judged; empty for
  /// clients that are too young or buy too rarely.
  public let periods: [Period]
  /// How long the periods are; nil for clients whose cadence is unknown or too long.
  public let length: PeriodLength?
  /// The median of all but the last, in minor units, half away from zero.
  public let median: Int64
  /// Why the comparison says nothing; nil when it does.
  public let obstacle: Obstacle?
  /// Whether the volume fell as far as the policy says.
  public let isFall: Bool

  /// The length of the periods, which are whole cycles of the client.
  public struct PeriodLength: Sendable, Hashable {
    /// The client's cycles in a period.
    public let cycles: Int
    /// The cycle in half days.
    public let cycleHalfDays: Int
    /// The days of a period, half a day rounded up.
    public let days: Int
    /// The periods, the last one among them.
    public let count: Int
  }

  /// Net sales of one period.
  public struct Period: Sendable, Hashable {
    /// First day.
    public let first: Day
    /// Last day.
    public let last: Day
    /// Net sales in minor units.
    public let net: Int64
  }

  /// Reasons for which periods cannot be compared.
  public enum Obstacle: String, Sendable, Hashable, CaseIterable {
    /// The first purchase lies within the periods.
    case tooYoung = "too-young"
    /// The client's own cadence is unknown, or longer than is judged.
    case tooRare = "too-rare"
    /// The median is zero or less.
    case nothingToCompare = "nothing-to-compare"
  }

  /// The last period's share of the median.
  public var share: Share { Share(periods.last?.net ?? 0, of: median) }
}

/// A purchase after a silence that had made the client inactive.
public struct Reactivation: Sendable, Hashable {
  /// The day of the purchase.
  public let day: Day
  /// The last purchase before.
  public let before: Day
  /// The silence that would have been borne then, in days.
  public let limitDays: Int

  /// The silence in days.
  public var silentDays: Int { day.days(since: before) }
}

/// The steps to the ABC class.
public struct ABCArithmetic: Sendable, Hashable {
  /// The result.
  public let position: ABCPosition
  /// The sum of all amounts above zero, in minor units.
  public let total: Int64
  /// How many clients have an amount above zero.
  public let clients: Int
  /// First day that counts; nil when everything up to the day does.
  public let from: Day?
  /// The thresholds and amounts.
  public let policy: ABCPolicy

  /// The share of all clients before this one.
  public var shareBefore: Share { Share(position.before, of: total) }
  /// The client's own share.
  public var share: Share { Share(max(0, position.value), of: total) }
}

/// The steps to the RFM scores.
public struct RFMArithmetic: Sendable, Hashable {
  /// The result.
  public let position: RFMPosition
  /// Days from the last purchase to the reference day.
  public let recencyDays: Int
  /// Sale invoices in the window.
  public let invoices: Int
  /// Money in the window, in minor units.
  public let amount: Int64
  /// First day that counts; nil when everything up to the day does.
  public let from: Day?
  /// The cuts of the scores.
  public let scale: RFMScale
}

/// A status that follows by the passing of time.
public struct StatusChange: Sendable, Hashable {
  /// The first day of it.
  public let day: Day
  /// The rule that will decide.
  public let rule: StatusRule
  /// Its detail.
  public let detail: StatusDetail?
  /// The rule of the policy's own that will decide; nil when a built-in one does.
  public let own: OwnStatus?

  /// The status it gives.
  public var status: Status { own?.status ?? rule.status }

  /// The id of the rule, or its name.
  public var ruleID: String { own?.rule ?? rule.rawValue }
}
