import Markup
import Testing

@testable import Charts

@Suite struct BarTests {
  private func bars(_ amounts: [Int64?], before: [Int64?] = [], over: [Int64?] = []) -> BarChart {
    BarChart(
      id: "x", title: "Receita", unit: "R$ mil",
      words: .init(category: "Mês", value: "Contratos", over: "Avulsos", total: "Soma"),
      bars: amounts.enumerated().map { index, amount in
        BarChart.Bar(
          name: "m\(index)", value: amount, label: amount.map(String.init) ?? "falta",
          over: index < over.count ? over[index] : nil,
          before: index < before.count ? before[index] : nil)
      })
  }

  @Test func barsGrowFromZeroInProportion() {
    let drawn = bars([100, 50, 0, 25]).places.map(\.first)
    #expect(drawn.map(\.height) == [1300, 650, 0, 325])
    #expect(drawn.allSatisfy { $0.bottom == 1500 })
  }

  @Test func barsBelowZeroHangFromTheAxis() {
    let chart = bars([100, -100])
    #expect(chart.zero == 850)
    #expect(chart.places.map(\.first.y) == [200, 850])
    #expect(chart.places.map(\.first.height) == [650, 650])
  }

  @Test func barsStayApart() {
    let drawn = bars((1...13).map { Int64($0 * 7) }).places.map(\.first)
    for (left, right) in zip(drawn, drawn.dropFirst()) { #expect(left.right < right.x) }
  }

  @Test func theSecondSeriesStandsOnTheFirst() throws {
    let place = try #require(bars([60, 20], over: [40, nil]).places.first)
    let second = try #require(place.second)
    #expect(second.bottom == place.first.y)
    #expect(place.first.height == 780 && second.height == 520)
  }

  @Test func theTimeBeforeSharesTheScale() {
    let drawn = bars([50], before: [100]).places
    #expect(drawn[0].first.height == 650)
    #expect(drawn[0].beforeY == 200)
  }

  @Test func whatIsUnknownIsMarkedAndNeverZero() {
    let scene = bars([10, nil]).scene
    #expect(SceneChecks.rectangles("unk", in: scene).count == 1)
    #expect(SceneChecks.rectangles("b", in: scene).count == 1)
    #expect(SceneChecks.texts(of: scene).contains("falta"))
  }

  @Test func aSingleBarIsNoWall() {
    #expect(bars([5]).places[0].first.width == 720)
  }

  @Test func theGreatestAmountsDoNotOverflow() {
    let places = bars([.max, .min], over: [.max, .min]).places
    #expect(places.map(\.first.height) == [650, 650])
  }

  @Test(arguments: [BarChart.Bar.State.partial, .planned])
  func barsThatAreNotOverAreHollow(state: BarChart.Bar.State) {
    var chart = bars([5])
    chart.bars[0].state = state
    let name = state == .partial ? "hol" : "fut"
    #expect(SceneChecks.rectangles(name, in: chart.scene).count == 1)
  }

  @Test func goalAndLimitAreDrawnAndSaid() {
    var chart = bars([100])
    chart.goal = Level(120, label: "meta 120")
    chart.limit = Level(121, label: "limite 121")
    let texts = SceneChecks.texts(of: chart.scene)
    #expect(texts.contains("meta 120") && texts.contains("limite 121"))
    #expect(SceneChecks.overlaps(in: chart.scene) == [])
  }

  @Test func theTableNamesTheUnitAndBothSeries() {
    let table = bars([60], over: [40]).table
    #expect(table.heads.map(\.text) == ["Mês", "Contratos", "Avulsos", "Soma"])
    #expect(table.heads.map(\.unit) == ["", "R$ mil", "R$ mil", "R$ mil"])
  }

  @Test(arguments: [(50, 500), (0, 0), (-4, 0), (400, 1000)] as [(Int64, Int)])
  func cellBarsFillTheirPart(value: Int64, expected: Int) {
    let markup = String(decoding: CellBar.draw(value, of: 100, limit: 80).utf8, as: UTF8.self)
    #expect(markup.contains("width=\"\(expected / 10)\" height=\"10\""))
    #expect(markup.contains("class=\"tick\" d=\"M80 -3V13\""))
    #expect(markup.contains("aria-hidden=\"true\""))
  }
}
