import Portfolio
import Testing

@testable import Analysis

@Suite("What changed") struct ChangeTests {
  private func study(_ fixture: AccountFixture, on text: String, _ policy: Policy = .builtIn)
    -> Study
  {
    let portfolio = fixture.portfolio.asKnown(on: day(text))
    return Study(portfolio, assess(portfolio, policy, on: day(text)))
  }

  private func found(
    _ fixture: AccountFixture, from earlier: String = "2026-10-31", to later: String = "2026-11-16"
  ) -> [Change] {
    changes(from: study(fixture, on: earlier), to: study(fixture, on: later))
  }

  private func only(_ kind: ChangeKind, _ changes: [Change]) throws -> Change {
    let found = changes.filter { $0.kind == kind }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func `nothing changes between a day and itself`() {
    let fixture = AccountFixture(
      days: [PurchaseDay(day: day("2026-05-01"), sales: 10_000)], contracts: [contract()])
    #expect(found(fixture, from: "2026-11-16").isEmpty)
  }

  @Test func `a client that buys for the first time has entered`() throws {
    var fixture = AccountFixture(days: [PurchaseDay(day: day("2026-11-10"), sales: 10_000)])
    fixture.attributes.since = day("2026-01-01")
    let change = try only(.entered, found(fixture))
    #expect(change.before == .status(.prospect))
    #expect(change.after == .status(.active))
    #expect(change.rules == ["S-04", "S-08"])
    #expect(change.atStake == 10_000)
  }

  @Test func `one that ended has left, with what it was worth before`() throws {
    var fixture = AccountFixture(days: [PurchaseDay(day: day("2026-10-20"), sales: 77_000)])
    fixture.attributes.ended = day("2026-11-05")
    let change = try only(.left, found(fixture))
    #expect(change.after == .status(.former))
    #expect(change.atStake == 77_000)
  }

  @Test func `one that buys after a silence has returned`() throws {
    let fixture = AccountFixture(
      days: ["2025-10-01", "2026-11-10"].map { PurchaseDay(day: day($0), sales: 10_000) })
    let change = try only(.returned, found(fixture))
    #expect(change.before == .status(.inactive))
    #expect(change.after == .status(.active))
  }

  @Test func `contracts that start, change their value and are called off`() throws {
    let fixture = AccountFixture(contracts: [
      contract("k1", from: "2026-01-01", value: 10_000),
      contract("k1", from: "2026-11-01", value: 15_000),
      contract("k2", start: "2026-11-05", value: 20_000),
      contract("k3", renewal: "2027-01-31", value: 5_000, cancelled: "2026-11-10"),
    ])
    let changes = found(fixture).filter { $0.kind == .contract }
    #expect(
      changes.map(\.subject) == ["k1", "k2", "k3"])
    #expect(changes[0].before == .money(10_000))
    #expect(changes[0].after == .money(15_000))
    #expect(changes[1].before == .contract(.coming))
    #expect(changes[1].after == .contract(.running))
    #expect(changes[2].after == .contract(.cancelledRunning))
    #expect(changes[2].keys == [RecordKey(table: .contracts, key: "k3")])
  }

  @Test func `an owner that history dates, a champion who left, a debt that fell due`() throws {
    var fixture = AccountFixture(
      days: [PurchaseDay(day: day("2026-10-01"), sales: 10_000)],
      contacts: [contact("p", [.champion]) { $0.left = day("2026-11-02") }],
      receivables: [
        Receivable(
          client: 0, number: "NF-1", issued: day("2026-10-01"), due: day("2026-11-01"),
          amount: 10_000, paymentsKnownFrom: day("2026-01-01"))
      ])
    fixture.attributes.owner = "Bia"
    fixture.history = [
      HistoryEntry(
        id: "H1", table: .clients, record: "a", field: "owner", value: "Ana",
        from: day("2025-01-01")),
      HistoryEntry(
        id: "H2", table: .clients, record: "a", field: "owner", value: "Bia",
        from: day("2026-11-03")),
    ]
    let changes = found(fixture)
    let owner = try only(.owner, changes)
    #expect(owner.before == .text("Ana"))
    #expect(owner.after == .text("Bia"))
    let lost = try only(.championLost, changes)
    #expect(lost.subject == "p")
    #expect(lost.after == .day(day("2026-11-02")))
    let debt = try only(.overdue, changes)
    #expect(debt.after == .money(10_000))
    #expect(debt.keys == [RecordKey(table: .invoices, key: "NF-1")])
  }

  @Test func `are in a total order by revenue at stake, whatever the order of rows`() {
    let clients = randomClients(80, seed: 12)
    func changes(_ clients: [TestClient]) -> [Change] {
      let portfolio = portfolio(clients)
      return Study(portfolio, assess(portfolio, .builtIn, on: referenceDay)).changes
    }
    let found = changes(clients)
    #expect(!found.isEmpty)
    #expect(found == changes(clients.reversed()))
    #expect(zip(found, found.dropFirst()).allSatisfy { ($0.atStake ?? -1) >= ($1.atStake ?? -1) })
    #expect(zip(found, found.dropFirst()).allSatisfy { Change.precedes($0, $1) })
  }

  @Test func `what the rules did is told apart from what happened`() throws {
    let fixture = AccountFixture(
      days: ["2026-02-01", "2026-11-10"].map { PurchaseDay(day: day($0), sales: 10_000) })
    let strict = try policy("status: { inactive-days: 400 }")
    let changes = changes(
      from: study(fixture, on: "2026-10-31"), to: study(fixture, on: "2026-11-16", strict))
    let byRules = changes.filter { $0.cause == .rules }
    #expect(byRules.contains { $0.before == .status(.inactive) && $0.after == .status(.atRisk) })
    #expect(changes.contains { $0.cause == .records })
  }

  @Test func `what happened under other rules on the same day is told, too`() throws {
    var fixture = AccountFixture(days: [PurchaseDay(day: day("2026-05-01"), sales: 10_000)])
    fixture.attributes.owner = "Ana"
    let earlier = study(fixture, on: "2026-11-16")
    fixture.attributes.owner = "Rui"
    let later = study(
      fixture, on: "2026-11-16", try policy("status: { inactive-days: 1000 }"))
    let change = try only(.owner, changes(from: earlier, to: later))
    #expect(change.cause == .records)
    #expect(
      changes(from: earlier, to: study(fixture, on: "2026-11-16")).map(\.kind) == [.owner])
  }

  @Test func `flows count every client once`() {
    let portfolio = portfolio(randomClients(90, seed: 3))
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    guard let previous = study.previous else {
      Issue.record("no month-end")
      return
    }
    let flow = Flow<Status>(from: previous, to: study) { $0.status }
    #expect(flow.clients == study.assessment.clients.count)
    let kinds: Set<ChangeKind> = [.entered, .left, .returned, .status]
    #expect(flow.moved == study.changes.count { kinds.contains($0.kind) })
  }

  @Test func `a simulation tells who changes, and nobody with the same rules`() throws {
    let portfolio = portfolio(randomClients(60, seed: 9))
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let same = Simulation(of: .builtIn, on: study)
    #expect(same.settings.isEmpty)
    #expect(same.changes.isEmpty)
    let other = try policy("status: { inactive-days: 40 }\ntiers: { gold-percent: 40 }")
    let simulation = Simulation(of: other, on: study)
    #expect(simulation.settings.map(\.name) == ["status.inactive-days", "tiers.gold-percent"])
    #expect(simulation.groups.reduce(0) { $0 + $1.clients } == simulation.changes.count)
    #expect(simulation.changes.allSatisfy { $0.cause == .rules })
    let judged = assess(portfolio, other, on: referenceDay)
    let moved = portfolio.clients.indices.count {
      study.assessment.client($0)?.status != judged.client($0)?.status
    }
    #expect(simulation.changes.count { $0.kind == .status } == moved)
    let ids = Set(simulation.changes.map(\.id))
    #expect(simulation.clients == ids.count)
    let revenue = ids.reduce(Int64(0)) { total, id in
      total + (simulation.changes.first { $0.id == id }?.atStake ?? 0)
    }
    #expect(simulation.revenue == revenue)
  }
}

@Suite("Lift of the health score") struct HealthLiftTests {
  @Test func `is refused with its reason where there is nothing to measure`() {
    let portfolio = portfolio(randomClients(30, seed: 4))
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    #expect(study.healthLift.lift == .failure(.init(reason: .noHistory)))
    #expect(study.healthLift.bands.map(\.count) == [0, 0, 0])
  }
}
