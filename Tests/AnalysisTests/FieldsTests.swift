import Foundation
import Portfolio
import Testing

@testable import Analysis

@Suite("The names of results") struct FieldsTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("docs/assessment.md")

  /// `RECORD_GOLDEN=1` writes the page anew and still fails.
  @Test func `docs/assessment.md lists exactly the declared fields`() throws {
    let expected = AssessmentReference.markdown
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(expected.utf8).write(to: Self.page)
      Issue.record("recorded docs/assessment.md: read it, then run without RECORD_GOLDEN")
    }
    #expect(try String(contentsOf: Self.page, encoding: .utf8) == expected)
  }

  @Test func `names are unique and in kebab case`() {
    for names in [
      ClientFields.all.map(\.name), PortfolioFields.all.map(\.name), MonthFields.all.map(\.name),
      AssessmentTable.all.map(\.name),
    ] + AssessmentTable.all.map({ $0.columns.map(\.name) }) {
      #expect(Set(names).count == names.count)
      for name in names {
        #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(name)")
      }
    }
  }

  @Test func `every value is of the declared type`() {
    let portfolio = portfolio(randomClients(80, seed: 30))
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    for client in assessment.clients {
      let result = ClientResult(client, in: assessment, of: portfolio)
      for field in ClientFields.all {
        #expect(matches(field.value(result), field.type), "\(field.name)")
      }
    }
    for field in PortfolioFields.all {
      #expect(matches(field.value(assessment), field.type), "\(field.name)")
    }
    for month in assessment.summary.months {
      for field in MonthFields.all {
        #expect(matches(field.value(month), field.type), "\(field.name)")
      }
    }
  }

  @Test func `values are written for machines, the same in every locale`() {
    let real = Currency.real
    #expect(AssessmentValue.money(-5).text(currency: real) == "-0.05")
    #expect(AssessmentValue.money(123_456).text(currency: real) == "1234.56")
    #expect(Currency(code: "JPY").map { AssessmentValue.money(123).text(currency: $0) } == "123")
    #expect(AssessmentValue.decimal(310, scale: 1).text(currency: real) == "31.0")
    #expect(AssessmentValue.day(referenceDay).text(currency: real) == "2026-11-16")
    #expect(AssessmentValue.month(Month(of: referenceDay)).text(currency: real) == "2026-11")
    #expect(AssessmentValue.boolean(true).text(currency: real) == "true")
    #expect(AssessmentValue.missing.text(currency: real) == nil)
  }

  @Test func `a client's fields say what the assessment says`() throws {
    let portfolio = portfolio([
      buyer("a", on: ["2026-08-01", "2026-08-31", "2026-09-30", "2026-10-30"])
    ])
    let assessment = assess(portfolio, .builtIn, on: referenceDay)
    let result = ClientResult(assessment.clients[0], in: assessment, of: portfolio)
    let row = Dictionary(
      uniqueKeysWithValues: ClientFields.all.map {
        ($0.name, $0.value(result).text(currency: .real) ?? "")
      })
    #expect(row["status"] == "active")
    #expect(row["status-rule"] == "S-08")
    #expect(row["status-detail"] == "in-rhythm")
    #expect(row["net-sales-12-months"] == "400.00")
    #expect(row["average-ticket"] == "100.00")
    #expect(row["median-interval-days"] == "30.0")
    #expect(row["expected-next"] == "2026-11-29")
    #expect(row["abc-share-percent"] == "100.00")
    #expect(row["rfm-segment"] == "hibernating")
  }

  @Test(
    arguments: [
      (1, 3, 3333), (2, 3, 6667), (1, 8, 1250), (-1, 3, -3333), (1, 20_000, 1), (0, 5, 0),
    ] as [(Int64, Int64, Int64)])
  func `shares round half away from zero`(part: Int64, whole: Int64, points: Int64) {
    #expect(Share(part, of: whole).basisPoints == points)
    #expect(Share(part, of: 0).basisPoints == nil)
  }

  private func matches(_ value: AssessmentValue, _ type: AssessmentType) -> Bool {
    switch (value, type) {
    case (.missing, _), (.text, .text), (.text, .word), (.text, .words), (.integer, .integer),
      (.decimal, .decimal), (.money, .money), (.day, .day), (.month, .month),
      (.boolean, .boolean):
      true
    default: false
    }
  }
}
