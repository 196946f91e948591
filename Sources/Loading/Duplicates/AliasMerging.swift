import Diagnostics
import Portfolio

/// Makes one client of those that the aliases say are one: what is not known of it is taken from the others.
struct AliasMerging {
  let aliases: ClientAliases

  /// Merges the records of a table that is sorted by id.
  ///
  /// - Returns: How many clients became part of another.
  func merge(_ table: inout LoadedTable<ClientAttributes>) -> Int {
    guard !aliases.isEmpty else { return 0 }
    var positions: [String: Int] = [:]
    for (index, record) in table.records.enumerated() { positions[record.id] = index }
    // A client who was erased is still the one that its other ids mean.
    for (alias, names) in table.erased {
      if let id = names.first, let index = positions[alias] { positions[id] = index }
    }
    var merged: Set<Int> = []
    for (other, main) in aliases.mains.sorted(by: {
      $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }) {
      guard let from = positions[other], let into = positions[main] else { continue }
      let gone = join(from, into, &table)
      positions[main] = gone == into ? from : into
      merged.insert(gone)
    }
    if !merged.isEmpty {
      table.records = table.records.indices.filter { !merged.contains($0) }.map {
        table.records[$0]
      }
    }
    return merged.count
  }

  /// Makes one record of two: what is known of a client under one id tells nothing of it where it was
  /// erased under another.
  ///
  /// - Returns: The record that is gone.
  private func join(
    _ from: Int, _ into: Int, _ table: inout LoadedTable<ClientAttributes>
  ) -> Int {
    let other = table.records[from]
    let main = table.records[into]
    switch (table.erased[other.id], table.erased[main.id]) {
    case (nil, nil):
      table.records[into].record.fill(from: other.record)
      return from
    case (_?, nil):
      table.erased[other.id]? += [main.id] + ClientReferences.names(of: main.record)
      return into
    case (nil, _?):
      table.erased[main.id]? += [other.id] + ClientReferences.names(of: other.record)
      return from
    case (let names?, _?):
      table.erased[main.id]? += names
      table.erased[other.id] = nil
      return from
    }
  }
}

extension ClientAttributes {
  /// Takes over what another record of the same client knows and this one does not.
  fileprivate mutating func fill(from other: ClientAttributes) {
    func fill<Value>(_ field: WritableKeyPath<ClientAttributes, Value?>) {
      if self[keyPath: field] == nil { self[keyPath: field] = other[keyPath: field] }
    }
    func fillList(_ field: WritableKeyPath<ClientAttributes, [String]>) {
      if self[keyPath: field].isEmpty { self[keyPath: field] = other[keyPath: field] }
    }
    for field in [
      \ClientAttributes.name, \.legalName, \.country, \.state, \.city, \.neighborhood, \.postalCode,
      \.address, \.sector, \.size, \.phone, \.email, \.owner, \.executive, \.endReason,
      \.entryChannel, \.parent, \.crmLink,
    ] { fill(field) }
    fill(\.kind)
    fill(\.businessModel)
    fill(\.document)
    fill(\.employees)
    fill(\.annualRevenue)
    fill(\.costOfService)
    for field in [\ClientAttributes.birthDate, \.since, \.ended] { fill(field) }
    fill(\.tierOverride)
    fill(\.touchOverride)
    for field in [
      \ClientAttributes.relationshipChannels, \.needs, \.competitors, \.strengths, \.weaknesses,
      \.tags,
    ] { fillList(field) }
    custom.merge(other.custom) { own, _ in own }
  }
}
