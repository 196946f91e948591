import Glibc

/// Finds the parameters above zero that make a function greatest.
///
/// Works on the logarithms of the parameters, within e^±14, by the quasi-Newton method of Broyden,
/// Fletcher, Goldfarb and Shanno with a backtracking line search.
struct Maximizer: Sendable {
  /// The value and the gradient at parameters.
  typealias Function = ([Double]) -> (value: Double, gradient: [Double])

  /// Where the search ended.
  struct Result: Sendable {
    let parameters: [Double]
    let value: Double
    /// How often the function was asked.
    let evaluations: Int
    /// Whether the gradient vanished, apart from parameters held at the edge.
    let isConverged: Bool
  }

  private static let edge = 14.0
  private static let most = 500

  /// The best of searches from several starts; the first of equals.
  static func maximum(of function: Function, from starts: [[Double]]) -> Result? {
    var best: Result?
    var evaluations = 0
    for start in starts {
      let found = search(function, from: start)
      evaluations += found.evaluations
      if best.map({ found.value > $0.value }) ?? found.value.isFinite { best = found }
    }
    return best.map {
      Result(
        parameters: $0.parameters, value: $0.value, evaluations: evaluations,
        isConverged: $0.isConverged)
    }
  }

  private static func search(_ function: Function, from start: [Double]) -> Result {
    let count = start.count
    var evaluations = 0
    func at(_ point: [Double]) -> (value: Double, slope: [Double]) {
      evaluations += 1
      let parameters = point.map { exp($0) }
      let (value, gradient) = function(parameters)
      return (-value, zip(gradient, parameters).map { -$0 * $1 })
    }
    var point = start.map { min(edge, max(-edge, log($0))) }
    var (value, slope) = at(point)
    var inverse = identity(count)
    var isConverged = false
    while evaluations < most {
      let free = (0..<count).map {
        !(point[$0] <= -edge && slope[$0] > 0) && !(point[$0] >= edge && slope[$0] < 0)
      }
      let steepest = (0..<count).reduce(0.0) { max($0, free[$1] ? abs(slope[$1]) : 0) }
      if steepest <= 1e-9 * max(1, abs(value)) {
        isConverged = true
        break
      }
      var direction = (0..<count).map { row in
        free[row]
          ? -(0..<count).reduce(0.0) { $0 + (free[$1] ? inverse[row][$1] * slope[$1] : 0) } : 0
      }
      if dot(direction, slope) >= 0 {
        inverse = identity(count)
        direction = (0..<count).map { free[$0] ? -slope[$0] : 0 }
      }
      // No parameter changes by more than a factor of e² in one step.
      let longest = direction.reduce(0) { max($0, abs($1)) }
      if longest > 2 { direction = direction.map { $0 * 2 / longest } }
      guard let step = lineSearch(at, point, value, slope, direction) else {
        isConverged = steepest <= 1e-6 * max(1, abs(value))
        break
      }
      update(&inverse, moved: subtract(step.point, point), turned: subtract(step.slope, slope))
      (point, value, slope) = (step.point, step.value, step.slope)
    }
    return Result(
      parameters: point.map { exp($0) }, value: -value, evaluations: evaluations,
      isConverged: isConverged)
  }

  private static func lineSearch(
    _ at: ([Double]) -> (value: Double, slope: [Double]), _ point: [Double], _ value: Double,
    _ slope: [Double], _ direction: [Double]
  ) -> (point: [Double], value: Double, slope: [Double])? {
    let fall = dot(direction, slope)
    var length = 1.0
    for _ in 0..<50 {
      let next = zip(point, direction).map { min(edge, max(-edge, $0 + length * $1)) }
      guard next != point else { return nil }
      let found = at(next)
      if found.value.isFinite, found.value <= value + 1e-4 * length * fall {
        return (next, found.value, found.slope)
      }
      length /= 2
    }
    return nil
  }

  private static func update(_ inverse: inout [[Double]], moved: [Double], turned: [Double]) {
    let curvature = dot(moved, turned)
    guard curvature > 1e-14 * dot(turned, turned).squareRoot() * dot(moved, moved).squareRoot()
    else { return }
    let count = moved.count
    let along = inverse.map { dot($0, turned) }
    let scale = (1 + dot(along, turned) / curvature) / curvature
    for row in 0..<count {
      for column in 0..<count {
        inverse[row][column] +=
          scale * moved[row] * moved[column]
          - (along[row] * moved[column] + moved[row] * along[column]) / curvature
      }
    }
  }

  /// The standard errors of the logarithms of parameters at a maximum, from the curvature there; nil
  /// where the function is not curved in every direction.
  static func standardErrors(of function: Function, at parameters: [Double]) -> [Double]? {
    let count = parameters.count
    let point = parameters.map { log($0) }
    let step = 1e-4
    func slope(_ point: [Double]) -> [Double] {
      let parameters = point.map { exp($0) }
      return zip(function(parameters).gradient, parameters).map { -$0 * $1 }
    }
    var curvature = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for column in 0..<count {
      var (above, below) = (point, point)
      above[column] += step
      below[column] -= step
      let (high, low) = (slope(above), slope(below))
      for row in 0..<count { curvature[row][column] = (high[row] - low[row]) / (2 * step) }
    }
    guard let covariance = inverted(curvature) else { return nil }
    let errors = (0..<count).map { covariance[$0][$0] }
    return errors.allSatisfy { $0 > 0 && $0.isFinite } ? errors.map { $0.squareRoot() } : nil
  }

  /// By Gauss–Jordan elimination with the greatest pivot; nil for a singular matrix.
  private static func inverted(_ matrix: [[Double]]) -> [[Double]]? {
    let count = matrix.count
    var rows = matrix.enumerated().map { $1 + identity(count)[$0] }
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }
      guard let pivot, abs(rows[pivot][column]) > 1e-300 else { return nil }
      rows.swapAt(column, pivot)
      let lead = rows[column][column]
      rows[column] = rows[column].map { $0 / lead }
      for row in 0..<count where row != column {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[count...]) }
  }

  private static func identity(_ count: Int) -> [[Double]] {
    (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } }
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func subtract(_ left: [Double], _ right: [Double]) -> [Double] {
    zip(left, right).map { $0 - $1 }
  }
}
