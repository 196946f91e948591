/// The lanes between cards as a grid of points.
struct TreeGrid {
  private let xs: [Tenths]
  private let ys: [Tenths]
  /// Whether the point lies in a card.
  private var isBlocked: [Bool]
  /// What the step to the right, or down, costs besides its length; nil where a card is in the way.
  private var right: [Int?]
  private var down: [Int?]

  init(xs: [Tenths], ys: [Tenths], boxes: [Box], segments: [(from: Point, to: Point)]) {
    self.xs = xs
    self.ys = ys
    isBlocked = [Bool](repeating: false, count: xs.count * ys.count)
    right = [Int?](repeating: 0, count: isBlocked.count)
    down = right
    let grown = boxes.map {
      Box(x: $0.x - 30, y: $0.y - 30, width: $0.width + 60, height: $0.height + 60)
    }
    for row in ys.indices {
      for column in xs.indices {
        let place = row * xs.count + column
        let point = Point(xs[column], ys[row])
        isBlocked[place] = TreeGrid.isInside(point, grown)
        if column + 1 < xs.count {
          right[place] = TreeGrid.cost(point, Point(xs[column + 1], point.y), grown, segments)
        }
        if row + 1 < ys.count {
          down[place] = TreeGrid.cost(point, Point(point.x, ys[row + 1]), grown, segments)
        }
      }
    }
  }

  private static func isInside(_ point: Point, _ boxes: [Box]) -> Bool {
    boxes.contains {
      point.x > $0.x && point.x < $0.right && point.y > $0.y && point.y < $0.bottom
    }
  }

  /// Going along a line of the tree is dear, crossing one costs a little.
  private static func cost(
    _ from: Point, _ to: Point, _ boxes: [Box], _ segments: [(from: Point, to: Point)]
  ) -> Int? {
    let middle = Point((from.x + to.x) / 2, (from.y + to.y) / 2)
    guard !isInside(middle, boxes) else { return nil }
    var cost = 0
    for segment in segments {
      let isFlat = segment.from.y == segment.to.y
      let (low, high) =
        isFlat
        ? (min(segment.from.x, segment.to.x), max(segment.from.x, segment.to.x))
        : (min(segment.from.y, segment.to.y), max(segment.from.y, segment.to.y))
      if from.y == to.y {
        if isFlat {
          if abs(segment.from.y - from.y) < 40, low < to.x, from.x < high { cost += 3000 }
        } else if segment.from.x > from.x, segment.from.x < to.x, from.y > low, from.y < high {
          cost += 150
        }
      } else if isFlat {
        if segment.from.y > from.y, segment.from.y < to.y, from.x > low, from.x < high {
          cost += 150
        }
      } else if abs(segment.from.x - from.x) < 40, low < to.y, from.y < high {
        cost += 3000
      }
    }
    return cost
  }

  /// The cheapest way between any two ports; remembers the steps it takes, which cost others more.
  func path(
    from starts: [(edge: Point, lane: Point)], to ends: [(edge: Point, lane: Point)], bend: Int,
    used: inout Set<Int>
  ) -> [Point]? {
    var goals: [Int: Point] = [:]
    for end in ends {
      if let place = place(end.lane), !isBlocked[place] { goals[place] = end.edge }
    }
    var search = GridSearch(states: isBlocked.count * 2)
    for start in starts {
      guard let place = place(start.lane), !isBlocked[place] else { continue }
      search.begin(place * 2 + (start.edge.y == start.lane.y ? 0 : 1), start.edge)
    }
    while let (state, cost) = search.next() {
      let place = state / 2
      if let goal = goals[place] {
        let states = search.way(to: state)
        for (one, other) in zip(states, states.dropFirst()) {
          used.insert(min(one / 2, other / 2) * 2 + (abs(one / 2 - other / 2) == 1 ? 0 : 1))
        }
        guard let first = search.origins[states.first ?? state] else { return nil }
        return [first] + states.map { Point(xs[($0 / 2) % xs.count], ys[$0 / 2 / xs.count]) }
          + [goal]
      }
      for (next, way, length, extra, step) in steps(from: place) {
        let shared = used.contains(step) ? 600 : 0
        let turn = way == state % 2 ? 0 : bend
        search.reach(next * 2 + way, from: state, cost: cost + length + extra + turn + shared)
      }
    }
    return nil
  }

  private func place(_ point: Point) -> Int? {
    guard let column = xs.firstIndex(of: point.x), let row = ys.firstIndex(of: point.y) else {
      return nil
    }
    return row * xs.count + column
  }

  /// The neighbours of a point: where, which way, how far, at what extra cost, by which step.
  private func steps(from place: Int) -> [(Int, Int, Int, Int, Int)] {
    let (row, column) = (place / xs.count, place % xs.count)
    var steps: [(Int, Int, Int, Int, Int)] = []
    func add(_ next: Int, _ way: Int, _ length: Int, _ extra: Int?, _ step: Int) {
      guard let extra, !isBlocked[next] else { return }
      steps.append((next, way, length, extra, step))
    }
    if column + 1 < xs.count {
      add(place + 1, 0, xs[column + 1] - xs[column], right[place], place * 2)
    }
    if column > 0 {
      add(place - 1, 0, xs[column] - xs[column - 1], right[place - 1], (place - 1) * 2)
    }
    if row + 1 < ys.count {
      add(place + xs.count, 1, ys[row + 1] - ys[row], down[place], place * 2 + 1)
    }
    if row > 0 {
      let above = place - xs.count
      add(above, 1, ys[row] - ys[row - 1], down[above], above * 2 + 1)
    }
    return steps
  }
}
