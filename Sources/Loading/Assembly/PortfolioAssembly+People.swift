import Diagnostics
import Portfolio

extension PortfolioAssembly {
  mutating func loadTeam() throws(DiagnosticsError) {
    guard let loaded = try read(.team, make: { id, _ in TeamMember(id: id) }) else { return }
    take(loaded)
    team = loaded.records.map(\.record)
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    name(.team, team) { ($0.id, -1, [$0.name, $0.email]) }
  }

  mutating func loadPeople() throws(DiagnosticsError) {
    let declaration = TableDeclaration.contacts.adding(request.sources.customFields)
    if var loaded = try read(declaration, make: { Contact(id: $0, client: $1) }) {
      nameContacts(loaded)
      resolveReports(&loaded)
      // What one client's row says of a person names it at the others, too.
      if SharedContacts(clients: clients).join(&loaded) { nameContacts(loaded) }
      take(loaded)
      contacts = loaded.records.map(\.record)
    }
    records.relations = try byClient(.relations) { Relation(id: $0, client: $1) }
    records.bases = try byClient(.bases) { ContactBasis(id: $0, client: $1) }
    joinBases()
  }

  private mutating func nameContacts(_ loaded: LoadedTable<Contact>) {
    name(.contacts, loaded.records) {
      ($0.id, $0.record.client, [$0.record.name, $0.record.email])
    }
  }

  /// Gives every row of a person the bases that any client's rows have of it.
  private mutating func joinBases() {
    var people: [String: [LawfulBasisRecord]] = [:]
    for row in records.bases {
      guard let contact = row.contact else { continue }
      if !people[contact, default: []].contains(row.basis) {
        people[contact, default: []].append(row.basis)
      }
    }
    guard !people.isEmpty else { return }
    for index in contacts.indices { contacts[index].otherBases = people[contacts[index].id] ?? [] }
  }

  /// Turns names of superiors into ids, and forgets those in lines that come back to where they
  /// began: nobody knows which of them is wrong.
  private mutating func resolveReports(_ loaded: inout LoadedTable<Contact>) {
    guard let names = context.names[.contacts] else { return }
    let position = positions(of: loaded)
    var superiors = [Int?](repeating: nil, count: loaded.records.count)
    var places: [Int: SourceLocation] = [:]
    for (record, place) in loaded.locations(of: "reports-to").sorted(by: { $0.key < $1.key }) {
      let contact = loaded.records[record].record
      guard let named = contact.map.reportsTo else { continue }
      guard let id = names.id(of: named, client: contact.client) else {
        let isRoom = loaded.log.counts[.unknownReference, default: 0] < loaded.log.limit
        loaded.log.add(
          Diagnostic(
            .unknownReference, at: place,
            facts: [
              "found": named, "column": loaded.heading(of: "reports-to", at: place),
              "table": "contacts",
            ],
            suggestion: isRoom ? names.suggestion(for: named, client: contact.client) : nil))
        continue
      }
      loaded.records[record].record.map.reportsTo = id
      superiors[record] = position[ContactKey(client: contact.client, id: id)]
      places[record] = place
    }
    // By client and id, so that a cycle begins with the same person however the rows come.
    let order = loaded.records.indices.sorted {
      let (left, right) = (loaded.records[$0], loaded.records[$1])
      return left.record.client != right.record.client
        ? left.record.client < right.record.client
        : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
    var rank = [Int](repeating: 0, count: order.count)
    for (index, record) in order.enumerated() { rank[record] = index }
    for cycle in Cycles.find(in: order.map { superiors[$0].map { rank[$0] } }) {
      let members = cycle.map { order[$0] }
      loaded.log.add(
        Diagnostic(
          .reportsToCycle, at: places[members[0]],
          facts: [
            "chain": Cycles.text(of: members.map { loaded.records[$0].id }),
            "client": context.clients.id(at: loaded.records[members[0]].record.client),
          ]))
      for member in members { loaded.records[member].record.map.reportsTo = nil }
    }
  }

  private struct ContactKey: Hashable {
    let client: Int
    let id: String
  }

  private func positions(of loaded: LoadedTable<Contact>) -> [ContactKey: Int] {
    var positions: [ContactKey: Int] = [:]
    guard !loaded.links.isEmpty else { return positions }
    for (index, record) in loaded.records.enumerated() {
      positions[ContactKey(client: record.record.client, id: record.id)] = index
    }
    return positions
  }
}
