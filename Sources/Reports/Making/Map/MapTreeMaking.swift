import Analysis
import Charts
import Localization
import Portfolio

/// The reporting tree of a client, drawn and as a list.
struct MapTreeMaking {
  let people: MapPeople
  private var words: Words { people.words }
  private var tree: ReportingTree { people.map.tree }

  /// As many cards as one drawing shows before quiet branches fold together.
  static let most = 44
  /// Drawings higher than this take a sheet of their own.
  private static let tall = 620
  /// As many levels as the list shows one inside another, and one tree of the drawing has.
  ///
  /// A page that nests without end could not be made, nor read.
  private static let deepest = OrganisationTree.deepest

  var block: MapTree? {
    guard !tree.nodes.isEmpty else { return nil }
    let cards = MapCards(people: people, nodes: shown(tree.nodes.indices), marked: [:])
    let chart = cards.chart(id: "tree", title: title)
    return MapTree(
      remark: remark,
      figure: ChartFigure(
        name: words.text("map.tree"), drawing: chart.draw(),
        legend: chart.legend.isEmpty ? nil : chart.drawLegend(), table: nil, tableSize: ""),
      roots: shown(tree.roots).map(branch),
      note: note(folded: cards.folded),
      isTall: chart.height > MapTreeMaking.tall)
  }

  private var remark: String {
    var parts = [words.count("people", tree.people)]
    if tree.vacancies > 0 { parts.append(words.plural("map.vacancies", tree.vacancies)) }
    if tree.roots.count > 1 { parts.append(words.plural("map.roots", tree.roots.count)) }
    return parts.joined(separator: ", ")
  }

  /// What the drawing and the list do not show as it is.
  private func note(folded: Int) -> String? {
    var parts: [String] = []
    if folded > 0 {
      parts.append(
        words.plural("map.folded", folded, ["all": words.formats.count(tree.people)]))
    }
    let deeper = tree.nodes.count { $0.depth > MapTreeMaking.deepest }
    if deeper > 0 {
      parts.append(
        words.plural(
          "map.deeper", deeper, ["levels": words.formats.count(MapTreeMaking.deepest)]))
    }
    if let rest = words.leftOut(of: tree.nodes.count) { parts.append(rest) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private var title: String {
    var parts = [
      words.text(
        "map.tree-title", ["client": people.dossier.context.name(people.dossier.number)])
        + ": " + remark
    ]
    if let blocker = people.relationship?.blockers.first {
      parts.append(words.text("map.tree-blocker", ["name": people.name(blocker.person)]))
    }
    for line in people.map.lines where line.kind == .conflicts {
      parts.append(
        words.text(
          "people.relation-conflicts",
          ["from": people.name(line.from), "to": people.name(line.to)]))
    }
    return parts.joined(separator: "; ")
  }

  /// Those of some positions whom the drawing and the list show: the first of the tree.
  private func shown(_ positions: some Sequence<Int>) -> [Int] {
    positions.filter { $0 < ClientCut.rows }
  }

  // MARK: The list

  private func branch(_ position: Int) -> MapTree.Branch {
    let node = tree.nodes[position]
    guard node.depth + 1 >= MapTreeMaking.deepest else {
      return entry(node, below: shown(node.children).map(branch))
    }
    let below = shown(everybody(below: position))
    return entry(node, below: below.map { entry(tree.nodes[$0], below: []) })
  }

  private func entry(_ node: ReportingTree.Node, below: [MapTree.Branch]) -> MapTree.Branch {
    MapTree.Branch(
      name: node.standing == .vacant ? words.text("map.vacancy") : people.name(node.id),
      facts: facts(node), mark: mark(node.id),
      isInferred: node.parent != nil && !node.isConfirmed, below: below)
  }

  /// The nodes below one at any depth, which follow it in the order of the tree.
  private func everybody(below position: Int) -> Range<Int> {
    let top = tree.nodes[position].depth
    let rest = tree.nodes[(position + 1)...]
    return (position + 1)..<(rest.firstIndex { $0.depth <= top } ?? tree.nodes.endIndex)
  }

  /// Whom somebody reports to whose place in the list does not say it.
  private func superior(_ node: ReportingTree.Node) -> String {
    guard node.depth > MapTreeMaking.deepest, let parent = node.parent else { return "" }
    let above = tree.nodes[parent]
    let name = people.name(above.id)
    return words.text(
      "map.reports-to",
      [
        "name": above.standing == .vacant
          ? words.text("map.vacant-post", ["post": name]) : name
      ])
  }

  private func mark(_ id: String) -> String? {
    people.blockers[id] != nil ? "blocker" : people.isChampion(id) ? "champion" : nil
  }

  private func facts(_ node: ReportingTree.Node) -> [MapTree.Branch.Line] {
    guard let contact = people.contact(node.id) else { return [] }
    var lines: [(String, String)] = [(people.title(contact), "")]
    if node.standing != .person {
      lines += people.vacancy(node).map { ($0, "") }
    } else {
      let isBlocker = people.blockers[node.id] != nil
      lines.append((levels(contact), isBlocker ? "alert" : ""))
      let contacted = people.contactLine(node.id)
      lines.append((contacted.words, contacted.isAlert ? "alert" : ""))
    }
    let place = MapCards.place(node, people)
    let relations = people.relations(node.id) + [place, superior(node)].filter { !$0.isEmpty }
    if !relations.isEmpty { lines.append((relations.joined(separator: " · "), "")) }
    return lines.filter { !$0.0.isEmpty }.map { .init(words: $0.0, tone: $0.1) }
  }

  private func levels(_ contact: Contact) -> String {
    [
      people.role(contact),
      contact.map.influence.map { words.text("map.influence", ["level": String($0)]) }
        ?? words.text("map.influence-unknown"),
      words.text("map.support", ["level": people.support(contact.id)]),
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
