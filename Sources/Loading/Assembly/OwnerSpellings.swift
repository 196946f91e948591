import Diagnostics
import Portfolio

/// One of our people in several spellings, where no table of the team says who is who: `Marina Couto` and
/// `marina couto` answer for one book, and not for two.
extension PortfolioAssembly {
  /// Gives whoever is no member of the team one spelling wherever the data names them.
  ///
  /// Members need none: cells that name them hold their ids by now.
  mutating func joinOwners() {
    let kept = noteOwners(ourPeople)
    guard !kept.isEmpty else { return }
    func one(_ text: String?) -> String? { text.map { kept[$0] ?? $0 } }
    func each(_ texts: [String]) -> [String] {
      var seen: Set<String> = []
      return texts.map { kept[$0] ?? $0 }.filter { seen.insert($0).inserted }
    }
    for (index, client) in clients.enumerated() where client.hasAttributes {
      var attributes = client.attributes
      attributes.owner = one(attributes.owner)
      attributes.executive = one(attributes.executive)
      if attributes != client.attributes {
        clients[index] = Client(id: client.id, attributes: attributes)
      }
    }
    for index in contacts.indices {
      contacts[index].map.coveredBy = each(contacts[index].map.coveredBy)
    }
    records.interactions = records.interactions.with { $0.ours = each($0.ours) }
    records.opportunities = records.opportunities.with { $0.owner = one($0.owner) }
    records.objectives = records.objectives.with { $0.ownerOurs = one($0.ownerOurs) }
    records.handoffs = records.handoffs.with {
      $0.from = one($0.from)
      $0.to = one($0.to)
    }
    records.history = History(
      records.history.entries.map { entry in
        guard entry.namesOurs else { return entry }
        var entry = entry
        entry.value = one(entry.value)
        return entry
      })
  }

  /// How often each text names one of ours who is no member of the team.
  private var ourPeople: Spellings {
    let members = Set(team.map(\.id))
    var found = Spellings()
    func add(_ texts: [String?]) {
      for case let text? in texts where !members.contains(text) { found.add(text) }
    }
    for client in clients where client.hasAttributes {
      add([client.owner, client.attributes.executive])
    }
    for contact in contacts { add(contact.map.coveredBy) }
    for touch in records.interactions { add(touch.ours) }
    for opportunity in records.opportunities { add([opportunity.owner]) }
    for objective in records.objectives { add([objective.ownerOurs]) }
    for handoff in records.handoffs { add([handoff.from, handoff.to]) }
    for entry in records.history.entries where entry.namesOurs { add([entry.value]) }
    return found
  }

  /// Says which spellings are read as one person; what each of them becomes.
  private mutating func noteOwners(_ spellings: Spellings) -> [String: String] {
    var kept: [String: String] = [:]
    for group in spellings.groups {
      for other in group.others { kept[other.text] = group.kept }
      log.add(
        Diagnostic(
          .joinedOwners,
          facts: [
            "kept": group.kept,
            "found": group.others.map { "\($0.text) (\($0.count))" }.joined(separator: ", "),
          ]))
    }
    return kept
  }
}

extension ByClient {
  /// The same records with other values.
  fileprivate func with(_ change: (inout Record) -> Void) -> ByClient {
    ByClient(
      map { record in
        var record = record
        change(&record)
        return record
      })
  }
}

extension HistoryEntry {
  /// Whether its value is one of ours.
  fileprivate var namesOurs: Bool {
    table == .clients && (field == "owner" || field == "executive")
  }
}
