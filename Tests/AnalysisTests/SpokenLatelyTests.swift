import Portfolio
import Testing

@testable import Analysis

@Suite("What counts as spoken lately, and as known") struct SpokenLatelyTests {
  private func rule(_ fixture: AccountFixture) throws -> RenewalRule {
    let portfolio = fixture.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    return try #require(RenewalForecast(study).outlooks.first).rule
  }

  /// A client that buys every month, pays in time and is content.
  private var content: AccountFixture {
    let days = (0...10).map { day("2026-01-10").adding(months: $0) }
    return AccountFixture(
      days: days.map { PurchaseDay(day: $0, sales: 10_000) },
      contracts: [contract(renewal: "2027-06-01", notice: 30, renews: false)],
      surveys: [answer("s1", .nps, 10, ago: 14)],
      receivables: days.enumerated().map { index, day in
        Receivable(
          client: 0, number: "N\(index)", issued: day, due: day.adding(days: 2), amount: 10_000,
          paid: day.adding(days: 2), paymentsKnownFrom: days[0].adding(days: 2))
      }, tables: [.clients, .invoices, .contracts, .interactions, .surveys])
  }

  @Test("the thirtieth day is silence, for renewals as for signals", arguments: [29, 30])
  func silent(ago: Int) throws {
    var fixture = content
    fixture.interactions = [touch("t1", ago: ago)]
    #expect(fixture.assessed().health?.band == .green)
    #expect(try rule(fixture) == (ago < 30 ? .healthyAndTalking : .nothingAgainst))
  }

  @Test("a conversation at the edge of the window is out of it", arguments: [89, 90])
  func window(ago: Int) throws {
    let fixture = AccountFixture(
      contracts: [contract(renewal: "2027-06-01", notice: 30)],
      interactions: [touch("t1", ago: ago)], tables: [.clients, .contracts, .interactions])
    #expect(fixture.assessed().health?.band == nil)
    #expect(try rule(fixture) == (ago < 90 ? .nothingAgainst : .nothingKnown))
  }

  @Test("conversations are as far apart as the calendar puts them") func interval() {
    #expect(CalendarPolicy.interval(perYear: 8) == 46)
    #expect(CalendarPolicy.interval(perYear: 400) == 1)
    #expect(CalendarPolicy.interval(perYear: 0) == nil)
  }

  private func lost(_ id: String, closed: String?, since: String? = nil) -> Opportunity {
    var opportunity = Opportunity(id: id, client: 0)
    opportunity.result = .lost
    opportunity.closed = closed.map { day($0) }
    opportunity.stageSince = since.map { day($0) }
    return opportunity
  }

  @Test func `what was lost on an unknown day is counted apart`() {
    let portfolio = AccountFixture(
      opportunities: [
        lost("o1", closed: "2026-10-01"), lost("o2", closed: nil),
        lost("o3", closed: nil, since: "2026-12-01"),
      ], tables: [.clients, .opportunities]
    ).portfolio
    let losses = LostOpportunities(Study(portfolio, assess(portfolio, .builtIn, on: referenceDay)))
    #expect(losses.lost.map(\.key.key) == ["o1"])
    #expect(losses.undated == 1)
    #expect(PipelineTotals(losses.lost).knownValue == nil)
    #expect(PipelineTotals([OpportunityStanding]()).knownValue == 0)
  }
}
