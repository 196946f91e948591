import Portfolio

/// The last period's volume and the median of those before, without the list of periods.
struct VolumeSums {
  var last: Int64 = 0
  var median: Int64 = 0
  var obstacle: VolumeComparison.Obstacle?
  var isFall = false

  init(obstacle: VolumeComparison.Obstacle) {
    self.obstacle = obstacle
  }

  /// Compares periods.
  ///
  /// - Parameters:
  ///   - periodNets: Net sales of each period, latest first.
  ///   - bounds: The bounds of the periods, latest first, one more than there are periods.
  ///   - record: The client, its cadence known.
  ///   - policy: How far a fall is.
  init(
    periodNets: [Int64], bounds: [Int32], record: ClientAssessment, _ policy: StatusPolicy
  ) {
    last = periodNets[0]
    median = VolumeSums.median(periodNets)
    obstacle = VolumeSums.obstacle(bounds: bounds, record: record, median: median)
    isFall =
      obstacle == nil && Int128(last) * 10_000 <= Int128(policy.volumeFall) * Int128(median)
  }

  private static func obstacle(
    bounds: [Int32], record: ClientAssessment, median: Int64
  ) -> VolumeComparison.Obstacle? {
    guard record.first != ClientAssessment.never, record.first <= bounds[bounds.count - 1] else {
      return .tooYoung
    }
    guard record.cycleSource == .client, record.cycle <= 2 * (bounds[0] - bounds[1]) else {
      return .tooRare
    }
    return median > 0 ? nil : .nothingToCompare
  }

  /// The median of all but the first, half away from zero.
  private static func median(_ periodNets: [Int64]) -> Int64 {
    if periodNets.count == 4 {
      let (a, b, c) = (periodNets[1], periodNets[2], periodNets[3])
      return max(min(a, b), min(max(a, b), c))
    }
    let sorted = periodNets.dropFirst().sorted()
    let count = sorted.count
    return Rounding.divide(sum(sorted[(count - 1) / 2], sorted[count / 2]), by: 2)
  }
}
