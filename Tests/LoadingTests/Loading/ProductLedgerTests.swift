import Portfolio
import Testing

@testable import Loading

@Suite("The product ledger") struct ProductLedgerTests {
  private static let invoices = """
    cliente;nota;data;contrato;produto;quantidade;valor
    A;2;2026-01-02;;Cabo;1,5;10,00
    A;1;2026-01-02;;P-1;2;5,00
    A;3;2026-02-02;CT-1;Cabo;;7,00
    A;4;2026-03-02;;Outro;1;3,00
    A;5;2026-03-02;;Cabo;1;-2,00
    B;6;2026-01-05;;;1;9,00
    B;7;2026-12-24;;Cabo;1;9,00
    """

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func load(
    _ wish: ProductLedgerWish, table: Bool = true, invoices: String = Self.invoices
  ) throws -> ProductLedger? {
    var files = ["data/notas.csv": invoices]
    if table { files["data/produtos.csv"] = "id;produto\nP-1;Cabo\n" }
    var request = try TestFolder(files).request()
    request.productLedger = wish
    return try PortfolioLoader.load(request).portfolio.productLedger
  }

  @Test func `sums lines by client, product and day`() throws {
    let ledger = try #require(try load(.on))
    #expect(
      ledger.products == [
        SoldProduct(id: "P-1", name: "Cabo"), SoldProduct(id: nil, name: "Outro"),
      ])
    let cable = try #require(ledger.products(of: 0).first)
    let expected = [
      ProductDay(day: try day("2026-01-02"), sales: 1_500, quantity: 3_500, invoice: "1"),
      ProductDay(day: try day("2026-02-02"), sales: 700, contractSales: 700, invoice: "3"),
      ProductDay(day: try day("2026-03-02"), sales: 0, returns: -200, quantity: 0),
    ]
    #expect(Array(cable) == expected)
    // A line without a product is none, and what is dated after the day does not exist.
    #expect(ledger.products(of: 1).isEmpty)
  }

  @Test func `is made by itself only with a table of products and few lines`() throws {
    #expect(try load(.upTo(lines: 7)) != nil)
    #expect(try load(.upTo(lines: 6)) == nil)
    #expect(try load(.upTo(lines: 7), table: false) == nil)
    #expect(try load(.on, table: false) != nil)
    #expect(try load(.off) == nil)
    let plain = "cliente;nota;data;valor\nA;1;2026-01-02;10,00\n"
    #expect(try load(.on, invoices: plain) == nil)
  }

  @Test func `does not depend on the order of rows`() throws {
    let rows = Self.invoices.split(separator: "\n")
    let turned = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
    let (first, second) = (
      try #require(try load(.on)), try #require(try load(.on, invoices: turned))
    )
    #expect(first.products == second.products)
    #expect(first.products(of: 0).map(Array.init) == second.products(of: 0).map(Array.init))
  }
}
