import Portfolio
import Testing

@testable import Analysis

@Suite("Conversations by the cadence of the tier") struct ConversationPlanTests {
  private func fixture(ago: Int) -> Portfolio {
    AccountFixture(
      days: [PurchaseDay(day: day("2026-11-01"), sales: 5_000)],
      interactions: [touch("t1", ago: ago)], tables: [.clients, .invoices, .interactions]
    ).portfolio
  }

  private func plan(_ portfolio: Portfolio, _ policy: Policy) -> ConversationPlan {
    ConversationPlan(portfolio, policy, BusinessCalendar(portfolio, policy), on: referenceDay)
  }

  @Test(arguments: [8, 12, 24, 60, 366])
  func `the next touch is the first of the calendar`(perYear: Int) throws {
    let policy = try policy("calendar: {diamond-touches: \(perYear)}")
    for ago in stride(from: 0, to: 70, by: 3) {
      let portfolio = fixture(ago: ago)
      let client = assess(portfolio, policy, on: referenceDay).clients[0]
      let drafts = plan(portfolio, policy)
        .drafts(client, through: referenceDay.adding(days: 900))
      #expect(
        client.nextTouchDay == drafts.first { $0.kind == .touch }?.day.number, "\(ago) days ago")
    }
  }

  @Test func `a touch near a review is none`() throws {
    let policy = try policy("calendar: {diamond-touches: 12}")
    let client = assess(fixture(ago: 0), policy, on: referenceDay).clients[0]
    #expect(client.nextReviewDay == day("2026-12-16").number)
    #expect(client.nextTouchDay == day("2027-01-15").number)
  }

  @Test(arguments: [(16, 23), (24, 15), (2, 183), (1, 365)])
  func `the days between are rounded`(perYear: Int, days: Int) throws {
    let policy = try policy("calendar: {diamond-touches: \(perYear)}")
    let portfolio = fixture(ago: 1)
    let client = assess(portfolio, policy, on: referenceDay).clients[0]
    #expect(
      plan(portfolio, policy).first(.touch, client)?.wanted
        == referenceDay.adding(days: days - 1))
  }
}
