/// The class of a client by cumulative revenue.
public enum ABCClass: String, Sendable, Hashable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
}

/// The ten segments of recency × frequency, from the best to the worst.
public enum RFMSegment: String, Sendable, Hashable, CaseIterable {
  case champions
  case loyal
  case potentialLoyalist = "potential-loyalist"
  case new
  case promising
  case needsAttention = "needs-attention"
  case aboutToSleep = "about-to-sleep"
  case atRisk = "at-risk"
  case cantLose = "cant-lose"
  case hibernating

  /// Whether its name says that the client stopped buying, or is about to.
  ///
  /// Invoices alone decide that: a contract in force may say the opposite.
  var tellsOfSilence: Bool {
    switch self {
    case .aboutToSleep, .atRisk, .cantLose, .hibernating: true
    case .champions, .loyal, .potentialLoyalist, .new, .promising, .needsAttention: false
    }
  }
}

extension ClientAssessment {
  /// Whether the name of its RFM segment speaks of silence although a contract runs.
  public var isCalledSilentUnderContract: Bool {
    rfm?.segment.tellsOfSilence == true && contracts?.running.isEmpty == false
  }
}

/// Where a client stands in the ABC curve.
public struct ABCPosition: Sendable, Hashable {
  /// The class.
  public let abcClass: ABCClass
  /// The amount that counts, in minor units.
  public let value: Int64
  /// Sum of the amounts of all clients before this one, in minor units; the sum of all for clients
  /// with zero or less.
  public let before: Int64
  /// Position from 1 by amount, ties by id; nil for clients with zero or less.
  public let rank: Int?
}

/// A client's three scores of 1 (worst) to 5 (best) and its segment.
public struct RFMPosition: Sendable, Hashable {
  /// Score of the days since the last purchase.
  public let recency: Int
  /// Score of the number of sale invoices.
  public let frequency: Int
  /// Score of the money.
  public let monetary: Int
  /// The segment of the cell recency × frequency.
  public let segment: RFMSegment
  /// How many participants bought longer ago.
  public let worseRecency: Int
  /// How many participants have fewer invoices.
  public let worseFrequency: Int
  /// How many participants have less money.
  public let worseMonetary: Int
}
