import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

@Suite("What to do next") struct ActionTests {
  private func actions(_ fixture: AccountFixture) -> [NextAction] {
    let portfolio = fixture.portfolio
    return ActionPlan(Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))).actions
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
    #expect(found.compactMap(\.rank) == found.compactMap(\.rank).sorted(by: >))
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

  @Test(
    arguments: [
      ("2026-12-04", 32, nil, "2026-12-04", true), ("2026-12-31", 30, false, "2026-12-31", true),
      ("2026-12-31", 30, true, "2026-12-01", false), ("2026-12-31", 30, nil, "2026-12-01", false),
    ] as [(String, Int, Bool?, String, Bool)])
  func `a contract that does not renew by itself is about the day it ends`(
    renewal: String, notice: Int, renews: Bool?, expected: String, ends: Bool
  ) throws {
    let fixture = AccountFixture(
      contracts: [contract(renewal: renewal, notice: notice, renews: renews)],
      tables: [.clients, .contracts])
    let found = try #require(actions(fixture).first { $0.reason == .renewal })
    #expect(found.day == day(expected))
    #expect(found.endsOn == (ends ? day(expected) : nil))
  }

  @Test func `former clients give nothing to do, and actions clear themselves`() {
    var ended = busy
    ended.attributes.ended = day("2026-11-01")
    #expect(actions(ended).isEmpty)
    var kept = busy
    kept.interactions[0].promiseDone = day("2026-11-10")
    #expect(!actions(kept).contains { $0.reason == .promise })
  }

  @Test func `every action cites its rule, its values and what it takes`() throws {
    let found = actions(busy)
    let renewal = try #require(found.first { $0.reason == .renewal })
    #expect(renewal.rule == "A-06")
    #expect(renewal.effort == 40)
    #expect(renewal.facts.contains(Fact(name: .daysToOptOut, value: .days(30))))
    let promise = try #require(found.first { $0.reason == .promise })
    #expect(promise.facts.contains(Fact(name: .overdueDays, value: .days(15))))
    #expect(Set(ActionReason.allCases.map(\.ruleID)).count == ActionReason.allCases.count)
  }

  private func actions(_ fixture: AccountFixture, _ text: String) throws -> [NextAction] {
    let portfolio = fixture.portfolio
    return ActionPlan(Study(portfolio, assess(portfolio, try policy(text), on: referenceDay)))
      .actions
  }

  @Test func `the policy sets hours and savability, and limits reasons by conditions`() throws {
    let changed = try actions(busy, "effort: {renewal: 6.5}\nsavability: {renewal: 10}")
      .first { $0.reason == .renewal }
    #expect(changed?.effort == 65)
    #expect(changed?.savability == 1_000)
    func reasons(_ value: Int) throws -> Set<ActionReason> {
      Set(
        try actions(
          busy,
          "actions: [{reason: renewal, when: {field: monthly-recurring-revenue, at-least: \(value)}}]"
        ).map(\.reason))
    }
    #expect(try reasons(100).contains(.renewal))
    #expect(try !reasons(101).contains(.renewal))
    // What is not known holds nothing back.
    #expect(
      try actions(busy, "actions: [{reason: renewal, when: {field: sector, is: Saúde}}]")
        .contains { $0.reason == .renewal })
  }

  @Test func `rules of the policy's own make actions`() throws {
    let found = try actions(
      busy,
      """
      actions:
        - name: visita
          title: Visitar
          type: lifecycle
          when: {field: contracts-in-service, at-least: 1}
          of: next-renewal
          days: -45
          savability: 50
          effort: 3
        - {name: nunca, title: Nunca, when: {field: sector, is: Saúde}}
      """
    ).filter { $0.reason == .rule }
    #expect(found.map(\.id) == ["visita-a"])
    let visit = try #require(found.first)
    #expect(visit.title == "Visitar")
    #expect(visit.type == .lifecycle)
    #expect(visit.rule == "visita")
    #expect(visit.day == day("2026-12-01"))
    // Fifteen days before: 10,000 − 8,000 · 15 / 180.
    #expect(visit.urgency == 9_333)
    #expect(visit.savability == 5_000)
    #expect(
      visit.facts == [Fact(name: .condition, value: .text("contracts-in-service: 1"))])
  }

  @Test(
    arguments: [
      ("{name: renewal, title: T, when: {field: sector, is: x}}", "E465"),
      ("{name: Grande, title: T, when: {field: sector, is: x}}", "E287"),
      ("{name: a, title: T, of: sector, when: {field: sector, is: x}}", "E280"),
      ("{reason: renewel, when: {field: sector, is: x}}", "E216"),
      ("{name: a, title: T, when: {field: sektor, is: x}}", "E280"),
      ("{name: a, title: T}", "E211"),
    ])
  func `mistakes in rules are found`(rule: String, code: String) throws {
    var log = DiagnosticLog()
    _ = Policy.read(
      try SettingsNode.parse("actions: [\(rule)]", file: "policy.yaml"), into: &log)
    #expect(log.diagnostics.map(\.code.id) == [code])
  }

  @Test func `signs of growth ask for a reference, once, and only of those at ease`() throws {
    var happy = AccountFixture(
      contracts: [contract(renewal: "2028-01-15", notice: 30)],
      surveys: [answer("q1", .nps, 9, ago: 10)], tables: [.clients, .contracts, .surveys])
    let found = try #require(actions(happy).first { $0.reason == .promoter })
    #expect(found.type == .expansion)
    // A tenth of 120,000 cents a year.
    #expect(found.exposure == 12_000)
    #expect(found.keys == [RecordKey(table: .surveys, key: "q1")])
    var ask = AdvocacyAct(id: "v1", client: 0)
    ask.asked = day("2026-10-20")
    ask.given = day("2026-10-25")
    happy.advocacy = [ask]
    #expect(!actions(happy).contains { $0.reason == .promoter })
    happy.advocacy[0].asked = day("2026-09-20")
    #expect(actions(happy).contains { $0.reason == .promoter })
    happy.advocacy[0].given = nil
    #expect(!actions(happy).contains { $0.reason == .promoter })
  }

  @Test func `an inactive client still has to pay`() throws {
    let fixture = AccountFixture(
      days: [PurchaseDay(day: day("2025-12-01"), sales: 50_000)],
      receivables: [
        Receivable(
          client: 0, number: "NF-1", issued: day("2025-12-01"), due: day("2025-12-20"),
          amount: 50_000, paymentsKnownFrom: day("2025-01-01"))
      ], tables: [.clients, .invoices, .payments])
    #expect(fixture.assessed().status == .inactive)
    let found = actions(fixture)
    #expect(found.first { $0.reason == .payment }?.day == day("2025-12-20"))
    #expect(!found.contains { $0.reason == .cadence })
  }

  @Test func `who gave the score is told apart from who is to be asked`() throws {
    var promoter = contact("p1")
    promoter.doNotContact = true
    var earlier = AdvocacyAct(id: "v1", client: 0)
    earlier.contact = "p2"
    earlier.asked = day("2026-01-10")
    earlier.given = day("2026-01-20")
    let fixture = AccountFixture(
      contracts: [contract(renewal: "2028-01-15", notice: 30)],
      contacts: [promoter, contact("p2")],
      surveys: [answer("q1", .nps, 10, ago: 10, by: "p1")], advocacy: [earlier],
      tables: [.clients, .contracts, .contacts, .surveys])
    let found = try #require(actions(fixture).first { $0.reason == .promoter })
    let people = found.facts.filter { $0.name == .answeredBy || $0.name == .personToAsk }
    #expect(people.map(\.value) == [.text("p1"), .text("p2")])
  }

  @Test func `nobody is asked for a reference whom the rules of asking protect`() {
    var asked = AccountFixture(
      contracts: [contract(renewal: "2028-01-15", notice: 30)], contacts: [contact("p1")],
      surveys: [answer("q1", .nps, 9, ago: 10, by: "p1")],
      tables: [.clients, .contracts, .contacts, .surveys])
    func isAsked(_ fixture: AccountFixture) -> Bool {
      actions(fixture).contains { $0.reason == .promoter }
    }
    #expect(isAsked(asked))
    var commercial = asked
    commercial.opportunities = [Opportunity(id: "o1", client: 0)]
    commercial.opportunities[0].stageSince = referenceDay.adding(days: -5)
    #expect(!isAsked(commercial))
    var often = asked
    often.advocacy = ["2026-01-10", "2026-04-10", "2026-07-10"].map {
      var act = AdvocacyAct(id: "v\($0)", client: 0)
      (act.asked, act.given) = (day($0), day($0))
      return act
    }
    #expect(!isAsked(often))
    var unhappy = asked
    unhappy.surveys.append(answer("q2", .csat, 2, ago: 100, by: "p1"))
    #expect(isAsked(unhappy))
    unhappy.surveys[1] = answer("q2", .ces, 1, ago: 5, by: "p1")
    #expect(!isAsked(unhappy))
    asked.contacts[0].doNotContact = true
    #expect(!isAsked(asked))
  }

  @Test func `a good payer is asked whom to speak with, where people are known`() {
    var payer = AccountFixture(
      contracts: [contract(renewal: "2028-01-15", notice: 30)],
      receivables: (1...6).map {
        Receivable(
          client: 0, number: "NF-\($0)", issued: referenceDay.adding(days: -30 * $0 - 20),
          due: referenceDay.adding(days: -30 * $0), amount: 1_000,
          paid: referenceDay.adding(days: -30 * $0), paymentsKnownFrom: day("2026-01-01"))
      }, tables: [.clients, .contracts])
    func isAsked(_ fixture: AccountFixture) -> Bool {
      actions(fixture).contains { $0.reason == .goodPayer }
    }
    #expect(isAsked(payer))
    payer.contacts = [contact("p1")]
    #expect(isAsked(payer))
    payer.contacts[0].doNotContact = true
    #expect(!isAsked(payer))
  }

  @Test(
    arguments: [
      ("2026-09-17", nil, nil, false), ("2026-09-16", nil, nil, true),
      ("2026-11-10", "2026-11-15", nil, true), ("2026-09-01", nil, "2026-11-10", false),
      ("2026-11-10", "2026-11-16", nil, false),
    ] as [(String, String?, String?, Bool)])
  func `an opportunity stalls in its stage or beyond its day`(
    since: String, expected: String?, closed: String?, isStalled: Bool
  ) {
    var fixture = busy
    var opportunity = Opportunity(id: "o1", client: 0)
    opportunity.stageSince = day(since)
    opportunity.expected = expected.map { day($0) }
    opportunity.closed = closed.map { day($0) }
    opportunity.value = Money(minorUnits: 5_000, currency: .real)
    fixture.opportunities = [opportunity]
    let found = actions(fixture).first { $0.reason == .stalled }
    #expect((found != nil) == isStalled)
    if isStalled { #expect(found?.exposure == 5_000) }
  }

  @Test func `at stake in a contract without a value is nobody knows what`() throws {
    var fixture = busy
    fixture.contracts = [contract(renewal: "2027-01-15", notice: 30, value: nil)]
    let renewal = try #require(actions(fixture).first { $0.reason == .renewal })
    #expect(renewal.exposure == nil)
    #expect(renewal.rank == nil)
    fixture.days = [PurchaseDay(day: day("2026-10-01"), sales: 70_000)]
    fixture.tables.insert(.invoices)
    #expect(actions(fixture).first { $0.reason == .renewal }?.exposure == 70_000)
  }

  @Test func `at stake in an opportunity without a value is nobody knows what, and last`() throws {
    var fixture = busy
    var opportunity = Opportunity(id: "o1", client: 0)
    opportunity.stageSince = day("2026-05-01")
    fixture.opportunities = [opportunity]
    let found = actions(fixture)
    let stalled = try #require(found.last)
    #expect(stalled.reason == .stalled)
    #expect(stalled.exposure == nil)
    #expect(stalled.rank == nil)
    var priced = Opportunity(id: "o2", client: 0)
    priced.stageSince = opportunity.stageSince
    priced.value = Money(minorUnits: 5_000, currency: .real)
    fixture.opportunities.append(priced)
    #expect(actions(fixture).first { $0.reason == .stalled }?.exposure == 5_000)
  }

  @Test func `the week is filled in order up to the planned hours`() throws {
    var owned = busy
    owned.attributes.owner = "Ana"
    let portfolio = owned.portfolio
    func queue(_ hours: Int) throws -> ActionQueue {
      let policy = try policy(
        """
        coverage: {hours-per-year: \(hours), weeks-per-year: 1, planned-percent: 100}
        """)
      let plan = ActionPlan(Study(portfolio, assess(portfolio, policy, on: referenceDay)))
      return try #require(plan.queue(of: "Ana"))
    }
    let all = try queue(100)
    #expect(all.entries.map(\.action) == actions(owned))
    #expect(all.beyond.isEmpty)
    #expect(all.effort == all.entries.reduce(0) { $0 + $1.action.effort })
    let short = try queue(5)
    // Four hours of renewal and one and a half for the promise are more than five.
    #expect(short.fitting.count == 1)
    #expect(short.entries.map(\.place.position) == Array(1...short.entries.count))
    #expect(short.entries.map(\.place.hoursUpTo) == all.entries.map(\.place.hoursUpTo))
    #expect(short.effort == all.effort)
  }
}
