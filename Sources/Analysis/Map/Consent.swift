public import Portfolio

/// Where a person whose consent is needed stands.
public enum ConsentStance: String, Sendable, Hashable, CaseIterable {
  /// Supports us.
  case inFavour = "in-favour"
  /// Opposes us, or blocks.
  case against
  /// Said lately to be neither.
  case neutral
  /// Nobody asked lately enough.
  case unknown
  /// Left, or is not among the contacts.
  case absent
}

/// A person whose consent an opportunity needs.
public struct ConsentStanding: Sendable, Hashable {
  /// Id of the contact, or the reference as written where there is no such contact.
  public let person: String
  /// Where the person stands.
  public let stance: ConsentStance
  /// Whether the person can stop it alone.
  public let hasVeto: Bool
  /// Whether both sides spoke within the window; nil where touches leave open who spoke, or are not recorded.
  public let isReached: Bool?
  /// Who influences the person, in favour or not: ids of contacts.
  public let influencedBy: [String]
}

/// Whose consent an open opportunity needs, and where they stand.
public struct OpportunityConsent: Sendable, Hashable {
  /// Id of the opportunity.
  public let opportunity: String
  /// Those whose consent is needed: against first, then unknown, absent, neutral, in favour.
  public let people: [ConsentStanding]
  /// Whether the opportunity names them itself; else they are those who sign, decide or have a veto.
  public let isNamed: Bool
  /// Those who sign or have a veto and whom the opportunity does not name: ids of contacts.
  public let overlooked: [String]

  /// How many stand so.
  public func count(_ stance: ConsentStance) -> Int { people.count { $0.stance == stance } }

  /// Whether everybody is in favour.
  public var isWon: Bool { !people.isEmpty && people.allSatisfy { $0.stance == .inFavour } }

  /// Who can stop it alone and is against it.
  public var vetoes: [ConsentStanding] { people.filter { $0.hasVeto && $0.stance == .against } }
}

/// Reads the consent that opportunities need from the people of a client.
public struct ConsentReading: Sendable {
  private let relationship: RelationshipAssessment
  private let influences: [String: [String]]
  private let ids: [String: String]
  private let blockers: Set<String>
  private let since: Day

  /// - Parameters:
  ///   - relationship: How we stand with the people.
  ///   - contacts: The contacts of the client.
  ///   - relations: The lines between them.
  ///   - day: The day.
  public init(
    _ relationship: RelationshipAssessment, _ contacts: some Sequence<Contact>,
    _ relations: some Sequence<Relation>, on day: Day
  ) {
    self.relationship = relationship
    var influences: [String: [String]] = [:]
    for relation in relations where relation.kind == .influences {
      guard let from = relation.from, let to = relation.to, from != to,
        relationship.person(from)?.isPresent ?? false
      else { continue }
      influences[to, default: []].append(from)
    }
    self.influences = influences.mapValues { Set($0).sortedByBytes }
    var ids: [String: String] = [:]
    for contact in contacts {
      if let name = contact.name, ids[name] == nil { ids[name] = contact.id }
    }
    self.ids = ids
    blockers = Set(relationship.blockers.map(\.person))
    since = day.adding(days: -relationship.windowDays)
  }

  /// Whose consent an opportunity needs.
  public func consent(for opportunity: Opportunity) -> OpportunityConsent {
    let deciding = relationship.present.filter { $0.decides || $0.hasVeto }.map(\.id)
    let named = opportunity.consentNeeded.map(id)
    let people = (named.isEmpty ? deciding : named).reduce(into: [String]()) { list, person in
      if !list.contains(person) { list.append(person) }
    }
    let order: [ConsentStance] = [.against, .unknown, .absent, .neutral, .inFavour]
    let standings = people.map(standing)
    let known = Set(people)
    let overlooked = relationship.present.filter {
      ($0.signs || $0.hasVeto) && !known.contains($0.id)
    }
    return OpportunityConsent(
      opportunity: opportunity.id,
      people: order.flatMap { stance in standings.filter { $0.stance == stance } },
      isNamed: !named.isEmpty, overlooked: named.isEmpty ? [] : overlooked.map(\.id))
  }

  private func id(_ reference: String) -> String {
    relationship.person(reference) == nil ? ids[reference] ?? reference : reference
  }

  private func standing(_ id: String) -> ConsentStanding {
    let person = relationship.person(id)
    return ConsentStanding(
      person: id, stance: stance(person), hasVeto: person?.hasVeto ?? false,
      isReached: isReached(person),
      influencedBy: influences[id] ?? [])
  }

  /// Nobody knows it where touches are not recorded at all.
  private func isReached(_ person: PersonStanding?) -> Bool? {
    guard relationship.knowsTouches else { return nil }
    guard let person else { return false }
    return person.hasSpoken(after: since)
  }

  private func stance(_ person: PersonStanding?) -> ConsentStance {
    guard let person, person.isPresent else { return .absent }
    if blockers.contains(person.id) { return .against }
    guard let support = person.support else { return .unknown }
    return support > 0 ? .inFavour : support < 0 ? .against : .neutral
  }
}
