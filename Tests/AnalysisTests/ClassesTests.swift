import Portfolio
import TestSupport
import Testing

@testable import Analysis

@Suite("ABC, concentration and RFM") struct ClassesTests {
  @Test func `a name that speaks of silence says nothing of a client under contract`() throws {
    // Sixteen billed on the same days share the lowest of their places.
    let clients = (0..<20).map { index in
      buyer("c\(index + 10)", on: index < 4 ? ["2026-09-01"] : ["2026-10-05", "2026-11-05"])
    }
    let plain = portfolio(clients)
    var records = ClientRecords()
    records.contracts = ByClient([contract("k1", client: 19)])
    let signed = Portfolio(
      clients: plain.clients, ledger: plain.ledger, records: records,
      presentTables: [.clients, .invoices, .contracts])
    let assessed = assess(signed, .builtIn, on: referenceDay).clients
    #expect(assessed[18].rfm?.recency == 2)
    #expect(assessed[18].rfm?.frequency == 2)
    #expect(assessed[18].rfm?.segment == .hibernating)
    #expect(assessed[19].rfm == assessed[18].rfm)
    #expect(assessed[19].isCalledSilentUnderContract)
    #expect(!assessed[18].isCalledSilentUnderContract)
  }

  static let curves: [([Int64], String)] = [
    ([850, 100, 50], "ABC"),
    ([500, 200, 100, 80, 60, 30, 20, 10], "AAABBBCC"),
    ([100], "A"),
    ([0, -5, 7], "CCA"),
    ([-5, 0], "CC"),
    ([10, 10, 10, 10, 10], "AAAAB"),
    ([], ""),
  ]

  @Test(arguments: curves)
  func `the class follows the share before the client`(amounts: [Int64], classes: String) {
    let clients = amounts.enumerated().map { index, amount in
      TestClient(
        id: "c\(index)",
        days: [
          PurchaseDay(
            day: day("2026-06-01"), sales: max(0, amount), returns: min(0, amount),
            saleInvoices: amount > 0 ? 1 : 0, returnInvoices: amount < 0 ? 1 : 0)
        ])
    }
    let assessment = assess(portfolio(clients), .builtIn, on: referenceDay)
    #expect(assessment.clients.map(\.abcClass.rawValue).joined() == classes)
  }

  @Test func `equal amounts are ranked by id, whatever the order of reading`() {
    let clients = ["b", "c", "a"].map { buyer($0, amount: 100) }
    let assessment = assess(portfolio(clients), .builtIn, on: referenceDay)
    #expect(assessment.clients.map { $0.abc.rank } == [1, 2, 3])
  }

  @Test func `concentration of the worked example`() {
    let amounts: [Int64] = [500, 200, 100, 80, 60, 30, 20, 10]
    let clients = amounts.enumerated().map { buyer("c\($0.offset)", amount: $0.element) }
    let concentration = assess(portfolio(clients), .builtIn, on: referenceDay)
      .summary.concentration
    #expect(concentration.herfindahlHundredths == 311_400)
    #expect(concentration.effectiveClientsHundredths == 321)
    #expect(Share(concentration.top1, of: concentration.total).basisPoints == 5000)
    #expect(Share(concentration.top5, of: concentration.total).basisPoints == 9400)
    #expect(concentration.fifthClients == 2)
    #expect(Share(concentration.topFifth, of: concentration.total).basisPoints == 7000)
  }

  @Test func `shares of 30, 30, 20 and 20 make an index of 2,600`() {
    let clients = [30, 30, 20, 20].enumerated().map { buyer("c\($0.offset)", amount: $0.element) }
    let summary = assess(portfolio(clients), .builtIn, on: referenceDay).summary
    #expect(summary.concentration.herfindahlHundredths == 260_000)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `fast and plain ways agree on classes and scores`(seed: UInt64) throws {
    let portfolio = portfolio(randomClients(300, seed: seed))
    let policy = try policy("abc: { window: all, amounts: net }")
    let clients = assess(portfolio, policy, on: referenceDay).clients
    #expect(
      clients.map {
        PlainReference.ABC(abcClass: $0.abcClass, before: $0.abc.before, rank: $0.abc.rank)
      } == PlainReference.abc(clients.map(\.total.net)))

    let buyers = clients.filter { $0.purchaseDays > 0 }
    #expect(buyers.count > 200)
    let recency = PlainReference.scores(buyers.map { Int64($0.lastPurchase?.number ?? 0) })
    let frequency = PlainReference.scores(buyers.map { Int64($0.saleInvoices) })
    let monetary = PlainReference.scores(buyers.map(\.total.sales))
    #expect(buyers.map { $0.rfm?.recency } == recency)
    #expect(buyers.map { $0.rfm?.frequency } == frequency)
    #expect(buyers.map { $0.rfm?.monetary } == monetary)
    #expect(clients.filter { $0.purchaseDays == 0 }.allSatisfy { $0.rfm == nil })
  }

  @Test func `sparse values are ranked like dense ones`() {
    let values: [Int64] = [5_000_000_000, 3, 3, -9_000_000_000, 7]
    #expect(RFMRanking.worse(values) == [4, 1, 1, 0, 3])
    #expect(RFMRanking.worse([5, 3, 3, -9, 7]) == [3, 1, 1, 0, 4])
    #expect(RFMRanking.worse([.max, .min]) == [1, 0])
    #expect(RFMRanking.worse([]) == [])
  }

  @Test func `each of the 25 cells is in exactly one segment`() {
    let cells: [(Int, Int, RFMSegment)] = [
      (1, 1, .hibernating), (2, 2, .hibernating), (1, 3, .atRisk), (2, 4, .atRisk),
      (1, 5, .cantLose), (2, 5, .cantLose), (3, 1, .aboutToSleep), (3, 2, .aboutToSleep),
      (3, 3, .needsAttention), (3, 4, .loyal), (4, 5, .loyal), (4, 1, .promising), (5, 1, .new),
      (4, 2, .potentialLoyalist), (5, 3, .potentialLoyalist), (5, 4, .champions),
      (5, 5, .champions),
    ]
    for (recency, frequency, segment) in cells {
      #expect(RFMGrid.builtIn[recency, frequency] == segment)
    }
    if case .failure(let conflict) = RFMGrid.make(RFMGrid.builtIn.cells) {
      Issue.record("cell \(conflict.cell) has \(conflict.segments.count) segments")
    }
    #expect(Set(RFMGrid.builtIn.cells.keys) == Set(RFMSegment.allCases))
  }

  @Test func `recency counts to the day after the last invoice, or to the day if that is earlier`()
    throws
  {
    let portfolio = portfolio([buyer("a", on: ["2026-01-01", "2026-01-20"])])
    let late = assess(portfolio, .builtIn, on: referenceDay)
    #expect(late.summary.rfm.referenceDay == day("2026-01-21"))
    #expect(explain(client: 0, in: late, of: portfolio)?.rfm?.recencyDays == 1)
    let early = assess(portfolio, .builtIn, on: day("2026-01-20"))
    #expect(early.summary.rfm.referenceDay == day("2026-01-20"))
    #expect(early.summary.rfm.recencyDays == [0, nil, nil, nil, nil])
  }

  /// First and last purchase, invoices and money of 4,338 clients of a real wholesaler.
  @Test(.enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func `classes and scores of a real wholesaler are those of the reference`() throws {
    let rows = SharedFolder.rows("reference/online-retail-sales-clients.csv")
    #expect(rows.count == 4338)
    let clients = try rows.map { row in
      let first = day(row["first"] ?? "")
      let last = day(row["last"] ?? "")
      let invoices = try #require(Int(row["frequency"] ?? ""))
      let amount = try #require(Int64(row["amt"] ?? ""))
      // One cent more or less on the first day moves no sum.
      let days =
        first == last
        ? [PurchaseDay(day: first, sales: amount, saleInvoices: invoices)]
        : [
          PurchaseDay(day: first, sales: 1, saleInvoices: 1),
          PurchaseDay(day: last, sales: amount - 1, saleInvoices: invoices - 1),
        ]
      return TestClient(id: row["id"] ?? "", days: days)
    }
    let portfolio = portfolio(clients, tables: [.invoices])
    let assessment = assess(
      portfolio, try policy("abc: { window: all, amounts: sales }"), on: day("2011-12-10"))
    for row in rows {
      let client = try assessment.client(row["id"] ?? "", in: portfolio)
      let rfm = try #require(client.rfm)
      #expect(client.abcClass.rawValue == row["abc"], "\(row)")
      #expect(String(rfm.recency) == row["R_tied"], "\(row)")
      #expect(String(rfm.frequency) == row["F_tied"], "\(row)")
      #expect(String(rfm.monetary) == row["M_tied"], "\(row)")
    }
    #expect(assessment.summary.byABC.rows.map(\.clients) == [1133, 1469, 1736])
    let concentration = assessment.summary.concentration
    #expect(abs(concentration.herfindahl * 10_000 - 46.43601008373125) < 1e-9)
  }

  /// The same clients with what they gave back subtracted: 21 of them are at zero or less.
  @Test(.enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func `classes and ranks net of cancellations are those of the reference`() throws {
    let rows = SharedFolder.rows("reference/online-retail-net-clients.csv")
    #expect(rows.count == 4338)
    let clients = try rows.map { row in
      let amount = try #require(Int64(row["amt"] ?? ""))
      // Sales of one unit more than nothing, and the rest given back.
      let purchase = PurchaseDay(
        day: day(row["first"] ?? ""), sales: max(1, amount), returns: min(0, amount - 1),
        saleInvoices: 1, returnInvoices: amount < 1 ? 1 : 0)
      return TestClient(id: row["id"] ?? "", days: [purchase])
    }
    let portfolio = portfolio(clients, tables: [.invoices])
    let assessment = assess(portfolio, try policy("abc: { window: all }"), on: day("2011-12-10"))
    for row in rows {
      let client = try assessment.client(row["id"] ?? "", in: portfolio)
      #expect(client.abcClass.rawValue == row["abc"], "\(row)")
      if let rank = client.abc.rank { #expect(String(rank) == row["rank"], "\(row)") }
    }
    #expect(assessment.summary.byABC.rows.map(\.clients) == [1178, 1456, 1704])
    let concentration = assessment.summary.concentration
    #expect(abs(concentration.herfindahl * 10_000 - 45.00380705806935) < 1e-9)
    #expect(concentration.fifthClients == 864)
    #expect(Share(concentration.topFifth, of: concentration.total).basisPoints == 7346)
  }
}
