import Analysis
import Localization
import Markup
import Portfolio
import Testing

@testable import Reports

@Suite struct HomeTests {
  @Test(
    arguments: [
      ([149, 149, 149], 100, [200, 100, 100]), ([150, 150], 100, [200, 100]),
      ([-149, 250], 100, [-100, 200]), ([0, 0], 100, [0, 0]), ([7, 8], 1, [7, 8]), ([], 10, []),
    ] as [([Int64], Int64, [Int64])])
  func roundedPartsAddUpToTheirRoundedSum(parts: [Int64], step: Int64, expected: [Int64]) {
    let rounded = ChartUnit.apportioned(parts, step: step)
    #expect(rounded == expected)
    #expect(rounded.reduce(0, +) == Rounding.divide(parts.reduce(0, +), by: step) * step)
  }

  @Test(
    arguments: [
      (["1,5", "2,5", "−"], "4,1", true), (["1,5", "2,5"], "4,0", false),
      (["1.568", "2.000"], "3.569", true), (["1.568", "2.000"], "9.000", false),
      (["1,568", "20"], "1,589", true), (["10", "5"], "−15", false),
    ] as [([String], String, Bool)])
  func aTableSaysWhenItsRowsAreRounded(rows: [String], total: String, isRounded: Bool) {
    func table(_ unit: String?) -> DataTable {
      DataTable(
        name: "t", columns: [.init("a"), .init("b", unit: unit, .number)],
        rows: rows.map { DataTable.Row("r", [DataTable.Cell($0)]) },
        total: DataTable.Row("s", [DataTable.Cell(total)]))
    }
    #expect(table("R$").isRounded == isRounded)
    #expect(!table(nil).isRounded, "a count is never rounded")
  }

  private func home(_ members: [Fixture.Member]) throws -> String {
    let site = try Fixture.builder(Fixture.portfolio(members, contacts: [], notes: [])).site()
    return try #require(site["index.html"])
  }

  /// A client with one purchase in each of the two years that are compared.
  private func member(_ id: String, before: Int64, now: Int64, sector: String?) -> Fixture.Member {
    var purchases = [
      PurchaseDay(day: Fixture.date("2024-11-20"), sales: 1),
      PurchaseDay(day: Fixture.date("2025-06-10"), sales: before),
    ]
    if now > 0 { purchases.append(PurchaseDay(day: Fixture.date("2026-10-20"), sales: now)) }
    return Fixture.Member(
      id: id, attributes: Fixture.attributes(id, sector: sector), purchases: purchases)
  }

  @Test func retentionIsGroupedByTierAndNewClientsDoNotEnter() throws {
    let text = try home([
      member("a", before: 9_999, now: 20_000, sector: "Agro"),
      member("b", before: 9_999, now: 5_000, sector: "Agro"),
      Fixture.Member(
        id: "n", attributes: Fixture.attributes("n", sector: "Novo"),
        purchases: [PurchaseDay(day: Fixture.date("2026-10-01"), sales: 70_000)]),
    ])
    let section = try #require(text.split(separator: "id=\"retention\"").last)
    #expect(section.contains("75,0"))
    #expect(section.contains("125,0"))
    #expect(!section.prefix(3000).contains(">Novo<"))
  }

  @Test func countsLeadToTheClientsBehindThem() throws {
    let text = try home([member("a", before: 500, now: 500, sector: nil)])
    #expect(text.contains("clients/index.html#status="))
    #expect(text.contains("clients/index.html#class=A"))
  }

  @Test func theHeadlineSaysWhyTheFirstClientIsAtRisk() throws {
    var client = OneClient()
    client.purchases = (0...22).map {
      PurchaseDay(day: Fixture.date("2025-01-10").adding(months: $0), sales: 10_000)
    }
    client.receivables = [
      Receivable(
        client: 0, number: "NF-1", issued: Fixture.date("2026-05-10"),
        due: Fixture.date("2026-06-09"), amount: 3_672_200,
        paymentsKnownFrom: Fixture.date("2026-01-12"))
    ]
    let context = try client.context()
    let assessed = try #require(context.assessment.clients.first)
    #expect(assessed.signals.contains(.healthRed))
    let owed = context.words.whole(3_672_200)
    #expect(
      HealthWords(context: context, client: assessed).causes
        == ["\(owed) em atraso", "nenhuma conversa registrada"])
    let sentence = try #require(SignalWords(context: context, client: assessed).sentences().last)
    #expect(sentence.hasPrefix("Saúde "))
    // The signal of the overdue invoice has said what is owed.
    #expect(sentence.contains(", no vermelho: nenhuma conversa registrada"))
    #expect(!sentence.contains(owed))
    let alone = try #require(
      SignalWords(context: context, client: assessed).sentence(of: .healthRed))
    #expect(alone.hasSuffix(", no vermelho: \(owed) em atraso, nenhuma conversa registrada."))
    let others = HealthWords(context: context, client: assessed)
      .causes(besides: [.overduePayment, .optOutSilent])
    #expect(!others.contains { $0.contains(owed) || $0.contains("conversa registrada") })
    let lead = String(decoding: HomeMaking(context: context).page().lead.utf8, as: UTF8.self)
    #expect(lead.contains("a começar por <b>Um</b>: \(owed) em atraso em 1 nota"))
    #expect(lead.contains("em atraso em 1 nota, vencida desde 09/06/2026"))
  }

  @Test func theHeadlineSaysTheHeaviestReasonAlone() throws {
    var client = OneClient()
    client.contacts = [Fixture.make(Contact(id: "P-1", client: 0)) { $0.name = "Lia" }]
    client.receivables = [
      Receivable(
        client: 0, number: "NF-1", issued: Fixture.date("2026-05-10"),
        due: Fixture.date("2026-06-09"), amount: 3_672_200,
        paymentsKnownFrom: Fixture.date("2026-01-12"))
    ]
    client.records.surveys = ByClient([
      Fixture.make(Survey(id: "S-1", client: 0)) {
        $0.kind = .nps
        $0.contact = "P-1"
        $0.answered = Fixture.date("2026-10-21")
        $0.score = 3
      }
    ])
    let context = try client.context()
    let assessed = try #require(context.assessment.clients.first)
    #expect(assessed.signals.contains(.overduePayment))
    #expect(ClientSentences(context, assessed).heaviestRisk == .satisfactionFallen)
    let lead = String(decoding: HomeMaking(context: context).page().lead.utf8, as: UTF8.self)
    #expect(lead.contains("a começar por <b>Um</b>: resposta 3 no NPS em 21/10/2026."))
    #expect(!lead.contains("em atraso"))
  }

  @Test(
    arguments: [
      ("Deixou de comprar.", "deixou de comprar."), ("O contrato acaba.", "o contrato acaba."),
      ("NPS baixo.", "NPS baixo."), ("R$ 5 em atraso.", "R$ 5 em atraso."), ("", ""),
    ])
  func whatStandsAfterAColonHasNoCapital(sentence: String, expected: String) {
    #expect(Words.continued(sentence) == expected)
  }

  @Test(arguments: PortfolioLocale.allCases)
  func oneDayIsNoSeveral(locale: PortfolioLocale) throws {
    let words = Words(try Fixture.catalog(locale), currency: .real)
    func clause(_ count: Int) -> String {
      words.plural("health.cause.slow-support", count, ["closing-days": String(count)])
    }
    #expect(clause(1).contains(locale == .english ? "1 day to" : "1 dia até"))
    #expect(clause(2).contains(locale == .english ? "2 days to" : "2 dias até"))
  }

  @Test func whatWasPutOffIsSaidInWords() throws {
    var records = ClientRecords()
    records.snoozes = [
      Fixture.make(Snooze(id: "AD-1")) {
        $0.action = "payment-um"
        $0.until = Fixture.date("2026-12-31")
        $0.reason = "Combinado por telefone"
      }
    ]
    let client = OneClient()
    let portfolio = Portfolio(
      clients: [Client(id: "um", attributes: client.attributes)],
      ledger: Ledger(purchases: [client.purchases]),
      receivables: Receivables([
        Receivable(
          client: 0, number: "NF-1", issued: Fixture.date("2026-05-10"),
          due: Fixture.date("2026-06-09"), amount: 3_672_200,
          paymentsKnownFrom: Fixture.date("2026-01-12"))
      ]), records: records, presentTables: [.clients, .invoices, .snoozes])
    let page = try #require(try Fixture.builder(portfolio).site()["actions.html"])
    #expect(page.contains("Combinado por telefone"))
    #expect(!page.contains("payment-um"))
  }

  @Test func monthsInWhichNothingMovedShareARow() throws {
    var records = ClientRecords()
    records.contracts = ByClient(
      [("2024-01-10", Int64(10_000)), ("2026-10-05", 8_000)].enumerated().map { client, terms in
        Fixture.make(Contract(id: "k\(client)", client: client)) {
          $0.start = Fixture.date(terms.0)
          $0.monthlyValue = Fixture.money(terms.1)
        }
      })
    let context = try Fixture.builder(
      Portfolio(
        clients: [Client(id: "a"), Client(id: "b")], ledger: Ledger(purchases: [[], []]),
        records: records, presentTables: [.clients, .contracts])
    ).context
    let table = try #require(HomeMovements(context)?.table?.table)
    #expect(table.rows.count == 3)
    let still = try #require(table.rows.last)
    #expect(still.name == "dezembro de 2025 a setembro de 2026")
    #expect(still.note == "sem movimento")
  }

  @Test func filtersOfAddressesAreEncoded() {
    #expect(AddressText.encoded("Água & <b>") == "%C3%81gua%20%26%20%3Cb%3E")
  }

  @Test func rowsCarryWhatFiltersAskFor() throws {
    var member = member("a", before: 500, now: 500, sector: nil)
    member.attributes.owner = nil
    let site = try Fixture.builder(
      Fixture.portfolio(
        [member, self.member("b", before: 1, now: 1, sector: "Agro")], contacts: [], notes: [])
    ).site()
    let list = try #require(site["clients/index.html"])
    #expect(Markings.values(of: " data-o=\"", in: list) == ["?", "Ana Beatriz Nóbrega"])
    #expect(Markings.values(of: " data-b=\"", in: list) == ["?", "Agro"])
    #expect(list.contains("<option value=\"?\">desconhecido</option>"))
    #expect(list.contains("<select name=\"sector\">"))
    #expect(!list.contains("<select name=\"renewal\">"))
  }
}
