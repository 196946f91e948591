import Diagnostics
import Localization
import Portfolio
import Reports
import Testing
import TestSupport

@Suite("Pages of groups") struct GroupPageTests {
  @Test(arguments: PortfolioLocale.allCases)
  func `they say what a reviewer approved`(locale: PortfolioLocale) throws {
    let site = try Fixture.builder(locale: locale).site()
    for path in ["segments/index.html", "former.html", "voice.html"] {
      let text = try #require(site[path])
      Golden.expect(text, matches: "\(locale.tag)/\(path)")
    }
  }

  @Test func `every segment with a client has a page, and its counts lead to the clients`() throws {
    let site = try Fixture.builder().site()
    let index = try #require(site["segments/index.html"])
    let links = Markings.links(in: index).filter { $0.contains("#members") }
    #expect(links.count > 3)
    for link in links {
      let page = try #require(site["segments/" + (link.split(separator: "#").first ?? "")])
      #expect(page.contains("id=\"members\""))
    }
    for (path, text) in site where path.hasPrefix("segments/") && path != "segments/index.html" {
      #expect(text.contains("../clients/"), "\(path) names no client")
    }
  }

  @Test func `a dimension is called by its name, and bands of money have their currency`() throws {
    let page = try #require(try Fixture.builder().site()["segments/index.html"])
    #expect(page.contains(">Por receita de 12 meses</h2>"))
    #expect(!page.contains("Por net-sales"))
    #expect(page.contains("menos de R$"))
    #expect(page.contains(">Retenção bruta"))
  }

  @Test func `expected demand keeps segments of purchases and sectors apart`() throws {
    let page = try #require(try Fixture.builder().site()["products/index.html"])
    #expect(page.contains("id=\"demand-rfm\"") && page.contains("id=\"demand-sectors\""))
    #expect(page.contains("Demanda esperada por setor"))
  }

  @Test func `without surveys, words for us or exits there is no such page`() throws {
    let members = Fixture.members.filter { $0.id == "novo" }
    let builder = try SiteBuilder(
      Fixture.input(Fixture.portfolio(members, contacts: [])),
      settings: SiteSettings(portfolioName: "X"), catalog: Fixture.catalog(.english),
      theme: Fixture.theme)
    let site = try builder.site()
    #expect(site["voice.html"] == nil)
    #expect(site["former.html"] == nil)
    #expect(site["segments/index.html"] != nil)
  }
}
