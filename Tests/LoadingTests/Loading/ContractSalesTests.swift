import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Invoices that name a contract")
struct ContractSalesTests {
  /// Every client's days with contracts as texts: `2026-01-02 1000 of 1500, 1 of 2`.
  private func contracts(_ loaded: LoadedPortfolio) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (index, client) in loaded.portfolio.clients.enumerated() {
      result[client.id] = loaded.portfolio.ledger.days(of: index).map {
        "\($0.day) \($0.contractSales) of \($0.sales), \($0.contractInvoices) of \($0.saleInvoices)"
      }
    }
    return result
  }

  private func load(_ rows: String, threads: Int = 2) throws -> LoadedPortfolio {
    var folder = TestFolder(["data/x.csv": rows], sources: "invoices: { file: data/x.csv }")
    folder.threads = threads
    return try folder.load()
  }

  @Test("stand apart from other sales of the day, line by line")
  func lines() throws {
    let loaded = try load(
      """
      cliente;nota;data;valor;contrato
      A;1;2026-01-01;10,00;CT-1
      A;2;2026-01-01;5,00;
      A;3;2026-01-02;7,00;CT-1
      A;3;2026-01-02;2,00;
      A;4;2026-01-03;8,00;
      B;1;2026-01-01;3,00; CT-9
      """)
    #expect(
      contracts(loaded) == [
        "A": [
          "2026-01-01 1000 of 1500, 1 of 2", "2026-01-02 700 of 900, 0 of 1",
          "2026-01-03 0 of 800, 0 of 1",
        ],
        "B": ["2026-01-01 300 of 300, 1 of 1"],
      ])
    let day = loaded.portfolio.ledger.days(of: 0)[0]
    #expect(day.spotSales == 500)
    #expect(day.spotInvoices == 1)
  }

  @Test("count once in a client's life, on the day of their first sale")
  func severalDays() throws {
    let loaded = try load(
      """
      cliente;nota;data;valor;contrato
      A;1;2026-01-01;10,00;CT-1
      A;1;2026-01-05;10,00;CT-1
      """)
    #expect(
      contracts(loaded) == [
        "A": ["2026-01-01 1000 of 1000, 1 of 1", "2026-01-05 1000 of 1000, 0 of 0"]
      ])
  }

  @Test("that come back are returns as any other")
  func returns() throws {
    let loaded = try load(
      """
      cliente;nota;data;valor;tipo;contrato
      A;1;2026-01-01;10,00;venda;CT-1
      A;1;2026-01-01;4,00;devolução;CT-1
      A;2;2026-01-01;4,00;cancelada;CT-1
      """)
    #expect(contracts(loaded) == ["A": ["2026-01-01 1000 of 1000, 1 of 1"]])
    #expect(loaded.purchases == ["A": ["2026-01-01 +1000 -400 1/0"]])
  }

  @Test("may stand in rows that end before the column")
  func shortRows() throws {
    let loaded = try load("cliente;data;valor;contrato\nA;2026-01-01;10,00\nA;2026-01-01;1,00;X\n")
    #expect(loaded.rejectedLines == [])
    #expect(contracts(loaded) == ["A": ["2026-01-01 100 of 1100, 0 of 1"]])
  }

  @Test("are no part of a ledger whose files have no such column")
  func none() throws {
    let loaded = try load("cliente;data;valor\nA;2026-01-01;10,00\n")
    #expect(loaded.portfolio.ledger.contracts.isEmpty)
    #expect(loaded.portfolio.receivables.isEmpty)
  }
}
