import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Stores of Protheus")
struct StoreTests {
  private static let clients = """
    A1_COD;A1_LOJA;A1_NREDUZ
    000123;01;Padaria Sol
    000123;02;Padaria Sol Filial
    000777;01;Mercado Lua

    """
  private static let heading = "F2_DOC;F2_CLIENTE;F2_LOJA;F2_EMISSAO;F2_VALBRUT\n"

  private func load(_ clients: String, _ rows: String) throws -> LoadedPortfolio {
    try TestFolder(["data/clientes.csv": clients, "data/notas.csv": Self.heading + rows]).load()
  }

  private func proposal(_ text: String, as table: TableName) throws -> ImportProposal {
    let request = try TestFolder(["export.csv": text]).request()
    return try #require(try ForeignFile("export.csv", in: request).proposal(as: table))
  }

  private func mapping(_ proposal: ImportProposal) -> [String] {
    proposal.columns.compactMap { column in
      column.field.map { "\(column.heading) → \($0)" }
    }
  }

  // MARK: Invoices

  @Test("are the same with and without zeros in front", arguments: ["1", "01", "0001"])
  func zeros(store: String) throws {
    for written in ["1", "01", "0001"] {
      let loaded = try load(
        "A1_COD;A1_LOJA;A1_NREDUZ\n000123;\(store);Sol\n000123;2;Sol Filial\n000777;\(store);Lua\n",
        "1;000123;\(written);20261005;10.00\n2;000777;\(written);20261006;20.00\n")
      #expect(loaded.rejectedLines == [])
      #expect(loaded.purchases["000123 \(store)"] == ["2026-10-05 +1000 0 1/0"])
      #expect(loaded.purchases["000777 \(store)"] == ["2026-10-06 +2000 0 1/0"])
    }
  }

  @Test("that differ by a zero alone stay two clients")
  func twins() throws {
    let loaded = try load(
      "A1_COD;A1_LOJA;A1_NREDUZ\n000123;1;Sol\n000123;01;Lua\n",
      """
      1;000123;1;20261005;10.00
      2;000123;01;20261006;20.00
      3;000123;001;20261007;30.00

      """)
    #expect(loaded.purchases["000123 1"] == ["2026-10-05 +1000 0 1/0"])
    #expect(loaded.purchases["000123 01"] == ["2026-10-06 +2000 0 1/0"])
    #expect(loaded.rejectedLines == ["4 E128"])
  }

  @Test("that the clients do not have are those of the only client with the code")
  func fallback() throws {
    let loaded = try load(
      Self.clients, "1;000777;09;20261005;10.00\n2;000123;09;20261006;20.00\n")
    #expect(loaded.purchases["000777 01"] == ["2026-10-05 +1000 0 1/0"])
    #expect(loaded.rejectedLines == ["3 E128"])
  }

  // MARK: Findings

  @Test("are named in findings beside the code")
  func findings() throws {
    let loaded = try load(
      Self.clients, "1;000123;01;20261005;10.00\n2;000123;09;20261006;20.00\n")
    let finding = try #require(loaded.findings("E128").first)
    #expect(finding.facts["found"] == "000123 09")
    #expect(finding.facts["column"] == "F2_CLIENTE")
    #expect(finding.suggestion != "000123 09")
    #expect(loaded.findings("E676").isEmpty)
    let row = try #require(loaded.rejected.first?.rows.first)
    #expect(Array(row.cells.prefix(3)) == ["2", "000123", "09"])
  }

  @Test("are each a stranger of their own, and no part of an id is proposed as the id")
  func strangers() throws {
    let rows = (11...16).map { "\($0);000123;\($0);20261005;10.00\n" }
    let loaded = try load(Self.clients, rows.joined())
    let finding = try #require(loaded.findings("E727").first)
    #expect(finding.facts["codes"] == "6")
    #expect(finding.facts["found"] == "000123 11")
    #expect(finding.facts["id"] == "A1_COD + A1_LOJA")
    #expect(loaded.findings("E726").isEmpty)
  }

  // MARK: Import

  @Test("make ids of codes that repeat themselves")
  func imported() throws {
    let found = try proposal(Self.clients, as: .clients)
    #expect(
      mapping(found) == ["A1_COD → id", "A1_LOJA → id", "A1_NREDUZ → name"])
    #expect(found.isUsable)
    #expect(found.repeatedIDs == nil)
    #expect(found.lines.contains("  id: { joined-from: [\"A1_COD\", \"A1_LOJA\"] }"))
  }

  @Test("leave no repetition to report unless code and store come again together")
  func repetition() throws {
    let rows = (10...30).map { "0000\($0);01;Cliente \($0)\n" }.joined()
    let heading = "A1_COD;A1_LOJA;A1_NREDUZ\n"
    let apart = try proposal(heading + rows + "000010;02;Filial\n", as: .clients)
    #expect(apart.repeatedIDs == nil)
    let again = try #require(
      try proposal(heading + rows + "000010;01;Filial\n", as: .clients).repeatedIDs)
    #expect(again.heading == "A1_COD + A1_LOJA")
    #expect(again.texts == ["000010 01"])
    #expect(again.isTaken)
  }

  @Test("beside a client's code are not said to be left")
  func unused() throws {
    let found = try proposal(
      Self.heading + "1;000123;01;20261005;10.00\n2;000123;02;20261006;20.00\n", as: .invoices)
    #expect(mapping(found).contains("F2_CLIENTE → client"))
    #expect(!found.unused.contains("F2_LOJA"))
  }

  // MARK: Payments

  @Test("tell whose invoice a payment settles")
  func payments() throws {
    let columns = "{ invoice: E1_NUM, client: E1_CLIENTE, date: E1_BAIXA, amount: Pago }"
    let folder = TestFolder(
      [
        "data/clientes.csv": Self.clients,
        "data/titulos.csv": """
        E1_NUM;E1_CLIENTE;E1_LOJA;E1_EMISSAO;E1_VENCTO;E1_VALOR
        100;000123;01;20260110;20260210;10.00
        100;000123;02;20260110;20260210;20.00

        """,
        "data/pagamentos.csv": """
        E1_NUM;E1_CLIENTE;E1_LOJA;E1_BAIXA;Pago
        100;000123;1;2026-02-15;10,00
        100;000123;02;2026-03-15;20,00
        100;000123;09;2026-03-16;20,00

        """,
      ],
      sources: """
        clients: { file: data/clientes.csv }
        invoices: { file: data/titulos.csv }
        payments: { file: data/pagamentos.csv, columns: \(columns) }
        """)
    let loaded = try folder.load()
    #expect(
      loaded.receivables == [
        "000123 01 100 2026-01-10→2026-02-10 1000 +1000@2026-02-15",
        "000123 02 100 2026-01-10→2026-02-10 2000 +2000@2026-03-15",
      ])
    #expect(loaded.findings("E128").map { $0.facts["found"] } == ["000123 09"])
    #expect(loaded.findings("E676").isEmpty)
    let uses = try #require(loaded.quality.files.first { $0.table == .payments }?.columns)
    #expect(uses[2].field == "client")
  }
}
