public import Portfolio

/// Clients that are probably one, known to several systems under several ids.
public struct DuplicateGroup: Sendable, Hashable {
  /// Why two clients are probably one.
  public enum Reason: Sendable, Hashable {
    /// They have one CPF or CNPJ.
    case document(String)
    /// Addresses of e-mail at them belong to one domain that nobody else has.
    case domain(String)
    /// They have one name, legal forms aside, and one city; nil where neither has a city.
    case name(String, city: String?)
  }

  /// The positions of the clients, the one that stays first.
  public let clients: [Int]
  /// Why, the surest first.
  public let reasons: [Reason]

  /// Whether a number that only one can have says so, of some of them at least.
  public var isSure: Bool {
    reasons.contains { if case .document = $0 { true } else { false } }
  }

  /// The clients of whom a number says so, without those that a name or a domain brings along.
  ///
  /// - Parameter portfolio: The portfolio that was searched.
  /// - Returns: A group of at least two, the one that stays first; nil where no number says so.
  public func sure(in portfolio: Portfolio) -> DuplicateGroup? {
    let sharing = clients.filter { portfolio.clients[$0].attributes.document != nil }
    guard isSure, sharing.count > 1 else { return nil }
    let numbers = reasons.filter { if case .document = $0 { true } else { false } }
    return DuplicateGroup(clients: sharing, reasons: numbers)
  }
}

/// Looks for clients that are known twice.
public struct DuplicateSearch {
  /// Domains at which anybody has an address.
  private static let publicDomains: Set<String> = [
    "gmail.com", "hotmail.com", "hotmail.com.br", "outlook.com", "outlook.com.br", "yahoo.com",
    "yahoo.com.br", "uol.com.br", "bol.com.br", "terra.com.br", "ig.com.br", "globo.com",
    "globomail.com", "icloud.com", "live.com", "msn.com", "me.com", "proton.me", "protonmail.com",
    "r7.com", "zipmail.com.br", "oi.com.br", "aol.com", "gmx.com",
  ]
  /// A domain of more clients than these is that of an office or a group.
  private static let mostOfDomain = 4
  /// A name of more clients than these that cannot be one is an everyday one: the rest is tried no more.
  private static let mostOfReason = 64
  private static let legalForms: Set<String> = [
    "ltda", "me", "epp", "eireli", "sa", "s", "a", "ss", "cia", "inc", "llc", "ltd", "mei", "de",
    "da", "do", "das", "dos", "e", "the", "company", "limitada", "em", "recuperacao", "judicial",
  ]

  private let portfolio: Portfolio
  private var leaders: [Int]
  /// The one tax number of all whom a leader leads; nil where none of them has any.
  private var numbers: [TaxDocument?]
  private var found: [(client: Int, reason: DuplicateGroup.Reason)] = []

  /// A search among the clients of a portfolio.
  public init(_ portfolio: Portfolio) {
    self.portfolio = portfolio
    leaders = Array(portfolio.clients.indices)
    numbers = portfolio.clients.map(\.attributes.document)
  }

  /// The groups, the surest first, then by the id of the client that stays.
  ///
  /// - Complexity: O(n log n) in the clients.
  public mutating func groups() -> [DuplicateGroup] {
    for (number, clients) in shared({ $0.document?.characters }) {
      join(clients, .document(number))
    }
    for (domain, clients) in domains() { join(clients, .domain(domain)) }
    for (name, clients) in names() {
      let cities = clients.compactMap { attributes($0).city }
      join(clients, .name(name, city: cities.first))
    }
    var members: [Int: [Int]] = [:]
    for client in leaders.indices { members[leader(client), default: []].append(client) }
    var reasons: [Int: [DuplicateGroup.Reason]] = [:]
    for (client, reason) in found { reasons[leader(client), default: []].append(reason) }
    let groups = members.filter { $0.value.count > 1 }.map { leader, clients in
      var seen: Set<DuplicateGroup.Reason> = []
      return DuplicateGroup(
        clients: clients.sorted(by: stays),
        reasons: (reasons[leader] ?? []).filter { seen.insert($0).inserted })
    }
    return groups.sorted { left, right in
      left.isSure != right.isSure ? left.isSure : left.clients[0] < right.clients[0]
    }
  }

  private func attributes(_ client: Int) -> ClientAttributes {
    portfolio.clients[client].attributes
  }

  /// The clients by what they have in common; what only one has is left out.
  private func shared(
    _ key: (ClientAttributes) -> String?
  ) -> [(key: String, clients: [Int])] {
    var groups: [String: [Int]] = [:]
    for client in portfolio.clients.indices {
      if let key = key(attributes(client)) { groups[key, default: []].append(client) }
    }
    return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  private func domains() -> [(key: String, clients: [Int])] {
    var owners: [String: Set<Int>] = [:]
    func add(_ address: String?, _ client: Int) {
      guard let domain = address?.split(separator: "@").last.map({ $0.lowercased() }),
        domain.contains("."), !DuplicateSearch.publicDomains.contains(domain)
      else { return }
      owners[domain, default: []].insert(client)
    }
    for client in portfolio.clients.indices { add(attributes(client).email, client) }
    for contact in portfolio.contacts { add(contact.email, contact.client) }
    return owners.filter { (2...DuplicateSearch.mostOfDomain).contains($0.value.count) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  /// Clients of one name, parted by their cities where these are known.
  private func names() -> [(key: String, clients: [Int])] {
    let byName = shared { DuplicateSearch.bare($0.name ?? $0.legalName ?? "") }
    return byName.flatMap { name, clients -> [(String, [Int])] in
      var cities: [String: [Int]] = [:]
      for client in clients {
        cities[HeaderKey.fold(attributes(client).city ?? ""), default: []].append(client)
      }
      // Who has no city may be in any, but only where there is one.
      let unknown = cities.removeValue(forKey: "") ?? []
      if cities.count <= 1 { return [(name, clients)] }
      return cities.sorted { $0.key < $1.key }.map { (name, $0.value) }
        + (unknown.count > 1 ? [(name, unknown)] : [])
    }.filter { $0.1.count > 1 }
  }

  /// A name without legal forms, accents and small words; nil where nothing telling is left.
  static func bare(_ name: String) -> String? {
    let words = HeaderKey.fold(name).split(separator: " ").filter {
      !legalForms.contains(String($0))
    }
    let text = words.joined(separator: " ")
    return text.count >= 4 ? text : nil
  }

  /// Takes clients that have something in common for one, each with the one before it.
  ///
  /// Who cannot be the same as the one before is tried with the first of each client found so far.
  private mutating func join(_ clients: [Int], _ reason: DuplicateGroup.Reason) {
    var firsts: [Int] = []
    for client in clients {
      let other = firsts.prefix(DuplicateSearch.mostOfReason).first { mayBeOne(client, $0) }
      guard let other else {
        firsts.append(client)
        continue
      }
      found.append((client, reason))
      let (from, into) = (leader(client), leader(other))
      guard from != into else { continue }
      leaders[from] = into
      numbers[into] = numbers[into] ?? numbers[from]
    }
  }

  /// Two tax numbers are two clients, whatever else connects them, and so are a client and the group it
  /// belongs to.
  private mutating func mayBeOne(_ left: Int, _ right: Int) -> Bool {
    if let one = numbers[leader(left)], let two = numbers[leader(right)], one != two {
      return false
    }
    let ids = (portfolio.clients[left].id, portfolio.clients[right].id)
    return attributes(left).parent != ids.1 && attributes(right).parent != ids.0
  }

  /// The client that leads another's group; the way to it is half as long the next time.
  private mutating func leader(_ client: Int) -> Int {
    var at = client
    while leaders[at] != at {
      leaders[at] = leaders[leaders[at]]
      at = leaders[at]
    }
    return at
  }

  /// The client with invoices stays, then the one of which more is known, then the first id.
  private func stays(_ left: Int, _ right: Int) -> Bool {
    let ledger = portfolio.ledger
    let lines = { (client: Int) in
      client < ledger.clientCount ? ledger.lineCount(of: client) : 0
    }
    if lines(left) != lines(right) { return lines(left) > lines(right) }
    let known = { (client: Int) in knowledge(attributes(client)) }
    return known(left) != known(right) ? known(left) > known(right) : left < right
  }

  private func knowledge(_ client: ClientAttributes) -> Int {
    [
      client.name, client.legalName, client.state, client.city, client.sector, client.phone,
      client.email, client.owner, client.postalCode, client.document?.characters,
    ].count { $0 != nil }
  }
}
