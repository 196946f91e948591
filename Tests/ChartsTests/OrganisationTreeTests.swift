import Charts
import Testing

/// Trees of every shape: no card on another, every line drawn, never wider than asked.
@Suite struct OrganisationTreeTests {
  /// Random numbers that are the same everywhere.
  struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  static let words = OrganisationTree.Words(
    influence: "influencia", conflict: "conflito", inferred: "inferido",
    confirmedLine: "responde a", inferredLine: "inferido", squares: "influência", scale: "apoio",
    outside: "de fora", heads: [.init("Pessoa", isNumber: false), .init("Cargo")])

  /// A forest of a shape: `spread` is how far back a superior is looked for.
  static func tree(
    _ count: Int, seed: UInt64, spread: Int, lines: Int = 0, width: Int = 1232
  ) -> OrganisationTree {
    var dice = Dice(state: seed)
    let standings = OrganisationTree.Standing.allCases
    let cards = (0..<count).map { index in
      let parent =
        index == 0 || dice.roll(20) == 0 ? nil : max(0, index - 1 - dice.roll(min(index, spread)))
      return OrganisationTree.Card(
        name: index.isMultiple(of: 9) ? Gallery.long : "Pessoa \(index)", title: "Cargo",
        role: "Papel", lines: ["um", "dois"],
        standing: index.isMultiple(of: 11) ? standings[dice.roll(standings.count)] : .plain,
        influence: dice.roll(6) + 1, support: dice.roll(5) - 2, supportLabel: "+1",
        foot: "Marina · 12/11", isOutside: dice.roll(30) == 0, parent: parent,
        isConfirmed: dice.roll(5) > 0, above: dice.roll(4) == 0 ? "↑ Fulana" : "",
        cells: ["Cargo"])
    }
    return OrganisationTree(
      id: "tree", title: "Quem responde a quem", words: words, cards: cards,
      lines: (0..<lines).map { _ in
        .init(
          dice.roll(2) == 0 ? .influence : .conflict, from: dice.roll(count),
          to: dice.roll(count))
      }, width: width)
  }

  static let shapes: [(count: Int, spread: Int)] = [
    (1, 1), (2, 1), (5, 2), (13, 4), (24, 8), (40, 40), (40, 1), (90, 3), (120, 12), (200, 200),
    (200, 5), (200, 1),
  ]

  @Test(arguments: shapes, [1232, 700, 320])
  func noCardStandsOnAnother(shape: (count: Int, spread: Int), width: Int) {
    for seed in 1...3 as ClosedRange<UInt64> {
      let tree = OrganisationTreeTests.tree(
        shape.count, seed: seed, spread: shape.spread, width: width)
      let boxes = tree.boxes
      #expect(boxes.count == shape.count)
      for (index, box) in boxes.enumerated() {
        #expect(box.width > 0 && box.height > 0)
        #expect(!boxes[(index + 1)...].contains { $0.overlaps(box) }, "card \(index)")
        #expect(box.x >= 0 && box.right <= width * 10)
      }
    }
  }

  @Test(arguments: shapes) func everyLineOfTheTreeIsDrawn(shape: (count: Int, spread: Int)) {
    let tree = OrganisationTreeTests.tree(shape.count, seed: 7, spread: shape.spread)
    let superiors = tree.superiors
    let (boxes, edges) = (tree.boxes, tree.edges)
    for place in tree.cards.indices {
      guard let boss = superiors[place] else {
        #expect(edges[place] == nil)
        continue
      }
      let edge = edges[place] ?? []
      #expect(edge.count > 1)
      #expect(edge.first?.y == boxes[boss].bottom)
      let isAtTop = edge.last?.y == boxes[place].y
      let isAtLeft = edge.last?.x == boxes[place].x
      #expect(isAtTop || isAtLeft)
      for (from, to) in zip(edge, edge.dropFirst()) { #expect(from.x == to.x || from.y == to.y) }
    }
    let drawn = tree.scene.shapes.filter { shape in
      if case .line(let name, _, _) = shape { name.hasPrefix("tree") } else { false }
    }
    #expect(drawn.count >= superiors.count { $0 != nil })
  }

  @Test(arguments: shapes) func everyRelationIsDrawnAndStaysInside(
    shape: (count: Int, spread: Int)
  ) {
    guard shape.count > 1, shape.count < 100 else { return }
    let tree = OrganisationTreeTests.tree(shape.count, seed: 5, spread: shape.spread, lines: 8)
    let scene = tree.scene
    let flows = scene.shapes.count { if case .line("flow", _, _) = $0 { true } else { false } }
    let clashes = scene.shapes.count { if case .line("clash", _, _) = $0 { true } else { false } }
    #expect(flows == tree.lines.count { $0.kind == .influence })
    #expect(clashes == tree.lines.count { $0.kind == .conflict })
    #expect(SceneChecks.outside(scene) == [])
    #expect(SceneChecks.overlaps(in: scene) == [])
  }

  @Test func twelvePeopleFitAScreen() {
    let parents: [Int?] = [nil, 0, 0, 1, 1, 1, 2, 2, 3, 8, 8, 7]
    let tree = OrganisationTree(
      id: "tree", title: "x", words: OrganisationTreeTests.words,
      cards: parents.map { .init(name: "P", influence: 1, parent: $0) })
    #expect(tree.height < 700)
  }

  @Test func cardsAreWiderWhereThatMakesTheDrawingNoHigher() {
    func width(_ count: Int) -> Int? {
      let tree = OrganisationTree(
        id: "tree", title: "x", words: OrganisationTreeTests.words,
        cards: (0..<count).map { .init(name: "P\($0)", parent: $0 == 0 ? nil : 0) })
      return tree.boxes.first.map { $0.width / 10 }
    }
    #expect(width(3) == 212)
    // Five beside one another fit so wide, six do not.
    #expect(width(6) == 212)
    #expect(width(7) == 188)
  }

  @Test func aCycleStandsAtTheTopAndNothingIsLost() {
    let tree = OrganisationTree(
      id: "tree", title: "x", words: OrganisationTreeTests.words,
      cards: [
        .init(name: "A", parent: 1), .init(name: "B", parent: 2), .init(name: "C", parent: 0),
        .init(name: "D", parent: 3), .init(name: "E", parent: 99),
      ])
    #expect(tree.superiors.count { $0 == nil } == 3)
    #expect(tree.boxes.allSatisfy { $0.width > 0 })
  }

  @Test func aLongChainGoesOnBesideWithTheNameAboveIt() {
    let tree = OrganisationTree(
      id: "tree", title: "x", words: OrganisationTreeTests.words,
      cards: (0..<30).map { .init(name: "P\($0)", parent: $0 == 0 ? nil : $0 - 1) })
    #expect(SceneChecks.texts(of: tree.scene).contains("↑ P11"))
    #expect(SceneChecks.texts(of: tree.scene).contains("↑ P23"))
  }

  @Test func aZigzagAndAnArrowDifferWithoutColour() {
    let tree = OrganisationTree(
      id: "tree", title: "x", words: OrganisationTreeTests.words,
      cards: [.init(name: "A"), .init(name: "B"), .init(name: "C")],
      lines: [.init(.influence, from: 0, to: 1), .init(.conflict, from: 1, to: 2)])
    let bends = tree.scene.shapes.compactMap { shape in
      if case .line("clash", let points, _) = shape { points.count } else { nil }
    }
    #expect((bends.first ?? 0) > 2)
    // The cards leave no room for the word: it stands on their edges.
    #expect(SceneChecks.texts(of: tree.scene).contains("conflito"))
  }
}
