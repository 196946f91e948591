/// What makes clients a group.
public enum GroupBasis: String, Sendable, Hashable, CaseIterable {
  /// The data names one as the parent of the others.
  case parent
  /// Their CNPJ share the first eight characters; a suggestion, until the data says so.
  case cnpjRoot = "cnpj-root"
}

/// Clients that are one for concentration and whitespace.
public struct ClientGroup: Sendable, Hashable {
  /// Position of the client at the head: the parent, else the first office, else the first by id.
  public let head: Int
  /// Positions of all members with the head, ascending; at least two.
  public let members: [Int]
  /// What makes them a group.
  public let basis: GroupBasis
}

/// The groups of a portfolio, and which one each client is in.
public struct ClientGroups: Sendable {
  /// By the position of the head.
  public let groups: [ClientGroup]
  private let groupOfClient: [Int: Int]

  /// The group a client is in; nil for one that stands alone.
  public func group(of client: Int) -> ClientGroup? { groupOfClient[client].map { groups[$0] } }

  /// Finds the groups: by parent, and among those that stand alone by CNPJ root.
  ///
  /// A parent is named by id or by CNPJ, in any spelling. Chains of parents make one group under the topmost; a cycle
  /// makes none.
  ///
  /// - Complexity: O(n log n).
  public init(of portfolio: Portfolio) {
    var found = ClientGroups.byParent(portfolio)
    let taken = Set(found.flatMap(\.members))
    found += ClientGroups.byRoot(portfolio, apartFrom: taken)
    groups = found.sorted { $0.head < $1.head }
    var positions: [Int: Int] = [:]
    for (index, group) in groups.enumerated() {
      for member in group.members { positions[member] = index }
    }
    groupOfClient = positions
  }

  private static func byParent(_ portfolio: Portfolio) -> [ClientGroup] {
    var documents: [TaxDocument: Int] = [:]
    var parents: [Int: Int] = [:]
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      guard let document = client.attributes.document else { continue }
      // Of two clients with one document the first by id.
      if documents[document] == nil { documents[document] = index }
    }
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      guard let named = client.attributes.parent else { continue }
      let document = try? TaxDocument.parse(named)
      let parent = portfolio.client(withID: named) ?? document.flatMap { documents[$0] }
      if let parent, parent != index { parents[index] = parent }
    }
    var members: [Int: [Int]] = [:]
    for child in parents.keys.sorted() {
      if let head = top(of: child, parents) { members[head, default: [head]].append(child) }
    }
    return members.map { head, members in
      ClientGroup(head: head, members: members.sorted(), basis: .parent)
    }
  }

  /// The topmost parent; nil on a cycle.
  private static func top(of client: Int, _ parents: [Int: Int]) -> Int? {
    var seen: Set<Int> = [client]
    var at = client
    while let parent = parents[at] {
      guard seen.insert(parent).inserted else { return nil }
      at = parent
    }
    return at
  }

  private static func byRoot(_ portfolio: Portfolio, apartFrom taken: Set<Int>) -> [ClientGroup] {
    var members: [String: [Int]] = [:]
    var firstOffice: [String: Int] = [:]
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      guard !taken.contains(index), case .cnpj(let cnpj)? = client.attributes.document else {
        continue
      }
      members[cnpj.root, default: []].append(index)
      if cnpj.branch == "0001", firstOffice[cnpj.root] == nil { firstOffice[cnpj.root] = index }
    }
    return members.compactMap { root, members in
      members.count < 2
        ? nil
        : ClientGroup(head: firstOffice[root] ?? members[0], members: members, basis: .cnpjRoot)
    }
  }
}
