public import Portfolio

/// What snapshots said on their days: the past as it was reported then, not worked out again.
public struct SealedHistory: Sendable {
  /// The portfolio in each snapshot, oldest first.
  public let portfolio: [SealedFigures]
  /// The clients of each owner, by the owner's id, in each snapshot in which it had any, oldest first.
  public let owners: [String: [SealedFigures]]
  /// A client, by its id, in each snapshot that knows it, oldest first.
  ///
  /// Called from several threads at once.
  public let client: @Sendable (_ id: String) -> [SealedStanding]

  /// No snapshot lies before the day.
  public static let none = SealedHistory(portfolio: [], owners: [:]) { _ in [] }

  /// A history.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio in each snapshot, oldest first.
  ///   - owners: Likewise the clients of each owner.
  ///   - client: Finds a client in the snapshots.
  public init(
    portfolio: [SealedFigures], owners: [String: [SealedFigures]],
    client: @escaping @Sendable (_ id: String) -> [SealedStanding]
  ) {
    self.portfolio = portfolio
    self.owners = owners
    self.client = client
  }
}

/// Some or all clients in a snapshot.
public struct SealedFigures: Sendable, Hashable {
  /// The snapshot's name.
  public var snapshot: String
  /// Its day.
  public var day: Day
  /// Clients.
  public var clients: Int
  /// Of them, those of the status `active`.
  public var active: Int
  /// Of them, those of the status `at-risk`.
  public var atRisk: Int
  /// Net sales of the twelve months up to the day, in minor units.
  public var netSales: Int64
  /// Recurring revenue a month, in minor units; nil where no client had a contract.
  public var recurring: Int64?
  /// The mean health score in tenths, half away from zero; nil where nobody had one.
  public var meanHealthTenths: Int64?
  /// Gross revenue retention in basis points; nil where it was not told, and for parts of the portfolio.
  public var grossRetention: Int64?
  /// The NPS in hundredths; nil where too few answered, and for parts of the portfolio.
  public var npsHundredths: Int64?

  /// Figures of a snapshot.
  public init(
    snapshot: String, day: Day, clients: Int, active: Int, atRisk: Int, netSales: Int64,
    recurring: Int64? = nil, meanHealthTenths: Int64? = nil, grossRetention: Int64? = nil,
    npsHundredths: Int64? = nil
  ) {
    self.snapshot = snapshot
    self.day = day
    self.clients = clients
    self.active = active
    self.atRisk = atRisk
    self.netSales = netSales
    self.recurring = recurring
    self.meanHealthTenths = meanHealthTenths
    self.grossRetention = grossRetention
    self.npsHundredths = npsHundredths
  }
}

/// A client in a snapshot.
public struct SealedStanding: Sendable, Hashable {
  /// The snapshot's name.
  public var snapshot: String
  /// Its day.
  public var day: Day
  /// What the client was to us.
  public var status: Status
  /// Its tier; nil where it had none.
  public var tier: Tier?
  /// Its health score; nil where too little was measured.
  public var health: Int?
  /// The revenue of a year that decided its tier, in minor units.
  public var revenue: Int64?
  /// The latest NPS answer that still counted.
  public var npsAnswer: Int?

  /// A client in a snapshot.
  public init(
    snapshot: String, day: Day, status: Status, tier: Tier? = nil, health: Int? = nil,
    revenue: Int64? = nil, npsAnswer: Int? = nil
  ) {
    self.snapshot = snapshot
    self.day = day
    self.status = status
    self.tier = tier
    self.health = health
    self.revenue = revenue
    self.npsAnswer = npsAnswer
  }
}
