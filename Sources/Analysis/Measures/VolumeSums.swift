import Portfolio

/// The last period's volume against the median of those before.
struct VolumeSums {
  private(set) var last: Int64 = 0
  private(set) var median: Int64 = 0
  private(set) var obstacle: VolumeComparison.Obstacle?
  private(set) var isFall = false

  init(obstacle: VolumeComparison.Obstacle) {
    self.obstacle = obstacle
  }

  /// Compares the periods of a client whose cadence is known.
  ///
  /// Clients that are too young, or buy too rarely for a period to say anything, are not summed:
  /// most clients are among them.
  init(
    _ ledger: Ledger, _ entries: Range<Int>, record: ClientAssessment,
    _ periods: inout PeriodBounds, _ policy: StatusPolicy
  ) {
    guard record.cycleSource == .client else {
      obstacle = .tooRare
      return
    }
    let bounds = periods.bounds(upTo: record.lastOfAny, policy)
    guard record.first <= bounds[bounds.count - 1] else {
      obstacle = .tooYoung
      return
    }
    guard record.cycle <= 2 * (bounds[0] - bounds[1]) else {
      obstacle = .tooRare
      return
    }
    var nets = VolumeSums.nets(ledger, entries, bounds: bounds)
    last = nets[0]
    median = VolumeSums.median(&nets)
    obstacle = median > 0 ? nil : .nothingToCompare
    isFall =
      obstacle == nil && Int128(last) * 10_000 <= Int128(policy.volumeFall) * Int128(median)
  }

  /// Net sales between neighbouring bounds, latest first.
  static func nets(_ ledger: Ledger, _ entries: Range<Int>, bounds: [Int32]) -> [Int64] {
    var nets = [Int64](repeating: 0, count: bounds.count - 1)
    var end = entries.upperBound
    while end > entries.lowerBound, ledger.dayNumbers[end - 1] > bounds[0] { end -= 1 }
    var start = end
    while start > entries.lowerBound, ledger.dayNumbers[start - 1] > bounds[bounds.count - 1] {
      start -= 1
    }
    var nextReturn = ledger.firstReturn(from: start)
    var period = nets.count - 1
    for entry in start..<end {
      while ledger.dayNumbers[entry] > bounds[period] { period -= 1 }
      var net = ledger.sales[entry]
      if nextReturn < ledger.returns.count, Int(ledger.returns[nextReturn].entry) == entry {
        net = sum(net, ledger.returns[nextReturn].amount)
        nextReturn += 1
      }
      nets[period] = sum(nets[period], net)
    }
    return nets
  }

  /// The median of all but the first, half away from zero; sorts those.
  private static func median(_ nets: inout [Int64]) -> Int64 {
    for index in 2..<max(2, nets.count) {
      var position = index
      while position > 1, nets[position - 1] > nets[position] {
        nets.swapAt(position - 1, position)
        position -= 1
      }
    }
    let count = nets.count - 1
    guard count % 2 == 0 else { return nets[1 + count / 2] }
    return Rounding.divide(sum(nets[count / 2], nets[count / 2 + 1]), by: 2)
  }
}

/// The bounds of periods by the day they end with: many clients bought last on the same day.
struct PeriodBounds {
  private var known: [Int32: [Int32]] = [:]

  mutating func bounds(upTo day: Int32, _ policy: StatusPolicy) -> [Int32] {
    if let bounds = known[day] { return bounds }
    let bounds = Spans.periods(upTo: Day(number: day), policy)
    known[day] = bounds
    return bounds
  }
}
