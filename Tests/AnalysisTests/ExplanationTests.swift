import Portfolio
import Testing

@testable import Analysis

@Suite("Explaining one client") struct ExplanationTests {
  private func explanation(_ client: TestClient, on date: Day = referenceDay) throws -> Explanation
  {
    let portfolio = portfolio([client])
    return try #require(
      explain(client: 0, in: assess(portfolio, .builtIn, on: date), of: portfolio))
  }

  @Test func `lists the rules up to the one that decided, with what they saw`() throws {
    let client = StatusTests.regular(step: 30, count: 12, lastAgo: 61)
    let explanation = try explanation(client)
    #expect(
      explanation.rules.map(\.rule) == [
        .former, .runningOff, .coming, .prospect, .inactive, .atRisk,
      ])
    #expect(explanation.rules.map(\.holds) == [false, false, false, false, false, true])
    #expect(explanation.rules[0].facts == [Fact(name: .ended, value: .none)])
    #expect(
      explanation.rules[4].facts == [
        Fact(name: .lastPurchase, value: .day(referenceDay.adding(days: -61))),
        Fact(name: .silentDays, value: .days(61)),
        Fact(name: .inactiveAfterDays, value: .days(180)),
        Fact(name: .cycleSource, value: .source(.client)),
      ])
    #expect(explanation.rules[5].facts.contains(Fact(name: .brokenAfterDays, value: .days(60))))
  }

  @Test func `shows the arithmetic of the cadence`() throws {
    let explanation = try explanation(
      buyer("a", on: ["2026-01-01", "2026-01-11", "2026-01-31", "2026-02-11", "2026-03-13"]))
    let cadence = try #require(explanation.cadence)
    #expect(cadence.intervals == [10, 20, 11, 30])
    #expect(cadence.spread == 148_260)
    #expect(cadence.silentDays == referenceDay.days(since: day("2026-03-13")))
  }

  @Test func `shows the periods whose volumes are compared`() throws {
    let explanation = try explanation(StatusTests.regular(step: 30, count: 15, lastAgo: 10))
    let periods = explanation.volume.periods
    #expect(periods.count == 4)
    // The last invoice is of 6 November, half an interval before the 21st: what is shown ends today.
    #expect(periods.last?.last == day("2026-11-16"))
    #expect(periods.last?.first == day("2026-08-24"))
    #expect(periods.first?.first == day("2025-11-27"))
    #expect(explanation.volume.obstacle == nil)
    #expect(explanation.volume.median == 30_000)
    #expect(explanation.volume.share.basisPoints == 10_000)
  }

  @Test(arguments: [14, 30, 45, 60, 75, 90])
  func `steady clients read as steady on average`(step: Int) throws {
    var random = FixedRandom(seed: UInt64(step))
    var total: Int64 = 0
    for _ in 0..<200 {
      let ago = Int.random(in: 0..<step, using: &random)
      var client = TestClient(id: "a")
      for back in (0..<900 / step).reversed() {
        let jitter = back == 0 ? 0 : Int.random(in: -2...2, using: &random)
        client.days.append(
          PurchaseDay(
            day: referenceDay.adding(days: jitter - ago - back * step), sales: 10_000))
      }
      let volume = try explanation(client).volume
      total += try #require(volume.share.basisPoints)
    }
    // Ended with the last invoice, the last period would hold half a purchase too many.
    #expect((9_700...10_300).contains(total / 200))
  }

  @Test func `an invoice after the day lies in no period`() throws {
    var client = StatusTests.regular(step: 30, count: 15, lastAgo: 10)
    client.days.append(PurchaseDay(day: referenceDay.adding(days: 3), sales: 90_000))
    #expect(try explanation(client).volume.share.basisPoints == 10_000)
  }

  @Test func `shows the steps to class and scores`() throws {
    let clients = [850, 100, 50].enumerated().map { buyer("c\($0.offset)", amount: $0.element) }
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 1, in: assessment, of: portfolio))
    #expect(explanation.abc.shareBefore.basisPoints == 8500)
    #expect(explanation.abc.share.basisPoints == 1000)
    #expect(explanation.abc.position.rank == 2)
    #expect(explanation.abc.from == day("2025-11-17"))
    let rfm = try #require(explanation.rfm)
    #expect(rfm.position.worseMonetary == 1)
    #expect(rfm.position.monetary == 2)
    #expect(rfm.position.recency == 1)
    #expect(rfm.scale.participants == 3)
    #expect(rfm.amount == 100)
    #expect(rfm.from == nil)
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    let client: @Sendable () -> TestClient
    let inDays: Int?
    let rule: StatusRule?
    var testDescription: String { name }
  }

  static let changes = [
    Change(
      name: "active becomes at risk",
      client: { StatusTests.regular(step: 30, count: 8, lastAgo: 5) },
      inDays: 56, rule: .atRisk),
    Change(
      name: "at risk becomes inactive",
      client: { StatusTests.regular(step: 30, count: 8, lastAgo: 61) }, inDays: 120, rule: .inactive
    ),
    Change(
      name: "inactive stays", client: { StatusTests.regular(step: 30, count: 8, lastAgo: 200) },
      inDays: nil, rule: nil),
    Change(
      name: "prospects stay", client: { TestClient(id: "a") }, inDays: nil, rule: nil),
    Change(
      name: "a slow buyer goes straight to inactive",
      client: { StatusTests.regular(step: 120, count: 5, lastAgo: 200) }, inDays: 41,
      rule: .inactive),
  ]

  @Test(arguments: changes)
  func `says what the status becomes by itself`(change: Change) throws {
    let next = try explanation(change.client()).nextChange
    #expect(next?.rule == change.rule)
    #expect(next.map { $0.day.days(since: referenceDay) } == change.inDays)
  }

  @Test(arguments: [20, 21] as [UInt64])
  func `the foretold change is what later assessments say`(seed: UInt64) throws {
    let portfolio = portfolio(
      randomClients(40, seed: seed).map { client in
        var client = client
        client.days.removeAll { $0.day > referenceDay }
        if let ended = client.ended, ended > referenceDay { client.ended = nil }
        return client
      })
    let now = assess(portfolio, .builtIn, on: referenceDay)
    let later = (1...500).map { assess(portfolio, .builtIn, on: referenceDay.adding(days: $0)) }
    var changes = 0
    for client in now.clients {
      let explanation = try #require(explain(client: client.client, in: now, of: portfolio))
      let first = later.first { assessment in
        let then = assessment.client(client.client)
        return then?.rule != client.rule || then?.detail != client.detail
      }
      #expect(first?.client(client.client)?.rule == explanation.nextChange?.rule)
      if let day = explanation.nextChange?.day { #expect(first?.day == day) }
      changes += first == nil ? 0 : 1
    }
    #expect(changes > 5)
  }

  @Test func `months of a client include the empty ones and mark the last as partial`() {
    let portfolio = portfolio([buyer("a", on: ["2026-08-31", "2026-11-16", "2026-11-17"])])
    let months = portfolio.months(of: 0, count: 4, through: referenceDay)
    #expect(months.map(\.totals.net) == [10_000, 0, 0, 10_000])
    #expect(months.map(\.month.month) == [8, 9, 10, 11])
    #expect(months.map(\.isPartial) == [false, false, false, true])
    #expect(portfolio.months(of: 0, count: 0, through: referenceDay).isEmpty)
  }

  @Test func `months of the portfolio count each active client once`() {
    let portfolio = portfolio([
      buyer("a", on: ["2026-01-05", "2026-01-20", "2026-03-01"]), buyer("b", on: ["2026-01-31"]),
    ])
    let months = assess(portfolio, .builtIn, on: day("2026-03-31")).summary.months
    #expect(months.map(\.activeClients) == [2, 0, 1])
    #expect(months.map(\.newClients) == [2, 0, 0])
    #expect(months.map(\.totals.invoices) == [3, 0, 1])
    #expect(months.map(\.isPartial) == [false, false, false])
  }
}
