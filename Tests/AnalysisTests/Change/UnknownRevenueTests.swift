import Portfolio
import Testing

@testable import Analysis

@Suite("Revenue that nobody knows, in the past and at stake") struct UnknownRevenueTests {
  /// A client whose contract said what it brings until May, and nothing since.
  private var silenced: AccountFixture {
    AccountFixture(
      contracts: [
        contract("k1", from: "2024-01-10", start: "2024-01-10", value: 10_000),
        contract("k1", from: "2026-05-01", start: "2024-01-10", value: nil),
      ], tables: [.clients, .contracts])
  }

  private func study(_ fixture: AccountFixture, on text: String) -> Study {
    let portfolio = fixture.portfolio.asKnown(on: day(text))
    return Study(portfolio, assess(portfolio, .builtIn, on: day(text)))
  }

  @Test func `is unknown at a month-end, and known before`() throws {
    let portfolio = silenced.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let standings = study.history.standings(of: 0)
    let april = try #require(standings.first { $0.day == day("2026-04-30") })
    let may = try #require(standings.first { $0.day == day("2026-05-31") })
    #expect(april.revenue == 120_000)
    #expect(may.revenue == nil)
    let table = try #require(AssessmentTable.named("client-history"))
    let revenue = try #require(table.columns.firstIndex { $0.name == "tier-revenue" })
    #expect(table.rows(study).last.map { $0[revenue] } == .missing)
  }

  @Test func `is still unknown when results were written and read again`() throws {
    let portfolio = silenced.portfolio
    let study = Study(portfolio, assess(portfolio, .builtIn, on: referenceDay))
    let results = SharedResults(study)
    let read = try #require(SharedResults(decoding: results.encoded, clients: 1))
    #expect(read == results)
    #expect(read.history.standings(of: 0).last?.revenue == nil)
  }

  @Test func `is at stake as unknown, not as nothing`() throws {
    var fixture = AccountFixture(
      contracts: [contract("k1", start: "2024-01-10", value: nil)], tables: [.clients, .contracts])
    fixture.attributes.owner = "Ana"
    let earlier = study(fixture, on: "2026-10-31")
    fixture.attributes.owner = "Rui"
    let found = changes(from: earlier, to: study(fixture, on: "2026-11-16"))
    let change = try #require(found.first { $0.kind == .owner })
    #expect(change.atStake == nil)
  }

  @Test func `what is known on either day is at stake`() throws {
    var fixture = silenced
    fixture.attributes.owner = "Ana"
    let earlier = study(fixture, on: "2026-04-30")
    fixture.attributes.owner = "Rui"
    let found = changes(from: earlier, to: study(fixture, on: "2026-05-31"))
    #expect(found.first { $0.kind == .owner }?.atStake == 120_000)
  }

  @Test func `flows count the clients whose revenue they do not know`() {
    let fixture = AccountFixture(
      contracts: [contract("k1", start: "2024-01-10", value: nil)], tables: [.clients, .contracts])
    let (earlier, later) = (study(fixture, on: "2026-10-31"), study(fixture, on: "2026-11-16"))
    let flow = Flow<Status>(from: earlier, to: later) { $0.status }
    let way = flow[earlier.assessment.clients[0].status, later.assessment.clients[0].status]
    #expect(way.clients == 1)
    #expect(way.unknown == 1)
    #expect(way.revenue == nil)
  }
}
