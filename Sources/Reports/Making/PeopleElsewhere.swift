import Portfolio

/// Contacts of other clients to whom somebody reports, found once for a site.
struct PeopleElsewhere: Sendable {
  private let people: [String: Contact]

  init(_ portfolio: Portfolio) {
    var wanted: Set<String> = []
    var client = -1
    var own: Set<String> = []
    for contact in portfolio.contacts {
      guard let boss = contact.map.reportsTo else { continue }
      if contact.client != client {
        client = contact.client
        own = Set(portfolio.contacts(of: client).map(\.id))
      }
      if !own.contains(boss) { wanted.insert(boss) }
    }
    var people: [String: Contact] = [:]
    if !wanted.isEmpty {
      for contact in portfolio.contacts where wanted.contains(contact.id) {
        if people[contact.id] == nil { people[contact.id] = contact }
      }
    }
    self.people = people
  }

  func person(_ id: String) -> Contact? { people[id] }
}

extension SiteContext {
  /// The contact of another client to whom somebody reports.
  func personElsewhere(_ id: String) -> Contact? { elsewhere.person(id) }
}
