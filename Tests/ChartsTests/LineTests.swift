import Testing

@testable import Charts

@Suite struct LineTests {
  @Test func valuesLieFromLeftToRightInTheirOrder() {
    let places = Gallery.line([80, 90, 95, 70]).places.compactMap { $0 }
    for (left, right) in zip(places, places.dropFirst()) { #expect(left.x < right.x) }
    #expect(places[0].y > places[1].y && places[1].y > places[2].y && places[3].y > places[0].y)
  }

  @Test func unknownMonthsLeaveAGap() {
    let scene = Gallery.line([1, 2, nil, 4, 5]).scene
    let lines = scene.shapes.filter { if case .line("line", _, _) = $0 { true } else { false } }
    #expect(lines.count == 2)
    let unknown = scene.shapes.filter {
      if case .circle("unk", _, _) = $0 { true } else { false }
    }
    #expect(unknown.count == 1)
  }

  @Test func theLastKnownValueStandsAtTheEndOfTheLine() throws {
    let scene = Gallery.line([10, 20, nil]).scene
    let label = try #require(SceneChecks.labels(of: scene).first { $0.text == "20" })
    #expect(label.lettering.role == .key)
  }

  @Test func sparklinesShowTheirGoalAndStayInside() {
    let spark = Gallery.spark([10, 60, 30])
    #expect(spark.places.compactMap { $0?.y } == [320, 40, 208])
    let markup = SceneChecks.markup(spark)
    #expect(markup.contains("class=\"goal\""))
    #expect(markup.contains("preserveAspectRatio=\"none\""))
  }

  @Test func aFlatSeriesLiesInTheMiddle() {
    var spark = Gallery.spark([7, 7])
    spark.goal = nil
    #expect(spark.places.compactMap { $0?.y } == [180, 180])
  }

  @Test func theParetoDescendsWhileItsCurveClimbs() {
    let chart = Gallery.pareto([5, 60, 10, 25])
    #expect(chart.items.map(\.value) == [60, 25, 10, 5])
    let heights = chart.bars.map(\.height)
    #expect(heights == heights.sorted(by: >))
    for (left, right) in zip(chart.curve, chart.curve.dropFirst()) {
      #expect(left.x < right.x && left.y >= right.y)
    }
    #expect(chart.curve.last?.y == 160)
    #expect(chart.curve.first?.y == chart.bars.first?.y)
  }

  private func curve(_ amounts: [Int64]) -> AccumulationCurve { Gallery.curve(amounts) }

  @Test func theCurveClimbsFromNothingToEverything() {
    let points = curve([60, 25, 10, 5]).points
    #expect(points.first == Point(340, 2020))
    #expect(points.last == Point(3900, 180))
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
}
