import Diagnostics
import Files
import Portfolio
import SQLite
import TestSupport
import Testing

@testable import Loading

/// Whoever was erased must not come back by another door than the table of clients.
@Suite("People who were erased, in invoices")
struct ErasedPeopleTests {
  private static let secrets = ["Helena", "helena", "529.982", "52998224725"]

  /// Knows one person, by name, address and tax number.
  private static let screen: PersonScreen = {
    let marks = ["helena quaresma", "helena@sol.example", "529.982.247-25", "52998224725"]
    let known: @Sendable (String) -> Bool = { marks.contains($0.lowercased()) }
    return PersonScreen(
      isErased: { known($0.id) || known($0.email) || known($0.document) || known($0.name) },
      namesErased: known, alias: { "erased-\($0.utf8.count)" },
      scrub: { text in
        ["Helena Quaresma", "helena@sol.example", "529.982.247-25", "52998224725"]
          .reduce(text) {
            $0.split(separator: $1, omittingEmptySubsequences: false).joined(separator: "•••")
          }
      })
  }()

  private func load(_ folder: TestFolder) throws -> (LoadedPortfolio, LoadRequest) {
    var request = try folder.request()
    request.screen = Self.screen
    request.productLedger = .on
    return (try PortfolioLoader.load(request), request)
  }

  /// Everything that pages, messages and files of rejected rows are made of.
  private func told(_ loaded: LoadedPortfolio, _ request: LoadRequest) throws -> String {
    let details = try PurchaseDetails(loaded, request).load(
      loaded.portfolio.clients.indices, recentLines: 5)
    return "\(loaded.portfolio.clients.map { "\($0.id) \($0.attributes)" }) \(details)"
      + " \(loaded.log.diagnostics) \(loaded.rejected)"
      + " \(loaded.portfolio.productLedger.map { "\($0.products)" } ?? "")"
  }

  private static let invoices = """
    cliente;nota;data;vencimento;produto;valor;nome do cliente;cnpj;cidade;uf
    Z9;1;2026-01-31;2026-02-28;Cabo;10,00;Zilda ME;;Itu;SP
    Helena Quaresma;2;2026-02-01;2026-03-01;Aulas de Helena Quaresma;20,00;;;Campinas;SP
    A1;3;2026-02-02;2026-03-02;Cabo;30,00;Padaria;529.982.247-25;Itu;SP
    helena@sol.example;4;31/02/2026;;Cabo;40,00;Helena Quaresma;;;
    """

  @Test("lines keep their sums under a made id, in the place that this has among all")
  func derived() throws {
    let (loaded, request) = try load(TestFolder(["data/notas.csv": Self.invoices]))
    #expect(loaded.portfolio.clients.map(\.id) == ["Z9", "erased-15", "erased-2"])
    #expect(loaded.purchases["Z9"] == ["2026-01-31 +1000 0 1/0"])
    #expect(loaded.purchases["erased-15"] == ["2026-02-01 +2000 0 1/0"])
    #expect(loaded.purchases["erased-2"] == ["2026-02-02 +3000 0 1/0"])
    #expect(loaded.portfolio.receivables.of(2).map(\.number) == ["3"])
    #expect(try loaded.client("erased-2").state != nil)
    #expect(try loaded.client("erased-2").city == nil)
    let told = try told(loaded, request)
    for secret in Self.secrets { #expect(!told.contains(secret), "\(told)") }
    #expect(told.contains("•••"))
    let details = try PurchaseDetails(loaded, request).load(0..<3, recentLines: 5)
    #expect(details.map(\.recentLines.count) == [1, 1, 1])
    #expect(loaded.clientID(named: "Helena Quaresma") == "erased-15")
  }

  @Test("the rows that a snapshot keeps say no more")
  func canonical() throws {
    var request = try TestFolder([
      "data/notas.csv": Self.invoices,
      "data/pagamentos.csv": "nota;cliente;data;valor\n2;Helena Quaresma;2026-03-01;20,00\n",
    ]).request()
    request.screen = Self.screen
    let tables = CanonicalTables()
    request.canonical = tables
    let loaded = try PortfolioLoader.load(request)
    let rows = try #require(try CanonicalInvoices(loaded: loaded, request: request).read())
    let told = "\(rows.rows) \(tables.taken(.payments)?.rows ?? [])"
    for secret in Self.secrets { #expect(!told.contains(secret), "\(told)") }
    #expect(rows.rows.count == 3)
    #expect(told.contains("erased-15"))
  }

  @Test("the same where the database sums up the lines", arguments: ["required", "off"])
  func pushed(_ wish: String) throws {
    let place = try TemporaryFolder()
    let database = try SQLiteDatabase(path: place("a.db"), access: .create)
    try database.run(
      "CREATE TABLE notas (cliente, nota, data, produto, valor, \"nome do cliente\", cnpj)")
    try database.run(
      "INSERT INTO notas VALUES ('Z9', '1', '2026-01-31', 'Cabo', 10.5, 'Zilda ME', NULL),"
        + " ('Helena Quaresma', '2', '2026-02-01', 'Aulas de Helena Quaresma', 20, NULL, NULL),"
        + " ('A1', '3', '2026-02-02', 'Cabo', 30, 'Padaria', '529.982.247-25'),"
        + " ('helena@sol.example', '4', NULL, 'Cabo', 40, 'Helena Quaresma', NULL)")
    let sources = try TestFolder(
      sources: "invoices: {file: a.db, table: notas, push-down: \(wish)}"
    ).request()
    var request = LoadRequest(
      sources: sources.sources, folder: place.path, fileSystem: .disk, day: sources.day, threads: 1)
    request.screen = Self.screen
    request.productLedger = .on
    let loaded = try PortfolioLoader.load(request)
    #expect(loaded.portfolio.clients.map(\.id) == ["Z9", "erased-15", "erased-2"])
    #expect(loaded.purchases["erased-15"] == ["2026-02-01 +2000 0 1/0"])
    let told = try told(loaded, request)
    for secret in Self.secrets { #expect(!told.contains(secret), "\(told)") }
    let lines = try PurchaseDetails(loaded, request).locatedLines(of: 1..<2)
    #expect(lines[0].map(\.line.amount) == [2000])
    let recent = try PurchaseDetails(loaded, request).load(0..<3, recentLines: 5)
    #expect(recent.map(\.recentLines.count) == [1, 1, 1])
  }

  @Test("rejected rows of any table and clients that only deals name lose them too")
  func others() throws {
    let (loaded, request) = try load(
      TestFolder([
        "data/oportunidades.csv":
          "título;cliente;valor;previsão\nCurso;Helena Quaresma;10,00;2026-12-31\nLink;Mercado;1,00;2026-12-31\n",
        "data/contratos.csv": "cliente;produto;início\nHelena Quaresma;;32/01/2026\n",
      ]))
    #expect(loaded.portfolio.clients.map(\.id) == ["Mercado", "erased-15"])
    #expect(loaded.portfolio.records.opportunities.count == 2)
    let told = try told(loaded, request)
    for secret in Self.secrets { #expect(!told.contains(secret), "\(told)") }
  }
}
