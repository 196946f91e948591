public import Portfolio

/// How we stand with the people of a client on the day.
public struct RelationshipAssessment: Sendable, Hashable {
  /// Every contact, by the bytes of the id; those who left too.
  public let people: [PersonStanding]
  /// The four seats, in the order of ``CoverageSeat/roles``.
  public let seats: [CoverageSeat]
  /// Their people in a two-way touch within the window, present ones only, by the bytes of the id.
  public let theirThreads: [String]
  /// Our people in a two-way touch within the window, by the bytes of the id.
  public let ourThreads: [String]
  /// How many people could be in threads if both spoke in every touch of which nobody knows it.
  let mostThreads: MostThreads
  /// Whether the portfolio records touches at all: without them threads are unknown, not missing.
  public let knowsTouches: Bool
  /// The last touch of any direction.
  public let lastTouch: Day?
  /// The touch that was; nil when there was none.
  public let lastTouchKey: RecordKey?
  /// The last touch in which both spoke.
  public let lastTwoWay: Day?
  /// The touch that was; nil when there was none.
  public let lastTwoWayKey: RecordKey?
  /// The channel for which that touch is taken as two-way; nil where the data says who spoke.
  public let takenChannel: String?
  /// The last touch of which nobody knows whether both spoke.
  public let lastUnknown: Day?
  /// Touches within the window.
  public let touches: Int
  /// Of them, those in which both spoke.
  public let twoWayTouches: Int
  /// Of them, those of which nobody knows whether both spoke.
  public let unknownTouches: Int
  /// Promises: open ones first by their due day, then kept ones, latest first.
  public let promises: [PromiseStanding]
  /// People who block.
  public let blockers: [BlockerStanding]
  /// Champions and economic buyers who are gone and were not replaced.
  public let goneUnreplaced: [GonePerson]
  /// Whose leaving would cost most: the person with the most two-way touches within the window.
  public let mostTouched: MostTouched?
  /// The window in days.
  public let windowDays: Int

  /// A person's part of the two-way touches.
  public struct MostTouched: Sendable, Hashable {
    /// Id of the contact, or the name as written; never one who is gone.
    public let person: String
    /// The touches with the person, of all two-way touches with somebody named.
    public let share: Share
  }

  /// How many people could be in threads.
  struct MostThreads: Sendable, Hashable {
    let theirs: Int
    let ours: Int
  }

  /// Whether it is known who spoke with whom within the window: touches are recorded, and not all that
  /// could be conversations leave open who spoke.
  public var knowsTalks: Bool { knowsTouches && (twoWayTouches > 0 || unknownTouches == 0) }

  /// Whether both sides have spoken after a day; nil where only touches say so of which nobody knows
  /// whether both spoke, and where touches are not recorded.
  public func hasSpoken(after day: Day) -> Bool? {
    Silence.hasSpoken(lastTwoWay, unknown: knowsTouches ? lastUnknown : .distantFuture, after: day)
  }

  /// The people who work there.
  public var present: [PersonStanding] { people.filter(\.isPresent) }

  /// A contact by id.
  public func person(_ id: String) -> PersonStanding? { people.first { $0.id == id } }

  /// Whether the role of anybody is known: without any, empty seats say nothing.
  public var knowsRoles: Bool {
    people.contains { person in person.roles.contains { $0 != .unknown } }
  }

  /// The seats' sum in halves, 0 to 8.
  public var coverageHalves: Int { seats.reduce(0) { $0 + $1.halves } }

  /// The seats that nobody holds.
  public var missingSeats: [ContactRole] { seats.filter { $0.state == .empty }.map(\.role) }

  /// Whether fewer than two of their people speak with us; nil where touches do not say.
  public var isSingleThreadedTheirs: Bool? {
    isSingle(theirThreads.count, most: mostThreads.theirs)
  }

  /// Whether fewer than two of ours speak with them; nil where touches do not say.
  public var isSingleThreadedOurs: Bool? { isSingle(ourThreads.count, most: mostThreads.ours) }

  /// Whether either side hangs by one thread; nil where touches do not say.
  public var isSingleThreaded: Bool? {
    let sides = [isSingleThreadedTheirs, isSingleThreadedOurs]
    if sides.contains(true) { return true }
    return sides.contains(nil) ? nil : false
  }

  private func isSingle(_ threads: Int, most: Int) -> Bool? {
    guard knowsTalks else { return nil }
    if threads >= 2 { return false }
    return most < 2 ? true : nil
  }

  /// Promises that were not kept yet.
  public var openPromises: [PromiseStanding] { promises.filter(\.isOpen) }

  /// Promises whose day has passed.
  public var overduePromises: [PromiseStanding] { promises.filter(\.isOverdue) }

  /// People of weight whom nobody of ours covers, as far as that is known.
  public var uncoveredKeyPeople: [PersonStanding] {
    people.filter { $0.isPresent && $0.isKey && $0.isCovered == false }
  }

  /// The people who sign or decide.
  public var deciders: [PersonStanding] { present.filter(\.decides) }
}
