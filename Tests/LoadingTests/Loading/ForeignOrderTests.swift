import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// Look-alikes of exports of shops and ERPs; every name and number is invented.
@Suite("Foreign orders and receivables")
struct ForeignOrderTests {
  private func proposal(
    _ text: String, as table: TableName? = nil, choosing choices: [ImportChoice] = []
  ) throws -> ImportProposal {
    let request = try TestFolder(["export.csv": text]).request()
    return try #require(
      try ForeignFile("export.csv", in: request).proposal(as: table, choosing: choices))
  }

  private func mapping(_ proposal: ImportProposal) -> [String] {
    proposal.columns.compactMap { column in
      column.field.map { "\(column.heading) → \($0)" }
    }
  }

  /// What loading makes of a file that was imported.
  private func loaded(_ text: String, _ proposal: ImportProposal) throws -> LoadedPortfolio {
    let lines = proposal.lines.map { "  " + $0 }.joined(separator: "\n")
    return try TestFolder(["export.csv": text], sources: "\(proposal.table):\n\(lines)").load()
  }

  static let orders = """
    "ID";"N° do Pedido";"N° do Pedido na Loja Virtual";"Data";"ID contato";"Nome do contato";"Cpf/Cnpj";"Município";"Estado";"Situação";"ID produto";"Descrição";"Quantidade";"Valor unitário";"Preço Total";"Código do contato";"Vendedor";"Frete proporcional"
    "1";"35";"";"07/05/2026";"901";"Padaria Sol";"";"Campinas";"SP";"Atendido";"5";"Farinha";"2,00";"100,00";"200,00";"";"Ana";"0,00"
    "1";"35";"";"07/05/2026";"901";"Padaria Sol";"";"Campinas";"SP";"Atendido";"6";"Fermento";"1,00";"50,50";"50,50";"";"Ana";"0,00"
    "2";"36";"";"18/05/2026";"902";"Mercado Luz";"";"Itu";"SP";"Cancelado";"5";"Farinha";"1,00";"100,00";"100,00";"";"Ana";"0,00"
    """

  @Test("by line are invoices, not clients whose ids come again")
  func lines() throws {
    let found = try proposal(Self.orders)
    #expect(found.system == "Tiny")
    #expect(found.table == .invoices)
    #expect(
      mapping(found) == [
        "N° do Pedido → number", "Data → date", "ID contato → client",
        "Nome do contato → client-name", "Cpf/Cnpj → client-document", "Município → city",
        "Estado → state", "Situação → kind", "Descrição → product", "Quantidade → quantity",
        "Valor unitário → unit-price", "Preço Total → amount", "Vendedor → owner",
      ])
    let loaded = try loaded(Self.orders, found)
    #expect(loaded.purchases["901"] == ["2026-05-07 +25050 0 1/0"])
    #expect(try loaded.client("902").name == "Mercado Luz")
    #expect(loaded.log.count(of: .error) == 0)
  }

  @Test("of a known program without the program's name are read by what anybody calls such columns")
  func nobody() throws {
    let text = """
      Pedido;Data;Comprador;Situação;Qtde;Preço Total
      35;25/05/2026;Padaria Sol;pago;2;200,00
      36;26/05/2026;Mercado Luz;cancelado;1;100,00
      """
    let found = try proposal(text)
    #expect(found.system == nil)
    #expect(found.table == .invoices)
    #expect(found.borrowed.map { "\($0.field)=\($0.heading)" } == ["client=Comprador"])
    #expect(found.isUsable)
    #expect(try loaded(text, found).purchases["Padaria Sol"] == ["2026-05-25 +20000 0 1/0"])
  }

  @Test("whose total stands on the first item alone are counted once")
  func furtherLines() throws {
    let text = """
      Name,Email,Financial Status,Paid at,Fulfillment Status,Accepts Marketing,Currency,Subtotal,Total,Discount Code,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Billing Name
      #1002,sol@padaria.example,paid,2026-03-02 10:00:00 -0300,fulfilled,no,BRL,30.00,35.00,,2026-03-02 09:58:00 -0300,1,Xícara,10.00,X1,Sol Padaria
      #1002,sol@padaria.example,,,,,,,,,2026-03-02 09:58:00 -0300,2,Pires,10.00,P1,
      #1001,luz@mercado.example,refunded,2026-03-01 10:00:00 -0300,,no,BRL,10.00,10.00,,2026-03-01 09:00:00 -0300,1,Xícara,10.00,X1,Luz Mercado
      """
    let found = try proposal(text)
    #expect(found.system == "Shopify")
    #expect(found.furtherLines == 1)
    #expect(found.rows == 2)
    #expect(found.unused.contains("Lineitem name"))
    #expect(found.lines.last == "leave-out: [{ column: \"Total\", missing: true }]")
    let loaded = try loaded(text, found)
    #expect(loaded.purchases["Sol Padaria"] == ["2026-03-02 +3500 0 1/0"])
    #expect(loaded.purchases["Luz Mercado"]?.contains { $0.contains("+1000") } == false)
    #expect(loaded.quality.files[0].leftOut == 1)
  }

  @Test("that are owed are invoices with the days they are due, under titles and in capitals")
  func receivables() throws {
    let text = """
      RELATÓRIO DE TÍTULOS;;;;;;
      TIP_DOCUMENTO;NUM_DOCUMENTO;STATUS;DAT_EMISSAO;DAT_VENCIMENTO;DAT_QUITACAO;VLR_DOCUMENTO;FANTASIA
      DP;2555;quitado;2026-01-13;2026-02-10;2026-02-07;1227.7;CLINICA LESTE
      DP;2556;aberto;2026-01-14;2026-03-10;;676.9;INSTITUTO NORTE
      DP;2557;cancelado;2026-01-15;2026-03-10;;500.0;INSTITUTO NORTE
      """
    let found = try proposal(text)
    #expect(found.table == .invoices)
    let mapped = mapping(found)
    for wanted in [
      "NUM_DOCUMENTO → number", "DAT_EMISSAO → date", "DAT_VENCIMENTO → due",
      "DAT_QUITACAO → paid", "VLR_DOCUMENTO → amount", "FANTASIA → client-name", "STATUS → kind",
    ] {
      #expect(mapped.contains(wanted))
    }
    #expect(found.borrowed.map(\.field) == ["client"])
    let loaded = try loaded(text, found)
    #expect(
      loaded.portfolio.clients.map(\.id) == ["CLINICA LESTE", "INSTITUTO NORTE"])
    let owed = loaded.portfolio.receivables.of(1).map { "\($0.number) \($0.amount)" }
    #expect(owed == ["2556 67690"])
  }

  @Test("of whom nobody can be found are refused, and so is a list of addresses")
  func refused() throws {
    let text = "Código Venda;Data;Produto;Quantidade;Valor Final\n1;25/05/2026;Camisa;2;20,00\n"
    let found = try proposal(text)
    #expect(found.table == .invoices)
    #expect(found.missing == ["client"])
    let request = try TestFolder([
      "a.csv": "firstname;lastname;email;unique\nAna;Prado;ana@sol.example;1\n"
    ]).request()
    let nothing = try ForeignFile("a.csv", in: request).proposal(as: nil)
    #expect(nothing == nil)
  }

  @Test("take what somebody says of a column, and give back what it had")
  func choices() throws {
    let found = try proposal(
      Self.orders,
      choosing: [
        ImportChoice(heading: "nome do contato", field: "client"),
        ImportChoice(heading: "Vendedor", field: nil),
      ])
    #expect(mapping(found).contains("Nome do contato → client"))
    #expect(found.unused.contains("ID contato") && found.unused.contains("Vendedor"))
    #expect(found.lines.contains("  client: \"Nome do contato\""))
    #expect(try loaded(Self.orders, found).purchases["Padaria Sol"]?.count == 1)
  }

  @Test("and deals name the clients where no table of them has a row, and that is said")
  func named() throws {
    var folder = TestFolder(
      [
        "data/clientes.csv": "id;nome\n",
        "negocios.csv": "Nome;Empresa;Valor;Previsão\nLink;Padaria Sol;10,00;25/12/2026\n",
        "chamados.csv":
          "ticket;cliente;aberto em\nT1;Mercado Luz;25/10/2026\nT2;Padaria Sol;26/10/2026\n",
      ],
      sources:
        "{clients: {file: data/clientes.csv}, opportunities: {file: negocios.csv}, tickets: {file: chamados.csv}}"
    )
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.map(\.id) == ["Mercado Luz", "Padaria Sol"])
    #expect(loaded.portfolio.records.tickets.count == 2)
    #expect(loaded.codes == ["W680×1"])
    folder.files["data/clientes.csv"] = Array("id;nome\nC1;Padaria Sol\n".utf8)
    let known = try folder.load()
    #expect(known.portfolio.clients.map(\.id) == ["C1"])
    #expect(known.codes == ["E128×1"])
  }
}
