import Portfolio

/// The export of a program, known by its headings.
struct SystemProfile {
  let system: String
  let entity: String
  /// Keys of the headings.
  private let keys: Set<String>
  /// What headings hold that mean it in this program's exports alone.
  private let own: [SystemHeading]

  /// The profiles of programs; of those that are nobody's there is none.
  static let all: [SystemProfile] = {
    var order: [[String]] = []
    var keys: [[String]: Set<String>] = [:]
    let known = SystemHeading.all.filter { !$0.system.hasPrefix("generic") }
    for heading in known + SystemHeading.codes + SystemHeading.own {
      let owner = [heading.system, heading.entity]
      if keys[owner] == nil { order.append(owner) }
      keys[owner, default: []].insert(HeaderKey.fold(heading.heading))
    }
    return order.map { owner in
      SystemProfile(
        system: owner[0], entity: owner[1], keys: keys[owner] ?? [],
        own: SystemHeading.own.filter { $0.system == owner[0] && $0.entity == owner[1] })
    }
  }()

  /// The fields of a table by the headings that only this program gives such a meaning.
  func fields(in table: TableName) -> [String: String] {
    guard self.table == nil || self.table == table else { return [:] }
    var fields: [String: String] = [:]
    for heading in own {
      let found = SystemFields.fields(of: heading).first { $0.table == table }
      if let found { fields[HeaderKey.fold(heading.heading)] = found.field }
    }
    return fields
  }

  /// The profile that knows most of the headings: at least four, and half of all it has or they are.
  static func best(_ headings: [String]) -> SystemProfile? {
    let found = Set(headings.map { HeaderKey.fold($0) }.filter { !$0.isEmpty })
    let ranked = all.map { ($0, $0.keys.intersection(found).count) }
      .filter { profile, count in
        // Names and addresses are in everybody's exports: where they get a meaning of their own, more must fit.
        count >= 4
          && (count * 2 >= profile.keys.count || profile.own.isEmpty && count * 2 >= found.count)
      }
    return ranked.max { $0.1 < $1.1 }?.0
  }

  /// The table that such rows belong to; nil where headings must tell.
  var table: TableName? {
    switch (system, entity) {
    case (_, "deal"), ("Kommo", _): .opportunities
    case (_, "sale"), (_, "receivable"): .invoices
    case (_, "ticket"): .tickets
    case (_, "customer"): .clients
    case ("Bling", _), ("Omie", "form"), (_, "company"), (_, "org"), (_, "client"): .clients
    case (_, "person"), (_, "contact"), (_, "lead"): .contacts
    default: nil
    }
  }

  /// Its name without the language.
  var name: String { system.split(separator: " (").first.map(String.init) ?? system }
}
