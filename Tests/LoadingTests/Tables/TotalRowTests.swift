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

  @Test("and what else is none are left out of payments by rules, as of other tables")
  func paymentRules() throws {
    let loaded = try TestFolder(
      [
        "notas.csv": "cliente;nota;emissão;vencimento;valor\nA;NF-1;2026-01-01;2026-02-01;100,00\n",
        "pagamentos.csv": """
        nota;data;valor;situação
        NF-1;2026-01-20;40,00;pago
        NF-1;2026-01-21;60,00;estornado
        NF-1;2026-01-22;0,50;pago
        NF-1;2026-01-23;10,00
        Total;;110,50;soma
        """,
      ],
      sources: """
        invoices: { file: notas.csv }
        payments:
          file: pagamentos.csv
          leave-out:
            - { column: situação, is: [estornado, soma] }
            - { column: situação, missing: true }
            - { column: valor, below: 1 }
        """
    ).load()
    #expect(loaded.receivables == ["A NF-1 2026-01-01→2026-02-01 10000 +4000@2026-01-20"])
    #expect(loaded.rejected.isEmpty)
    #expect(loaded.codes == [])
    #expect(loaded.quality.files.last?.leftOut == 4)
  }

  private static let dated = """
    Cliente;Número;Data;Valor;Produto;Vendedor;UF;Cidade
    A;1;15/04/2026;10,00;p;v;SP;X
    A;2;15/04/2026;20,00;p;v;SP;X
    Total do dia;;15/04/2026;30,00;;;;
    B;3;17/04/2026;30,00;p;v;SP;X
    Total;;17/04/2026;30,00;;;;
    Total Geral;;30/04/2026;60,00;;;;
    Saldo anterior;;30/04/2026;99,00;;;;

    """

  @Test("with a date are no lines of invoices, with or without a table of clients")
  func dated() throws {
    for threads in [1, 4] {
      for clients in ["", "código;nome\nA;Azul\nB;Bruma\n"] {
        var files = ["data/notas.csv": Self.dated]
        if !clients.isEmpty { files["data/clientes.csv"] = clients }
        var folder = TestFolder(files)
        (folder.threads, folder.blockSize) = (threads, 64)
        let loaded = try folder.load()
        #expect(
          loaded.purchases == [
            "A": ["2026-04-15 +3000 0 2/0"], "B": ["2026-04-17 +3000 0 1/0"],
          ])
        #expect(loaded.codes == ["W673×4"])
        #expect(loaded.findings("W673").map(\.location?.line) == [4, 6, 7, 8])
        #expect(loaded.rejected.isEmpty)
        #expect(loaded.quality.files.last?.leftOut == 4)
      }
    }
  }

  @Test("are told from clients whose names begin as sums do, in whatever order lines come")
  func names() throws {
    let lines = [
      "Total Energies;1;15/04/2026;10,00;p;v", "Total Energies;2;16/04/2026;20,00;;",
      "Total Energies;;17/04/2026;40,00;p;v", "Total Energies;;17/04/2026;30,00;;",
      "Soma Ltda;3;15/04/2026;10,00;;",
    ]
    for order in [lines, lines.reversed()] {
      var folder = TestFolder([
        "data/notas.csv": "Cliente;Número;Data;Valor;Produto;Vendedor\n"
          + order.joined(separator: "\n") + "\n"
      ])
      for threads in [1, 3] {
        (folder.threads, folder.blockSize) = (threads, 40)
        let loaded = try folder.load()
        #expect(
          loaded.purchases == [
            "Total Energies": [
              "2026-04-15 +1000 0 1/0", "2026-04-16 +2000 0 1/0", "2026-04-17 +7000 0 1/0",
            ],
            "Soma Ltda": ["2026-04-15 +1000 0 1/0"],
          ])
        #expect(loaded.codes == [])
      }
    }
  }

  @Test("are no clients whose names are words of sums, in any order, file or reading")
  func clients() throws {
    let lines = [
      "Soma;20/01/2026;100,00;Recife", "Soma;21/01/2026;100,00;", "Alfa;21/01/2026;50,00;Recife",
      "Total;21/01/2026;250,00;",
    ]
    for order in [lines, lines.reversed()] {
      for half in [1, 2, 3] {
        var folder = TestFolder(
          [
            "data/notas-1.csv": "Cliente;Data;Valor;Cidade\n"
              + order[..<half].map { $0 + "\n" }.joined(),
            "data/notas-2.csv": "Cliente;Data;Valor;Cidade\n"
              + order[half...].map { $0 + "\n" }.joined(),
          ], sources: "{invoices: {file: [data/notas-1.csv, data/notas-2.csv]}}")
        (folder.threads, folder.blockSize) = (3, 40)
        let loaded = try folder.load()
        #expect(
          loaded.purchases == [
            "Alfa": ["2026-01-21 +5000 0 1/0"],
            "Soma": ["2026-01-20 +10000 0 1/0", "2026-01-21 +10000 0 1/0"],
          ])
        #expect(loaded.findings("W673").count == 1)
        let rows = try CanonicalInvoices(loaded: loaded, request: try folder.request()).read()?.rows
        #expect(rows?.map { $0[0] }.sorted() == ["Alfa", "Soma", "Soma"])
      }
    }
  }

  @Test("are left to the rules of a source that has some")
  func rules() throws {
    let loaded = try TestFolder(
      ["a.csv": Self.dated],
      sources: "{invoices: {file: a.csv, leave-out: [{column: Cliente, is: Total}]}}"
    ).load()
    #expect(loaded.portfolio.clients.count == 5)
    #expect(loaded.codes == [])
  }
}
