extension OrganisationTree {
  /// Sizes in pixels.
  enum Size {
    static let card = 164
    /// Wider cards, in which more words stand whole, the widest first.
    static let wide = [212, 188]
    /// Cards that hang below another may be as narrow as this.
    static let narrow = 130
    static let high = 96
    static let gap = 14
    static let indent = 14
    /// Between a card and the row below it, with the line that joins them in the middle.
    static let level = 34
    /// Above rows beside a spine: with a line above them, and without.
    static let lined = 26
    static let hung = 10
    /// The same where a zigzag may pass between two cards.
    static let hungApart = 18
    /// Above a root that reports to somebody who is not drawn.
    static let headroom = 24
    /// Between trees.
    static let trees = 30
    /// Around people of another house, and below them for the words.
    static let band = 8
    static let bandWords = 20
  }

  /// Where a card, its line to the card above and its ground lie, in pixels.
  struct Layout {
    var boxes: [Box]
    /// From the card above to the card, by the card; nil for roots.
    var edges: [[Point]?]
    /// Stubs above roots that report to somebody who is not drawn.
    var stubs: [Int: [Point]] = [:]
    var bands: [Box] = []
    /// Cards that hang on a spine at their left.
    var hanging: Set<Int> = []
    var width = 0
    var height = 0
  }

  /// The card above each, without cycles and without lines deeper than ``deepest``.
  package var superiors: [Int?] {
    var above = cards.map { card in
      card.parent.flatMap { cards.indices.contains($0) ? $0 : nil }
    }
    var depths = [Int?](repeating: nil, count: cards.count)
    for start in cards.indices {
      var path: [Int] = []
      var next = start
      while depths[next] == nil, !path.contains(next) {
        path.append(next)
        guard let boss = above[next] else { break }
        next = boss
      }
      if path.contains(next), depths[next] == nil, above[next] != nil { above[next] = nil }
      for place in path.reversed() where depths[place] == nil {
        depths[place] = above[place].flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      }
    }
    for (place, depth) in depths.enumerated() {
      if let depth, depth > 0, depth.isMultiple(of: OrganisationTree.deepest) { above[place] = nil }
    }
    return above
  }

  /// What stands above a root: its own words, or the name of a card whose line was cut.
  func headline(_ place: Int, _ superiors: [Int?]) -> String {
    let card = cards[place]
    guard superiors[place] == nil else { return "" }
    guard let parent = card.parent, parent != place, cards.indices.contains(parent) else {
      return card.above
    }
    return "↑ " + cards[parent].name
  }

  func height(_ card: Card) -> Int {
    card.standing == .pile || card.standing == .vacant
      ? 30 + (card.title.isEmpty ? 0 : 15) + max(1, card.lines.count) * 15 : Size.high
  }

  /// Every card in its place.
  package var boxes: [Box] {
    layout.boxes.map {
      Box(x: $0.x * 10, y: $0.y * 10, width: $0.width * 10, height: $0.height * 10)
    }
  }

  /// The lines from the cards above, by card; nil for roots.
  package var edges: [[Point]?] {
    layout.edges.map { $0?.map { Point($0.x * 10, $0.y * 10) } }
  }

  /// Above rows beside a spine that have no line above them, in pixels.
  var hung: Int {
    lines.contains { $0.kind == .conflict } ? Size.hungApart : Size.hung
  }

  /// Cards as wide as leaves the drawing as low as narrow ones do.
  var layout: Layout {
    var narrow = TreePlanner(self)
    let least = narrow.layout()
    guard cards.count <= OrganisationTree.mostWide else { return least }
    for width in Size.wide {
      var planner = TreePlanner(self, cardWidth: width)
      let found = planner.layout()
      if found.height > 0, found.height <= least.height { return found }
    }
    return least
  }
}

extension OrganisationTree {
  /// How high the drawing is, in pixels.
  public var height: Int { layout.height }
}
