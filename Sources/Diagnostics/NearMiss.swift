/// Finds the name that was probably meant.
public enum NearMiss {
  /// The candidate nearest to `name`, or nil when none is near enough to be worth asking.
  ///
  /// Near enough is an edit distance (with swaps of neighbours) of at most a third of the longer
  /// name, and at least one in short names. Ties go to the candidate that comes first in byte order.
  ///
  /// - Complexity: O(candidates × length²).
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let target = folded(name)
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = folded(candidate)
      let allowed = max(1, max(target.count, other.count) / 3)
      guard abs(target.count - other.count) <= allowed else { continue }
      let distance = editDistance(target, other)
      guard distance <= allowed else { continue }
      if let best, (best.distance, best.candidate) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.candidate
  }

  private static func folded(_ name: String) -> [UInt8] {
    name.lowercased().utf8.map { $0 == 0x5F || $0 == 0x20 ? 0x2D : $0 }
  }

  /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
  private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: second.count + 1)
    var previous = Array(0...second.count)
    for row in 0..<first.count {
      var current = [row + 1]
      current.reserveCapacity(second.count + 1)
      for column in 0..<second.count {
        let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
        var value = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1],
          first[row - 1] == second[column]
        {
          value = min(value, beforePrevious[column - 1] + 1)
        }
        current.append(value)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[second.count]
  }
}
