import Portfolio

/// Why it would cost us if a person left.
public enum DepartureReason: String, Sendable, Hashable, CaseIterable {
  /// The only one of their side who spoke with us within the window.
  case onlyThread = "only-thread"
  /// The only one of ours who spoke with them.
  case onlyOfOurs = "only-of-ours"
  /// The only champion.
  case onlyChampion = "only-champion"
  /// The only economic buyer.
  case onlyBuyer = "only-buyer"
  /// The only one who signs or decides.
  case onlyDecider = "only-decider"
  /// At least half of all two-way touches go through this person.
  case mostTouches = "most-touches"
}

/// What hangs by one person at one client.
public struct ClientExposure: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Whether the person is one of ours.
  public let isOurs: Bool
  /// Id of the contact or of our team member, or the name as written.
  public let person: String
  /// Why, in the order of declaration.
  public let reasons: [DepartureReason]
  /// The client's revenue of a year, in minor units: invoices or contracts, the greater; nil where it
  /// is not known.
  public let revenue: Int64?
}

/// What hangs by one person, at all clients together.
public struct DepartureExposure: Sendable, Hashable {
  /// Whether the person is one of ours.
  public let isOurs: Bool
  /// Id of the contact or of our team member, or the name as written.
  public let person: String
  /// Where, by revenue, unknown ones last, ties by position.
  public let clients: [ClientExposure]
  /// The revenue of a year of those clients, in minor units; nil where it is known of none.
  public let revenue: Int64?
}

extension Study {
  /// Whose leaving would expose a client's revenue: their people first, each by the bytes of the id.
  public func exposures(of client: ClientAssessment) -> [ClientExposure] {
    guard client.isOfTheBase, let relationship = client.relationship else { return [] }
    var reasons: [String: [DepartureReason]] = [:]
    func only(_ people: [String], _ reason: DepartureReason) {
      if people.count == 1 { reasons[people[0], default: []].append(reason) }
    }
    let present = relationship.present
    if relationship.isSingleThreadedTheirs != nil { only(relationship.theirThreads, .onlyThread) }
    only(
      present.filter { $0.isChampion || $0.has(.champion) }.map(\.id), .onlyChampion)
    only(present.filter { $0.has(.economicBuyer) }.map(\.id), .onlyBuyer)
    only(relationship.deciders.map(\.id), .onlyDecider)
    if let most = relationship.mostTouched, (most.share.basisPoints ?? 0) >= 5_000,
      relationship.theirThreads.count > 1
    {
      reasons[most.person, default: []].append(.mostTouches)
    }
    let revenue = client.tierRevenue
    var found = Set(reasons.keys).sortedByBytes.map { person in
      ClientExposure(
        client: client.client, isOurs: false, person: person, reasons: reasons[person] ?? [],
        revenue: revenue)
    }
    if relationship.isSingleThreadedOurs != nil {
      let ours = Set(relationship.ourThreads.map { portfolio.teamMember(named: $0)?.id ?? $0 })
      if ours.count == 1, let one = ours.first {
        found.append(
          ClientExposure(
            client: client.client, isOurs: true, person: one, reasons: [.onlyOfOurs],
            revenue: revenue))
      }
    }
    return found
  }

  /// Whose leaving would expose most revenue, over all clients: the same person at several clients
  /// counts once, each client once.
  public var departures: [DepartureExposure] {
    struct Person: Hashable {
      let isOurs: Bool
      let id: String
    }
    let all = assessment.clients.flatMap { exposures(of: $0) }
    return Dictionary(grouping: all) { Person(isOurs: $0.isOurs, id: $0.person) }
      .map { person, clients in
        DepartureExposure(
          isOurs: person.isOurs, person: person.id,
          clients: clients.sorted {
            let revenues = ($0.revenue ?? -1, $1.revenue ?? -1)
            return revenues.0 != revenues.1 ? revenues.0 > revenues.1 : $0.client < $1.client
          }, revenue: knownSum(clients.map(\.revenue)))
      }.sorted { left, right in
        let revenues = (left.revenue ?? -1, right.revenue ?? -1)
        if revenues.0 != revenues.1 { return revenues.0 > revenues.1 }
        if left.isOurs != right.isOurs { return !left.isOurs }
        return left.person.utf8.lexicographicallyPrecedes(right.person.utf8)
      }
  }
}

/// In how few hands a client's decisions lie.
public struct AuthorityConcentration: Sendable, Hashable {
  /// Those who sign or decide: ids of contacts.
  public let holders: [String]
  /// Of them, those who spoke with us within the window.
  public let reached: [String]

  /// Whether one person alone signs or decides.
  public var isConcentrated: Bool { holders.count == 1 }
}

extension RelationshipAssessment {
  /// In how few hands decisions lie; nil where it is not known of anybody.
  public var authority: AuthorityConcentration? {
    let holders = deciders.map(\.id)
    guard !holders.isEmpty else { return nil }
    return AuthorityConcentration(
      holders: holders, reached: holders.filter(theirThreads.contains))
  }

  /// Those whose sentiment is too old to count.
  public var staleSentiments: [PersonStanding] { present.filter(\.isSupportStale) }
}
