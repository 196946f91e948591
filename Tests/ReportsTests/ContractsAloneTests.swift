import Analysis
import Localization
import Markup
import Portfolio
import Testing

@testable import Reports

/// A portfolio that says nothing of invoices is spoken of by its contracts, and never as if it sold nothing.
@Suite("A portfolio of contracts alone") struct ContractsAloneTests {
  private func contract(_ id: String, client: Int, value: Int64?) -> Contract {
    var contract = Contract(id: id, client: client)
    contract.start = Fixture.date("2024-01-10")
    contract.renewal = Fixture.date("2027-06-10")
    contract.noticeDays = 30
    contract.monthlyValue = value.map { Fixture.money($0) }
    return contract
  }

  private func context(_ values: [Int64?], tables: Set<TableName> = [.clients, .contracts]) throws
    -> SiteContext
  {
    var records = ClientRecords()
    records.contracts = ByClient(
      tables.contains(.contracts)
        ? values.enumerated().map {
          contract("k\($0.offset)", client: $0.offset, value: $0.element)
        }
        : [])
    return try Fixture.builder(
      Portfolio(
        clients: values.indices.map { Client(id: "c\($0)") },
        ledger: Ledger(purchases: Array(repeating: [], count: values.count)), records: records,
        presentTables: tables)
    ).context
  }

  /// Two clients with contracts, one owner, a renewal and an answer: every shared page has something to say.
  private func site(
    _ locale: PortfolioLocale, tables: Set<TableName> = [.clients, .contracts]
  ) throws -> [String: String] {
    var records = ClientRecords()
    if tables.contains(.contracts) {
      records.contracts = ByClient([
        contract("k0", client: 0, value: 10_000), contract("k1", client: 1, value: 8_000),
      ])
    }
    return try Fixture.builder(
      Portfolio(
        clients: ["c0", "c1"].map {
          Client(id: $0, attributes: Fixture.attributes("Cliente \($0)"))
        }, ledger: Ledger(purchases: [[], []]), records: records, presentTables: tables),
      locale: locale
    ).site()
  }

  private func lead(_ context: SiteContext) -> String {
    String(decoding: HomeMaking(context: context).page().lead.utf8, as: UTF8.self)
  }

  @Test func `is told by twelve times the value of a month`() throws {
    let context = try context([10_000, 8_000])
    let year = YearRevenue(context)
    #expect(year.source == .contracts)
    #expect(year.total(context.assessment.clients) == 21_600_000)
    #expect(lead(context).contains("Os contratos em vigor somam"))
    #expect(!lead(context).contains("Não há receita"))
  }

  @Test func `says of how many contracts the value is unknown`() throws {
    let context = try context([10_000, nil])
    #expect(lead(context).contains("+ 1 de valor desconhecido"))
    let unknown = try self.context([nil])
    #expect(lead(unknown).contains("valor desconhecido por ano"))
    #expect(!lead(unknown).contains("R$"))
  }

  @Test func `is unknown where there are neither invoices nor contracts`() throws {
    let context = try context([nil, nil], tables: [.clients])
    #expect(YearRevenue(context).source == .unknown)
    #expect(lead(context).contains("desconhecida"))
  }

  @Test func `is unknown as well where a table of invoices is there and nobody has filled it`()
    throws
  {
    let context = try context([nil], tables: [.clients, .invoices])
    #expect(YearRevenue(context).source == .unknown)
    #expect(lead(context).contains("desconhecida"))
    #expect(!lead(context).contains("Não há receita"))
  }

  @Test(arguments: [
    (
      PortfolioLocale.brazilianPortuguese,
      ["Compraram em 12 meses", "Receita das notas", "Sem compra no período"]
    ),
    (
      PortfolioLocale.english,
      ["Bought in 12 months", "Revenue of the invoices", "No purchase in the period"]
    ),
  ])
  func `claims no purchases of zero on any shared page`(
    _ locale: PortfolioLocale, _ claims: [String]
  ) throws {
    let site = try site(locale)
    let shared = site.filter { path, _ in
      path.hasSuffix(".html") && !path.hasPrefix("clients/c") && path != "method.html"
    }
    #expect(shared.count > 8)
    for (path, page) in shared {
      for claim in claims { #expect(!page.contains(claim), "\(path): \(claim)") }
    }
    let list = try #require(site["clients/index.html"])
    // Twelve times the values of a month, in place of sales that nobody knows.
    #expect(list.contains(locale == .english ? "120,000" : "120.000"), "\(list)")
    #expect(!list.contains("<span class=\"faint\">0</span>"))
    #expect(!site.keys.contains { $0.hasPrefix("segments/net-sales") })
  }

  @Test func `leaves sales empty in the list as a file`() throws {
    let rows = try #require(try site(.english)["downloads/clients.json"])
      .filter { !$0.isWhitespace }
    for zero in ["0", "\"0"] { #expect(!rows.contains("\"revenue-12-months\":" + zero)) }
  }

  @Test func `says on no page what it brings where there are neither invoices nor contracts`()
    throws
  {
    let site = try site(.brazilianPortuguese, tables: [.clients])
    let list = try #require(site["clients/index.html"])
    #expect(list.contains("A receita é desconhecida"))
    #expect(!list.contains("<span class=\"faint\">0</span>"))
    let home = try #require(site["index.html"])
    #expect(!home.contains("Ticket médio"))
  }

  @Test func `puts no amount of invoices on the pages of owners and segments`() throws {
    let context = try context([10_000])
    let segments = String(
      decoding: SegmentsMaking(context: context).page().lead.utf8, as: UTF8.self)
    #expect(segments.contains("por ano em contratos"))
    #expect(YearRevenue(context).invoiced(0, context.words.whole) == "–")
  }
}
