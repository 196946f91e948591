import Diagnostics
import Settings
import Testing

@testable import Analysis

@Suite("Mistakes in a policy") struct PolicyLintTests {
  private func mistakes(_ text: String) throws -> [Diagnostic] {
    PolicyLint(try policy(text)).mistakes
  }

  @Test func `there are none in the built-in policy`() {
    let lint = PolicyLint(.builtIn)
    #expect(lint.mistakes.isEmpty)
    #expect(lint.contradictions.isEmpty)
    for pair in PolicyOrder.all {
      let names = Set(Policy.builtIn.settings.map(\.name))
      #expect(names.contains(pair.lower) && names.contains(pair.upper), "\(pair.lower)")
    }
  }

  @Test(
    "thresholds that contradict each other",
    arguments: [
      ("health: { red-most: 80 }", "health.red-most", "< health.yellow-most (75)"),
      ("health: { yellow-most: 50 }", "health.yellow-most", "> health.red-most (50)"),
      ("health: { low-coverage: 90 }", "health.low-coverage", "<= health.medium-coverage (60)"),
      ("abc: { a-percent: 95 }", "abc.a-percent", "< abc.b-percent (95)"),
      (
        "relationship: { sponsor-lost-days: 30 }", "relationship.sponsor-lost-days",
        "> relationship.sponsor-decay-days (60)"
      ),
      ("relationship: { depth-low: 9 }", "relationship.depth-low", "<= relationship.depth-mid (3)"),
      ("touch: { bronze: high }", "touch.bronze", "<= touch.silver (low)"),
      ("tiers: { gold-points: 70 }", "tiers.gold-points", "< tiers.platinum-points (60)"),
      ("tiers: { silver-from: 500000 }", "tiers.silver-from", "< tiers.gold-from (120000)"),
      (
        "tiers: { silver-percent: 90 }",
        "tiers.diamond-percent + tiers.platinum-percent + tiers.gold-percent + tiers.silver-percent",
        "<= 100"
      ),
      ("cadence: { default-days: 200 }", "cadence.default-days", "<= status.inactive-days (180)"),
      (
        "advocacy: { promoter-least: 6 }", "advocacy.promoter-least", "> risk.low-nps (6)"
      ),
      (
        "renewals: { commit-percent: 30 }", "renewals.commit-percent",
        ">= renewals.likely-percent (70)"
      ),
      (
        "coverage: { overloaded-most-percent: 5 }", "coverage.overloaded-most-percent",
        "> coverage.tight-most-percent (15)"
      ),
      (
        "satisfaction: { stale-answer-days: 30 }", "satisfaction.stale-answer-days",
        ">= risk.survey-days (90)"
      ),
      (
        "calendar: { gold-touches: 99 }", "calendar.gold-touches",
        "<= calendar.platinum-touches (16)"
      ),
      (
        "revenue: { one-client-percent: 50 }", "revenue.one-client-percent",
        "<= revenue.top-five-percent (40)"
      ),
    ])
  func order(_ text: String, _ key: String, _ expected: String) throws {
    let found = try mistakes(text)
    #expect(found.map(\.code.id) == ["W454"])
    #expect(found.first?.facts["key"] == key)
    #expect(found.first?.facts["expected"] == expected)
    #expect(found.first?.location?.line == 1)
    #expect(found.first?.location?.column != nil)
  }

  @Test(
    "weights that add up to nothing",
    arguments: [
      "health: { trend-weight: 0, payments-weight: 0, engagement-weight: 0, relationship-weight: 0, satisfaction-weight: 0, support-weight: 0, plan-weight: 0 }",
      "relationship: { influence-weight: 0, support-weight: 0, recency-weight: 0, depth-weight: 0 }",
      "tiers: { by: points }",
      "tiers: { by: points, points: [{name: a, points: 0, when: {field: state, is: RS}}] }",
    ])
  func weights(_ text: String) throws {
    #expect(try mistakes(text).map(\.code.id) == ["W455"])
  }

  private static func status(_ first: String, _ second: String, after: String = "S-04") -> String {
    """
    status:
      rules:
        - { name: a, status: at-risk, detail: x, when: \(first) }
        - { name: b, status: inactive, detail: x, after: \(after), when: \(second) }
    """
  }

  @Test(
    "rules that an earlier one leaves nobody to",
    arguments: [
      ("{field: recency-days, at-least: 30}", "{field: recency-days, at-least: 90}", 1),
      ("{field: recency-days, at-least: 90}", "{field: recency-days, at-least: 30}", 0),
      ("{field: state, in: [RS, SC]}", "{field: state, is: RS}", 1),
      ("{field: state, is: RS}", "{field: state, in: [RS, SC]}", 0),
      ("{field: state, missing: false}", "{field: state, is: RS}", 1),
      ("{field: state, is: RS}", "{all: [{field: state, is: RS}, {field: city, is: x}]}", 1),
      ("{any: [{field: state, is: RS}, {field: city, is: x}]}", "{field: city, is: x}", 1),
      ("{field: state, is: RS}", "{any: [{field: state, is: RS}, {field: city, is: x}]}", 0),
      ("{field: since, before: 2026-02-01}", "{field: since, before: 2026-01-01}", 1),
      ("{not: {field: state, is: RS}}", "{not: {field: state, in: [RS, SC]}}", 1),
      ("{not: {field: state, in: [RS, SC]}}", "{not: {field: state, is: RS}}", 0),
      ("{field: tags, includes: [a, b]}", "{field: tags, includes: a}", 1),
      ("{field: employees, at-least: 1}", "{field: employees, between: [1, 5]}", 1),
    ])
  func shadowed(_ first: String, _ second: String, _ count: Int) throws {
    let found = try mistakes(Self.status(first, second))
    #expect(found.map(\.code.id) == [String](repeating: "W456", count: count))
    if count == 1 {
      #expect(found[0].facts == ["section": "status.rules", "name": "b", "earlier": "a"])
      #expect(found[0].location?.line == 4)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `what implies another never holds without it`(seed: UInt64) throws {
    var random = FixedRandom(seed: seed)
    func question() -> ConditionQuestion {
      let numbers = (0..<2).map { _ in
        ConditionValue.number(Int64.random(in: 0...4, using: &random))
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: return .isOne(of: numbers)
      case 1: return .within(lower: numbers[0], upper: nil)
      case 2: return .within(lower: nil, upper: numbers[0])
      case 3: return .within(lower: numbers[0], upper: numbers[1])
      default: return .missing(Bool.random(using: &random))
      }
    }
    let field = try #require(ConditionFields().field(named: "employees"))
    let place = SourceLocation(file: "policy.yaml", line: 1, column: 1)
    let values: [ConditionValue] = [.missing] + (0...4).map { .number($0) }
    var seen = 0
    for _ in 0..<400 {
      let tests = (0..<2).map { _ in
        ConditionTest(field: field, question: question(), location: place)
      }
      guard tests[0].question.implies(tests[1].question) else { continue }
      seen += 1
      for value in values where tests[0].truth(of: value) == .yes {
        #expect(tests[1].truth(of: value) == .yes)
      }
    }
    #expect(seen > 20)
  }

  @Test(
    "segments that cut the same numbers have to meet",
    arguments: [
      ("at-most: 49", "at-least: 50", [String]()),
      ("at-most: 49", "at-least: 60", ["W457"]),
      ("at-most: 50", "at-least: 50", ["W458"]),
      ("between: [1, 50]", "between: [50, 90]", ["W458"]),
      ("between: [1, 49]", "between: [50, 90]", []),
      ("at-least: 10", "at-least: 100", []),
    ] as [(String, String, [String])])
  func bands(_ first: String, _ second: String, _ expected: [String]) throws {
    let found = try mistakes(
      """
      segments:
        rules:
          - { name: small, when: { field: employees, \(first) } }
          - { name: large, when: { field: employees, \(second) } }
      """)
    #expect(found.map(\.code.id) == expected)
  }

  @Test func `conditions of every rule are looked at, not of segments alone`() throws {
    let never = "{all: [{field: employees, at-least: 10}, {field: employees, at-most: 9}]}"
    let policy = try policy(
      """
      status: { rules: [{name: a, status: active, detail: x, when: \(never)}] }
      health: { caps: [{name: b, at-most: 1, when: \(never)}], floors: [{name: c, at-least: 1, when: \(never)}] }
      tiers: { points: [{name: d, points: 1, when: \(never)}] }
      touch: { rules: [{name: e, touch: high, when: \(never)}] }
      """)
    #expect(
      PolicyLint(policy).contradictions.map(\.code.id) == [String](repeating: "W291", count: 5))
  }
}
