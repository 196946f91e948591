import Portfolio

/// Whether a red score foretells that a client leaves: how much more often than a green one.
///
/// Of each band, the clients that had it at a month-end and were neither inactive nor former; lost are
/// those who are so three month-ends later. Month-ends three apart are looked at, so that no loss is
/// counted twice.
public struct HealthLift: Sendable, Hashable {
  /// Why no lift is given.
  public enum Refusal: String, Sendable, Hashable, CaseIterable {
    /// The data do not reach back far enough, or nothing was measured then.
    case noHistory = "no-history"
    /// Fewer cases than wanted in the red or in the green.
    case fewCases = "few-cases"
    /// Nobody was lost from the green: the ratio has no bottom.
    case noLossInGreen = "no-loss-in-green"
  }

  /// The cases of one band.
  public struct Cases: Sendable, Hashable {
    /// The band.
    public let band: HealthBand
    /// Client and month-end in it.
    public fileprivate(set) var count = 0
    /// Of them, those lost three month-ends later.
    public fileprivate(set) var lost = 0

    /// The part that was lost.
    public var share: Share { Share(Int64(lost), of: Int64(count)) }
  }

  /// The bands, from red to green.
  public let bands: [Cases]
  /// Loss in the red for each loss in the green, in hundredths; or why that would be guessing.
  public let lift: Result<Int64, RefusalError>
  /// How far apart the two looks are, in month-ends.
  public static let span = 3
  /// Fewer cases than this in red or green say nothing.
  public static let fewestCases = 20

  /// A refusal as an error.
  public struct RefusalError: Error, Hashable {
    /// Why.
    public let reason: Refusal
  }

  /// The cases of a band.
  public subscript(band: HealthBand) -> Cases {
    bands.first { $0.band == band } ?? Cases(band: band)
  }

  /// The lift over a history.
  ///
  /// - Parameters:
  ///   - history: How the clients stood.
  ///   - clients: How many clients the portfolio has.
  public init(_ history: AssessmentHistory, clients: Int) {
    var bands = HealthBand.allCases.map { Cases(band: $0) }
    let last = history.days.count - 1
    // Counted back from the latest look, so that the newest cases are all there.
    for end in stride(from: last, through: HealthLift.span, by: -HealthLift.span) {
      for client in 0..<clients {
        guard let then = history.standing(of: client, at: end - HealthLift.span),
          let band = then.band, then.status != .inactive, then.status != .former,
          let now = history.standing(of: client, at: end),
          let index = bands.firstIndex(where: { $0.band == band })
        else { continue }
        bands[index].count += 1
        if now.status == .inactive || now.status == .former { bands[index].lost += 1 }
      }
    }
    self.bands = bands
    let (red, green) = (bands.first { $0.band == .red }, bands.first { $0.band == .green })
    guard let red, let green, bands.contains(where: { $0.count > 0 }) else {
      lift = .failure(RefusalError(reason: .noHistory))
      return
    }
    if min(red.count, green.count) < HealthLift.fewestCases {
      lift = .failure(RefusalError(reason: .fewCases))
    } else if green.lost == 0 {
      lift = .failure(RefusalError(reason: .noLossInGreen))
    } else {
      lift = .success(
        Rounding.divide(
          Int64(red.lost) * Int64(green.count) * 100, by: Int64(red.count) * Int64(green.lost)))
    }
  }
}

extension Study {
  /// Whether a red score foretells a loss in this portfolio.
  public var healthLift: HealthLift {
    HealthLift(history, clients: portfolio.clients.count)
  }
}
