import Portfolio
import Testing

@testable import Analysis

@Suite("History at month-ends") struct HistoryTests {
  private let clients = randomClients(120, seed: 71)

  private func override(_ value: String, until text: String) -> ManualOverride {
    var override = ManualOverride()
    override.value = value
    override.reason = "Acordo"
    override.until = day(text)
    return override
  }

  /// A portfolio as somebody would have had it on a day: later purchases and endings are not there.
  private func truncated(_ clients: [TestClient], at day: Day) -> [TestClient] {
    clients.map { client in
      var client = client
      client.days = client.days.filter { $0.day <= day }
      client.ended = client.ended.flatMap { $0 <= day ? $0 : nil }
      client.since = client.since.flatMap { $0 <= day ? $0 : nil }
      return client
    }
  }

  @Test(arguments: ["2024-08-31", "2025-05-17", "2026-03-31", "2026-10-09"])
  func `a past day is what a build of that day would have shown`(text: String) throws {
    let past = day(text)
    // A client that somebody enters later, or of whom only later invoices speak, is not there then.
    let known = clients.filter { client in
      if client.days.contains(where: { $0.day <= past }) { return true }
      return client.since.map { $0 <= past } ?? (client.ended != nil || client.days.isEmpty)
    }
    let now = portfolio(clients)
    let then = portfolio(truncated(known, at: past))
    let seen = assess(now, .builtIn, on: past)
    let built = assess(then, .builtIn, on: past)
    #expect(seen.clients.count == built.clients.count)
    for (left, right) in zip(seen.clients, built.clients) {
      #expect(now.clients[left.client].id == then.clients[right.client].id)
      #expect(left.status == right.status)
      #expect(left.rule == right.rule)
      #expect(left.signals == right.signals)
      #expect(left.tier == right.tier)
      #expect(left.touch == right.touch)
      #expect(left.abc == right.abc)
      #expect(left.current == right.current)
      #expect(left.rfm == right.rfm)
    }
  }

  @Test func `rows are the assessments of their days`() throws {
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let history = AssessmentHistory(of: portfolio, in: assessment)
    #expect(history.days.count == 24)
    #expect(history.days.last == day("2026-10-31"))
    #expect(history.days == history.days.sorted())
    for (index, end) in history.days.enumerated() {
      let then = assess(portfolio, .builtIn, on: end)
      #expect(history.figures[index].clients == then.clients.count)
      for client in portfolio.clients.indices {
        let standing = history.standing(of: client, at: index)
        let expected = then.client(client)
        #expect(standing?.status == expected?.status)
        #expect(standing?.tier == expected?.tier)
        #expect(standing?.touch == expected?.touch)
        #expect(standing?.health == expected?.health?.score)
        #expect(standing?.revenue == expected?.tierRevenue)
      }
    }
  }

  @Test func `tiers by points are those of the month-end alone`() throws {
    let points = try policy(
      """
      tiers:
        by: points
        points: [{ name: many, points: 30, when: { field: invoices, at-least: 5 } }]
        gold-points: 30
      """)
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, points, on: referenceDay)
    let history = AssessmentHistory(of: portfolio, in: assessment)
    for (index, end) in history.days.enumerated() {
      let then = assess(portfolio, points, on: end)
      for client in portfolio.clients.indices {
        #expect(history.standing(of: client, at: index)?.tier == then.client(client)?.tier)
      }
    }
  }

  @Test(arguments: ["", "tiers: { by: thresholds }", "cadence: { minimum-intervals: 1 }"])
  func `one sweep over all month-ends gives what each of them gives`(text: String) throws {
    let policy = try policy(text)
    for tables: Set<TableName> in [[.invoices], [.invoices, .clients]] {
      let plain = AnalysisTests.portfolio(clients, tables: tables)
      var records = plain.clients
      var byHand = records[3].attributes
      byHand.tierOverride = override("ouro", until: "2026-02-10")
      byHand.touchOverride = override("alto", until: "2026-05-31")
      records[3] = Client(id: records[3].id, attributes: byHand)
      let portfolio = Portfolio(clients: records, ledger: plain.ledger, presentTables: tables)
      let days = Array(MonthEnds.before(referenceDay, count: 36).reversed())
      let swept = try #require(
        InvoiceSweep(portfolio, policy, at: days, threads: 2)?.points())
      for (index, point) in swept.enumerated() {
        let alone = HistoryPoint(portfolio, policy, on: days[index])
        #expect(point.figures == alone.figures)
        #expect(point.states == alone.states)
        #expect(point.revenues == alone.revenues)
      }
    }
  }

  @Test func `a sweep leaves alone what more than a client's own days decides`() throws {
    let days = [day("2026-09-30")]
    let simple = portfolio(clients)
    let isSwept = InvoiceSweep(simple, .builtIn, at: days, threads: 1) != nil
    #expect(isSwept)
    let rules = try policy(
      "touch: { rules: [{ name: loyal, touch: high, when: { field: invoices, at-least: 1 } }] }")
    let isSweptByRule = InvoiceSweep(simple, rules, at: days, threads: 1) != nil
    #expect(!isSweptByRule)
    let huge = portfolio([
      buyer("a", on: ["2026-01-05", "2026-02-05", "2026-03-05"], each: Int64.max / 2)
    ])
    let isExact = InvoiceSweep(huge, .builtIn, at: days, threads: 1)?.points() != nil
    #expect(!isExact)
  }

  @Test func `does not depend on the number of threads`() {
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let one = AssessmentHistory(of: portfolio, in: assessment)
    let four = AssessmentHistory(of: portfolio, in: assessment, threads: 4)
    #expect(one.figures == four.figures)
    for client in portfolio.clients.indices {
      #expect(one.standings(of: client) == four.standings(of: client))
    }
  }

  @Test func `is empty where the data begin after the last month-end`() {
    let portfolio = portfolio([buyer("a", on: ["2026-11-03", "2026-11-10"])])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    #expect(study.history.days.isEmpty)
    #expect(study.previous == nil)
    #expect(study.changes.isEmpty)
  }

  @Test func `revenue decides no tier at month-ends before the first purchase`() throws {
    var client = buyer("a", on: ["2026-03-03", "2026-08-10"])
    client.since = day("2025-01-01")
    let portfolio = portfolio([client, buyer("b", on: ["2024-06-03", "2026-08-10"])])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let table = try #require(AssessmentTable.named("client-history"))
    let status = try #require(table.columns.firstIndex { $0.name == "status" })
    let revenue = try #require(table.columns.firstIndex { $0.name == "tier-revenue" })
    let rows = table.rows(study)
    let prospects = rows.filter { $0[status] == .text("prospect") }
    #expect(!prospects.isEmpty && prospects.allSatisfy { $0[revenue] == .missing })
    #expect(rows.contains { $0[status] == .text("active") && $0[revenue] != .missing })
  }

  @Test func `sums of a year are unknown where the data do not cover one`() throws {
    let portfolio = portfolio([buyer("a", on: ["2026-03-03", "2026-08-10"])])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let history = AssessmentHistory(of: portfolio, in: assessment)
    #expect(history.days.first == day("2026-03-31"))
    #expect(history.figures.allSatisfy { $0.netSales == nil && $0.grossRetention == nil })
    #expect(history.figures.allSatisfy { $0.atRiskSales == nil })
    #expect(history.figures.allSatisfy { $0.clients(.active) + $0.clients(.atRisk) <= 1 })
  }

  @Test func `a look into the past keeps what was bought of each product`() {
    var records = ClientRecords()
    records.history = History([
      HistoryEntry(
        id: "H1", table: .clients, record: "a", field: "owner", value: "Bia",
        from: day("2026-08-01"))
    ])
    let ledger = ProductLedger(of: [], clientCount: 1)
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: ClientAttributes())], ledger: Ledger(purchases: [[]]),
      records: records, productLedger: ledger)
    #expect(portfolio.asKnown(on: day("2026-07-31")).productLedger != nil)
    #expect(portfolio.asKnown(on: day("2026-07-31")).clients[0].attributes.owner == nil)
  }

  @Test func `history rows date what they cover, and nothing else`() throws {
    var attributes = ClientAttributes()
    attributes.owner = "Bia"
    attributes.sector = "Saúde"
    var records = ClientRecords()
    records.history = History([
      HistoryEntry(
        id: "H1", table: .clients, record: "a", field: "owner", value: "Ana",
        from: day("2025-01-01")),
      HistoryEntry(
        id: "H2", table: .clients, record: "a", field: "owner", value: "Bia",
        from: day("2026-08-01")),
    ])
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: attributes)], ledger: Ledger(purchases: [[]]),
      records: records)
    func owner(_ text: String) -> String? {
      portfolio.asKnown(on: day(text)).clients[0].attributes.owner
    }
    #expect(owner("2026-11-16") == "Bia")
    #expect(owner("2026-07-31") == "Ana")
    #expect(owner("2024-12-31") == nil)
    #expect(portfolio.asKnown(on: day("2026-07-31")).clients[0].attributes.sector == "Saúde")
    #expect(records.history.datedFields.map(\.field) == ["owner"])
    #expect(records.history.datedFields.map(\.records) == [1])
  }
}

@Suite("Demotion") struct DemotionTests {
  /// Ten clients, of whom one was the largest up to a day.
  private func base(fallen text: String) -> [TestClient] {
    var clients = (0..<10).map {
      buyer("c\($0)", amount: Int64(10 - $0) * 100_000, on: "2026-06-01")
    }
    // Its great purchase leaves the twelve months on that day.
    let gone = day(text).adding(months: -12)
    clients[9].days = [
      PurchaseDay(day: gone, sales: 9_000_000), PurchaseDay(day: day("2026-06-01"), sales: 100),
    ]
    return clients
  }

  private func position(_ clients: [TestClient], on date: String, _ policy: Policy = .builtIn)
    throws -> TierPosition
  {
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, policy, on: day(date))
    let client = try assessment.client("c9", in: portfolio)
    return try #require(assessment.tierPosition(of: client, in: portfolio))
  }

  @Test(
    arguments: [
      ("2026-09-30", Tier.diamond), ("2026-10-20", .diamond), ("2026-10-31", .diamond),
      ("2026-11-16", .diamond), ("2026-11-29", .diamond), ("2026-11-30", .bronze),
    ])
  func `waits for two month-ends below in a row`(date: String, tier: Tier) throws {
    #expect(try position(base(fallen: "2026-10-10"), on: date).effective == tier)
  }

  @Test func `says what it waits for`() throws {
    let position = try position(base(fallen: "2026-10-10"), on: "2026-11-16")
    let hold = try #require(position.hold)
    #expect(position.automatic == .bronze)
    #expect(hold.lastReached == day("2026-09-30"))
    #expect(hold.below == 1)
    #expect(hold.dropsOn == day("2026-11-30"))
    #expect(hold.falls == .bronze)
    #expect(position.monthEnds == [day("2026-10-31"), day("2026-09-30")])
  }

  @Test func `is at once where the policy says so, and a rise always is`() throws {
    let policy = try policy("tiers: { demotion-periods: 0 }")
    #expect(try position(base(fallen: "2026-10-10"), on: "2026-10-11", policy).effective == .bronze)
    var clients = base(fallen: "2026-10-10")
    clients[8].days.append(PurchaseDay(day: day("2026-11-15"), sales: 90_000_000))
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    #expect(try assessment.client("c8", in: portfolio).tier == .diamond)
  }

  @Test func `needs month-ends within the data`() throws {
    let clients = (0..<4).map { buyer("c\($0)", amount: Int64(4 - $0) * 100, on: "2026-11-03") }
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let position = try #require(
      assessment.tierPosition(of: assessment.clients[0], in: portfolio))
    #expect(position.monthEnds.isEmpty)
    #expect(position.hold == nil)
  }

  @Test func `remembers the tiers that an assessment of the month-end gives`() throws {
    let portfolio = portfolio(randomClients(150, seed: 5))
    let memory = TierMemory(portfolio, .builtIn, on: referenceDay, threads: 2)
    #expect(memory.monthEnds.count == 2)
    for (index, end) in memory.monthEnds.enumerated() {
      let then = assess(
        portfolio, .builtIn, on: end, threads: 1, isBrief: true, memory: .none)
      for client in then.clients where client.tierRank > 0 {
        #expect(memory.tier(client.client, at: index) == client.automaticTier)
      }
      #expect(
        portfolio.clients.indices.count { memory.tier($0, at: index) != nil }
          == then.summary.tiers.base)
    }
  }
}
