import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

/// Codes of what reading a policy finds.
private func codes(_ text: String) throws -> [String] {
  var log = DiagnosticLog()
  _ = Policy.read(try SettingsNode.parse(text, file: "policy.yaml"), into: &log)
  return log.diagnostics.map(\.code.id)
}

@Suite("Rules of the policy's own") struct OwnRuleTests {
  private static let ages = """
    status:
      rules:
        - { name: quiet, status: at-risk, detail: Silent, when: { field: recency-days, at-least: 40 } }
        - { name: tiny, status: inactive, detail: Too small, when: { field: net-sales-12-months, at-most: 99 } }
        - { name: first, status: former, detail: Gone, after: none, when: { field: since, before: 2024-06-01 } }
    """

  @Test func `the first rule that holds decides, with its name and detail`() throws {
    let rules = try policy(Self.ages)
    let portfolio = portfolio([
      buyer("a", on: ["2026-10-01"]), buyer("b", amount: 9_900, on: "2026-11-10"),
      buyer("c", on: ["2026-11-10"]),
      TestClient(
        id: "d", since: day("2024-01-01"),
        days: [PurchaseDay(day: day("2026-11-10"), sales: 90_000)]),
    ])
    let assessment = assess(portfolio, rules, on: referenceDay)
    #expect(assessment.clients.map(\.status) == [.atRisk, .inactive, .active, .former])
    #expect(assessment.clients.map { $0.ownStatus?.rule } == ["quiet", "tiny", nil, "first"])
    #expect(assessment.clients[0].ownStatus?.detail == "Silent")
    // The built-in rule that would decide stays visible.
    #expect(assessment.clients[0].rule == .active)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(explanation.ownRules.map(\.rule.name) == ["first", "quiet"])
    #expect(explanation.ownRules.map(\.truth) == [.unknown, .yes])
    #expect(explanation.ownRules[1].findings.map(\.value) == [.number(46_000_000)])
  }

  @Test func `a rule is asked after the built-in one that it names`() throws {
    let late = try policy(
      """
      status:
        rules:
          - { name: lost, status: former, detail: Lost, after: S-05, when: { field: purchase-days, at-least: 1 } }
      """)
    let portfolio = portfolio([
      buyer("a", on: ["2024-01-01"]), buyer("b", on: ["2026-11-01"]), TestClient(id: "c"),
    ])
    let assessment = assess(portfolio, late, on: referenceDay)
    #expect(assessment.clients.map(\.status) == [.inactive, .former, .prospect])
  }

  @Test func `if nothing happens, a number of days is followed to what a rule asks for`() throws {
    func next(_ fixture: AccountFixture, _ field: String) throws -> StatusChange? {
      let rules = try policy(
        "status: { rules: [{name: long, status: at-risk, detail: Long, when: {field: \(field)}}] }")
      let portfolio = fixture.portfolio
      let assessment = assess(portfolio, rules, on: referenceDay)
      return try #require(explain(client: 0, in: assessment, of: portfolio)).nextChange
    }
    var fixture = AccountFixture(days: [PurchaseDay(day: day("2026-11-10"), sales: 10_000)])
    let silent = try next(fixture, "recency-days, at-least: 40")
    #expect(silent?.day == day("2026-12-20"))
    #expect(silent?.own?.rule == "long")
    // The second one is issued after the day: nobody knows of it yet.
    fixture.receivables = [
      ("NF-1", "2026-09-07", "2026-10-07"), ("NF-2", "2026-11-17", "2026-11-18"),
    ]
    .map { number, issued, due in
      Receivable(
        client: 0, number: number, issued: day(issued), due: day(due), amount: 10_000,
        paymentsKnownFrom: day("2026-01-01"))
    }
    let late = try next(fixture, "overdue-oldest-days, at-least: 70")
    #expect(late?.day == day("2026-12-16"))
    #expect(late?.own?.rule == "long")
    #expect(try next(fixture, "overdue-oldest-days, at-most: 60")?.day == day("2026-12-07"))
  }

  @Test func `whom a rule makes a former client counts among those who left`() throws {
    let lost = try policy(
      """
      status:
        rules:
          - { name: lost, status: former, detail: Lost, after: S-05, when: { field: purchase-days, at-least: 1 } }
      """)
    let portfolio = portfolio([buyer("a", on: ["2026-11-01"])])
    let study = Study(portfolio, assess(portfolio, lost, on: referenceDay))
    let candidate = try #require(WinBackList(study.assessment, of: portfolio).candidates.first)
    #expect(candidate.ending.day == nil)
    #expect(candidate.ending.reason == nil)
    #expect(candidate.ending.key == RecordKey(table: .clients, key: "a"))
    #expect(WinBackRate(study).departed.map(\.client) == [0])
    #expect(EndReasonSummary(study.assessment, of: portfolio).unknown == 1)
    #expect(ChurnReasonReport(study).undated == 1)
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `every client has exactly one status, whatever the rules and the order`(
    seed: UInt64
  ) throws {
    let clients = randomClients(120, seed: seed)
    for rules in [Policy.builtIn, try policy(Self.ages)] {
      let portfolio = portfolio(clients)
      let assessment = assess(portfolio, rules, on: referenceDay)
      let byStatus = assessment.summary.byStatus.rows
      #expect(byStatus.reduce(0) { $0 + $1.clients } == assessment.clients.count)
      #expect(
        byStatus.reduce(0) { $0 + $1.netSales }
          == assessment.clients.reduce(0) { $0 + $1.current.net })
      for client in assessment.clients {
        let explanation = try #require(
          explain(client: client.client, in: assessment, of: portfolio))
        // Of the rules asked, the last one holds and no other does.
        let holding = explanation.rules.filter(\.holds).map(\.rule)
        #expect(holding == [client.rule])
        let own = explanation.ownRules.filter { $0.truth == .yes }.map(\.rule.name)
        #expect(own == (client.ownStatus.map { [$0.rule] } ?? []))
        #expect(client.status == client.ownStatus?.status ?? client.rule.status)
      }
      var shuffler = FixedRandom(seed: seed &+ 1)
      let again = assess(
        shuffledPortfolio(clients.shuffled(using: &shuffler)), rules, on: referenceDay)
      #expect(again.clients == assessment.clients)
    }
  }

  private func shuffledPortfolio(_ clients: [TestClient]) -> Portfolio { portfolio(clients) }

  @Test(
    "what is worked out later cannot be asked",
    arguments: [
      "status: { rules: [{name: a, status: active, detail: x, when: {field: tier, is: gold}}] }",
      "status: { rules: [{name: a, status: active, detail: x, when: {field: status, is: former}}] }",
      "status: { rules: [{name: a, status: active, detail: x, when: {field: abc-class, is: A}}] }",
      "health: { caps: [{name: a, at-most: 3, when: {field: health, at-least: 3}}] }",
      "health: { floors: [{name: a, at-least: 3, when: {field: risk-signals, includes: health-red}}] }",
      "tiers: { points: [{name: a, points: 3, when: {field: tier, is: gold}}] }",
      "touch: { rules: [{name: a, touch: high, when: {field: touch, is: low}}] }",
    ])
  func stages(_ text: String) throws {
    #expect(try codes(text) == ["E453"])
  }

  @Test(
    "rules that cannot be read are reported where they stand",
    arguments: [
      ("health: { caps: [{name: A b, at-most: 3, when: {field: state, is: x}}] }", "E287"),
      ("health: { caps: [{name: a, at-most: 101, when: {field: state, is: x}}] }", "E213"),
      ("health: { caps: [{name: a, when: {field: state, is: x}}] }", "E211"),
      (
        "health: { floors: [{name: a, at-least: 1, when: {field: state, is: x}}, {name: a, at-least: 2, when: {field: city, is: x}}] }",
        "E459"
      ),
      ("touch: { rules: [{name: a, touch: higher, when: {field: state, is: x}}] }", "E214"),
    ])
  func faults(_ text: String, _ code: String) throws {
    let found = try codes(text)
    #expect(found.count == 1)
    #expect(found.first?.first == code.first)
    if code == "E459" || code == "E287" || code == "E211" { #expect(found == [code]) }
  }

  @Test func `a floor raises, a cap holds down, and a cap wins`() throws {
    func score(_ text: String) throws -> HealthScore {
      var fixture = AccountFixture()
      fixture.attributes.state = "RS"
      fixture.surveys = [answer("s1", .nps, 7, ago: 10), answer("s2", .csat, 4, ago: 10)]
      fixture.days = [PurchaseDay(day: day("2026-11-01"), sales: 100)]
      return try #require(
        fixture.assessed(
          try policy("health: { low-coverage: 10, satisfaction-weight: 100, \(text) }")
        ).health)
    }
    let state = "when: {field: state, is: RS}"
    let plain = try score("young-days: 0")
    let uncapped = try #require(plain.score)
    let floored = try score("young-days: 0, floors: [{name: f, at-least: 90, \(state)}]")
    #expect(floored.score == 90)
    #expect(floored.floor?.rule == "f")
    #expect(floored.uncapped == uncapped)
    #expect(floored.families.compactMap(\.contribution).reduce(0, +) == uncapped)
    let capped = try score("young-days: 0, caps: [{name: c, at-most: 10, \(state)}]")
    #expect(capped.score == 10)
    #expect(capped.ownCap?.rule == "c")
    #expect(capped.band == .red)
    let both = try score(
      "young-days: 0, caps: [{name: c, at-most: 10, \(state)}], floors: [{name: f, at-least: 90, \(state)}]"
    )
    #expect(both.score == 10)
    #expect(both.floor == nil)
    let other = try score(
      "young-days: 0, caps: [{name: c, at-most: 10, when: {field: state, is: SC}}]")
    #expect(other.score == uncapped)
  }

  @Test func `tiers by thresholds say what is missing for the next`() throws {
    let rules = try policy(
      "tiers: { by: thresholds, silver-from: 100, gold-from: 200.50, platinum-from: 1000, diamond-from: 5000 }"
    )
    let portfolio = portfolio([
      buyer("a", amount: 9_999), buyer("b", amount: 10_000), buyer("c", amount: 20_050),
      buyer("d", amount: 600_000),
    ])
    let assessment = assess(portfolio, rules, on: referenceDay)
    #expect(assessment.clients.map(\.tier) == [.bronze, .silver, .gold, .diamond])
    let positions = assessment.clients.map { assessment.tierPosition(of: $0, in: portfolio) }
    #expect(positions.map { $0?.missing } == [1, 10_050, 79_950, nil])
    #expect(positions.map { $0?.next } == [.silver, .gold, .platinum, nil])
  }

  @Test func `tiers by points add the rules that hold and name those that are missing`() throws {
    let rules = try policy(
      """
      tiers:
        by: points
        silver-points: 10
        gold-points: 30
        points:
          - { name: large, points: 20, when: { field: net-sales-12-months, at-least: 500 } }
          - { name: first, points: 15, when: { field: abc-class, is: A } }
          - { name: known, points: 5, when: { field: employees, at-least: 10 } }
      """)
    let portfolio = portfolio([buyer("a", amount: 90_000), buyer("b", amount: 100)])
    let assessment = assess(portfolio, rules, on: referenceDay)
    #expect(assessment.clients.map(\.tierPoints) == [35, 0])
    #expect(assessment.clients.map(\.tier) == [.gold, .bronze])
    let points = try #require(
      assessment.tierPosition(of: assessment.clients[0], in: portfolio)?.points)
    #expect(points.lines.map(\.truth) == [.yes, .yes, .unknown])
    #expect(points.missing == 25)
  }

  @Test func `the built-in measure is the share, and gives no points`() {
    let portfolio = portfolio([buyer("a", amount: 90_000)])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    #expect(assessment.clients[0].tierPoints == nil)
    #expect(assessment.tierPosition(of: assessment.clients[0], in: portfolio)?.measure == .share)
  }

  @Test func `a rule of touch goes before the tier, and by hand before both`() throws {
    let rules = try policy(
      "touch: { rules: [{name: south, touch: high, when: {field: state, is: RS}}] }")
    var south = ClientAttributes()
    south.state = "RS"
    var byHand = south
    byHand.touchOverride = ManualOverride()
    byHand.touchOverride?.value = "tech"
    byHand.touchOverride?.reason = "agreed"
    byHand.touchOverride?.until = day("2026-12-31")
    let days = [PurchaseDay(day: day("2026-11-01"), sales: 100)]
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: south), Client(id: "b", attributes: byHand)],
      ledger: Ledger(purchases: [days, days]), presentTables: [.clients, .invoices])
    let assessment = assess(portfolio, rules, on: referenceDay)
    #expect(assessment.clients.map(\.touch) == [.high, .tech])
    let positions = assessment.clients.map { assessment.touchPosition(of: $0, in: portfolio) }
    #expect(positions.map { $0?.rule } == ["south", "south"])
    #expect(positions.map { $0?.automatic } == [.high, .high])
  }
}
