public import Portfolio

/// Who reports to whom at a client on a day: a forest of people and vacant posts.
///
/// People who left are not in it, unless somebody who works there still reports to them and nobody
/// holds their post now.
public struct ReportingTree: Sendable, Hashable {
  /// Whom a node stands for.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Somebody who works there.
    case person
    /// A post that nobody holds.
    case vacant
    /// Somebody who left, and to whom people still report.
    case gone
  }

  /// Why a node has nobody above it.
  public enum Root: String, Sendable, Hashable, CaseIterable {
    /// The data names nobody above.
    case top
    /// The data names a person of another client.
    case elsewhere
    /// The data names somebody whom it does not know.
    case orphan
  }

  /// A person or a post in its place.
  public struct Node: Sendable, Hashable {
    /// Id of the contact.
    public let id: String
    /// Whom it stands for.
    public let standing: Standing
    /// Position of the node above; nil for a root.
    public let parent: Int?
    /// Positions of the nodes below, by the bytes of their ids.
    public internal(set) var children: [Int] = []
    /// How many nodes are above it.
    public let depth: Int
    /// Whether the line to the node above is confirmed rather than inferred.
    public let isConfirmed: Bool
    /// Why nobody is above it; nil where somebody is.
    public let root: Root?
    /// The reference to somebody who is not in the tree: an id, or a name as written.
    public let boss: String?
    /// Whether the person or post does not belong to the client.
    public let isOutside: Bool
    /// Who held a vacant post last: id of the contact.
    public internal(set) var before: String?

    /// The record in the data.
    public var key: RecordKey { RecordKey(table: .contacts, key: id) }
  }

  /// Every node, each before those below it; the largest tree of the client first, people from
  /// outside last, ties by the bytes of the id.
  public let nodes: [Node]

  /// Positions of the nodes that nobody is above.
  public var roots: [Int] { nodes.indices.filter { nodes[$0].parent == nil } }
  /// How many people work there or for it.
  public var people: Int { nodes.count { $0.standing == .person } }
  /// How many posts nobody holds.
  public var vacancies: Int { nodes.count { $0.standing == .vacant } }

  /// The position of a contact; nil where it is not in the tree.
  public func position(of id: String) -> Int? { nodes.firstIndex { $0.id == id } }

  /// The tree of a client's contacts.
  ///
  /// - Parameters:
  ///   - contacts: The contacts of one client, in any order.
  ///   - day: The day; who left later is still there.
  ///   - isElsewhere: Whether an id is that of a contact of another client.
  public init(
    of contacts: some Sequence<Contact>, on day: Day, isElsewhere: (String) -> Bool = { _ in false }
  ) {
    var planting = TreePlanting(contacts, day)
    planting.grow(isElsewhere)
    nodes = planting.nodes
  }
}

/// Puts contacts in their places.
private struct TreePlanting {
  private let contacts: [Contact]
  private let day: Day
  private let places: [String: Int]
  /// The contact above each, by position; nil for roots and for those who are not in the tree.
  private var above: [Int?]
  private var below: [[Int]]
  private let isShown: [Bool]
  var nodes: [ReportingTree.Node] = []
  /// The ids of the nodes.
  private var seen: Set<String> = []

  init(_ source: some Sequence<Contact>, _ day: Day) {
    let contacts = source.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var places: [String: Int] = [:]
    for (place, contact) in contacts.enumerated() where places[contact.id] == nil {
      places[contact.id] = place
    }
    self.contacts = contacts
    self.day = day
    self.places = places
    let heirs = TreePlanting.heirs(contacts, day)
    func isThere(_ contact: Contact) -> Bool {
      contact.map.isVacant == true || contact.isPresent(on: day)
    }
    above = contacts.map { contact in
      guard let boss = contact.map.reportsTo.flatMap({ places[$0] }) else { return nil }
      let heir = isThere(contacts[boss]) ? boss : heirs[contacts[boss].map.position ?? ""] ?? boss
      return contacts[heir].id == contact.id ? nil : heir
    }
    // Who left stays where somebody still reports to them.
    var isShown = contacts.map(isThere)
    for (place, contact) in contacts.enumerated() where isThere(contact) {
      var next = above[place]
      var steps = 0
      while let boss = next, !isShown[boss], steps < contacts.count {
        isShown[boss] = true
        next = above[boss]
        steps += 1
      }
    }
    self.isShown = isShown
    below = [[Int]](repeating: [], count: contacts.count)
    for (place, boss) in above.enumerated() where isShown[place] {
      if let boss { below[boss].append(place) }
    }
  }

  /// Who holds a post now, person or vacancy, by the name of the post.
  private static func heirs(_ contacts: [Contact], _ day: Day) -> [String: Int] {
    var heirs: [String: Int] = [:]
    for (place, contact) in contacts.enumerated() {
      guard let post = contact.map.position, !post.isEmpty else { continue }
      let isVacant = contact.map.isVacant == true
      guard isVacant || contact.isPresent(on: day) else { continue }
      // A person comes before a vacancy of the same name.
      if heirs[post] == nil || !isVacant { heirs[post] = place }
    }
    return heirs
  }

  mutating func grow(_ isElsewhere: (String) -> Bool) {
    let roots = contacts.indices.filter { isShown[$0] && above[$0] == nil }
    let sizes = Dictionary(uniqueKeysWithValues: roots.map { ($0, size($0)) })
    func isOutside(_ place: Int) -> Bool { contacts[place].map.isOutside == true }
    for root in roots.sorted(by: {
      if isOutside($0) != isOutside($1) { return isOutside($1) }
      let (left, right) = (sizes[$0] ?? 0, sizes[$1] ?? 0)
      return left != right ? left > right : $0 < $1
    }) {
      add(root, isElsewhere)
    }
    // Lines that come back to where they began are refused when data is loaded; whoever is left
    // stands at the top.
    for place in contacts.indices where isShown[place] && !seen.contains(contacts[place].id) {
      above[place] = nil
      add(place, isElsewhere)
    }
  }

  private func size(_ root: Int) -> Int {
    var count = 0
    var seen: Set<Int> = []
    var open = [root]
    while let place = open.popLast() {
      guard seen.insert(place).inserted else { continue }
      count += 1
      open += below[place]
    }
    return count
  }

  /// Adds a root and all below it, each before those below it.
  private mutating func add(_ root: Int, _ isElsewhere: (String) -> Bool) {
    var open: [(place: Int, parent: Int?)] = [(root, nil)]
    while let (place, parent) = open.popLast() {
      guard seen.insert(contacts[place].id).inserted else { continue }
      let node = node(place, parent, isElsewhere)
      if let parent { nodes[parent].children.append(nodes.count) }
      let position = nodes.count
      nodes.append(node)
      for child in below[place].reversed() { open.append((child, position)) }
    }
  }

  private func node(
    _ place: Int, _ parent: Int?, _ isElsewhere: (String) -> Bool
  ) -> ReportingTree.Node {
    let contact = contacts[place]
    let boss = contact.map.reportsTo
    let isUnknown = boss.map { places[$0] == nil } ?? false
    let isVacant = contact.map.isVacant == true
    return ReportingTree.Node(
      id: contact.id,
      standing: isVacant ? .vacant : contact.isPresent(on: day) ? .person : .gone,
      parent: parent, depth: parent.map { nodes[$0].depth + 1 } ?? 0,
      isConfirmed: contact.map.isReportConfirmed == true,
      root: parent != nil
        ? nil : isUnknown ? (boss.map(isElsewhere) ?? false ? .elsewhere : .orphan) : .top,
      boss: isUnknown ? boss : nil, isOutside: contact.map.isOutside == true,
      before: isVacant ? before(contact) : nil)
  }

  /// Who left the post of a vacancy last.
  private func before(_ vacancy: Contact) -> String? {
    guard let post = vacancy.map.position, !post.isEmpty else { return nil }
    return contacts.filter { other in
      other.map.position == post && other.map.isVacant != true && !other.isPresent(on: day)
    }.max { ($0.map.left?.number ?? .min) < ($1.map.left?.number ?? .min) }?.id
  }
}
