import Portfolio
import Testing

@testable import Reports

@Suite struct CadenceStripTests {
  @Test(arguments: [40, 100, 400, 1200, 4000])
  func namedMonthsKeepTheirDistance(days: Int) {
    let start = Fixture.date("2020-01-15")
    let months = CadenceMaking.monthsNamed(from: start, to: start.adding(days: days))
    #expect(months.count <= 12)
    #expect(months.allSatisfy { $0.dayOfMonth == 1 && $0 >= start })
  }
}
