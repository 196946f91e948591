/// Median and median absolute deviation of the intervals between days, exact, in reused memory.
struct IntervalStatistics {
  private var sorted: [Int32] = []

  /// The statistics of the intervals between the first `count` of ascending days.
  ///
  /// - Returns: The median in half days and the deviation in quarter days; nil for fewer than two
  ///   days.
  mutating func measure(
    _ days: [Int32], count: Int
  ) -> (medianHalfDays: Int32, deviationQuarterDays: Int32)? {
    guard count > 1 else { return nil }
    sorted.removeAll(keepingCapacity: true)
    for index in 1..<count {
      sorted.append(days[index] - days[index - 1])
    }
    sort()
    return measured
  }

  /// The statistics of the intervals at hand; nil without one.
  var measured: (medianHalfDays: Int32, deviationQuarterDays: Int32)? {
    guard !sorted.isEmpty else { return nil }
    let median = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
    return (median, deviation(from: median))
  }

  /// Forgets all intervals.
  mutating func removeAll() { sorted.removeAll(keepingCapacity: true) }

  /// Takes one more interval.
  mutating func insert(_ interval: Int32) {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= interval { low = middle + 1 } else { high = middle }
    }
    sorted.insert(interval, at: low)
  }

  /// Insertion for the few intervals most clients have.
  private mutating func sort() {
    guard sorted.count <= 32 else {
      sorted.sort()
      return
    }
    for index in 1..<max(1, sorted.count) {
      let value = sorted[index]
      var position = index
      while position > 0, sorted[position - 1] > value {
        sorted[position] = sorted[position - 1]
        position -= 1
      }
      sorted[position] = value
    }
  }

  /// The deviations grow to both sides of the median, so the middle ones are found by walking
  /// outwards from it.
  private func deviation(from median: Int32) -> Int32 {
    let count = sorted.count
    var left = (count - 1) / 2
    var right = left + 1
    var deviation: Int32 = 0
    var beforeIt: Int32 = 0
    for _ in 0...(count / 2) {
      let below = left >= 0 ? median - 2 * sorted[left] : Int32.max
      let above = right < count ? 2 * sorted[right] - median : Int32.max
      beforeIt = deviation
      if below <= above {
        deviation = below
        left -= 1
      } else {
        deviation = above
        right += 1
      }
    }
    return count % 2 == 0 ? beforeIt + deviation : deviation * 2
  }
}

/// From a cycle and its spread to the silences that mean something.
struct SilenceThresholds {
  let cycleHalfDays: Int32
  let source: CycleSource
  let lateAfter: Int32
  let brokenAfter: Int32
  let inactiveAfter: Int32

  /// Ratio of the standard deviation to the median absolute deviation of a normal distribution, in
  /// 1/10,000.
  static let normalSpread: Int64 = 14_826

  /// The thresholds of a client with `intervals` intervals.
  ///
  /// Late after m + max(grace, f · 1.4826 · MAD) days, broken after max(b · m, late), inactive after
  /// max(limit, broken); each rounded down, since silences are whole days. A cycle of the segment or
  /// the default has no spread: how much others differ says nothing of this one.
  init(
    _ statistics: (medianHalfDays: Int32, deviationQuarterDays: Int32)?, intervals: Int,
    segment: Int32? = nil, _ policy: CadencePolicy, inactiveDays: Int
  ) {
    var median = segment.map(Int64.init) ?? Int64(policy.defaultDays) * 2
    var deviation: Int64 = 0
    if let statistics, intervals >= policy.minimumIntervals {
      source = .client
      median = Int64(statistics.medianHalfDays)
      deviation = Int64(statistics.deviationQuarterDays)
    } else {
      source = segment == nil ? .standard : .segment
    }
    // In 1/400,000,000 days, where all factors are whole.
    let unit: Int64 = 400_000_000
    let spread = policy.spreadFactor * SilenceThresholds.normalSpread * deviation
    let late = median * (unit / 2) + max(Int64(policy.graceDays) * unit, spread)
    let broken = max(policy.brokenFactor * median * 20_000, late)
    cycleHalfDays = Int32(clamping: median)
    lateAfter = Int32(clamping: late / unit)
    brokenAfter = Int32(clamping: broken / unit)
    inactiveAfter = max(Int32(clamping: inactiveDays), brokenAfter)
  }
}
