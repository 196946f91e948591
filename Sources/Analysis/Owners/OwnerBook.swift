import Portfolio

/// How an owner's planned hours compare with those that the accounts ask for.
public enum LoadBand: String, Sendable, Hashable, CaseIterable {
  /// No more than planned.
  case fine
  /// A little more.
  case tight
  /// More than can be made up for.
  case overloaded
  /// So much more that moving accounts is not enough.
  case structural

  /// The band of hours asked for and hours planned, both in tenths.
  public init(load: Int64, planned: Int64, _ policy: CoveragePolicy) {
    let excess = Int128(load - planned) * 10_000
    self =
      load <= planned
      ? .fine
      : excess <= Int128(policy.tightMost) * Int128(planned)
        ? .tight
        : excess <= Int128(policy.overloadedMost) * Int128(planned) ? .overloaded : .structural
  }
}

/// One account in an owner's book.
public struct CoveredAccount: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Hours a year that it is given, in tenths.
  public let hours: Int64
  /// Whether its touch is not the one that its tier has, so that the touch decides the hours.
  public let isByTouch: Bool
  /// Whether somebody spoke with it within the days of the policy; nil where no human touch is
  /// planned, where it is not served, where touches are not recorded, or where they leave open who spoke.
  public let isTouched: Bool?
  /// Whether that is nil for the last of these reasons.
  public let isDirectionUnknown: Bool
  /// Why it stays with its owner whatever the load; nil where it may move.
  public let protection: Protection?

  /// Reasons for which an account does not change hands.
  public enum Protection: String, Sendable, Hashable, CaseIterable {
    /// The client is at risk.
    case atRisk = "at-risk"
    /// It was cancelled and still runs.
    case leaving
    /// It can be called off soon, or could be until lately.
    case optOut = "opt-out"
    /// It renews soon.
    case renewal
  }
}

/// An owner with the accounts of the base: no prospects and no former clients.
public struct OwnerBook: Sendable, Hashable {
  /// Id of the team member, or the text as written; nil for the accounts that nobody answers for.
  public let id: String?
  /// The name in the team table; nil for somebody who is not in it.
  public let name: String?
  /// Whether the team table has the owner.
  public let isInTeam: Bool
  /// Hours a week for clients by the team table; nil where it does not say.
  public let weeklyHours: Int?
  /// The accounts, by position of the client.
  public let accounts: [CoveredAccount]
  /// Hours a year for clients, in tenths.
  public let capacity: Int64
  /// The part of them that is planned, in tenths of hours.
  public let planned: Int64
  /// Hours a year that the accounts ask for, in tenths.
  public let load: Int64
  /// What the two mean together.
  public let band: LoadBand
  /// Net sales of the last twelve months, in minor units.
  public let netSales: Int64
  /// Recurring revenue a month, in minor units; nil where nobody has a contract, or the value of none
  /// is known.
  public let monthlyRevenue: Int64?
  /// Clients whose contracts run at values of which none is known.
  public let withoutMonthlyRevenue: Int
  /// Clients at risk.
  public let atRisk: Int
  /// Their net sales of the last twelve months, in minor units.
  public let atRiskSales: Int64
  /// Contracts whose opt-out lies within 90 days.
  public let renewals: Int
  /// Promises whose day has passed.
  public let overduePromises: Int

  /// Load as a part of the planned hours.
  public var loadShare: Share { Share(load, of: planned) }

  /// Hours that are missing, in tenths; below zero where some are left.
  public var deficit: Int64 { load - planned }

  /// Clients for whom human touches are planned and recorded.
  public var touchable: Int { accounts.count { $0.isTouched != nil } }

  /// Of them, those that somebody spoke with.
  public var touched: Int { accounts.count { $0.isTouched == true } }

  /// Clients of whom touches leave open whether anybody did.
  public var unknownDirection: Int { accounts.count(where: \.isDirectionUnknown) }

  /// The part of them that somebody spoke with.
  public var touchCoverage: Share { Share(Int64(touched), of: Int64(touchable)) }

  /// Hours a week that are planned, in tenths.
  public func weeklyPlanned(_ policy: CoveragePolicy) -> Int64 {
    Rounding.divide(planned, by: Int64(policy.weeksPerYear))
  }
}
