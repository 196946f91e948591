import Portfolio
import Testing

@testable import Analysis

@Suite("Revenue movements") struct MovementTests {
  /// Twelve months before and the last twelve, in whole units, and whether it bought earlier still.
  private func totals(
    _ clients: [(before: Int64, after: Int64, earlier: Bool)]
  ) -> MovementTotals {
    let buyers = clients.enumerated().map { index, client in
      var buyer = TestClient(id: "c\(index + 100)")
      if client.earlier { buyer.days.append(PurchaseDay(day: day("2024-01-01"), sales: 1)) }
      if client.before > 0 {
        buyer.days.append(PurchaseDay(day: day("2025-06-01"), sales: client.before * 100))
      }
      if client.after > 0 {
        buyer.days.append(PurchaseDay(day: day("2026-06-01"), sales: client.after * 100))
      }
      return buyer
    }
    return assess(portfolio(buyers), .builtIn, on: referenceDay).yearMovements()
  }

  @Test func `a cohort keeps 60 % gross and 66.7 % net, and new clients never enter`() {
    let totals = totals([
      (100, 120, false), (100, 80, false), (100, 0, false), (0, 50, false),
    ])
    #expect(totals.grossRetention.basisPoints == 6000)
    #expect(totals.netRetention.basisPoints == 6667)
    #expect(totals.logoChurn.basisPoints == 3333)
    #expect(totals.amount(.new) == 5_000)
  }

  @Test func `the worked example gives 0.87, 0.97 and 0.20`() {
    let totals = totals([
      (100, 150, false), (200, 120, false), (50, 0, false), (400, 400, false),
      (250, 300, false), (0, 80, false), (0, 40, true),
    ])
    #expect(totals.grossRetention.basisPoints == 8700)
    #expect(totals.netRetention.basisPoints == 9700)
    #expect(totals.logoChurn.basisPoints == 2000)
    #expect(totals.amount(.reactivation) == 4_000)
    #expect(totals.begin == 100_000)
    #expect(totals.end == 109_000)
    #expect(totals.hidesChurn)
  }

  @Test func `retention is annualised by power`() {
    #expect(Share(98, of: 100).annualised(months: 1) == 7847)
    #expect(Share(95, of: 100).annualised(months: 12) == 9500)
    #expect(Share(95, of: 100).annualised(months: 5) == nil)
    #expect(Share(1, of: 0).annualised(months: 1) == nil)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `every month closes to the cent, and its clients add up to it`(seed: UInt64) throws {
    let portfolio = portfolio(randomClients(150, seed: seed))
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let periods = revenueMovements(of: portfolio, in: assessment, basis: .transactional)
    #expect(periods.count == 13)
    #expect(periods.last?.month == Month(of: referenceDay))
    #expect(periods.map(\.isPartial) == Array(repeating: false, count: 12) + [true])
    for (index, period) in periods.enumerated() {
      expectClosed(period)
      if index > 0 { #expect(periods[index - 1].totals.end == period.totals.begin) }
    }
    expectClosed(assessment.yearMovements())
    let reds = assessment.yearMovements { $0.abcClass == .a }
    let others = assessment.yearMovements { $0.abcClass != .a }
    #expect(reds.end + others.end == assessment.yearMovements().end)
  }

  private func expectClosed(_ totals: MovementTotals) {
    #expect(
      totals.end == totals.begin + totals.amount(.new) + totals.amount(.expansion)
        + totals.amount(.reactivation) - totals.amount(.contraction) - totals.amount(.churn)
        + totals.belowZero)
    #expect((totals.grossRetention.basisPoints ?? 0) <= 10_000)
  }

  private func expectClosed(_ period: MovementPeriod) {
    expectClosed(period.totals)
    // What a client moves counts from zero and down to zero.
    func moved(_ movement: ClientMovement) -> Int64 {
      max(0, movement.after) - max(0, movement.before)
    }
    #expect(
      period.movements.reduce(0) { $0 + moved($1) }
        == period.totals.end - period.totals.begin - period.totals.belowZero)
    for kind in MovementKind.allCases {
      #expect(period.movements(kind).count == period.totals.clients(kind))
      #expect(
        period.movements(kind).reduce(0) { $0 + Int64(moved($1).magnitude) }
          == period.totals.amount(kind))
    }
    #expect(
      period.movements.map(\.change.magnitude)
        == period.movements.map(\.change.magnitude).sorted(by: >))
  }

  @Test func `months agree with the plain way`() {
    let clients = randomClients(60, seed: 9)
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let periods = revenueMovements(
      of: portfolio, in: assessment, basis: .transactional, months: 4)
    for period in periods {
      let start = period.month.firstDay ?? referenceDay
      func net(_ client: TestClient, from: Day, to: Day) -> Int64 {
        max(
          0,
          client.days.filter { $0.day >= from && $0.day < to && $0.day <= referenceDay }
            .reduce(0) { $0 + $1.net })
      }
      var churned = 0
      var new = 0
      for client in clients {
        guard let first = client.days.first(where: { $0.sales > 0 })?.day, first <= referenceDay
        else { continue }
        let before = net(client, from: start.adding(months: -1), to: start)
        let after = net(client, from: start, to: start.adding(months: 1))
        if before > 0 && after == 0 { churned += 1 }
        if before == 0 && after > 0 && first >= start { new += 1 }
      }
      #expect(period.totals.clients(.churn) == churned)
      #expect(period.totals.clients(.new) == new)
    }
  }

  @Test func `a good month that hides three churns shows them`() throws {
    var contracts: [Contract] = []
    for index in 0..<3 {
      contracts.append(
        contract("gone\(index)", client: index, value: 50_000, end: "2026-10-31"))
    }
    contracts.append(contract("big-1", client: 3, value: 100_000, end: "2026-10-31"))
    contracts.append(contract("big-2", client: 3, start: "2026-11-01", value: 400_000))
    contracts.append(contract("new", client: 4, start: "2026-11-01", value: 30_000))
    contracts.append(contract("unknown", client: 5, value: nil))
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    let portfolio = Portfolio(
      clients: (0..<6).map { Client(id: "c\($0)") },
      ledger: Ledger(purchases: Array(repeating: [], count: 6)), records: records,
      presentTables: [.clients, .contracts])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let periods = revenueMovements(of: portfolio, in: assessment, basis: .recurring, months: 3)
    let month = try #require(periods.last)
    #expect(month.totals.begin == 250_000)
    #expect(month.totals.end == 430_000)
    #expect(month.totals.hidesChurn)
    #expect(month.movements(.churn).map(\.client) == [0, 1, 2])
    #expect(month.totals.amount(.churn) == 150_000)
    #expect(month.totals.amount(.expansion) == 300_000)
    #expect(month.totals.amount(.new) == 30_000)
    #expect(month.totals.unknownClients == 1)
    for period in periods { expectClosed(period) }
    let year = try #require(assessment.recurringMovements(of: portfolio))
    #expect(year.begin == 250_000)
    #expect(year.end == 430_000)
    expectClosed(year)
  }

  @Test func `a contract that comes back is a reactivation`() {
    let fixture = AccountFixture(contracts: [
      contract("k1", start: "2025-01-01", end: "2026-06-30"),
      contract("k2", start: "2026-10-15"),
    ])
    let assessment = assess(fixture.portfolio, .builtIn, on: referenceDay)
    let periods = revenueMovements(
      of: fixture.portfolio, in: assessment, basis: .recurring, months: 6)
    #expect(
      periods.map { $0.movements.first?.kind } == [nil, .churn, nil, nil, .reactivation, nil])
  }
}

@Suite("Concentration of revenue") struct ConcentrationReportTests {
  private func portfolioOfGroup() -> Portfolio {
    let amounts: [Int64] = [500, 200, 100, 80, 60, 30, 20, 10]
    let clients = amounts.indices.map { index in
      var attributes = ClientAttributes()
      if index == 1 || index == 2 { attributes.parent = "c0" }
      return Client(id: "c\(index)", attributes: attributes)
    }
    return Portfolio(
      clients: clients,
      ledger: Ledger(
        purchases: amounts.map { [PurchaseDay(day: day("2026-06-01"), sales: $0)] }),
      presentTables: [.clients, .invoices])
  }

  @Test func `names the largest and what is left without it`() throws {
    let portfolio = portfolioOfGroup()
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let report = ConcentrationReport(assessment, basis: .transactional)
    #expect(report.spread.herfindahlHundredths == 311_400)
    #expect(report.spread == assessment.summary.concentration)
    #expect(report.largest.first?.head == 0)
    #expect(report.withoutLargest.total == 500)
    #expect(report.withoutLargest.clients == 7)
    #expect(report.warnings == [.largest, .topFive, .topTen, .herfindahl])
    let bearing = assess(
      portfolio, try policy("revenue: {top-ten-percent: 100}"), on: referenceDay)
    #expect(
      ConcentrationReport(bearing, basis: .transactional).warnings
        == [.largest, .topFive, .herfindahl])
  }

  @Test func `is that of twelve months whatever the window of ABC`() throws {
    let portfolio = AnalysisTests.portfolio([
      buyer("a", on: ["2024-06-01", "2026-06-01"], each: 300), buyer("b", amount: 500),
    ])
    let assessment = assess(
      portfolio, try policy("abc: {window: 36}"), on: referenceDay)
    let report = ConcentrationReport(assessment, basis: .transactional)
    #expect(report.largest.map(\.amount) == [500, 300])
  }

  @Test func `a group counts as one`() {
    let portfolio = portfolioOfGroup()
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let report = ConcentrationReport(
      assessment, basis: .transactional, groups: ClientGroups(of: portfolio))
    #expect(report.largest.first?.members == [0, 1, 2])
    #expect(report.largest.first?.amount == 800)
    #expect(report.spread.clients == 6)
    #expect(report.spread.total == 1000)
  }

  @Test func `recurring revenue is spread by itself`() {
    let fixture = AccountFixture(
      days: [PurchaseDay(day: day("2026-06-01"), sales: 7)], contracts: [contract(value: 100)])
    let assessment = assess(fixture.portfolio, .builtIn, on: referenceDay)
    let report = ConcentrationReport(assessment, basis: .recurring)
    #expect(report.spread.total == 1200)
    #expect(report.withoutLargest.total == 0)
    #expect(report.unknown == 0)
  }

  @Test func `warns of nothing while contract values are unknown, and says of how many`() throws {
    var records = ClientRecords()
    records.contracts = ByClient([
      contract("k0", value: 100), contract("k1", client: 1, value: nil),
    ])
    let portfolio = Portfolio(
      clients: (0..<2).map { Client(id: "c\($0)") }, ledger: Ledger(purchases: [[], []]),
      records: records, presentTables: [.clients, .contracts])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let report = ConcentrationReport(assessment, basis: .recurring)
    #expect(report.unknown == 1)
    #expect(report.spread.total == 1200)
    #expect(report.warnings.isEmpty)
    #expect(ConcentrationReport(assessment, basis: .transactional).unknown == 0)
  }
}
