import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Rows that sum up others")
struct TotalRowTests {
  @Test("are not taken, and are said with their line")
  func totals() throws {
    let loaded = try TestFolder([
      "data/clientes.csv":
        "código;nome;cidade;funcionários;setor\nC1;Padaria;Itu;7;\nTOTAL;7;;;\n",
      "data/notas.csv":
        "número;cliente;data;valor;produto\n1;C1;31/01/2026;10,00;\nTotal geral;;;10,00;\n",
      "data/pagamentos.csv": "nota;cliente;data;valor\n1;C1;31/01/2026;10,00\nTotal;;;10,00\n",
      "data/contratos.csv":
        "contrato;cliente;mensalidade;produto\nCT1;C1;10,00;\nSubtotal;;10,00;\n",
    ]).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["C1"])
    #expect(loaded.codes == ["W673×4"])
    #expect(loaded.findings("W673").map(\.location?.line) == [3, 3, 3, 3])
    #expect(loaded.rejected.isEmpty)
    #expect(loaded.quality.files.map(\.leftOut) == [1, 1, 1, 1])
    #expect(loaded.quality.files.map(\.rejected) == [0, 0, 0, 0])
  }

  @Test("are records where their cells are filled, a client has the name, or a rule decides")
  func records() throws {
    var folder = TestFolder([
      "data/clientes.csv": "id;nome;cidade\nT1;Azul;Itu\nTotal;Soma Ltda;Itu\n",
      "data/contatos.csv": "cliente;nome;cargo;e-mail;telefone\nTotal;Ana;;;\n",
    ])
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.map(\.id) == ["T1", "Total"])
    #expect(loaded.portfolio.contacts.count == 1)
    #expect(loaded.codes == [])
    folder = TestFolder(
      ["a.csv": "id;nome;cidade\nT1;Azul;Itu\nTotal;Soma;\n"],
      sources: "{clients: {file: a.csv, leave-out: [{column: id, is: x}]}}")
    #expect(try folder.load().portfolio.clients.count == 2)
  }
}
