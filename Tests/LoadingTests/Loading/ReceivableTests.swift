import Diagnostics
import Portfolio
import Testing

@testable import Loading

extension LoadedPortfolio {
  /// Every receivable as a text: `A 1 2026-01-01→2026-02-01 1000 paid 2026-01-20`.
  var receivables: [String] {
    portfolio.clients.indices.flatMap { client in
      portfolio.receivables.of(client).map { receivable in
        var text = "\(portfolio.clients[client].id) \(receivable.number) \(receivable.issued)→"
        text += receivable.due?.description ?? "?"
        text += " \(receivable.amount)"
        if let paid = receivable.paid { text += " paid \(paid)" }
        for settlement in receivable.settlements {
          text += " \(settlement.kind == .credit ? "credit" : "+")"
          text += "\(settlement.amount)@\(settlement.day)"
        }
        return text
      }
    }
  }
}

@Suite("What clients owe")
struct ReceivableTests {
  private func load(_ rows: String) throws -> LoadedPortfolio {
    try TestFolder(["data/x.csv": rows], sources: "invoices: { file: data/x.csv }").load()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("is one sum for the lines of an invoice, with its due date and its day of payment")
  func lines() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor
      B;7;2026-02-01;2026-03-01;;30,00
      A;1;2026-01-01;2026-02-01;2026-01-20;10,00
      A;1;2026-01-01;2026-02-01;2026-01-20;5,00
      A;2;2026-01-09;;2026-01-20;4,00
      """)
    #expect(
      loaded.receivables == [
        "A 1 2026-01-01→2026-02-01 1500 paid 2026-01-20", "A 2 2026-01-09→? 400 paid 2026-01-20",
        "B 7 2026-02-01→2026-03-01 3000",
      ])
    #expect(loaded.codes == [])
  }

  @Test("is split by due date where an invoice has instalments")
  func instalments() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor
      A;1;2026-01-01;2026-03-01;;10,00
      A;1;2026-01-01;2026-02-01;2026-02-01;10,00
      """)
    #expect(
      loaded.receivables == [
        "A 1 2026-01-01→2026-02-01 1000 paid 2026-02-01", "A 1 2026-01-01→2026-03-01 1000",
      ])
  }

  @Test("is less what came back, from the day it came back")
  func returns() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor;tipo
      A;1;2026-01-01;2026-02-01;;10,00;venda
      A;1;2026-01-01;2026-02-01;;3,00;devolução
      A;2;2026-01-02;2026-02-01;;10,00;venda
      A;2;2026-01-15;;;4,00;devolução
      A;3;2026-01-03;2026-02-01;;9,00;cancelada
      A;4;2026-01-04;2026-02-01;;9,00;devolução
      A;5;2026-01-05;2026-02-01;2026-02-01;1,00;venda
      """)
    #expect(
      loaded.receivables == [
        "A 1 2026-01-01→2026-02-01 700", "A 2 2026-01-02→2026-02-01 1000 credit400@2026-01-15",
        "A 5 2026-01-05→2026-02-01 100 paid 2026-02-01",
      ])
    let second = loaded.portfolio.receivables.of(0)[1]
    #expect(second.openAmount(on: try day("2026-02-10")) == 600)
    #expect(second.openAmount(on: try day("2026-01-10")) == nil)
  }

  @Test("is open until it was paid, seen from any day")
  func asOf() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor
      A;1;2026-01-01;2026-02-01;2026-02-10;10,00
      A;0;2025-01-01;2025-02-01;2025-01-31;10,00
      """)
    let receivable = loaded.portfolio.receivables.of(0)[1]
    #expect(receivable.isOpen(on: try day("2025-12-31")) == false)
    #expect(receivable.isOpen(on: try day("2026-02-09")) == true)
    #expect(receivable.overdueDays(on: try day("2026-02-09")) == 8)
    #expect(receivable.overdueDays(on: try day("2026-01-09")) == 0)
    #expect(receivable.paidOnTime(graceDays: 3, on: try day("2026-02-04")) == nil)
    #expect(receivable.paidOnTime(graceDays: 3, on: try day("2026-02-05")) == false)
    #expect(receivable.paidOnTime(graceDays: 9, on: try day("2026-02-10")) == true)
    #expect(receivable.isOpen(on: try day("2026-02-10")) == false)
    #expect(receivable.settledDay(on: try day("2026-03-01")) == (try day("2026-02-10")))
  }

  @Test("has an unknown fate where nothing tells payments")
  func unknown() throws {
    let due = try load("cliente;nota;emissão;vencimento;valor\nA;1;2026-01-01;2026-02-01;10,00\n")
    let receivable = due.portfolio.receivables.of(0)[0]
    #expect(receivable.isOpen(on: try day("2026-05-01")) == nil)
    #expect(receivable.overdueDays(on: try day("2026-05-01")) == nil)
    #expect(receivable.paidOnTime(graceDays: 0, on: try day("2026-05-01")) == nil)
    // A column of payment days without a single day tells as little.
    let empty = try load(
      "cliente;nota;emissão;vencimento;pagamento;valor\nA;1;2026-01-01;2026-02-01;;10,00\n")
    #expect(
      empty.portfolio.receivables.of(0)[0].isOpen(on: try day("2026-05-01")) == nil)
    let noDue = try load("cliente;nota;emissão;pagamento;valor\nA;1;2026-01-01;2026-02-01;10,00\n")
    let paid = noDue.portfolio.receivables.of(0)[0]
    #expect(paid.isOpen(on: try day("2026-05-01")) == false)
    #expect(paid.paidOnTime(graceDays: 0, on: try day("2026-05-01")) == nil)
    #expect(paid.overdueDays(on: try day("2026-01-15")) == nil)
  }

  @Test("has one day of payment; lines that differ are named and the latest counts")
  func contradictions() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor
      A;1;2026-01-01;2026-02-01;2026-01-20;10,00
      A;1;2026-01-01;2026-02-01;;10,00
      A;1;2026-01-01;2026-02-01;2026-01-25;10,00
      A;2;2026-01-03;2026-01-02;;10,00
      """)
    #expect(
      loaded.receivables == [
        "A 1 2026-01-01→2026-02-01 3000 paid 2026-01-25", "A 2 2026-01-03→2026-01-02 1000",
      ])
    #expect(loaded.codes == ["W177×1", "W178×1"])
    #expect(loaded.findings("W178").first?.location?.line == 5)
    #expect(loaded.findings("W178").first?.location?.column == 16)
    #expect(
      loaded.findings("W177").first?.facts == [
        "count": "1", "invoice": "1", "client": "A", "day": "2026-01-25", "issued": "2026-01-01",
      ])
  }

  @Test("leaves dates that cannot be read unknown and says where they stand")
  func unreadable() throws {
    let loaded = try load(
      """
      cliente;nota;emissão;vencimento;pagamento;valor
      A;1;2026-01-01;2026-02-01;pago;10,00
      A;2;2026-01-02;31/12/9999;2026-01-09;10,00
      """)
    #expect(
      loaded.receivables == [
        "A 1 2026-01-01→2026-02-01 1000", "A 2 2026-01-02→? 1000 paid 2026-01-09",
      ])
    #expect(
      loaded.findings("W144").map { "\($0.location?.line ?? 0) \($0.facts["found"] ?? "")" }
        == ["2 pago", "3 31/12/9999"])
  }

  @Test("is an invoice a day for lines without a number")
  func withoutNumber() throws {
    let loaded = try load(
      """
      cliente;data;vencimento;valor
      A;2026-01-01;2026-02-01;10,00
      A;2026-01-01;2026-02-01;1,00
      A;2026-01-02;2026-02-01;5,00
      ;2026-01-02;2026-02-01;5,00
      """)
    #expect(
      loaded.receivables == [
        "A 2026-01-01 2026-01-01→2026-02-01 1100", "A 2026-01-02 2026-01-02→2026-02-01 500",
      ])
  }

  @Test("follows the client that a table of clients names otherwise")
  func knownClients() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "código;nome\nC-1;Padaria\nC-2;Bar\n",
      "data/notas.csv":
        "cliente;nota;data;vencimento;valor\nBar;1;2026-01-01;2026-02-01;10,00\n",
    ]).load()
    #expect(loaded.receivables == ["C-2 1 2026-01-01→2026-02-01 1000"])
    #expect(loaded.portfolio.receivables.of(0).isEmpty)
    #expect(loaded.portfolio.receivables.of(7).isEmpty)
  }
}
