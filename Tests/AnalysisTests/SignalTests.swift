import Portfolio
import Testing

@testable import Analysis

@Suite("Signals of risk") struct SignalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let fixture: AccountFixture
    var signal: RiskSignal?
    var keys: [RecordKey] = []
    var testDescription: String { name }
  }

  private static func invoice(dueAgo: Int, paidAgo: Int? = nil) -> Receivable {
    Receivable(
      client: 0, number: "n1", issued: referenceDay.adding(days: -dueAgo - 30),
      due: referenceDay.adding(days: -dueAgo), amount: 5_000,
      paid: paidAgo.map { referenceDay.adding(days: -$0) },
      paymentsKnownFrom: day("2025-01-01"))
  }

  private static func renewing(inDays days: Int, touches: [Interaction]) -> AccountFixture {
    AccountFixture(
      contracts: [
        contract(renewal: referenceDay.adding(days: days).description, notice: 0)
      ], interactions: touches, tables: [.clients, .contracts, .interactions])
  }

  static let cases = [
    Case(
      name: "overdue for 31 days", fixture: AccountFixture(receivables: [invoice(dueAgo: 31)]),
      signal: .overduePayment, keys: [RecordKey(table: .invoices, key: "n1")]),
    Case(
      name: "overdue for 30 days", fixture: AccountFixture(receivables: [invoice(dueAgo: 30)])),
    Case(
      name: "paid late", fixture: AccountFixture(receivables: [invoice(dueAgo: 60, paidAgo: 1)])
    ),
    Case(
      name: "NPS of 6", fixture: AccountFixture(surveys: [answer("s1", .nps, 6, ago: 89)]),
      signal: .satisfactionFallen, keys: [RecordKey(table: .surveys, key: "s1")]),
    Case(name: "NPS of 7", fixture: AccountFixture(surveys: [answer("s1", .nps, 7, ago: 1)])),
    Case(
      name: "NPS of 0, too old", fixture: AccountFixture(surveys: [answer("s1", .nps, 0, ago: 90)])
    ),
    Case(
      name: "CSAT of 2", fixture: AccountFixture(surveys: [answer("s1", .csat, 2, ago: 1)]),
      signal: .satisfactionFallen, keys: [RecordKey(table: .surveys, key: "s1")]),
    Case(
      name: "the same person changed its mind",
      fixture: AccountFixture(surveys: [
        answer("s1", .nps, 2, ago: 60, by: "p1"), answer("s2", .nps, 9, ago: 5, by: "p1"),
      ])),
    Case(
      name: "the champion left",
      fixture: AccountFixture(contacts: [
        contact("p1", [.champion]) { $0.left = referenceDay }, contact("p2", [.user]),
      ]), signal: .keyPersonGone, keys: [RecordKey(table: .contacts, key: "p1")]),
    Case(
      name: "the champion will leave",
      fixture: AccountFixture(contacts: [
        contact("p1", [.champion]) { $0.left = referenceDay.adding(days: 1) }
      ])),
    Case(
      name: "the champion left and was replaced",
      fixture: AccountFixture(contacts: [
        contact("p1", [.champion]) { $0.left = day("2026-01-01") },
        contact("p2", [.influencer, .champion]),
      ])),
    Case(
      name: "a user left",
      fixture: AccountFixture(contacts: [
        contact("p1", [.user]) { $0.left = day("2026-01-01") }
      ])),
    Case(
      name: "opt-out near and silent for 30 days",
      fixture: renewing(inDays: 90, touches: [touch("t1", ago: 30)]), signal: .optOutSilent,
      keys: [RecordKey(table: .contracts, key: "k1"), RecordKey(table: .interactions, key: "t1")]),
    Case(
      name: "opt-out near and spoken with",
      fixture: renewing(inDays: 90, touches: [touch("t1", ago: 29)])),
    Case(
      name: "opt-out near, and only we wrote",
      fixture: renewing(inDays: 90, touches: [touch("t1", ago: 2, .outbound)]),
      signal: .optOutSilent, keys: [RecordKey(table: .contracts, key: "k1")]),
    Case(
      name: "opt-out far and silent", fixture: renewing(inDays: 91, touches: [])),
    Case(
      name: "no table of touches: silence is unknown",
      fixture: AccountFixture(contracts: [
        contract(renewal: referenceDay.adding(days: 40).description, notice: 0)
      ])),
  ]

  @Test(arguments: cases)
  func `fire on what the data says and on nothing else`(item: Case) {
    var fixture = item.fixture
    if fixture.contracts.isEmpty { fixture.contracts = [contract()] }
    let client = fixture.assessed()
    #expect(client.signals.all == [item.signal].compactMap { $0 })
    #expect(client.status == (item.signal == nil ? .active : .atRisk))
    #expect(client.signalEvidence.map(\.signal) == [item.signal].compactMap { $0 })
    #expect(client.signalEvidence.flatMap(\.keys) == item.keys)
  }

  @Test func `what explain says names the values`() throws {
    let portfolio = AccountFixture(
      contracts: [contract()], receivables: [Self.invoice(dueAgo: 45)]
    ).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    let facts = try #require(explanation.rules.last).facts
    #expect(facts.contains(Fact(name: .overdueAmount, value: .money(5_000))))
    #expect(facts.contains(Fact(name: .overdueDays, value: .days(45))))
  }

  @Test func `the forecast sees an opt-out come near`() throws {
    let portfolio = Self.renewing(inDays: 100, touches: [touch("t1", ago: 5)]).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(assessment.clients[0].status == .active)
    // Silent for thirty days from the 25th day on, near from the 10th on.
    #expect(explanation.nextChange?.day == referenceDay.adding(days: 25))
    #expect(explanation.nextChange?.rule == .atRisk)
  }

  @Test func `what is open is paid late on a later day that is judged by today`() throws {
    let open = Receivable(
      client: 0, number: "NF-1", issued: referenceDay.adding(days: -20),
      due: referenceDay.adding(days: 10), amount: 1_000, paymentsKnownFrom: day("2025-01-01"))
    func payments(inDays days: Int) -> PaymentAssessment? {
      PaymentAssessment(
        [open], Moment(referenceDay.adding(days: days), known: referenceDay), PaymentPolicy())
    }
    #expect(payments(inDays: 0)?.decided == 0)
    // Three days of grace.
    #expect(payments(inDays: 13)?.decided == 0)
    #expect(payments(inDays: 13)?.overdue.count == 1)
    #expect(payments(inDays: 14)?.decided == 1)
    #expect(payments(inDays: 14)?.onTime == 0)
  }

  @Test func `payments are measured over a year of due days`() throws {
    func paid(_ number: String, due: Int, late: Int) -> Receivable {
      Receivable(
        client: 0, number: number, issued: referenceDay.adding(days: -due - 20),
        due: referenceDay.adding(days: -due), amount: 1_000,
        paid: referenceDay.adding(days: -due + late), paymentsKnownFrom: day("2025-01-01"))
    }
    let payments = try #require(
      AccountFixture(receivables: [
        paid("old", due: 400, late: 90), paid("a", due: 100, late: 3),
        paid("b", due: 70, late: 4), paid("c", due: 40, late: -2), paid("d", due: 10, late: 0),
      ]).assessed().payments)
    #expect(payments.decided == 4)
    #expect(payments.onTime == 3)
    #expect(payments.streak == 2)
    #expect(payments.meanDelayTenths == 13)
    #expect(payments.open == 0)
    #expect(payments.overdue.isEmpty)
  }
}
