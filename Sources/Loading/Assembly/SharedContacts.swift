import Diagnostics
import Portfolio

/// Joins what several clients' rows say about one person.
///
/// Name, e-mail, telephone, birthday, language and the lawful basis are the person's: what one row
/// says fills the others. Post, level and place on the map belong to each client's row.
struct SharedContacts {
  let clients: [Client]

  /// Fills and compares the rows of the same id; a withdrawal at one client holds at all.
  ///
  /// - Parameter loaded: The contacts.
  /// - Returns: Whether there are any.
  func join(_ loaded: inout LoadedTable<Contact>) -> Bool {
    var rows: [String: [Int]] = [:]
    for (index, record) in loaded.records.enumerated() {
      rows[record.id, default: []].append(index)
    }
    let shared = rows.filter { $0.value.count > 1 }
    for id in shared.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let indices = (shared[id] ?? []).sorted {
        loaded.records[$0].record.client < loaded.records[$1].record.client
      }
      join(indices, &loaded)
    }
    return !shared.isEmpty
  }

  private func join(_ indices: [Int], _ loaded: inout LoadedTable<Contact>) {
    fill("name", \.name, indices, &loaded) { $0 }
    fill("email", \.email, indices, &loaded) { $0 }
    fill("phone", \.phone, indices, &loaded) { $0 }
    fill("birthday", \.birthday, indices, &loaded) { $0.description }
    fill("language", \.language, indices, &loaded) { $0 }
    let people = indices.map { loaded.records[$0].record }
    if people.contains(where: { $0.doNotContact == true }) {
      for index in indices { loaded.records[index].record.doNotContact = true }
    }
    let basis = SharedContacts.basis(people.map(\.lawfulBasis))
    for index in indices { loaded.records[index].record.lawfulBasis = basis }
  }

  /// The first client's value counts, in the order of ids; another one is said.
  private func fill<Value: Equatable>(
    _ field: String, _ path: WritableKeyPath<Contact, Value?>, _ indices: [Int],
    _ loaded: inout LoadedTable<Contact>, _ text: (Value) -> String
  ) {
    guard let first = indices.first(where: { loaded.records[$0].record[keyPath: path] != nil }),
      let value = loaded.records[first].record[keyPath: path]
    else { return }
    for index in indices {
      let other = loaded.records[index]
      if let differing = other.record[keyPath: path], differing != value {
        loaded.log.add(
          Diagnostic(
            .contradictedContact, at: loaded.location(other.place),
            facts: [
              "id": other.id, "field": field, "found": text(differing), "value": text(value),
              "client": clients[other.record.client].id,
              "otherClient": clients[loaded.records[first].record.client].id,
            ], other: loaded.location(loaded.records[first].place)))
      } else if other.record[keyPath: path] == nil {
        loaded.records[index].record[keyPath: path] = value
      }
    }
  }

  /// The basis of the latest day, and the latest withdrawal of all.
  static func basis(_ records: [LawfulBasisRecord]) -> LawfulBasisRecord {
    var best = records[0]
    for record in records.dropFirst() where isStronger(record, than: best) { best = record }
    best.withdrawn = records.compactMap(\.withdrawn).max()
    best.isUnclear = records.contains(where: \.isUnclear)
    return best
  }

  private static func isStronger(
    _ record: LawfulBasisRecord, than other: LawfulBasisRecord
  ) -> Bool {
    if (record.basis == nil) != (other.basis == nil) { return record.basis != nil }
    return (record.given?.number ?? .min) > (other.given?.number ?? .min)
  }
}
