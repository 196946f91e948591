import Portfolio
import Testing

@testable import Analysis

@Suite("Cadence") struct CadenceTests {
  private func cadence(_ days: [String], _ policy: Policy = .builtIn) throws -> Cadence {
    let portfolio = portfolio([buyer("a", on: days)])
    return try #require(assess(portfolio, policy, on: referenceDay).clients[0].cadence)
  }

  @Test func `median and deviation keep halves and quarters of days`() throws {
    // Intervals 10, 20, 11, 30: median 15.5, deviations 5.5, 4.5, 4.5, 14.5, their median 5.
    let cadence = try cadence(
      ["2026-01-01", "2026-01-11", "2026-01-31", "2026-02-11", "2026-03-13"])
    #expect(cadence.intervals == 4)
    #expect(cadence.medianHalfDays == 31)
    #expect(cadence.deviationQuarterDays == 20)
    #expect(cadence.source == .client)
    // 15.5 + max(7, 2 × 1.4826 × 5 = 14.826) = 30.326; 2 × 15.5 = 31 is more.
    #expect(cadence.lateAfterDays == 30)
    #expect(cadence.brokenAfterDays == 31)
    #expect(cadence.inactiveAfterDays == 180)
    #expect(cadence.cycleHalfDays == 31)
  }

  @Test func `a regular client gets the grace and twice the median`() throws {
    let cadence = try cadence(["2026-01-01", "2026-01-31", "2026-03-02", "2026-04-01"])
    #expect(cadence.medianHalfDays == 60)
    #expect(cadence.deviationQuarterDays == 0)
    #expect(cadence.lateAfterDays == 37)
    #expect(cadence.brokenAfterDays == 60)
  }

  @Test func `a slow client bears a longer silence than 180 days`() throws {
    let cadence = try cadence(["2024-01-01", "2024-06-01", "2024-11-01", "2025-04-01"])
    #expect(cadence.brokenAfterDays == cadence.inactiveAfterDays)
    #expect(cadence.inactiveAfterDays == 304)
  }

  @Test func `fewer than three intervals fall back to the default, and it says so`() throws {
    let cadence = try cadence(["2026-01-01", "2026-01-11", "2026-02-11"])
    #expect(cadence.source == .standard)
    #expect(cadence.medianHalfDays == 41)
    #expect(cadence.cycleHalfDays == 60)
    #expect(cadence.lateAfterDays == 37)
    #expect(cadence.brokenAfterDays == 60)
  }

  @Test func `the policy moves every threshold`() throws {
    let policy = try policy(
      """
      cadence: { minimum-intervals: 2, grace-days: 0, spread-factor: 1, broken-factor: 1.5 }
      status: { inactive-days: 10 }
      """)
    let cadence = try cadence(["2026-01-01", "2026-01-11", "2026-02-11"], policy)
    #expect(cadence.source == .client)
    // Median 20.5, deviation 10.5: 20.5 + 15.5673 = 36.0673; 1.5 × 20.5 = 30.75 is less.
    #expect(cadence.lateAfterDays == 36)
    #expect(cadence.brokenAfterDays == 36)
    #expect(cadence.inactiveAfterDays == 36)
  }

  @Test func `days with returns alone are no purchases`() throws {
    var client = buyer("a", on: ["2026-01-01", "2026-01-31"])
    client.days.append(
      PurchaseDay(
        day: day("2026-02-10"), sales: 0, returns: -500, saleInvoices: 0, returnInvoices: 1))
    let result = assess(portfolio([client]), .builtIn, on: referenceDay).clients[0]
    #expect(result.purchaseDays == 2)
    #expect(result.lastPurchase == day("2026-01-31"))
    #expect(result.invoices == 3)
    #expect(result.saleInvoices == 2)
    #expect(result.total.net == 19_500)
    #expect(result.total.averageTicket == 10_000)
  }

  @Test func `expected, late and broken days follow from the last purchase`() throws {
    let portfolio = portfolio([
      buyer("a", on: ["2026-08-01", "2026-08-31", "2026-09-30", "2026-10-30"])
    ])
    let client = assess(portfolio, .builtIn, on: day("2026-12-06")).clients[0]
    #expect(client.expectedNext == day("2026-11-29"))
    #expect(client.daysOverdue == 7)
    #expect(client.recencyDays == 37)
    #expect(!client.isLate)
    #expect(client.lateOn == day("2026-12-07"))
    #expect(client.brokenOn == day("2026-12-30"))
    #expect(assess(portfolio, .builtIn, on: day("2026-12-07")).clients[0].isLate)
    #expect(!assess(portfolio, .builtIn, on: day("2026-12-29")).clients[0].isBroken)
    #expect(assess(portfolio, .builtIn, on: day("2026-12-30")).clients[0].isBroken)
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func `fast and plain ways agree`(seed: UInt64) {
    let portfolio = portfolio(randomClients(300, seed: seed))
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    var compared = 0
    for client in assessment.clients {
      let days = portfolio.ledger.days(of: client.client)
        .filter { $0.day <= referenceDay && $0.sales > 0 }.map(\.day)
      guard let plain = PlainReference.thresholds(days), let cadence = client.cadence else {
        #expect(client.cadence?.source != .client)
        continue
      }
      compared += 1
      #expect(cadence.source == .client)
      #expect(cadence.medianHalfDays.map { Double($0) / 2 } == plain.median)
      #expect(cadence.deviationQuarterDays.map { Double($0) / 4 } == plain.deviation)
      #expect(cadence.lateAfterDays == plain.late)
      #expect(cadence.brokenAfterDays == plain.broken)
    }
    #expect(compared > 100)
  }
}
