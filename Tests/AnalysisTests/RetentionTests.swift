import Portfolio
import Testing

@testable import Analysis

@Suite("Retention of groups") struct RetentionTests {
  private func study(_ clients: [TestClient], _ policy: Policy = .builtIn) -> Study {
    let portfolio = portfolio(clients)
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `the portfolio agrees with the plain way`(seed: UInt64) throws {
    let clients = randomClients(120, seed: seed)
    let study = study(clients)
    let report = try #require(RetentionReport.reports(of: study).first)
    let totals = try #require(report.whole).totals
    let plain = PlainRevenue.year(
      clients.filter { client in
        study.assessment.client(study.portfolio.client(withID: client.id) ?? -1) != nil
      }, on: referenceDay)
    #expect(totals.begin == plain.begin)
    #expect(totals.end == plain.end)
    #expect(totals.kept == plain.kept)
    #expect(totals.cohort == plain.cohort)
    #expect(totals.netRetention == Share(plain.cohortNow, of: plain.cohort))
    #expect(totals.clients(.churn) == plain.lost)
    #expect(totals.beginClients == plain.clients)
    #expect(totals.amount(.new) == plain.new)
    #expect(totals.amount(.reactivation) == plain.back)
  }

  @Test(arguments: [5, 6, 7] as [UInt64])
  func `each grouping holds everybody once, closes, and keeps at most everything`(seed: UInt64)
    throws
  {
    let study = study(randomClients(150, seed: seed))
    let report = try #require(RetentionReport.reports(of: study).first)
    let whole = try #require(report.whole).totals
    for grouping in [Grouping.tier, .touch, .rfm, .owner] {
      let rows = report.rows(grouping)
      #expect(rows.reduce(0) { $0 + $1.totals.begin } == whole.begin)
      #expect(rows.reduce(0) { $0 + $1.totals.end } == whole.end)
      #expect(rows.reduce(0) { $0 + $1.totals.beginClients } == whole.beginClients)
    }
    for row in report.rows {
      let totals = row.totals
      #expect(
        totals.end == totals.begin + totals.amount(.new) + totals.amount(.expansion)
          + totals.amount(.reactivation) - totals.amount(.contraction) - totals.amount(.churn)
          + totals.belowZero)
      #expect((totals.grossRetention.basisPoints ?? 0) <= 10_000)
    }
  }

  @Test func `the order of rows leaves no trace`() throws {
    let clients = randomClients(80, seed: 11)
    var shuffled = clients
    var random = FixedRandom(seed: 3)
    shuffled.shuffle(using: &random)
    let (first, second) = (study(clients), study(shuffled))
    #expect(
      RetentionReport.reports(of: first).map(\.rows)
        == RetentionReport.reports(of: second).map(\.rows))
    #expect(
      CohortTable(first, basis: .transactional)?.rows
        == CohortTable(second, basis: .transactional)?.rows)
    for table in AssessmentTable.revenueTables {
      #expect(table.rows(first) == table.rows(second), "\(table.name)")
    }
  }

  @Test func `those who left count in the tier that they had`() throws {
    var clients = (0..<10).map { buyer("c\($0)", amount: 100_00, on: "2025-06-01") }
    clients[0].days = [PurchaseDay(day: day("2025-06-01"), sales: 10_000_00)]
    clients[0].ended = day("2026-02-01")
    for index in 1..<10 {
      clients[index].days.append(PurchaseDay(day: day("2026-06-01"), sales: 100_00))
    }
    clients.append(buyer("old", amount: 1, on: "2024-01-01"))
    let report = try #require(RetentionReport.reports(of: study(clients)).first)
    let diamond = try #require(report.rows.first { $0.key == .tier(.diamond) })
    #expect(diamond.totals.grossRetention.basisPoints == 0)
    #expect(diamond.totals.clients(.churn) == 1)
    #expect(report.whole?.totals.leavers == .large)
  }

  @Test func `the owner of then answers for what was kept, where history dates it`() throws {
    var attributes = ClientAttributes()
    attributes.owner = "Bia"
    var records = ClientRecords()
    records.history = History([
      HistoryEntry(
        id: "H1", table: .clients, record: "a", field: "owner", value: "Ana",
        from: day("2024-01-01")),
      HistoryEntry(
        id: "H2", table: .clients, record: "a", field: "owner", value: "Bia",
        from: day("2026-08-01")),
    ])
    let days = ["2024-01-02", "2025-06-01", "2026-06-01"].map {
      PurchaseDay(day: day($0), sales: 10_000)
    }
    let portfolio = Portfolio(
      clients: ["a", "b"].map { Client(id: $0, attributes: attributes) },
      ledger: Ledger(purchases: [days, days]), records: records)
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let report = try #require(RetentionReport.reports(of: study).first)
    #expect(report.rows(.owner).map(\.key) == [.owner("Ana"), .owner("Bia")])
    #expect(report.rows(.owner).map(\.totals.begin) == [10_000, 10_000])
  }

  @Test func `low touch is held to what is usual, the rest to the target`() throws {
    let report = try #require(
      RetentionReport.reports(of: study(randomClients(150, seed: 21))).first)
    for row in report.rows {
      switch row.key {
      case .tier(.bronze?), .tier(.silver?), .touch(.low?), .touch(.tech?):
        #expect(row.line == .reference(7000...8000))
      default: #expect(row.line == .target(9500))
      }
    }
  }

  @Test func `reactivation counts only where the policy says so`() throws {
    let clients = [
      TestClient(
        id: "back",
        days: [
          PurchaseDay(day: day("2024-01-01"), sales: 100),
          PurchaseDay(day: day("2026-06-01"), sales: 50),
        ]), buyer("here", amount: 100, on: "2025-06-01"),
    ]
    let switched = try policy("revenue: {count-reactivation: true}")
    #expect(study(clients).yearMovements(.transactional).netRetention.basisPoints == 0)
    #expect(study(clients, switched).yearMovements(.transactional).netRetention.basisPoints == 5000)
    #expect(study(clients, switched).yearMovements(.transactional).grossRetention.basisPoints == 0)
  }

  @Test func `a year that the data do not cover is not compared`() {
    let study = study([buyer("a", amount: 100, on: "2026-06-01")])
    #expect(RetentionReport.reports(of: study).isEmpty)
    #expect(!study.hasYearBefore(.transactional))
    #expect(study.bases == [.transactional])
  }

  @Test func `no figure compares with a year that the data do not cover`() throws {
    func values(since first: String) -> [AssessmentValue] {
      let portfolio = portfolio([
        buyer("a", on: [first, "2025-10-01", "2026-10-01"]), buyer("b", on: ["2026-10-01"]),
      ])
      let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
      let whole = PortfolioFields.all.filter {
        ["gross-retention-percent", "movement-new", "movement-new-clients", "logo-churn-percent"]
          .contains($0.name)
      }.map { $0.value(study.assessment) }
      var result = ClientResult(
        study.assessment.clients[1], in: study.assessment, of: portfolio)
      result.move(to: study.assessment.clients[1], record: portfolio.clients[1], forecast: nil)
      let one = ClientFields.all.filter {
        ["transactional-movement", "transactional-change"].contains($0.name)
      }.map { $0.value(result) }
      return whole + one
    }
    #expect(values(since: "2025-01-01").allSatisfy { $0 == .missing })
    #expect(values(since: "2024-12-01").allSatisfy { $0 != .missing })
    #expect(values(since: "2024-12-01").count == 6)
    let young = portfolio([buyer("a", on: ["2025-10-01", "2026-10-01"])])
    #expect(Study(young, assess(young, .builtIn, on: referenceDay)).figures.movements == nil)
  }

  @Test func `reasons carry the money that left`() {
    var fixture = AccountFixture(contracts: [
      contract(
        "k1", start: "2025-01-01", value: 1_000_00, end: "2026-08-31", reason: "Frete caro")
    ])
    fixture.tables = [.clients, .contracts]
    let study = Study(fixture.portfolio, assess(fixture.portfolio, .builtIn, on: referenceDay))
    let report = ChurnReasonReport(study)
    #expect(report.rows.map(\.reason) == [.price])
    #expect(report.rows.first?.amount == 12_000_00)
  }
}

@Suite("Cohorts") struct CohortTests {
  private func study(_ clients: [TestClient], _ policy: Policy = .builtIn) -> Study {
    let portfolio = portfolio(clients)
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `quarters agree with the plain way`(seed: UInt64) throws {
    let clients = randomClients(60, seed: seed).map { client in
      var client = client
      client.since = nil
      return client
    }
    let study = study(clients)
    let table = try #require(CohortTable(study, basis: .transactional))
    let plain = PlainRevenue.cohorts(clients, on: referenceDay)
    for row in table.rows {
      guard let began = row.began else { continue }
      let first = try #require(table.periods.firstIndex(of: began))
      for (age, cell) in row.cells.enumerated() {
        let known = plain["\(began) \(table.periods[first + age])"]
        #expect(cell.clients == known?.clients ?? 0)
        #expect(cell.amount == known?.net ?? 0)
      }
    }
    #expect(table.rows.reduce(0) { $0 + $1.clients.count } == study.assessment.summary.buyers)
  }

  @Test func `what is to come has no cell`() throws {
    let table = try #require(
      CohortTable(
        study([
          buyer("a", on: ["2026-01-10", "2026-05-10", "2026-10-10"]),
          buyer("b", on: ["2026-08-01"]),
        ]), basis: .transactional))
    #expect(
      table.periods.map(\.description) == [
        "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01",
      ])
    #expect(table.rows.map(\.cells.count) == [4, 3, 2, 1])
    #expect(table.rows[0].cells.map(\.clients) == [1, 1, 0, 1])
    #expect(table.rows[0].cells.map(\.isPartial) == [false, false, false, true])
    #expect(table.rows[2].cells.map(\.amount) == [10_000, 0])
  }

  @Test func `clients from before the data make a row of their own`() throws {
    var old = buyer("old", on: ["2026-02-10", "2026-06-10"])
    old.since = day("2019-03-01")
    let table = try #require(
      CohortTable(
        study([old, buyer("new", on: ["2026-02-10"]), buyer("first", on: ["2025-12-20"])]),
        basis: .transactional))
    // The quarter that the data cover only in part is no period.
    #expect(table.periods.first == day("2026-01-01"))
    #expect(table.rows[0].began == nil)
    #expect(table.rows[0].clients.count == 2)
    #expect(table.rows[1].clients.count == 1)
  }

  @Test func `no row keeps more clients than it has`() throws {
    var early = buyer("early", on: ["2026-02-10", "2026-05-10"])
    var late = buyer("late", on: ["2026-05-12"])
    early.since = day("2019-03-01")
    late.since = day("2019-03-01")
    let table = try #require(
      CohortTable(
        study([early, late, buyer("first", on: ["2026-01-05"])]), basis: .transactional))
    let row = table.rows[0]
    #expect(row.clients.count == 2)
    #expect(row.cells.map(\.clients) == [1, 2, 0, 0])
    let shares = row.cells.indices.map { row.clientShare($0).basisPoints }
    #expect(shares == [5_000, 10_000, 0, 0])
  }

  @Test func `contracts count at the end of each period`() throws {
    let fixture = AccountFixture(contracts: [
      contract("k1", start: "2026-01-15", value: 100, end: "2026-08-31"),
      contract("k2", start: "2026-05-01", value: 50),
    ])
    let study = Study(fixture.portfolio, assess(fixture.portfolio, .builtIn, on: referenceDay))
    let table = try #require(CohortTable(study, basis: .recurring))
    #expect(table.rows[0].cells.map(\.amount) == [100, 150, 50, 50])
    #expect(table.rows[0].cells.map(\.clients) == [1, 1, 1, 1])
  }

  @Test func `months follow the policy`() throws {
    let monthly = try policy("revenue: {cohort-months: 1, cohort-periods: 3}")
    let table = try #require(
      CohortTable(
        study([buyer("a", on: ["2026-01-10", "2026-10-10"])], monthly), basis: .transactional))
    #expect(table.periods.map(\.description) == ["2026-09-01", "2026-10-01", "2026-11-01"])
    #expect(table.rows[0].began == nil)
    #expect(table.rows[0].cells.map(\.clients) == [0, 1, 0])
  }
}
