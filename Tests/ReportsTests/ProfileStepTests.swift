import Diagnostics
import Localization
import Portfolio
import Testing

@testable import Analysis
@testable import Reports

/// A site of one client, by its records.
struct OneClient {
  var attributes = Fixture.attributes("Um")
  var purchases = (0...10).map {
    PurchaseDay(day: Fixture.date("2026-01-10").adding(months: $0), sales: 10_000)
  }
  var receivables: [Receivable] = []
  var contacts: [Contact] = []
  var records = ClientRecords()
  var policy = Policy.builtIn
  var tables: Set<TableName> = [
    .clients, .invoices, .contacts, .contracts, .interactions, .opportunities, .surveys, .usage,
  ]

  func context() throws -> SiteContext {
    let portfolio = Portfolio(
      clients: [Client(id: "um", attributes: attributes)], ledger: Ledger(purchases: [purchases]),
      receivables: Receivables(receivables), contacts: contacts, records: records,
      presentTables: tables)
    let assessment = assess(portfolio, policy, on: Fixture.day)
    let input = SiteInput(
      portfolio: portfolio, assessment: assessment, quality: Fixture.quality(portfolio),
      findings: DiagnosticLog(), purchaseDetail: { Fixture.detail(portfolio, $0) },
      explanation: { explain(client: $0, in: assessment, of: portfolio) })
    return try SiteBuilder(
      input, settings: SiteSettings(portfolioName: "Carteira", aliasKey: "teste"),
      catalog: Fixture.catalog(.brazilianPortuguese), theme: Fixture.theme
    ).context
  }

  func dossier() throws -> ClientDossier {
    let context = try context()
    return ClientDossier(
      context, try #require(context.assessment.clients.first), isWhole: false)
  }

  func answer() throws -> Answer {
    let dossier = try dossier()
    return NextStep(
      dossier: dossier, sentences: ClientSentences(dossier.context, dossier.client, nil)
    ).answer
  }
}

@Suite("What a profile says to do, and why") struct ProfileStepTests {
  private func survey(_ id: String, _ score: Int, _ day: String, by person: String) -> Survey {
    Fixture.make(Survey(id: id, client: 0)) {
      $0.kind = .nps
      $0.contact = person
      $0.answered = Fixture.date(day)
      $0.score = score
    }
  }

  private func talk(_ day: String, with person: String) -> Interaction {
    Fixture.make(Interaction(id: "T-1", client: 0)) {
      $0.date = Fixture.date(day)
      $0.direction = .twoWay
      $0.theirs = [person]
    }
  }

  private var complaint: OneClient {
    var client = OneClient()
    client.contacts = [("P-1", "Baixo"), ("P-2", "Alta")].map { id, name in
      Fixture.make(Contact(id: id, client: 0)) { $0.name = name }
    }
    client.records.surveys = ByClient([
      survey("S-1", 3, "2026-10-21", by: "P-1"), survey("S-2", 10, "2026-11-02", by: "P-2"),
    ])
    return client
  }

  @Test("the low answer is spoken about, not the newest one") func lowAnswer() throws {
    let step = try complaint.answer().step
    #expect(step.hasPrefix("Conversar com Baixo até"))
    #expect(step.contains("sobre a nota 3 no"))
  }

  @Test(
    "nobody is asked to speak again about what was spoken about",
    arguments: [("2026-11-12", false), ("2026-10-21", false), ("2026-10-20", true)])
  func spokenAbout(day: String, isOpen: Bool) throws {
    var client = complaint
    client.records.interactions = ByClient([talk(day, with: "P-1")])
    #expect(try client.answer().step.contains("sobre a nota 3 no") == isOpen)
  }

  @Test(
    "an invoice is late enough from where the policy says", arguments: [(30, false), (10, true)])
  func debt(limit: Int, isDebt: Bool) throws {
    var client = OneClient()
    client.receivables = [
      Receivable(
        client: 0, number: "NF-1", issued: Fixture.date("2026-10-02"),
        due: Fixture.date("2026-11-01"), amount: 100_000,
        paymentsKnownFrom: Fixture.date("2026-01-12"))
    ]
    client.policy.risk.overdueDays = limit
    #expect(try client.answer().step.hasPrefix("Combinar com") == isDebt)
  }

  @Test("who left and owes is asked for the money first") func formerDebt() throws {
    var client = OneClient()
    client.attributes.ended = Fixture.date("2026-06-30")
    #expect(try client.answer().step.hasPrefix("Retomar a conversa"))
    client.receivables = [
      Receivable(
        client: 0, number: "NF-1", issued: Fixture.date("2026-05-10"),
        due: Fixture.date("2026-06-09"), amount: 438_400,
        paymentsKnownFrom: Fixture.date("2026-01-12"))
    ]
    let answer = try client.answer()
    let owed = try client.context().words.whole(438_400)
    #expect(answer.step.hasPrefix("Acertar com o cliente até"))
    #expect(answer.step.contains(owed))
    #expect(answer.why.hasPrefix("\(owed) em 1 nota vencida há 160 dias."))
  }

  @Test("a contract that ended nobody knows when says so") func unknownEnd() throws {
    var client = OneClient()
    client.records.contracts = ByClient([
      Fixture.make(Contract(id: "CT-1", client: 0)) {
        $0.start = Fixture.date("2025-01-01")
        $0.status = .ended
      }
    ])
    let dossier = try client.dossier()
    let block = try #require(ContractMaking(dossier: dossier).block)
    #expect(block.remark == "acabou em dia desconhecido")
    #expect(block.ended.first?.state == "encerrado em dia desconhecido")
  }

  @Test("a former client without invoices was worth its contracts, everywhere")
  func formerWorth() throws {
    var client = OneClient()
    client.purchases = []
    client.attributes.ended = Fixture.date("2026-06-30")
    client.records.contracts = ByClient([
      Fixture.make(Contract(id: "CT-1", client: 0)) {
        $0.start = Fixture.date("2025-01-01")
        $0.end = Fixture.date("2026-06-30")
        $0.monthlyValue = Fixture.money(1_000)
      }
    ])
    let dossier = try client.dossier()
    let worth = dossier.words.whole(1_200_000)
    #expect(dossier.formerWorth == 1_200_000)
    let sentences = ClientSentences(dossier.context, dossier.client, nil)
    let head = HeadMaking(dossier: dossier, sentences: sentences).head
    #expect(head.facts.facts.contains { $0.value == worth })
    #expect(try client.answer().why.contains(worth))
    #expect(ReasonMaking(dossier: dossier).verdicts.contains { $0.words.contains(worth) })
    #expect(
      WinBackList(dossier.context.assessment, of: dossier.context.portfolio).candidates
        .map(\.client) == [0])
  }

  private func used(_ months: [Int], year: Int) -> OneClient {
    var client = OneClient()
    client.records.usage = ByClient(
      months.enumerated().map { index, month in
        Fixture.make(UsageRecord(id: "U-\(index)", client: 0)) {
          $0.product = "Link"
          $0.metric = "Mbps"
          $0.period = Day(year: year, month: month, day: 1)
          $0.value = DecimalNumber(value: Int64(100 - 45 * index), scale: 0)
        }
      })
    return client
  }

  @Test("use is spoken of while it says something, and no longer", arguments: [2024, 2026])
  func usage(year: Int) throws {
    let dossier = try used([9, 10], year: year).dossier()
    let points = TalkingPoints(dossier: dossier, person: nil).lines
    #expect(points.contains { $0.words.contains("Link, Mbps") } == (year == 2026))
    let block = try #require(ProductMaking(dossier: dossier).block)
    #expect(block.hasUsage == (year == 2026))
    #expect(block.lines.contains { $0.usage != nil } == (year == 2026))
  }

  @Test("lists that are cut say so") func cutLists() throws {
    var client = OneClient()
    client.records.surveys = ByClient(
      (1...11).map { survey("S-\($0)", 9, "2026-09-\($0 + 10)", by: "P-\($0)") })
    client.records.opportunities = ByClient(
      (1...7).map { month in
        Fixture.make(Opportunity(id: "OP-\(month)", client: 0)) {
          $0.closed = Day(year: 2026, month: month, day: 10)
          $0.result = .lost
        }
      })
    let dossier = try client.dossier()
    let surveys = try #require(SurveyFold(dossier: dossier).fold)
    #expect(surveys.blocks.compactMap(\.words) == ["As primeiras 10 de 11."])
    let closed = try #require(OpportunityFold(dossier: dossier).fold)
    #expect(closed.blocks.compactMap(\.words) == ["As primeiras 5 de 7."])
  }
}
