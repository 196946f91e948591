/// Finds ways for lines between cards: around cards, along the lanes between them, with few bends.
struct TreeRouter {
  private let boxes: [Box]
  private let hanging: Set<Int>
  private let xs: [Tenths]
  private let ys: [Tenths]
  private let segments: [(from: Point, to: Point)]

  /// From a card to the lane beside it.
  private static let lane = 70
  /// From the top of a card to the lane above it.
  private static let rise = 100
  /// From the middle of a card to where lines leave and arrive above and below it.
  private static let off = 480
  private static let bend = 400

  init(
    boxes: [Box], edges: [[Point]?], hanging: Set<Int>, width: Tenths, height: Tenths
  ) {
    self.boxes = boxes
    self.hanging = hanging
    var xs: Set<Tenths> = []
    var ys: Set<Tenths> = []
    for box in boxes {
      xs.formUnion([box.x - TreeRouter.lane, box.right + TreeRouter.lane])
      xs.formUnion(TreeRouter.offs(box))
      ys.formUnion([box.y - TreeRouter.rise, box.y + box.height / 2, box.bottom + TreeRouter.lane])
    }
    self.xs = xs.filter { $0 >= 20 && $0 <= width - 20 }.sorted()
    self.ys = ys.filter { $0 >= 20 && $0 <= height - 20 }.sorted()
    segments = edges.compactMap { $0 }.flatMap { edge in
      zip(edge, edge.dropFirst()).map { ($0, $1) }
    }
  }

  private static func offs(_ box: Box) -> [Tenths] {
    [box.x + box.width / 2 - off, box.x + box.width / 2 + off]
  }

  /// A way for each line, from the edge of a card to the edge of the other.
  func routes(_ lines: [OrganisationTree.Line]) -> [[Point]] {
    guard !lines.isEmpty else { return [] }
    let grid = TreeGrid(xs: xs, ys: ys, boxes: boxes, segments: segments)
    var used: Set<Int> = []
    return lines.map { line in
      let starts = ports(of: line.from, isStart: true)
      let ends = ports(of: line.to, isStart: false)
      guard let found = grid.path(from: starts, to: ends, bend: TreeRouter.bend, used: &used) else {
        return TreeRouter.straight(boxes[line.from], boxes[line.to])
      }
      return TreeRouter.simplified(found)
    }
  }

  /// Where lines leave or reach a card: on its edge, and on the lane before it.
  private func ports(of card: Int, isStart: Bool) -> [(edge: Point, lane: Point)] {
    let box = boxes[card]
    let middle = box.y + box.height / 2
    let x = TreeRouter.offs(box)[isStart ? 1 : 0]
    var ports = [
      (Point(box.right, middle), Point(box.right + TreeRouter.lane, middle)),
      (Point(x, box.y), Point(x, box.y - TreeRouter.rise)),
      (Point(x, box.bottom), Point(x, box.bottom + TreeRouter.lane)),
    ]
    if !hanging.contains(card) {
      ports.insert((Point(box.x, middle), Point(box.x - TreeRouter.lane, middle)), at: 0)
    }
    return ports
  }

  /// The last resort: from middle to middle, cut at the cards' edges.
  private static func straight(_ from: Box, _ to: Box) -> [Point] {
    let isBelow = from.y <= to.y
    return [
      Point(from.x + from.width / 2, isBelow ? from.bottom : from.y),
      Point(to.x + to.width / 2, isBelow ? to.y : to.bottom),
    ]
  }

  /// Without points in the middle of straight pieces.
  private static func simplified(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points where kept.last != point {
      if kept.count > 1 {
        let (before, last) = (kept[kept.count - 2], kept[kept.count - 1])
        if (before.x == last.x && last.x == point.x) || (before.y == last.y && last.y == point.y) {
          kept.removeLast()
        }
      }
      kept.append(point)
    }
    return kept
  }

  /// Whether a line runs through a box or so near that a zigzag would.
  static func passes(_ route: [Point], _ box: Box) -> Bool {
    zip(route, route.dropFirst()).contains { from, to in
      Box(
        x: min(from.x, to.x) - 50, y: min(from.y, to.y) - 50, width: abs(from.x - to.x) + 100,
        height: abs(from.y - to.y) + 100
      ).overlaps(box)
    }
  }

  /// Writes words on the longest piece of a line where they stand on nothing else; where there is no
  /// such place, on the edge of a card, but never on other words.
  static func place(
    _ text: String, _ lettering: Lettering, along route: [Point], lifts: [Tenths], _ boxes: [Box],
    height: Tenths, into canvas: inout Canvas
  ) {
    let pieces = zip(route, route.dropFirst()).sorted {
      TreeRouter.length($0) > TreeRouter.length($1)
    }
    for obstacles in [boxes, []] {
      for (from, to) in pieces {
        for (part, lift) in [4, 2, 6, 1, 7].flatMap({ part in lifts.map { (part, $0) } }) {
          let x = from.x + (to.x - from.x) * part / 8
          let y = from.y + (to.y - from.y) * part / 8 + (from.y == to.y ? lift : 40)
          let box = Label(lettering: lettering, x: x, y: y, text: text).box
          guard box.x >= 0, box.right <= canvas.width, box.y >= 0, box.bottom <= height,
            !obstacles.contains(where: { $0.overlaps(box) })
          else { continue }
          if canvas.textIfFree(lettering, x: x, y: y, text) { return }
        }
      }
    }
  }

  private static func length(_ piece: (Point, Point)) -> Tenths {
    abs(piece.0.x - piece.1.x) + abs(piece.0.y - piece.1.y)
  }
}
