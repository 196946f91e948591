import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis

/// A portfolio of clients with owners, sectors and revenue.
struct OwnedFixture {
  struct Owned {
    var id: String
    var owner: String?
    var sector: String?
    /// Revenue of each of the two years in cents.
    var now: Int64
    var before: Int64 = 0
  }

  var clients: [Owned] = []
  var team: [TeamMember] = []
  var contracts: [Contract] = []
  var interactions: [Interaction] = []
  var tables: Set<TableName> = [.clients, .invoices, .team]

  var portfolio: Portfolio {
    let sorted = clients.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    records.interactions = ByClient(interactions)
    return Portfolio(
      clients: sorted.map { client in
        var attributes = ClientAttributes()
        attributes.owner = client.owner
        attributes.sector = client.sector
        return Client(id: client.id, attributes: attributes)
      },
      ledger: Ledger(
        purchases: sorted.map { client in
          [
            PurchaseDay(day: day("2024-12-01"), sales: client.before),
            PurchaseDay(day: day("2026-11-01"), sales: client.now),
          ].filter { $0.sales > 0 }
        }), team: team, records: records, presentTables: tables)
  }

  func study(_ policy: Policy = .builtIn) -> Study {
    let portfolio = portfolio
    return Study(portfolio, assess(portfolio, policy, on: referenceDay))
  }

  static func member(_ id: String, _ name: String, hours: Int?, _ specialties: [String] = [])
    -> TeamMember
  {
    var member = TeamMember(id: id)
    member.name = name
    member.weeklyHours = hours
    member.specialties = specialties
    return member
  }
}

@Suite("Coverage of accounts") struct CoverageTests {
  /// Every account has the same hours, so that only their number counts.
  private func flat(_ hours: Int) throws -> Policy {
    try policy(
      """
      coverage:
        weeks-per-year: 10
        planned-percent: 100
        diamond-hours: \(hours)
        platinum-hours: \(hours)
        gold-hours: \(hours)
        silver-hours: \(hours)
        bronze-hours: \(hours)
      """)
  }

  private func clients(_ count: Int, of owner: String?, _ prefix: String, sector: String? = nil)
    -> [OwnedFixture.Owned]
  {
    (0..<count).map {
      .init(id: "\(prefix)\($0)", owner: owner, sector: sector, now: Int64(1000 + $0), before: 900)
    }
  }

  @Test func `an owner is named by id or by name, whatever the spelling`() throws {
    let fixture = OwnedFixture(
      clients: clients(1, of: "Ána  Prado", "a") + clients(1, of: "E1", "b")
        + clients(1, of: "Rui", "c"),
      team: [OwnedFixture.member("E1", "Ana Prado", hours: 20)])
    let report = CoverageReport(fixture.study())
    #expect(report.books.map(\.id) == ["E1", "Rui"])
    #expect(report.books.map(\.accounts.count) == [2, 1])
    #expect(report.books.map(\.isInTeam) == [true, false])
    // 20 hours × 46 weeks, and the 1,147 hours of somebody unknown; 75 % of both.
    #expect(report.books.map(\.planned) == [6_900, 8_603])
  }

  @Test func `hours follow the tier, and the touch where it is another`() {
    let policy = CoveragePolicy()
    let usual = TouchPolicy()
    #expect(policy.hours(.diamond, .high, usual: usual) == 1320)
    #expect(policy.hours(.platinum, .high, usual: usual) == 715)
    #expect(policy.hours(.gold, .mid, usual: usual) == 330)
    #expect(policy.hours(.gold, .high, usual: usual) == 715)
    #expect(policy.hours(.bronze, .mid, usual: usual) == 330)
    #expect(policy.hours(.diamond, .low, usual: usual) == 50)
  }

  @Test(
    arguments: [
      (100, .fine), (101, .tight), (115, .tight), (116, .overloaded), (140, .overloaded),
      (141, .structural),
    ] as [(Int64, LoadBand)])
  func `bands begin where the policy says`(load: Int64, band: LoadBand) {
    #expect(LoadBand(load: load, planned: 100, CoveragePolicy()) == band)
  }

  @Test func `strategic accounts are at most one percent, and at least one`() throws {
    #expect(CoverageSummary.limit(base: 0, CoveragePolicy()) == 1)
    #expect(CoverageSummary.limit(base: 100, CoveragePolicy()) == 1)
    #expect(CoverageSummary.limit(base: 101, CoveragePolicy()) == 2)
    let fixture = OwnedFixture(clients: clients(4, of: "a", "c", sector: "Saúde"))
    let study = fixture.study(
      try policy("coverage: { strategic: { field: sector, is: Saúde } }"))
    #expect(CoverageReport(study).strategic.count == 4)
    #expect(study.assessment.summary.coverage.strategic == 4)
    #expect(study.assessment.summary.coverage.strategicLimit == 1)
  }

  @Test func `the fewest moves bring an overloaded owner back, to whoever knows the sector`() throws
  {
    // Ana has 10 accounts of 20 hours for 100 planned; up to 115 is borne, so five must go.
    let fixture = OwnedFixture(
      clients: clients(8, of: "A", "a", sector: "Saúde")
        + clients(2, of: "A", "s", sector: "Varejo")
        + clients(1, of: "B", "b") + clients(1, of: "C", "c"),
      team: [
        OwnedFixture.member("A", "Ana", hours: 10),
        OwnedFixture.member("B", "Bea", hours: 20, ["Varejo"]),
        OwnedFixture.member("C", "Caio", hours: 30),
      ])
    let study = fixture.study(try flat(20))
    let report = CoverageReport(study)
    let plan = Rebalancing(report, study)
    #expect(report.book("A")?.band == .structural)
    #expect(plan.moves.count == 5)
    #expect(plan.moves.prefix(2).map(\.to) == ["B", "B"])
    #expect(plan.moves.prefix(2).map(\.specialty) == ["Varejo", "Varejo"])
    #expect(plan.loadsAfter["A"] == 1000)
    for book in report.books {
      if let id = book.id, id != "A" { #expect(plan.loadsAfter[id] ?? 0 <= book.planned) }
    }
    #expect(
      report.books.reduce(0) { $0 + $1.load } == plan.loadsAfter.values.reduce(0, +))
    #expect(plan.unresolved.isEmpty)
  }

  @Test func `many accounts of one owner are looked at once for each kind`() throws {
    // Each kind has the same number of steps whatever the accounts: a look at each pair, for each move,
    // would not end.
    let fixture = OwnedFixture(
      clients: clients(20_000, of: "A", "a", sector: "Saúde") + clients(1, of: "B", "b"),
      team: [
        OwnedFixture.member("A", "Ana", hours: 10),
        OwnedFixture.member("B", "Bea", hours: 50_000, ["saude"]),
      ])
    let study = fixture.study(try flat(20))
    let report = CoverageReport(study)
    let plan = Rebalancing(report, study)
    // Of 400,000 hours for 100 planned, up to 115 are borne: five accounts stay.
    #expect(plan.moves.count == 19_995)
    #expect(plan.moves.allSatisfy { $0.to == "B" && $0.specialty == "saude" })
    #expect(plan.moves.map(\.client) == plan.moves.map(\.client).sorted())
    #expect(plan.unresolved.isEmpty)
  }

  @Test func `as few go as the largest would be, and the small ones stay`() throws {
    // Three accounts of 30 hours and two of 10 for 50 planned, up to 57.5: two of 30 are enough.
    let fixture = OwnedFixture(
      clients: [
        .init(id: "a1", owner: "A", now: 1000), .init(id: "a2", owner: "A", now: 900),
        .init(id: "a3", owner: "A", now: 800), .init(id: "a4", owner: "A", now: 10),
        .init(id: "a5", owner: "A", now: 9), .init(id: "b", owner: "B", now: 8),
      ],
      team: [
        OwnedFixture.member("A", "Ana", hours: 5), OwnedFixture.member("B", "Bea", hours: 9),
        OwnedFixture.member("C", "Caio", hours: 0),
      ])
    let study = fixture.study(
      try policy(
        """
        coverage: {weeks-per-year: 10, planned-percent: 100, diamond-hours: 30, bronze-hours: 10}
        tiers: {by: thresholds, diamond-from: 5, platinum-from: 4, gold-from: 3, silver-from: 2}
        touch: {diamond: high, bronze: tech}
        """))
    let report = CoverageReport(study)
    let plan = Rebalancing(report, study)
    #expect(plan.moves.map(\.hours) == [300, 300])
    #expect(plan.moves.map(\.client) == [0, 1])
    #expect(plan.loadsAfter["A"] == 500)
  }

  @Test func `who is at risk or decides soon never moves`() throws {
    var fixture = OwnedFixture(
      clients: clients(8, of: "A", "a") + clients(1, of: "B", "b"),
      team: [
        OwnedFixture.member("A", "Ana", hours: 10), OwnedFixture.member("B", "Bea", hours: 90),
      ])
    // Positions 0 to 7 are Ana's: four decide within 60 days, one renews within them.
    fixture.contracts = (0..<4).map {
      contract("k\($0)", client: $0, renewal: "2027-01-20", notice: 30)
    }
    fixture.contracts.append(contract("k9", client: 4, renewal: "2027-01-10"))
    let study = fixture.study(try flat(20))
    let report = CoverageReport(study)
    let protections = report.book("A")?.accounts.map(\.protection)
    #expect(protections?.prefix(5).compactMap { $0 }.count == 5)
    let plan = Rebalancing(report, study)
    let held = Set(0..<5)
    #expect(plan.moves.allSatisfy { !held.contains($0.client) })
    #expect(plan.moves.count == 3)
    #expect(plan.unresolved.isEmpty)
  }

  @Test func `accounts without an owner go to whoever has the hours`() throws {
    let fixture = OwnedFixture(
      clients: clients(3, of: nil, "n", sector: "Saúde") + clients(1, of: "A", "a")
        + clients(1, of: "B", "b"),
      team: [
        OwnedFixture.member("A", "Ana", hours: 4, ["Saúde"]),
        OwnedFixture.member("B", "Bea", hours: 6),
      ])
    let study = fixture.study(try flat(20))
    let report = CoverageReport(study)
    let plan = Rebalancing(report, study)
    // Ana knows the sector and has room for one more; Bea for two.
    #expect(plan.moves.map(\.to) == ["A", "B", "B"])
    #expect(plan.unplaced.isEmpty)
    #expect(study.assessment.summary.coverage.unassigned == 3)
    let nobody = OwnedFixture(clients: clients(3, of: nil, "n")).study()
    #expect(nobody.assessment.summary.coverage.unassigned == nil)
  }

  @Test func `the order of rows does not matter`() throws {
    var fixture = OwnedFixture(
      clients: clients(12, of: "A", "a") + clients(2, of: "B", "b") + clients(2, of: nil, "n"),
      team: [
        OwnedFixture.member("A", "Ana", hours: 10), OwnedFixture.member("B", "Bea", hours: 40),
      ])
    let policy = try flat(20)
    let first = fixture.study(policy)
    fixture.clients.reverse()
    let second = fixture.study(policy)
    #expect(
      Rebalancing(CoverageReport(first), first) == Rebalancing(CoverageReport(second), second))
  }

  @Test func `touch coverage counts two-way touches of clients with human touch`() throws {
    let fixture = OwnedFixture(
      clients: clients(4, of: "A", "c"),
      interactions: [touch("t1", ago: 89), touch("t2", ago: 90)],
      tables: [.clients, .invoices, .interactions])
    let all = fixture.study(try policy("touch: { gold: high, silver: low, bronze: low }"))
    #expect(all.assessment.summary.coverage.touchable == 4)
    #expect(all.assessment.summary.coverage.touched == 1)
    let book = try #require(CoverageReport(all).books.first)
    #expect(book.touchCoverage.basisPoints == 2_500)
    // Nobody is to be spoken with: there is nothing to cover.
    let none = fixture.study(
      try policy(
        "touch: { diamond: tech, platinum: tech, gold: tech, silver: tech, bronze: tech }"))
    #expect(none.assessment.summary.coverage.touchCoverage.basisPoints == nil)
    // Without the table nothing is known.
    let unknown = OwnedFixture(clients: clients(4, of: "A", "c")).study(
      try policy("touch: { bronze: low }"))
    #expect(unknown.assessment.summary.coverage.touchCoverage.basisPoints == nil)
  }

  @Test func `fit is compared with all of the kind, and not scored below three clients`() throws {
    var fixture = OwnedFixture(
      clients: (0..<3).map {
        .init(id: "a\($0)", owner: "A", sector: "Saúde", now: 2_000, before: 1_000)
      }
        + (0..<3).map {
          .init(id: "b\($0)", owner: "B", sector: "Saúde", now: 500, before: 1_000)
        })
    fixture.clients.append(.init(id: "z", owner: "A", sector: "Varejo", now: 100, before: 100))
    let fits = OwnerFit.all(fixture.study()).filter { $0.dimension == .sector }
    #expect(fits.map(\.value) == ["Saúde", "Varejo", "Saúde"])
    #expect(fits.map(\.verdict) == [.better, .unscored, .worse])
    #expect(fits[0].own.retention.basisPoints == 10_000)
    #expect(fits[0].all.retention.basisPoints == 7_500)
    #expect(fits[0].own.growthBasisPoints == 10_000)
    #expect(fits[1].own.retention.basisPoints == nil)
  }
}
