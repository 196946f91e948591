public import Portfolio

/// The political landscape of a client on the day: what its map shows beyond the people themselves.
///
/// Worked out when somebody asks for it; an assessment alone stays small.
public struct AccountMap: Sendable, Hashable {
  /// Who reports to whom.
  public let tree: ReportingTree
  /// Lines of influence and conflict between those in the tree, each once: a conflict has no direction.
  public let lines: [Line]
  /// Our team against their people.
  public let team: TeamMatrix
  /// Whose consent the open opportunities need, in the order of their expected day.
  public let consents: [OpportunityConsent]

  /// A line between two people.
  public struct Line: Sendable, Hashable {
    /// What it is.
    public let kind: RelationKind
    /// Id of the contact it goes from.
    public let from: String
    /// Id of the contact it goes to.
    public let to: String
    /// The record in the data.
    public let key: RecordKey
  }

  /// The map of a client.
  ///
  /// - Parameters:
  ///   - client: The client on the day.
  ///   - study: The portfolio and its assessment.
  ///   - isElsewhere: Whether an id is that of a contact of another client.
  public init(
    of client: ClientAssessment, in study: Study, isElsewhere: (String) -> Bool = { _ in false }
  ) {
    let portfolio = study.portfolio
    let contacts = portfolio.contacts(of: client.client)
    let relations = portfolio.records.relations.of(client.client)
    tree = ReportingTree(of: contacts, on: study.day, isElsewhere: isElsewhere)
    lines = AccountMap.lines(relations, among: Set(tree.nodes.map(\.id)))
    team = TeamMatrix(
      of: client.client, in: portfolio, study.policy.relationship, on: study.day)
    consents = study.consents(of: client)
  }

  fileprivate static func isSooner(_ left: Opportunity, _ right: Opportunity) -> Bool {
    let days = (left.expected?.number ?? .max, right.expected?.number ?? .max)
    return days.0 != days.1
      ? days.0 < days.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  private static func lines(
    _ relations: some Sequence<Relation>, among people: Set<String>
  ) -> [Line] {
    var seen: Set<[String]> = []
    let sorted = relations.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    return sorted.compactMap { relation in
      guard let kind = relation.kind, let from = relation.from, let to = relation.to, from != to,
        people.contains(from), people.contains(to)
      else { return nil }
      let ends = kind == .conflicts ? Set([from, to]).sortedByBytes : [from, to]
      guard seen.insert([kind.rawValue] + ends).inserted else { return nil }
      return Line(
        kind: kind, from: from, to: to, key: RecordKey(table: .relations, key: relation.id))
    }
  }
}

extension Study {
  /// Whose consent the open opportunities of a client need, in the order of their expected day; empty
  /// where nothing is known of its people.
  public func consents(of client: ClientAssessment) -> [OpportunityConsent] {
    guard let relationship = client.relationship else { return [] }
    let open = portfolio.records.opportunities.of(client.client).filter { $0.isOpen(on: day) }
    guard !open.isEmpty else { return [] }
    let reading = ConsentReading(
      relationship, portfolio.contacts(of: client.client),
      portfolio.records.relations.of(client.client), on: day)
    return open.sorted(by: AccountMap.isSooner).map { reading.consent(for: $0) }
  }
}

extension Opportunity {
  /// Whether it has begun and nothing has ended it by a day.
  public func isOpen(on day: Day) -> Bool {
    if let stageSince, stageSince > day { return false }
    if let closed { return closed > day }
    return result == nil
  }
}
