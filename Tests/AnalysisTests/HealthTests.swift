import Portfolio
import Testing

@testable import Analysis

@Suite("Health") struct HealthTests {
  @Test func `weighted scores are rounded once from the exact value`() {
    let score = WeightedScore(parts: [(47, 20), (59, 15), (21, 22)])
    #expect(score.hundredths == 4012)
    #expect(score.score == 40)
  }

  @Test func `a missing family is left out of the weights`() {
    let score = WeightedScore(parts: [
      (90, 25), (72, 22), (65, 20), (30, 12), (10, 7), (0, 5), (nil, 9),
    ])
    #expect(score.hundredths == 6114)
    #expect(score.coverage == 91)
  }

  @Test(
    arguments: [
      (50, HealthBand.red), (51, .yellow), (75, .yellow), (76, .green), (0, .red), (100, .green),
    ] as [(Int, HealthBand)])
  func `bands are on the rounded score`(points: Int, band: HealthBand) {
    #expect(health([(.trend, points), (.payments, points), (.engagement, points)]).band == band)
  }

  private func health(
    _ points: [(HealthKind, Int)], caps: [HealthCap] = []
  ) -> HealthScore {
    HealthScore(
      HealthKind.allCases.map { kind in
        (kind, points.first { $0.0 == kind }?.1, [])
      }, caps: caps, HealthPolicy())
  }

  @Test func `below forty percent of the weights there is no score`() {
    let little = health([(.trend, 100), (.support, 100)])
    #expect(little.coverage == 35)
    #expect(little.score == nil)
    #expect(little.band == nil)
    #expect(little.confidence == .none)
    #expect(health([(.trend, 100), (.payments, 100)]).confidence == .low)
  }

  @Test func `caps hold a score down and are named`() {
    let points: [(HealthKind, Int)] = [(.trend, 90), (.payments, 90), (.engagement, 90)]
    let capped = health(points, caps: [.hostileBuyer, .cancelled])
    #expect(capped.uncapped == 90)
    #expect(capped.score == 20)
    #expect(capped.cap == .cancelled)
    #expect(capped.band == .red)
    let low = health([(.trend, 10), (.payments, 10)], caps: [.cancelled])
    #expect(low.score == 10)
    #expect(low.cap == nil)
  }

  @Test(arguments: [5, 6, 7] as [UInt64])
  func `contributions add up to the score, and an unknown moves no measured part`(seed: UInt64) {
    var random = FixedRandom(seed: seed)
    for _ in 0..<300 {
      let points = HealthKind.allCases.filter { _ in Bool.random(using: &random) }
        .map { ($0, Int.random(in: 0...100, using: &random)) }
      let score = health(points)
      guard let uncapped = score.uncapped else { continue }
      #expect(score.families.reduce(0) { $0 + ($1.contribution ?? 0) } == uncapped)
      for family in score.families {
        #expect(family.points == points.first { $0.0 == family.kind }?.1)
        #expect((family.contribution == nil) == (family.points == nil))
      }
    }
  }

  private func healthy() -> AccountFixture {
    var fixture = AccountFixture(
      contracts: [contract()],
      contacts: [
        contact("p1", [.economicBuyer]), contact("p2", [.technicalEvaluator]),
      ],
      interactions: [
        touch("t1", ago: 10, ours: ["o1", "o2"], theirs: ["p1", "p2"])
      ],
      surveys: [answer("s1", .nps, 9, ago: 20, by: "p1")],
      receivables: (1...10).map { index in
        Receivable(
          client: 0, number: "n\(index)", issued: referenceDay.adding(days: -index * 30 - 20),
          due: referenceDay.adding(days: -index * 30), amount: 1_000,
          paid: referenceDay.adding(days: -index * 30), paymentsKnownFrom: day("2025-01-01"))
      })
    fixture.tables = [.clients, .contracts, .contacts, .interactions, .surveys, .invoices]
    return fixture
  }

  @Test func `a client is measured over what its tables say`() throws {
    let client = healthy().assessed()
    let health = try #require(client.health)
    // Payments 100, engagement 100, relationship (50 + 100) / 2, satisfaction 100.
    #expect(health.families.map(\.points) == [nil, 100, 100, 75, 100, nil, nil])
    #expect(health.coverage == 60)
    #expect(health.confidence == .medium)
    #expect(health.score == 94)
    #expect(health.band == .green)
    #expect(client.status == .active)
  }

  @Test func `points of a family are rounded once, half away from zero`() throws {
    #expect(HealthReading.mean([75], of: 2) == 38)
    #expect(HealthReading.mean([74], of: 4) == 19)
    #expect(HealthReading.mean([], of: 0) == nil)
    var fixture = healthy()
    // A seat with its person is a quarter of all, and both sides have two threads: (25 + 100) / 2.
    fixture.contacts[1].roles = []
    // NPS 15, CSAT 100.
    fixture.surveys = [answer("s1", .nps, 5, ago: 20), answer("s2", .csat, 5, ago: 20)]
    let families = try #require(fixture.assessed().health).families
    #expect(families[3].points == 63)
    #expect(families[4].points == 58)
  }

  @Test func `open tickets say nothing of support until one was closed`() throws {
    var fixture = healthy()
    var open = Ticket(id: "t1", client: 0)
    open.opened = day("2026-11-10")
    fixture.tickets = [open]
    let before = try #require(fixture.assessed().health)
    #expect(before.families[5].points == nil)
    #expect(before.families[5].facts.first?.value == .count(1))
    #expect(before.coverage == 60)
    #expect(before.score == 94)
    var closed = Ticket(id: "t2", client: 0)
    closed.opened = day("2026-10-01")
    closed.closed = day("2026-10-02")
    fixture.tickets.append(closed)
    let after = try #require(fixture.assessed().health)
    #expect(after.families[5].points == 90)
    #expect(after.coverage == 70)
  }

  @Test func `a red score is a signal of risk, and lifts the touch of class A`() throws {
    var fixture = healthy()
    fixture.contacts[0].map.support = -2
    fixture.contacts[0].map.supportDate = referenceDay
    fixture.days = [PurchaseDay(day: day("2026-11-01"), sales: 100)]
    let client = fixture.assessed(try policy("touch: { diamond: mid }"))
    #expect(client.health?.cap == .hostileBuyer)
    #expect(client.health?.score == 50)
    #expect(client.signals.all == [.healthRed])
    #expect(client.status == .atRisk)
    #expect(client.touch == .high)
  }

  @Test func `a portfolio of invoices alone has no score`() {
    let portfolio = portfolio(randomClients(50, seed: 3))
    #expect(
      assess(portfolio, .builtIn, on: referenceDay).clients.allSatisfy { $0.health == nil })
  }

  @Test func `a young client is judged by its onboarding`() throws {
    var fixture = healthy()
    fixture.contracts = [contract(start: "2026-10-01")]
    var step = Milestone(id: "m1", client: 0)
    step.due = day("2026-11-01")
    fixture.milestones = [step]
    let family = try #require(fixture.assessed().health?.families.first)
    #expect(family.points == 0)
    #expect(family.facts.map(\.name) == [.milestonesDone, .milestonesDue])
  }
}
