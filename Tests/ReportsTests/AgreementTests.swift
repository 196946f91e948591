import Analysis
import Localization
import Portfolio
import Testing

@testable import Reports

/// What two places say of one thing, and what is said of one thing alone.
@Suite("Pages agree") struct AgreementTests {
  private static let taxNumber = "529.982.247-25"

  private func buyer(
    _ id: String, name: String? = nil, _ days: [String], _ sales: Int64
  ) -> Fixture.Member {
    var attributes = Fixture.attributes(id)
    attributes.name = name
    return Fixture.Member(
      id: id, attributes: attributes,
      purchases: days.map { PurchaseDay(day: Fixture.date($0), sales: sales) })
  }

  private var stays: Fixture.Member {
    buyer("fica", name: "Fica", ["2024-11-20", "2025-06-10", "2026-06-10", "2026-10-20"], 100_000)
  }

  /// The site of some members, told against the day before with others.
  private func site(
    _ now: [Fixture.Member], before: [Fixture.Member]
  ) throws -> [String: String] {
    let earlier = AttributionSide(
      Fixture.portfolio(before, contacts: [], notes: []), .builtIn, Fixture.date("2026-10-31"))
    let portfolio = Fixture.portfolio(now, contacts: [], notes: [])
    let attribution = Attribution(
      from: earlier, to: AttributionSide(portfolio, .builtIn, Fixture.day))
    var input = Fixture.input(portfolio)
    input.baseline = .snapshot(
      name: "2026-10-31", attribution, Restatement(of: attribution.earlier, by: portfolio))
    return try SiteBuilder(
      input, settings: SiteSettings(portfolioName: "Carteira", aliasKey: "teste"),
      catalog: Fixture.catalog(.brazilianPortuguese), theme: Fixture.theme
    ).site()
  }

  @Test("with one who left: named once, in the singular") func oneLeft() throws {
    let site = try Fixture.builder(
      Fixture.portfolio(
        [stays, buyer("saiu", ["2025-07-01"], 300_000)], contacts: [], notes: [])
    ).site()
    let page = try #require(site["retention.html"])
    #expect(page.contains("; saiu <b>saiu</b>, com"))
    #expect(!page.contains("; 1 cliente"))
  }

  @Test("that the greatest client is gone, by the name it had") func goneByName() throws {
    let site = try site(
      [stays],
      before: [
        stays,
        buyer(
          "maior", name: "Maior de Todas", ["2026-02-01", "2026-06-01", "2026-10-01"], 900_000),
      ])
    let page = try #require(site["changes.html"])
    let lead = try #require(page.split(separator: "<p class=\"lead\">").last).prefix(600)
    #expect(lead.contains("Maior de Todas"))
    #expect(!lead.contains("ninguém"))
  }

  @Test("and show no tax number of a person that is gone") func goneWithoutNumber() throws {
    let site = try site(
      [stays],
      before: [
        stays,
        buyer(AgreementTests.taxNumber, ["2026-02-01", "2026-06-01", "2026-10-01"], 900_000),
      ])
    let page = try #require(site["changes.html"])
    #expect(page.contains(Slug.make(id: AgreementTests.taxNumber, key: "teste")))
    for (path, text) in site {
      #expect(!text.contains(AgreementTests.taxNumber), "\(path)")
    }
  }

  @Test("and ask for what a person lacks without its tax number") func completeness() throws {
    let site = try Fixture.builder(
      Fixture.portfolio(
        [
          Fixture.Member(
            id: AgreementTests.taxNumber,
            purchases: [PurchaseDay(day: Fixture.date("2026-10-01"), sales: 90_000)])
        ], contacts: [], notes: [])
    ).site()
    let page = try #require(site["quality.html"])
    #expect(!page.contains(AgreementTests.taxNumber))
  }

  @Test("on the retention aimed at: a goal is about invoices, and both pages say the same")
  func retentionGoal() throws {
    let context = try Fixture.builder().context
    let goal = RetentionGoal(context: context)
    let revenue = context.assessment.policy.revenue
    #expect(goal.target(of: .net, on: .recurring) == revenue.netRetentionTarget)
    #expect(goal.target(of: .gross, on: .recurring) == revenue.retentionTarget)
    let short = goal.notes(revenue.retentionTarget - 80, of: .gross, on: .recurring)
    #expect(short.last == "faltam 0,8\u{A0}p.p.")
    let above = goal.notes(revenue.retentionTarget + 80, of: .gross, on: .recurring)
    #expect(above.last == "0,8\u{A0}p.p. acima")
    #expect(above.first?.hasPrefix("linha da política, ") == true, "the policy's line is no goal")
  }

  @Test("where rows are left out, and how many there are") func leftOut() throws {
    let words = Words(try Fixture.catalog(.brazilianPortuguese), currency: .real)
    #expect(words.leftOut(of: 60, shown: 60) == nil)
    #expect(words.leftOut(of: 61, shown: 60) == "As primeiras 60 de 61.")
    #expect(
      words.leftOut(of: 61, shown: 60, table: "actions")
        == "As primeiras 60 de 61; todas saem em carteira assess --table actions.")
  }
}
