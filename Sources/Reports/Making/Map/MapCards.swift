import Analysis
import Charts
import Localization
import Portfolio

/// The cards of a drawing: some of the tree's people, with quiet branches folded where they are many.
struct MapCards {
  let people: MapPeople
  /// Those who stand in the drawing, by position in the tree, each after those above.
  let nodes: [Int]
  /// What the foot of a card says instead of the last contact, and whether it asks for action.
  let marked: [String: (words: String, isAlert: Bool)]
  /// How many people stand in folded cards.
  let folded: Int
  private let cards: [OrganisationTree.Card]
  private let places: [String: Int]

  init(
    people: MapPeople, nodes: [Int], marked: [String: (words: String, isAlert: Bool)]
  ) {
    self.people = people
    self.nodes = nodes
    self.marked = marked
    let quiet = MapCards.quiet(people, nodes)
    var making = CardMaking(people: people, marked: marked, drawn: Set(nodes))
    for position in nodes { making.add(position, isQuiet: quiet.contains(position)) }
    making.addPiles()
    cards = making.cards
    places = making.places
    folded = making.folded
  }

  func chart(id: String, title: String) -> OrganisationTree {
    let words = people.words
    return OrganisationTree(
      id: id, title: title,
      words: .init(
        influence: words.text("map.line-influence"), conflict: words.text("map.line-conflict"),
        inferred: words.text("map.line-inferred"),
        confirmedLine: words.text("map.legend-confirmed"),
        inferredLine: words.text("map.legend-inferred"),
        squares: words.text("map.legend-squares"), scale: words.text("map.legend-scale"),
        outside: words.text("map.outside"),
        heads: [.init(words.text("column.person"), isNumber: false)]),
      cards: cards,
      lines: people.map.lines.compactMap { line in
        guard let from = places[line.from], let to = places[line.to] else { return nil }
        return .init(line.kind == .conflicts ? .conflict : .influence, from: from, to: to)
      })
  }

  /// Whom a person answers to outside the tree, and that they do not belong to the client.
  static func place(_ node: ReportingTree.Node, _ people: MapPeople) -> String {
    let words = people.words
    var parts: [String] = []
    if let boss = node.boss {
      let name = people.dossier.context.personElsewhere(boss)?.name ?? boss
      parts.append(
        words.text(
          node.root == .elsewhere ? "map.boss-elsewhere" : "map.boss-unknown", ["name": name]))
    }
    if node.isOutside { parts.append(words.text("map.outside")) }
    if node.parent != nil, !node.isConfirmed { parts.append(words.text("map.legend-inferred")) }
    return parts.joined(separator: " · ")
  }

  // MARK: Folding

  /// Branches in which nobody bears on a decision, where there are too many cards to read.
  private static func quiet(_ people: MapPeople, _ nodes: [Int]) -> Set<Int> {
    guard nodes.count > MapTreeMaking.most else { return [] }
    var quiet: Set<Int> = []
    for least in [3, 4, 6] {
      quiet = branches(people, nodes, least)
      if nodes.count - quiet.count <= MapTreeMaking.most { break }
    }
    return quiet
  }

  private static func branches(_ people: MapPeople, _ nodes: [Int], _ least: Int) -> Set<Int> {
    let tree = people.map.tree
    let consenting = people.map.consents.flatMap { consent in consent.people.map(\.person) }
    let tied = Set(people.map.lines.flatMap { [$0.from, $0.to] } + consenting)
    var quiet: Set<Int> = []
    for position in nodes.reversed() {
      let node = tree.nodes[position]
      let standing = people.standing(node.id)
      let isLoud =
        node.standing != .person || node.isOutside || tied.contains(node.id)
        || people.blockers[node.id] != nil || people.isChampion(node.id)
        || (standing?.isKey ?? false) || (standing?.influence ?? 0) >= least
      if !isLoud, node.children.allSatisfy(quiet.contains) { quiet.insert(position) }
    }
    return quiet
  }
}

/// Makes cards one by one.
private struct CardMaking {
  let people: MapPeople
  let marked: [String: (words: String, isAlert: Bool)]
  let drawn: Set<Int>
  private(set) var cards: [OrganisationTree.Card] = []
  private(set) var places: [String: Int] = [:]
  private(set) var folded = 0
  private var positions: [Int: Int] = [:]
  /// Quiet people by the card they hang below; −1 for none.
  private var piles: [Int: [Int]] = [:]
  private var owners: [Int: Int] = [:]

  init(
    people: MapPeople, marked: [String: (words: String, isAlert: Bool)], drawn: Set<Int>
  ) {
    self.people = people
    self.marked = marked
    self.drawn = drawn
  }

  private var words: Words { people.words }

  mutating func add(_ position: Int, isQuiet: Bool) {
    let node = people.map.tree.nodes[position]
    let parent = node.parent.flatMap { positions[$0] }
    if isQuiet {
      let owner = parent ?? node.parent.flatMap { owners[$0] } ?? -1
      owners[position] = owner
      piles[owner, default: []].append(position)
      return
    }
    positions[position] = cards.count
    places[node.id] = cards.count
    cards.append(card(node, parent))
  }

  mutating func addPiles() {
    for (owner, members) in piles.sorted(by: { $0.key < $1.key }) {
      let nodes = members.map { people.map.tree.nodes[$0] }
      let parent = owner < 0 ? nil : owner
      guard nodes.count > 1 else {
        for node in nodes {
          places[node.id] = cards.count
          cards.append(card(node, parent))
        }
        continue
      }
      folded += nodes.count
      var lines = nodes.prefix(3).map { people.name($0.id) }
      if nodes.count > 3 {
        lines.append(
          words.text("map.pile-more", ["count": words.formats.count(nodes.count - 3)]))
      }
      cards.append(
        OrganisationTree.Card(
          name: words.count("people", nodes.count), lines: lines, standing: .pile,
          parent: parent, isConfirmed: nodes.allSatisfy(\.isConfirmed)))
    }
  }

  private func card(_ node: ReportingTree.Node, _ parent: Int?) -> OrganisationTree.Card {
    guard let contact = people.contact(node.id) else {
      return OrganisationTree.Card(name: node.id, parent: parent)
    }
    let above = parent == nil ? headline(node) : ""
    let isConfirmed = parent == nil || node.isConfirmed
    guard node.standing == .person else {
      return OrganisationTree.Card(
        name: node.standing == .vacant ? words.text("map.vacancy") : people.name(node.id),
        title: people.title(contact), lines: people.vacancy(node), standing: .vacant,
        parent: parent, isConfirmed: isConfirmed, above: above)
    }
    let foot = marked[node.id] ?? people.contactLine(node.id)
    return OrganisationTree.Card(
      name: people.name(node.id), title: people.title(contact),
      role: people.role(contact),
      standing: people.blockers[node.id] != nil
        ? .blocker : people.isChampion(node.id) ? .champion : .plain,
      influence: contact.map.influence, support: people.standing(node.id)?.support,
      supportLabel: people.support(node.id), foot: foot.words, isFootAlert: foot.isAlert,
      isMarked: marked[node.id] != nil, isOutside: node.isOutside, parent: parent,
      isConfirmed: isConfirmed, above: above)
  }

  /// Whom the person at the top of a tree answers to, where that person is not drawn.
  private func headline(_ node: ReportingTree.Node) -> String {
    if let boss = node.boss {
      return "↑ " + (people.dossier.context.personElsewhere(boss)?.name ?? boss)
    }
    guard let parent = node.parent, !drawn.contains(parent) else { return "" }
    return "↑ " + people.name(people.map.tree.nodes[parent].id)
  }
}
