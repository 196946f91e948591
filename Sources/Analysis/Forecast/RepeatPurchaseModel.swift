import Glibc

/// How clients stop buying, in models where each buys at its own steady rate until it does.
public enum DropoutProcess: String, Sendable, Hashable, CaseIterable {
  /// Beta-geometric: a client may stop after each repeat purchase.
  ///
  /// Fader, Hardie & Lee (2005), "Counting your customers the easy way". One-time buyers are held to
  /// be alive for ever.
  case betaGeometric = "bg-nbd"
  /// Modified beta-geometric: a client may stop after each purchase, the first included.
  ///
  /// Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for
  /// customer base analysis".
  case modifiedBetaGeometric = "mbg-nbd"

  /// How often a client with some repeats could have stopped and did not.
  func chances(_ repeats: Int) -> Int {
    switch self {
    case .betaGeometric: repeats
    case .modifiedBetaGeometric: repeats + 1
    }
  }
}

/// The spread of purchase rates and of the probability to stop over a base of clients.
public struct RepeatPurchaseParameters: Sendable, Hashable {
  /// Shape of the gamma distribution of purchase rates.
  public let r: Double
  /// Rate of that distribution, in weeks.
  public let alpha: Double
  /// First shape of the beta distribution of the probability to stop.
  public let a: Double
  /// Second shape of that distribution.
  public let b: Double

  /// Parameters above zero.
  public init(r: Double, alpha: Double, a: Double, b: Double) {
    self.r = r
    self.alpha = alpha
    self.a = a
    self.b = b
  }
}

/// Says of a client how probably it still buys, and how often it will.
public struct RepeatPurchaseModel: Sendable, Hashable {
  /// How clients stop.
  public let process: DropoutProcess
  /// The base's parameters.
  public let parameters: RepeatPurchaseParameters

  /// A model with parameters.
  public init(_ process: DropoutProcess, _ parameters: RepeatPurchaseParameters) {
    self.process = process
    self.parameters = parameters
  }

  /// The probability that the client has not stopped by the end of what is observed, 0…1.
  public func probabilityAlive(_ history: RepeatHistory) -> Double {
    let chances = process.chances(history.repeats)
    guard chances > 0 else { return 1 }
    let p = parameters
    let odds =
      log(p.a) - log(p.b + Double(chances) - 1)
      + (p.r + Double(history.repeats))
      * log((p.alpha + history.age) / (p.alpha + history.last))
    return odds > 700 ? 0 : 1 / (1 + exp(odds))
  }

  /// The purchase days expected in the next weeks, the chance of having stopped counted in.
  ///
  /// The published form divides by zero at a = 1 and needs a hypergeometric function; this sums its
  /// difference from 1 instead, which has neither trouble.
  ///
  /// - Parameters:
  ///   - history: The client.
  ///   - weeks: How far ahead, above 0.
  /// - Returns: Days, at least 0.
  /// - Complexity: some hundred terms; more where `weeks` is long beside the client's age.
  public func expectedPurchases(_ history: RepeatHistory, weeks: Double) -> Double {
    guard weeks > 0 else { return 0 }
    let p = parameters
    let chances = Double(process.chances(history.repeats))
    let c = p.a + p.b + chances - 1
    let d = c - p.r - Double(history.repeats)
    let end = p.alpha + history.age
    let z = weeks / (end + weeks)
    let decay = log(end / (end + weeks))
    let u = p.a == 1 ? -decay : -expm1((p.a - 1) * decay) / (p.a - 1)
    var term = d * z
    var sum = term
    var n = 1.0
    while n < 1_000_000 {
      term *= (d + n) * (p.a + n - 1) / ((c + n) * (n + 1)) * z
      sum += term
      n += 1
      if abs(term) <= 1e-17 * abs(sum) { break }
    }
    return probabilityAlive(history) * (c * u - exp((p.a - 1) * decay) * sum)
  }
}
