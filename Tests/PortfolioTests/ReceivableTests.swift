import Portfolio
import Testing

@Suite("A receivable") struct ReceivableTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func receivable(
    due: String?, paid: String? = nil, settlements: [Settlement] = [], known: String? = "2026-01-01"
  ) throws -> Receivable {
    Receivable(
      client: 2, number: "NF-1", issued: try day("2026-01-10"), due: due.flatMap { Day(iso: $0) },
      amount: 1000, paid: paid.flatMap { Day(iso: $0) }, settlements: settlements,
      paymentsKnownFrom: known.flatMap { Day(iso: $0) })
  }

  @Test("is on time when settled by its due date and the days of grace")
  func onTime() throws {
    let late = try receivable(due: "2026-02-01", paid: "2026-02-05")
    let end = try day("2026-12-31")
    #expect(late.paidOnTime(graceDays: 3, on: end) == false)
    #expect(late.paidOnTime(graceDays: 4, on: end) == true)
    // On the fifth it was not decided with five days of grace, had it not been paid that day.
    #expect(late.paidOnTime(graceDays: 5, on: try day("2026-02-04")) == nil)
    #expect(late.overdueDays(on: try day("2026-02-04")) == 3)
    #expect(late.overdueDays(on: end) == 0)
  }

  @Test("that went back whole was neither paid nor late")
  func returned() throws {
    let back = try receivable(
      due: "2026-02-01",
      settlements: [Settlement(day: try day("2026-03-01"), amount: 1000, kind: .credit)])
    let end = try day("2026-12-31")
    #expect(back.isOpen(on: end) == false)
    #expect(back.settledDay(on: end) == nil)
    #expect(back.paidOnTime(graceDays: 3, on: end) == nil)
    #expect(back.paidOnTime(graceDays: 3, on: try day("2026-02-20")) == false)
  }

  @Test("does not exist before its day")
  func before() throws {
    let coming = try receivable(due: "2026-02-01")
    let day = try day("2026-01-09")
    #expect(!coming.exists(on: day))
    #expect(coming.openAmount(on: day) == 0)
    #expect(coming.isOpen(on: day) == false)
    #expect(coming.paidOnTime(graceDays: 0, on: day) == nil)
  }

  @Test("is unknown where nothing tells payments, or not by then")
  func unknown() throws {
    let end = try day("2026-12-31")
    let silent = try receivable(due: "2026-02-01", known: nil)
    #expect(silent.openAmount(on: end) == nil)
    #expect(silent.settledAmount(on: end) == nil)
    #expect(silent.overdueDays(on: end) == nil)
    let later = try receivable(due: "2026-02-01", known: "2026-06-01")
    #expect(later.isOpen(on: try day("2026-05-31")) == nil)
    #expect(later.isOpen(on: try day("2026-06-01")) == true)
    let undated = try receivable(due: nil)
    #expect(undated.isOpen(on: end) == true)
    #expect(undated.overdueDays(on: end) == nil)
  }

  @Test("comes out of the columns as it went in, by client and day")
  func columns() throws {
    let items = [
      try receivable(due: "2026-02-01", paid: "2026-01-30"), try receivable(due: nil),
      try receivable(
        due: "2026-03-01",
        settlements: [Settlement(day: try day("2026-01-20"), amount: 5, kind: .payment)]),
    ]
    let receivables = Receivables(items.reversed())
    #expect(receivables.count == 3)
    #expect(receivables.of(0).isEmpty)
    #expect(receivables.of(3).isEmpty)
    #expect(Array(receivables.of(2)) == [items[1], items[0], items[2]])
    #expect(receivables.of(2)[0].key == RecordKey(table: .invoices, key: "NF-1"))
  }
}
