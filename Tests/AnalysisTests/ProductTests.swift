import Portfolio
import Testing

@testable import Analysis

/// Purchases of products as a few lines of code.
struct ProductFixture {
  /// By client, in the order of their ids.
  var purchases: [(client: Int, product: SoldProduct, day: ProductDay)] = []
  /// Purchases whose lines name no product.
  var unnamed: [(client: Int, day: String, amount: Int64)] = []
  var sectors: [String?] = [nil]
  var contracts: [Contract] = []
  var usage: [UsageRecord] = []
  var families: [String: String] = [:]
  var owners: [String?] = []

  static func sold(_ id: String) -> SoldProduct { SoldProduct(id: id, name: "Product \(id)") }

  mutating func buy(
    _ product: String, client: Int = 0, on days: [String], each amount: Int64 = 10_000,
    quantity: Int64? = 1_000, underContract: Bool = false
  ) {
    for (index, text) in days.enumerated() {
      purchases.append(
        (
          client, ProductFixture.sold(product),
          ProductDay(
            day: day(text), sales: amount, contractSales: underContract ? amount : 0,
            quantity: quantity, invoice: "\(product)-\(index + 1)")
        ))
    }
  }

  var portfolio: Portfolio {
    var days: [[Int32: (sales: Int64, contract: Int64)]] = Array(
      repeating: [:], count: sectors.count)
    for (client, _, day) in purchases {
      days[client][day.day.number, default: (0, 0)].sales += day.sales
      days[client][day.day.number, default: (0, 0)].contract += day.contractSales
    }
    for (client, text, amount) in unnamed {
      days[client][day(text).number, default: (0, 0)].sales += amount
    }
    var records = ClientRecords()
    records.products = Set(purchases.compactMap(\.product.id)).sorted().map { id in
      var product = Product(id: id)
      product.name = "Product \(id)"
      product.family = families[id]
      return product
    }
    records.contracts = ByClient(contracts)
    records.usage = ByClient(usage)
    return Portfolio(
      clients: sectors.indices.map { index in
        var attributes = ClientAttributes()
        attributes.sector = sectors[index]
        attributes.owner = index < owners.count ? owners[index] : nil
        return Client(id: "c\(index + 100)", attributes: attributes)
      },
      ledger: Ledger(
        purchases: days.map { days in
          days.sorted { $0.key < $1.key }.map {
            PurchaseDay(
              day: Day(number: $0.key), sales: $0.value.sales,
              contractSales: $0.value.contract,
              contractInvoices: $0.value.contract == $0.value.sales ? 1 : 0)
          }
        }), records: records,
      presentTables: [.clients, .invoices, .products, .contracts, .usage],
      productLedger: ProductLedger(of: purchases, clientCount: sectors.count))
  }

  func assessment(_ policy: Policy = .builtIn) -> Assessment {
    assess(portfolio, policy, on: referenceDay)
  }

  func study(_ policy: Policy = .builtIn) -> Study { Study(portfolio, assessment(policy)) }
}

/// The first day of each of some months.
func firsts(_ months: ClosedRange<Int>, of year: Int = 2026) -> [String] {
  months.map { "\(year)-\($0 < 10 ? "0" : "")\($0)-01" }
}

@Suite("A dropped product") struct DroppedProductTests {
  private func fixture(_ dropped: [String]) -> ProductFixture {
    var fixture = ProductFixture()
    // Every month of a year: the periods end half a month after 1 November.
    fixture.buy("A", on: firsts(11...12, of: 2025) + firsts(1...11))
    fixture.buy("B", on: dropped, each: 7_000)
    return fixture
  }

  /// Intervals of 30 days, three in a period: 22 Nov–19 Feb, 20 Feb–20 May, 21 May–18 Aug, and the
  /// last, 19 Aug–16 Nov.
  @Test(
    "was bought in each period before the last, and not in the last",
    arguments: [
      (["2026-01-10", "2026-03-10", "2026-06-10"], true),
      (["2026-02-19", "2026-02-20", "2026-08-18"], true),
      (["2026-01-10", "2026-03-10", "2026-06-10", "2026-08-19"], false),
      (["2026-01-10", "2026-06-10"], false), (["2026-03-10", "2026-06-10"], false),
      ([], false),
    ])
  func periods(dropped: [String], isDropped: Bool) {
    let client = fixture(dropped).assessment().clients[0]
    #expect(client.signals.contains(.productDropped) == isDropped)
    #expect((client.status == .atRisk) == isDropped)
    guard isDropped else {
      #expect(client.droppedProducts.isEmpty)
      return
    }
    let evidence = client.signalEvidence.first { $0.signal == .productDropped }
    #expect(
      evidence?.keys == [
        RecordKey(table: .invoices, key: "B-3"), RecordKey(table: .products, key: "B"),
      ])
    #expect(evidence?.facts.contains(Fact(name: .droppedMedian, value: .money(7_000))) == true)
    #expect(
      evidence?.facts.contains(Fact(name: .droppedProduct, value: .text("Product B"))) == true)
  }

  @Test func `is none under a contract in force, and none before the day`() {
    var contracted = fixture(["2026-01-10", "2026-03-10", "2026-06-10"])
    var item = contract()
    item.product = "B"
    contracted.contracts = [item]
    #expect(contracted.assessment().clients[0].droppedProducts.isEmpty)
    let before = fixture(["2026-01-10", "2026-03-10", "2026-06-10"])
    let then = assess(before.portfolio, .builtIn, on: day("2026-06-15")).clients[0]
    #expect(then.droppedProducts.isEmpty)
  }

  @Test func `cannot be looked for where there are too few purchases`() throws {
    func outcome(_ fixture: ProductFixture) throws -> SignalCheck.Outcome? {
      let portfolio = fixture.portfolio
      let assessment = assess(portfolio, .builtIn, on: referenceDay)
      return try #require(explain(client: 0, in: assessment, of: portfolio)).signalChecks
        .first { $0.signal == .productDropped }?.outcome
    }
    #expect(try outcome(fixture([])) == .clear)
    var few = ProductFixture()
    few.buy("A", on: ["2026-09-01", "2026-11-01"])
    #expect(try outcome(few) == .tooFew)
  }

  @Test func `fires only where the product ledger is there`() {
    let portfolio = fixture(["2026-01-10", "2026-03-10", "2026-06-10"]).portfolio.with(nil)
    let client = assess(portfolio, .builtIn, on: referenceDay).clients[0]
    #expect(!client.signals.contains(.productDropped))
  }

  @Test func `leaves the order of purchases without a trace`() {
    let fixture = fixture(["2026-01-10", "2026-03-10", "2026-06-10"])
    var turned = fixture
    turned.purchases.reverse()
    #expect(fixture.assessment().clients == turned.assessment().clients)
  }
}

@Suite("What a client has of a product") struct ClientProductTests {
  @Test func `has a rhythm by the rules of the client's own`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: ["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"])
    fixture.buy("B", on: ["2026-08-01"])
    let products = ProductStudy(of: fixture.study()).products(of: 0)
    let a = try #require(products.first { $0.product == 0 }?.rhythm)
    // Intervals 30, 31, 31: median 31, deviation 0; silent for 76 days.
    #expect((a.source, a.cycleHalfDays) == (.client, 62))
    #expect((a.lateAfterDays, a.brokenAfterDays) == (38, 62))
    #expect(a.expectedNext == day("2026-10-02"))
    #expect(a.isBroken)
    let b = try #require(products.first { $0.product == 1 }?.rhythm)
    #expect(b.source == .standard)
    #expect(!b.isKnown && !b.isLate && b.expectedNext == nil && b.demand == nil)
  }

  @Test func `falls back to the rhythm of its segment`() throws {
    var fixture = ProductFixture()
    fixture.sectors = Array(repeating: "Saúde", count: 6)
    for client in 0..<5 {
      fixture.buy(
        "A", client: client, on: ["2026-08-02", "2026-09-01", "2026-10-01", "2026-10-31"])
    }
    fixture.buy("A", client: 5, on: ["2026-11-01"])
    let study = ProductStudy(of: fixture.study())
    let rhythm = try #require(study.products(of: 5).first?.rhythm)
    #expect((rhythm.source, rhythm.cycleHalfDays) == (.segment, 60))
    #expect(rhythm.expectedNext == day("2026-12-01"))
    fixture.sectors[0] = "Varejo"
    #expect(
      ProductStudy(of: fixture.study()).products(of: 5).first?.rhythm?.source == .standard)
  }

  @Test func `expects as many purchases as the rhythm puts into the days`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: ["2026-08-02", "2026-09-01", "2026-10-01"], each: 9_000)
    fixture.buy("A", on: ["2026-10-31"], each: 30_000, quantity: 4_000)
    let demand = try #require(
      ProductStudy(of: fixture.study()).products(of: 0).first?.rhythm?.demand)
    // Every 30 days from 30 November on; 90 days after 16 November end with 14 February.
    #expect(demand.first == day("2026-11-30"))
    #expect((demand.purchases, demand.each, demand.value) == (3, 9_000, 27_000))
    #expect(demand.quantity == 3_000)
  }

  @Test func `does not know a quantity that one purchase does not say`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: ["2026-08-02", "2026-09-01", "2026-10-01"])
    fixture.buy("A", on: ["2026-10-31"], quantity: nil)
    let demand = try #require(
      ProductStudy(of: fixture.study()).products(of: 0).first?.rhythm?.demand)
    #expect(demand.value == 30_000)
    #expect(demand.quantity == nil)
  }

  @Test func `moves in volume and in the mix by thirty percent`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: firsts(11...12, of: 2025) + firsts(1...8))
    fixture.buy("A", on: firsts(9...11), each: 13_000)
    fixture.buy("B", on: firsts(11...12, of: 2025) + firsts(1...8))
    fixture.buy("B", on: firsts(9...11), each: 7_000)
    let products = ProductStudy(of: fixture.study()).products(of: 0)
    let a = try #require(products.first { $0.product == 0 }?.change)
    let b = try #require(products.first { $0.product == 1 }?.change)
    #expect((a.nets.last, a.median, a.volume) == (39_000, 30_000, .rise))
    #expect((b.nets.last, b.median, b.volume) == (21_000, 30_000, .fall))
    #expect((a.share, a.medianShare, a.mix) == (6_500, 5_000, .rise))
    #expect((b.share, b.medianShare, b.mix) == (3_500, 5_000, .fall))
  }

  @Test func `has a share of everything bought, lines without a product too`() throws {
    var fixture = ProductFixture()
    let days = firsts(11...12, of: 2025) + firsts(1...11)
    fixture.buy("A", on: days, each: 1_000)
    fixture.unnamed = days.map { (client: 0, day: $0, amount: 9_000) }
    let products = ProductStudy(of: fixture.study()).products(of: 0)
    let change = try #require(products.first?.change)
    #expect((change.share, change.medianShare, change.mix) == (1_000, 1_000, .steady))
  }

  @Test func `is as alive as its rhythm and its use`() throws {
    var fixture = ProductFixture()
    fixture.buy("A", on: ["2026-08-02", "2026-09-01", "2026-10-01", "2026-10-31"])
    fixture.buy("B", on: ["2026-10-31"], underContract: true)
    for (index, value) in [Int64(80), 40].enumerated() {
      var record = UsageRecord(id: "u\(index)", client: 0)
      record.product = "B"
      record.period = day("2026-0\(8 + index)-01")
      record.value = DecimalNumber(value: value, scale: 0)
      fixture.usage.append(record)
    }
    let products = ProductStudy(of: fixture.study()).products(of: 0)
    #expect(products.map(\.product) == [0, 1])
    #expect(products.map(\.engagement) == [10_000, 5_000])
    #expect(products[1].rhythm == nil)
    let old = try policy("health: {stale-usage-days: 60}")
    #expect(ProductStudy(of: fixture.study(old)).product(1, of: 0)?.use == nil)
  }
}

@Suite("Products of a portfolio") struct ProductStudyTests {
  @Test func `count who has them, who came and who went`() throws {
    var fixture = ProductFixture()
    fixture.sectors = [nil, nil, nil]
    fixture.buy("A", client: 0, on: ["2025-05-01", "2026-05-01"])
    fixture.buy("A", client: 1, on: ["2025-05-01"])
    fixture.buy("A", client: 2, on: ["2026-05-01"], each: 5_000)
    let standing = try #require(ProductStudy(of: fixture.study()).products.first)
    #expect(standing.clients == [0, 2])
    #expect(standing.newClients == [2])
    #expect(standing.lostClients == [1])
    #expect(standing.churn == Share(1, of: 2))
    #expect((standing.current, standing.previous) == (15_000, 20_000))
    #expect(standing.months.reduce(0, +) == 35_000)
  }

  @Test func `do not take contracts without a value for nothing`() throws {
    func standing(_ values: [Int64?]) throws -> ProductStanding {
      var fixture = ProductFixture()
      fixture.sectors = values.map { _ in nil }
      fixture.buy("A", client: 0, on: ["2026-05-01"])
      fixture.contracts = values.enumerated().map { index, value in
        var item = contract("k\(index)", client: index, value: value)
        item.product = "A"
        return item
      }
      return try #require(ProductStudy(of: fixture.study()).products.first)
    }
    #expect(try standing([nil, nil]).knownMonthly == nil)
    #expect(try standing([nil, 3_000]).knownMonthly == 3_000)
    #expect(try standing([nil, 3_000]).withoutValue == 1)
    #expect(try standing([0]).knownMonthly == 0)
  }

  @Test func `do not lose who had them for a few months alone`() throws {
    var fixture = ProductFixture()
    fixture.sectors = [nil, nil]
    fixture.buy("A", client: 0, on: ["2026-05-01"])
    fixture.contracts = [
      contract("k1", client: 1, start: "2026-01-01", end: "2026-06-30"),
      contract("k2", client: 0, start: "2025-01-01", end: "2026-06-30"),
    ].map {
      var contract = $0
      contract.product = contract.client == 1 ? "A" : "B"
      return contract
    }
    fixture.buy("B", client: 1, on: ["2026-05-01"])
    let products = ProductStudy(of: fixture.study()).products
    #expect(products.map(\.lostClients).sorted { $0.count < $1.count } == [[], [0]])
  }

  @Test func `add up to the ledger, whatever the clients`() {
    let clients = randomClients(60, seed: 7)
    let sorted = clients.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var random = FixedRandom(seed: 11)
    var purchases: [(client: Int, product: SoldProduct, day: ProductDay)] = []
    for (index, client) in sorted.enumerated() {
      for entry in client.days {
        let product = ProductFixture.sold("P\(Int.random(in: 0..<7, using: &random))")
        purchases.append(
          (index, product, ProductDay(day: entry.day, sales: entry.sales, returns: entry.returns)))
      }
    }
    let plain = portfolio(clients)
    let ledger = ProductLedger(of: purchases.shuffled(using: &random), clientCount: sorted.count)
    let assessment = assess(plain.with(ledger), .builtIn, on: referenceDay)
    let study = ProductStudy(of: Study(plain.with(ledger), assessment))
    #expect(study.products.reduce(0) { $0 + $1.current } == assessment.summary.current.net)
    #expect(study.products.reduce(0) { $0 + $1.previous } == assessment.summary.previous.net)
    let demand = Demand(of: Study(plain.with(ledger), assessment), products: study)
    #expect(demand.portfolio.value == demand.ofClient.values.reduce(0) { $0 + $1.value })
    #expect(demand.rfm.reduce(0) { $0 + $1.value } == demand.portfolio.value)
    #expect(demand.portfolio.known <= demand.portfolio.clients)
  }

  @Test func `are expected of who bought beyond contracts within the year`() throws {
    var fixture = ProductFixture()
    fixture.sectors = [nil, nil]
    fixture.buy("A", client: 0, on: firsts(6...9), each: 7_000)
    fixture.buy("A", client: 0, on: ["2026-10-01"], each: 50_000, underContract: true)
    // Bought freely before the year, under contract since.
    fixture.buy("A", client: 1, on: firsts(1...4, of: 2025))
    fixture.buy("A", client: 1, on: ["2026-10-01"], underContract: true)
    let study = fixture.study()
    let row = try #require(Demand(of: study, products: study.products).products.first)
    #expect(row.clients == 1)
    #expect(row.revenue == 28_000)
    #expect(row.knownRevenue == 28_000)
  }

  @Test func `positivate the part of the base that bought in the month`() throws {
    var fixture = ProductFixture()
    fixture.sectors = [nil, nil, nil]
    fixture.owners = ["ana", "ana", "rui"]
    fixture.families = ["A": "Cabos"]
    fixture.buy("A", client: 0, on: ["2026-10-05", "2026-11-05"])
    fixture.buy("B", client: 1, on: ["2025-11-02", "2026-10-07"])
    fixture.buy("A", client: 2, on: ["2025-10-30"])
    let study = fixture.study()
    let positivation = Positivation(of: study, catalog: ProductCatalog(of: study.portfolio))
    let october = positivation.lastWhole
    #expect(positivation.months[october].month == 10)
    let all = try #require(positivation.series(.anything))
    // The purchase of 30 October 2025 lies outside the twelve months that end with October 2026.
    #expect((all.bought[october], positivation.base[october]) == (2, 2))
    let product = try #require(positivation.series(.product(0)))
    #expect(positivation.share(product, october) == Share(1, of: 2))
    #expect(try #require(positivation.series(.family("Cabos"))).bought == product.bought)
    #expect(positivation.ownerBase["rui"]?[0] == 1)
    #expect(positivation.ownerBase["rui"]?[october] == 0)
  }
}

@Suite("The rhythm of a segment") struct SegmentCycleTests {
  private func fixture(_ clients: Int) -> ProductFixture {
    var fixture = ProductFixture()
    fixture.sectors = Array(repeating: "Saúde", count: clients) + ["saude", "Varejo", nil]
    for client in 0..<clients {
      fixture.buy(
        "A", client: client, on: ["2026-01-01", "2026-04-11", "2026-07-20", "2026-10-28"])
    }
    for client in clients..<clients + 3 { fixture.buy("A", client: client, on: ["2026-06-01"]) }
    return fixture
  }

  @Test func `stands in for the client's own, else the default does`() {
    let assessment = fixture(5).assessment()
    let cycles = assessment.clients.map { ($0.cadence?.source, $0.cadence?.cycleHalfDays) }
    #expect(cycles[0] == (.client, 200))
    #expect(cycles[5] == (.segment, 200))
    #expect(cycles[6] == (.standard, 60))
    #expect(cycles[7] == (.standard, 60))
    #expect(assessment.segmentCycles.cycle(of: 5)?.clients == 5)
    // 2 × 100 days is more than 180: the limit of inactivity follows the segment.
    #expect(assessment.clients[5].cadence?.inactiveAfterDays == 200)
    #expect(assessment.clients[5].status == .active)
    #expect(assessment.clients[6].status == .atRisk)
  }

  @Test func `needs enough clients, and a policy that wants it`() throws {
    #expect(fixture(4).assessment().clients[4].cycleSource == .standard)
    let none = try policy("cadence: { segment: none }")
    #expect(fixture(5).assessment(none).clients[5].cycleSource == .standard)
    let few = try policy("cadence: { segment-clients: 2 }")
    #expect(fixture(2).assessment(few).clients[2].cycleSource == .segment)
  }
}
