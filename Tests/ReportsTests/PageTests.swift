import Diagnostics
import Files
import Localization
import Portfolio
import Reports
import Templating
import Testing
import TestSupport
import Theme

@Suite struct PageTests {
  @Test(arguments: PortfolioLocale.allCases)
  func pagesSayWhatAReviewerApproved(locale: PortfolioLocale) throws {
    let site = try Fixture.builder(locale: locale).site()
    for path in [
      "index.html", "clients/index.html", "clients/000101/index.html",
      "clients/000101/profile.md", "clients/novo/profile.md", "clients/volta/profile.md",
      "quality.html", "method.html", "retention.html", "opportunities.html",
      "products/index.html", "products/pr-1-d1cf4ba0.html", "forecast.html",
      "clients/000101/handoff.html", "clients/000101/handoff.md",
      "clients/000101/roadmap.html", "clients/000101/roadmap.md", "clients/000101/map.html",
      "clients/000101/map.md", "clients/000101/review.md", "calendar.html",
    ] {
      let text = try #require(site[path])
      Golden.expect(text, matches: "\(locale.tag)/\(path)")
    }
  }

  @Test(arguments: PortfolioLocale.allCases)
  func everyTextIsInTheCatalog(locale: PortfolioLocale) throws {
    let catalog = try Fixture.catalog(locale)
    let builder = try SiteBuilder(
      Fixture.input(Fixture.portfolio(Fixture.members)),
      settings: SiteSettings(portfolioName: "X"), catalog: catalog, theme: Fixture.theme)
    _ = try builder.site()
    #expect(catalog.problems.isEmpty)
  }

  @Test func bothCatalogsHaveTheSameTexts() throws {
    let portuguese = try Fixture.catalog(.brazilianPortuguese)
    let english = try Fixture.catalog(.english)
    let keys = portuguese.keys.filter { $0.hasPrefix("reports.") }
    #expect(keys == english.keys.filter { $0.hasPrefix("reports.") })
    for key in keys {
      #expect(
        portuguese.message(key)?.parameters == english.message(key)?.parameters, "\(key)")
    }
  }

  @Test func templatesHoldNoWordsOfTheirOwn() {
    for template in Fixture.theme.templates {
      #expect(Markings.words(outside: template.text) == [], "\(template.name)")
    }
  }

  @Test func linksLeadToFilesOfTheSite() throws {
    let site = try Fixture.builder().site()
    for (path, text) in site where path.hasSuffix(".html") {
      for link in Markings.links(in: text) where !link.hasPrefix("https://exemplo.com.br/") {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? path : Markings.resolve(String(parts[0]), from: path)
        let file = try #require(site[target], "\(path): \(link)")
        guard parts.count == 2, !parts[1].contains("=") else { continue }
        #expect(file.contains("id=\"\(parts[1])\""), "\(path): \(link)")
      }
    }
  }

  @Test func idsOfAPageAreUnique() throws {
    for (path, text) in try Fixture.builder().site() where path.hasSuffix(".html") {
      let ids = Markings.values(of: " id=\"", in: text)
      #expect(Set(ids).count == ids.count, "\(path)")
    }
  }

  @Test func whatAPersonIsStandsApartFromTheRoles() throws {
    let page = try #require(try Fixture.builder().site()["clients/000101/index.html"])
    #expect(page.contains("Campeão</span> · Avaliador técnico"))
    #expect(page.contains("Bloqueador</span> · Compras"))
  }

  @Test func linksToCalendarsSayWhatTheyDoRatherThanTheNameOfAFile() throws {
    let page = try #require(try Fixture.builder().site()["calendar.html"])
    #expect(page.contains("href=\"owners/ana.ics\">Baixar (.ics)<"))
    #expect(!page.contains(">ana.ics<") && !page.contains(">calendar.ics<"))
  }

  @Test func datesOfTheMarkdownTwinsAreWrittenInOneWay() throws {
    let site = try Fixture.builder().site()
    for file in ["profile.md", "roadmap.md"] {
      let text = try #require(site["clients/000101/\(file)"])
      #expect(!text.contains("2026-11-"), "\(file)")
    }
  }

  @Test func robotsAreAskedToStayAway() throws {
    let site = try Fixture.builder().site()
    #expect(site["robots.txt"] == "User-agent: *\nDisallow: /\n")
  }

  @Test func theStyleSheetStaysSmallAndCarriesTheFootOfPaper() throws {
    let style = try #require(try Fixture.builder().site()["assets/site.css"])
    #expect(style.utf8.count < 64_000)
    #expect(style.contains("@bottom-left { content: \"Aroeira Conectividade e TI"))
  }

  @Test func pagesAskNobodyElse() throws {
    for (path, text) in try Fixture.builder().site() where path.hasSuffix(".html") {
      #expect(text.contains("default-src 'none'"), "\(path)")
      #expect(!text.contains(" style="), "\(path)")
      #expect(!text.contains("src=\"http"), "\(path)")
    }
  }

  @Test func sameInputInAnotherOrderGivesTheSameBytes() throws {
    let first = try Fixture.builder().site()
    let second = try Fixture.builder(Fixture.portfolio(Fixture.members.reversed())).site()
    #expect(first == second)
  }

  @Test func aPortfolioWithoutAnythingStillHasItsPages() throws {
    let empty = try Fixture.builder(Fixture.portfolio([], contacts: [], notes: [])).site()
    #expect(empty.keys.count { !$0.contains("/") } >= 4)
    #expect(empty["clients/index.html"] != nil && empty["downloads/index.html"] != nil)
    #expect(empty["index.html"]?.contains("carteira.yaml") == true)
  }

  @Test func wrongTemplatesAreFoundWithoutRendering() throws {
    var theme = Fixture.theme
    theme.templates = theme.templates.map { template in
      template.name == "home.html"
        ? .init(name: template.name, text: "{{titel}}") : template
    }
    let catalog = try Fixture.catalog(.english)
    #expect(SiteBuilder.check(Fixture.theme, catalog: catalog).isEmpty)
    let found = SiteBuilder.check(theme, catalog: catalog)
    #expect(found.count == 1)
    #expect(found.first?.suggestion == "title")
  }
}

@Suite struct ComparisonTests {
  private func home(from first: String) throws -> String {
    let members = [
      Fixture.Member(
        id: "a", attributes: Fixture.attributes("A"),
        purchases: Fixture.rhythm(from: first, every: 30, times: 60, sales: 10_000)
          .filter { $0.day <= Fixture.day })
    ]
    let site = try Fixture.builder(Fixture.portfolio(members, contacts: [], notes: [])).site()
    return try #require(site["index.html"])
  }

  @Test func twelveMonthsAreComparedOnlyWithTwelveMonths() throws {
    #expect(try home(from: "2024-11-20").contains("contra os 12 anteriores"))
    #expect(!(try home(from: "2025-06-20").contains("contra os 12 anteriores")))
    #expect(try home(from: "2025-06-20").contains("sem 12 meses anteriores para comparar"))
  }
}
