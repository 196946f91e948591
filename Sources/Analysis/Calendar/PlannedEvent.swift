public import Portfolio

/// What kind of thing a calendar has on a day.
public enum PlannedKind: String, Sendable, Hashable, CaseIterable {
  /// The last day on which contracts can be called off.
  case optOut = "opt-out"
  /// Contracts renew or run out.
  case renewal
  /// Contracts that were cancelled end.
  case serviceEnd = "service-end"
  /// Contracts start.
  case start
  /// A promise of ours is due.
  case promise
  /// A step of a playbook before an opt-out.
  case checkpoint
  /// A review with the client.
  case review
  /// A step toward an objective is due.
  case milestone
  /// An objective is due.
  case objective
  /// A step of another playbook.
  case playbookStep = "playbook-step"
  /// The rhythm of purchases breaks unless the client buys.
  case rhythm
  /// A conversation by the cadence of the tier.
  case touch

  /// The place in the order of a day.
  var rank: Int { PlannedKind.allCases.firstIndex(of: self) ?? 0 }
}

/// Something a calendar has on a day: a deadline, a conversation, a step.
public struct PlannedEvent: Sendable, Hashable {
  /// What it is about, in words of the data.
  public enum Subject: Sendable, Hashable {
    /// Nothing besides its kind.
    case none
    /// Words of the data or the policy.
    case text(String)
    /// Products of contracts: ids, or names as written.
    case products([String])
    /// A step of a built-in playbook, whose words are in the catalogs.
    case builtIn(playbook: String, step: String)
  }

  /// What kind of thing it is.
  public let kind: PlannedKind
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The day: a business day for what people do, the very day for what contracts say.
  public let day: Day
  /// The day before it was moved to a business day.
  public let wanted: Day
  /// Why it was moved; nil where it was not.
  public let moved: DayOff?
  /// What it is about.
  public let subject: Subject
  /// Who of theirs: id of the contact, or the name as written; nil where nobody is named, or who was has
  /// left and nobody holds the post now.
  public let person: String?
  /// Id of the contact who was named and has left, where nobody holds the post now.
  public let personGone: String?
  /// Who of ours: id of the team member, or the name as written.
  public let owner: String?
  /// The records it rests on.
  public let keys: [RecordKey]
  /// What hangs on it a month, in minor units; nil where nothing does or it is unknown.
  public let monthlyValue: Int64?
  /// Days before the opt-out, for checkpoints.
  public let leadDays: Int?
  /// Business days since it was due; nil when it is not late.
  public let daysLate: Int?
  /// Whether a contract's notice period is unknown, so that nobody knows the day of its opt-out.
  public let isNoticeUnknown: Bool
  /// The same as long as it is the same thing, whatever becomes of its day where that can change.
  public let identity: String

  /// Whether its day has passed.
  public var isLate: Bool { daysLate != nil }

  /// Late ones first, then by day, kind, client and identity.
  public static func precedes(_ left: PlannedEvent, _ right: PlannedEvent) -> Bool {
    if left.isLate != right.isLate { return left.isLate }
    if left.day != right.day { return left.day < right.day }
    if left.kind != right.kind { return left.kind.rank < right.kind.rank }
    if left.client != right.client { return left.client < right.client }
    return left.identity.utf8.lexicographicallyPrecedes(right.identity.utf8)
  }

  /// Events in the order of ``precedes(_:_:)``: of many, their keys are sorted, and each moves once.
  ///
  /// - Parameter events: The events.
  /// - Returns: All of them.
  static func sorted(_ events: [PlannedEvent]) -> [PlannedEvent] {
    struct Key {
      let day: Int64
      let client: Int
      let place: Int
    }
    let kinds = Int64(PlannedKind.allCases.count)
    let keys = events.indices.map { place in
      let event = events[place]
      let day = (event.isLate ? Int64(Int32.min) * 2 : 0) + Int64(event.day.number)
      return Key(
        day: day * kinds + Int64(event.kind.rank),
        client: event.client, place: place)
    }
    return keys.sorted { left, right in
      if left.day != right.day { return left.day < right.day }
      if left.client != right.client { return left.client < right.client }
      let (first, second) = (events[left.place].identity, events[right.place].identity)
      if first.utf8.lexicographicallyPrecedes(second.utf8) { return true }
      return left.place < right.place && !second.utf8.lexicographicallyPrecedes(first.utf8)
    }.map { events[$0.place] }
  }
}

/// An event while it is put together.
struct EventDraft {
  let kind: PlannedKind
  var day: Day
  var wanted: Day
  var moved: DayOff?
  var subject = PlannedEvent.Subject.none
  var person: String?
  var personGone: String?
  var owner: String?
  var keys: [RecordKey] = []
  var monthlyValue: Int64?
  var leadDays: Int?
  var daysLate: Int?
  var isNoticeUnknown = false
  var identity: String

  /// An event on a day that is not moved.
  init(_ kind: PlannedKind, on day: Day, identity: String) {
    self.kind = kind
    self.day = day
    wanted = day
    self.identity = identity
  }

  /// An event of a client, done by its owner where nobody else is named.
  func event(of client: Int, owner standard: String?) -> PlannedEvent {
    PlannedEvent(
      kind: kind, client: client, day: day, wanted: wanted, moved: moved, subject: subject,
      person: person, personGone: personGone, owner: owner ?? standard, keys: keys,
      monthlyValue: monthlyValue,
      leadDays: leadDays, daysLate: daysLate, isNoticeUnknown: isNoticeUnknown,
      identity: identity)
  }
}
