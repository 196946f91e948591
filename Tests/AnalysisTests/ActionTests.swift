import Portfolio
import Testing

@testable import Analysis

@Suite("What to do next") struct ActionTests {
  private func actions(_ fixture: AccountFixture) -> [NextAction] {
    let portfolio = fixture.portfolio
    return nextActions(of: portfolio, in: assess(portfolio, .builtIn, on: referenceDay))
  }

  private var busy: AccountFixture {
    var late = touch("t1", ago: 40, theirs: ["p1"])
    late.promise = "mapa da rede"
    late.promiseDue = day("2026-11-01")
    return AccountFixture(
      contracts: [contract(renewal: "2027-01-15", notice: 30)],
      contacts: [
        contact("p1", [.blocker]),
        contact("p2", [.champion]) { $0.left = day("2026-10-01") },
      ], interactions: [late],
      tables: [.clients, .contracts, .contacts, .interactions])
  }

  @Test func `each reason gives one action with a lasting id`() {
    let found = actions(busy)
    #expect(
      Set(found.map(\.id))
        == ["renewal-a", "promise-a", "blocker-a", "person-a", "thread-a"])
    #expect(found.map(\.rank) == found.map(\.rank).sorted(by: >))
    let renewal = found.first { $0.reason == .renewal }
    #expect(renewal?.day == day("2026-12-16"))
    #expect(renewal?.keys == [RecordKey(table: .contracts, key: "k1")])
    #expect(renewal?.exposure == 120_000)
    // Thirty days before: 10,000 − 8,000 · 30 / 180.
    #expect(renewal?.urgency == 8_667)
    #expect(renewal?.rank == 93_604)
    #expect(renewal?.reason.type == .lifecycle)
  }

  @Test(
    arguments: [(-5, 10_000), (0, 10_000), (90, 6_000), (180, 2_000), (900, 2_000)]
      as [(Int, Int64)])
  func `urgency falls from 1 on the day to 0.2 half a year before it`(days: Int, urgency: Int64) {
    #expect(NextAction.urgency(referenceDay.adding(days: days), on: referenceDay) == urgency)
    #expect(NextAction.urgency(nil, on: referenceDay) == 5_000)
  }

  @Test(
    arguments: [
      ("2026-11-16", "edital", true), ("2026-11-15", "edital", false), ("2026-12-01", nil, false),
    ] as [(String, String?, Bool)])
  func `an action is put off with a reason and up to a day`(
    until: String, reason: String?, isPutOff: Bool
  ) {
    var fixture = busy
    var snooze = Snooze(id: "s1")
    snooze.action = "renewal-a"
    snooze.until = day(until)
    snooze.reason = reason
    fixture.snoozes = [snooze]
    let found = actions(fixture)
    #expect((found.first { $0.id == "renewal-a" }?.snooze != nil) == isPutOff)
    #expect(found.count == actions(busy).count)
  }

  @Test func `former clients give nothing to do, and actions clear themselves`() {
    var ended = busy
    ended.attributes.ended = day("2026-11-01")
    #expect(actions(ended).isEmpty)
    var kept = busy
    kept.interactions[0].promiseDone = day("2026-11-10")
    #expect(!actions(kept).contains { $0.reason == .promise })
  }
}
