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
