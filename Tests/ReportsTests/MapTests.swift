import Analysis
import Localization
import Portfolio
import Reports
import Testing
import Theme

/// Account maps of few and many people, of none, and of hostile ones.
@Suite struct MapTests {
  private static func portfolio(
    _ contacts: [Contact], relations: [Relation] = [], opportunities: [Opportunity] = [],
    handoffs: [Handoff] = []
  ) -> Portfolio {
    var records = ClientRecords()
    records.relations = ByClient(relations)
    records.opportunities = ByClient(opportunities)
    records.handoffs = ByClient(handoffs)
    return Portfolio(
      clients: [
        Client(id: "a", attributes: Fixture.attributes("Aurora")),
        Client(id: "b", attributes: Fixture.attributes("Boreal")),
      ], ledger: Ledger(purchases: [[], []]), contacts: contacts, records: records,
      presentTables: [.clients, .contacts, .interactions, .opportunities, .handoffs])
  }

  private static func site(
    _ portfolio: Portfolio, _ locale: PortfolioLocale = .brazilianPortuguese
  ) throws -> [String: String] {
    try Fixture.builder(portfolio, locale: locale).site()
  }

  private static func person(
    _ index: Int, under boss: Int?, _ edit: (inout Contact) -> Void = { _ in }
  ) -> Contact {
    Fixture.make(Contact(id: "P-\(1000 + index)", client: 0)) {
      $0.name = "Pessoa Número \(index)"
      $0.title = "Cargo \(index)"
      $0.map.reportsTo = boss.map { "P-\(1000 + $0)" }
      $0.map.influence = index.isMultiple(of: 17) ? 5 : 1 + index % 2
      edit(&$0)
    }
  }

  private static let crowd = (0..<200).map { index in
    person(index, under: index == 0 ? nil : (index - 1) / 6)
  }

  @Test func twoHundredPeopleFoldInTheDrawingAndStandInTheListAndTheTable() throws {
    let map = try #require(try Self.site(Self.portfolio(Self.crowd))["clients/a/map.html"])
    #expect(map.utf8.count < 500_000)
    #expect(map.ranges(of: "class=\"card").count <= 60)
    #expect(map.contains("estão reunidas por equipe"))
    let list = try #require(map.split(separator: "<ul class=\"tree-list\">").last)
    for contact in Self.crowd {
      let name = try #require(contact.name)
      #expect(list.contains("<b>\(name)</b>"), "\(name) in the list")
      #expect(map.contains("contato \(contact.id)<"), "\(name) in the table")
    }
  }

  @Test func pagesOfAClientHoldTheFirstOfThousandsOfPeople() throws {
    let people = (0..<700).map { index in
      Self.person(index, under: index == 0 ? nil : (index - 1) / 10) { $0.roles = [.champion] }
    }
    let site = try Self.site(Self.portfolio(people))
    let map = try #require(site["clients/a/map.html"])
    #expect(map.ranges(of: "class=\"card").count <= 510)
    #expect(map.ranges(of: "contato P-").count <= 1_600)
    #expect(map.contains("As primeiras 500 de 700."))
    let profile = try #require(site["clients/a/index.html"])
    #expect(profile.contains("As primeiras 500 de 700."))
    #expect(profile.contains("694 pessoas"))
    for twin in ["map.md", "profile.md"] {
      let text = try #require(site["clients/a/\(twin)"])
      #expect(text.contains("- As primeiras 500 de 700."))
      #expect(text.ranges(of: "\n- Pessoa Número").count <= 1_600)
    }
  }

  @Test func aLongLineOfCommandEndsInOneLevelThatSaysWhoReportsToWhom() throws {
    let chain = (0..<300).map { Self.person($0, under: $0 == 0 ? nil : $0 - 1) }
    let map = try #require(try Self.site(Self.portfolio(chain))["clients/a/map.html"])
    let rest = try #require(map.split(separator: "<ul class=\"tree-list\">").last)
    let list = try #require(rest.split(separator: "<div class=\"tree-fig\">").first)
    #expect(list.ranges(of: "<ul").count == 12)
    for contact in chain {
      let name = try #require(contact.name)
      #expect(list.contains("<b>\(name)</b>"))
    }
    #expect(!list.contains("responde a Pessoa Número 11<"))
    #expect(list.contains("responde a Pessoa Número 12<"))
    #expect(list.contains("responde a Pessoa Número 298<"))
    #expect(map.contains("287 pessoas mais de 12 níveis abaixo da raiz"))
  }

  @Test func theOrderOfRowsLeavesNoTrace() throws {
    let first = try Self.site(Self.portfolio(Self.crowd))
    let second = try Self.site(Self.portfolio(Self.crowd.reversed()))
    #expect(first["clients/a/map.html"] == second["clients/a/map.html"])
    #expect(first["clients/a/map.md"] == second["clients/a/map.md"])
  }

  @Test func aNewPersonAddsALineToTheTwinAndMovesNone() throws {
    func twin(_ count: Int) throws -> [Substring] {
      let site = try Self.site(Self.portfolio(Array(Self.crowd.prefix(count))))
      return try #require(site["clients/a/map.md"]).split(separator: "\n")
    }
    let (before, after) = try (twin(12), twin(13))
    let lines = before.filter { $0.contains("contato P-") && $0.hasPrefix("- Pessoa") }
    #expect(lines.count == 12)
    #expect(lines.allSatisfy(after.contains))
  }

  @Test(arguments: PortfolioLocale.allCases)
  func aClientWithoutPeopleSaysWhatToFillIn(locale: PortfolioLocale) throws {
    let site = try Self.site(Self.portfolio(Array(Self.crowd.prefix(3))), locale)
    let map = try #require(site["clients/b/map.html"])
    #expect(map.contains("class=\"empty\""))
    #expect(map.contains("reports-to, influence, support"))
    #expect(!map.contains("<svg class=\"chart"))
    let profile = try #require(site["clients/b/index.html"])
    #expect(profile.contains("href=\"map.html\""))
  }

  @Test func aPortfolioWithoutContactsHasNoMaps() throws {
    let site = try Fixture.builder(Fixture.portfolio(Fixture.members, contacts: [])).site()
    #expect(!site.keys.contains { $0.hasSuffix("/map.html") })
  }

  @Test func anOpportunitySaysWhoIsForAgainstAndUnknown() throws {
    let contacts = [
      Self.person(1, under: nil) { $0.map.authority = [.signs, .decides] },
      Self.person(2, under: 1) {
        $0.map.support = 2
        $0.map.supportDate = Fixture.day
      },
      Self.person(3, under: 1) {
        $0.roles = [.blocker]
        $0.map.hasVeto = true
      },
    ]
    let deal = Fixture.make(Opportunity(id: "OP-1", client: 0)) {
      $0.title = "Primeiro contrato"
      $0.value = Fixture.money(310_000)
      $0.expected = Fixture.date("2026-11-30")
      $0.consentNeeded = ["P-1001", "P-1002", "P-1003"]
    }
    let site = try Self.site(Self.portfolio(contacts, opportunities: [deal]))
    let map = try #require(site["clients/a/map.html"])
    #expect(map.contains("Precisa do sim de 3 pessoas:"))
    #expect(map.contains("contra, Pessoa Número 3"))
    #expect(map.contains("a favor, Pessoa Número 2"))
    #expect(map.contains("não se sabe de Pessoa Número 1"))
    // Who is absent is said with the day, or that nobody knows them.
    var gone = contacts
    gone.append(Self.person(4, under: nil) { $0.map.left = Fixture.date("2026-11-03") })
    var other = deal
    other.consentNeeded = ["P-1004", "P-9999"]
    let absent = try #require(
      try Self.site(Self.portfolio(gone, opportunities: [other]))["clients/a/map.html"])
    #expect(absent.contains("Pessoa Número 4 (saiu em 03/11/2026)"))
    #expect(absent.contains("P-9999 (não está no cadastro)"))
    // The answer names a person, money and a day.
    let lead = try #require(map.split(separator: "<p class=\"lead\">").last?.prefix(400))
    #expect(lead.contains("Pessoa Número 1"))
    #expect(lead.contains("310.000"))
    #expect(lead.contains("30/11/2026"))
  }

  @Test func supportWithoutADaySaysThatItHasNone() throws {
    let champion = Self.person(1, under: nil) {
      $0.roles = [.champion]
      $0.map.support = 2
    }
    let deal = Fixture.make(Opportunity(id: "OP-1", client: 0)) {
      $0.consentNeeded = ["P-1001"]
    }
    for (locale, words, wrong) in [
      (PortfolioLocale.brazilianPortuguese, "apoio +2, sem data", "em sem data"),
      (PortfolioLocale.english, "support +2, undated", "on undated"),
    ] {
      let map = try #require(
        try Self.site(Self.portfolio([champion], opportunities: [deal]), locale)[
          "clients/a/map.html"])
      #expect(map.contains(words))
      #expect(!map.contains(wrong))
    }
  }

  @Test func hostileNamesStayWords() throws {
    let names = [
      HostileTests.script, HostileTests.name, String(repeating: "Longo ", count: 50),
      "\u{202E}drawkcab\u{202C}", "محمد بن سلمان", "]] | ** _x_ `y` <!-- z", "",
    ]
    let contacts = names.enumerated().map { index, name in
      Self.person(index, under: index == 0 ? nil : 0) {
        $0.name = name
        $0.title = HostileTests.script
        $0.map.position = HostileTests.name
        $0.map.coveredBy = [HostileTests.script]
        $0.map.authority = [.signs]
      }
    }
    let relation = Fixture.make(Relation(id: HostileTests.script, client: 0)) {
      ($0.from, $0.to, $0.kind) = ("P-1000", "P-1001", .conflicts)
    }
    let deal = Fixture.make(Opportunity(id: HostileTests.name, client: 0)) {
      $0.title = HostileTests.script
      $0.stage = HostileTests.script
      $0.consentNeeded = ["P-1001", HostileTests.script]
    }
    let handoff = Fixture.make(Handoff(id: HostileTests.script, client: 0)) {
      $0.from = HostileTests.script
      $0.to = HostileTests.name
      $0.sold = "# Título\n\(HostileTests.script)\n\nOutro\n===\n"
      $0.promised = "[x](javascript:alert(1)) <b onclick=x>y</b>"
    }
    let site = try Self.site(
      Self.portfolio(
        contacts, relations: [relation], opportunities: [deal], handoffs: [handoff]))
    for path in ["clients/a/map.html", "clients/a/handoff.html"] {
      let page = try #require(site[path])
      #expect(page.ranges(of: "<script").count == 1, "\(path)")
      #expect(page.ranges(of: "<img").isEmpty, "\(path)")
      #expect(!page.contains("<b onclick"), "\(path)")
      #expect(!page.contains("href=\"javascript:"), "\(path)")
      #expect(page.ranges(of: "<h1").count == 1, "\(path)")
    }
    let twin = try #require(site["clients/a/map.md"])
    #expect(!twin.replacing("\\<script", with: "").contains("<script"))
  }

  @Test func aBossAtAnotherClientIsNamed() throws {
    let boss = Fixture.make(Contact(id: "X-1", client: 1)) { $0.name = "Telma da Holding" }
    let worker = Self.person(1, under: nil) { $0.map.reportsTo = "X-1" }
    let lost = Self.person(2, under: nil) { $0.map.reportsTo = "Fulano de Tal" }
    let map = try #require(
      try Self.site(Self.portfolio([boss, worker, lost]))["clients/a/map.html"])
    #expect(map.contains("responde a Telma da Holding, de outro cliente"))
    #expect(map.contains("responde a Fulano de Tal, que não está no cadastro"))
    #expect(map.contains("↑ Telma da Holding"))
  }

  @Test func aHandoffChecksWhatTheDataShows() throws {
    let handoff = Fixture.make(Handoff(id: "PA-1", client: 0)) {
      $0.date = Fixture.date("2026-10-05")
      $0.from = "rui"
      $0.to = "bia"
      $0.sold = "- Link\n- Wi-Fi"
    }
    let site = try Self.site(Self.portfolio([], handoffs: [handoff]))
    let sheet = try #require(site["clients/a/handoff.md"])
    #expect(sheet.contains("☑ O que foi vendido está escrito"))
    #expect(sheet.contains("☐ Os riscos estão escritos"))
    #expect(sheet.contains("☐ bia ainda não conversou com o cliente desde a passagem"))
    let page = try #require(site["clients/a/handoff.html"])
    #expect(page.contains("<li>Wi-Fi</li>"))
    #expect(site["clients/b/handoff.html"] == nil)
  }
}
