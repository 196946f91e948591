import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// Lines that are read again for pages must tell what the ledger tells.
@Suite("The second reading of invoices")
struct SecondReadingTests {
  @Test(
    "agrees with the ledger to the cent, in any currency, and names products as their table does")
  func agreement() throws {
    let folder = TestFolder([
      "data/clientes.csv": "código;nome\nC-1;Padaria\n",
      "data/produtos.csv": "código;nome\nP-1;Cabo de rede\nP-2;Roteador\n",
      "data/cotacoes.csv": "moeda;data;cotação\nUSD;2026-01-01;5,1115\nUSD;2026-02-01;5,3333\n",
      "data/notas.csv": """
      cliente;nota;data;produto;valor;moeda
      C-1;1;2026-01-05;P-1;10,01;USD
      Padaria;1;2026-01-05;cabo de REDE;10,01;USD
      C-1;2;2026-02-05;Roteador;-7,77;USD
      C-1;3;2026-02-06;Suporte;5,00;
      C-1;4;2025-12-31;Suporte;5,00;USD
      """,
    ])
    let loaded = try folder.load()
    #expect(loaded.rejectedLines == ["6 E170"])
    let detail = try PurchaseDetails(loaded, try folder.request()).load(0..<1, recentLines: 9)[0]
    let days = loaded.portfolio.ledger.days(of: 0)
    #expect(days.reduce(0) { $0 + $1.net } == 2 * 5117 - 4144 + 500)
    #expect(detail.recentLines.reduce(0) { $0 + $1.amount } == days.reduce(0) { $0 + $1.net })
    #expect(
      detail.products.map { "\($0.product) \($0.productID ?? "-") \($0.amount)" } == [
        "Cabo de rede P-1 10234", "Suporte - 500", "Roteador P-2 -4144",
      ])
  }
}
