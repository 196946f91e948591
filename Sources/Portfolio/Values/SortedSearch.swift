extension Range<Int> {
  /// The first position for which something holds, where it holds for all that follow; the end for none.
  ///
  /// - Parameter holds: Whether it holds for a position.
  /// - Returns: The position.
  /// - Complexity: O(log n).
  @inlinable
  public func firstPosition(where holds: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
