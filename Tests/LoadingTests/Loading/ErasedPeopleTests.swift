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
      namesErased: { text, _ in known(text) }, alias: { "erased-\($0.utf8.count)" },
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

  @Test("a touch stays two-way when all whom it named of theirs were erased")
  func touches() throws {
    let (loaded, request) = try load(
      TestFolder([
        "data/clientes.csv": "id;nome\nC1;Padaria\n",
        "data/interacoes.csv": """
        cliente;data;canal;nossa equipe;contatos
        C1;2026-11-10;Reunião;Ana;Helena Quaresma
        C1;2026-11-11;Reunião;Ana;Helena Quaresma, Carla
        C1;2026-11-12;e-mail;Ana;Helena Quaresma

        """,
      ]))
    let touches = loaded.portfolio.records.interactions
    #expect(touches.map(\.isTwoWay) == [true, true, nil])
    #expect(touches.map(\.theirs) == [[], ["Carla"], []])
    #expect(loaded.findings("W720").first?.facts["taken"] == "2")
    let told = try told(loaded, request) + "\(Array(touches))"
    for secret in Self.secrets { #expect(!told.contains(secret), "\(told)") }
  }

  @Test("a line without a client does not say who bought")
  func unattributed() throws {
    var request = try TestFolder([
      "data/notas.csv": """
      cliente;nota;data;valor;nome do cliente;cnpj
      Z9;1;2026-01-31;10,00;Zilda ME;
      ;2;2026-02-01;20,00;Helena Quaresma;529.982.247-25

      """
    ]).request()
    request.screen = Self.screen
    let loaded = try PortfolioLoader.load(request)
    let rows = try #require(try CanonicalInvoices(loaded: loaded, request: request).read())
    #expect(rows.rows.count == 2)
    for secret in Self.secrets { #expect(!"\(rows.rows)".contains(secret), "\(rows.rows)") }
    #expect("\(rows.rows)".contains("Zilda ME"))
  }

  @Test("a row of an erased client that is rejected keeps no more than one that is taken")
  func rejectedClient() throws {
    let (loaded, _) = try load(
      TestFolder([
        "data/clientes.csv": """
        id;nome;documento;tipo;endereco;cidade;uf;moeda do contrato
        C-1;Helena Quaresma;529.982.247-25;PF;Rua das Flores, 100;Campinas;SP;x
        C-1;Helena Quaresma;529.982.247-25;PF;Rua das Flores, 100;Campinas;SP;x

        """
      ]))
    #expect(loaded.rejected.map(\.rows.count) == [1])
    let told = "\(loaded.rejected) \(loaded.log.diagnostics)"
    for secret in Self.secrets + ["Flores", "Campinas"] {
      #expect(!told.contains(secret), "\(told)")
    }
    #expect(told.contains("SP"))
  }

  @Test("addresses and telephones go wherever they stand, also where they are doubtful")
  func addresses() throws {
    let screen = PersonScreen(
      isErased: { $0.id == "P-1" }, namesErased: { text, _ in text == "P-1" }, alias: { $0 },
      scrub: { text in
        ["helena@sol", "1234", "52998224725"].contains(where: text.contains) ? "•••" : text
      })
    var request = try TestFolder([
      "data/clientes.csv": """
      id;nome;documento;email;telefone
      C-1;Padaria;;helena@sol.example;(19) 1234
      C-2;Bar;529.982.247-25;helena@sol;(19) 3333-4444
      C-3;Mercado;11.222.333/0001-81;bar@bar.example;

      """
    ]).request()
    request.screen = screen
    let loaded = try PortfolioLoader.load(request)
    #expect(try loaded.client("C-1").email == nil)
    #expect(try loaded.client("C-1").phone == nil)
    #expect(try loaded.client("C-2").email == nil)
    #expect(try loaded.client("C-2").document == nil)
    #expect(try loaded.client("C-2").phone != nil)
    #expect(try loaded.client("C-3").email == "bar@bar.example")
    #expect(try loaded.client("C-3").document != nil)
  }

  @Test("who has the name of an erased client does not get that client's rows")
  func homonym() throws {
    var request = try TestFolder([
      "data/clientes.csv": """
      id;nome;documento;tipo
      C-1;Helena Quaresma;529.982.247-25;PF
      C-2;Helena Quaresma;;PF

      """,
      "data/notas.csv": """
      cliente;nota;data;valor
      Helena Quaresma;1;2026-01-31;10,00
      C-1;2;2026-01-31;20,00

      """,
    ]).request()
    request.screen = PersonScreen(
      isErased: { $0.id == "C-1" }, namesErased: { text, _ in text == "C-1" },
      alias: { "erased-\($0)" }, scrub: { $0 })
    let loaded = try PortfolioLoader.load(request)
    #expect(loaded.purchases["C-2"] == [])
    #expect(loaded.purchases["erased-C-1"] == ["2026-01-31 +2000 0 1/0"])
  }

  @Test("what a client is called elsewhere tells nothing of one who was erased")
  func aliases() throws {
    var request = try TestFolder([
      "data/clientes.csv": """
      id;nome;tipo
      C-1;Helena Quaresma;PF
      PD-9;Lena Quaresma;PF
      PD-8;Quaresma Lena;PF

      """,
      "data/notas.csv": "cliente;nota;data;valor\nPD-9;1;2026-01-31;10,00\nC-1;2;2026-01-31;1,00\n",
      "aliases.yaml": "C-1: [PD-9, PD-8]\n",
    ]).request()
    for erased in ["C-1", "PD-9"] {
      request.screen = PersonScreen(
        isErased: { $0.id == erased }, namesErased: { text, _ in text == erased },
        alias: { "erased-\($0)" }, scrub: { $0 })
      let loaded = try PortfolioLoader.load(request)
      #expect(loaded.portfolio.clients.map(\.id) == ["erased-\(erased)"])
      #expect(loaded.portfolio.clients.first?.attributes.name == nil)
      #expect(loaded.purchases["erased-\(erased)"] == ["2026-01-31 +1100 0 2/0"])
    }
  }
}
