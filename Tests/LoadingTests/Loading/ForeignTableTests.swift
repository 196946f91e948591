import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// Look-alikes of exports of ERPs, help desks and banks; every name and number is invented.
@Suite("Foreign tables")
struct ForeignTableTests {
  private func proposal(_ text: String) throws -> ImportProposal {
    let request = try TestFolder(["export.csv": text]).request()
    return try #require(try ForeignFile("export.csv", in: request).proposal(as: nil))
  }

  private func mapping(_ proposal: ImportProposal) -> [String] {
    proposal.columns.compactMap { column in
      column.field.map { "\(column.heading) → \($0)" }
    }
  }

  private func loaded(_ text: String, _ proposal: ImportProposal) throws -> LoadedPortfolio {
    let lines = proposal.lines.map { "  " + $0 }.joined(separator: "\n")
    return try TestFolder(["export.csv": text], sources: "\(proposal.table):\n\(lines)").load()
  }

  @Test("of receivables are invoices, and no stages of a life")
  func receivables() throws {
    let text = """
      Cliente (Nome Fantasia);CNPJ/CPF;Número do Documento;Parcela;Data de Emissão;Vencimento;Valor da Conta;Situação
      Padaria Sol;11.222.333/0001-81;NF 1;1/2;05/10/2026;15/11/2026;R$ 100,00;Recebido
      Padaria Sol;11.222.333/0001-81;NF 1;2/2;05/10/2026;15/12/2026;R$ 100,00;A vencer
      Padaria Sol;11.222.333/0001-81;NF 2;1/1;16/10/2026;15/12/2026;R$ 70,00;Cancelado
      """
    let found = try proposal(text)
    #expect(found.table == .invoices)
    #expect(mapping(found).contains("Valor da Conta → amount"))
    #expect(mapping(found).contains("Situação → kind"))
    #expect(try loaded(text, found).purchases.values.first?.first == "2026-10-05 +20000 0 1/0")
  }

  @Test("of charges are payments, and no contracts")
  func charges() throws {
    let found = try proposal(
      """
      ID da cobrança;Cliente;Valor;Valor líquido;Data de vencimento;Data de pagamento;Situação;Forma de pagamento
      pay_1;A;100,00;98,01;15/10/2026;14/10/2026;Recebida;Boleto
      pay_2;A;100,00;98,01;15/10/2026;16/10/2026;Recebida;Boleto
      """)
    #expect(found.table == .payments)
    #expect(mapping(found).contains("Valor → amount"))
  }

  @Test("of contracts by the year leave their amounts out")
  func contracts() throws {
    let found = try proposal(
      """
      Contrato;Cliente;Produto;Início da vigência;Fim da vigência;Valor;Periodicidade;Renovação automática
      1;A;P;01/01/2026;31/12/2026;12.000,00;Anual;Sim
      """)
    #expect(found.table == .contracts)
    #expect(found.unused == ["Valor", "Periodicidade"])
  }

  @Test("of surveys say what their scores measure")
  func surveys() throws {
    let found = try proposal(
      "Respondida em;Contato;Empresa;Nota;Classificação\n15/10/2026;Ana;A;9;Promotor\n")
    #expect(found.table == .surveys)
    #expect(found.lines.contains("  kind: { constant: \"NPS\" }"))
  }

  @Test("of Pipedrive and Salesforce keep the currency of their deals")
  func dealCurrencies() throws {
    let pipedrive = try proposal(
      """
      Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Owner
      1,Projeto A,"1,500.00",USD,Padaria,Proposta,Open,Ana
      """)
    #expect(mapping(pipedrive).contains("Deal - Currency of Value → currency"))
    for heading in ["Negócio - Moeda de Valor", "Amount Currency"] {
      #expect(HeaderAliases.field(for: heading, in: .opportunities) == "currency")
    }
    #expect(HeaderAliases.field(for: "Moeda NF", in: .invoices) == "currency")
  }

  @Test("of Protheus are known by the names of its columns")
  func protheus() throws {
    let text = """
      F2_FILIAL;F2_DOC;F2_SERIE;F2_CLIENTE;F2_LOJA;F2_EMISSAO;F2_VALBRUT;F2_TIPO;A1_NOME;A1_CGC
      01;000001203;1;000123;01;20261005;1234.56;N;PADARIA SOL LTDA;11222333000181
      01;000001204;1;000123;01;20261006;500.00;D;PADARIA SOL LTDA;11222333000181
      01;000001205;1;000123;01;20261007;20.00;C;PADARIA SOL LTDA;11222333000181
      01;000001206;1;000123;01;20261008;30.00;B;PADARIA SOL LTDA;11222333000181
      """
    let found = try proposal(text)
    #expect(found.system == "Protheus")
    #expect(found.table == .invoices)
    #expect(
      mapping(found) == [
        "F2_DOC → number", "F2_CLIENTE → client", "F2_EMISSAO → date", "F2_VALBRUT → amount",
        "F2_TIPO → kind", "A1_NOME → client-name", "A1_CGC → client-document",
      ])
    let loaded = try loaded(text, found)
    let days = try #require(loaded.purchases["000123"])
    #expect(days.first == "2026-10-05 +123456 0 1/0")
    // Returns to suppliers are no sales and none of a client's; the complement of a price is a sale.
    #expect(days.contains("2026-10-07 +2000 0 1/0"))
    #expect(days.allSatisfy { !$0.contains("50000") && !$0.contains("3000") })
    #expect(loaded.rejectedLines == [])
    #expect(HeaderAliases.field(for: "A1_NREDUZ", in: .clients) == "name")
    #expect(HeaderAliases.field(for: "A1_COD", in: .clients) == "id")
  }

  private static let stores = """
    A1_COD;A1_LOJA;A1_NREDUZ
    000123;01;Padaria Sol
    000123;02;Padaria Sol Filial
    000777;01;Mercado Lua

    """

  @Test("of Protheus name a client by code and store where the clients have one")
  func protheusStores() throws {
    let invoices = """
      F2_DOC;F2_CLIENTE;F2_LOJA;F2_EMISSAO;F2_VALBRUT
      1;000123;01;20261005;10.00
      2;000123;02;20261006;20.00
      3;"000777";01;20261007;30.00
      4;000123;09;20261008;40.00

      """
    let folder = TestFolder(["data/clientes.csv": Self.stores, "data/notas.csv": invoices])
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.map(\.id) == ["000123 01", "000123 02", "000777 01"])
    #expect(loaded.purchases["000123 01"] == ["2026-10-05 +1000 0 1/0"])
    #expect(loaded.purchases["000123 02"] == ["2026-10-06 +2000 0 1/0"])
    #expect(loaded.purchases["000777 01"] == ["2026-10-07 +3000 0 1/0"])
    #expect(loaded.rejectedLines.count == 1)
    #expect(loaded.quality.files[1].columns[2].field == "client")
    let lines = try PurchaseDetails(loaded, try folder.request()).locatedLines(of: 0..<3)
    #expect(lines.map { $0.map(\.line.invoice) } == [["1"], ["2"], ["3"]])
  }

  @Test("of Protheus name a client by the code alone where that is enough")
  func protheusCodes() throws {
    let text = "cliente;número;data;valor\n000777;1;25/10/2026;1,00\n000123;2;25/10/2026;2,00\n"
    let loaded = try TestFolder(["data/clientes.csv": Self.stores, "data/notas.csv": text]).load()
    #expect(loaded.purchases["000777 01"]?.count == 1)
    // It may be either of two stores.
    #expect(loaded.rejectedLines.count == 1)
    let bare = try TestFolder([
      "data/clientes.csv": "A1_COD;A1_NREDUZ\n000123;Padaria Sol\n",
      "data/notas.csv":
        "F2_DOC;F2_CLIENTE;F2_LOJA;F2_EMISSAO;F2_VALBRUT\n1;000123;01;20261005;10.00\n",
    ]).load()
    #expect(bare.portfolio.clients.map(\.id) == ["000123"])
    #expect(bare.purchases["000123"]?.count == 1)
  }

  @Test("of SAP Business One are known by the names of its columns")
  func sap() throws {
    let text = """
      DocNum\tDocDate\tCardCode\tCardName\tDocTotal\tDocCur\tCANCELED\tLicTradNum
      1001\t2026-10-05\tC00001\tPadaria Sol\t1234,56\tUSD\tN\t11.222.333/0001-81
      1002\t2026-10-06\tC00001\tPadaria Sol\t500,00\tUSD\tY\t11.222.333/0001-81
      """
    let found = try proposal(text)
    #expect(found.system == "SAP Business One")
    #expect(found.table == .invoices)
    #expect(
      mapping(found) == [
        "DocNum → number", "DocDate → date", "CardCode → client", "CardName → client-name",
        "DocTotal → amount", "CANCELED → kind",
        "LicTradNum → client-document",
      ])
    // Totals are in the company's currency, whatever that of the document is.
    for heading in ["DocCur", "Currency"] {
      let loaded = try TestFolder([
        "data/notas.csv": text.replacing("DocCur", with: heading)
      ]).load()
      #expect(loaded.purchases["C00001"]?.first == "2026-10-05 +123456 0 1/0")
      #expect(loaded.findings("W684").isEmpty)
    }
  }
}
