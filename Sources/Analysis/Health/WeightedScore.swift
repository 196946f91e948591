import Portfolio

/// A score of weighted parts, over the parts that are known.
///
/// A part that is not known changes no other: it only lowers the coverage.
struct WeightedScore {
  /// Points of 0 to 100 and weight of each part; nil points are unknown.
  let parts: [(points: Int?, weight: Int)]
  /// The weight of the known parts, and of all.
  private let knownWeight: Int
  private let weight: Int
  /// Points times weight, over the known parts.
  private let total: Int

  /// A score of parts.
  init(parts: [(points: Int?, weight: Int)]) {
    self.parts = parts
    var (known, all, total) = (0, 0, 0)
    for part in parts {
      all += part.weight
      guard let points = part.points else { continue }
      known += part.weight
      total += points * part.weight
    }
    (knownWeight, weight, self.total) = (known, all, total)
  }

  /// The score in hundredths, half away from zero; nil when nothing is known.
  var hundredths: Int64? {
    guard knownWeight > 0 else { return nil }
    return Rounding.divide(Int64(total) * 100, by: Int64(knownWeight))
  }

  /// The score as a whole number, rounded once from the exact value.
  var score: Int? {
    guard knownWeight > 0 else { return nil }
    return Int(Rounding.divide(Int64(total), by: Int64(knownWeight)))
  }

  /// How much of the weight is known, in percent, rounded down.
  var coverage: Int { weight > 0 ? knownWeight * 100 / weight : 0 }

  /// What each known part gives to the score, in whole points that add up to it.
  ///
  /// Whole parts first, then one more each to those with the largest remainder, ties in order.
  var contributions: [Int?] {
    guard let score else { return parts.map { _ in nil } }
    var given = parts.map { part in part.points.map { $0 * part.weight / knownWeight } }
    var rests = parts.map { part in part.points.map { $0 * part.weight % knownWeight } }
    var missing = score - given.reduce(0) { $0 + ($1 ?? 0) }
    while missing > 0 {
      var best: (place: Int, rest: Int)?
      for (place, rest) in rests.enumerated() {
        guard let rest, rest > best?.rest ?? .min else { continue }
        best = (place, rest)
      }
      guard let place = best?.place else { break }
      given[place] = (given[place] ?? 0) + 1
      rests[place] = nil
      missing -= 1
    }
    return given
  }
}
