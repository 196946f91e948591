import Analysis
import Localization
import Portfolio
import Testing

@testable import Reports

/// Where nothing says who spoke, or when a survey was sent, pages say that it is unknown.
@Suite("What nobody wrote down") struct UnknownDirectionTests {
  private func touch(
    _ channel: String, isTwoWay: Bool, on day: String = "2026-11-10"
  ) -> Interaction {
    var touch = Interaction(id: "I-1", client: 0)
    touch.date = Fixture.date(day)
    touch.channel = channel
    touch.isChannelTwoWay = isTwoWay
    touch.ours = ["Ana"]
    touch.theirs = ["P-1"]
    return touch
  }

  private func site(
    _ touches: [Interaction], _ surveys: [Survey] = [], renewal: String = "2026-12-31",
    _ locale: PortfolioLocale = .brazilianPortuguese
  ) throws -> [String: String] {
    var contact = Contact(id: "P-1", client: 0)
    contact.name = "Carla Nunes"
    contact.roles = [.economicBuyer]
    var attributes = ClientAttributes()
    attributes.owner = "Ana"
    var contract = Contract(id: "k1", client: 0)
    contract.start = Fixture.date("2025-01-01")
    contract.renewal = Fixture.date(renewal)
    contract.noticeDays = 0
    contract.monthlyValue = Fixture.money(1_000)
    var records = ClientRecords()
    records.interactions = ByClient(touches)
    records.surveys = ByClient(surveys)
    records.contracts = ByClient([contract])
    return try Fixture.builder(
      Portfolio(
        clients: [Client(id: "roda", attributes: attributes)], ledger: Ledger(purchases: [[]]),
        contacts: [contact], records: records,
        presentTables: [.clients, .contracts, .contacts, .interactions, .surveys]),
      locale: locale
    ).site()
  }

  @Test func `a touch of unknown direction is neither silence nor a conversation`() throws {
    let site = try site([touch("e-mail", isTwoWay: false)])
    let profile = try #require(site["clients/roda/index.html"])
    #expect(profile.contains("sentido desconhecido"))
    #expect(profile.contains("os contatos não dizem quem falou"))
    #expect(!profile.contains("nenhuma nos dois sentidos"))
  }

  @Test(arguments: [
    (
      PortfolioLocale.brazilianPortuguese,
      "Não se sabe se alguém nosso já conversou com Carla Nunes",
      "não se sabe se alguém nosso já conversou com o cliente",
      ["não há conversa registrada", "conversou ainda com"]
    ),
    (
      .english, "Whether anybody of ours has ever spoken with Carla Nunes",
      "whether anybody of ours has ever spoken with the client is unknown",
      ["no conversation is on record", "Nobody of ours has spoken"]
    ),
  ])
  func `an old one leaves open whether anybody ever spoke`(
    _ locale: PortfolioLocale, _ map: String, _ signal: String, _ denied: [String]
  ) throws {
    let old = touch("e-mail", isTwoWay: false, on: "2026-05-01")
    let site = try site([old], renewal: "2026-12-10", locale)
    #expect(try #require(site["clients/roda/map.html"]).contains(map))
    #expect(try #require(site["clients/roda/index.html"]).contains(signal))
    for (path, page) in site where path.hasSuffix(".html") && path != "method.html" {
      for words in denied { #expect(!page.contains(words), "\(path): \(words)") }
    }
  }

  @Test func `a meeting is taken as two-way, and said to be`() throws {
    let profile = try #require(
      try site([touch("Reunião", isTwoWay: true)])["clients/roda/index.html"])
    #expect(profile.contains("tomada como de dois sentidos"))
    #expect(!profile.contains("sentido desconhecido"))
  }

  @Test func `answers alone have no response rate`() throws {
    var survey = Survey(id: "S-1", client: 0)
    survey.kind = .nps
    survey.score = 9
    survey.answered = Fixture.date("2026-11-03")
    let site = try site([], [survey])
    let voice = try #require(site["voice.html"])
    #expect(voice.contains("não se sabe quantas foram enviadas"))
    #expect(voice.contains("nenhuma pesquisa diz quando foi enviada"))
    let profile = try #require(site["clients/roda/index.html"])
    #expect(profile.contains("1 resposta; não se sabe quantas foram enviadas"))
  }
}
