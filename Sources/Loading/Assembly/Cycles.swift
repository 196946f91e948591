/// Finds chains that come back to where they began.
enum Cycles {
  /// The cycles of a graph in which each node points to one other at most; each begins with its
  /// lowest node and follows the arrows.
  ///
  /// - Complexity: O(n).
  static func find(in next: [Int?]) -> [[Int]] {
    var isDone = [Bool](repeating: false, count: next.count)
    var cycles: [[Int]] = []
    for start in next.indices where !isDone[start] {
      var path: [Int] = []
      var at: Int? = start
      while let node = at, !isDone[node] {
        isDone[node] = true
        path.append(node)
        at = next[node]
      }
      guard let back = at, let first = path.firstIndex(of: back) else { continue }
      cycles.append(rotated(Array(path[first...])))
    }
    return cycles
  }

  /// Some cycles of a graph with many arrows from a node, after which none is left without a node
  /// of a cycle named: one for each group of nodes that reach each other.
  ///
  /// - Parameter arrows: For each node those it points to, ascending.
  /// - Returns: Cycles, each beginning with its lowest node.
  static func find(in arrows: [[Int]]) -> [[Int]] {
    // Nodes that a depth-first walk has left for good, and the position of those on its path.
    var isDone = [Bool](repeating: false, count: arrows.count)
    var onPath = [Int?](repeating: nil, count: arrows.count)
    var cycles: [[Int]] = []
    for start in arrows.indices where !isDone[start] {
      var path: [(node: Int, arrow: Int)] = [(start, 0)]
      onPath[start] = 0
      while let (node, arrow) = path.last {
        guard arrow < arrows[node].count else {
          isDone[node] = true
          onPath[node] = nil
          path.removeLast()
          continue
        }
        path[path.count - 1].arrow += 1
        let next = arrows[node][arrow]
        if let position = onPath[next] {
          cycles.append(rotated(path[position...].map(\.node)))
        } else if !isDone[next] {
          onPath[next] = path.count
          path.append((next, 0))
        }
      }
    }
    return cycles
  }

  /// As many names as the text of a cycle has before the rest is left out.
  private static let namesShown = 10

  /// A cycle in words, back to where it began: of a long one its beginning and its end.
  static func text(of names: [String]) -> String {
    guard let first = names.first, let last = names.last else { return "" }
    let shown =
      names.count > namesShown + 2 ? names.prefix(namesShown) + ["…", last] : names[...]
    return (shown + [first]).joined(separator: " → ")
  }

  /// The same cycle, its lowest node first.
  private static func rotated(_ cycle: [Int]) -> [Int] {
    guard let lowest = cycle.min(), let at = cycle.firstIndex(of: lowest) else { return cycle }
    return Array(cycle[at...] + cycle[..<at])
  }
}
