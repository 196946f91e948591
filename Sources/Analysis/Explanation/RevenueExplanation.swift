/// What became of a client's revenue, what its renewals look like, and what serving it costs.
public struct RevenueExplanation: Sendable {
  /// What it brought a year ago and brings now, on each basis that it has and can be compared.
  public let years: [(basis: RevenueBasis, revenue: ClientRevenue)]
  /// Its renewals within the horizon of the policy, by day.
  public let renewals: [RenewalOutlook]
  /// What serving it took in twelve months; nil where the data tell nothing of it.
  public let cost: CostToServe?

  init(_ study: Study, _ client: ClientAssessment) {
    let reading = YearReading(study.portfolio, study.assessment)
    years = study.bases.compactMap { basis in
      guard study.hasYearBefore(basis) else { return nil }
      return reading.revenue(of: client, basis).map { (basis, $0) }
    }
    renewals = study.renewals(of: client)
    cost = study.cost(of: client)
  }
}
