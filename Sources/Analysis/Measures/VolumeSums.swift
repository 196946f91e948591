import Portfolio

/// The last period's volume against the median of those before.
struct VolumeSums {
  /// Net sales of each period, latest first; empty where they were not summed.
  private(set) var nets: [Int64] = []
  private(set) var median: Int64 = 0
  private(set) var obstacle: VolumeComparison.Obstacle?
  private(set) var isFall = false

  var last: Int64 { nets.first ?? 0 }

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
    nets = VolumeSums.nets(ledger, entries, bounds: bounds)
    median = VolumeSums.median(nets)
    obstacle = median > 0 ? nil : .nothingToCompare
    isFall =
      obstacle == nil && Int128(nets[0]) * 10_000 <= Int128(policy.volumeFall) * Int128(median)
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

  /// The median of all but the first, half away from zero.
  private static func median(_ nets: [Int64]) -> Int64 {
    let sorted = nets.dropFirst().sorted()
    let count = sorted.count
    guard count % 2 == 0 else { return sorted[count / 2] }
    return Rounding.divide(sum(sorted[(count - 1) / 2], sorted[count / 2]), by: 2)
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
