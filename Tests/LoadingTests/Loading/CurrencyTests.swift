import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Invoices in other currencies")
struct CurrencyTests {
  private func rates() throws -> ExchangeRates {
    func rate(_ code: String, _ day: String, _ value: Int64) throws -> ExchangeRate {
      ExchangeRate(
        currency: try #require(Currency(code: code)), day: try #require(Day(iso: day)),
        rate: DecimalNumber(value: value, scale: 4))
    }
    return ExchangeRates([
      try rate("USD", "2026-01-01", 50_000), try rate("USD", "2026-01-10", 51_115),
      try rate("JPY", "2026-01-01", 350),
    ])
  }

  private func load(
    _ rows: String, _ settings: String = "", payments: String? = nil
  ) throws -> LoadedInvoices {
    var files = ["data/x.csv": rows]
    var sources = "invoices:\n  file: data/x.csv\n\(settings)\n"
    if let payments {
      files["data/p.csv"] = payments
      sources += "payments: { file: data/p.csv }\n"
    }
    let request = try TestFolder(files, sources: sources).request()
    return try InvoiceLoader(request: request, known: nil, knownIDs: [], rates: try rates())
      .load(request.sources(of: .invoices))
  }

  private func sales(_ loaded: LoadedInvoices) -> [String] {
    loaded.clientIDs.indices.flatMap { client in
      loaded.ledger.days(of: client).map {
        "\(loaded.clientIDs[client]) \($0.day) \($0.sales) \($0.returns)"
      }
    }
  }

  @Test("are converted line by line at the rate of the invoice's day")
  func column() throws {
    let loaded = try load(
      """
      cliente;data;valor;moeda;tipo
      A;2026-01-02;10,00;USD;venda
      A;2026-01-12;10,01;US$;venda
      A;2026-01-12;10,01;dólar;venda
      A;2026-01-13;10,00;;venda
      A;2026-01-14;10,00;BRL;venda
      A;2026-01-15;1000;JPY;venda
      A;2026-01-16;2,00;USD;devolução
      """)
    // 10.01 × 5.1115 = 51.166115: each line rounds by itself.
    #expect(
      sales(loaded) == [
        "A 2026-01-02 5000 0", "A 2026-01-12 10234 0", "A 2026-01-13 1000 0",
        "A 2026-01-14 1000 0", "A 2026-01-15 3500 0", "A 2026-01-16 0 -1022",
      ])
    #expect(loaded.log.counts.isEmpty)
  }

  @Test("may say so in the amount itself, or in the unit price")
  func signs() throws {
    let loaded = try load(
      "cliente;data;valor\nA;2026-01-02;US$ 10,00\nA;2026-01-03;R$ 7,00\nA;2026-01-04;(2,00 USD)\n")
    #expect(
      sales(loaded) == ["A 2026-01-02 5000 0", "A 2026-01-03 700 0", "A 2026-01-04 0 -1000"])
    let factors = try load(
      "cliente;data;quantidade;preço\nA;2026-01-02;3;US$ 1,005\nA;2026-01-03;2;1,50\n")
    // 3 × 1.005 = 3.015, on the invoice 3.02.
    #expect(sales(factors) == ["A 2026-01-02 1510 0", "A 2026-01-03 300 0"])
  }

  @Test("may be those of a whole file")
  func stated() throws {
    let loaded = try load(
      "cliente;data;valor\nA;2026-01-02;10,00\nA;2026-01-03;US$ 1,00\nA;2026-01-04;€ 1,00\n",
      "  columns: { currency: { constant: USD } }")
    #expect(sales(loaded) == ["A 2026-01-02 5000 0", "A 2026-01-03 500 0"])
    #expect(loaded.rejected.flatMap(\.rows).map(\.diagnostic.code.id) == ["E125"])
    let refusal = try TestFolder(
      ["data/x.csv": "cliente;data;valor\nA;2026-01-02;10,00\n"],
      sources: """
        invoices:
          file: data/x.csv
          columns: { currency: { constant: dinheiro } }
        """
    ).refusal()
    #expect(refusal?.map(\.code.id) == ["E171"])
  }

  @Test("without a rate are rejected, and the reason names currency and day")
  func noRate() throws {
    let loaded = try load(
      """
      cliente;data;valor;moeda
      A;2025-12-31;10,00;USD
      A;2026-01-02;10,00;EUR
      A;2026-01-02;10,00;moedas
      A;2026-01-02;€ 10,00;USD
      A;2026-01-02;R$ 10,00;USD
      A;2026-01-02;x;USD
      A;2026-01-02;;USD
      A;2026-01-02;99.999.999.999,00;USD
      """)
    let rows = loaded.rejected.flatMap(\.rows)
    #expect(
      rows.map { "\($0.line) \($0.diagnostic.code.id)" } == [
        "2 E170", "3 E170", "4 E171", "5 E125", "6 E125", "7 E125", "8 E130", "9 E126",
      ])
    #expect(rows[0].diagnostic.facts["currency"] == "USD")
    #expect(rows[0].diagnostic.facts["day"] == "2025-12-31")
    #expect(rows[1].diagnostic.facts["currency"] == "EUR")
    #expect(loaded.ledger.entryCount == 0)
  }

  @Test("are settled to the cent by payments in the same currency, whatever the rate then")
  func payments() throws {
    let loaded = try load(
      """
      cliente;nota;data;valor;moeda
      A;1;2026-01-12;10,01;USD
      A;1;2026-01-12;10,01;USD
      A;1;2026-01-12;10,01;USD
      B;2;2026-01-02;10,00;
      """,
      payments: """
        nota;data;valor;moeda
        1;2026-02-01;30,03;USD
        2;2026-02-01;US$ 1,00;
        2;2026-02-01;1,00;EUR
        2;2026-02-01;1,00;bits
        """)
    let receivable = loaded.receivables.of(0)[0]
    #expect(receivable.amount == 15_351)
    #expect(receivable.settlements.map(\.amount) == [15_351])
    #expect(loaded.receivables.of(1)[0].settlements.map(\.amount) == [500])
    #expect(
      loaded.rejected.flatMap(\.rows).map { "\($0.line) \($0.diagnostic.code.id)" }
        == ["4 E170", "5 E171"])
    #expect(loaded.log.counts[.overpaidInvoice] == nil)
  }
}
