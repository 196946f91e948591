public import Portfolio

/// What kind of thing an action is.
public enum ActionType: String, Sendable, Hashable, CaseIterable {
  case risk
  case lifecycle
  case objective
  case activity
  case data
}

/// Why an action is there; it stays as long as its condition holds.
public enum ActionReason: String, Sendable, Hashable, CaseIterable {
  /// The rhythm of purchases is broken.
  case cadence
  /// The volume of purchases fell.
  case volume
  /// A product is no longer bought.
  case product
  /// An invoice is long overdue.
  case payment
  /// A low answer to a survey.
  case satisfaction
  /// A champion or economic buyer is gone.
  case person
  /// A contract is to be renewed.
  case renewal
  /// The health score is red.
  case health
  /// The relation hangs by one thread, where it matters.
  case thread
  /// A blocker without a sound disposition.
  case blocker
  /// A promise of ours is overdue.
  case promise
  /// A person of weight whom nobody covers.
  case coverage
  /// A step toward an objective is late.
  case milestone
  /// The latest handoff left something out.
  case handoff
  /// An objective is late.
  case objective
  /// A baseline has to be measured.
  case baseline
  /// A notice period is not known.
  case notice
  /// People whose data may not be used as it stands.
  case consent

  /// What kind of thing it is.
  public var type: ActionType {
    switch self {
    case .cadence, .volume, .product, .payment, .satisfaction, .person, .health: .risk
    case .renewal, .milestone, .handoff: .lifecycle
    case .objective, .baseline: .objective
    case .thread, .blocker, .promise, .coverage: .activity
    case .notice, .consent: .data
    }
  }

  /// How much of what is at stake acting can save, in basis points.
  var savability: Int64 {
    switch self {
    case .renewal, .promise: 9_000
    case .thread, .person, .payment: 8_000
    case .satisfaction, .cadence, .health, .coverage: 7_000
    case .volume, .product, .blocker, .objective, .milestone: 6_000
    case .handoff, .baseline: 4_000
    case .notice, .consent: 3_000
    }
  }
}

/// Something to do next for a client.
///
/// The id follows from the client and the reason alone, so that it is the same from day to day; when
/// the condition holds no longer, the action is gone.
public struct NextAction: Sendable, Hashable {
  /// `reason-client`, such as `renewal-000112`.
  public let id: String
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Why it is there.
  public let reason: ActionReason
  /// The day it has to do with; nil when there is none.
  public let day: Day?
  /// The revenue of a year at stake, in minor units.
  public let exposure: Int64
  /// 1 on the day or after it, falling to 0.2 at 180 days before it, 0.5 without a day; in basis
  /// points.
  public let urgency: Int64
  /// How much of it acting can save, in basis points.
  public let savability: Int64
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

  /// Exposure × urgency × savability, in minor units.
  public var rank: Int64 {
    let product = Int128(exposure) * Int128(urgency) * Int128(savability)
    return Int64(clamping: (product + 50_000_000) / 100_000_000)
  }

  static func urgency(_ day: Day?, on today: Day) -> Int64 {
    guard let day else { return 5_000 }
    let days = Int64(day.days(since: today))
    if days <= 0 { return 10_000 }
    return days >= 180 ? 2_000 : 10_000 - Rounding.divide(8_000 * days, by: 180)
  }
}
