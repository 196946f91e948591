import Portfolio
import Testing

@testable import Analysis

@Suite("What invoices tell where there are none") struct InvoiceFieldTests {
  private static let rules = """
    segments:
      rules: [{name: small, when: {field: net-sales-12-months, at-most: 999}}]
      bands: [{field: net-sales-12-months, from: [10]}]
    goals:
      - {measure: buyers-12-months, target: 1}
      - {measure: net-sales-12-months, target: 1}
      - {measure: net-sales-12-months, target: 1, owner: Ana}
      - {measure: at-risk-net-sales-12-months, target: 1, owner: Ana}
      - {measure: contract-clients, target: 1}
    """

  /// A client with a contract, and what it bought.
  private func study(
    _ days: [PurchaseDay] = [], tables: Set<TableName> = [.clients, .contracts]
  ) throws -> Study {
    var fixture = AccountFixture(days: days, contracts: [contract()], tables: tables)
    fixture.attributes.owner = "Ana"
    let portfolio = fixture.portfolio
    return Study(portfolio, assess(portfolio, try policy(Self.rules), on: referenceDay))
  }

  private static let bought = [PurchaseDay(day: day("2026-11-01"), sales: 5_000)]

  /// Contracts alone; a table without a row; one whose rows are all later.
  private func untold() throws -> [Study] {
    let later = [PurchaseDay(day: day("2026-12-01"), sales: 5_000)]
    let tables: Set<TableName> = [.clients, .contracts, .invoices]
    return try [study(), study(tables: tables), study(later, tables: tables)]
  }

  @Test func `is empty of each client, and never zero`() throws {
    for study in try untold() {
      let result = ClientResult(
        study.assessment.clients[0], in: study.assessment, of: study.portfolio)
      for field in ClientFields.purchases + ClientFields.classes {
        #expect(field.value(result) == .missing, "\(field.name)")
      }
      let late = try #require(ClientFields.cadence.first { $0.name == "late" })
      #expect(late.value(result) == .missing)
    }
    let told = try study(Self.bought)
    let result = ClientResult(told.assessment.clients[0], in: told.assessment, of: told.portfolio)
    let values = Dictionary(
      uniqueKeysWithValues: ClientFields.all.map { ($0.name, $0.value(result)) })
    #expect(values["net-sales-12-months"] == .money(5_000))
    #expect(values["net-sales-previous-12-months"] == .money(0))
    #expect(values["abc-class"] == .text("A"))
    #expect(values["late"] == .boolean(false))
  }

  @Test func `leaves conditions and bands undecided`() throws {
    for study in try untold() {
      let segment = try #require(study.segmentation.segments.first)
      #expect(segment.source == .rule(0))
      #expect(segment.members.isEmpty)
      #expect(segment.unknown == 1)
      #expect(study.segmentation.segments.count == 1)
      let memberships = study.memberships(of: study.assessment.clients[0])
      #expect(memberships.map(\.source) == [.rule(0)])
      #expect(memberships.first?.reason == nil)
    }
    #expect(try study(Self.bought).segmentation.segments.map(\.members) == [[0], [0]])
  }

  @Test func `is empty of the portfolio and its owners, and goals about it are unknown`() throws {
    for study in try untold() {
      for name in [
        "buyers", "buyers-12-months", "net-sales", "net-sales-12-months", "abc-total",
        "abc-c-clients", "segment-champions-clients", "status-active-net-sales-12-months",
        "herfindahl", "rfm-participants",
      ] {
        let field = try #require(PortfolioFields.all.first { $0.name == name }, "\(name)")
        #expect(field.value(study.assessment) == .missing, "\(name)")
      }
      let active = try #require(
        PortfolioFields.all.first { $0.name == "status-active-clients" })
      #expect(active.value(study.assessment) == .integer(1))
      #expect(
        goalStandings(study).map(\.status) == [
          .unknown, .unknown, .unknown, .unknown, .reached,
        ])
      let owners = try column("net-sales-12-months", of: "owners", study)
      #expect(!owners.isEmpty && owners.allSatisfy { $0 == .missing })
      #expect(try column("net-sales-12-months", of: "segments", study) == [.missing])
    }
    let told = try study(Self.bought)
    #expect(
      goalStandings(told).map(\.status) == [.reached, .reached, .reached, .short, .reached])
    #expect(try column("net-sales-12-months", of: "owners", told).contains(.money(5_000)))
  }

  private func column(
    _ name: String, of table: String, _ study: Study
  ) throws -> [AssessmentValue] {
    let table = try #require(AssessmentTable.named(table))
    let place = try #require(table.columns.firstIndex { $0.name == name })
    return table.rows(study).map { $0[place] }
  }
}
