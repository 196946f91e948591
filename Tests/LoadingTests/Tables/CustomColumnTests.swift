import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Loading

@Suite("Columns of the company's own")
struct CustomColumnTests {
  static let sources = """
    clients:
      file: data/clientes.csv
      custom:
        segmento-interno: { column: Segmento interno, label: Segmento, sensitive: true }
        visitas: { column: "Visitas/ano", type: number }
        limite: { column: Limite, type: money }
        auditoria: { column: Auditoria, type: day }
        bloqueado: { column: Bloqueado, type: flag }
        praças: { column: Praças, type: list }
    """

  static func problems(_ yaml: String) throws -> [Diagnostic] {
    var reader = SettingsReader(try SettingsNode.parse(yaml, file: "carteira.yaml"))
    _ = SourcesConfiguration(reading: &reader)
    var log = DiagnosticLog()
    reader.finish(into: &log)
    return log.diagnostics
  }

  @Test("are read by their type, and stand on the record under their name")
  func values() throws {
    let loaded = try TestFolder(
      [
        "data/clientes.csv": """
        id;nome;segmento INTERNO;Visitas/ano;Limite;Auditoria;Bloqueado;Praças
        C1;a;Ouro;2,5;US$ 10,00;31/01/2026;sim;SP|RJ
        C2;b;;muitas;1,00;;;
        """,
        "data/cotacoes.csv": "moeda;dia;cotação\nUSD;01/01/2026;5,00\n",
      ],
      sources: Self.sources.replacing("praças:", with: "pracas:")
        + "\nrates: { file: data/cotacoes.csv }\n"
    ).load()
    #expect(
      try loaded.client("C1").custom == [
        "segmento-interno": .text("Ouro"), "visitas": .number(DecimalNumber(value: 25, scale: 1)),
        "limite": .money(Money(minorUnits: 5000, currency: .real)),
        "auditoria": .day(try #require(Day(iso: "2026-01-31"))), "bloqueado": .flag(true),
        "pracas": .list(["SP", "RJ"]),
      ])
    #expect(
      try loaded.client("C2").custom == ["limite": .money(Money(minorUnits: 100, currency: .real))])
    #expect(loaded.codes == ["W144×1"])
    #expect(
      loaded.findings("W144").first?.location
        == SourceLocation(file: "data/clientes.csv", line: 3, column: 7))
    let fields = loaded.portfolio.records.customFields
    #expect(
      fields.map(\.name) == [
        "segmento-interno", "visitas", "limite", "auditoria", "bloqueado", "pracas",
      ])
    #expect(fields.map(\.label).prefix(2) == ["Segmento", "Visitas/ano"])
    #expect(fields.map(\.isSensitive) == [true, false, false, false, false, false])
  }

  @Test(
    "belong to the tables that have them",
    arguments: ["contacts", "products", "contracts", "opportunities", "objectives"])
  func tables(_ table: String) throws {
    let loaded = try TestFolder(
      [
        "data/c.csv": "id\nC1\n",
        "data/t.csv": "id;cliente;nome;Cor\nX;C1;x;azul\n",
      ],
      sources: """
        clients: { file: data/c.csv }
        \(table): { file: data/t.csv, custom: { cor: { column: cor } } }
        """
    ).load()
    let records = loaded.portfolio.records
    let custom =
      loaded.portfolio.contacts.first?.custom ?? records.products.first?.custom
      ?? records.contracts.first?.custom ?? records.opportunities.first?.custom
      ?? records.objectives.first?.custom
    #expect(custom == ["cor": .text("azul")])
    #expect(records.customFields.map(\.table.rawValue) == [table])
  }

  @Test("that are misnamed, mistyped or not theirs are said at their place")
  func mistakes() throws {
    let found = try Self.problems(
      """
      clients:
        file: x.csv
        custom:
          Segmento Interno: { column: Segmento }
          sector: { column: Setor }
          ok: { column: X, type: nunber, labell: y }
          sem: { type: text }
      interactions:
        file: y.csv
        custom: { a: { column: b } }
      """)
    #expect(found.map(\.code.id) == ["E189", "E195", "E216", "E210", "E211", "E210"])
    #expect(found.map(\.suggestion) == ["segmento-interno", nil, "number", "label", nil, nil])
    #expect(found.map(\.location?.line) == [4, 5, 6, 6, 7, 10])
  }

  @Test("need the heading they name")
  func missingHeading() throws {
    let refusal = try #require(
      try TestFolder(
        ["data/c.csv": "id;Segmento\nC1;x\n"],
        sources: "clients: { file: data/c.csv, custom: { s: { column: Segmentos } } }"
      ).refusal())
    #expect(refusal.map(\.code.id) == ["E114"])
    #expect(refusal[0].suggestion == "Segmento")
    #expect(refusal[0].location?.line == 1)
  }
}
