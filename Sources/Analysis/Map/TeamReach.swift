public import Portfolio

/// How deep a person of ours knows a person of theirs.
public enum ReachDepth: String, Sendable, Hashable, CaseIterable, Comparable {
  /// They never spoke.
  case none
  /// They spoke, but not enough for more.
  case brief
  /// They spoke several times within the window.
  case several
  /// They spoke often within the window.
  case inDepth = "in-depth"

  /// 0 to 3.
  public var level: Int { ReachDepth.allCases.firstIndex(of: self) ?? 0 }

  /// The shallower comes first.
  public static func < (left: ReachDepth, right: ReachDepth) -> Bool { left.level < right.level }
}

/// What a person of ours and a person of theirs had to say to each other.
public struct TeamReach: Sendable, Hashable {
  /// How deep it goes.
  public let depth: ReachDepth
  /// Conversations in which both spoke, within the window.
  public let talks: Int
  /// The last touch of any direction.
  public let last: Day?
  /// The last touch in which both spoke.
  public let lastTwoWay: Day?
  /// Whether they had touches of which nobody knows whether both spoke, and no other conversation.
  public let isUnknown: Bool
}

/// Our team against their people.
public struct TeamMatrix: Sendable, Hashable {
  /// Our people who spoke with theirs, cover them or answer for the client: the owner first, then
  /// the executive, then those who reach most people, ties by the bytes of the reference.
  public let members: [String]
  private let cells: [String: [String: TeamReach]]
  private let coverers: [String: [String]]

  /// What a member and a contact had to say to each other; nil where they never spoke.
  public func reach(_ member: String, _ contact: String) -> TeamReach? { cells[contact]?[member] }

  /// Who of ours covers a contact, in the order of the data.
  public func coverers(of contact: String) -> [String] { coverers[contact] ?? [] }

  /// Who of ours covers a contact: those the data names; else, where somebody reaches the contact, who
  /// knows it best.
  ///
  /// - Parameters:
  ///   - contact: Id of the contact.
  ///   - isReached: Whether anybody does.
  /// - Returns: The members, by reference.
  public func coverers(of contact: String, isReached: Bool) -> [String] {
    let named = coverers(of: contact)
    guard named.isEmpty, isReached else { return named }
    return closest(to: contact).map { [$0] } ?? []
  }

  /// Who of ours knows a contact best: the deepest, then the latest.
  public func closest(to contact: String) -> String? {
    cells[contact]?.max { left, right in
      let depths = (left.value.depth, right.value.depth)
      if depths.0 != depths.1 { return depths.0 < depths.1 }
      let days = (left.value.lastTwoWay?.number ?? .min, right.value.lastTwoWay?.number ?? .min)
      return days.0 != days.1
        ? days.0 < days.1 : right.key.utf8.lexicographicallyPrecedes(left.key.utf8)
    }?.key
  }

  /// The matrix of a client.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - portfolio: The portfolio.
  ///   - policy: How many conversations make a relation.
  ///   - day: The day; later conversations do not exist.
  public init(
    of client: Int, in portfolio: Portfolio, _ policy: RelationshipPolicy, on day: Day
  ) {
    let contacts = portfolio.contacts(of: client)
    var names: [String: String] = [:]
    for contact in contacts {
      if let name = contact.name, names[name] == nil { names[name] = contact.id }
    }
    let ids = Set(contacts.map(\.id))
    func member(_ reference: String) -> String {
      portfolio.teamMember(named: reference)?.id ?? reference
    }
    var tallies: [String: [String: Tally]] = [:]
    let since = day.adding(days: -policy.depthDays)
    for touch in portfolio.records.interactions.of(client) {
      guard let date = touch.date, date <= day else { continue }
      let theirs = Set(touch.theirs.map { ids.contains($0) ? $0 : names[$0] ?? $0 })
      for contact in theirs where ids.contains(contact) {
        for ours in Set(touch.ours.map(member)) {
          tallies[contact, default: [:]][ours, default: Tally()]
            .add(date, isTwoWay: touch.isTwoWay, isRecent: date > since)
        }
      }
    }
    cells = tallies.mapValues { row in row.mapValues { $0.reach(policy) } }
    var coverers: [String: [String]] = [:]
    for contact in contacts { coverers[contact.id] = contact.map.coveredBy.map(member) }
    self.coverers = coverers
    let attributes = portfolio.clients[client].attributes
    members = TeamMatrix.order(
      cells, coverers,
      first: [attributes.owner, attributes.executive].compactMap { $0 }.map(member))
  }

  private static func order(
    _ cells: [String: [String: TeamReach]], _ coverers: [String: [String]], first: [String]
  ) -> [String] {
    var reached: [String: Int] = [:]
    for row in cells.values { for member in row.keys { reached[member, default: 0] += 1 } }
    for row in coverers.values { for member in row { reached[member, default: 0] += 1 } }
    let rest = reached.keys.filter { !first.contains($0) }.sorted {
      let counts = (reached[$0] ?? 0, reached[$1] ?? 0)
      return counts.0 != counts.1
        ? counts.0 > counts.1 : $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    return first.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } } + rest
  }
}

private struct Tally {
  var talks = 0
  var last: Day?
  var lastTwoWay: Day?
  var isOpen = false

  mutating func add(_ day: Day, isTwoWay: Bool?, isRecent: Bool) {
    last = max(last ?? day, day)
    if isTwoWay == nil { isOpen = true }
    guard isTwoWay == true else { return }
    lastTwoWay = max(lastTwoWay ?? day, day)
    if isRecent { talks += 1 }
  }

  func reach(_ policy: RelationshipPolicy) -> TeamReach {
    let depth: ReachDepth =
      talks >= policy.deepTalks
      ? .inDepth : talks >= policy.severalTalks ? .several : lastTwoWay != nil ? .brief : .none
    return TeamReach(
      depth: depth, talks: talks, last: last, lastTwoWay: lastTwoWay,
      isUnknown: isOpen && lastTwoWay == nil)
  }
}
