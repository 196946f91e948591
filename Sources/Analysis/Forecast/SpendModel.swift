import Glibc

/// What a client spends on a repeat purchase day, on the mean of several.
public struct SpendHistory: Sendable, Hashable {
  /// Repeat purchase days, above 0.
  public let repeats: Int
  /// Mean spend on them, above 0.
  public let mean: Double

  /// A history; nil without a repeat or with a mean that is not above 0, which the model cannot see.
  public init?(repeats: Int, mean: Double) {
    guard repeats > 0, mean > 0, mean.isFinite else { return nil }
    self.repeats = repeats
    self.mean = mean
  }
}

/// The gamma-gamma model of spend: each client has a mean of its own, spread over the base.
///
/// Fader & Hardie (2013), "The gamma-gamma model of monetary value", note 025. It supposes that how
/// much a client spends does not depend on how often it buys.
public struct SpendModel: Sendable, Hashable {
  /// Shape of the spend of one client.
  public let p: Double
  /// Shape of the spread over clients.
  public let q: Double
  /// Scale of that spread.
  public let gamma: Double

  /// A model with parameters above zero.
  public init(p: Double, q: Double, gamma: Double) {
    self.p = p
    self.q = q
    self.gamma = gamma
  }

  /// The spend expected on a purchase day; of a client without repeats, that of the base; nil where
  /// the spread has no mean.
  public func expectedSpend(_ history: SpendHistory?) -> Double? {
    let repeats = Double(history?.repeats ?? 0)
    let weight = p * repeats + q - 1
    guard weight > 0 else { return nil }
    return p * (gamma + (history?.mean ?? 0) * repeats) / weight
  }
}

/// A spend model fitted to a base.
public struct SpendFit: Sendable, Hashable {
  /// The model at the maximum.
  public let model: SpendModel
  /// The log-likelihood there.
  public let logLikelihood: Double
  /// Clients fitted to.
  public let clients: Int

  /// Fits the model by maximum likelihood to clients with a repeat.
  ///
  /// - Parameters:
  ///   - histories: In any order: the result does not depend on it.
  ///   - limits: How many clients are needed.
  /// - Returns: The fit at the maximum.
  /// - Throws: Why there is none to be believed.
  public static func fit(
    _ histories: some Sequence<SpendHistory>, limits: ForecastLimits = ForecastLimits()
  ) throws(ForecastRefusal) -> SpendFit {
    let sorted = histories.sorted { ($0.repeats, $0.mean) < ($1.repeats, $1.mean) }
    guard sorted.count >= limits.repeaters else {
      throw .tooFewRepeaters(found: sorted.count, needed: limits.repeaters)
    }
    // Parameters do not depend on the unit of money but for γ: fitted around a mean of 1.
    let scale = sorted.reduce(0) { $0 + $1.mean } / Double(sorted.count)
    func function(_ v: [Double]) -> (value: Double, gradient: [Double]) {
      likelihood(sorted, p: v[0], q: v[1], gamma: v[2], scale: scale)
    }
    let starts: [[Double]] = [[1, 2, 1], [5, 4, 0.5], [0.5, 1, 2], [10, 10, 1]]
    guard let best = Maximizer.maximum(of: function, from: starts), best.isConverged else {
      throw .notConverged
    }
    let logScale = sorted.count > 0 ? Double(sorted.count) * log(scale) : 0
    return SpendFit(
      model: SpendModel(
        p: best.parameters[0], q: best.parameters[1], gamma: best.parameters[2] * scale),
      logLikelihood: best.value - logScale, clients: sorted.count)
  }

  private static func likelihood(
    _ histories: [SpendHistory], p: Double, q: Double, gamma: Double, scale: Double
  ) -> (value: Double, gradient: [Double]) {
    var value = CompensatedSum()
    var gradient = [0.0, 0.0, 0.0]
    let (logGammaQ, digammaQ, logGamma) = (
      GammaFunction.log(q), GammaFunction.digamma(q), log(gamma)
    )
    for history in histories {
      let x = Double(history.repeats)
      let mean = history.mean / scale
      let (px, total) = (p * x, gamma + mean * x)
      let (logMean, logX, logTotal) = (log(mean), log(x), log(total))
      value.add(
        GammaFunction.log(px + q) - GammaFunction.log(px) - logGammaQ + q * logGamma
          + (px - 1) * logMean + px * logX - (px + q) * logTotal)
      let digamma = GammaFunction.digamma(px + q)
      gradient[0] +=
        x * (digamma - GammaFunction.digamma(px) + logMean + logX - logTotal)
      gradient[1] += digamma - digammaQ + logGamma - logTotal
      gradient[2] += q / gamma - (px + q) / total
    }
    return (value.total, gradient)
  }
}

/// The gamma function's logarithm and its derivative, for arguments above zero.
enum GammaFunction {
  static func log(_ x: Double) -> Double { lgamma(x) }

  /// By recurrence up to 10, then the asymptotic series (Abramowitz & Stegun 6.3.18).
  static func digamma(_ x: Double) -> Double {
    var x = x
    var result = 0.0
    while x < 10 {
      result -= 1 / x
      x += 1
    }
    let inverse = 1 / (x * x)
    let series =
      inverse
      * (1 / 12.0 - inverse
        * (1 / 120.0 - inverse
          * (1 / 252.0 - inverse
            * (1 / 240.0 - inverse * (1 / 132.0 - inverse * (691 / 32_760.0 - inverse / 12))))))
    return result + Glibc.log(x) - 1 / (2 * x) - series
  }
}
