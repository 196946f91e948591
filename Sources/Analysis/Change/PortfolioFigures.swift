public import Portfolio

/// The figures of a portfolio on a day, as far as the data reach back from it.
public struct PortfolioFigures: Sendable, Hashable {
  /// The day.
  public let day: Day
  /// Clients that exist on the day.
  public let clients: Int
  /// Clients by status.
  public let byStatus: [Status: Int]
  /// Net sales of the twelve months up to the day, in minor units; nil where the data begin later.
  public let netSales: Int64?
  /// Clients with a sale in those months; likewise.
  public let buyers: Int?
  /// Recurring revenue a month in force, in minor units; nil without contracts.
  public let recurring: Int64?
  /// Gross revenue retention of twelve months; nil where the data do not cover twenty-four.
  public let grossRetention: Share?
  /// Net revenue retention of twelve months; likewise.
  public let netRetention: Share?
  /// Net sales of twelve months of the clients at risk, in minor units; nil where the data begin later.
  public let atRiskSales: Int64?
  /// Clients with a health score.
  public let scored: Int
  /// Those in each band.
  public let byBand: [HealthBand: Int]
  /// The sum of their scores.
  let scoreSum: Int

  /// The mean health score in tenths, half away from zero; nil without one.
  public var meanHealthTenths: Int64? {
    scored > 0 ? Rounding.divide(Int64(scoreSum) * 10, by: Int64(scored)) : nil
  }

  /// Clients of a status.
  public func clients(_ status: Status) -> Int { byStatus[status] ?? 0 }

  /// Clients of a band.
  public func clients(_ band: HealthBand) -> Int { byBand[band] ?? 0 }

  /// The figures of a portfolio of which nothing but invoices is known.
  init(
    on day: Day, of portfolio: Portfolio, clients: Int, byStatus: [Status: Int], netSales: Int64,
    buyers: Int, movements: MovementTotals, atRiskSales: Int64
  ) {
    let isYear = PortfolioFigures.covers(12, on: day, portfolio)
    let areTwo = PortfolioFigures.covers(24, on: day, portfolio)
    self.day = day
    self.clients = clients
    self.byStatus = byStatus
    self.netSales = isYear ? netSales : nil
    self.buyers = isYear ? buyers : nil
    recurring = nil
    grossRetention = areTwo ? movements.grossRetention : nil
    netRetention = areTwo ? movements.netRetention : nil
    self.atRiskSales = isYear ? atRiskSales : nil
    scored = 0
    byBand = [:]
    scoreSum = 0
  }

  /// Whether the data cover so many months up to a day.
  ///
  /// A month is borne at the beginning: nobody sells on every day.
  private static func covers(_ months: Int, on day: Day, _ portfolio: Portfolio) -> Bool {
    portfolio.ledger.firstDay.map { $0 <= day.windowBound(months: months - 1) } ?? false
  }

  /// The figures of a portfolio on the day of an assessment.
  public init(_ assessment: Assessment, of portfolio: Portfolio) {
    let summary = assessment.summary
    day = assessment.day
    clients = assessment.clients.count
    byStatus = Dictionary(
      uniqueKeysWithValues: summary.byStatus.rows.map { ($0.key, $0.clients) })
    let isYear = PortfolioFigures.covers(12, on: day, portfolio)
    let areTwo = PortfolioFigures.covers(24, on: day, portfolio)
    netSales = isYear ? summary.current.net : nil
    buyers = isYear ? summary.currentBuyers : nil
    recurring = summary.contracts?.knownRevenue
    grossRetention = areTwo ? summary.yearMovements.grossRetention : nil
    netRetention = areTwo ? summary.yearMovements.netRetention : nil
    atRiskSales = isYear ? summary.byStatus[.atRisk].netSales : nil
    var bands: [HealthBand: Int] = [:]
    var scored = 0
    var sum = 0
    for client in assessment.clients {
      guard let health = client.health, let score = health.score, let band = health.band else {
        continue
      }
      scored += 1
      sum += score
      bands[band, default: 0] += 1
    }
    self.scored = scored
    byBand = bands
    scoreSum = sum
  }
}
