import Portfolio
import Testing

@testable import Analysis

@Suite("Segments and dimensions") struct MembershipTests {
  private static func client(_ id: String, _ edit: (inout ClientAttributes) -> Void) -> Client {
    var attributes = ClientAttributes()
    edit(&attributes)
    return Client(id: id, attributes: attributes)
  }

  private static let clients = [
    client("a") {
      $0.sector = "Saúde"
      $0.employees = 900
      $0.birthDate = nil
      $0.annualRevenue = Money(minorUnits: 500_000_00, currency: .real)
    },
    client("b") {
      $0.sector = "Varejo"
      $0.kind = .person
      $0.birthDate = Day(iso: "1990-05-01")
    },
    client("c") { $0.sector = "Saúde" },
  ]

  private func study(_ text: String, _ clients: [Client] = MembershipTests.clients) throws -> Study
  {
    let portfolio = Portfolio(
      clients: clients,
      ledger: Ledger(
        purchases: clients.map {
          [
            PurchaseDay(
              day: day("2026-10-20"), sales: Int64($0.id.utf8.first ?? 0) * 100)
          ]
        }), presentTables: [.clients, .invoices])
    return Study(portfolio, assess(portfolio, try policy(text), on: referenceDay))
  }

  private static let rules = """
    segments:
      dimensions: [sector, age-band, revenue-band]
      rules:
        - name: big-health
          when:
            all:
              - { field: sector, is: Saúde }
              - any: [{ field: employees, at-least: 500 }, { field: state, is: RS }]
              - not: { field: status, is: former }
      approaches:
        - { field: sector, is: Varejo, tone: direct }
    """

  @Test func `a membership says which tests held, with the values they saw`() throws {
    let study = try study(Self.rules)
    let client = study.assessment.clients[0]
    let memberships = study.memberships(of: client)
    #expect(
      memberships.map { $0.reason?.written } == [
        "sector is: \"Saúde\" (\"Saúde\"); employees at-least: 500 (900); not status is: \"former\" (\"active\")",
        "sector is: \"Saúde\"", "annual-revenue 360000..<4800000 (500000)",
      ])
    let retail = study.memberships(of: study.assessment.clients[1])
    #expect(retail.map(\.approach.tone) == ["direct", nil])
    #expect(retail.last?.reason?.written == "age-years 30..<45 (36)")
    let undecided = study.memberships(of: study.assessment.clients[2])
    #expect(undecided.first?.reason == nil)
  }

  @Test func `memberships of one client are those of the segmentation`() throws {
    let study = try study(Self.rules)
    let segmentation = Segmentation(of: study.portfolio, in: study.assessment)
    for client in study.assessment.clients {
      let own = study.memberships(of: client).filter { $0.reason != nil }.map(\.source)
      let all = segmentation.segments(of: client.client).map { segmentation.segments[$0].source }
      #expect(Set(own) == Set(all))
    }
  }

  @Test func `ready-made bands can be named, and own limits replace them`() throws {
    #expect(
      try policy("segments: { dimensions: [purchase-volume] }").segments.bands.map(\.field.name)
        == ["net-sales-12-months"])
    let own = try policy(
      "segments: { dimensions: [age-band], bands: [{field: age-years, from: [40]}] }")
    #expect(own.segments.bands.map(\.limits) == [[40_000_000]])
    #expect(try policy("segments: { dimensions: [sector] }").segments.bands.isEmpty)
    #expect(
      Policy.builtIn.segments.bands.map(\.field.name) == [
        "age-years", "annual-revenue", "net-sales-12-months",
      ])
  }

  @Test func `every ready-made dimension names a field that clients have`() {
    let fields = ConditionFields()
    for name in [
      "region", "state", "city", "neighborhood", "sector", "size", "kind", "origin", "product",
      "entry-channel", "business-model",
    ] {
      #expect(fields.field(named: name) != nil, "\(name)")
    }
    for band in SegmentPolicy.readyBands {
      #expect(SegmentPolicy.readyBand(band.name, fields) != nil)
      #expect(fields.field(named: band.name) == nil, "\(band.name) is a field and a band")
    }
  }

  @Test func `a dimension of one value each shares out the clients and their revenue`() throws {
    let study = try study(Self.rules)
    let segmentation = Segmentation(of: study.portfolio, in: study.assessment)
    let dimensions = segmentation.dimensions(of: study.assessment)
    #expect(dimensions.map(\.field) == ["sector", "age-years", "annual-revenue"])
    #expect(dimensions.map(\.known) == [3, 1, 1])
    #expect(dimensions.map(\.unknown) == [0, 2, 2])
    let sectors = dimensions[0].segments.map {
      study.figures(of: segmentation.segments[$0].members)
    }
    #expect(sectors.reduce(0) { $0 + $1.clients.count } == 3)
    #expect(sectors.reduce(0) { $0 + $1.netSales } == study.figures.netSales)
    #expect(dimensions[0].knownNetSales == study.figures.netSales)
    let shares = sectors.compactMap { Share($0.netSales, of: study.figures.netSales).basisPoints }
    #expect(abs(shares.reduce(0, +) - 10_000) <= Int64(shares.count))
  }

  @Test func `a band has one name in every table`() throws {
    let policy = try policy(
      "segments: {bands: [{field: net-sales-12-months, from: [99.5, 250]}]}")
    let portfolio = portfolio([buyer("a", on: ["2026-06-01", "2026-09-01"], each: 5_000)])
    let study = Study(portfolio, assess(portfolio, policy, on: referenceDay))
    let band = try #require(
      study.segmentation.segments.first {
        if case .band("net-sales-12-months", _, _) = $0.source { true } else { false }
      })
    let key = "net-sales-12-months=99.5..<250"
    #expect(band.key(in: policy.segments) == key)
    #expect(study.groupings.name(of: .segment(band.source)) == key)
    let demand = try #require(AssessmentTable.named("demand")).rows(study)
    #expect(demand.contains { $0.prefix(2) == [.text("segment"), .text(key)] })
  }

  @Test func `the tables agree with each other`() throws {
    let study = try study(Self.rules)
    func rows(_ name: String) throws -> [[AssessmentValue]] {
      try #require(AssessmentTable.named(name)).rows(study)
    }
    let segments = try rows("segments")
    let members = try rows("segment-members")
    let table = try #require(AssessmentTable.named("segments"))
    let key = try #require(table.columns.firstIndex { $0.name == "segment" })
    let count = try #require(table.columns.firstIndex { $0.name == "clients" })
    for row in segments {
      #expect(row[count] == .integer(Int64(members.count { $0[0] == row[key] })))
    }
    #expect(members.allSatisfy { $0[2] != .text("") })
  }

  @Test(arguments: AssessmentTable.all.map(\.name))
  func `every table has a value for each column, also without any record`(name: String) throws {
    let table = try #require(AssessmentTable.named(name))
    for clients in [Self.clients, [Client(id: "only")]] {
      for row in table.rows(try study("", clients)) {
        #expect(row.count == table.columns.count)
      }
    }
  }
}
