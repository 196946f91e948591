import Portfolio
import Testing

@testable import Analysis

@Suite("Contracts on a day") struct ContractTests {
  private func standing(_ versions: [Contract], on date: Day = referenceDay) throws
    -> ContractStanding
  {
    let assessment = ContractReading(Moment(date), ContractPolicy())
      .assess(ByClient(versions).of(0), clientEnded: nil)
    return try #require(assessment?.contracts.first)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let contract: Contract
    let state: ContractState
    var end: String?
    var testDescription: String { name }
  }

  /// The reference day is 2026-11-16.
  static let cases = [
    Case(name: "plain", contract: contract(), state: .running),
    Case(name: "starts today", contract: contract(start: "2026-11-16"), state: .running),
    Case(name: "starts tomorrow", contract: contract(start: "2026-11-17"), state: .coming),
    Case(
      name: "a draft counts nowhere", contract: contract(status: .draft), state: .draft),
    Case(
      name: "its last day is today", contract: contract(end: "2026-11-16"), state: .running,
      end: "2026-11-16"),
    Case(
      name: "its last day was yesterday", contract: contract(end: "2026-11-15"), state: .ended,
      end: "2026-11-15"),
    Case(name: "ended without a day", contract: contract(status: .ended), state: .ended),
    Case(
      name: "cancelled, runs to its end",
      contract: contract(cancelled: "2026-10-01", end: "2026-12-31"), state: .cancelledRunning,
      end: "2026-12-31"),
    Case(
      name: "cancelled without an end runs out at the renewal",
      contract: contract(renewal: "2027-01-01", cancelled: "2026-10-01"),
      state: .cancelledRunning, end: "2027-01-01"),
    Case(
      name: "cancelled without end and renewal ends with its notice",
      contract: contract(notice: 30, cancelled: "2026-10-01"), state: .ended,
      end: "2026-10-31"),
    Case(
      name: "cancelled and nothing else known",
      contract: contract(cancelled: "2026-10-01"), state: .cancelledRunning),
    Case(
      name: "cancelled by the word alone",
      contract: contract(status: .cancelled, end: "2026-12-31"), state: .cancelledRunning,
      end: "2026-12-31"),
    Case(
      name: "the notice of tomorrow is not known, nor the end that follows",
      contract: contract(status: .cancelled, cancelled: "2026-11-17", end: "2026-12-31"),
      state: .running),
    Case(
      name: "the data knows a later end, the day does not",
      contract: contract(status: .ended, end: "2026-12-31"), state: .running),
    Case(
      name: "the data knows that it ended by a notice of tomorrow",
      contract: contract(status: .ended, cancelled: "2026-11-17"), state: .running),
    Case(
      name: "ended before its renewal, nobody says when",
      contract: contract(renewal: "2027-01-01", status: .ended, cancelled: "2026-10-01"),
      state: .ended),
    Case(
      name: "ended with its notice",
      contract: contract(notice: 30, status: .ended, cancelled: "2026-10-01"), state: .ended,
      end: "2026-10-31"),
    Case(
      name: "suspended brings nothing", contract: contract(status: .suspended),
      state: .suspended),
    Case(
      name: "dates decide over words", contract: contract(status: .active, end: "2026-01-31"),
      state: .ended, end: "2026-01-31"),
  ]

  @Test(arguments: cases)
  func `dates decide what a contract is`(item: Case) throws {
    let standing = try standing([item.contract])
    #expect(standing.state == item.state)
    #expect(standing.end == item.end.map { day($0) })
    #expect(standing.isEndAssumed == (item.end != nil && item.contract.end == nil))
    let brings = item.state == .running || item.state == .cancelledRunning
    #expect(standing.valueInForce == (brings ? 10_000 : 0))
  }

  @Test func `the version in force counts, and later ones do not exist`() throws {
    let versions = [
      contract(from: "2025-01-01", start: "2025-01-01", value: 10_000),
      contract(from: "2026-06-01", start: nil, value: 12_000),
      contract(from: "2027-01-01", start: nil, value: 15_000),
    ]
    let now = try standing(versions)
    #expect(now.monthlyValue == 12_000)
    #expect(now.versions == 2)
    #expect(now.start == day("2025-01-01"))
    #expect(try standing(versions.reversed()) == now)
    #expect(try standing(versions, on: day("2026-05-31")).monthlyValue == 10_000)
    #expect(try standing(versions, on: day("2027-01-01")).monthlyValue == 15_000)
  }

  @Test func `a version says nothing of the days before it, and comes as no jump`() throws {
    let fixture = AccountFixture(contracts: [contract(from: "2026-12-01", start: "2020-01-01")])
    let now = fixture.assessed()
    #expect(now.contracts?.state == .running)
    #expect(now.contracts?.knownRevenue == nil)
    #expect(now.tierRevenue == nil)
    let portfolio = fixture.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: day("2026-12-31")))
    #expect(study.assessment.summary.contracts?.knownRevenue == 10_000)
    #expect(study.movements(.recurring).flatMap(\.movements).isEmpty)
    let year = study.yearMovements(.recurring)
    #expect(year.amount(.reactivation) == 0)
    #expect(year.unknownClients == 1)
  }

  @Test func `a contract that starts too far ahead does not exist yet`() {
    let far = contract(start: "2027-11-16")
    let reading = ContractReading(Moment(referenceDay), ContractPolicy())
    #expect(reading.assess(ByClient([far]).of(0), clientEnded: nil) == nil)
  }

  @Test func `what nobody closed ends with the client`() throws {
    var fixture = AccountFixture(contracts: [
      contract("k1", renewal: "2027-03-01", notice: 30), contract("k2", end: "2026-05-31"),
      contract("k3", cancelled: "2026-08-01", end: "2026-12-31"),
      contract("k4", start: "2026-11-01"), contract("k5", status: .draft),
    ])
    fixture.attributes.ended = day("2026-10-31")
    let client = fixture.assessed()
    let contracts = try #require(client.contracts)
    #expect(client.status == .former)
    #expect(contracts.contracts.map(\.state) == [.ended, .ended, .ended, .running, .draft])
    #expect(
      contracts.contracts.prefix(3).map(\.end)
        == [day("2026-10-31"), day("2026-05-31"), day("2026-10-31")])
    #expect(contracts.contracts.prefix(3).map(\.isEndAssumed) == [true, false, true])
    fixture.contracts.remove(at: 3)
    let portfolio = fixture.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    #expect(study.assessment.summary.contracts?.monthlyRevenue == 0)
    #expect(study.yearMovements(.recurring).amount(.churn) == 30_000)
    #expect(RenewalForecast(study).outlooks.isEmpty)
    // The day it ended is the last of October.
    #expect(
      study.movements(.recurring).suffix(2).map { $0.totals.amount(.churn) } == [20_000, 0])
    // What nobody knew yet changes nothing of a day before.
    #expect(fixture.assessed(on: day("2026-10-30")).contracts?.monthlyRevenue == 20_000)
  }

  @Test func `on the day a client ended all of its contracts have, its last day or not`() throws {
    var fixture = AccountFixture(contracts: [
      contract("k1", renewal: "2027-03-01", notice: 30), contract("k2", end: "2026-11-16"),
      contract("k3", end: "2026-11-15"),
      contract("k4", cancelled: "2026-10-01", end: "2026-11-16"),
      contract("k5", start: "2026-11-16"), contract("k6", status: .suspended),
    ])
    fixture.attributes.ended = referenceDay
    let portfolio = fixture.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let client = study.assessment.clients[0]
    let contracts = try #require(client.contracts)
    #expect(client.status == .former)
    #expect(contracts.contracts.allSatisfy { $0.state == .ended })
    #expect(contracts.contracts.map(\.isEndAssumed) == [true, false, false, false, true, true])
    #expect(contracts.endedOn == referenceDay)
    // The portfolio says what its owners do: nothing runs, nothing is to be renewed, all of it left.
    #expect(study.assessment.summary.contracts?.monthlyRevenue == 0)
    #expect(study.assessment.summary.contracts?.running == 0)
    #expect(study.assessment.renewals.isEmpty)
    #expect(RenewalForecast(study).outlooks.isEmpty)
    #expect(study.movements(.recurring).last?.totals.amount(.churn) == 40_000)
    #expect(study.movements(.recurring).last?.totals.wholeEnd == 0)
    // The day before, each of those that had begun runs.
    #expect(fixture.assessed(on: day("2026-11-15")).contracts?.monthlyRevenue == 40_000)
  }

  @Test func `the next one is what can still be decided`() throws {
    func next(_ contracts: [Contract]) -> String? {
      AccountFixture(contracts: contracts).assessed().contracts?.next?.id
    }
    let expired = contract("k1", renewal: "2026-08-01", notice: 30, renews: false)
    let renewing = contract("k2", renewal: "2026-12-01", notice: 30, renews: true)
    let open = contract("k3", renewal: "2027-01-30", notice: 30)
    let runsOut = contract("k4", renewal: "2026-12-10", notice: 60, renews: false)
    #expect(next([expired, renewing, open]) == "k3")
    #expect(next([expired, renewing, open, runsOut]) == "k4")
    #expect(next([expired, renewing]) == "k1")
    let all = AccountFixture(contracts: [expired, renewing, open, runsOut]).assessed()
    #expect(all.contracts?.nextOptOut?.id == "k3")
    #expect(
      AccountFixture(contracts: [expired]).assessed().contracts?.nextOptOut == nil)
  }

  @Test(
    arguments: [
      (20, 30, false, RenewalBucket.overdue), (20, 30, true, .renewing), (30, 30, false, .within30),
      (60, 30, false, .within30), (61, 30, false, .within60), (90, 30, true, .within60),
      (91, 30, nil, .within90), (120, 30, nil, .within90), (121, 30, nil, .within180),
      (210, 30, nil, .within180), (211, 30, nil, .later), (20, nil, nil, .unknown),
      (20, 0, nil, .within30),
    ] as [(Int, Int?, Bool?, RenewalBucket)])
  func `buckets run on the opt-out, and an unknown notice is no notice of zero`(
    days: Int, notice: Int?, renews: Bool?, bucket: RenewalBucket
  ) throws {
    let renewal = referenceDay.adding(days: days)
    let standing = try standing([
      contract(renewal: renewal.description, notice: notice, renews: renews)
    ])
    #expect(standing.bucket == bucket)
    #expect(standing.daysToOptOut == notice.map { days - $0 })
  }

  @Test func `a contract that renews by itself moves on by whole years`() throws {
    let renewing = try standing([
      contract(start: "2020-02-29", renewal: "2021-02-28", notice: 60, renews: true)
    ])
    #expect(renewing.renewal == day("2027-02-28"))
    #expect(renewing.isRolled)
    let today = try standing([contract(renewal: "2026-11-16", notice: 0, renews: true)])
    #expect(today.renewal == referenceDay)
    #expect(!today.isRolled)
    let lapsed = try standing([contract(renewal: "2026-03-01", notice: 30, renews: false)])
    #expect(lapsed.renewal == day("2026-03-01"))
    #expect(lapsed.bucket == .overdue)
  }

  @Test func `what no contract says is nowhere zero`() throws {
    let portfolio = AccountFixture(
      contracts: [contract(renewal: "2027-01-31", notice: 30, value: nil)],
      tables: [.clients, .contracts]
    ).portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let client = study.assessment.clients[0]
    #expect(study.assessment.summary.contracts?.knownRevenue == nil)
    #expect(PortfolioFigures(study.assessment, of: portfolio).recurring == nil)
    #expect(study.figures.monthlyRevenue == nil)
    for name in ["monthly-recurring-revenue", "opt-out-60-value"] {
      let field = try #require(PortfolioFields.all.first { $0.name == name })
      #expect(field.value(study.assessment) == .missing, "\(name)")
    }
    for name in ["renewal-value", "renewal-expected", "tier-revenue", "tier-revenue-basis"] {
      let field = try #require(ClientFields.all.first { $0.name == name })
      #expect(
        field.value(ClientResult(client, in: study.assessment, of: portfolio)) == .missing,
        "\(name)")
    }
  }

  @Test func `recurring revenue is what is known, and unknown when nothing is`() throws {
    let portfolio = AccountFixture(contracts: [
      contract("k1", value: 10_000), contract("k2", value: nil),
      contract("k3", value: 5_000, status: .suspended),
      contract("k4", value: 7_000, cancelled: "2026-10-01", end: "2026-12-31"),
    ]).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let contracts = try #require(assessment.clients[0].contracts)
    #expect(contracts.monthlyRevenue == 17_000)
    #expect(contracts.withoutValue == 1)
    #expect(contracts.knownRevenue == 17_000)
    let summary = try #require(assessment.summary.contracts)
    #expect(summary.monthlyRevenue == 17_000)
    #expect(summary.knownRevenue == 17_000)
    #expect(summary.cancelledRevenue == 7_000)
    #expect(summary.running == 4)
    #expect(summary.clients == 1)
    let unknown = AccountFixture(contracts: [contract(value: nil)]).assessed()
    #expect(unknown.contracts?.knownRevenue == nil)
  }

  @Test func `what was cancelled at an unknown value is unknown, not nothing`() throws {
    let portfolio = AccountFixture(contracts: [
      contract("k1", value: 10_000),
      contract("k2", value: nil, cancelled: "2026-10-01", end: "2026-12-31"),
    ]).portfolio
    let summary = try #require(assess(portfolio, .builtIn, on: referenceDay).summary.contracts)
    #expect(summary.cancelledWithoutValue == 1)
    #expect(summary.knownCancelledRevenue == nil)
  }

  @Test func `renewals come by opt-out, unknown ones last`() {
    let portfolio = AccountFixture(contracts: [
      contract("late", renewal: "2027-06-01", notice: 30), contract("none"),
      contract("soon", renewal: "2027-01-01", notice: 30),
      contract("gone", cancelled: "2026-10-01", end: "2026-12-31"),
      contract("renews", renewal: "2026-12-01", notice: 90, renews: true),
    ]).portfolio
    let renewals = assess(portfolio, .builtIn, on: referenceDay).renewals
    #expect(renewals.map(\.contract.id) == ["renews", "soon", "late", "none"])
    #expect(renewals.map(\.contract.bucket) == [.renewing, .within30, .within180, .unknown])
  }

  @Test(
    arguments: [
      ("Preço", .price), ("PRICE", .price), ("achou caro demais", .price),
      ("Foi para o concorrente", .competitor), ("Inadimplência", .paymentDefault),
      ("default", .paymentDefault), ("Empresa fechou", .businessClosed),
      ("business-closed", .businessClosed), ("Falecimento", .death),
      ("corte de orçamento", .budget), ("Saída do champion", .championLeft),
      ("não usa", .noUse), ("sem decisão", .noDecision), ("prazo de entrega", .logistics),
      ("mau atendimento", .service), ("falta de funcionalidade", .productGap),
      ("adquirida pela Beta", .acquired), ("mudou de cidade", .other), ("", nil), ("  ", nil),
      ("Fechou com concorrente", .competitor), ("Fechou contrato com um rival", .competitor),
      ("fechou com outro fornecedor", .other), ("Fechou as portas", .businessClosed),
      ("A empresa fechou", .businessClosed),
    ] as [(String, EndReason?)])
  func `reasons are read in both languages`(text: String, reason: EndReason?) {
    #expect(EndReason(text) == reason)
  }

  @Test func `too many other reasons are worth a warning`() {
    func summary(_ reasons: [String?]) -> EndReasonSummary {
      let clients = reasons.enumerated().map { index, reason in
        var attributes = ClientAttributes()
        attributes.ended = day("2026-01-01")
        attributes.endReason = reason
        return Client(id: "c\(index + 10)", attributes: attributes)
      }
      let portfolio = Portfolio(
        clients: clients, ledger: Ledger(purchases: clients.map { _ in [] }),
        presentTables: [.clients])
      return EndReasonSummary(assess(portfolio, .builtIn, on: referenceDay), of: portfolio)
    }
    let few = summary(["preço", "preço", "concorrente", nil, "preço", "preço", "preço", "xyz"])
    #expect(few.rows.map(\.reason) == [.price, .competitor, .other])
    #expect(few.unknown == 1)
    #expect(!few.isTooVague)
    #expect(summary(["preço", "xyz"]).isTooVague)
    #expect(!summary([nil]).isTooVague)
  }
}

@Suite("Status by contracts") struct ContractStatusTests {
  @Test func `a client comes back with a contract that begins with its purchase`() {
    func rule(_ contracts: [Contract]) -> StatusRule {
      let days = [480, 450, 420, 390, 360, 10].map {
        PurchaseDay(day: referenceDay.adding(days: -$0), sales: 10_000)
      }
      return AccountFixture(days: days, contracts: contracts).assessed().rule
    }
    let back = referenceDay.adding(days: -10)
    let last = referenceDay.adding(days: -360)
    #expect(rule([contract(start: back.description)]) == .reactivated)
    #expect(
      rule([
        contract("k1", start: "2025-01-01", end: last.description),
        contract("k2", start: back.description),
      ]) == .reactivated)
    #expect(rule([contract(start: back.adding(days: -1).description)]) == .active)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var contracts: [Contract] = []
    var lastPurchaseAgo: Int?
    let rule: StatusRule
    var detail: StatusDetail?
    var testDescription: String { name }
  }

  static let ended = contract(end: "2026-06-30")

  static let cases = [
    Case(
      name: "a contract runs and nothing was ever invoiced", contracts: [contract()], rule: .active),
    Case(
      name: "a contract runs, however long the silence", contracts: [contract()],
      lastPurchaseAgo: 900, rule: .atRisk),
    Case(
      name: "cancelled and still running",
      contracts: [contract(cancelled: "2026-10-01", end: "2026-12-31")], rule: .runningOff,
      detail: .runningOff),
    Case(
      name: "one cancelled, another runs",
      contracts: [contract(cancelled: "2026-10-01", end: "2026-12-31"), contract("k2")],
      rule: .active),
    Case(
      name: "starts later", contracts: [contract(start: "2026-12-01")], rule: .coming,
      detail: .coming),
    Case(
      name: "a buyer whose contract starts later", contracts: [contract(start: "2026-12-01")],
      lastPurchaseAgo: 5, rule: .active),
    Case(name: "a draft alone", contracts: [contract(status: .draft)], rule: .prospect),
    Case(name: "all contracts ended", contracts: [ended], rule: .former),
    Case(
      name: "all ended, last bought before", contracts: [ended], lastPurchaseAgo: 200,
      rule: .former),
    Case(
      name: "all ended, bought since", contracts: [ended], lastPurchaseAgo: 20, rule: .active),
    Case(
      name: "all ended long ago, bought since, then silent",
      contracts: [contract(end: "2025-06-30")], lastPurchaseAgo: 200, rule: .inactive),
    Case(
      name: "suspended is not gone", contracts: [contract(status: .suspended)], rule: .active),
  ]

  @Test(arguments: cases)
  func `contracts decide before silence does`(item: Case) {
    var fixture = AccountFixture(contracts: item.contracts)
    if let ago = item.lastPurchaseAgo {
      fixture.days = [PurchaseDay(day: referenceDay.adding(days: -ago), sales: 10_000)]
    }
    let client = fixture.assessed()
    #expect(client.rule == item.rule)
    #expect(client.detail == item.detail)
    #expect(client.status == item.rule.status)
  }

  @Test func `invoices under a contract feed no rhythm`() throws {
    let days = (0..<12).reversed().map {
      PurchaseDay(
        day: referenceDay.adding(days: -$0 * 30 - 100), sales: 10_000, contractSales: 10_000,
        contractInvoices: 1)
    }
    let served = AccountFixture(days: days, contracts: [contract()]).assessed()
    #expect(served.rule == .active)
    #expect(served.cadence == nil)
    #expect(served.expectedNext == nil)
    #expect(served.lastPurchase == referenceDay.adding(days: -100))

    var mixed = days
    for (index, ago) in [95, 65, 35, 5].enumerated() {
      mixed.append(PurchaseDay(day: referenceDay.adding(days: -ago), sales: Int64(index + 1)))
    }
    let buyer = AccountFixture(days: mixed, contracts: [contract()]).assessed()
    #expect(buyer.cadence?.intervals == 3)
    #expect(buyer.cadence?.medianHalfDays == 60)
    #expect(buyer.expectedNext == referenceDay.adding(days: 25))
    #expect(buyer.purchaseDays == 16)
  }

  @Test func `the last bill of a contract is no purchase after its end`() {
    var fixture = AccountFixture(contracts: [contract(end: "2026-10-31")])
    fixture.days = [
      PurchaseDay(
        day: day("2026-11-05"), sales: 10_000, contractSales: 10_000, contractInvoices: 1)
    ]
    #expect(fixture.assessed().rule == .former)
    fixture.days.append(PurchaseDay(day: day("2026-11-10"), sales: 100))
    #expect(fixture.assessed().rule == .active)
  }

  @Test func `who still buys is not former where nobody says when the contracts ended`() throws {
    var fixture = AccountFixture(contracts: [contract(status: .ended)])
    #expect(fixture.assessed().rule == .former)
    fixture.days = [PurchaseDay(day: day("2026-11-10"), sales: 100)]
    let client = fixture.assessed()
    #expect(client.rule == .active)
    let silent = try #require(client.inactiveOn)
    #expect(fixture.assessed(on: silent.adding(days: -1)).rule != .former)
    #expect(fixture.assessed(on: silent).rule == .former)
  }

  @Test func `the forecast knows the days of contracts`() throws {
    let portfolio = AccountFixture(contracts: [
      contract(cancelled: "2026-10-01", end: "2026-12-31", reason: "preço")
    ]).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let explanation = try #require(explain(client: 0, in: assessment, of: portfolio))
    #expect(explanation.nextChange?.day == day("2027-01-01"))
    #expect(explanation.nextChange?.rule == .former)
    let coming = AccountFixture(contracts: [contract(start: "2026-12-01")]).portfolio
    let later = try #require(
      explain(client: 0, in: assess(coming, .builtIn, on: referenceDay), of: coming))
    #expect(later.nextChange?.day == day("2026-12-01"))
    #expect(later.nextChange?.rule == .active)
    let after = assess(portfolio, .builtIn, on: day("2027-01-02"))
    let ending = try #require(Ending(of: after.clients[0], in: portfolio))
    #expect(ending.reason == .price)
    #expect(ending.day == day("2026-12-31"))
    #expect(ending.key == RecordKey(table: .contracts, key: "k1"))
  }
}
