import Portfolio
import Testing

@testable import Analysis

@Suite("Tiers and touch") struct TierTests {
  private func base(_ count: Int) -> [TestClient] {
    (0..<count).map { buyer("c\($0 + 1000)", amount: Int64(count - $0) * 100) }
  }

  @Test(
    arguments: [
      (1, [1, 0, 0, 0, 0]), (3, [1, 0, 0, 1, 1]), (10, [1, 0, 1, 3, 5]),
      (60, [1, 2, 9, 18, 30]), (100, [1, 4, 15, 30, 50]), (101, [2, 4, 15, 30, 50]),
    ] as [(Int, [Int])])
  func `are dealt out from the top, rounded up`(count: Int, sizes: [Int]) {
    let assessment = assess(portfolio(base(count)), .builtIn, on: referenceDay)
    #expect(assessment.summary.byTier.rows.reversed().map(\.clients) == sizes)
    #expect(assessment.summary.tiers.base == count)
    let tiers = assessment.clients.compactMap(\.tier)
    #expect(tiers == tiers.sorted(by: >))
  }

  @Test func `leave out prospects and former clients and keep the rest in bronze`() throws {
    var clients = base(4)
    clients.append(TestClient(id: "never"))
    var former = buyer("former", amount: 1_000_000)
    former.ended = day("2026-10-01")
    clients.append(former)
    clients.append(buyer("old", amount: 500, on: "2024-01-01"))
    let portfolio = portfolio(clients)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    #expect(try assessment.client("never", in: portfolio).tier == nil)
    #expect(try assessment.client("former", in: portfolio).tier == nil)
    #expect(try assessment.client("old", in: portfolio).tier == .bronze)
    #expect(assessment.summary.tiers.base == 4)
    #expect(try assessment.client("c1000", in: portfolio).tier == .diamond)
  }

  @Test func `go by the greater of invoices and contracts, never by the sum`() throws {
    func client(_ amount: Int64, contract value: Int64) -> ClientAssessment {
      AccountFixture(
        days: [PurchaseDay(day: day("2026-10-01"), sales: amount)],
        contracts: [contract(value: value)]
      ).assessed()
    }
    let recurring = client(50_000, contract: 10_000)
    #expect(recurring.tierValue == 120_000)
    #expect(recurring.tierBasis == .recurring)
    let transactional = client(130_000, contract: 10_000)
    #expect(transactional.tierValue == 130_000)
    #expect(transactional.tierBasis == .transactional)
  }

  @Test func `do not take an unknown revenue for zero`() throws {
    let portfolio = AccountFixture(contracts: [contract(value: nil)]).portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let client = assessment.clients[0]
    #expect(client.tierRevenue == nil)
    let position = try #require(assessment.tierPosition(of: client, in: portfolio))
    #expect(position.value == nil)
    #expect(position.missing == nil)
    let buyer = AccountFixture(
      days: [PurchaseDay(day: day("2026-10-01"), sales: 50_000)],
      contracts: [contract(value: nil)]
    ).assessed()
    #expect(buyer.tierRevenue == 50_000)
    #expect(AccountFixture(contracts: []).assessed().tierRevenue == 0)
  }

  @Test func `say what is missing for the next one`() throws {
    let portfolio = portfolio(base(10))
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let client = try assessment.client("c1002", in: portfolio)
    let position = try #require(assessment.tierPosition(of: client, in: portfolio))
    #expect(position.automatic == .silver)
    #expect(position.rank == 3)
    #expect(position.base == 10)
    #expect(position.next == .gold)
    #expect(position.missing == 101)
    let top = try assessment.client("c1000", in: portfolio)
    #expect(try #require(assessment.tierPosition(of: top, in: portfolio)).next == nil)
  }

  @Test(
    arguments: [
      ("ouro", "conta estratégica", "2026-11-16", true), ("gold", nil, "2027-01-01", false),
      ("gold", "why", nil, false), ("gold", "why", "2026-11-15", false),
      ("golden", "why", "2027-01-01", false),
    ] as [(String, String?, String?, Bool)])
  func `set by hand hold with a reason and a last day only`(
    word: String, reason: String?, until: String?, holds: Bool
  ) throws {
    var override = ManualOverride()
    override.value = word
    override.reason = reason
    override.until = until.map { day($0) }
    var fixture = AccountFixture(contracts: [contract(value: nil)])
    fixture.attributes.tierOverride = override
    let portfolio = fixture.portfolio
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let position = try #require(
      assessment.tierPosition(of: assessment.clients[0], in: portfolio))
    #expect(position.automatic == .bronze)
    #expect(position.effective == (holds ? .gold : .bronze))
    #expect(assessment.clients[0].touch == (holds ? .mid : .tech))
    if case .holds = position.override { #expect(holds) } else { #expect(!holds) }
  }

  @Test func `touch follows the tier, and a hand over both`() throws {
    let policy = try policy("touch: { diamond: mid }")
    var fixture = AccountFixture(contracts: [contract()])
    #expect(fixture.assessed().touch == .high)
    #expect(fixture.assessed(policy).touch == .mid)
    var override = ManualOverride()
    override.value = "baixo"
    override.reason = "pediu menos contato"
    override.until = day("2027-01-01")
    fixture.attributes.touchOverride = override
    #expect(fixture.assessed().touch == .low)
  }

  @Test func `do not depend on whether ABC can lend its order`() throws {
    let clients = randomClients(200, seed: 21)
    let lent = assess(portfolio(clients), .builtIn, on: referenceDay)
    let own = assess(portfolio(clients), try policy("abc: { window: all }"), on: referenceDay)
    #expect(lent.clients.map(\.tier) == own.clients.map(\.tier))
    #expect(lent.clients.map(\.tierRank) == own.clients.map(\.tierRank))
  }
}
