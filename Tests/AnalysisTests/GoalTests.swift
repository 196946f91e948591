import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

@Suite("Goals") struct GoalTests {
  private func standing(_ goal: String, _ clients: [TestClient]? = nil) throws -> GoalStanding {
    let policy = try policy("goals: [\(goal)]")
    let portfolio = portfolio(
      clients ?? [buyer("a", on: ["2026-01-10", "2026-05-10"]), buyer("b", on: ["2026-10-01"])])
    let study = Study(portfolio, assess(portfolio, policy, on: referenceDay))
    return try #require(goalStandings(study).first)
  }

  @Test func `pace is linear by calendar day from the eve of the period`() throws {
    // 320 of 365 days have gone.
    let goal = try standing("{measure: buyers, target: 365, start: 0, by: 2026-12-31}")
    #expect(goal.start == 0)
    #expect(goal.daysGone == 320)
    #expect(goal.days == 365)
    #expect(goal.expected == 320_000_000)
    #expect(goal.actual == 2_000_000)
    #expect(goal.status == .behind)
    #expect(goal.progress?.basisPoints == 55)
    #expect(goal.isHeld == false)
  }

  @Test func `an eve before the first invoice gives no start`() throws {
    let goal = try standing("{measure: buyers, target: 365, by: 2026-12-31}")
    #expect(goal.start == nil)
    #expect(goal.expected == nil)
    let later = try standing("{measure: buyers, target: 365, from: 2026-02-01, by: 2026-12-31}")
    #expect(later.start == 1_000_000)
  }

  @Test(
    arguments: [
      ("{measure: buyers, target: 2}", .reached), ("{measure: buyers, target: 3}", .short),
      ("{measure: buyers, target: 1, direction: at-most}", .short),
      ("{measure: buyers, target: 2, direction: at-most}", .reached),
      ("{measure: buyers, target: 3, by: 2026-11-16}", .missed),
      ("{measure: buyers, target: 2, by: 2026-12-31}", .reached),
      ("{measure: buyers, target: 3, by: 2026-12-31, from: 2026-11-17}", .waiting),
      ("{measure: buyers, target: 3, by: 2027-12-31, from: 2026-11-01, start: 1}", .onPace),
      ("{measure: nps, target: 50}", .unknown),
    ] as [(String, GoalStatus)])
  func `a word says how it stands`(goal: String, status: GoalStatus) throws {
    #expect(try standing(goal).status == status)
  }

  @Test func `what should fall is on pace below what is expected`() throws {
    let goal = try standing(
      "{measure: buyers, target: 0, start: 10, direction: at-most, from: 2026-11-07, by: 2026-11-26}"
    )
    // Ten of twenty days: five are expected, two are left.
    #expect(goal.expected == 5_000_000)
    #expect(goal.status == .onPace)
    #expect(goal.progress?.basisPoints == 8_000)
  }

  @Test func `a start beyond the target leaves no way to go`() throws {
    let more = try standing(
      "{measure: buyers, target: 2, start: 5, from: 2026-11-07, by: 2026-11-26}")
    let less = try standing(
      "{measure: buyers, target: 4, start: 3, direction: at-most, from: 2026-11-07, by: 2026-11-26}"
    )
    #expect(more.status == .reached && less.status == .reached)
    // What is there already is to be held, not to go further.
    #expect(more.expected == 2_000_000 && less.expected == 4_000_000)
    #expect(more.isHeld == true && less.isHeld == true)
    #expect(more.progress == nil)
    #expect(less.progress == nil)
  }

  @Test func `short names, sizes, owners and segments`() throws {
    var fixture = OwnedFixture(
      clients: [
        .init(id: "a", owner: "E1", sector: "Saúde", now: 30_000),
        .init(id: "b", owner: "E1", sector: "Varejo", now: 10_000),
        .init(id: "c", owner: "E2", sector: "Saúde", now: 5_000),
      ])
    fixture.team = [OwnedFixture.member("E1", "Ana", hours: 10)]
    let study = fixture.study(
      try policy(
        """
        segments:
          rules: [{name: saude, when: {field: sector, is: Saúde}}]
        goals:
          - {measure: net-sales-12-months, target: 1, owner: Ana}
          - {measure: net-sales-12-months, target: 1, segment: saude}
          - {measure: net-sales-12-months, target: 1, segment: saude, owner: E1}
          - {measure: ticket, target: 1}
          - {measure: load-hours, target: 1, owner: E1, direction: at-most}
          - {measure: size-mix, size: Grande, target: 1}
        """))
    let standings = goalStandings(study)
    #expect(
      standings.prefix(4).map(\.actual) == [400_000_000, 350_000_000, 300_000_000, 150_000_000])
    #expect(standings[0].owner == "E1")
    #expect(standings[4].actual == CoverageReport(study).book("E1").map { $0.load * 100_000 })
    // Of no active client the size is known.
    #expect(standings[5].actual == nil)
    #expect(standings[5].status == .unknown)
  }

  @Test(
    arguments: [
      ("goals: [{measure: active-client, target: 3}]", "E463", "active-clients"),
      ("goals: [{measure: load-hours, target: 3}]", "E463", nil),
      ("goals: [{measure: buyers, target: 3, segment: x}]", "E464", nil),
      ("goals: [{measure: buyers}]", "E211", nil),
      ("goals: [{measure: size-mix, target: 3}]", "E211", nil),
      ("goals: [{measure: buyers, target: 3, by: 2026-01-01, from: 2026-02-01}]", "E286", nil),
    ] as [(String, String, String?)])
  func `mistakes are found with the nearest name`(
    text: String, code: String, suggestion: String?
  ) throws {
    var log = DiagnosticLog()
    let read = Policy.read(try SettingsNode.parse(text, file: "policy.yaml"), into: &log)
    #expect(log.diagnostics.map(\.code.id) == [code])
    if let suggestion { #expect(log.diagnostics.first?.suggestion == suggestion) }
    #expect(read.goals.count <= 1)
  }

  @Test(arguments: ["Marina Couto", "marina couto", "MARINA  COUTO"])
  func `owners are named however they are spelt`(name: String) throws {
    let study = OwnedFixture(
      clients: [
        .init(id: "a", owner: "Marina Couto", now: 30_000), .init(id: "b", owner: "Rui", now: 1),
      ]
    ).study(
      try policy(
        """
        segments:
          rules:
            - {name: one, when: {all: [{field: owner, is: "\(name)"}, {field: owner-id, in: [Marina Couto]}]}}
        goals: [{measure: net-sales-12-months, target: 1, owner: "\(name)"}]
        """))
    let standing = try #require(goalStandings(study).first)
    #expect(standing.owner == "Marina Couto")
    #expect(standing.actual == 300_000_000)
    let rule = try #require(study.policy.segments.rules.first)
    #expect(
      study.assessment.clients.map { rule.condition.truth(for: study.subject($0)) } == [.yes, .no])
    let lint = PolicyLint(study.policy)
    #expect(lint.contradictions.isEmpty)
    #expect(
      lint.absences(
        in: study.assessment, of: study.portfolio,
        segmentation: Segmentation(of: study.portfolio, in: study.assessment)
      ).isEmpty)
  }

  @Test func `lint finds owners that nobody has`() throws {
    let study = OwnedFixture(clients: [.init(id: "a", owner: "Ana", now: 1)]).study(
      try policy("goals: [{measure: buyers, target: 3, owner: Anna}]"))
    let found = PolicyLint(study.policy).absences(
      in: study.assessment, of: study.portfolio,
      segmentation: Segmentation(of: study.portfolio, in: study.assessment))
    #expect(found.map(\.code.id) == ["W290"])
    #expect(found.first?.suggestion == "Ana")
  }
}
