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
    _ ledger: Ledger, _ entries: Range<Int>, record: ClientAssessment, _ policy: StatusPolicy
  ) {
    guard record.cycleSource == .client, let periods = ComparablePeriods(record, policy) else {
      obstacle = .tooRare
      return
    }
    guard record.first <= periods.before else {
      obstacle = .tooYoung
      return
    }
    var nets = VolumeSums.nets(ledger, entries, periods)
    last = nets[0]
    median = VolumeSums.median(&nets)
    obstacle = median > 0 ? nil : .nothingToCompare
    isFall =
      obstacle == nil && Int128(last) * 10_000 <= Int128(policy.volumeFall) * Int128(median)
  }

  /// Net sales of the periods, latest first.
  static func nets(
    _ ledger: Ledger, _ entries: Range<Int>, _ periods: ComparablePeriods
  ) -> [Int64] {
    var nets = [Int64](repeating: 0, count: periods.count)
    var end = entries.upperBound
    while end > entries.lowerBound, ledger.dayNumbers[end - 1] > periods.lastInvoice { end -= 1 }
    var start = end
    while start > entries.lowerBound, ledger.dayNumbers[start - 1] > periods.before { start -= 1 }
    var nextReturn = ledger.firstReturn(from: start)
    var period = nets.count - 1
    var bound = periods.bound(period)
    for entry in start..<end {
      while ledger.dayNumbers[entry] > bound {
        period -= 1
        bound = periods.bound(period)
      }
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
