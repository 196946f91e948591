import Portfolio

/// A score of weighted parts, over the parts that are known.
///
/// A part that is not known changes no other: it only lowers the coverage.
struct WeightedScore {
  /// Points of 0 to 100 and weight of each part; nil points are unknown.
  let parts: [(points: Int?, weight: Int)]

  private var known: [(points: Int, weight: Int)] {
    parts.compactMap { part in part.points.map { ($0, part.weight) } }
  }

  private var knownWeight: Int { known.reduce(0) { $0 + $1.weight } }

  /// The score in hundredths, half away from zero; nil when nothing is known.
  var hundredths: Int64? {
    guard knownWeight > 0 else { return nil }
    let total = known.reduce(0) { $0 + $1.points * $1.weight }
    return Rounding.divide(Int64(total) * 100, by: Int64(knownWeight))
  }

  /// The score as a whole number, rounded once from the exact value.
  var score: Int? {
    guard knownWeight > 0 else { return nil }
    let total = known.reduce(0) { $0 + $1.points * $1.weight }
    return Int(Rounding.divide(Int64(total), by: Int64(knownWeight)))
  }

  /// How much of the weight is known, in percent, rounded down.
  var coverage: Int {
    let all = parts.reduce(0) { $0 + $1.weight }
    return all > 0 ? knownWeight * 100 / all : 0
  }

  /// What each known part gives to the score, in whole points that add up to it.
  ///
  /// Whole parts first, then one more each to those with the largest remainder, ties in order.
  var contributions: [Int?] {
    guard let score else { return parts.map { _ in nil } }
    let shares = parts.map { part in part.points.map { $0 * part.weight } }
    var given = shares.map { share in share.map { $0 / knownWeight } }
    let missing = score - given.reduce(0) { $0 + ($1 ?? 0) }
    let byRemainder = shares.indices.filter { shares[$0] != nil }.sorted { left, right in
      let rests = ((shares[left] ?? 0) % knownWeight, (shares[right] ?? 0) % knownWeight)
      return rests.0 != rests.1 ? rests.0 > rests.1 : left < right
    }
    for index in byRemainder.prefix(max(0, missing)) { given[index] = (given[index] ?? 0) + 1 }
    return given
  }
}
