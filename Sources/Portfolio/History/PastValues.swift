/// A field that the table of past values dates, and of how many records.
public struct DatedField: Sendable, Hashable {
  /// The table of the records.
  public let table: TableName
  /// The field, such as `owner`.
  public let field: String
  /// How many records have a past value of it.
  public let records: Int
}

extension History {
  /// Which fields are dated, by table, then field; everything else shows its current value.
  public var datedFields: [DatedField] {
    var counts: [TableName: [String: Set<String>]] = [:]
    for entry in entries {
      counts[entry.table, default: [:]][entry.field, default: []].insert(entry.record)
    }
    return counts.keys.sorted().flatMap { table in
      (counts[table] ?? [:]).sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { DatedField(table: table, field: $0.key, records: $0.value.count) }
    }
  }

  /// The entry that held on a day, of a field that took another value later.
  ///
  /// - Returns: Nil where the value in the table of the record itself holds on the day; else the
  ///   entry, or nil in it where history begins later: then the value of the day is unknown.
  public func pastEntry(
    of table: TableName, record: String, field: String, on day: Day
  ) -> HistoryEntry?? {
    let found = entries(of: table, record: record, field: field)
    guard let last = found.last, last.from > day else { return nil }
    return .some(found.last { $0.from <= day })
  }

  /// The first day on which an entry ends, of the one that holds on a day.
  fileprivate func end(of entry: HistoryEntry) -> Day? {
    entries(of: entry.table, record: entry.record, field: entry.field)
      .first { $0.from > entry.from }?.from
  }
}

extension Portfolio {
  /// The portfolio with the values that its history gives on a day, where the day lies before the
  /// last of them.
  ///
  /// What history does not date keeps its current value.
  public func asKnown(on day: Day) -> Portfolio {
    let history = records.history
    guard history.entries.contains(where: { $0.from > day }) else { return self }
    func changed(_ table: TableName) -> Set<String> {
      Set(history.entries.lazy.filter { $0.from > day && $0.table == table }.map(\.record))
    }
    let (some, people) = (changed(.clients), changed(.contacts))
    return with(
      some.isEmpty
        ? clients : clients.map { some.contains($0.id) ? $0.asKnown(on: day, by: history) : $0 },
      people.isEmpty
        ? contacts
        : contacts.changing { people.contains($0.id) ? $0.asKnown(on: day, by: history) : $0 })
  }
}

extension Client {
  fileprivate func asKnown(on day: Day, by history: History) -> Client {
    var attributes = self.attributes
    let texts: [(field: String, path: WritableKeyPath<ClientAttributes, String?>)] = [
      ("owner", \.owner), ("executive", \.executive), ("sector", \.sector), ("size", \.size),
      ("state", \.state), ("city", \.city), ("parent-client", \.parent),
    ]
    for (field, path) in texts {
      if let past = history.pastEntry(of: .clients, record: id, field: field, on: day) {
        attributes[keyPath: path] = past?.value
      }
    }
    let overrides: [(field: String, path: WritableKeyPath<ClientAttributes, ManualOverride?>)] = [
      ("tier-override", \.tierOverride), ("touch-override", \.touchOverride),
    ]
    for (field, path) in overrides {
      guard let past = history.pastEntry(of: .clients, record: id, field: field, on: day) else {
        continue
      }
      attributes[keyPath: path] = past.flatMap { history.override($0) }
    }
    return Client(id: id, attributes: attributes)
  }
}

extension History {
  /// What was set by hand then: until the day before the next value, and because history says so.
  fileprivate func override(_ entry: HistoryEntry) -> ManualOverride? {
    guard let value = entry.value else { return nil }
    var override = ManualOverride()
    override.value = value
    override.reason = entry.id
    override.until = end(of: entry)?.adding(days: -1)
    return override
  }
}

extension Contact {
  fileprivate func asKnown(on day: Day, by history: History) -> Contact {
    var contact = self
    func past(_ field: String) -> HistoryEntry?? {
      history.pastEntry(of: .contacts, record: id, field: field, on: day)
    }
    if let support = past("support") {
      contact.map.support = support?.value.flatMap { Int($0) }
      contact.map.supportDate = support?.from
    }
    if let influence = past("influence") {
      contact.map.influence = influence?.value.flatMap { Int($0) }
    }
    if let title = past("title") { contact.title = title?.value }
    return contact
  }
}
