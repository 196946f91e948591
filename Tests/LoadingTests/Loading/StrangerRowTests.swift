import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Rows that name nobody")
struct StrangerRowTests {
  /// Clients whose id comes from a column that no other table knows.
  private static let sources = """
    clients: { file: clientes.csv, columns: { id: CNPJ, name: Nome } }
    invoices: { file: notas.csv }
    contacts: { file: contatos.csv }
    """

  private func portfolio(_ known: Int = 0) -> TestFolder {
    let clients = (1...6).map { "100\($0);Cliente \($0);CLI\($0)" }
    let invoices = (1...12).map { number in
      let client = number <= known ? "CLI1" : "100\(number % 6 + 1)"
      return "\(client);2026-01-\(number + 10);10,00"
    }
    return TestFolder(
      [
        "clientes.csv": "Cód.;Nome;CNPJ\n" + clients.joined(separator: "\n"),
        "notas.csv": "Cód. Cliente;Data;Valor\n" + invoices.joined(separator: "\n"),
        "contatos.csv": "nome;cliente\nAna;CLI1\nBia;CLI2\nCaio;9999\nDora;CLI3\nEva;CLI4\n",
      ], sources: Self.sources)
  }

  @Test("are said once for the file, with the column of the clients that has their ids")
  func once() throws {
    let loaded = try portfolio().load()
    #expect(loaded.codes == ["E128×13", "E726×1"])
    #expect(loaded.namesStrangers)
    let finding = try #require(loaded.findings("E726").first)
    #expect(finding.location == SourceLocation(file: "notas.csv"))
    #expect(
      finding.facts == [
        "rows": "12", "all": "12", "codes": "6", "column": "Cód. Cliente", "found": "1002",
        "id": "CNPJ", "other": "Cód.",
      ])
    // Those of the file are counted; that of another one is still listed.
    #expect(loaded.findings("E128").map { $0.facts["found"] } == ["9999"])
    #expect(loaded.rejected.first?.rows.count == 12)
  }

  @Test("are listed row by row where others of the file are known, or they are few")
  func few() throws {
    let some = try portfolio(4).load()
    #expect(some.codes == ["E128×9"])
    #expect(!some.namesStrangers)
    #expect(some.findings("E128").count == 9)
    var short = portfolio()
    short.files["notas.csv"] = Array(
      "Cliente;Data;Valor\n1001;2026-01-01;1,00\n1002;2026-01-01;1,00\n".utf8)
    #expect(try short.load().codes == ["E128×3"])
  }

  @Test("are one warning where the file is about others, too, and names our clients")
  func othersToo() throws {
    let clients = (1...20).map { "\($0);Cliente \($0)" }
    let rows = (1...200).map { "\($0);2026-01-10;10,00" }
    var folder = TestFolder([
      "data/clientes.csv": "código;nome\n" + clients.joined(separator: "\n"),
      "data/notas.csv": "cliente;data;valor\n" + rows.joined(separator: "\n"),
    ])
    let loaded = try folder.load()
    #expect(loaded.codes == ["W729×1"])
    #expect(!loaded.namesStrangers)
    #expect(
      loaded.findings("W729").first?.facts == [
        "rows": "180", "all": "200", "codes": "180", "column": "cliente", "found": "21",
      ])
    #expect(loaded.rejected.first?.rows.count == 180)
    // Two of twenty may be there by chance.
    let few = (19...200).map { "\($0);2026-01-10;10,00" }
    folder.files["data/notas.csv"] = Array(
      ("cliente;data;valor\n" + few.joined(separator: "\n")).utf8)
    #expect(try folder.load().namesStrangers)
  }

  @Test("are said without a column where the clients have none with such ids")
  func nobody() throws {
    var folder = portfolio()
    folder.files["clientes.csv"] = Array("CNPJ;Nome\nCLI1;Um\nCLI2;Dois\n".utf8)
    let loaded = try folder.load()
    let finding = try #require(loaded.findings("E727").first)
    #expect(finding.facts["other"] == nil)
    #expect(finding.facts["codes"] == "6")
  }
}

@Suite("Files in data that nothing reads")
struct UnreadTableTests {
  private static let rows = "código;nome\n1;Um\n"

  @Test("are said where they look like tables")
  func told() throws {
    let files = [
      "data/clientes.csv": "código;nome\n", "data/Clientes.csv": Self.rows,
      "data/Vendas 2026.csv": Self.rows, "data/leia-me.txt": "Exportado em janeiro, por Ana.",
      "data/lista.txt": Self.rows, "data/vazio.csv": "", "data/.oculto.csv": Self.rows,
      "data/settings.json": "{}", "data/list.json": "[]", "data/README.md": "a;b",
      "data/velhos/x.csv": Self.rows,
    ]
    let loaded = try TestFolder(files).load()
    #expect(
      loaded.findings("W728").map(\.location?.file) == [
        "data/Clientes.csv", "data/Vendas 2026.csv", "data/list.json", "data/lista.txt",
      ])
    #expect(loaded.findings("W728").first?.facts == ["file": "data/Clientes.csv"])
    #expect(try TestFolder(files).request().hasUnreadFiles)
  }

  @Test("are not said where a source names them, by a pattern too, or W675 says them")
  func read() throws {
    let files = ["data/a-1.csv": Self.rows, "data/a-2.csv": "código;nome\n2;Dois\n"]
    let named = TestFolder(files, sources: "{clients: {file: data/a-*.csv}}")
    #expect(try named.load().codes == [])
    #expect(try !named.request().hasUnreadFiles)
    let usual = TestFolder(["data/clientes.csv": Self.rows, "data/clients.txt": Self.rows])
    #expect(try usual.load().codes == ["W675×1"])
    #expect(try usual.request().hasUnreadFiles)
  }
}
