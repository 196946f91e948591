import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Errors of spreadsheets in CSV")
struct CellErrorTests {
  @Test("are nobody as the client of an invoice, and nobody as its owner")
  func invoices() throws {
    for clients in ["", "código;nome\nA;Azul\n"] {
      var files = [
        "data/notas.csv": """
        Cliente;Número;Data;Valor;Vendedor
        A;1;15/04/2026;10,00;Ana
        A;6;17/04/2026;10,00;#REF!
        #N/D;2;15/04/2026;20,00;#N/D
        #n/d;3;16/04/2026;30,00;#REF!

        """
      ]
      if !clients.isEmpty { files["data/clientes.csv"] = clients }
      let loaded = try TestFolder(files).load()
      #expect(loaded.portfolio.clients.map(\.id) == ["A"])
      #expect(loaded.quality.unattributedLines == 2)
      #expect(loaded.quality.unattributedAmount == 5000)
      #expect(loaded.codes == ["W153×1", "W169×1"])
      let found = try #require(loaded.findings("W169").first)
      // Owners on lines count only where there is no table of clients.
      #expect(found.location?.line == (clients.isEmpty ? 3 : 4))
      #expect(found.facts["count"] == (clients.isEmpty ? "3" : "2"))
      if clients.isEmpty { #expect(try loaded.client("A").owner == "Ana") }
    }
  }

  @Test("are no product of an invoice")
  func products() throws {
    let folder = TestFolder([
      "data/notas.csv": """
      Cliente;Número;Data;Valor;Produto
      A;1;15/04/2026;10,00;Café
      A;2;16/04/2026;20,00;#N/D
      A;3;17/04/2026;30,00;#REF!
      A;4;18/04/2026;40,00;#1 Tintas

      """,
      "data/produtos.csv": "código;nome\n1;Café\n",
    ])
    var request = try folder.request()
    request.productLedger = .on
    let loaded = try PortfolioLoader.load(request)
    #expect(loaded.codes.contains("W169×1"))
    #expect(loaded.findings("W169").first?.location?.line == 3)
    #expect(loaded.findings("W169").first?.facts["count"] == "2")
    #expect(loaded.portfolio.productLedger?.products.map(\.name) == ["Café", "#1 Tintas"])
    let details = PurchaseDetails(loaded, request)
    let lines = try details.locatedLines(of: 0..<1)[0].map(\.line)
    #expect(lines.map(\.product) == ["Café", nil, nil, "#1 Tintas"])
    // What they brought is known all the same.
    #expect(loaded.purchases["A"]?.count == 4)
  }

  @Test("are unknown in texts and references of tables; an id that is one is missing")
  func tables() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      código;nome;cidade;responsável
      1;#NOME?;Itu;#N/A
      #REF!;Bar;Itu;Ana
      2;#1 Tintas;#DIV/0!;Ana

      """
    ]).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["1", "2"])
    #expect(try loaded.client("1").name == nil)
    #expect(try loaded.client("1").owner == nil)
    #expect(try loaded.client("2").name == "#1 Tintas")
    #expect(try loaded.client("2").city == nil)
    #expect(loaded.codes == ["E131×1", "W169×1"])
    #expect(loaded.findings("W169").first?.facts["count"] == "4")
  }
}
