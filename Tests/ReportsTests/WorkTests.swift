import Diagnostics
import Localization
import Portfolio
import Settings
import TestSupport
import Testing

@testable import Analysis
@testable import Reports

@Suite struct WorkTests {
  private func site(
    _ text: String = WorkTests.text, locale: PortfolioLocale = .brazilianPortuguese
  ) throws -> [String: String] {
    let portfolio = Fixture.portfolio(Fixture.members)
    var log = DiagnosticLog()
    let policy = Policy.read(try SettingsNode.parse(text, file: "policy.yaml"), into: &log)
    #expect(log.diagnostics == [])
    let assessment = assess(portfolio, policy, on: Fixture.day)
    let input = SiteInput(
      portfolio: portfolio, assessment: assessment, quality: Fixture.quality(portfolio),
      findings: DiagnosticLog(), purchaseDetail: { Fixture.detail(portfolio, $0) },
      explanation: { explain(client: $0, in: assessment, of: portfolio) })
    return try SiteBuilder(
      input, settings: SiteSettings(portfolioName: "Aroeira"),
      catalog: Fixture.catalog(locale), theme: Fixture.theme
    ).site()
  }

  private static let text = """
    coverage: { hours-per-year: 80, weeks-per-year: 10, gold-hours: 30, silver-hours: 30, bronze-hours: 30 }
    goals:
      - { measure: buyers-12-months, title: Compradores, target: 9, by: 2026-12-31 }
      - { measure: load-percent, target: 100, direction: at-most, owner: ana }
    actions:
      - { name: ligar, title: Ligar uma vez por ano, when: { field: status, is: active }, effort: 2 }
    """

  @Test(arguments: PortfolioLocale.allCases)
  func pagesOfWorkSayWhatAReviewerApproved(locale: PortfolioLocale) throws {
    let site = try site(locale: locale)
    for path in ["actions.html", "owners/index.html", "owners/ana.html"] {
      Golden.expect(try #require(site[path]), matches: "\(locale.tag)/\(path)")
    }
  }

  @Test func everyOwnerHasAPageAndALineOnThePageOfAll() throws {
    let site = try site()
    let index = try #require(site["owners/index.html"])
    for (id, name) in [("ana", "Ana Beatriz Nóbrega"), ("rui", "Rui Prates"), ("bia", "bia")] {
      #expect(site["owners/\(id).html"]?.contains("<h1>\(name)</h1>") == true)
      #expect(index.contains("href=\"\(id).html\""))
    }
    #expect(index.contains("Lívia Prado"), "who has no owner is named")
  }

  @Test func whatDoesNotFitStandsBelowTheLine() throws {
    let site = try site()
    let page = try #require(site["actions.html"])
    #expect(page.contains("class=\"cut\""))
    #expect(page.contains("Ligar uma vez por ano"))
    #expect(page.contains(" × 0,50 × 0,30"))
    // The same place in the week on the client's own page.
    let profile = try #require(site["clients/aroeira/index.html"])
    #expect(profile.contains("Ligar uma vez por ano"))
    #expect(profile.contains("nesta semana"))
  }

  @Test func whyThereIsSomethingToDoReadsAsASentence() throws {
    let page = try #require(try site()["actions.html"])
    for words in [
      "Pessoas em conversa: 1 do lado deles, 2 do nosso<",
      "Cláudio Reis saiu em 30/09/2026; o papel de comprador econômico está vago<",
      "O contrato renova em 09/01/2027; não se sabe o prazo de aviso<",
      "Ninguém responde pelo cliente<",
      ": o prazo era 13/11/2026, há 3 dias",
      "O prazo para cancelar o contrato é 30/11/2026, em 14 dias; ele vale",
      "A base dos dados de 1 pessoa foi revogada ou venceu<",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let english = try #require(try site(locale: .english)["actions.html"])
    #expect(english.contains("People in conversation: 1 of theirs, 2 of ours<"))
    #expect(!english.contains("days to it"))
  }

  @Test func conditionsOfRulesAreReadWithTheNamesOfTheirFields() throws {
    let site = try site(
      """
      actions:
        - { name: visita, title: Visitar, when: { field: last-two-way-touch, before: 2026-12-01 } }
      """)
    let page = try #require(site["actions.html"])
    #expect(page.contains("Última conversa nos dois sentidos antes de 01/12/2026"))
    #expect(!page.contains("last-two-way-touch"))
  }

  @Test(
    arguments: [
      (
        "2026-12-04", 32, "Fechar a renovação antes que o contrato acabe em 04/12/2026",
        "O contrato acaba em 04/12/2026, em 18 dias; o prazo de aviso foi 02/11/2026"
      ),
      (
        "2026-12-31", 30, "Fechar a renovação antes que o contrato acabe em 31/12/2026",
        "O contrato acaba em 31/12/2026, em 45 dias; o prazo de aviso é 01/12/2026"
      ),
      (
        "2026-11-02", 30, "Renovar ou encerrar o contrato que ia até 02/11/2026",
        "O contrato ia até 02/11/2026, há 14 dias; o prazo de aviso foi 03/10/2026"
      ),
    ])
  func whatEndsIsToBeRenewedBeforeItDoes(
    renewal: String, notice: Int, title: String, why: String
  ) throws {
    var client = OneClient()
    client.records.contracts = ByClient([
      Fixture.make(Contract(id: "CT-1", client: 0)) {
        $0.start = Fixture.date("2025-01-01")
        $0.renewal = Fixture.date(renewal)
        $0.noticeDays = notice
        $0.renewsByItself = false
        $0.monthlyValue = Fixture.money(1_000)
      }
    ])
    let context = try client.context()
    let action = try #require(
      context.work.actions.actions(of: 0).first { $0.reason == .renewal })
    #expect(context.title(of: action) == title)
    #expect(action.day == Fixture.date(renewal))
    #expect(ActionTables(context: context, root: "").why(action).hasPrefix(why))
  }

  @Test func goalsStandAtTheFiguresOfTheHomePage() throws {
    let site = try site()
    #expect(site["index.html"]?.contains("meta 9 até 31/12/2026") == true)
    #expect(
      site["index.html"]?.contains("<a href=\"owners/index.html#goals\">Mais 1 meta na política;")
        == true)
    #expect(site["owners/index.html"]?.contains("Compradores") == true)
    #expect(site["owners/ana.html"]?.contains("no máximo 100") == true)
    let without = try self.site("")
    #expect(without["index.html"]?.contains("meta 9 até") == false)
    #expect(without["index.html"]?.contains("na política;") == false)
    #expect(without["owners/index.html"]?.contains("id=\"goals\"") == false)
  }

  @Test func whomARuleMakesAFormerClientIsNotSaidToBuy() throws {
    let site = try site(
      """
      status:
        rules:
          - { name: saiu, status: former, detail: Saiu, after: none, when: { field: city, is: Torres } }
      """)
    let profile = try #require(site["clients/queda/index.html"])
    #expect(profile.contains("A relação terminou."))
    let former = try #require(site["former.html"])
    #expect(former.contains("clients/queda/index.html"))
  }
}
