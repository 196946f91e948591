import Portfolio
import Testing

@testable import Analysis

@Suite("Paying on time") struct PaymentTests {
  private func invoice(_ number: String, due: String, paid: String?) -> Receivable {
    Receivable(
      client: 0, number: number, issued: day(due).adding(days: -90), due: day(due), amount: 1_000,
      paid: paid.map { day($0) }, paymentsKnownFrom: day("2024-01-01"))
  }

  @Test func `an invoice counts from its due day on, and for twelve months`() throws {
    let fixture = AccountFixture(receivables: [
      invoice("1", due: "2025-11-16", paid: "2025-11-16"),
      invoice("2", due: "2025-11-17", paid: "2025-11-17"),
      invoice("3", due: "2026-10-01", paid: "2026-10-21"),
      // Paid early, while the late payers of that day are not known yet.
      invoice("4", due: "2026-12-20", paid: "2026-11-01"),
    ])
    let payments = try #require(fixture.assessed().payments)
    #expect(payments.decided == 2)
    #expect(payments.onTime == 1)
    #expect(payments.paid == 2)
    #expect(payments.delayDays == 20)
    #expect(payments.streak == 0)
    let later = try #require(fixture.assessed(on: day("2026-12-20")).payments)
    #expect(later.decided == 2)
    #expect(later.onTime == 1)
    #expect(later.streak == 1)
  }
}
