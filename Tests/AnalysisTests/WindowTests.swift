import Portfolio
import Testing

@testable import Analysis

@Suite("Windows that end with a month") struct WindowTests {
  /// Somebody who is billed on the last day of every month from January 2022 to June 2025, and
  /// somebody who is billed on the fifteenth.
  private var monthly: Portfolio {
    let firsts = (0..<42).map { day("2022-01-01").adding(months: $0) }
    func client(_ id: String, _ date: (Day) -> Day) -> TestClient {
      TestClient(id: id, days: firsts.map { PurchaseDay(day: date($0), sales: 10_000) })
    }
    return portfolio([client("a") { $0.endOfMonth }, client("b") { $0.adding(days: 14) }])
  }

  @Test(arguments: ["2025-02-28", "2024-02-29", "2025-04-30", "2025-06-29", "2025-06-30"])
  func `twelve months hold twelve monthly invoices`(text: String) {
    let assessment = assess(monthly, .builtIn, on: day(text))
    for client in assessment.clients {
      #expect(client.current.net == 120_000)
      #expect(client.previous.net == 120_000)
    }
    #expect(assessment.yearMovements().netRetention.basisPoints == 10_000)
    #expect(assessment.yearMovements().grossRetention.basisPoints == 10_000)
  }

  @Test(arguments: ["2025-06-30", "2025-02-28", "2024-11-30"])
  func `three months hold three`(text: String) throws {
    let policy = try policy("abc: { window: 3 }")
    for client in assess(monthly, policy, on: day(text)).clients {
      #expect(client.abc.value == 30_000)
    }
  }

  @Test(arguments: [("2026-03-03", nil), ("2025-12-16", 0)] as [(String, Int64?)])
  func `sales of those at risk are known where the data cover a year`(first: String, sales: Int64?)
  {
    let portfolio = portfolio([buyer("a", on: [first, "2026-11-10"])])
    let figures = PortfolioFigures(assess(portfolio, .builtIn, on: referenceDay), of: portfolio)
    #expect(figures.atRiskSales == sales)
    #expect((figures.netSales == nil) == (sales == nil))
  }

  @Test func `month-ends in one sweep are those of their days`() throws {
    let days = Array(MonthEnds.before(day("2025-06-10"), count: 30).reversed())
    let portfolio = monthly
    let swept = try #require(InvoiceSweep(portfolio, .builtIn, at: days, threads: 1)?.points())
    for (index, point) in swept.enumerated() {
      let alone = HistoryPoint(portfolio, .builtIn, on: days[index])
      #expect(point.figures == alone.figures)
      #expect(point.states == alone.states)
      #expect(point.revenues == alone.revenues)
    }
    #expect(swept.allSatisfy { $0.figures.netSales.map { $0 == 240_000 } ?? true })
    #expect(swept.last?.figures.netSales == 240_000)
  }
}
