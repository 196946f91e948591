import Analysis
import Portfolio
import Testing

@testable import Reports

/// A contract that does not say its value makes amounts unknown, never zero.
@Suite("A contract without a value") struct UnknownValueTests {
  private static let word = "desconhecido"

  private func contract(_ id: String, client: Int, renewal: String, notice: Int) -> Contract {
    var contract = Contract(id: id, client: client)
    contract.start = Fixture.date("2025-01-01")
    contract.renewal = Fixture.date(renewal)
    contract.noticeDays = notice
    return contract
  }

  private func site() throws -> [String: String] {
    var ended = contract("k2", client: 1, renewal: "2026-08-01", notice: 30)
    ended.end = Fixture.date("2026-08-01")
    ended.endReason = "preço"
    var records = ClientRecords()
    records.contracts = ByClient([
      contract("k1", client: 0, renewal: "2026-12-31", notice: 30), ended,
    ])
    return try Fixture.builder(
      Portfolio(
        clients: [Client(id: "roda"), Client(id: "saiu")], ledger: Ledger(purchases: [[], []]),
        records: records, presentTables: [.clients, .contracts])
    ).site()
  }

  /// What follows a mark of a page.
  private func part(_ page: String, after mark: String, _ count: Int) throws -> String {
    let range = try #require(page.firstRange(of: mark), "\(mark)")
    return String(page[range.upperBound...].prefix(count))
  }

  @Test func `is said to be unknown in the next step and in the block of contracts`() throws {
    let page = try #require(try site()["clients/roda/index.html"])
    #expect(page.contains("Valores desconhecidos por mês saem"))
    #expect(page.contains("1 contrato de valor desconhecido se decide"))
  }

  @Test func `leaves what a former client was worth unknown`() throws {
    let page = try #require(try site()["former.html"])
    let lead = try part(page, after: "<p class=\"lead\">", 200)
    #expect(lead.contains(Self.word))
    #expect(!lead.contains("R$"))
    #expect(try part(page, after: "id=\"order\"", 4_000).contains(Self.word))
    #expect(try part(page, after: "id=\"reasons\"", 4_000).contains(Self.word))
  }

  @Test func `leaves the sums of the opt-outs unknown`() throws {
    let page = try #require(try site()["index.html"])
    #expect(try part(page, after: "id=\"renewals\"", 4_000).contains(Self.word))
  }

  @Test func `leaves what the opt-outs of the calendar decide unknown`() throws {
    let page = try #require(try site()["calendar.html"])
    let lead = try part(page, after: "<p class=\"lead\">", 300)
    #expect(lead.contains("valor desconhecido por ano"))
    #expect(!lead.contains("R$ 0"))
  }

  @Test func `sums say how many they leave out, and are unknown of nothing known`() throws {
    let words = try Fixture.builder().context.words
    #expect(
      words.whole(known: [100_000, nil, 50_000, nil]).hasSuffix(" + 2 de valor desconhecido"))
    #expect(words.whole(known: [100_000, 50_000]) == words.whole(150_000))
    #expect(words.short(known: [nil]) == "valor desconhecido")
    #expect(words.cell(known: [nil]).words == Self.word)
    #expect(words.cell(known: []).words == words.whole(0))
  }
}
