import Portfolio
import Testing

@testable import Analysis

@Suite("Movements of revenue that nobody knows") struct UnknownMovementTests {
  /// Contracts whose values change, become unknown and become known again from month to month.
  private func patchy(_ seed: Int) -> Portfolio {
    var contracts: [Contract] = []
    for client in 0..<8 {
      for month in 1...12 where (client + month) % 3 != 1 {
        let number = (client * 7 + month * 5 + seed * 11) % 13
        contracts.append(
          contract(
            "k\(client)", client: client, from: "2026-\(month < 10 ? "0" : "")\(month)-01",
            start: "2026-01-01", value: number % 4 == 0 ? nil : Int64(number) * 1_000))
      }
    }
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    return Portfolio(
      clients: (0..<8).map { Client(id: "c\($0)") },
      ledger: Ledger(purchases: Array(repeating: [], count: 8)), records: records,
      presentTables: [.clients, .contracts])
  }

  @Test(arguments: 1...6)
  func `every month begins with what the one before ended with, whatever is unknown`(seed: Int) {
    let portfolio = patchy(seed)
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let periods = revenueMovements(of: portfolio, in: assessment, basis: .recurring, months: 10)
    #expect(periods.contains { $0.totals.becameKnown > 0 })
    #expect(periods.contains { $0.totals.becameUnknown > 0 })
    for (earlier, later) in zip(periods, periods.dropFirst()) {
      #expect(earlier.totals.wholeEnd == later.totals.wholeBegin)
    }
    for period in periods {
      let totals = period.totals
      let moved =
        totals.amount(.new) + totals.amount(.expansion) + totals.amount(.reactivation)
        - totals.amount(.contraction) - totals.amount(.churn)
      #expect(totals.end == totals.begin + moved)
      guard let begin = totals.wholeBegin, let end = totals.wholeEnd else { continue }
      #expect(end == begin + moved + totals.becameKnown - totals.becameUnknown)
    }
  }

  @Test func `a value that is no longer said becomes unknown and is no loss`() throws {
    let fixture = AccountFixture(
      contracts: [
        contract("k1", from: "2024-01-10", start: "2024-01-10", value: 100_000),
        contract("k1", from: "2026-10-01", start: "2024-01-10", value: nil),
      ], tables: [.clients, .contracts])
    let study = Study(fixture.portfolio, assess(fixture.portfolio, .builtIn, on: referenceDay))
    let table = try #require(AssessmentTable.named("movements"))
    let places = Dictionary(
      uniqueKeysWithValues: table.columns.enumerated().map { ($0.element.name, $0.offset) })
    let rows = table.rows(study).suffix(3)
    func column(_ name: String) throws -> [AssessmentValue] {
      let place = try #require(places[name])
      return rows.map { $0[place] }
    }
    #expect(try column("begin") == [.money(100_000), .money(100_000), .missing])
    #expect(try column("became-unknown") == [.money(0), .money(100_000), .missing])
    #expect(try column("churn") == [.money(0), .missing, .missing])
    #expect(try column("end") == [.money(100_000), .missing, .missing])
    #expect(try column("unknown-clients") == [.integer(0), .integer(1), .integer(1)])
  }

  @Test func `retention of which nothing is known is empty`() throws {
    let fixture = AccountFixture(
      contracts: [contract("k1", from: "2024-01-10", start: "2024-01-10", value: nil)],
      tables: [.clients, .contracts])
    let study = Study(fixture.portfolio, assess(fixture.portfolio, .builtIn, on: referenceDay))
    let table = try #require(AssessmentTable.named("retention"))
    let row = try #require(table.rows(study).first)
    for name in ["before", "now", "new", "churn", "clients-before", "gross-retention-percent"] {
      let place = try #require(table.columns.firstIndex { $0.name == name })
      #expect(row[place] == .missing, "\(name)")
    }
  }

  private func cohorts(_ contracts: [Contract], clients: Int) throws -> CohortTable {
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    let portfolio = Portfolio(
      clients: (0..<clients).map { Client(id: "c\($0)") },
      ledger: Ledger(purchases: Array(repeating: [], count: clients)), records: records,
      presentTables: [.clients, .contracts])
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    return try #require(CohortTable(study, basis: .recurring))
  }

  @Test func `a cohort is compared over the clients known in both periods`() throws {
    let table = try cohorts(
      [
        contract("k0", start: "2026-01-15", value: 300_000),
        contract("k1", client: 1, from: "2026-01-15", start: "2026-01-15", value: nil),
        contract("k1", client: 1, from: "2026-06-10", start: "2026-01-15", value: 100_000),
        contract("k2", client: 2, from: "2026-01-15", start: "2026-01-15", value: 50_000),
        contract("k2", client: 2, from: "2026-08-01", start: "2026-01-15", value: nil),
      ], clients: 3)
    let row = try #require(table.rows.first)
    #expect(row.cells.map(\.amount) == [350_000, 450_000, 400_000, 400_000])
    #expect(row.cells.map(\.unknown) == [1, 0, 1, 1])
    #expect(
      row.cells.indices.map { row.amountShare($0).basisPoints } == [10_000, 10_000, 10_000, 10_000])
  }

  @Test func `a cohort of which no value is known has no amount`() throws {
    let table = try cohorts([contract("k0", start: "2026-01-15", value: nil)], clients: 1)
    let row = try #require(table.rows.first)
    #expect(row.cells.allSatisfy { $0.knownAmount == nil && $0.clients == 1 })
    #expect(row.cells.indices.allSatisfy { row.amountShare($0).basisPoints == nil })
  }
}
