import Portfolio
import Testing

@testable import Loading

@Suite("Completeness")
struct CompletenessTests {
  private let clients = """
    id;nome;setor;cidade
    A;Ana;Saúde;
    B;Bia;;
    C;Caio;;
    D;Davi;;

    """
  private let invoices = """
    cliente;data;valor
    A;2026-01-31;100,00
    B;2026-01-31;600,00
    C;2026-01-31;300,00

    """

  private func field(_ name: String, _ loaded: LoadedPortfolio) throws -> FieldCompleteness {
    try #require(loaded.quality.completeness.first { $0.field == name })
  }

  private func table(_ name: TableName, _ loaded: LoadedPortfolio) throws -> TableCompleteness {
    try #require(loaded.quality.tables.first { $0.table == name })
  }

  @Test("counts clients and their revenue, and finds the fewest clients that cover the most of it")
  func sector() throws {
    let loaded = try TestFolder(["data/clientes.csv": clients, "data/notas.csv": invoices]).load()
    let sector = try field("sector", loaded)
    #expect(sector.known == 1 && sector.total == 4 && sector.missing == 3)
    #expect(sector.knownRevenue == 10_000 && sector.totalRevenue == 100_000)
    // B and C bring all that is missing; B alone is two thirds of it.
    #expect(sector.first == FillStep(clients: 2, revenue: 90_000, examples: [1, 2]))
    #expect(try field("name", loaded).first == nil)
    #expect(loaded.quality.weight == .sales)
  }

  @Test("weighs clients by what they bought up to the day of the report")
  func future() throws {
    var folder = TestFolder([
      "data/clientes.csv": clients, "data/notas.csv": invoices + "A;2026-12-01;5000,00\n",
    ])
    #expect(try field("sector", folder.load()).knownRevenue == 10_000)
    #expect(try field("sector", folder.load()).totalRevenue == 100_000)
    folder.day = "2026-01-30"
    #expect(try field("sector", folder.load()).totalRevenue == 0)
  }

  @Test("tells a table that is absent from one without rows, and a column from its values")
  func presence() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": clients, "data/notas.csv": invoices,
      "data/contatos.csv": "cliente;nome\n",
    ]).load()
    #expect(try field("sector", loaded).presence == .present)
    #expect(try field("city", loaded).presence == .present)
    #expect(try field("city", loaded).known == 0)
    #expect(try field("owner", loaded).presence == .noColumn)
    #expect(try field("contacts", loaded).presence == .present)
    #expect(try field("contact-levels", loaded).presence == .noColumn)
    #expect(try field("opportunities", loaded).presence == .noTable)
    #expect(try field("opportunities", loaded).first == nil)
    #expect(loaded.quality.gaps.first?.field == "document")
    #expect(loaded.quality.gaps.last?.field == "sector")
    // An empty country is the portfolio's.
    #expect(!loaded.quality.gaps.contains { $0.field == "country" })
    #expect(loaded.quality.wantedTables == [.contracts, .usage, .opportunities, .interactions])
    let contacts = try table(.contacts, loaded)
    #expect(contacts.isPresent && contacts.rows == 0 && contacts.clients == 0)
    #expect(try !table(.contracts, loaded).isPresent)
    #expect(try table(.team, loaded).clients == nil)
    #expect(loaded.quality.tables.map(\.table) == TableName.allCases)
  }

  @Test("counts rows of columns where a value was understood")
  func columns() throws {
    let loaded = try TestFolder([
      "data/clientes.csv":
        "id;nome;setor;cliente desde\nA;Ana;Saúde;ontem\nB;;;31/01/2024\nA;x;x;\n"
    ]).load()
    let clients = try table(.clients, loaded)
    #expect(clients.rows == 3 && clients.rejected == 1 && clients.accepted == 2)
    let known = Dictionary(
      uniqueKeysWithValues: clients.columns.filter(\.isPresent).map { ($0.field, $0.known) })
    #expect(known == ["id": 2, "name": 1, "sector": 1, "since": 1])
    #expect(clients.columns.contains { $0.field == "city" && !$0.isPresent && $0.known == 0 })
    #expect(clients.columns.allSatisfy { $0.rows == 2 })
  }

  @Test("of clients made from invoices speaks of these alone")
  func derived() throws {
    let loaded = try TestFolder([
      "data/notas.csv": "cliente;razão social;data;valor\nA;Ana;2026-01-31;100,00\n"
    ]).load()
    let name = try field("name", loaded)
    #expect(name.presence == .present && name.source == .invoices && name.known == 1)
    #expect(try field("sector", loaded).presence == .noTable)
    let invoices = try table(.invoices, loaded)
    #expect(invoices.clients == 1 && invoices.revenue == 10_000)
    #expect(invoices.columns.first { $0.field == "amount" }?.isPresent == true)
    #expect(invoices.columns.first { $0.field == "amount" }?.known == nil)
    #expect(try !table(.clients, loaded).isPresent)
  }

  @Test("weighs by contracts where there are no invoices, the latest version of each counting")
  func recurring() throws {
    var contracts: [Contract] = []
    for (id, client, from, value) in [("1", 0, 1, 900), ("1", 0, 9, 500), ("2", 1, 5, 300)] {
      var contract = Contract(id: id, client: client)
      contract.validFrom = Day(year: 2026, month: from, day: 1)
      contract.monthlyValue = Money(minorUnits: Int64(value), currency: .real)
      contract.product = client == 0 ? "P" : nil
      contracts.append(contract)
    }
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    let file = FileSummary(
      file: "c", table: .contracts, rows: 3, rejected: 0, leftOut: 0, reading: [], columns: [],
      known: ["id": 3, "client": 3, "product": 2, "monthly-value": 3])
    let completeness = Completeness(
      portfolio: Portfolio(
        clients: ["A", "B", "C"].map { Client(id: $0) },
        ledger: Ledger(purchases: [[], [], []]), records: records,
        presentTables: [.clients, .contracts]), summaries: [file],
      on: try #require(Day(year: 2026, month: 11, day: 16)))
    #expect(completeness.weight == .recurring)
    #expect(completeness.revenue == [500, 300, 0])
    let fields = completeness.fields()
    let products = try #require(fields.first { $0.field == "products-contracted" })
    #expect(products.known == 1 && products.knownRevenue == 500 && products.totalRevenue == 800)
    #expect(products.first?.clients == 1 && products.first?.examples == [1])
    #expect(fields.first { $0.field == "tier" }?.known == 2)
    #expect(fields.first { $0.field == "ticket" }?.presence == .noTable)
  }

  @Test("asks for every level of the contacts of a client")
  func levels() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": clients, "data/notas.csv": invoices,
      "data/contatos.csv":
        "cliente;nome;nível\nA;x;diretoria\nA;y;gerência\nB;z;diretoria\nB;w;\nC;v;\n",
    ]).load()
    #expect(try field("contacts", loaded).known == 3)
    let levels = try field("contact-levels", loaded)
    #expect(levels.known == 1 && levels.knownRevenue == 10_000)
    #expect(try table(.contacts, loaded).clients == 3)
  }
}
