import Portfolio
import Testing

@testable import Analysis

@Suite("Returns beyond the sales") struct BelowZeroTests {
  /// Invoices of a client in whole units; what is below zero is a return.
  private func client(_ id: String, _ invoices: [(on: String, amount: Int64)]) -> TestClient {
    TestClient(
      id: id,
      days: invoices.map { invoice in
        PurchaseDay(
          day: day(invoice.on), sales: max(0, invoice.amount) * 100,
          returns: min(0, invoice.amount) * 100, saleInvoices: invoice.amount > 0 ? 1 : 0,
          returnInvoices: invoice.amount < 0 ? 1 : 0)
      })
  }

  /// One shrinks, one ends below zero, and one comes back from below it.
  private var three: [TestClient] {
    [
      client("a", [("2024-04-10", 1_000), ("2025-03-10", 1_000), ("2025-09-10", 1_500)]),
      client("b", [("2024-12-10", 2_000), ("2025-05-10", -800)]),
      client("c", [("2024-11-01", 100), ("2024-12-01", -400), ("2025-12-01", 200)]),
    ]
  }

  private func study(_ clients: [TestClient], on date: Day = day("2026-03-31")) -> Study {
    let portfolio = portfolio(clients)
    return Study(portfolio, assess(portfolio, .builtIn, on: date))
  }

  private func moved(_ totals: MovementTotals) -> Int64 {
    totals.amount(.new) + totals.amount(.expansion) + totals.amount(.reactivation)
      - totals.amount(.contraction) - totals.amount(.churn)
  }

  @Test func `the bridge of a year leads from net sales to net sales`() throws {
    let study = study(three)
    let totals = try #require(RetentionReport.reports(of: study).first?.whole).totals
    #expect(totals.begin == 370_000)
    #expect(totals.end == 90_000)
    #expect(totals.amount(.reactivation) == 20_000)
    #expect(totals.amount(.contraction) == 50_000)
    #expect(totals.amount(.churn) == 200_000)
    #expect(totals.belowZero == -50_000)
    #expect(totals.belowZeroClients == 2)
    // Nothing below zero could be kept.
    #expect(totals.cohort == 400_000)
    #expect(totals.kept == 150_000)
    #expect(totals.grossRetention.basisPoints == 3_750)
    #expect(totals.netRetention.basisPoints == 3_750)
    #expect(study.assessment.yearMovements().belowZero == -50_000)
  }

  @Test func `a client's change is the difference of what it brought`() throws {
    let study = study(three)
    let field = try #require(ClientFields.all.first { $0.name == "transactional-change" })
    let changes = study.assessment.clients.map {
      field.value(ClientResult($0, in: study.assessment, of: study.portfolio))
    }
    #expect(changes == [.money(-50_000), .money(-280_000), .money(50_000)])
    let movers = study.yearMovers(.transactional)
    #expect(movers.map(\.kind) == [.churn, .contraction, .reactivation])
    #expect(movers.map(\.change) == [-280_000, -50_000, 50_000])
  }

  @Test func `tables carry what is below zero in a column of its own`() throws {
    let study = study(three)
    for (name, first, last) in [("retention", "before", "now"), ("movements", "begin", "end")] {
      let table = try #require(AssessmentTable.named(name))
      let places = Dictionary(
        uniqueKeysWithValues: table.columns.enumerated().map { ($0.element.name, $0.offset) })
      var rowsBelow = 0
      for row in table.rows(study) {
        func amount(_ column: String) throws -> Int64 {
          let place = try #require(places[column])
          guard case .money(let minorUnits) = row[place] else { return 0 }
          return minorUnits
        }
        let below = try amount("below-zero")
        if below != 0 { rowsBelow += 1 }
        let gained = try amount("new") + amount("expansion") + amount("reactivation")
        let lost = try amount("contraction") + amount("churn")
        #expect(try amount(last) == amount(first) + gained - lost + below, "\(name)")
      }
      #expect(rowsBelow > 0, "\(name)")
    }
    let field = try #require(PortfolioFields.all.first { $0.name == "movement-below-zero" })
    #expect(field.value(study.assessment) == .money(-50_000))
  }

  @Test func `one of whom there are only returns is in the bridge`() throws {
    let study = study(three + [client("d", [("2025-06-05", -300)])])
    let totals = study.yearMovements(.transactional)
    #expect(totals.end == study.assessment.summary.current.net)
    #expect(totals.belowZero == -80_000)
    let june = try #require(
      study.movements(.transactional, months: 12).first {
        $0.month == Month(of: day("2025-06-01"))
      })
    #expect(june.totals.end == -30_000)
    #expect(june.totals.belowZero == 50_000)
    #expect(june.movements.isEmpty)
  }

  @Test(arguments: [7, 8, 9] as [UInt64])
  func `every bridge begins and ends with net sales`(seed: UInt64) {
    let study = study(randomClients(150, seed: seed), on: referenceDay)
    let summary = study.assessment.summary
    let year = study.yearMovements(.transactional)
    #expect(year.begin == summary.previous.net)
    #expect(year.end == summary.current.net)
    #expect(year.end == year.begin + moved(year) + year.belowZero)
    let periods = study.movements(.transactional, months: 24)
    #expect(periods.contains { $0.totals.belowZero != 0 })
    for period in periods {
      let totals = period.totals
      #expect(totals.end == totals.begin + moved(totals) + totals.belowZero)
      let net = summary.months.first { $0.month == period.month }?.totals.net
      #expect(totals.end == net)
    }
  }
}
