/// The shortest way through states by Dijkstra's algorithm, with a binary heap.
struct GridSearch {
  private var costs: [Int]
  private var before: [Int]
  private var heap: [(cost: Int, state: Int)] = []
  private(set) var origins: [Int: Point] = [:]

  init(states: Int) {
    costs = [Int](repeating: .max, count: states)
    before = [Int](repeating: -1, count: states)
  }

  mutating func begin(_ state: Int, _ origin: Point) {
    guard costs[state] > 0 else { return }
    costs[state] = 0
    origins[state] = origin
    push((0, state))
  }

  mutating func reach(_ state: Int, from: Int, cost: Int) {
    guard cost < costs[state] else { return }
    costs[state] = cost
    before[state] = from
    push((cost, state))
  }

  mutating func next() -> (state: Int, cost: Int)? {
    while let top = pop() {
      if top.cost == costs[top.state] { return (top.state, top.cost) }
    }
    return nil
  }

  func way(to state: Int) -> [Int] {
    var way = [state]
    while let last = way.last, before[last] >= 0 { way.append(before[last]) }
    return way.reversed()
  }

  private mutating func push(_ entry: (cost: Int, state: Int)) {
    heap.append(entry)
    var place = heap.count - 1
    while place > 0, isBefore(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> (cost: Int, state: Int)? {
    guard let first = heap.first else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if isBefore(heap[child], heap[least]) { least = child }
      }
      guard least != place else { return first }
      heap.swapAt(place, least)
      place = least
    }
  }

  private func isBefore(
    _ left: (cost: Int, state: Int), _ right: (cost: Int, state: Int)
  ) -> Bool {
    left.cost != right.cost ? left.cost < right.cost : left.state < right.state
  }
}
