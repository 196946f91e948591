import Parallel
import Portfolio

extension PortfolioSummary {
  /// The sums of a portfolio whose clients are judged and ranked.
  init(
    _ clients: [ClientAssessment], months: [MonthSummary], concentration: Concentration,
    rfm: RFMScale, tiers: TierScale, lastInvoice: Day?, _ portfolio: Portfolio, _ policy: Policy,
    on day: Day, threads: Int
  ) {
    let tally = SummaryTally(
      clients, on: day, countsReactivation: policy.revenue.countsReactivation, threads: threads)
    byStatus = tally.byStatus.breakdown
    byABC = tally.byABC.breakdown
    bySegment = tally.bySegment.breakdown
    byTier = tally.byTier.breakdown
    byTouch = tally.byTouch.breakdown
    buyers = tally.buyers
    currentBuyers = tally.currentBuyers
    previousBuyers = tally.previousBuyers
    total = tally.total.totals
    current = tally.current.totals
    previous = tally.previous.totals
    yearMovements = tally.movements
    hasYearBefore = portfolio.hasYearBefore(.transactional, on: day)
    self.months = months
    self.concentration = concentration
    self.rfm = rfm
    self.lastInvoice = lastInvoice
    self.tiers = tiers
    contracts = portfolio.records.contracts.isEmpty ? nil : ContractSummary(clients)
    let surveys = portfolio.records.surveys
    voice =
      surveys.isEmpty
      ? nil : VoiceSummary(clients, SurveySending(of: clients, surveys, on: day))
    coverage = CoverageSummary(clients, policy, portfolio, on: day)
  }
}

/// What is counted of every client, all in one pass: going through many clients again and again is the
/// dear part of summing them up.
private struct SummaryTally: Sendable {
  var byStatus = Breakdown<Status>.Tally()
  var byABC = Breakdown<ABCClass>.Tally()
  var bySegment = Breakdown<RFMSegment>.Tally()
  var byTier = Breakdown<Tier>.Tally()
  var byTouch = Breakdown<Touch>.Tally()
  var buyers = 0
  var currentBuyers = 0
  var previousBuyers = 0
  var total = SalesTally()
  var current = SalesTally()
  var previous = SalesTally()
  var movements: MovementTotals

  private static let clientsOfPart = 8192

  /// The sums of all clients, worked out in parts.
  init(_ clients: [ClientAssessment], on day: Day, countsReactivation: Bool, threads: Int) {
    let size = SummaryTally.clientsOfPart
    let bound = day.windowBound(months: 12).number
    let parts = Parallel.map((clients.count + size - 1) / size, threads: threads) { part in
      var tally = SummaryTally(countsReactivation: countsReactivation)
      for index in part * size..<min(clients.count, (part + 1) * size) {
        tally.add(clients[index], bound)
      }
      return tally
    }
    self.init(countsReactivation: countsReactivation)
    for part in parts { add(part) }
  }

  private init(countsReactivation: Bool) {
    movements = MovementTotals(.transactional, countsReactivation: countsReactivation)
  }

  private mutating func add(_ client: ClientAssessment, _ bound: Int32) {
    let (sales, before) = (client.current, client.previous)
    byStatus.add(client.status, netSales: sales.net)
    byABC.add(client.abcClass, netSales: sales.net)
    let hasScores = client.worseRecency != ClientAssessment.never
    bySegment.add(hasScores ? client.segment : nil, netSales: sales.net)
    byTier.add(client.tier, netSales: sales.net)
    byTouch.add(client.touch, netSales: sales.net)
    if client.purchaseDayCount > 0 { buyers += 1 }
    if sales.sales > 0 || sales.invoices > 0 { currentBuyers += 1 }
    if before.sales > 0 || before.invoices > 0 { previousBuyers += 1 }
    total.add(client.total)
    current.add(sales)
    previous.add(before)
    movements.add(
      before: before.net, after: sales.net,
      isNew: client.first != ClientAssessment.never && client.first > bound)
  }

  private mutating func add(_ other: SummaryTally) {
    byStatus.add(other.byStatus)
    byABC.add(other.byABC)
    bySegment.add(other.bySegment)
    byTier.add(other.byTier)
    byTouch.add(other.byTouch)
    buyers += other.buyers
    currentBuyers += other.currentBuyers
    previousBuyers += other.previousBuyers
    total.add(other.total.totals)
    current.add(other.current.totals)
    previous.add(other.previous.totals)
    movements.add(other.movements)
  }

  /// Sums of sales.
  struct SalesTally: Sendable {
    private var sales: Int64 = 0
    private var returns: Int64 = 0
    private var invoices = 0

    var totals: SalesTotals { SalesTotals(sales: sales, returns: returns, invoices: invoices) }

    mutating func add(_ totals: SalesTotals) {
      sales = sum(sales, totals.sales)
      returns = sum(returns, totals.returns)
      invoices += totals.invoices
    }
  }
}
