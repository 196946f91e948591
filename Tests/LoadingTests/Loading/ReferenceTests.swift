import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("References between tables")
struct ReferenceTests {
  static let clients = """
    código;nome;razão social;CNPJ;país
    C1;Padaria São João;Padaria Ltda;11.222.333/0001-81;
    C2;Aroeira;Aroeira SA;7195358000166;
    C3;Acme;Acme Inc;12-3456789;Chile
    """

  @Test("of invoices are ids, documents and names; unknown ones are rejected with their place")
  func invoices() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": Self.clients,
      "data/notas.csv": """
      produto;cliente;data;valor
      x;C1;2026-01-01;1,00
      x;11222333000181;2026-01-01;1,00
      x;11.222.333/0001-81;2026-01-01;1,00
      x;Padaria São João;2026-01-01;1,00
      x;07.195.358/0001-66;2026-01-02;1,00
      x;7195358000166;2026-01-02;1,00
      "com
      linha";D2;2026-01-02;1,00
      x;C1;2026-01-01;x
      """,
    ]).load()
    #expect(
      loaded.purchases == [
        "C1": ["2026-01-01 +400 0 1/0"], "C2": ["2026-01-02 +200 0 1/0"], "C3": [],
      ])
    #expect(loaded.rejectedLines == ["8 E128", "10 E125"])
    let unknown = try #require(loaded.findings("E128").first)
    #expect(unknown.location == SourceLocation(file: "data/notas.csv", line: 9, column: 8))
    #expect(unknown.suggestion == "C2")
    #expect(unknown.facts["found"] == "D2")
    #expect(
      loaded.findings("E125").first?.location
        == SourceLocation(file: "data/notas.csv", line: 10, column: 17))
    let row = try #require(loaded.rejected.first?.rows.first)
    #expect(row.cells == ["com\nlinha", "D2", "2026-01-02", "1,00"])
    #expect(loaded.rejected.first?.headings == ["produto", "cliente", "data", "valor"])
  }

  @Test("of documents that lost their zeros are restored, and the number of zeros is said")
  func lostZeros() throws {
    let loaded = try TestFolder(["data/clientes.csv": Self.clients]).load()
    #expect(try loaded.client("C2").document?.text == "07.195.358/0001-66")
    #expect(try loaded.client("C2").kind == .company)
    let zeros = try #require(loaded.findings("W160").first)
    #expect(zeros.facts["count"] == "1")
    #expect(zeros.facts["expected"] == "07.195.358/0001-66")
    #expect(zeros.location?.line == 3)
    #expect(try loaded.client("C3").document == nil)
    #expect(loaded.codes == ["N159×1", "W160×1"])
  }

  @Test("that two clients could mean are nobody's")
  func shared() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código;nome;CNPJ
      C2;Irmãos;11.222.333/0001-81
      C1;Irmãos;11.222.333/0001-81
      """,
      "data/notas.csv": "cliente;data;valor\nIrmãos;2026-01-01;1\n11222333000181;2026-01-01;1\n",
    ]).load()
    #expect(loaded.rejectedLines == ["2 E676", "3 E676"])
    #expect(loaded.findings("E676").map { $0.facts["ids"] } == ["C1, C2", "C1, C2"])
    #expect(loaded.log.counts.values.reduce(0, +) == 3)
    let shared = try #require(loaded.findings("W156").first)
    #expect(shared.facts == ["id": "C2", "otherID": "C1"])
    #expect(shared.location?.line == 2)
    #expect(shared.other?.line == 3)
  }

  @Test("of ids that come again name the first")
  func doubles() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "código;nome\nA;um\nB;dois\nA;três\n;quatro\n"
    ]).load()
    #expect(try loaded.client("A").name == "um")
    #expect(loaded.rejectedLines == ["4 E132", "5 E131"])
    #expect(loaded.findings("E132").first?.other?.line == 2)
    #expect(loaded.quality.files[0].rows == 4)
    #expect(loaded.quality.files[0].rejected == 2)
  }

  @Test("of contacts are kept apart by client, and rejected where there is no such client")
  func contacts() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": Self.clients,
      "data/contatos.csv": """
      id;cliente;nome;e-mail
      p1;C1;Ana;ana@x.com
      p1;Aroeira;Ana;ana@x.com
      p1;C1;Ana outra vez;
      ;C1;Bia;
      ;C9;Caio;
      ;;Davi;
      ;C1;Bia;
      """,
    ]).load()
    let contacts = loaded.portfolio.contacts.map {
      "\(loaded.portfolio.clients[$0.client].id) \($0.name ?? "")"
    }
    #expect(Set(contacts) == ["C1 Ana", "C2 Ana", "C1 Bia"])
    #expect(loaded.rejectedLines == ["4 E132", "6 E128", "7 E133", "8 E132"])
    #expect(loaded.findings("E132").last?.facts["id"] == "Bia")
    #expect(loaded.quality.files.last?.rejected == 4)
  }

  @Test("of past owners are ids, as those of today are; a name that nobody has stays")
  func pastOwners() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código;nome;responsável
      C1;Padaria São João;Rui Prates
      C2;Aroeira;Rui Prates
      """,
      "data/equipe.csv": "id;nome\nEQ-1;Rui Prates\nEQ-2;Caio Brito\n",
      "data/historico.csv": """
      id;tabela;registro;campo;valor;desde
      H1;clientes;C1;owner;Caio Brito;2025-01-01
      H2;clientes;C1;owner;Rui Prates;2026-01-01
      H3;clientes;C2;owner;Nina Paz;2025-01-01
      H4;clientes;C2;owner;Rui Prates;2026-01-01
      """,
    ]).load()
    #expect(try loaded.client("C1").owner == "EQ-1")
    let day = try #require(Day(iso: "2025-06-30"))
    #expect(try loaded.asKnown(on: day).client("C1").owner == "EQ-2")
    #expect(try loaded.asKnown(on: day).client("C2").owner == "Nina Paz")
  }

  @Test("of notes are file names; unknown ones are said, encodings are found")
  func notes() throws {
    var folder = TestFolder([
      "data/clientes.csv": Self.clients, "data/notes/C1.md": "\u{FEFF}Olá",
      "data/notes/Aroeira.md": "dois", "data/notes/C2.md": "um", "data/notes/C9.md": "?",
      "data/notes/README.md": "x", "data/notes/x.txt": "x",
    ])
    folder.files["data/notes/C3.md"] =
      Array("Reuni".utf8) + [0xE3] + Array("o em mar".utf8) + [0xE7, 0x6F]
    let loaded = try folder.load()
    #expect(loaded.portfolio.notes.map(\.markdown) == ["Olá", "dois\n\num", "Reunião em março"])
    #expect(loaded.findings("W155").map(\.location?.file) == ["data/notes/C9.md"])
  }

  @Test("of notes are written so that every id can be the name of a file, and read back")
  func namesOfNotes() throws {
    for id in ["SP/1", "a\\b", ".x", "README", "50=2F/", "C1", "=2F", "São/Paulo"] {
      let name = try #require(NoteName.make(id: id))
      #expect(!name.contains("/") && !name.hasPrefix("."))
      #expect((NoteName.id(name) ?? name) == id || name == id)
    }
    #expect(NoteName.make(id: "SP/1") == "SP=2F1")
    let files = [
      "data/clientes.csv": "id;nome\nSP/1;Sol\nSP/2;Sol\n",
      "data/notes/SP=2F1.md": "um", "data/notes/SP=2F2.md": "dois",
    ]
    var request = try TestFolder(files).request()
    let tables = CanonicalTables()
    request.canonical = tables
    let loaded = try PortfolioLoader.load(request)
    #expect(loaded.portfolio.notes.map(\.markdown) == ["um", "dois"])
    let written = try tables.files(of: loaded, request).filter { $0.path.hasPrefix("data/notes/") }
    #expect(written.map(\.path) == ["data/notes/SP=2F1.md", "data/notes/SP=2F2.md"])
  }

  @Test("to ids that hold a sign that separates are written so that they are read again")
  func separators() throws {
    var request = try TestFolder([
      "data/clients.csv": "id,name\nA,Alpha\n",
      "data/contacts.csv":
        "id,client,name\n\"B;1\",A,Bob Lima\n\"Silva, Ana\",A,Ana Silva\n\"C|\"\"2\"\"\",A,Caio Reis\n",
      "data/interactions.csv": """
      client,date,summary,contact
      A,2026-10-02,one,Bob Lima
      A,2026-10-03,two,Ana Silva; Bob Lima
      A,2026-10-04,three,Ana Silva
      A,2026-10-05,four,Caio Reis

      """,
    ]).request()
    let tables = CanonicalTables()
    request.canonical = tables
    let loaded = try PortfolioLoader.load(request)
    var records = try tables.records(of: loaded, request)
    records.resolve(by: loaded)
    var folder = TestFolder(
      sources: records.sources(custom: []).dropFirst().map { String($0.dropFirst(2)) }
        .joined(separator: "\n"))
    for file in records.files { folder.files[file.path] = file.bytes }
    let again = try folder.load()
    let expected: Set<[String]> = [["B;1"], ["Silva, Ana", "B;1"], ["Silva, Ana"], ["C|\"2\""]]
    for portfolio in [loaded.portfolio, again.portfolio] {
      #expect(Set(portfolio.records.interactions.map(\.theirs)) == expected)
    }
    #expect(again.findings("W151").isEmpty)
  }

  @Test("to clients find an id however its accents are spelt")
  func spelling() throws {
    let loaded = try TestFolder([
      "data/clients.csv": "id,name\nJos\u{E9}-1,Um\nAna,Dois\n",
      "data/contacts.csv": "id,client,name\nP1,Jose\u{301}-1,Bob Lima\n",
      "data/invoices.csv": """
      client,number,date,amount
      Jose\u{301}-1,1,2026-10-01,10
      Jos\u{E9}-1,2,2026-10-02,20
      Jose-1,3,2026-10-03,30

      """,
    ]).load()
    let known = try #require(loaded.portfolio.clients.firstIndex { $0.id == "Jos\u{E9}-1" })
    #expect(loaded.portfolio.ledger.lineCount(of: known) == 2)
    #expect(loaded.portfolio.contacts.map(\.client) == [known])
    #expect(loaded.findings("E128").map { $0.facts["found"] } == ["Jose-1"])
  }

  @Test("of parents must exist and must not come back to where they began")
  func parents() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "id,name,parent client\nA,a,B\nB,b,C\nC,c,A\nD,d,A\nE,e,Z9\n"
    ]).load()
    #expect(loaded.findings("W151").map { $0.facts["found"] } == ["Z9"])
    #expect(loaded.findings("W161").map { $0.facts["chain"] } == ["A → B → C → A"])
  }

  @Test("to clients that invoices describe take the latest line, whatever the order")
  func derived() throws {
    var rows = [
      "A;2026-01-01;1,00;Antigo;Bahia;11222333000181", "A;2026-03-01;1,00;Novo;SP;",
      "A;2026-02-01;1,00;Meio;;", "B;2026-03-01;1,00;Beta;RJ;123", "B;2026-03-01;1,00;Alfa;RJ;",
      "A;2026-12-01;1,00;Futuro;AM;",
    ]
    var random = FixedRandom(seed: 4)
    for threads in [1, 8, 2, 8] {
      var folder = TestFolder([
        "data/notas.csv": "cliente;data;valor;nome do cliente;UF;CNPJ\n"
          + rows.joined(separator: "\n")
      ])
      (folder.threads, folder.blockSize) = (threads, 40)
      let loaded = try folder.load()
      let client = try loaded.client("A")
      #expect(client.name == "Novo")
      #expect(client.state == "SP")
      #expect(client.document?.text == "11.222.333/0001-81")
      #expect(client.kind == .company)
      #expect(try loaded.client("B").name == "Beta")
      #expect(loaded.findings("W154").map { $0.facts["field"] } == ["client-name", "state"])
      #expect(loaded.findings("W154")[0].facts["count"] == "2")
      #expect(loaded.findings("W146").map { $0.facts["found"] } == ["123"])
      #expect(loaded.findings("W146").map { $0.facts["column"] } == ["CNPJ"])
      rows.shuffle(using: &random)
    }
  }

  @Test("say which file with a usual name is not read, since another one is")
  func secondFile() throws {
    let rows = "cliente;emissao;valor\nA;25/10/2026;1,50\n"
    let files = ["data/notas.csv": rows, "data/vendas.csv": rows]
    let loaded = try TestFolder(files).load()
    #expect(loaded.findings("W675").map { $0.location?.file } == ["data/vendas.csv"])
    #expect(loaded.findings("W675").map { $0.facts["file"] } == ["data/notas.csv"])
    let named = TestFolder(
      files, sources: "{invoices: {file: [data/notas.csv, data/vendas.csv]}}")
    #expect(try named.load().findings("W675").isEmpty)
  }

  @Test("to clients that invoices describe are not contradicted by another spelling")
  func spellings() throws {
    let rows = [
      "A;2026-01-01;1,00;Padaria ;Campinas;11.222.333/0001-81",
      "A;2026-01-02;1,00;PADARIA;CAMPINAS;11222333000181",
      "B;2026-01-01;1,00;Bar;Itu;00000000000191", "B;2026-01-02;1,00;Bar;Itu;191",
      "C;2026-01-01;1,00;Oficina;Itu;00.000.000/0001-91",
      "C;2026-01-02;1,00;Oficina;Itu;1234",
    ]
    for threads in [1, 8] {
      var folder = TestFolder([
        "data/notas.csv": "cliente;data;valor;nome do cliente;cidade;CNPJ\n"
          + rows.joined(separator: "\n")
      ])
      (folder.threads, folder.blockSize) = (threads, 40)
      let loaded = try folder.load()
      for id in ["B", "C"] {
        #expect(try loaded.client(id).document?.text == "00.000.000/0001-91")
      }
      #expect(loaded.findings("W154").map { $0.facts["client"] } == ["C"])
      #expect(
        loaded.findings("W154").first?.location
          == SourceLocation(file: "data/notas.csv", line: 7, column: 31))
      #expect(loaded.codes.filter { $0.hasPrefix("W") } == ["W154×1"])
    }
  }

  @Test("find nothing where there is nothing to load")
  func nothing() throws {
    #expect(try TestFolder([:]).refusal()?.map(\.code.id) == ["E104"])
    let missing = TestFolder(
      ["data/notas.csv": "x"], sources: "{invoices: {file: data/nota.csv}}")
    let refusal = try #require(try missing.refusal())
    #expect(refusal.map(\.code.id) == ["E103"])
    #expect(refusal[0].suggestion == "data/notas.csv")
    let other = TestFolder(
      ["data/contatos.csv": "x"], sources: "{invoices: {file: data/notas.csv}}")
    #expect(try #require(try other.refusal())[0].suggestion == nil)
  }
}
