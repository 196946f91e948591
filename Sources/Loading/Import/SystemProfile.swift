import Portfolio

/// The export of a program, known by its headings.
struct SystemProfile {
  let system: String
  let entity: String
  /// Keys of the headings.
  private let keys: Set<String>

  /// The profiles of programs; of those that are nobody's there is none.
  static let all: [SystemProfile] = {
    var order: [[String]] = []
    var keys: [[String]: Set<String>] = [:]
    for heading in SystemHeading.all where !heading.system.hasPrefix("generic") {
      let owner = [heading.system, heading.entity]
      if keys[owner] == nil { order.append(owner) }
      keys[owner, default: []].insert(HeaderKey.fold(heading.heading))
    }
    return order.map {
      SystemProfile(system: $0[0], entity: $0[1], keys: keys[$0] ?? [])
    }
  }()

  /// The profile that knows most of the headings: at least four, and half of all it has or they are.
  static func best(_ headings: [String]) -> SystemProfile? {
    let found = Set(headings.map { HeaderKey.fold($0) }.filter { !$0.isEmpty })
    let ranked = all.map { ($0, $0.keys.intersection(found).count) }
      .filter { profile, count in
        count >= 4 && (count * 2 >= profile.keys.count || count * 2 >= found.count)
      }
    return ranked.max { $0.1 < $1.1 }?.0
  }

  /// The table that such rows belong to; nil where headings must tell.
  var table: TableName? {
    switch (system, entity) {
    case (_, "deal"), ("Kommo", _): .opportunities
    case ("Bling", _), ("Omie", "form"), (_, "company"), (_, "org"), (_, "client"): .clients
    case (_, "person"), (_, "contact"), (_, "lead"): .contacts
    default: nil
    }
  }

  /// Its name without the language.
  var name: String { system.split(separator: " (").first.map(String.init) ?? system }
}
