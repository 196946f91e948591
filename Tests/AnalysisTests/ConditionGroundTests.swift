import Portfolio
import Testing

@testable import Analysis

/// Conditions may ask for every column of `assess`, wherever a policy holds one.
@Suite("What conditions know") struct ConditionGroundTests {
  /// Four clients of Ana, named by her name, who grew by a hundred cents and more.
  private let fixture = OwnedFixture(
    clients: (0..<4).map { .init(id: "c\($0)", owner: "Ana", now: Int64(1000 + $0), before: 900) },
    team: [OwnedFixture.member("o1", "Ana", hours: 40)])

  private static let asked = [
    "{field: transactional-change, at-least: 1.02}",
    "{field: transactional-movement, is: expansion}",
    "[{field: owner-id, is: o1}, {field: net-sales-12-months, at-least: 10.02}]",
  ]

  @Test func `actions of the policy's own see revenue, renewals and costs`() throws {
    for (condition, clients) in zip(Self.asked, [[2, 3], [0, 1, 2, 3], [2, 3]]) {
      let study = fixture.study(
        try policy("actions: [{name: visita, title: Visitar, when: \(condition)}]"))
      #expect(
        Set(study.actionPlan.actions.filter { $0.rule == "visita" }.map(\.client)) == Set(clients),
        "\(condition)")
    }
  }

  @Test func `so does what makes an account strategic, whoever counts`() throws {
    for (condition, count) in zip(Self.asked, [2, 4, 2]) {
      let study = fixture.study(try policy("coverage: {strategic: \(condition)}"))
      #expect(CoverageReport(study).strategic.count == count, "\(condition)")
      #expect(study.assessment.summary.coverage.strategic == count, "\(condition)")
      let some = study.assessment.restricted(of: study.portfolio) { $0.client != 3 }
      #expect(some.summary.coverage.strategic == count - 1, "\(condition)")
    }
  }

  @Test func `so does a playbook`() throws {
    for (condition, clients) in zip(Self.asked, [[2, 3], [0, 1, 2, 3], [2, 3]]) {
      let policy = try policy(
        """
        playbooks:
          - name: growth
            trigger: contract-start
            when: \(condition)
            steps: [{title: Falar, day: 1}]
        """)
      var started = fixture
      started.contracts = (0..<4).map { contract("k\($0)", client: $0, start: "2026-11-10") }
      let study = started.study(policy)
      let agenda = Agenda(study.portfolio, study.assessment)
      let running = study.assessment.clients.filter { client in
        agenda.runs(client).contains { $0.playbook.name == "growth" }
      }
      #expect(running.map(\.client) == clients, "\(condition)")
    }
  }

  @Test func `so does the segment of a goal`() throws {
    let study = fixture.study(
      try policy(
        """
        segments: {rules: [{name: grown, when: \(Self.asked[0])}]}
        goals: [{measure: active-clients, segment: grown, target: 4}]
        """))
    let standing = try #require(goalStandings(study).first)
    #expect(standing.actual == 2_000_000)
  }

  @Test func `what all clients share goes with its study`() {
    weak var background: ResultBackground?
    do {
      let study = fixture.study()
      background = study.background
      #expect(background === study.background)
    }
    #expect(background == nil)
  }

  @Test func `a product that a contract was about before is not owned`() throws {
    func version(_ product: String, from: String) -> Contract {
      var version = contract(from: from)
      version.product = product
      return version
    }
    let portfolio = AccountFixture(contracts: [
      version("old", from: "2025-01-01"), version("now", from: "2026-06-01"),
      version("then", from: "2026-12-01"),
    ]).portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let product = try #require(ConditionFields().field(named: "product"))
    #expect(product.value(study.subject(study.assessment.clients[0])) == .texts(["now"]))
  }

  @Test func `the tables of one client judge it among all`() throws {
    let study = fixture.study(
      try policy(
        "segments: {rules: [{name: small, when: {field: abc-share-percent, at-most: 50}}]}"))
    let tables = ClientTables(of: study.assessment.clients[0], in: study)
    let part = tables.parts.first { $0.table.name == "segment-members" }
    #expect(part?.rows.contains { $0.contains(.text("small")) } == true)
  }
}
