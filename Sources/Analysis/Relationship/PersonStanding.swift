public import Portfolio

/// How well a contact passes for a champion: three questions, each yes, no or unknown.
public struct ChampionTest: Sendable, Hashable {
  /// Supports us: +1 or more, said lately enough to count.
  public let support: Bool?
  /// Moves others: at least the policy's level of 3.
  public let mobilising: Bool?
  /// Has done something in our favour.
  public let advocacy: Bool?

  /// Whether all three hold.
  public var isPassed: Bool { support == true && mobilising == true && advocacy == true }
}

/// How long ago an executive sponsor was last spoken with.
public enum SponsorState: String, Sendable, Hashable, CaseIterable {
  case engaged
  case decaying
  case reengage = "re-engage"
}

/// A contact on the day.
public struct PersonStanding: Sendable, Hashable {
  /// The contact's id.
  public let id: String
  /// Whether the person works at the client on the day, as far as the data says.
  public let isPresent: Bool
  /// The day the person left; nil while present or where the day is not known.
  public let left: Day?
  /// Roles, the primary one first.
  public let roles: [ContactRole]
  /// Influence on evidence, 1 to 5.
  public let influence: Int?
  /// Support from −2 to +2 that still counts; nil where unknown or too old.
  public let support: Int?
  /// Support as the data has it, however old.
  public let statedSupport: Int?
  /// The day of that support.
  public let supportDay: Day?
  /// Whether support was stated too long ago to count.
  public let isSupportStale: Bool
  /// The champion test.
  public let champion: ChampionTest
  /// Whether the person can stop a decision alone.
  public let hasVeto: Bool
  /// What the person may do about a decision.
  public let authority: [DecisionAuthority]
  /// Whether the person matters for any decision: by influence, role or veto.
  public let isKey: Bool
  /// Whether somebody of ours covers the person, or spoke with them lately; nil where nobody is named
  /// and touches are not recorded.
  public let isCovered: Bool?
  /// The last touch of any direction.
  public let lastTouch: Day?
  /// The last touch in which both spoke.
  public let lastTwoWay: Day?
  /// The last touch of which nobody knows whether both spoke.
  public let lastUnknown: Day?
  /// How long ago the last two-way touch was, for executive sponsors; nil for others and unknown.
  public let sponsor: SponsorState?

  /// The record in the data.
  public var key: RecordKey { RecordKey(table: .contacts, key: id) }

  /// Whether both have spoken after a day; nil where only touches say so of which nobody knows it.
  public func hasSpoken(after day: Day) -> Bool? {
    Silence.hasSpoken(lastTwoWay, unknown: lastUnknown, after: day)
  }

  /// Whether the person signs or decides.
  public var decides: Bool { signs || authority.contains(.decides) }

  /// Whether the person signs.
  public var signs: Bool { authority.contains(.signs) }

  /// Whether the person passes the champion test.
  public var isChampion: Bool { champion.isPassed }

  /// Whether the person has a role, primary or beside.
  public func has(_ role: ContactRole) -> Bool { roles.contains(role) }
}

/// A seat that every account wants filled.
public struct CoverageSeat: Sendable, Hashable {
  /// How well the seat is filled.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Somebody holds it, and both sides spoke lately or touches are not recorded.
    case verified
    /// Somebody holds it, but it is too long ago, or a champion does not pass the test.
    case stale
    /// Nobody holds it.
    case empty
  }

  /// The role.
  public let role: ContactRole
  /// Who holds it: id of the contact.
  public let person: String?
  /// How well it is filled.
  public let state: State

  /// What it counts, in halves: 2, 1 or 0.
  public var halves: Int { state == .verified ? 2 : state == .stale ? 1 : 0 }

  /// The seats of every account, in the order of pages.
  public static let roles: [ContactRole] = [
    .economicBuyer, .champion, .technicalEvaluator, .executiveSponsor,
  ]
}

/// Somebody who blocks.
public struct BlockerStanding: Sendable, Hashable {
  /// What is wrong with how we deal with a blocker.
  public enum Fault: String, Sendable, Hashable, CaseIterable {
    /// Nothing was decided.
    case noDisposition = "no-disposition"
    /// Who can stop a decision alone cannot be bypassed.
    case bypassedVeto = "bypassed-veto"
  }

  /// Id of the contact.
  public let person: String
  /// What we mean to do.
  public let disposition: BlockerDisposition?
  /// Whether the person can stop a decision alone.
  public let hasVeto: Bool

  /// What is wrong with it; nil when nothing is.
  public var fault: Fault? {
    guard let disposition else { return .noDisposition }
    return disposition == .bypass && hasVeto ? .bypassedVeto : nil
  }
}

/// Somebody of weight who is gone, in whose place nobody came.
public struct GonePerson: Sendable, Hashable {
  /// Id of the contact.
  public let person: String
  /// The role that is empty now.
  public let role: ContactRole
  /// The day the person left; nil where the data does not say.
  public let left: Day?
}

/// Something that was promised in a touch.
public struct PromiseStanding: Sendable, Hashable {
  /// The touch it was promised in.
  public let key: RecordKey
  /// The day of the touch.
  public let made: Day?
  /// What was promised.
  public let text: String
  /// The day it is due.
  public let due: Day?
  /// The day it was kept; nil while it is open.
  public let done: Day?
  /// Who of us was there: ids or names.
  public let ours: [String]
  /// Days beyond the due day, of an open promise; nil when it is not overdue.
  public let daysOverdue: Int?

  /// Whether it is open and its day has passed.
  public var isOverdue: Bool { daysOverdue != nil }
  /// Whether it was not kept yet.
  public var isOpen: Bool { done == nil }
}
