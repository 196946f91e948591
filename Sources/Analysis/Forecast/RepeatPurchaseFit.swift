import Glibc

/// A model fitted to a base, with what says how far it can be believed.
public struct RepeatPurchaseFit: Sendable, Hashable {
  /// The model at the maximum.
  public let model: RepeatPurchaseModel
  /// The log-likelihood there.
  public let logLikelihood: Double
  /// The greatest log-likelihood where nobody ever stops (NBD).
  public let logLikelihoodWithoutDropout: Double
  /// Standard error of ln a; nil where the likelihood is not curved.
  public let standardErrorOfLogA: Double?
  /// Clients fitted to.
  public let clients: Int
  /// Those among them that came back.
  public let repeaters: Int
  /// How often the likelihood was computed.
  public let evaluations: Int

  /// How much better stopping explains the data than going on for ever.
  public var gain: Double { logLikelihood - logLikelihoodWithoutDropout }
}

/// Why a forecast is not made: what it would say could not be known.
public enum ForecastRefusal: Error, Sendable, Hashable {
  /// Too few clients to fit to.
  case tooFewClients(found: Int, needed: Int)
  /// Too few clients that came back.
  case tooFewRepeaters(found: Int, needed: Int)
  /// The search did not settle.
  case notConverged
  /// The data do not say who has stopped: the likelihood is flat in a, or no better than without
  /// stopping.
  case flatLikelihood(standardErrorOfLogA: Double?, gain: Double)
}

/// When a fit is believed.
public struct ForecastLimits: Sendable, Hashable {
  /// The fewest clients.
  public var clients = 100
  /// The fewest clients that came back.
  public var repeaters = 50
  /// The greatest standard error of ln a.
  public var standardErrorOfLogA = 1.0
  /// The least gain in log-likelihood over a model without stopping.
  public var gain = 2.0

  /// The limits of the built-in policy.
  public init() {}
}

extension RepeatPurchaseFit {
  /// Fits a model by maximum likelihood, or says why it would not be believed.
  ///
  /// - Parameters:
  ///   - histories: One for each client, in any order: the result does not depend on it.
  ///   - process: How clients stop.
  ///   - limits: When a fit is believed.
  /// - Returns: The fit at the maximum.
  /// - Throws: Why it would not be believed.
  /// - Complexity: some hundred times the number of different histories.
  public static func fit(
    _ histories: some Sequence<RepeatHistory>, _ process: DropoutProcess,
    limits: ForecastLimits = ForecastLimits()
  ) throws(ForecastRefusal) -> RepeatPurchaseFit {
    let base = RepeatHistories(histories)
    guard base.count >= limits.clients else {
      throw .tooFewClients(found: base.count, needed: limits.clients)
    }
    guard base.repeaters >= limits.repeaters else {
      throw .tooFewRepeaters(found: base.repeaters, needed: limits.repeaters)
    }
    let fit = try maximum(base, process)
    let isCurved = fit.standardErrorOfLogA.map { $0 <= limits.standardErrorOfLogA } ?? false
    guard isCurved, fit.gain >= limits.gain else {
      throw .flatLikelihood(standardErrorOfLogA: fit.standardErrorOfLogA, gain: fit.gain)
    }
    return fit
  }

  /// The maximum, whether or not it is to be believed.
  static func maximum(
    _ base: RepeatHistories, _ process: DropoutProcess
  ) throws(ForecastRefusal) -> RepeatPurchaseFit {
    func withDropout(_ p: [Double]) -> (value: Double, gradient: [Double]) {
      base.likelihood(process, RepeatPurchaseParameters(r: p[0], alpha: p[1], a: p[2], b: p[3]))
    }
    func without(_ p: [Double]) -> (value: Double, gradient: [Double]) {
      base.likelihoodWithoutDropout(r: p[0], alpha: p[1])
    }
    let starts: [[Double]] = [
      [0.5, 5, 1, 2], [1, 1, 1, 1], [0.1, 1, 0.1, 1], [2, 20, 0.5, 5], [0.3, 10, 2, 10],
      [1, 10, 0.05, 0.5],
    ]
    guard let best = Maximizer.maximum(of: withDropout, from: starts), best.isConverged,
      let plain = Maximizer.maximum(of: without, from: starts.map { Array($0[..<2]) })
    else { throw .notConverged }
    let p = best.parameters
    return RepeatPurchaseFit(
      model: RepeatPurchaseModel(
        process, RepeatPurchaseParameters(r: p[0], alpha: p[1], a: p[2], b: p[3])),
      logLikelihood: best.value, logLikelihoodWithoutDropout: plain.value,
      standardErrorOfLogA: Maximizer.standardErrors(of: withDropout, at: p)?[2],
      clients: base.count, repeaters: base.repeaters,
      evaluations: best.evaluations + plain.evaluations)
  }
}
