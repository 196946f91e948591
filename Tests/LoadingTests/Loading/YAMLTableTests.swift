import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Tables in YAML")
struct YAMLTableTests {
  @Test(
    "are lists of records or records under their ids, nested or not",
    arguments: [
      "- {number: 1, cliente: A, data: 2026-01-31, valor: 1234.50}\n"
        + "- {number: 2, cliente: B, data: 2026-02-01, valor: 2.00}\n",
      "- número: 1\n  cliente: A\n  data: 31/01/2026\n  valor: R$ 1.234,50\n"
        + "- número: 2\n  cliente: B\n  data: 01/02/2026\n  valor: 2,00\n",
      "1: {cliente: A, data: 2026-01-31, valor: 1234.50}\n"
        + "2:\n  cliente: B\n  data: 2026-02-01\n  valor: 2.00\n",
      "\u{FEFF}notas:\n  - {nota: 1, cliente: A, data: 2026-01-31, valor: 1234.50}\n"
        + "  - {nota: 2, cliente: B, data: 2026-02-01, valor: \"2.00\"}\nequipe: []\n",
      "- &first\n  nota: 1\n  cliente: A\n  data: 2026-01-31\n  valor: 1234.50\n"
        + "- {<<: *first, nota: 2, cliente: B, data: 2026-02-01, valor: 2.00, extra: ~}\n",
    ])
  func forms(_ text: String) throws {
    for ending in ["yaml", "yml"] {
      let loaded = try TestFolder(["data/notas." + ending: text]).load()
      #expect(
        loaded.purchases == ["A": ["2026-01-31 +123450 0 1/0"], "B": ["2026-02-01 +200 0 1/0"]])
      #expect(loaded.codes == [])
    }
  }

  @Test("keep texts of several lines, lists, and words that YAML takes for something else")
  func texts() throws {
    let folder = TestFolder(
      [
        "data/clientes.yaml": """
        # Os clientes
        "007":
          nome: |
            Açougue "Três; Irmãos"
            Filial
          lugar: {uf: NO}
          tags: [a, b]
          setor: no
          needs: *word
        """.replacing("*word", with: "'*ênfase* e **força**'")
      ], sources: "{clients: {file: data/clientes.yaml, columns: {city: lugar.uf}}}")
    let loaded = try folder.load()
    let client = try loaded.client("007")
    #expect(client.name == "Açougue \"Três; Irmãos\"\nFilial")
    #expect(client.city == "NO")
    #expect(client.sector == "no")
    #expect(client.tags == ["a", "b"])
    #expect(client.needs == ["*ênfase* e **força**"])
  }

  @Test("name the line of what they reject")
  func lines() throws {
    let loaded = try TestFolder([
      "data/clients.yaml": """
      A:
      B:
        name: Bia

      """,
      "data/contacts.yaml": """
      - nome: x
      - cliente: A
        nome: Ana

      - nome: Zé
        cliente: Z
      """,
    ]).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["A", "B"])
    #expect(loaded.rejectedLines == ["1 E133", "5 E128"])
    #expect(
      loaded.findings("E128").map(\.location) == [
        SourceLocation(file: "data/contacts.yaml", line: 5)
      ])
    #expect(loaded.definitions[RecordKey(table: .clients, key: "B")]?.line == 3)
  }

  @Test("may hold one record several times under one id, or none at all")
  func repeated() throws {
    let loaded = try TestFolder([
      "data/clients.yaml": "A: [{name: Ana}, {name: Bia}]\n", "data/contacts.yaml": "[]\n",
    ]).load()
    #expect(loaded.rejectedLines == ["1 E132"])
    #expect(loaded.portfolio.presentTables.contains(.contacts))
    #expect(loaded.portfolio.contacts.isEmpty)
  }

  @Test(
    "that are no tables are refused with line and column",
    arguments: [
      ("text", "E190", 1, 1), ("- A\n- B\n", "E190", 1, 3), ("A: 1\n", "E190", 1, 4),
      ("A:\n  id: B\n", "E192", 2, 7), ("- id: A\n  tags: [{a: b}]\n", "E191", 2, 10),
      ("- id: [[a]]\n", "E191", 1, 8), ("contacts: []\n", "E193", 1, 1),
      ("clientes: []\nproducts: []\ncontarcts: []\n", "E194", 3, 1),
      ("- id: A\n  id: B\n", "E202", 2, 3), ("- id: A\n- id: \"B\n", "E200", 3, 1),
      ("- a: {b: {c: {d: {e: {f: {g: {h: {i: {j: 1}}}}}}}}}", "E191", 1, 38),
    ])
  func errors(_ text: String, _ code: String, _ line: Int, _ column: Int) throws {
    let refusal = try #require(try TestFolder(["data/clients.yaml": text]).refusal())
    #expect(refusal.map(\.code.id) == [code])
    #expect(refusal[0].location?.line == line)
    #expect(refusal[0].location?.column == column)
  }

  @Test("say which name was meant in a file of several tables")
  func suggestion() throws {
    let refusal = try #require(
      try TestFolder(["data/clients.yaml": "clientes: []\nchamado: []\n"]).refusal())
    #expect(refusal.map(\.suggestion) == ["chamados"])
  }

  @Test("may have stars in their texts, but not aliases without end")
  func aliases() throws {
    let stars = (0..<40).map { "C\($0): {name: a *b* c}\n" }.joined()
    #expect(try TestFolder(["data/clients.yaml": stars]).load().portfolio.clients.count == 40)
    let bomb = (0..<22).map { "C\($0): {name: \($0 == 0 ? "&a x" : "*a")}\n" }.joined()
    let refusal = try #require(try TestFolder(["data/clients.yaml": bomb]).refusal())
    #expect(refusal.map(\.code.id) == ["E204"])
    let few = "A: {name: &a x}\nB: {name: *a}\n"
    #expect(try TestFolder(["data/clients.yaml": few]).load().client("B").name == "x")
  }
}
