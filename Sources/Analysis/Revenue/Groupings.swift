public import Portfolio

/// What clients are put together by.
public enum Grouping: String, Sendable, Hashable, CaseIterable {
  /// All of them.
  case portfolio
  case tier
  case touch
  /// Recency × frequency.
  case rfm
  /// The segments of the policy.
  case segment
  case owner
}

/// Clients that are put together.
public enum GroupKey: Sendable, Hashable {
  case portfolio
  /// Nil for clients without one, such as those who never bought.
  case tier(Tier?)
  case touch(Touch?)
  case rfm(RFMSegment?)
  case segment(SegmentSource)
  /// Id of the team member, else the name as written; nil where nobody answers for the client.
  case owner(String?)

  /// What puts them together.
  public var grouping: Grouping {
    switch self {
    case .portfolio: .portfolio
    case .tier: .tier
    case .touch: .touch
    case .rfm: .rfm
    case .segment: .segment
    case .owner: .owner
    }
  }
}

/// Puts the clients of an assessment together, in every way that reports ask for.
public struct Groupings: Sendable {
  /// The day on which the clients were what they are put together by.
  public let day: Day
  private let standings: [Standing]
  private let clients: [Client]
  private let segmentation: Segmentation
  private let policy: SegmentPolicy
  private let owners: [String: String]

  /// What is kept of an assessed client: three bytes, and not the assessment of a year ago.
  private struct Standing: Sendable {
    var tier: Tier?
    var touch: Touch?
    var rfm: RFMSegment?
  }

  /// The clients of an assessment.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - assessment: Its assessment, whose day counts.
  public init(_ portfolio: Portfolio, _ assessment: Assessment) {
    self.init(portfolio, assessment, Segmentation(of: portfolio, in: assessment))
  }

  /// The same where the segments are known.
  init(_ portfolio: Portfolio, _ assessment: Assessment, _ segmentation: Segmentation) {
    day = assessment.day
    var standings = [Standing](repeating: Standing(), count: portfolio.clients.count)
    for client in assessment.clients {
      standings[client.client] = Standing(
        tier: client.tier, touch: client.touch, rfm: client.rfm?.segment)
    }
    self.standings = standings
    clients = portfolio.clients
    self.segmentation = segmentation
    policy = assessment.policy.segments
    var owners: [String: String] = [:]
    for member in portfolio.team.reversed() {
      if let name = member.name { owners[name] = member.id }
    }
    for member in portfolio.team { owners[member.id] = member.id }
    self.owners = owners
  }

  /// Everything that a client belongs to; a client that did not exist on the day has no tier and no
  /// segment.
  public func keys(of client: Int) -> [GroupKey] {
    let standing = standings[client]
    let owner = clients[client].owner
    var keys: [GroupKey] = [
      .portfolio, .tier(standing.tier), .touch(standing.touch), .rfm(standing.rfm),
    ]
    for segment in segmentation.segments(of: client) {
      keys.append(.segment(segmentation.segments[segment].source))
    }
    keys.append(.owner(owner.map { owners[$0] ?? $0 }))
    return keys
  }

  /// Keys in the order of reports: highest tiers first, segments as the policy has them, owners by
  /// their id, the unknown last.
  public func ordered(_ keys: some Sequence<GroupKey>) -> [GroupKey] {
    let places = Dictionary(
      segmentation.segments.enumerated().map { ($0.element.source, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return keys.sorted { left, right in
      let orders = (left.grouping.place, right.grouping.place)
      if orders.0 != orders.1 { return orders.0 < orders.1 }
      if case .owner(let first) = left, case .owner(let second) = right {
        guard let first else { return false }
        guard let second else { return true }
        return first.utf8.lexicographicallyPrecedes(second.utf8)
      }
      return place(left, places) < place(right, places)
    }
  }

  private func place(_ key: GroupKey, _ places: [SegmentSource: Int]) -> Int {
    switch key {
    case .portfolio, .owner: 0
    case .tier(let tier): tier.map { Tier.allCases.count - $0.rank } ?? Int.max
    case .touch(let touch):
      touch.flatMap { Touch.allCases.firstIndex(of: $0) }.map { -$0 } ?? Int.max
    case .rfm(let segment): segment.flatMap { RFMSegment.allCases.firstIndex(of: $0) } ?? Int.max
    case .segment(let source): places[source] ?? Int.max
    }
  }

  /// The key in one word or two, as `assess` prints it; nil for the unknown.
  public func name(of key: GroupKey) -> String? {
    switch key {
    case .portfolio: Grouping.portfolio.rawValue
    case .tier(let tier): tier?.rawValue
    case .touch(let touch): touch?.rawValue
    case .rfm(let segment): segment?.rawValue
    case .owner(let owner): owner
    case .segment(let source): source.key(in: policy)
    }
  }
}

extension Grouping {
  /// The place in the order of declaration.
  fileprivate var place: Int {
    switch self {
    case .portfolio: 0
    case .tier: 1
    case .touch: 2
    case .rfm: 3
    case .segment: 4
    case .owner: 5
    }
  }
}

extension Study {
  /// The clients put together by what they are on the day.
  public var groupings: Groupings { Groupings(portfolio, assessment, segmentation) }

  /// The clients put together by what they were a year ago, made anew.
  var madeGroupingsAYearAgo: Groupings {
    var policy = policy
    policy.forecast.isWanted = false
    let before = day.windowBound(months: 12)
    let known = portfolio.asKnown(on: before)
    return Groupings(known, assess(known, policy, on: before, threads: threads))
  }
}
