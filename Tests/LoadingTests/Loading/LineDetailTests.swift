import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Lines that pages show")
struct LineDetailTests {
  private let products = [
    ("P-1", "Cabo de rede"), ("P-2", "Roteador"), ("P-3", "Suporte"), ("P-4", "Suporte"),
  ].map { id, name in
    var product = Product(id: id)
    product.name = name
    return product
  }

  @Test("say contract, due date and payment")
  func columns() throws {
    let folder = TestFolder([
      "data/notas.csv": """
      cliente;nota;data;vencimento;pagamento;contrato;produto;valor
      A;1;2026-01-01;2026-02-01;2026-01-30;CT-1;Cabo;10,00
      A;2;2026-01-02;;;;Cabo;5,00
      """
    ])
    let lines = try PurchaseDetails(try folder.load(), try folder.request()).locatedLines(
      of: 0..<1)[0].map(\.line)
    #expect(
      lines == [
        InvoiceLine(
          invoice: "1", day: try #require(Day(iso: "2026-01-01")), product: "Cabo", amount: 1000,
          contract: "CT-1", due: Day(iso: "2026-02-01"), paid: Day(iso: "2026-01-30")),
        InvoiceLine(
          invoice: "2", day: try #require(Day(iso: "2026-01-02")), product: "Cabo", amount: 500),
      ])
  }

  @Test(
    "name the product of the table by its id or its name",
    arguments: [
      ("P-1", "P-1", "Cabo de rede"), ("cabo  de REDE", "P-1", "Cabo de rede"),
      ("Suporte", nil, "Suporte"), ("P-4", "P-4", "Suporte"), ("Outro", nil, "Outro"),
    ])
  func productNames(text: String, id: String?, shown: String) {
    let name = ProductNames(products).name(of: text)
    #expect(name.id == id)
    #expect(name.shown == shown)
  }

  @Test("sum up by product, whatever it is called")
  func sums() throws {
    let day = try #require(Day(iso: "2026-01-01"))
    func line(_ product: String, _ id: String?, _ amount: Int64) -> InvoiceLine {
      InvoiceLine(invoice: "1", day: day, product: product, productID: id, amount: amount)
    }
    let detail = DetailBuilder(
      lines: [
        line("Suporte", "P-3", 5), line("Suporte", "P-4", 5), line("Suporte", nil, 1),
        line("Cabo de rede", "P-1", 2), line("Cabo de rede", "P-1", 2),
      ], recentLines: 1
    ).detail()
    #expect(
      detail.products.map { "\($0.product) \($0.productID ?? "-") \($0.amount)" } == [
        "Suporte P-3 5", "Suporte P-4 5", "Cabo de rede P-1 4", "Suporte - 1",
      ])
  }
}
