import Portfolio
import Testing

@testable import Analysis

@Suite("Renewal forecast") struct RenewalForecastTests {
  private func opportunity(
    _ id: String, _ kind: OpportunityKind?, value: Int64? = 100_000, probability: Int? = nil,
    stage: String? = "Proposta", since: String? = "2026-11-01", expected: String? = nil,
    closed: String? = nil, result: OpportunityResult? = nil, reason: String? = nil,
    product: String? = nil
  ) -> Opportunity {
    var opportunity = Opportunity(id: id, client: 0)
    opportunity.kind = kind
    opportunity.product = product
    opportunity.value = value.map { Money(minorUnits: $0, currency: .real) }
    opportunity.probability = probability
    opportunity.stage = stage
    opportunity.stageSince = since.map { day($0) }
    opportunity.expected = expected.map { day($0) }
    opportunity.closed = closed.map { day($0) }
    opportunity.result = result
    opportunity.lostReason = reason
    return opportunity
  }

  private func study(
    _ contracts: [Contract], _ opportunities: [Opportunity] = [], touches: [Interaction] = [],
    surveys: [Survey] = [], history: [HistoryEntry] = [], _ policy: Policy = .builtIn
  ) -> Study {
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    records.opportunities = ByClient(opportunities)
    records.interactions = ByClient(touches)
    records.surveys = ByClient(surveys)
    records.history = History(history)
    let portfolio = Portfolio(
      clients: [Client(id: "a")], ledger: Ledger(purchases: [[]]), records: records,
      presentTables: [.clients, .contracts, .opportunities, .interactions])
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  private func outlook(_ study: Study) throws -> RenewalOutlook {
    try #require(RenewalForecast(study).outlooks.first)
  }

  @Test func `notice given is lost, whatever else is known`() throws {
    let found = try outlook(
      study([
        contract(renewal: "2027-03-01", notice: 30, cancelled: "2026-10-01", end: "2027-02-28")
      ]))
    #expect(found.rule == .noticeGiven)
    #expect(found.category == .lost)
    #expect(found.expected == 0)
  }

  @Test func `a contract that was cancelled has no opt-out left`() throws {
    let table = try #require(AssessmentTable.named("renewals"))
    func values(_ contract: Contract) throws -> [AssessmentValue] {
      let row = try #require(table.rows(study([contract])).first)
      return try ["opt-out", "days-to-opt-out", "bucket"].map { name in
        let place = try #require(table.columns.firstIndex { $0.name == name })
        return row[place]
      }
    }
    let gone = contract(
      renewal: "2027-03-01", notice: 30, cancelled: "2026-10-01", end: "2027-01-31")
    #expect(try values(gone) == [.missing, .missing, .missing])
    let open = contract(renewal: "2027-01-15", notice: 30)
    #expect(
      try values(open) == [.day(day("2026-12-16")), .integer(30), .text("30")])
  }

  @Test func `a renewal that was won or lost speaks for its contract`() throws {
    let running = contract(renewal: "2027-08-01", notice: 30)
    let won = opportunity("o1", .renewal, closed: "2026-11-10", result: .won)
    let lost = opportunity("o2", .renewal, closed: "2026-11-12", result: .lost)
    let old = opportunity("o3", .renewal, closed: "2025-11-01", result: .lost)
    let other = opportunity("o4", .upsell, closed: "2026-11-10", result: .lost)
    #expect(try outlook(study([running], [won])).rule == .opportunityWon)
    #expect(try outlook(study([running], [won, lost])).rule == .opportunityLost)
    #expect(try outlook(study([running], [old, other])).rule == .nothingKnown)
    #expect(
      try outlook(study([running], [lost])).keys.map(\.key) == ["k1", "o2"])
  }

  @Test func `what was won for the last term says nothing of the next`() throws {
    let rolled = contract(renewal: "2026-10-31", notice: 30, renews: true)
    let signed = contract(from: "2026-09-01", renewal: "2027-08-31", notice: 30)
    let before = opportunity("o1", .renewal, closed: "2026-08-15", result: .won)
    let after = opportunity("o2", .renewal, closed: "2026-11-05", result: .lost)
    #expect(try outlook(study([rolled], [before])).rule == .nothingKnown)
    #expect(try outlook(study([signed], [before])).rule == .nothingKnown)
    #expect(try outlook(study([rolled], [before, after])).rule == .opportunityLost)
    #expect(try outlook(study([signed], [before, after])).rule == .opportunityLost)
  }

  @Test func `a probability beside the opportunity never enters`() throws {
    let running = contract(renewal: "2027-06-01", notice: 30, value: 100_00)
    let touched = [touch("t1", ago: 60)]
    for probability in [0, 5_000, 10_000] {
      let found = try outlook(
        study(
          [running], [opportunity("o1", .renewal, probability: probability)], touches: touched))
      #expect(found.rule == .nothingAgainst)
      #expect(found.expected == 84_000)
    }
  }

  @Test func `deadlines decide where nobody else does`() throws {
    #expect(
      try outlook(study([contract(renewal: "2026-12-01", notice: 30, renews: true)])).rule
        == .cannotBeCancelled)
    #expect(
      try outlook(study([contract(renewal: "2026-12-01", notice: 30, renews: false)])).rule
        == .deadlinePassed)
  }

  @Test func `without evidence there is no probability, and no zero`() throws {
    let study = study([contract(renewal: "2027-06-01", notice: 30)])
    let found = try outlook(study)
    #expect(found.rule == .nothingKnown)
    #expect(found.expected == nil)
    let row = try #require(RenewalForecast(study).rows.last)
    #expect(row.category == .unknown)
    #expect(row.contracts == 1)
    #expect(row.expected == nil)
  }

  @Test func `categories add up to the contracts within the horizon`() {
    let study = study([
      contract("k1", renewal: "2026-12-20", notice: 10), contract("k2", renewal: "2027-05-01"),
      contract("k3", renewal: "2028-05-01", notice: 30), contract("k4", value: nil),
      contract("k5", renewal: "2026-11-20", notice: 30, renews: true, value: 333),
    ])
    let forecast = RenewalForecast(study)
    #expect(forecast.outlooks.map(\.contract.id) == ["k5", "k1", "k2", "k4"])
    #expect(forecast.rows.reduce(0) { $0 + $1.contracts } == forecast.outlooks.count)
    #expect(
      forecast.expected == forecast.outlooks.compactMap(\.expected).reduce(0, +))
    #expect(forecast.rows.reduce(0) { $0 + $1.withoutValue } == 1)
  }

  @Test func `what is as old as the window is long is not recent`() throws {
    let running = contract(renewal: "2027-06-01", notice: 30)
    func rule(ago: Int, _ surveys: [Survey] = []) throws -> RenewalRule {
      try outlook(
        study(
          [running],
          touches: [touch("t1", ago: ago, ours: ["o1", "o2"], theirs: ["p1", "p2"])],
          surveys: surveys)
      ).rule
    }
    let glad = [answer("s1", .nps, 10, ago: 5)]
    let silent = Policy.builtIn.risk.silentTouchDays
    #expect(try rule(ago: silent - 1, glad) == .healthyAndTalking)
    #expect(try rule(ago: silent, glad) == .nothingAgainst)
    let window = Policy.builtIn.relationship.windowDays
    #expect(try rule(ago: window - 1) == .nothingAgainst)
    #expect(try rule(ago: window) == .nothingKnown)
  }

  @Test func `a contract without a day is counted and in no sum`() throws {
    let touched = [touch("t1", ago: 60)]
    let both = RenewalForecast(
      study(
        [contract("k1", renewal: "2027-06-01", notice: 30, value: 100_00), contract("k2")],
        touches: touched))
    #expect(both.outlooks.map(\.contract.id) == ["k1", "k2"])
    let row = try #require(both.rows.first { $0.contracts > 0 })
    #expect(row.contracts == 2)
    #expect(row.withoutDay == 1)
    #expect(row.value == 120_000)
    #expect(row.expected == 84_000)
    #expect(both.value == 120_000)
    #expect(both.expected == 84_000)
    let alone = study([contract("k2")], touches: touched)
    #expect(RenewalForecast(alone).value == nil)
    #expect(RenewalForecast(alone).expected == nil)
    let field = try #require(ClientFields.all.first { $0.name == "renewal-expected" })
    #expect(
      field.value(
        ClientResult(alone.assessment.clients[0], in: alone.assessment, of: alone.portfolio))
        == .missing)
  }

  @Test func `a sum of which no value is known is not zero`() throws {
    let forecast = RenewalForecast(
      study(
        [contract(renewal: "2027-06-01", notice: 30, value: nil)],
        touches: [touch("t1", ago: 60)]))
    let row = try #require(forecast.rows.first { $0.contracts > 0 })
    #expect(row.value == nil)
    #expect(row.expected == nil)
    #expect(forecast.value == nil)
    #expect(forecast.expected == nil)
    #expect(forecast.rows.first { $0.category == .commit }?.value == 0)
  }

  // MARK: Opportunities

  @Test func `open, weighted and unweighted stay apart, and renewals have no weight`() {
    let pipeline = Pipeline(
      study(
        [],
        [
          opportunity("o1", .upsell, probability: 5_000, expected: "2026-11-30"),
          opportunity("o2", .crossSell, value: 33_333, probability: 3_333, since: "2026-08-01"),
          opportunity("o3", .renewal, probability: 9_000),
          opportunity("o4", .newBusiness, value: nil),
          opportunity("o5", .upsell, closed: "2026-12-01", result: .won),
          opportunity("o6", .upsell, since: "2026-12-01"),
          opportunity("o7", .upsell, closed: "2026-11-01", result: .won),
        ]))
    #expect(pipeline.open.map(\.key.key) == ["o1", "o3", "o5", "o2", "o4"])
    #expect(pipeline.totals.value == 333_333)
    #expect(pipeline.totals.weighted == 50_000 + 11_110)
    #expect(pipeline.totals.weightedCount == 2)
    #expect(pipeline.totals.withoutValue == 1)
    #expect(pipeline.stalled.map(\.key.key) == ["o2"])
    #expect(pipeline.closing(by: referenceDay).map(\.key.key) == ["o1"])
    #expect(pipeline.kinds.map(\.kind) == [.expansion, .newBusiness, .renewal])
    #expect(
      pipeline.stages.reduce(0) { $0 + $1.totals.value } == pipeline.totals.value)
  }

  @Test func `what should have closed already is stalled, as its action says`() {
    let study = study(
      [],
      [
        opportunity("o1", .upsell, since: "2026-11-10", expected: "2026-11-15"),
        opportunity("o2", .upsell, since: nil, expected: "2026-11-15"),
        opportunity("o3", .upsell, since: "2026-11-10", expected: "2026-11-16"),
        opportunity("o4", .upsell, since: "2026-09-16"),
      ])
    let stalled = Pipeline(study).stalled.map(\.key)
    #expect(stalled.map(\.key) == ["o4", "o1", "o2"])
    let action = ActionPlan(study).actions.first { $0.reason == .stalled }
    #expect(action.map { Set($0.keys) } == Set(stalled))
  }

  @Test func `lost ones keep the stage they were in, and logistics is a reason`() {
    let lost = LostOpportunities(
      study(
        [],
        [
          opportunity(
            "o1", .upsell, stage: "Fechada", closed: "2026-10-28", result: .lost,
            reason: "Frete e prazo de entrega"),
          opportunity(
            "o2", .upsell, stage: "Proposta", closed: "2026-10-01", result: .lost, reason: "Preço"),
          opportunity("o3", .upsell, stage: "Perdida", closed: "2026-09-01", result: .lost),
          opportunity("o4", .upsell, closed: "2025-11-16", result: .lost),
        ],
        history: [
          HistoryEntry(
            id: "h1", table: .opportunities, record: "o1", field: "stage", value: "Negociação",
            from: day("2026-09-15")),
          HistoryEntry(
            id: "h2", table: .opportunities, record: "o1", field: "stage", value: "Fechada",
            from: day("2026-10-28")),
        ]))
    #expect(lost.lost.map(\.key.key) == ["o1", "o2", "o3"])
    #expect(lost.lost.map(\.stage) == ["Negociação", "Proposta", nil])
    #expect(lost.lost.map(\.reason) == [.logistics, .price, nil])
    #expect(lost.rows.reduce(0) { $0 + $1.totals.count } == 3)
  }
}

@Suite("Cost to serve") struct CostToServeTests {
  private func study(
    minutes: [Int?], service: Int64? = 50_000, rate: Int64? = 12_000, ours: [String] = ["o1"],
    sales: Int64 = 1_000_000
  ) -> Study {
    var attributes = ClientAttributes()
    attributes.owner = "o1"
    attributes.costOfService = service.map { Money(minorUnits: $0, currency: .real) }
    var records = ClientRecords()
    records.interactions = ByClient(
      minutes.enumerated().map { index, length in
        var touch = touch("t\(index)", ago: 10 + index, ours: ours)
        touch.minutes = length
        return touch
      })
    var own = TeamMember(id: "o1")
    own.role = "Gerente"
    own.hourlyCost = rate.map { Money(minorUnits: $0, currency: .real) }
    var other = TeamMember(id: "o2")
    other.role = "gerente"
    other.hourlyCost = Money(minorUnits: 6_000, currency: .real)
    let portfolio = Portfolio(
      clients: [Client(id: "a", attributes: attributes)],
      ledger: Ledger(purchases: [
        [
          PurchaseDay(day: day("2025-06-01"), sales: 800_000),
          PurchaseDay(day: day("2026-06-01"), sales: sales),
        ]
      ]), team: [own, other], records: records,
      presentTables: [.clients, .invoices, .interactions, .team])
    return Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
  }

  private func cost(_ study: Study) throws -> CostToServe {
    try #require(study.cost(of: study.assessment.clients[0]))
  }

  @Test func `hours by rate and service make the cost, and the rest is margin`() throws {
    let found = try cost(study(minutes: [90, 30, nil]))
    #expect(found.minutes == 120)
    #expect(found.timed == 2)
    #expect(found.touches == 3)
    #expect(found.timeCost == 24_000)
    #expect(found.total == 74_000)
    #expect(found.margin == 926_000)
    #expect(found.marginShare?.basisPoints == 9260)
  }

  @Test func `a member without a rate takes the mean of the role`() throws {
    #expect(try cost(study(minutes: [60], rate: nil)).timeCost == 6_000)
    #expect(try cost(study(minutes: [60], ours: ["somebody"])).timeCost == 12_000)
    #expect(try cost(study(minutes: [60], ours: [])).timeCost == 12_000)
  }

  @Test func `what is not known is not zero`() throws {
    let untimed = try cost(study(minutes: [nil]))
    #expect(untimed.timeCost == nil)
    #expect(untimed.total == nil)
    #expect(untimed.known == 50_000)
    func field(_ name: String, _ study: Study) throws -> AssessmentValue {
      let field = try #require(ClientFields.all.first { $0.name == name })
      return field.value(
        ClientResult(study.assessment.clients[0], in: study.assessment, of: study.portfolio))
    }
    #expect(try field("service-hours", study(minutes: [nil])) == .missing)
    #expect(try field("untimed-touches", study(minutes: [nil])) == .integer(1))
    #expect(try field("service-hours", study(minutes: [90, 30, nil])) == .decimal(20, scale: 1))
    #expect(try field("untimed-touches", study(minutes: [90, 30, nil])) == .integer(1))
    #expect(try field("service-hours", study(minutes: [])) == .decimal(0, scale: 1))
    let unserved = try cost(study(minutes: [60], service: nil))
    #expect(unserved.total == nil)
    #expect(CostReport(study(minutes: [nil])) == nil)
  }

  @Test func `sums of a group of which nobody is known are empty`() throws {
    func client(_ id: String, owner: String, service: Int64?) -> Client {
      var attributes = ClientAttributes()
      attributes.owner = owner
      attributes.costOfService = service.map { Money(minorUnits: $0, currency: .real) }
      return Client(id: id, attributes: attributes)
    }
    let clients = [
      client("a", owner: "o1", service: 50_000), client("b", owner: "o2", service: nil),
    ]
    let days = [PurchaseDay(day: day("2026-06-01"), sales: 100_000)]
    let portfolio = Portfolio(
      clients: clients, ledger: Ledger(purchases: [days, days]),
      presentTables: [.clients, .invoices, .interactions])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let table = try #require(AssessmentTable.named("cost-to-serve"))
    let places = Dictionary(
      uniqueKeysWithValues: table.columns.enumerated().map { ($0.element.name, $0.offset) })
    let known = try #require(places["known"])
    let rows = table.rows(study)
    let unknown = try #require(rows.first { $0[known] == .integer(0) })
    let whole = try #require(rows.first { $0[known] == .integer(1) })
    for name in [
      "hours", "time-cost", "service-cost", "cost", "revenue", "margin", "losing-clients",
      "kept-clients", "kept-cost", "kept-revenue",
    ] {
      let place = try #require(places[name])
      #expect(unknown[place] == .missing, "\(name)")
      #expect(whole[place] != .missing, "\(name)")
    }
  }

  @Test func `nothing is left of a revenue that nobody knows`() throws {
    var attributes = ClientAttributes()
    attributes.costOfService = Money(minorUnits: 50_000, currency: .real)
    func cost(_ value: Int64?) throws -> CostToServe {
      let portfolio = AccountFixture(
        attributes: attributes, contracts: [contract(value: value)],
        tables: [.clients, .contracts, .interactions]
      ).portfolio
      return try self.cost(Study(portfolio, assess(portfolio, .builtIn, on: referenceDay)))
    }
    #expect(try cost(nil).revenue == nil)
    #expect(try cost(nil).timeCost == 0)
    #expect(try cost(nil).total == 50_000)
    #expect(try cost(nil).margin == nil)
    #expect(try cost(10_000).margin == 70_000)
  }

  @Test func `invoices that do not tell the whole year leave the revenue to contracts`() throws {
    var attributes = ClientAttributes()
    attributes.since = day("2024-01-01")
    attributes.costOfService = Money(minorUnits: 50_000, currency: .real)
    func cost(on date: String, _ contracts: [Contract]) throws -> CostToServe {
      let portfolio = AccountFixture(
        attributes: attributes, days: [PurchaseDay(day: day("2026-06-03"), sales: 1_000)],
        contracts: contracts, tables: [.clients, .invoices, .contracts, .interactions]
      ).portfolio
      return try self.cost(Study(portfolio, assess(portfolio, .builtIn, on: day(date))))
    }
    #expect(try cost(on: "2026-06-02", []).revenue == nil)
    for date in ["2026-06-02", "2026-06-30"] {
      let early = try cost(on: date, [contract()])
      #expect(early.basis == .recurring)
      #expect(early.margin == 70_000)
    }
    #expect(try cost(on: "2027-05-03", [contract()]).basis == .transactional)
    #expect(try cost(on: "2027-05-03", [contract()]).revenue == 1_000)
  }

  @Test func `keeping revenue costs what serving those who stayed costs`() throws {
    let whole = try #require(CostReport(study(minutes: [60]))?.whole)
    #expect(whole.known == 1)
    #expect(whole.keptCost == 62_000)
    #expect(whole.keptRevenue == 800_000)
    #expect(whole.retentionCost.basisPoints == 775)
    #expect(whole.losing.isEmpty)
    #expect(try #require(CostReport(study(minutes: [60], sales: 100))?.whole).losing == [0])
  }
}

@Suite("Payment behaviour") struct PaymentReportTests {
  @Test func `buckets and shares add up over clients`() throws {
    func invoice(_ number: String, client: Int, due: String, paid: String?) -> Receivable {
      Receivable(
        client: client, number: number, issued: day(due).adding(days: -20), due: day(due),
        amount: 1_000, paid: paid.map { day($0) }, paymentsKnownFrom: day("2025-01-01"))
    }
    let portfolio = Portfolio(
      clients: [Client(id: "a"), Client(id: "b"), Client(id: "c")],
      ledger: Ledger(purchases: [[], [], []]),
      receivables: Receivables([
        invoice("1", client: 0, due: "2026-10-01", paid: "2026-10-03"),
        invoice("2", client: 0, due: "2026-11-10", paid: nil),
        invoice("3", client: 1, due: "2026-09-01", paid: "2026-09-21"),
        invoice("4", client: 1, due: "2026-08-01", paid: nil),
      ]), presentTables: [.clients, .invoices])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let whole = try #require(PaymentReport(study)?.whole)
    #expect(whole.clients == 2)
    #expect(whole.decided == 4)
    #expect(whole.onTime == 1)
    #expect(whole.meanDelayTenths == 110)
    #expect(whole.overdueAmount == 2_000)
    #expect(whole[.upTo10].amount == 1_000)
    #expect(whole[.beyond90].invoices == 1)
    #expect(whole.late == [0, 1])
  }
}
