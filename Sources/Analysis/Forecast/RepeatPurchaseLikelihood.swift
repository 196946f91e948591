import Glibc

/// Histories of a base, equal ones once with their number: what parameters are fitted to.
struct RepeatHistories: Sendable {
  struct Group: Sendable {
    let repeats: Int
    let last: Double
    let age: Double
    let count: Double
  }

  /// In ascending order, so that sums do not depend on the order of clients.
  let groups: [Group]
  let count: Int
  let repeaters: Int
  let mostRepeats: Int

  init(_ histories: some Sequence<RepeatHistory>) {
    let sorted = histories.sorted {
      ($0.repeats, $0.last, $0.age) < ($1.repeats, $1.last, $1.age)
    }
    var groups: [Group] = []
    var start = sorted.startIndex
    while start < sorted.endIndex {
      let history = sorted[start]
      var end = start
      while end < sorted.endIndex, sorted[end] == history { end += 1 }
      groups.append(
        Group(
          repeats: history.repeats, last: history.last, age: history.age,
          count: Double(end - start)))
      start = end
    }
    self.groups = groups
    count = sorted.count
    repeaters = sorted.count { $0.repeats > 0 }
    mostRepeats = sorted.last?.repeats ?? 0
  }
}

extension RepeatHistories {
  /// The log-likelihood of a model with dropout and its gradient in r, α, a and b.
  ///
  /// Sums of logarithms stand for differences of lnΓ, which lose whole units at large parameters.
  ///
  /// - Complexity: linear in groups and the most repeats.
  func likelihood(
    _ process: DropoutProcess, _ p: RepeatPurchaseParameters
  ) -> (value: Double, gradient: [Double]) {
    let rates = RateSums(p.r, upTo: mostRepeats)
    let stops = DropoutSums(p.a, p.b, upTo: process.chances(mostRepeats))
    let (logAlpha, logA) = (log(p.alpha), log(p.a))
    var value = CompensatedSum()
    var gradient = [Double](repeating: 0, count: 4)
    for group in groups {
      let x = group.repeats
      let k = process.chances(x)
      let power = p.r + Double(x)
      let logEnd = log(p.alpha + group.age)
      let alive = -power * logEnd
      var both = alive
      var dead = 0.0
      var logLast = 0.0
      if k > 0 {
        logLast = log(p.alpha + group.last)
        let stopped = logA - log(p.b + Double(k) - 1) - power * logLast
        let high = max(alive, stopped)
        both = high + log1p(exp(-abs(alive - stopped)))
        dead = 1 / (1 + exp(min(700, alive - stopped)))
      }
      value.add(group.count * (rates.logs[x] + p.r * logAlpha + stops.logs[k] + both))
      let weight = group.count
      gradient[0] +=
        weight * (rates.inverses[x] + logAlpha - (1 - dead) * logEnd - dead * logLast)
      gradient[1] +=
        weight
        * (p.r / p.alpha - (1 - dead) * power / (p.alpha + group.age)
          - dead * power / (p.alpha + group.last))
      gradient[2] += weight * (stops.byA[k] + dead / p.a)
      gradient[3] +=
        weight * (stops.byB[k] - (k > 0 ? dead / (p.b + Double(k) - 1) : 0))
    }
    return (value.total, gradient)
  }

  /// The log-likelihood where nobody ever stops (NBD) and its gradient in r and α.
  func likelihoodWithoutDropout(
    r: Double, alpha: Double
  ) -> (value: Double, gradient: [Double]) {
    let rates = RateSums(r, upTo: mostRepeats)
    let logAlpha = log(alpha)
    var value = CompensatedSum()
    var gradient = [0.0, 0.0]
    for group in groups {
      let power = r + Double(group.repeats)
      let logEnd = log(alpha + group.age)
      value.add(group.count * (rates.logs[group.repeats] + r * logAlpha - power * logEnd))
      gradient[0] += group.count * (rates.inverses[group.repeats] + logAlpha - logEnd)
      gradient[1] += group.count * (r / alpha - power / (alpha + group.age))
    }
    return (value.total, gradient)
  }
}

/// Σ ln(r+i) and Σ 1/(r+i) over i < x, for every x.
private struct RateSums {
  private(set) var logs: [Double] = [0]
  private(set) var inverses: [Double] = [0]

  init(_ r: Double, upTo most: Int) {
    for i in 0..<most {
      logs.append(logs[i] + log(r + Double(i)))
      inverses.append(inverses[i] + 1 / (r + Double(i)))
    }
  }
}

/// −Σ log1p(a/(b+i)) over i < k with its derivatives, for every k.
private struct DropoutSums {
  private(set) var logs: [Double] = [0]
  private(set) var byA: [Double] = [0]
  private(set) var byB: [Double] = [0]

  init(_ a: Double, _ b: Double, upTo most: Int) {
    for i in 0..<most {
      let at = b + Double(i)
      logs.append(logs[i] - log1p(a / at))
      byA.append(byA[i] - 1 / (a + at))
      byB.append(byB[i] + a / (at * (a + at)))
    }
  }
}

/// A sum that loses nothing to rounding (Neumaier 1974).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var lost = 0.0

  mutating func add(_ value: Double) {
    let next = sum + value
    lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  var total: Double { sum + lost }
}
