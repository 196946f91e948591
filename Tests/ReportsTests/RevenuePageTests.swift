import Analysis
import Portfolio
import Testing

@testable import Reports

@Suite struct RevenuePageTests {
  private func site(_ members: [Fixture.Member]) throws -> [String: String] {
    try Fixture.builder(Fixture.portfolio(members, contacts: [], notes: [])).site()
  }

  private func buyer(_ id: String, _ days: [String], _ sales: Int64) -> Fixture.Member {
    Fixture.Member(
      id: id, attributes: Fixture.attributes(id),
      purchases: days.map { PurchaseDay(day: Fixture.date($0), sales: sales) })
  }

  @Test func theRetentionPageNamesMoneyAClientAndADay() throws {
    let page = try #require(
      try site([
        buyer("fica", ["2024-11-20", "2025-06-10", "2026-06-10"], 100_000),
        buyer("saiu", ["2025-07-01"], 300_000),
      ])["retention.html"])
    let lead = try #require(page.split(separator: "<p class=\"lead\">").last).prefix(400)
    #expect(lead.contains("R$"))
    #expect(lead.contains("saiu"))
    #expect(lead.contains("01/07/2025"))
    #expect(page.contains("id=\"movers-churn\""))
    #expect(page.contains("clients/saiu/index.html"))
    #expect(!page.contains("revenue."))
  }

  @Test func aBridgeOverReturnsBeyondSalesEndsWithTheRevenueOfThePage() throws {
    func member(_ id: String, _ invoices: [(String, Int64)]) -> Fixture.Member {
      Fixture.Member(
        id: id, attributes: Fixture.attributes(id),
        purchases: invoices.map { day, amount in
          PurchaseDay(
            day: Fixture.date(day), sales: max(0, amount), returns: min(0, amount),
            saleInvoices: amount > 0 ? 1 : 0, returnInvoices: amount < 0 ? 1 : 0)
        })
    }
    let whole = [member("fica", [("2024-11-20", 200_000), ("2026-06-10", 150_000)])]
    let sunk = [
      member("afunda", [("2025-06-10", 200_000), ("2026-01-10", -80_000)]),
      member("volta", [("2025-03-01", 10_000), ("2025-04-01", -40_000), ("2026-08-01", 20_000)]),
    ]
    let site = try site(whole + sunk)
    for path in ["index.html", "retention.html"] {
      let page = try #require(site[path])
      // 2,000 + 2,000 − 300 then, 1,500 − 800 + 200 now.
      #expect(page.contains("3.700 + 200 − 500 − 2.000 − 500 = 900"), "\(path)")
      #expect(page.contains("Abaixo de zero é o que devoluções"), "\(path)")
    }
    #expect(site["retention.html"]?.contains("A soma não conta nada abaixo de zero") == true)
    let ordinary = try #require(try self.site(whole)["retention.html"])
    #expect(!ordinary.contains("baixo de zero"))
  }

  @Test func aPortfolioWithoutAYearSaysWhatIsMissing() throws {
    let site = try site([buyer("novo", ["2026-10-01"], 100)])
    let page = try #require(site["retention.html"])
    #expect(page.contains("class=\"empty\""))
    #expect(site["opportunities.html"] == nil)
    #expect(!(site["index.html"] ?? "").contains("opportunities.html"))
  }

  @Test func everyNumberOfClientsLeadsSomewhereThatExists() throws {
    let site = try Fixture.builder().site()
    for path in ["retention.html", "opportunities.html"] {
      let page = try #require(site[path])
      for href in Markings.values(of: "href=\"", in: page) {
        let file = href.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        guard !file.isEmpty, !file.contains(":"), file.hasSuffix(".html") else { continue }
        #expect(site[String(file)] != nil, "\(path): \(href)")
      }
      for anchor in Markings.values(of: "href=\"#", in: page) {
        #expect(page.contains("id=\"\(anchor)\""), "\(path): #\(anchor)")
      }
    }
  }
}
