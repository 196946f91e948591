import Portfolio
import Testing

@testable import Analysis

@Suite("Status") struct StatusTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let client: @Sendable () -> TestClient
    let status: Status
    let rule: StatusRule
    var detail: StatusDetail?
    var signals: [RiskSignal] = []
    var testDescription: String { name }
  }

  /// Purchases every `step` days, the last one `ago` days before the reference day.
  static func regular(
    step: Int, count: Int, lastAgo ago: Int, each amount: Int64 = 10_000
  ) -> TestClient {
    let last = referenceDay.adding(days: -ago)
    return TestClient(
      id: "a",
      days: (0..<count).reversed().map {
        PurchaseDay(day: last.adding(days: -$0 * step), sales: amount)
      })
  }

  static let cases = [
    Case(
      name: "buys as ever", client: { regular(step: 30, count: 12, lastAgo: 5) },
      status: .active, rule: .active),
    Case(
      name: "late is not yet at risk", client: { regular(step: 30, count: 12, lastAgo: 40) },
      status: .active, rule: .active),
    Case(
      name: "silent to the day of the broken threshold",
      client: { regular(step: 30, count: 12, lastAgo: 60) }, status: .active, rule: .active),
    Case(
      name: "silent a day longer", client: { regular(step: 30, count: 12, lastAgo: 61) },
      status: .atRisk, rule: .atRisk, signals: [.cadenceBroken]),
    Case(
      name: "silent to the day of the limit",
      client: { regular(step: 30, count: 12, lastAgo: 180) }, status: .atRisk, rule: .atRisk,
      signals: [.cadenceBroken]),
    Case(
      name: "silent beyond the limit", client: { regular(step: 30, count: 12, lastAgo: 181) },
      status: .inactive, rule: .inactive, signals: [.cadenceBroken]),
    Case(
      name: "bought once lately", client: { regular(step: 1, count: 1, lastAgo: 3) },
      status: .active, rule: .active),
    Case(
      name: "bought on the day itself", client: { regular(step: 1, count: 1, lastAgo: 0) },
      status: .active, rule: .active),
    Case(
      name: "slow buyers bear more", client: { regular(step: 120, count: 5, lastAgo: 200) },
      status: .active, rule: .active),
    Case(
      name: "no invoice", client: { TestClient(id: "a") }, status: .prospect,
      rule: .prospect),
    Case(
      name: "client since, no invoice",
      client: { TestClient(id: "a", since: day("2026-01-01")) }, status: .prospect,
      rule: .prospect, detail: .neverBought),
    Case(
      name: "ended before",
      client: {
        var client = regular(step: 30, count: 12, lastAgo: 5)
        client.ended = referenceDay
        return client
      }, status: .former, rule: .former),
    Case(
      name: "ended without ever buying",
      client: { TestClient(id: "a", ended: day("2026-01-01")) }, status: .former, rule: .former),
    Case(
      name: "will end",
      client: {
        var client = regular(step: 30, count: 12, lastAgo: 5)
        client.ended = referenceDay.adding(days: 1)
        return client
      }, status: .active, rule: .active),
    Case(
      name: "came back after a long silence",
      client: {
        var client = regular(step: 30, count: 6, lastAgo: 300)
        client.days.append(PurchaseDay(day: referenceDay.adding(days: -10), sales: 100))
        return client
      }, status: .active, rule: .reactivated, detail: .reactivated),
    Case(
      name: "came back ninety days ago",
      client: {
        var client = regular(step: 30, count: 6, lastAgo: 400)
        for ago in [90, 60, 30] {
          client.days.append(PurchaseDay(day: referenceDay.adding(days: -ago), sales: 100))
        }
        return client
      }, status: .active, rule: .active),
    Case(
      name: "only returns",
      client: {
        TestClient(
          id: "a",
          days: [
            PurchaseDay(
              day: referenceDay.adding(days: -200), sales: 0, returns: -5, saleInvoices: 0,
              returnInvoices: 1)
          ])
      }, status: .inactive, rule: .inactive, signals: [.cadenceBroken]),
  ]

  @Test(arguments: cases)
  func `follows the decision list`(item: Case) {
    let portfolio = portfolio([item.client()])
    let client = assess(portfolio, .builtIn, on: referenceDay).clients[0]
    #expect(client.status == item.status)
    #expect(client.rule == item.rule)
    #expect(client.detail == item.detail)
    #expect(client.signals.all == item.signals)
  }

  @Test func `volume at 70 % of the median is at risk, above is not`() {
    func client(lastAmount: Int64) -> TestClient {
      var client = TestClient(id: "a")
      // One purchase a month on the 20th for fifteen months, the last three periods 3 × 100.00.
      for month in (1...15).reversed() {
        let date = day("2026-10-20").adding(months: 1 - month)
        client.days.append(
          PurchaseDay(day: date, sales: date > day("2026-08-16") ? lastAmount : 10_000))
      }
      return client
    }
    let fallen = assess(portfolio([client(lastAmount: 7000)]), .builtIn, on: referenceDay)
    #expect(fallen.clients[0].status == .atRisk)
    #expect(fallen.clients[0].signals.all == [.volumeFall])
    let kept = assess(portfolio([client(lastAmount: 7001)]), .builtIn, on: referenceDay)
    #expect(kept.clients[0].status == .active)
  }

  @Test func `volumes are not compared before a client is old enough`() throws {
    let portfolio = portfolio([Self.regular(step: 30, count: 9, lastAgo: 20)])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(explanation.volume.obstacle == .tooYoung)
  }

  @Test func `buyers too rare for a period are not compared by period`() throws {
    let portfolio = portfolio([Self.regular(step: 210, count: 9, lastAgo: 95)])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(explanation.volume.obstacle == .tooRare)
    #expect(assessment.clients[0].status == .active)
  }

  @Test func `everything after the day does not exist`() throws {
    var client = Self.regular(step: 30, count: 12, lastAgo: 0)
    let past = referenceDay.adding(days: -100)
    let whole = portfolio([client])
    client.days.removeAll { $0.day > past }
    let cut = portfolio([client])
    #expect(
      assess(whole, .builtIn, on: past).clients == assess(cut, .builtIn, on: past).clients)
    #expect(
      assess(whole, .builtIn, on: past).summary.months
        == assess(cut, .builtIn, on: past).summary.months)
  }

  @Test func `a client known from later invoices alone does not exist yet`() throws {
    let clients = [buyer("later", on: ["2026-10-01"]), buyer("now", on: ["2026-01-10"])]
    let past = day("2026-02-01")
    let derived = portfolio(clients, tables: [.invoices])
    let assessment = assess(derived, .builtIn, on: past)
    #expect(assessment.clients.map(\.client) == [1])
    #expect(assessment.client(0) == nil)
    #expect(assessment.client(1)?.client == 1)
    #expect(explain(client: 0, in: assessment, of: derived) == nil)

    var known = clients
    known[0].since = day("2025-12-01")
    let listed = assess(portfolio(known), .builtIn, on: past)
    #expect(listed.client(0)?.detail == .neverBought)

    known[0].since = day("2026-02-02")
    #expect(assess(portfolio(known), .builtIn, on: past).client(0) == nil)
  }

  @Test(arguments: [7, 8, 9] as [UInt64])
  func `every client has exactly one status and the counts say so`(seed: UInt64) {
    let portfolio = portfolio(randomClients(400, seed: seed))
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let summary = assessment.summary
    #expect(summary.byStatus.rows.map(\.clients).reduce(0, +) == assessment.clients.count)
    #expect(summary.byABC.rows.map(\.clients).reduce(0, +) == assessment.clients.count)
    #expect(summary.bySegment.rows.map(\.clients).reduce(0, +) == summary.rfm.participants)
    #expect(summary.byStatus.rows.map(\.netSales).reduce(0, +) == summary.current.net)
    #expect(summary.months.map(\.totals.net).reduce(0, +) == summary.total.net)
    #expect(summary.months.map(\.newClients).reduce(0, +) == summary.buyers)
    for status in Status.allCases { #expect(summary.byStatus[status].clients > 0) }
    for client in assessment.clients {
      let evidence = portfolio.clients[client.client].attributes
      let holding = StatusCase.list.filter { item in
        var scan = ClientScan(.builtIn, on: referenceDay)
        return item.holds(
          StatusEvidence(
            scan.measure(client.client, of: portfolio.ledger), ended: evidence.ended,
            since: evidence.since, on: referenceDay, StatusPolicy()))
      }
      #expect(holding.first?.rule == client.rule)
    }
  }

  @Test func `the order of reading moves nothing`() {
    let clients = randomClients(200, seed: 10)
    var random = FixedRandom(seed: 11)
    let first = assess(portfolio(clients), .builtIn, on: referenceDay)
    let second = assess(
      portfolio(clients.shuffled(using: &random)), .builtIn, on: referenceDay)
    #expect(first.clients == second.clients)
    #expect(first.summary.concentration == second.summary.concentration)
    #expect(first.summary.rfm == second.summary.rfm)
  }

  @Test func `absurd amounts do not trap`() {
    let days = ["2026-09-01", "2026-10-01", "2026-10-15", "2026-11-01"].map {
      PurchaseDay(day: day($0), sales: .max, returns: -.max, returnInvoices: 1)
    }
    let huge = TestClient(id: "a", days: days)
    let assessment = assess(portfolio([huge, buyer("b", amount: 5)]), .builtIn, on: referenceDay)
    #expect(assessment.clients.count == 2)
  }

  @Test func `a client costs at most 184 bytes`() {
    #expect(MemoryLayout<ClientAssessment>.stride <= 184)
  }
}
