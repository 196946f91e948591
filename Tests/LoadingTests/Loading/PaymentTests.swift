import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Payments")
struct PaymentTests {
  private let invoices = """
    cliente;nota;emissão;vencimento;valor
    A;NF-1;2026-01-01;2026-02-01;100,00
    A;NF-2;2026-01-05;2026-02-05;50,00
    A;NF-2;2026-01-05;2026-03-05;50,00
    B;NF-2;2026-01-07;2026-02-07;70,00
    """

  private func load(_ payments: String, _ invoices: String? = nil) throws -> LoadedPortfolio {
    try TestFolder([
      "data/notas.csv": invoices ?? self.invoices, "data/pagamentos.csv": payments,
    ]).load()
  }

  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test("settle the invoice they name, in parts, by day")
  func parts() throws {
    let loaded = try load(
      "nota;data;valor\nNF-1;2026-02-03;60,00\nNF-1;2026-01-20;40,00\n")
    #expect(
      loaded.receivables.first
        == "A NF-1 2026-01-01→2026-02-01 10000 +4000@2026-01-20 +6000@2026-02-03")
    let receivable = loaded.portfolio.receivables.of(0)[0]
    #expect(receivable.openAmount(on: try day("2026-01-19")) == nil)
    #expect(receivable.openAmount(on: try day("2026-01-31")) == 6000)
    #expect(receivable.settledAmount(on: try day("2026-01-31")) == 4000)
    #expect(receivable.settledDay(on: try day("2026-02-02")) == nil)
    #expect(receivable.settledDay(on: try day("2026-02-03")) == (try day("2026-02-03")))
    #expect(receivable.paidOnTime(graceDays: 3, on: try day("2026-06-01")) == true)
    #expect(receivable.paidOnTime(graceDays: 1, on: try day("2026-06-01")) == false)
    let open = loaded.portfolio.receivables.of(1)[0]
    #expect(open.overdueDays(on: try day("2026-02-17")) == 10)
    #expect(loaded.quality.files.map(\.table) == [.invoices, .payments])
    #expect(loaded.portfolio.presentTables == [.invoices, .payments])
  }

  @Test("fill the earliest instalment first, and name the client where a number is not enough")
  func instalments() throws {
    let loaded = try load(
      """
      cliente;nota;data;valor
      A;NF-2;2026-02-01;70,00
      B;NF-2;2026-02-02;70,00
      ;NF-2;2026-02-03;1,00
      Z;NF-1;2026-02-03;1,00
      """)
    #expect(
      loaded.receivables == [
        "A NF-1 2026-01-01→2026-02-01 10000",
        "A NF-2 2026-01-05→2026-02-05 5000 +5000@2026-02-01",
        "A NF-2 2026-01-05→2026-03-05 5000 +2000@2026-02-01",
        "B NF-2 2026-01-07→2026-02-07 7000 +7000@2026-02-02",
      ])
    #expect(loaded.rejectedLines == ["4 E175", "5 E128"])
    #expect(loaded.rejected.first?.table == .payments)
  }

  @Test("with a quote that closes lines below name every line that went with it")
  func quoteOverLines() throws {
    let loaded = try load(
      """
      nota;data;valor;obs
      NF-1;2026-02-01;10,00;"sem fim
      NF-1;2026-02-02;20,00;x
      NF-1;2026-02-03;30,00;"y"
      NF-1;2026-02-04;40,00;"a" b
      NF-1;2026-02-05;50,00;
      """)
    #expect(loaded.rejectedLines == ["2 E593", "5 E122"])
    #expect(loaded.findings("E593").first?.facts == ["first": "2", "last": "4"])
    #expect(loaded.receivables.first?.hasSuffix("+5000@2026-02-05") == true)
  }

  @Test("of unknown invoices are rejected with the number that was probably meant")
  func unknown() throws {
    let loaded = try load(
      """
      id;nota;data;valor
      P1;NF-11;2026-02-01;1,00
      P2;;2026-02-01;1,00
      P3;NF-1;;1,00
      P4;NF-1;2026-02-01;
      P5;NF-1;2026-02-01;1,0O
      P6;NF-1;31/02/2026;1,00
      P7;NF-1;2026-02-01;1,00
      P7;NF-1;2026-02-01;1,00
      ;NF-1;2026-02-01;1,00
      P8;NF-1;2026-02-01;1,00;sobra
      """)
    #expect(
      loaded.rejectedLines == [
        "2 E174", "3 E173", "4 E129", "5 E130", "6 E125", "7 E123", "9 E132", "11 E121",
      ])
    #expect(loaded.findings("E174").first?.suggestion == "NF-1")
    #expect(
      loaded.receivables.first
        == "A NF-1 2026-01-01→2026-02-01 10000 +100@2026-02-01 +100@2026-02-01")
  }

  @Test("beyond the amount of an invoice are named and do not count")
  func overpaid() throws {
    let loaded = try load(
      """
      nota;data;valor
      NF-1;2026-01-20;90,00
      NF-1;2026-01-25;30,00
      NF-1;2026-01-28;5,00
      """)
    #expect(
      loaded.receivables.first
        == "A NF-1 2026-01-01→2026-02-01 10000 +9000@2026-01-20 +1000@2026-01-25")
    #expect(loaded.codes == ["W176×1"])
    let finding = try #require(loaded.findings("W176").first)
    #expect(finding.location?.line == 3)
    #expect(finding.facts == ["invoice": "NF-1", "paid": "125.00", "billed": "100.00"])
  }

  @Test("that were taken back open the invoice again")
  func takenBack() throws {
    let loaded = try load(
      """
      nota;data;valor
      NF-1;2026-01-20;100,00
      NF-1;2026-01-25;-100,00
      NF-1;2026-02-20;100,00
      """)
    let receivable = loaded.portfolio.receivables.of(0)[0]
    #expect(receivable.settledDay(on: try day("2026-01-22")) == (try day("2026-01-20")))
    #expect(receivable.openAmount(on: try day("2026-01-31")) == 10_000)
    #expect(receivable.settledDay(on: try day("2026-03-01")) == (try day("2026-02-20")))
    #expect(receivable.paidOnTime(graceDays: 3, on: try day("2026-03-01")) == false)
    #expect(loaded.codes == [])
  }

  @Test("and goods that go back settle an invoice together")
  func credits() throws {
    let loaded = try load(
      "nota;data;valor\nNF-1;2026-01-20;60,00\nNF-9;2026-01-20;1,00\n",
      """
      cliente;nota;emissão;vencimento;valor;tipo
      A;NF-1;2026-01-01;2026-02-01;100,00;venda
      A;NF-1;2026-01-15;;40,00;devolução
      A;NF-9;2026-01-15;;40,00;devolução
      """)
    let receivable = loaded.portfolio.receivables.of(0)[0]
    #expect(receivable.openAmount(on: try day("2026-01-20")) == 0)
    #expect(receivable.settledAmount(on: try day("2026-01-20")) == 6000)
    #expect(receivable.paidOnTime(graceDays: 0, on: try day("2026-03-01")) == true)
    // Under NF-9 nothing was ever billed.
    #expect(loaded.rejectedLines == ["3 E174"])
  }

  @Test("make every invoice known, also of files that say nothing of debts")
  func plainInvoices() throws {
    let loaded = try load(
      "nota;data;valor\n1;2026-02-01;10,00\n",
      "cliente;nota;data;valor\nA;1;2026-01-01;10,00\nA;2;2026-01-02;20,00\n")
    #expect(
      loaded.receivables == ["A 1 2026-01-01→? 1000 +1000@2026-02-01", "A 2 2026-01-02→? 2000"])
    #expect(loaded.portfolio.receivables.of(0)[1].isOpen(on: try day("2026-03-01")) == true)
  }

  @Test("need their columns, and come as JSON too")
  func forms() throws {
    let refusal = try TestFolder([
      "data/notas.csv": invoices, "data/pagamentos.csv": "nota;dia\nNF-1;2026-01-01\n",
    ]).refusal()
    #expect(refusal?.map(\.code.id) == ["E115", "E115"])
    let json = try TestFolder([
      "data/notas.csv": invoices,
      "data/payments.json":
        "[{\"invoice\": \"NF-1\", \"date\": \"2026-01-20\", \"amount\": 100.0}]",
    ]).load()
    #expect(json.receivables.first == "A NF-1 2026-01-01→2026-02-01 10000 +10000@2026-01-20")
  }
}
