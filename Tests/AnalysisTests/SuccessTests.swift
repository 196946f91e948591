import Portfolio
import Testing

@testable import Analysis

@Suite("Objectives and what else success rests on") struct SuccessTests {
  private func objective(_ edit: (inout Objective) -> Void) -> ObjectiveProgress {
    var objective = Objective(id: "o1", client: 0)
    objective.kpi = "reparos"
    objective.baseline = DecimalNumber(value: 100, scale: 0)
    objective.baselineSource = "ERP"
    objective.baselineDate = day("2026-01-01")
    objective.target = DecimalNumber(value: 50, scale: 0)
    objective.actual = DecimalNumber(value: 60, scale: 0)
    objective.actualDate = day("2026-11-01")
    edit(&objective)
    return ObjectiveProgress(objective, Moment(referenceDay))
  }

  @Test(
    arguments: [
      (100, 50, 60, 8000), (100, 50, 100, 0), (100, 50, 110, -2000), (100, 50, 40, 12_000),
      (10, 40, 20, 3333), (10, 40, 0, -3333), (0, 3, 2, 6667),
    ] as [(Int64, Int64, Int64, Int64)])
  func `progress goes from the baseline to the target, rising or falling`(
    baseline: Int64, target: Int64, actual: Int64, points: Int64
  ) {
    let progress = objective {
      $0.baseline = DecimalNumber(value: baseline, scale: 0)
      $0.target = DecimalNumber(value: target, scale: 0)
      $0.actual = DecimalNumber(value: actual * 10, scale: 1)
    }
    #expect(progress.progress == points)
    #expect(progress.isFalling == (target < baseline))
  }

  @Test func `without a baseline progress is unknown, and somebody has to measure`() {
    let unknown = objective { $0.baseline = nil }
    #expect(unknown.progress == nil)
    #expect(unknown.needsBaseline)
    #expect(objective { $0.baselineSource = nil }.needsBaseline)
    #expect(objective { $0.baselineDate = nil }.needsBaseline)
    #expect(!objective { _ in }.needsBaseline)
    #expect(objective { $0.baselineDate = day("2026-11-17") }.progress == nil)
    #expect(objective { $0.actual = nil }.progress == nil)
    #expect(objective { $0.target = $0.baseline }.progress == nil)
  }

  @Test func `only an objective without a day is called undated`() {
    func pace(
      from: String?, due: String?, target: Int64, actual: Int64
    ) -> ObjectivePace {
      objective {
        $0.baselineDate = from.map { day($0) }
        $0.due = due.map { day($0) }
        $0.baseline = DecimalNumber(value: 100, scale: 0)
        $0.target = DecimalNumber(value: target, scale: 0)
        $0.actual = DecimalNumber(value: actual, scale: 0)
      }.pace
    }
    #expect(pace(from: "2026-01-01", due: nil, target: 200, actual: 100) == .undated)
    #expect(pace(from: "2026-01-01", due: nil, target: 100, actual: 100) == .undated)
    #expect(pace(from: nil, due: "2026-12-31", target: 200, actual: 100) == .noBeginning)
    #expect(pace(from: "2026-01-01", due: "2026-12-31", target: 100, actual: 100) == .onPace)
    #expect(pace(from: "2026-01-01", due: "2026-12-31", target: 100, actual: 90) == .noWay)
    #expect(pace(from: "2026-01-01", due: "2026-12-31", target: 200, actual: 190) == .onPace)
    #expect(pace(from: "2026-01-01", due: "2026-12-31", target: 200, actual: 110) == .behind)
    #expect(pace(from: "2026-11-16", due: "2026-11-16", target: 200, actual: 110) == .behind)
  }

  @Test func `only a named person makes an objective achieved`() {
    #expect(!objective { $0.state = .verified }.isAchieved)
    #expect(
      objective {
        $0.state = .verified
        $0.stateBy = "p1"
      }.isAchieved)
    #expect(
      objective {
        $0.state = .verified
        $0.stateBy = "p1"
        $0.stateOn = day("2026-11-17")
      }.state == nil)
  }

  @Test func `an objective is late until it is delivered`() {
    #expect(objective { $0.due = day("2026-11-06") }.daysLate == 10)
    #expect(objective { $0.due = referenceDay }.daysLate == nil)
    let delivered = objective {
      $0.due = day("2026-11-06")
      $0.state = .delivered
    }
    #expect(delivered.daysLate == nil)
    let value = objective {
      $0.valueDelivered = Money(minorUnits: 300_00, currency: .real)
      $0.cost = Money(minorUnits: 200_00, currency: .real)
    }
    #expect(value.returnHundredths == 150)
  }

  @Test func `tickets, use, steps and handoffs are read up to the day`() throws {
    var records = ClientRecords()
    var grave = Ticket(id: "t1", client: 0)
    grave.opened = day("2026-11-01")
    grave.severity = .critical
    grave.closed = day("2026-11-17")
    var old = Ticket(id: "t2", client: 0)
    old.opened = day("2026-10-01")
    old.closed = day("2026-10-06")
    records.tickets = ByClient([grave, old])
    records.usage = ByClient(
      [("2026-07-01", 100), ("2026-08-01", 110), ("2026-09-01", 90), ("2026-10-01", 50)].map {
        var usage = UsageRecord(id: $0.0, client: 0)
        usage.period = day($0.0)
        usage.metric = "acessos"
        usage.value = DecimalNumber(value: Int64($0.1), scale: 0)
        return usage
      })
    var step = Milestone(id: "m1", client: 0)
    step.due = day("2026-11-10")
    var done = Milestone(id: "m2", client: 0)
    done.due = day("2026-10-10")
    done.done = day("2026-10-10")
    records.milestones = ByClient([step, done])
    var handoff = Handoff(id: "h1", client: 0)
    handoff.date = day("2026-03-01")
    handoff.sold = "Fibra"
    records.handoffs = ByClient([handoff])
    let success = try #require(
      SuccessReading(Moment(referenceDay), records, windowDays: 90).assess(0))
    #expect(success.openTickets == [RecordKey(table: .tickets, key: "t1")])
    #expect(success.graveOpenTickets == 1)
    #expect(success.closingDaysTenths == 50)
    #expect(success.usage.first?.share?.basisPoints == 5000)
    let last = day("2026-10-01").adding(days: HealthPolicy().staleUsageDays)
    #expect(success.usageShares(on: last, HealthPolicy()) == [5000])
    #expect(success.usageShares(on: last.adding(days: 1), HealthPolicy()).isEmpty)
    #expect(success.openMilestones.first?.daysLate == 6)
    #expect(success.milestonesDue == 2)
    #expect(success.milestonesDone == 1)
    #expect(success.handoff?.missing == [.promised, .objectives, .risks])
    #expect(SuccessReading(Moment(day("2026-01-01")), records, windowDays: 90).assess(0) != nil)
  }

  @Test func `former clients are put in order by what asking may bring`() throws {
    func former(_ id: String, _ reason: String?, _ ended: String, _ amount: Int64) -> (
      Client, [PurchaseDay]
    ) {
      var attributes = ClientAttributes()
      attributes.ended = day(ended)
      attributes.endReason = reason
      return (
        Client(id: id, attributes: attributes),
        [PurchaseDay(day: day(ended).adding(days: -30), sales: amount)]
      )
    }
    let rows = [
      former("a", "preço", "2026-05-01", 10_000),
      former("b", "inadimplência", "2026-05-01", 99_000),
      former("c", "saída do champion", "2026-05-01", 10_000),
      former("d", "preço", "2023-05-01", 10_000), former("e", nil, "2026-11-01", 10_000),
    ]
    let portfolio = Portfolio(
      clients: rows.map(\.0), ledger: Ledger(purchases: rows.map(\.1)),
      presentTables: [.clients, .invoices])
    let list = WinBackList(assess(portfolio, .builtIn, on: referenceDay), of: portfolio)
    #expect(list.candidates.map(\.client) == [2, 0, 3, 4])
    #expect(list.candidates.compactMap(\.expected) == [7_000, 5_000, 1_500, 1_500])
    #expect(list.excluded.map(\.client) == [1])
  }

  @Test func `peers suggest a product when enough of them have it`() throws {
    func suggestions(peers: Int, adopters: Int) -> [WhitespaceSuggestion] {
      var records = ClientRecords()
      records.products = [Product(id: "p")]
      records.contracts = ByClient(
        (0...peers).map { index in
          var item = contract("k\(index)", client: index, value: 1_000)
          item.product = index < adopters ? "p" : "other"
          return item
        })
      var attributes = ClientAttributes()
      attributes.sector = "Varejo"
      let portfolio = Portfolio(
        clients: (0...peers).map { Client(id: "c\($0 + 100)", attributes: attributes) },
        ledger: Ledger(purchases: (0...peers).map { _ in [] }), records: records,
        presentTables: [.clients, .contracts, .products])
      var policy = Policy.builtIn
      policy.tiers = TierPolicy(diamond: 0, platinum: 0, gold: 0, silver: 10_000)
      let assessment = assess(portfolio, policy, on: referenceDay)
      return Whitespace(assessment, of: portfolio).suggestions
    }
    #expect(suggestions(peers: 4, adopters: 4).isEmpty)
    #expect(suggestions(peers: 5, adopters: 1).isEmpty)
    let some = suggestions(peers: 5, adopters: 2)
    #expect(some.map(\.client) == [2, 3, 4, 5])
    #expect(some.first?.adoption == Share(2, of: 5))
    #expect(some.first?.expectedValue == 12_000)
  }

  @Test func `a member of the group has a product whether or not its sector is known`() throws {
    var records = ClientRecords()
    records.products = [Product(id: "p")]
    records.contracts = ByClient(
      (0...6).map { index in
        var item = contract("k\(index)", client: index, value: 1_000)
        item.product = index < 4 ? "p" : "other"
        return item
      })
    let clients = (0...6).map { index in
      var attributes = ClientAttributes()
      attributes.sector = index == 0 ? nil : "Varejo"
      attributes.parent = index == 4 ? "c100" : nil
      return Client(id: "c\(index + 100)", attributes: attributes)
    }
    let portfolio = Portfolio(
      clients: clients, ledger: Ledger(purchases: clients.map { _ in [] }), records: records,
      presentTables: [.clients, .contracts, .products])
    var policy = Policy.builtIn
    policy.tiers = TierPolicy(diamond: 0, platinum: 0, gold: 0, silver: 10_000)
    let whitespace = Whitespace(assess(portfolio, policy, on: referenceDay), of: portfolio)
    #expect(whitespace.suggestions.map(\.client) == [4, 5, 6])
    #expect(whitespace.suggestions(for: 4).first?.groupHolders == 1)
    #expect(whitespace.groups.isEmpty)
  }

  @Test func `bases of personal data are valid, withdrawn, expired or missing`() {
    func person(_ id: String, _ edit: (inout LawfulBasisRecord) -> Void) -> Contact {
      var contact = Contact(id: id, client: 0)
      edit(&contact.lawfulBasis)
      return contact
    }
    var left = person("gone") { _ in }
    left.map.left = day("2026-01-01")
    let privacy = PrivacyAssessment(
      [
        person("a") { $0.basis = .consent },
        person("b") {
          $0.basis = .consent
          $0.withdrawn = day("2026-11-16")
        },
        person("c") {
          $0.basis = .contract
          $0.expires = day("2026-11-15")
        }, person("d") { _ in },
        person("e") {
          $0.basis = .consent
          $0.withdrawn = day("2026-11-17")
        }, left,
      ], on: referenceDay)
    #expect(privacy.count(.valid) == 2)
    #expect(privacy.people[.withdrawn] == [RecordKey(table: .contacts, key: "b")])
    #expect(privacy.count(.expired) == 1)
    #expect(privacy.count(.missing) == 1)
    #expect(privacy.people.values.reduce(0) { $0 + $1.count } == 5)
  }
}
