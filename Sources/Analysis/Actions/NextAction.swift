public import Portfolio

/// Something to do next for a client.
///
/// The id follows from the client and the reason alone, so that it is the same from day to day; when
/// the condition holds no longer, the action is gone.
public struct NextAction: Sendable, Hashable {
  /// `reason-client`, such as `renewal-000112`; of a rule of the policy's own, its name and the client.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Why it is there.
  public let reason: ActionReason
  /// What kind of thing it is.
  public let type: ActionType
  /// The rule that it follows: `A-06`, or the name of a rule of the policy's own.
  public let rule: String
  /// What a rule of the policy's own calls it; nil for built-in reasons, whose words are in catalogs.
  public let title: String?
  /// The day it has to do with; nil when there is none.
  public let day: Day?
  /// The revenue of a year at stake, in minor units; nil where the data does not say.
  public let exposure: Int64?
  /// 1 on the day or after it, falling to 0.2 at 180 days before it, 0.5 without a day; in basis
  /// points.
  public let urgency: Int64
  /// How much of it acting can save, in basis points.
  public let savability: Int64
  /// Hours that it takes, in tenths.
  public let effort: Int64
  /// The values that its rule saw.
  public let facts: [Fact]
  /// The records it was seen in, at most three.
  public let keys: [RecordKey]
  /// Who put it off, until when and why; nil when nobody did.
  public let snooze: SnoozeStanding?

  /// That an action was put off.
  public struct SnoozeStanding: Sendable, Hashable {
    /// The last day on which it stays away.
    public let until: Day
    /// Why; an action put off without a reason is not.
    public let reason: String
  }

  /// Exposure × urgency × savability, in minor units; nil where the exposure is.
  public var rank: Int64? {
    guard let exposure else { return nil }
    let product = Int128(exposure) * Int128(urgency) * Int128(savability)
    return Int64(clamping: (product + 50_000_000) / 100_000_000)
  }

  /// The day on which the contract to be renewed ends unless somebody renews it; nil where it renews by
  /// itself, and for other reasons.
  public var endsOn: Day? {
    for fact in facts where fact.name == .endsOn {
      if case .day(let day) = fact.value { return day }
    }
    return nil
  }

  static func urgency(_ day: Day?, on today: Day) -> Int64 {
    guard let day else { return 5_000 }
    let days = Int64(day.days(since: today))
    if days <= 0 { return 10_000 }
    return days >= 180 ? 2_000 : 10_000 - Rounding.divide(8_000 * days, by: 180)
  }

  /// By rank, unknown ones last, then the nearer day, then the id: no two actions stand at the same place.
  static func precedes(_ left: NextAction, _ right: NextAction) -> Bool {
    let ranks = (left.rank ?? .min, right.rank ?? .min)
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    let days = (left.day?.number ?? .max, right.day?.number ?? .max)
    return days.0 != days.1
      ? days.0 < days.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }
}
