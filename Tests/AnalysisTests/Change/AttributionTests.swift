import Portfolio
import Testing

@testable import Analysis

@Suite("Why something moved") struct AttributionTests {
  private func side(
    _ clients: [TestClient], _ policy: Policy = .builtIn, on text: String = "2026-11-16"
  ) -> AttributionSide {
    AttributionSide(portfolio(clients), policy, day(text))
  }

  /// Clients of whom a part bought again, came in or went.
  private func changed(_ clients: [TestClient], seed: UInt64) -> [TestClient] {
    var random = FixedRandom(seed: seed)
    return clients.compactMap { client in
      var client = client
      switch Int.random(in: 0..<5, using: &random) {
      case 0: return nil
      case 1: client.days = adding(day("2026-11-10"), to: client.days)
      case 2: client.days = client.days.dropLast()
      default: break
      }
      return client
    } + [buyer("new", on: ["2026-11-02"])]
  }

  /// The days with one more, in order.
  private func adding(_ new: Day, to days: [PurchaseDay]) -> [PurchaseDay] {
    (days.filter { $0.day != new } + [PurchaseDay(day: new, sales: 50_000)])
      .sorted { $0.day < $1.day }
  }

  @Test(arguments: 1...12) func `the causes add up to the difference`(_ seed: Int) throws {
    let clients = randomClients(60, seed: UInt64(seed))
    let strict = try policy("status: { inactive-days: 200 }\ncadence: { grace-days: 1 }")
    let attribution = Attribution(
      from: side(clients, on: "2026-08-31"),
      to: side(changed(clients, seed: UInt64(seed) + 100), strict))
    #expect(!attribution.clients.isEmpty)
    for figure in attribution.figures { expectSum(figure.parts) }
    for client in attribution.clients {
      if let health = client.health { expectSum(health) }
      guard let path = client.status else { continue }
      #expect((path.steps.last.map { $0.status } ?? path.before) == path.after)
      #expect(!path.steps.isEmpty)
    }
  }

  private func expectSum(_ parts: Attribution.Parts) {
    let sum = Attribution.Cause.allCases.reduce(0) { $0 + parts[$1] }
    #expect(parts.before + sum == parts.after)
    #expect(sum == parts.difference)
  }

  @Test func `the ends are what the two days say by themselves`() {
    let clients = randomClients(60, seed: 5)
    let later = changed(clients, seed: 6)
    let attribution = Attribution(from: side(clients, on: "2026-08-31"), to: side(later))
    let now = portfolio(later)
    let figures = PortfolioFigures(assess(now, .builtIn, on: referenceDay), of: now)
    for figure in attribution.figures { #expect(figure.parts.after == figures[figure.kind]) }
    #expect(attribution.later.previous?.day == day("2026-08-31"))
  }

  @Test func `a change of rules passes as nothing else`() throws {
    let clients = randomClients(80, seed: 7)
    let strict = try policy("status: { inactive-days: 120 }\ncadence: { default-days: 20 }")
    let attribution = Attribution(from: side(clients), to: side(clients, strict))
    #expect(attribution.clients.contains { $0.status != nil })
    expectOnly(.rules, attribution)
  }

  @Test func `days that pass are no records`() {
    let clients = randomClients(80, seed: 8).map { client in
      var client = client
      client.days = client.days.filter { $0.day <= day("2026-08-31") }
      return client
    }
    let attribution = Attribution(from: side(clients, on: "2026-08-31"), to: side(clients))
    #expect(attribution.clients.contains { $0.status != nil })
    expectOnly(.time, attribution)
  }

  @Test func `records on the same day are neither`() {
    let clients = randomClients(80, seed: 9)
    let attribution = Attribution(from: side(clients), to: side(changed(clients, seed: 10)))
    #expect(attribution.clients.contains { $0.status != nil })
    expectOnly(.data, attribution)
  }

  private func expectOnly(_ cause: Attribution.Cause, _ attribution: Attribution) {
    for other in Attribution.Cause.allCases where other != cause {
      #expect(attribution.figures.allSatisfy { $0.parts[other] == 0 })
      #expect(attribution.clients.allSatisfy { $0.health?[other] ?? 0 == 0 })
      #expect(
        attribution.clients.allSatisfy { client in
          client.status?.steps.allSatisfy { $0.cause == cause } ?? true
        })
    }
  }

  @Test func `nothing moves between a side and itself`() {
    let clients = randomClients(60, seed: 11)
    let attribution = Attribution(from: side(clients), to: side(clients))
    #expect(attribution.clients.isEmpty)
    #expect(attribution.figures.allSatisfy { $0.parts.difference == 0 })
    #expect(attribution.later.changes.isEmpty)
  }

  @Test func `a number unknown in between still adds up`() throws {
    let parts = try #require(Attribution.Parts([10, nil, 14, 12]))
    #expect(Attribution.Cause.allCases.map { parts[$0] } == [0, 4, -2])
    #expect(Attribution.Parts([nil, 1, 2, 3]) == nil)
    #expect(Attribution.Parts([1, 2, 3, nil]) == nil)
  }
}

@Suite("A past report by the records of today") struct RestatementTests {
  private func report(_ clients: [TestClient], on text: String) -> Study {
    let portfolio = portfolio(clients)
    return Study(portfolio, assess(portfolio, .builtIn, on: day(text)))
  }

  @Test func `says the same where nothing came late`() {
    let clients = randomClients(60, seed: 21)
    let then = clients.map { client in
      var client = client
      client.days = client.days.filter { $0.day <= day("2026-08-31") }
      return client
    }
    let restatement = Restatement(
      of: report(then, on: "2026-08-31"), by: portfolio(clients))
    #expect(restatement.isEmpty)
  }

  @Test func `lists old and new side by side where something did`() throws {
    let then = [
      buyer("a", on: ["2024-01-10", "2025-10-01", "2026-02-01"]),
      buyer("b", on: ["2025-10-01", "2026-07-01"]),
    ]
    var now = then
    now[0].days.append(PurchaseDay(day: day("2026-08-20"), sales: 30_000))
    let restatement = Restatement(of: report(then, on: "2026-08-31"), by: portfolio(now))
    let client = try #require(restatement.clients.first)
    #expect(restatement.clients.map(\.id) == ["a"])
    #expect(client.said?.netSales == 20_000)
    #expect(client.restated?.netSales == 50_000)
    let figure = try #require(restatement.figures.first { $0.kind == .netSales })
    #expect(figure.said == 40_000)
    #expect(figure.restated == 70_000)
  }
}
