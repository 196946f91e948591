/// A card with everything below it, as low as it can be in a width.
struct TreePlan {
  var node: Int
  var card: Box
  var width: Int
  var height: Int
  /// Whether the rows hang on a spine at the left.
  var hasSpine = false
  var rows: [Row] = []
  var hasBand = false

  struct Row {
    var y: Int
    var plans: [(plan: TreePlan, x: Int)]
  }
}

/// Finds the lowest way to place each branch, wider branches first where there is room.
struct TreePlanner {
  private typealias Size = OrganisationTree.Size
  private let tree: OrganisationTree
  private let superiors: [Int?]
  private let below: [[Int]]
  private let headroom: [Int]
  /// How wide a card is where there is room.
  private let cardWidth: Int
  private var known: [Key: TreePlan?] = [:]

  private struct Key: Hashable {
    let node: Int
    let width: Int
  }

  init(_ tree: OrganisationTree, cardWidth: Int = OrganisationTree.Size.card) {
    self.tree = tree
    self.cardWidth = cardWidth
    let superiors = tree.superiors
    self.superiors = superiors
    var below = [[Int]](repeating: [], count: tree.cards.count)
    for (place, boss) in superiors.enumerated() {
      if let boss { below[boss].append(place) }
    }
    self.below = below
    headroom = tree.cards.indices.map {
      tree.headline($0, superiors).isEmpty ? 0 : Size.headroom
    }
  }

  mutating func layout() -> OrganisationTree.Layout {
    let roots = tree.cards.indices.filter { superiors[$0] == nil }
    let forest = shelves(roots, tree.width, gap: Size.trees)
    var layout = OrganisationTree.Layout(
      boxes: [Box](
        repeating: Box(x: 0, y: 0, width: 0, height: 0), count: tree.cards.count),
      edges: [[Point]?](repeating: nil, count: tree.cards.count))
    for row in forest?.rows ?? [] {
      for (plan, x) in row.plans { put(plan, x: x, y: row.y, into: &layout) }
    }
    layout.width = forest?.width ?? 0
    layout.height = forest?.height ?? 0
    return layout
  }

  // MARK: Planning

  private mutating func plan(_ node: Int, _ width: Int) -> TreePlan? {
    let key = Key(node: node, width: width)
    if let plan = known[key] { return plan }
    let plan = plainPlan(node, width)
    known[key] = .some(plan)
    return plan
  }

  /// A card alone, or the lower of a row below it and rows beside a spine.
  private mutating func plainPlan(_ node: Int, _ width: Int) -> TreePlan? {
    let band = superiors[node] == nil && tree.cards[node].isOutside ? Size.band : 0
    let room = width - 2 * band
    guard room >= Size.narrow else { return nil }
    let children = below[node]
    let card = Box(
      x: 0, y: headroom[node], width: min(cardWidth, room), height: tree.height(tree.cards[node]))
    var best: TreePlan?
    if children.isEmpty {
      best = TreePlan(node: node, card: card, width: card.width, height: card.bottom)
    } else {
      best = row(node, card, room)
      // A row is read more easily: a spine has to save at least most of a card's height.
      if let hung = spine(node, card, room), hung.height + 60 < best?.height ?? .max { best = hung }
    }
    guard var plan = best, band > 0 else { return best }
    plan.hasBand = true
    plan.width += 2 * band
    plan.height += band + Size.bandWords
    return plan
  }

  /// The children side by side, each as wide as makes the whole lowest.
  private mutating func row(_ node: Int, _ card: Box, _ width: Int) -> TreePlan? {
    guard let plans = sideBySide(below[node], width) else { return nil }
    var x = 0
    var placed: [(plan: TreePlan, x: Int)] = []
    for plan in plans {
      placed.append((plan, x))
      x += plan.width + Size.gap
    }
    guard let first = placed.first, let last = placed.last else { return nil }
    let middle =
      (first.x + first.plan.card.x + first.plan.card.width / 2 + last.x + last.plan.card.x
        + last.plan.card.width / 2) / 2
    let shift = max(0, card.width / 2 - middle)
    var card = card
    card.x = middle + shift - card.width / 2
    let right = max(card.right, x - Size.gap + shift)
    guard right <= width else { return nil }
    let top = card.bottom + Size.level
    return TreePlan(
      node: node, card: card, width: right,
      height: top + (plans.map(\.height).max() ?? 0),
      rows: [.init(y: top, plans: placed.map { ($0.plan, $0.x + shift) })])
  }

  /// The children in as many rows as it takes, beside a spine.
  private mutating func spine(_ node: Int, _ card: Box, _ width: Int) -> TreePlan? {
    guard let shelves = shelves(below[node], width - Size.indent, gap: nil) else { return nil }
    var rows: [TreePlan.Row] = []
    for row in shelves.rows {
      rows.append(
        .init(y: row.y + card.bottom, plans: row.plans.map { ($0.plan, $0.x + Size.indent) }))
    }
    return TreePlan(
      node: node, card: card, width: max(card.right, shelves.width + Size.indent),
      height: card.bottom + shelves.height, hasSpine: true, rows: rows)
  }

  private func columnCount(in width: Int) -> Int {
    (width + Size.gap) / (cardWidth + Size.gap)
  }

  private func room(of columns: Int) -> Int {
    columns * (cardWidth + Size.gap) - Size.gap
  }

  /// A plan for each, with the columns given where they lower the highest; nil where they do not fit.
  private mutating func sideBySide(_ nodes: [Int], _ width: Int) -> [TreePlan]? {
    if nodes.count == 1, let only = plan(nodes[0], width) { return [only] }
    let all = columnCount(in: width)
    guard nodes.count <= all else { return nil }
    var columns: [Int] = []
    for node in nodes {
      var least = 1
      while least <= all, plan(node, room(of: least)) == nil { least += 1 }
      columns.append(least)
    }
    var spare = all - columns.reduce(0, +)
    guard spare >= 0 else { return nil }
    func height(_ place: Int, _ columns: Int, _ planner: inout TreePlanner) -> Int {
      planner.plan(nodes[place], planner.room(of: columns))?.height ?? .max
    }
    while spare > 0 {
      let heights = nodes.indices.map { height($0, columns[$0], &self) }
      let order = nodes.indices.sorted {
        heights[$0] != heights[$1] ? heights[$0] > heights[$1] : $0 < $1
      }
      // The highest branch that room makes lower gets as much as that takes.
      var given = 0
      for place in order where given == 0 {
        for more in 1...spare where given == 0 {
          if height(place, columns[place] + more, &self) < heights[place] {
            columns[place] += more
            given = more
          }
        }
      }
      guard given > 0 else { break }
      spare -= given
    }
    return zip(nodes, columns).compactMap { plan($0, room(of: $1)) }
  }

  private struct Shelves {
    var rows: [TreePlan.Row] = []
    var width = 0
    var height = 0
  }

  /// Rows of branches in their order, as low as they can be.
  ///
  /// - Parameters:
  ///   - nodes: What the branches begin with.
  ///   - width: The room there is.
  ///   - gap: What lies between rows; nil beside a spine, where it depends on the row.
  /// - Returns: The rows; nil where one branch does not fit.
  private mutating func shelves(_ nodes: [Int], _ width: Int, gap: Int?) -> Shelves? {
    var best: Shelves?
    for cap in 1...max(1, columnCount(in: width)) {
      var plans: [TreePlan] = []
      for node in nodes {
        guard
          let plan = plan(node, min(width, room(of: cap))) ?? plan(node, width)
        else { return nil }
        plans.append(plan)
      }
      let found = stacked(plans, width, gap)
      if let known = best, (known.height, known.width) <= (found.height, found.width) { continue }
      best = found
    }
    if gap != nil, nodes.count > 1, let row = sideBySide(nodes, width) {
      let found = stacked(row, width, gap)
      if found.rows.count == 1, found.height <= best?.height ?? .max { best = found }
    }
    return best
  }

  private func stacked(_ plans: [TreePlan], _ width: Int, _ gap: Int?) -> Shelves {
    let between = Size.gap
    var rows: [[(plan: TreePlan, x: Int)]] = []
    var x = 0
    for plan in plans {
      if rows.isEmpty || x + plan.width > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append((plan, x))
      x += plan.width + between
    }
    var shelves = Shelves()
    for row in rows {
      let above = gap.map { shelves.rows.isEmpty ? 0 : $0 }
      shelves.height += above ?? (row.count > 1 ? Size.lined : tree.hung)
      shelves.rows.append(.init(y: shelves.height, plans: row))
      shelves.height += row.map(\.plan.height).max() ?? 0
      shelves.width = max(shelves.width, row.map { $0.x + $0.plan.width }.max() ?? 0)
    }
    return shelves
  }

  // MARK: Placing

  private func put(_ plan: TreePlan, x: Int, y: Int, into layout: inout OrganisationTree.Layout) {
    var (x, y) = (x, y)
    if plan.hasBand {
      layout.bands.append(Box(x: x, y: y, width: plan.width, height: plan.height))
      x += Size.band
      y += Size.band
    }
    let card = Box(
      x: x + plan.card.x, y: y + plan.card.y, width: plan.card.width, height: plan.card.height)
    layout.boxes[plan.node] = card
    let middle = card.x + card.width / 2
    if headroom[plan.node] > 0 {
      layout.stubs[plan.node] = [Point(middle, card.y - 8), Point(middle, card.y)]
    }
    for row in plan.rows {
      for (child, offset) in row.plans {
        put(child, x: x + offset, y: y + row.y, into: &layout)
        layout.edges[child.node] = edge(
          from: card, to: layout.boxes[child.node], hasSpine: plan.hasSpine,
          isAlone: row.plans.count == 1)
        if plan.hasSpine, row.plans.count == 1 { layout.hanging.insert(child.node) }
      }
    }
  }

  private func edge(from card: Box, to child: Box, hasSpine: Bool, isAlone: Bool) -> [Point] {
    let middle = child.x + child.width / 2
    guard hasSpine else {
      let start = Point(card.x + card.width / 2, card.bottom)
      guard start.x != middle else { return [start, Point(middle, child.y)] }
      let bus = card.bottom + Size.level - 20
      return [start, Point(start.x, bus), Point(middle, bus), Point(middle, child.y)]
    }
    let start = Point(card.x + 5, card.bottom)
    if isAlone {
      return [start, Point(start.x, child.y + 20), Point(child.x, child.y + 20)]
    }
    let bus = child.y - 13
    return [start, Point(start.x, bus), Point(middle, bus), Point(middle, child.y)]
  }
}
