import Portfolio

/// Parameters of how our people's time covers the accounts, with hours in tenths.
public struct CoveragePolicy: Sendable {
  /// Hours for clients a year of somebody whose weekly hours are not known.
  public var hoursPerYear = 1147
  /// Weeks a year in which somebody works for clients.
  public var weeksPerYear = 46
  /// The part of those hours that is planned, in basis points.
  public var planned: Int64 = 7500
  /// Hours a year of a diamond account.
  public var diamondHours: Int64 = 1320
  /// Hours a year of a platinum account.
  public var platinumHours: Int64 = 715
  /// Hours a year of a gold account.
  public var goldHours: Int64 = 330
  /// Hours a year of a silver account.
  public var silverHours: Int64 = 50
  /// Hours a year of a bronze account.
  public var bronzeHours: Int64 = 50
  /// Hours a year of an account with high touch, where its tier has another.
  public var highHours: Int64 = 715
  /// Hours a year of an account with mid touch, where its tier has another.
  public var midHours: Int64 = 330
  /// Hours a year of an account with low touch, where its tier has another.
  public var lowHours: Int64 = 50
  /// Hours a year of an account with tech touch, where its tier has another.
  public var techHours: Int64 = 50
  /// Up to this much more than planned is tight, in basis points.
  public var tightMost: Int64 = 1500
  /// Up to this much more than planned is overloaded, and beyond it structural, in basis points.
  public var overloadedMost: Int64 = 4000
  /// The days within which a client should have spoken with us.
  public var touchDays = 90
  /// Less than this part of the clients spoken with means that the book is too large, in basis points.
  public var touchedLeast: Int64 = 7000
  /// Strategic accounts are at most this part of the base, in basis points.
  public var strategic: Int64 = 100
  /// Which accounts are strategic; diamond ones without it.
  public var strategicCondition: Condition?
  /// Clients who can leave within so many days stay with their owner.
  public var protectedDays = 60
  /// Of fewer clients than this, the fit of an owner says nothing.
  public var fewestFit = 3

  /// Hours a year of an account, in tenths.
  ///
  /// Those of its tier; where its touch is not the one that its tier has, those of the touch.
  public func hours(_ tier: Tier, _ touch: Touch, usual: TouchPolicy) -> Int64 {
    guard usual[tier] == touch else {
      return switch touch {
      case .high: highHours
      case .mid: midHours
      case .low: lowHours
      case .tech: techHours
      }
    }
    return switch tier {
    case .diamond: diamondHours
    case .platinum: platinumHours
    case .gold: goldHours
    case .silver: silverHours
    case .bronze: bronzeHours
    }
  }
}
