import Portfolio
import Testing

@testable import Analysis

@Suite("What would change a verdict") struct CounterfactualTests {
  private func explained(
    _ fixture: AccountFixture, _ policy: Policy = .builtIn
  ) throws -> Explanation {
    let portfolio = fixture.portfolio
    let assessment = assess(portfolio, policy, on: referenceDay)
    return try #require(explain(client: 0, in: assessment, of: portfolio))
  }

  /// Purchases every thirty days up to some days before the reference day.
  private func monthly(until ago: Int, each amount: Int64 = 50_000) -> [PurchaseDay] {
    (0..<16).reversed().map {
      PurchaseDay(day: referenceDay.adding(days: -ago - 30 * $0), sales: amount)
    }
  }

  @Test func `a purchase brings back who broke its rhythm`() throws {
    let explanation = try explained(AccountFixture(days: monthly(until: 70)))
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    #expect(status.isSingle)
    let step = try #require(status.ways.first?.steps.first)
    #expect(step.kind == .purchase)
    #expect(status.ways.first?.gone.contains(.cadenceBroken) == true)
    #expect(status.movesOn == explanation.nextChange?.day)
  }

  @Test func `the amount of a purchase is the least that is enough`() throws {
    var days = monthly(until: 10)
    // The last period sells a fifth of what was usual.
    for index in days.indices where days[index].day > referenceDay.adding(days: -100) {
      days[index] = PurchaseDay(day: days[index].day, sales: 10_000)
    }
    let fixture = AccountFixture(days: days)
    let explanation = try explained(fixture)
    #expect(explanation.client.signals.contains(.volumeFall))
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    let amount = try #require(status.ways.first?.steps.first?.amount)
    func judged(with amount: Int64) -> Status {
      var changed = fixture
      changed.days.append(PurchaseDay(day: referenceDay, sales: amount))
      return changed.assessed().status
    }
    #expect(judged(with: amount) == .active)
    #expect(judged(with: amount - 100) == .atRisk)
  }

  @Test func `a conversation brings back who comes near a deadline in silence`() throws {
    let explanation = try explained(
      AccountFixture(
        contracts: [contract(renewal: "2027-01-31", notice: 30)], contacts: [contact("p")],
        interactions: [touch("i", ago: 60, theirs: ["p"])], tables: [.contracts, .interactions]))
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    #expect(status.ways.first?.steps.map(\.kind) == [.conversation])
    #expect(status.ways.first?.steps.first?.person == "p")
    #expect(status.ways.first?.gone == [.optOutSilent])
  }

  @Test func `two signals of different kinds want a pair, and say so`() throws {
    var fixture = AccountFixture(
      days: monthly(until: 5),
      contracts: [contract(renewal: "2027-01-31", notice: 30)],
      interactions: [touch("i", ago: 60)],
      receivables: [
        Receivable(
          client: 0, number: "NF-1", issued: day("2026-08-01"), due: day("2026-09-01"),
          amount: 10_000, paymentsKnownFrom: day("2026-01-01"))
      ])
    fixture.tables = [.contracts, .interactions, .invoices]
    let explanation = try explained(fixture)
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    #expect(!status.isSingle)
    #expect(status.ways.first?.steps.map(\.kind) == [.conversation, .payment])
  }

  @Test func `nothing is enough where nothing that we can do bears on it`() throws {
    // Notice was given: a healthier score is capped.
    let explanation = try explained(
      AccountFixture(
        contracts: [contract(renewal: "2027-06-30", cancelled: "2026-11-01")],
        contacts: [contact("p", [.economicBuyer])],
        interactions: [touch("i", ago: 3, theirs: ["p"])],
        surveys: [answer("s", .nps, 10, ago: 10, by: "p")],
        tables: [.contracts, .interactions, .surveys]))
    if let health = explanation.counterfactuals.first(where: { $0.goal == .health }) {
      #expect(health.ways.isEmpty)
    }
    #expect(explanation.client.health?.cap == .cancelled || explanation.client.health?.score == nil)
  }

  @Test func `a dropped product is seen, and no step of ours is said to bring it back`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: firsts(11...12, of: 2025) + firsts(1...11))
    fixture.buy("B", on: ["2026-01-01", "2026-03-01", "2026-06-01"], each: 7_000)
    let portfolio = fixture.portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(explanation.client.signals.all == [.productDropped])
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    #expect(status.ways.isEmpty)
  }

  @Test func `rules of the policy's own are asked again like the built-in ones`() throws {
    let rules = try policy(
      """
      status:
        rules:
          - { name: quiet, status: at-risk, detail: Silent, when: { field: recency-days, at-least: 5 } }
      """)
    let explanation = try explained(AccountFixture(days: monthly(until: 10)), rules)
    #expect(explanation.client.ownStatus?.rule == "quiet")
    let status = try #require(explanation.counterfactuals.first { $0.goal == .status })
    #expect(status.ways.first?.steps.map(\.kind) == [.purchase])
  }

  @Test func `a case without changes is judged as the assessment judges it`() throws {
    let fixture = AccountFixture(
      days: monthly(until: 20), contracts: [contract(renewal: "2027-01-31", notice: 30)],
      contacts: [contact("p", [.champion])], interactions: [touch("i", ago: 12, theirs: ["p"])],
      surveys: [answer("s", .nps, 9, ago: 40, by: "p")])
    let portfolio = fixture.portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    var scan = ClientScan(.builtIn, on: referenceDay)
    var measure = scan.measure(0, of: portfolio.ledger)
    measure.record.account = assessment.clients[0].account
    let verdict = ClientCase(assessment.clients[0], measure, Study(portfolio, assessment)).verdict()
    #expect(verdict.decision.rule == assessment.clients[0].rule)
    #expect(verdict.health == assessment.clients[0].health)
    #expect(verdict.signals == assessment.clients[0].signals)
  }

  @Test func `the band moves by itself on a day on which an assessment gives that band`() throws {
    let fixture = AccountFixture(
      days: monthly(until: 10), contacts: [contact("p", [.economicBuyer])],
      interactions: [touch("i", ago: 20, theirs: ["p"])],
      surveys: [answer("s", .nps, 10, ago: 100, by: "p")])
    let explanation = try explained(fixture)
    let change = try #require(explanation.nextBand)
    #expect(fixture.assessed(on: change.day).health?.band == change.band)
    #expect(fixture.assessed(on: change.day).health?.score == change.score)
    #expect(
      fixture.assessed(on: change.day.adding(days: -1)).health?.band
        == explanation.client.health?.band)
  }

  @Test func `what was checked is told apart from what could not be`() throws {
    let explanation = try explained(
      AccountFixture(days: monthly(until: 10), tables: [.clients, .invoices, .surveys]))
    let outcomes = Dictionary(
      uniqueKeysWithValues: explanation.signalChecks.map { ($0.signal, $0.outcome) })
    #expect(outcomes.count == RiskSignal.allCases.count)
    #expect(outcomes[.cadenceBroken] == .clear)
    #expect(outcomes[.volumeFall] == .clear)
    #expect(outcomes[.overduePayment] == .noTable(.payments))
    #expect(outcomes[.satisfactionFallen] == .noRecord(.surveys))
    #expect(outcomes[.optOutSilent] == .noTable(.interactions))
    #expect(outcomes[.healthRed] == .unmeasured)
  }

  @Test func `an answer is checked where it could have been a low one`() throws {
    func outcome(_ surveys: [Survey]) throws -> SignalCheck.Outcome? {
      try explained(
        AccountFixture(
          days: monthly(until: 10), surveys: surveys, tables: [.clients, .invoices, .surveys])
      ).signalChecks.first { $0.signal == .satisfactionFallen }?.outcome
    }
    let days = Policy.builtIn.risk.surveyDays
    #expect(try outcome([answer("s", .ces, 1, ago: 10)]) == .noRecord(.surveys))
    #expect(try outcome([answer("s", .nps, 9, ago: days)]) == .noRecord(.surveys))
    #expect(try outcome([answer("s", .nps, 9, ago: days - 1)]) == .clear)
    #expect(try outcome([answer("s", .csat, 5, ago: 10)]) == .clear)
  }

  @Test func `praise beside a debt does not go together`() throws {
    let explanation = try explained(
      AccountFixture(
        days: monthly(until: 10), surveys: [answer("s", .nps, 10, ago: 20, by: "p")],
        receivables: [
          Receivable(
            client: 0, number: "NF-1", issued: day("2026-10-01"), due: day("2026-11-01"),
            amount: 10_000, paymentsKnownFrom: day("2026-01-01"))
        ]))
    let contradiction = try #require(
      explanation.contradictions.first { $0.kind == .praiseAndDebt })
    #expect(
      contradiction.keys == [
        RecordKey(table: .surveys, key: "s"), RecordKey(table: .invoices, key: "NF-1"),
      ])
  }

  @Test func `praise is what the policy calls a promoter`() throws {
    let fixture = AccountFixture(
      days: monthly(until: 10), contacts: [contact("p")],
      surveys: [answer("s", .nps, 8, ago: 20, by: "p")],
      tables: [.clients, .invoices, .contacts, .interactions, .surveys])
    func isPraise(_ policy: Policy) throws -> Bool {
      try explained(fixture, policy).contradictions.contains { $0.kind == .praiseAndSilence }
    }
    #expect(try !isPraise(.builtIn))
    #expect(try isPraise(policy("advocacy: { promoter-least: 8 }")))
  }
}
