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

  @Test(arguments: [(30, false), (31, true)])
  func `a touch of unknown direction is silence only beyond a whole interval`(
    ago: Int, isKnown: Bool
  ) throws {
    let policy = try policy("calendar: {diamond-touches: 12, diamond-reviews: 12}")
    for kind: PlannedKind in [.touch, .review] {
      var open = touch("t1", ago: ago)
      open.direction = nil
      open.topic = kind == .review ? "QBR" : nil
      let portfolio = AccountFixture(
        days: [PurchaseDay(day: day("2026-11-01"), sales: 5_000)], interactions: [open],
        tables: [.clients, .invoices, .interactions]
      ).portfolio
      let client = assess(portfolio, policy, on: referenceDay).clients[0]
      #expect(plan(portfolio, policy).knowsLast(kind, client) == isKnown, "\(kind)")
    }
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

@Suite("Whom a calendar names") struct CalendarPersonTests {
  private func events(_ contacts: [Contact]) -> [PlannedEvent] {
    var objective = Objective(id: "o1", client: 0)
    objective.title = "Sem paradas"
    objective.due = day("2026-12-18")
    objective.ownerTheirs = "p1"
    let portfolio = AccountFixture(
      days: [PurchaseDay(day: day("2026-11-01"), sales: 5_000)], contacts: contacts,
      objectives: [objective], tables: [.clients, .invoices, .contacts, .objectives]
    ).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    return Agenda(portfolio, assessment).events(of: assessment.clients[0])
      .filter { $0.kind == .objective }
  }

  private func person(_ id: String, left: String? = nil, post: String? = nil) -> Contact {
    var person = contact(id) {
      $0.left = left.map { day($0) }
      $0.position = post
    }
    person.name = "Person \(id)"
    return person
  }

  @Test func `nobody is to meet somebody who has left`() throws {
    let gone = person("p1", left: "2026-11-03", post: "Gerência de TI")
    let alone = try #require(events([gone, person("p2")]).first)
    #expect(alone.person == nil)
    #expect(alone.personGone == "p1")
    // Who holds the post now takes the place.
    let followed = try #require(events([gone, person("p2", post: "gerencia de TI")]).first)
    #expect(followed.person == "p2")
    #expect(followed.personGone == nil)
    // Whoever leaves later is there.
    let there = try #require(events([person("p1", left: "2026-11-17")]).first)
    #expect(there.person == "p1")
    #expect(there.personGone == nil)
  }

  @Test func `a step that was promised for the same day is planned once`() throws {
    func planned(step: String, due: String) -> [PlannedEvent] {
      var promise = touch("t1", ago: 10)
      promise.promise = "Plano de estabilidade"
      promise.promiseDue = day("2026-11-13")
      var milestone = Milestone(id: "m1", client: 0)
      milestone.title = step
      milestone.due = day(due)
      let portfolio = AccountFixture(
        days: [PurchaseDay(day: day("2026-11-01"), sales: 5_000)], interactions: [promise],
        milestones: [milestone], tables: [.clients, .invoices, .interactions, .milestones]
      ).portfolio
      let assessment = assess(portfolio, .builtIn, on: referenceDay)
      return Agenda(portfolio, assessment).events(of: assessment.clients[0])
        .filter { $0.kind == .promise || $0.kind == .milestone }
    }
    let once = planned(step: "Plano de estabilidade aprovado", due: "2026-11-13")
    #expect(once.map(\.kind) == [.promise])
    #expect(once.first?.keys.map(\.key) == ["t1", "m1"])
    #expect(planned(step: "Plano de estabilidade", due: "2026-11-12").count == 2)
    #expect(planned(step: "Planos", due: "2026-11-13").count == 2)
  }
}
