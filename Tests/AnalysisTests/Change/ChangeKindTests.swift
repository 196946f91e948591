import Portfolio
import Testing

@testable import Analysis

/// Each kind of change that the other suites do not show.
@Suite("Kinds of change") struct ChangeKindTests {
  private func study(_ fixture: AccountFixture, on text: String, _ policy: Policy = .builtIn)
    -> Study
  {
    let portfolio = fixture.portfolio.asKnown(on: day(text))
    return Study(portfolio, assess(portfolio, policy, on: day(text)))
  }

  private func found(_ fixture: AccountFixture, _ policy: Policy = .builtIn) -> [Change] {
    changes(
      from: study(fixture, on: "2026-10-31", policy), to: study(fixture, on: "2026-11-16", policy))
  }

  private func only(_ kind: ChangeKind, _ changes: [Change]) throws -> Change {
    try #require(changes.filter { $0.kind == kind }.count == 1)
    return try #require(changes.first { $0.kind == kind })
  }

  @Test func `an objective that was delivered, and one that became late`() throws {
    var delivered = Objective(id: "O1", client: 0)
    delivered.title = "Wi-Fi"
    delivered.state = .delivered
    delivered.stateOn = day("2026-11-05")
    var late = Objective(id: "O2", client: 0)
    late.title = "Backup"
    late.state = .accepted
    late.stateOn = day("2026-02-01")
    late.due = day("2026-11-10")
    var fixture = AccountFixture(days: [PurchaseDay(day: day("2026-06-01"), sales: 1)])
    fixture.objectives = [delivered, late]
    let changes = found(fixture).filter { $0.kind == .objective }
    #expect(changes.map(\.subject) == ["Backup", "Wi-Fi"])
    #expect(changes.map(\.after) == [.objective(.late), .objective(.delivered)])
    #expect(changes[0].before == .objective(.accepted))
    #expect(changes[0].keys == [RecordKey(table: .objectives, key: "O2")])
  }

  @Test func `a goal that fell behind, with what it is about`() throws {
    let policy = try policy(
      "goals: [{measure: status-active-clients, target: 1}, {measure: buyers, target: 1}]")
    // Its only contract ends in between.
    var fixture = AccountFixture(contracts: [
      contract("k1", start: "2026-01-01", value: 10_000, end: "2026-11-05")
    ])
    fixture.attributes.since = day("2026-01-01")
    let change = try only(.goal, found(fixture, policy))
    #expect(change.before == .goal(.reached))
    #expect(change.after == .goal(.short))
    #expect(change.subject == "status-active-clients")
    #expect(change.id.isEmpty && change.client == nil && change.atStake == nil)
  }

  @Test func `a goal that only the later policy has is a change by rules`() throws {
    let fixture = AccountFixture(days: [PurchaseDay(day: day("2026-06-01"), sales: 10_000)])
    let changes = changes(
      from: study(fixture, on: "2026-10-31"),
      to: study(
        fixture, on: "2026-11-16", try policy("goals: [{measure: buyers, target: 2}]")))
    let change = try only(.goal, changes)
    #expect(change.cause == .rules)
    #expect(change.before == .none)
    #expect(change.after == .goal(.short))
  }

  @Test func `a rhythm that broke, with the suggestion that follows`() throws {
    let fixture = AccountFixture(
      days: ["2026-05-01", "2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"].map {
        PurchaseDay(day: day($0), sales: 10_000)
      })
    let changes = found(fixture)
    let rhythm = try only(.cadence, changes)
    #expect(rhythm.before == .rhythm(.late))
    #expect(rhythm.after == .rhythm(.broken))
    #expect(try only(.suggestion, changes).after == .reason(.cadence))
    #expect(try only(.status, changes).rules == ["S-08", "S-06"])
  }

  @Test func `an opt-out that comes near, and a notice period that nobody knows`() throws {
    let fixture = AccountFixture(contracts: [
      contract("k1", renewal: "2027-03-10", notice: 60, value: 10_000),
      contract("k2", start: "2026-11-02", renewal: "2027-11-02", value: 10_000),
    ])
    let changes = found(fixture)
    let near = try only(.renewal, changes)
    #expect(near.subject == "k1")
    #expect(near.before == .bucket(.within90))
    #expect(near.after == .bucket(.within60))
    #expect(try only(.data, changes).after == .reason(.notice))
  }

  @Test func `another tier brings another touch`() throws {
    // Ten clients; the one that was ahead of all is overtaken.
    var clients = (0..<10).map {
      buyer("c\($0)", amount: Int64(10 + $0) * 100_000, on: "2026-06-01")
    }
    clients[0].days.append(PurchaseDay(day: day("2026-11-10"), sales: 90_000_000))
    let portfolio = portfolio(clients)
    let policy = try policy("tiers: { demotion-periods: 0 }")
    let study = Study(portfolio, assess(portfolio, policy, on: referenceDay))
    let up = study.changes.filter { $0.kind == .tier && $0.id == "c0" }
    #expect(up.map(\.after) == [.tier(.diamond)])
    #expect(
      study.changes.contains { $0.kind == .touch && $0.id == "c0" && $0.after == .touch(.high) })
  }

  @Test func `a band of health is named with its score`() throws {
    var fixture = AccountFixture(
      surveys: [answer("s1", .nps, 10, ago: 40), answer("s2", .nps, 0, ago: 3)])
    fixture.interactions = [touch("t1", ago: 20, theirs: ["p"])]
    fixture.contacts = [contact("p", [.economicBuyer])]
    fixture.days = [PurchaseDay(day: day("2026-06-01"), sales: 10_000)]
    fixture.tables = [.clients, .invoices, .surveys, .interactions, .contacts]
    let change = try only(.health, found(fixture))
    guard case .health(let before, _) = change.before, case .health(let after, _) = change.after
    else {
      Issue.record("no score on both days: \(change)")
      return
    }
    #expect(after < before)
  }

  @Test func `a rule of the policy's own is told apart from what happened`() throws {
    let fixture = AccountFixture(days: [PurchaseDay(day: day("2026-10-25"), sales: 10_000)])
    let strict = try policy(
      """
      status:
        rules:
          - {name: vigiar, status: at-risk, detail: Vigiar, when: {field: net-sales, at-least: 1}}
      """)
    let changes = changes(
      from: study(fixture, on: "2026-10-31"), to: study(fixture, on: "2026-11-16", strict))
    let status = try only(.status, changes)
    #expect(status.cause == .rules)
    #expect(status.rules == ["S-08", "vigiar"])
    let simulation = Simulation(of: strict, on: study(fixture, on: "2026-11-16"))
    #expect(simulation.settings.map(\.name) == ["status.rules.vigiar"])
    #expect(simulation.settings.first?.before == nil)
    #expect(simulation.groups.map(\.rules) == [["S-08", "vigiar"]])
  }
}
