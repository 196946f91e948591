/// Whether and how purchases are forecast; off unless the policy asks for it.
public struct ForecastPolicy: Sendable, Hashable {
  /// Whether a forecast is wanted.
  public var isWanted = false
  /// How clients stop.
  public var process = DropoutProcess.modifiedBetaGeometric
  /// How far ahead, in weeks.
  public var horizonWeeks = 26
  /// The fewest clients to fit to.
  public var minimumClients = 100
  /// The fewest clients that came back.
  public var minimumRepeaters = 50

  /// When a fit is believed.
  public var limits: ForecastLimits {
    var limits = ForecastLimits()
    limits.clients = minimumClients
    limits.repeaters = minimumRepeaters
    return limits
  }
}
