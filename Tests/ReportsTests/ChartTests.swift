import Markup
import Portfolio
import Testing

@testable import Reports

@Suite struct ChartTests {
  @Test(
    arguments: [
      (0, 100, 0), (50, 100, 500), (100, 100, 1000), (150, 100, 1000), (-5, 100, 0), (1, 0, 0),
      (Int64.max - 1, Int64.max, 999),
    ] as [(Int64, Int64, Int)])
  func placesValuesInsideTheirLength(value: Int64, whole: Int64, expected: Int) {
    #expect(Scale.part(value, of: whole, length: 1000) == expected)
  }

  private func bars(_ amounts: [Int64], before: [Int64?] = []) -> MonthlyBars {
    MonthlyBars(
      id: "x", title: "Receita",
      months: amounts.enumerated().map { index, amount in
        MonthlyBars.Month(
          name: "m\(index)", amount: amount, label: String(amount),
          before: index < before.count ? before[index] : nil)
      })
  }

  @Test func barsGrowFromZeroInProportion() {
    let drawn = bars([100, 50, 0, 25]).bars
    #expect(drawn.map(\.height) == [1300, 650, 0, 325])
    #expect(drawn.allSatisfy { $0.y + $0.height == 1500 })
  }

  @Test func monthsBelowZeroHangFromTheAxis() {
    let chart = bars([100, -100])
    #expect(chart.zero == 850)
    #expect(chart.bars.map(\.y) == [200, 850])
    #expect(chart.bars.map(\.height) == [650, 650])
  }

  @Test func barsStayInsideTheDrawingAndApart() {
    let drawn = bars((1...13).map { Int64($0 * 7) }).bars
    #expect(drawn.allSatisfy { $0.x >= 0 && $0.x + $0.width <= 7600 && $0.y >= 200 })
    for (left, right) in zip(drawn, drawn.dropFirst()) { #expect(left.x + left.width < right.x) }
  }

  @Test func theYearBeforeSharesTheScale() {
    let drawn = bars([50], before: [100]).bars
    #expect(drawn[0].height == 650)
    #expect(drawn[0].beforeY == 200)
  }

  private func curve(_ amounts: [Int64]) -> AccumulationCurve {
    AccumulationCurve(
      id: "abc", title: "ABC", amounts: amounts, parts: [], verticalTitle: "",
      horizontalTitle: "")
  }

  @Test func theCurveClimbsFromNothingToEverything() {
    let points = curve([60, 25, 10, 5]).points
    #expect(points.first?.x == 340 && points.first?.y == 2020)
    #expect(points.last?.x == 3900 && points.last?.y == 180)
    for (left, right) in zip(points, points.dropFirst()) {
      #expect(left.x < right.x && left.y >= right.y)
    }
    #expect(points[1].y == 2020 - 1840 * 60 / 100)
  }

  @Test(arguments: [1, 179, 180, 181, 5000])
  func theCurveHasNoMorePointsThanPixels(clients: Int) {
    let points = curve((0..<clients).map { Int64(clients - $0) }).points
    #expect(points.count <= 182)
    #expect(points.last?.x == 3900)
  }

  @Test func daysLieInTheirOrderOnTheStrip() {
    let start = Fixture.date("2026-01-01")
    let strip = CadenceStrip(
      id: "c", title: "Ritmo", purchases: [], start: start, end: start.adding(days: 300),
      today: CadenceStrip.Mark(day: start, label: "hoje"), interval: { "\($0) d" })
    #expect(strip.x(start) == 80)
    #expect(strip.x(start.adding(days: 150)) == 3800)
    #expect(strip.x(start.adding(days: 300)) == 7520)
    #expect(strip.x(start.adding(days: -9)) == 80)
    #expect(strip.x(start.adding(days: 999)) == 7520)
  }

  @Test(arguments: [40, 100, 400, 1200, 4000])
  func namedMonthsKeepTheirDistance(days: Int) {
    let start = Fixture.date("2020-01-15")
    let months = CadenceStrip.monthsShown(from: start, to: start.adding(days: days))
    #expect(months.count <= 12)
    #expect(months.allSatisfy { $0.dayOfMonth == 1 && $0 >= start })
  }

  @Test func drawingsHoldNoStyleAndEscapeTheirTitle() {
    let text = String(
      decoding: MonthlyBars(id: "m", title: "<b>&\"x\"", months: []).draw().utf8, as: UTF8.self)
    #expect(!text.contains("style"))
    #expect(text.contains("&lt;b&gt;&amp;&quot;x&quot;"))
    #expect(text.contains("role=\"img\" aria-labelledby=\"m-t\""))
  }
}
