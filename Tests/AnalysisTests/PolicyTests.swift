import Diagnostics
import Settings
import Testing

@testable import Analysis

@Suite("The policy") struct PolicyTests {
  @Test func `says of every value where it comes from`() throws {
    let policy = try policy("cadence:\n  grace-days: 10\nabc: { window: all }\n")
    #expect(policy.cadence.graceDays == 10)
    #expect(policy.abc.window == .all)
    #expect(
      policy.origin(of: "cadence.grace-days")
        == .file(SourceLocation(file: "policy.yaml", line: 2, column: 15)))
    #expect(policy.origin(of: "cadence.default-days") == .builtIn)
    let changed = policy.settings.filter { $0.origin != .builtIn }
    #expect(changed.map(\.name) == ["cadence.grace-days", "abc.window"])
    #expect(changed.map(\.value) == [.days(10), .window(.all)])
  }

  @Test func `is built in where the file is silent`() throws {
    #expect(try policy("").settings == Policy.builtIn.settings)
    let names = Policy.builtIn.settings.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `reads every value`() throws {
    let policy = try policy(
      """
      status:
        inactive-days: 120
        reactivated-days: 60
        volume-period-months: 1
        volume-periods: 4
        volume-fall-percent: 62.5
      cadence:
        minimum-intervals: 4
        grace-days: 5
        spread-factor: 2.5
        broken-factor: 3
        segment: size
        segment-clients: 3
        default-days: 45
      abc: { a-percent: 70, b-percent: 90, window: 24, amounts: sales }
      rfm:
        window: 12
        amounts: net
        segments:
          loyal: [R3 F4-5, R4 F4]
          champions: [R5 F4-5, R4 F5]
      contracts: { coming-days: 90, renewal-months: 24, other-reasons-percent: 20 }
      risk:
        overdue-days: 10
        low-nps: 5
        low-csat: 1
        survey-days: 60
        opt-out-days: 60
        silent-touch-days: 20
      payments: { payment-grace-days: 5 }
      satisfaction: { stale-answer-days: 365 }
      relationship:
        thread-days: 60
        stale-support-days: 120
        mobilising: 3
        key-influence: 5
        sponsor-decay-days: 30
        sponsor-lost-days: 45
        depth-high: 5
        depth-mid: 4
        depth-low: 1
        influence-weight: 40
        support-weight: 30
        recency-weight: 20
        depth-weight: 10
        depth-days: 200
        several-talks: 3
        deep-talks: 5
      tiers:
        by: thresholds
        diamond-percent: 2
        platinum-percent: 8
        gold-percent: 20
        silver-percent: 30
        diamond-from: 900000
        platinum-from: 300000.50
        gold-from: 90000
        silver-from: 9000
        diamond-points: 90
        platinum-points: 70
        gold-points: 50
        silver-points: 30
        demotion-periods: 3
      touch: { diamond: high, platinum: mid, gold: mid, silver: tech, bronze: tech }
      revenue:
        one-client-percent: 15
        top-five-percent: 50
        herfindahl-limit: 2000
        retention-target-percent: 90
        low-touch-least-percent: 60
        low-touch-most-percent: 75
        fewest-peers: 8
        adoption-percent: 50
        top-ten-percent: 60
        net-retention-target-percent: 105
        count-reactivation: true
        cohort-months: 6
        cohort-periods: 8
      renewals:
        commit-percent: 95
        likely-percent: 60
        at-risk-percent: 30
        lost-percent: 5
        horizon-days: 180
        result-days: 90
      pipeline: { stalled-days: 45 }
      health:
        trend-weight: 20
        payments-weight: 20
        engagement-weight: 20
        relationship-weight: 10
        satisfaction-weight: 10
        support-weight: 10
        plan-weight: 10
        red-most: 40
        yellow-most: 70
        high-coverage: 90
        medium-coverage: 70
        low-coverage: 50
        cancelled-most: 10
        silent-renewal-most: 30
        hostile-buyer-most: 40
        young-days: 60
        stale-usage-days: 120
      forecast:
        wanted: true
        model: bg-nbd
        horizon-weeks: 39
        minimum-clients: 200
        minimum-repeaters: 60
      coverage:
        hours-per-year: 1000
        weeks-per-year: 44
        planned-percent: 80
        diamond-hours: 100
        platinum-hours: 60.5
        gold-hours: 20
        silver-hours: 4
        bronze-hours: 2
        high-hours: 60
        mid-hours: 20
        low-hours: 4
        tech-hours: 0
        tight-most-percent: 10
        overloaded-most-percent: 30
        touch-days: 60
        touched-least-percent: 60
        strategic-percent: 2
        protected-days: 30
        fewest-fit: 5
      expansion:
        rise-percent: 150
        paid-streak: 4
        high-nps: 10
        reference-percent: 5
      advocacy:
        asks-a-year: 2
        calls-a-year: 3
        days-between-asks: 60
        commercial-ask-days: 20
        promoter-least: 10
      win-back:
        reason-price: 10
        reason-product-gap: 10
        reason-service: 10
        reason-competitor: 10
        reason-no-use: 10
        reason-champion-left: 10
        reason-budget: 10
        reason-acquired: 10
        reason-no-decision: 10
        reason-logistics: 10
        reason-other: 10
        reason-unknown: 10
        first-quarter: 10
        first-year: 90
        second-year: 50
        later: 20
      products:
        ledger: on
        ledger-lines: 1000
        demand-days: 30
        base-months: 6
        change-percent: 20
      calendar:
        horizon-business-days: 60
        optional-holidays: false
        diamond-touches: 12
        platinum-touches: 10
        gold-touches: 6
        silver-touches: 3
        bronze-touches: 1
        diamond-reviews: 3
        platinum-reviews: 1
        gold-reviews: 2
        silver-reviews: 1
        bronze-reviews: 1
        review-gap-business-days: 10
      roadmap:
        onboarding-days: 90
        first-value-days: 60
        pace-tolerance-percent: 15
        first-checkpoint-days: 150
        second-checkpoint-days: 100
        third-checkpoint-days: 50
        last-checkpoint-days: 20

      """ + PolicyTests.perReason)
    #expect(policy.winBack.factor(.price) == 1_000)
    #expect(policy.winBack.factor(.death) == 0)
    #expect(policy.tiers.revenueLeast(.platinum, decimals: 2) == 30_000_050)
    #expect(policy.tiers.revenueLeast(.platinum, decimals: 0) == 300_001)
    #expect(policy.forecast.process == .betaGeometric)
    #expect(policy.forecast.limits.clients == 200)
    #expect(
      policy.settings.prefix(18).map(\.value) == [
        .days(120), .days(60), .months(1), .count(4), .percent(6250), .count(4), .days(5),
        .factor(25_000), .factor(30_000), .cadenceSegment(.size), .count(3), .days(45),
        .percent(7000),
        .percent(9000),
        .window(.months(24)), .amounts(.sales), .window(.months(12)), .amounts(.net),
      ])
    #expect(policy.rfm.segments[4, 5] == .champions)
    #expect(policy.rfm.segments[4, 4] == .loyal)
    #expect(
      policy.settings.allSatisfy { $0.name.hasPrefix("rfm.segments") || $0.origin != .builtIn })
  }

  /// Values of their own for every reason of an action.
  private static let perReason = ["effort", "savability"].map { section in
    "\(section):\n" + ActionReason.builtIn.map { "  \($0.rawValue): 1.5\n" }.joined()
  }.joined()

  struct Mistake: Sendable, CustomTestStringConvertible {
    let text: String
    let code: DiagnosticCode
    var suggestion: String?
    var testDescription: String { text }
  }

  static let mistakes = [
    Mistake(
      text: "cadence: { grace: 10 }", code: .settingsUnknownKey, suggestion: nil),
    Mistake(
      text: "cadence: { graec-days: 10 }", code: .settingsUnknownKey, suggestion: "grace-days"),
    Mistake(text: "cadance: {}", code: .settingsUnknownKey, suggestion: "cadence"),
    Mistake(text: "abc: { window: year }", code: .policyWindow),
    Mistake(text: "abc: { window: 0 }", code: .policyWindow),
    Mistake(text: "abc: { a-percent: 96 }", code: .policySharesOrder),
    Mistake(text: "abc: { b-percent: 79 }", code: .policySharesOrder),
    Mistake(text: "abc: { a-percent: 101 }", code: .settingsOutOfRange),
    Mistake(text: "abc: { amounts: gross }", code: .settingsNotChoice),
    Mistake(text: "rfm: { segments: { loyal: R3-4 F5 } }", code: .policyCellMissing),
    Mistake(text: "rfm: { segments: { loyal: R3-4 F3-5 } }", code: .policyCellTwice),
    Mistake(text: "rfm: { segments: { loyal: R3-6 F1 } }", code: .policyCells),
    Mistake(text: "rfm: { segments: { loyal: everything } }", code: .policyCells),
    Mistake(
      text: "rfm: { segments: { loyl: R3 F1 } }", code: .settingsUnknownKey, suggestion: "loyal"),
    Mistake(text: "status: { inactive-days: 0 }", code: .settingsOutOfRange),
    Mistake(text: "status: [a]", code: .settingsNotMapping),
    Mistake(text: "expansion: { ask-apart-days: 60 }", code: .policyMoved),
    Mistake(text: "expansion: { stalled-days: 60 }", code: .policyMoved),
  ]

  @Test(arguments: mistakes)
  func `refuses what cannot be, keeps the built-in value and says where`(mistake: Mistake) throws {
    var log = DiagnosticLog()
    let policy = Policy.read(try SettingsNode.parse(mistake.text, file: "policy.yaml"), into: &log)
    #expect(log.diagnostics.map(\.code) == [mistake.code])
    #expect(log.diagnostics.first?.location?.line == 1)
    if let suggestion = mistake.suggestion {
      #expect(log.diagnostics.first?.suggestion == suggestion)
    }
    #expect(policy.settings.map(\.value) == Policy.builtIn.settings.map(\.value))
  }

  @Test func `months end on the last day of shorter months`() {
    #expect(Spans.first(.months(12), day("2028-02-29")) == day("2027-03-01"))
    #expect(Spans.first(.all, referenceDay) == nil)
    let portfolio = portfolio([buyer("a", on: ["2027-02-28", "2027-03-01"])])
    let client = assess(portfolio, .builtIn, on: day("2028-02-29")).clients[0]
    #expect(client.current.invoices == 1)
    #expect(client.previous.invoices == 1)
  }
}
