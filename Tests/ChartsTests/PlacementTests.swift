import Markup
import Testing

@testable import Charts

@Suite struct HeatMapTests {
  @Test func shadesClimbWithTheValues() {
    let map = Gallery.heat([0, 25, 50, 75, 100])
    #expect([0, 19, 20, 59, 99, 100].map { map.shade(of: $0) } == [1, 1, 2, 3, 5, 5])
  }

  @Test func equalValuesShareTheMiddleShade() {
    #expect(Gallery.heat([7, 7]).shade(of: 7) == 3)
  }

  @Test func everyCellHoldsItsNumberOrItsWordAndTheFutureNothing() {
    let scene = Gallery.heat([10, nil, 30]).scene
    let texts = SceneChecks.texts(of: scene)
    #expect(texts.filter { $0 == "10" }.count == 3)
    #expect(texts.filter { $0 == "falta" }.count == 2)
    #expect(texts.filter { $0 == "30" }.count == 1)
    #expect(SceneChecks.rectangles("unk", in: scene).count == 2)
  }

  @Test func numbersAreNeverCut() {
    let wide = Gallery.heat(Array(repeating: 12_345_678_90, count: 14))
    #expect(SceneChecks.texts(of: wide.scene).contains("1234567890"))
    #expect(wide.scene.width > wide.width)
  }
}

@Suite struct MatrixTests {
  @Test func peopleStandByTheirInfluenceAndSupport() {
    let places = Gallery.matrix([(-2, 1), (-2, 5), (2, 5), (0, 3)]).places.compactMap { $0 }
    #expect(places[0].x == places[1].x && places[2].x > places[3].x && places[3].x > places[0].x)
    #expect(places[1].y == places[2].y && places[1].y < places[3].y && places[3].y < places[0].y)
  }

  @Test func whatIsUnknownStandsApart() {
    let places = Gallery.matrix([(nil, 3), (-2, 3), (0, nil)]).places.compactMap { $0 }
    #expect(places[0].x < places[1].x && places[0].y == places[1].y)
    #expect(places[2].y > places[1].y)
  }

  @Test func peopleOfOnePlaceStandBelowOneAnotherInTheirOrder() {
    let places = Gallery.matrix(Array(repeating: (1, 4), count: 5)).places.compactMap { $0 }
    #expect(Set(places.map(\.x)).count == 1)
    for (above, below) in zip(places, places.dropFirst()) { #expect(above.y + 200 <= below.y) }
  }

  @Test func aCrowdIsCounted() {
    let matrix = Gallery.matrix(Array(repeating: (0, 5), count: 30))
    #expect(matrix.places.count { $0 == nil } == 23)
    #expect(SceneChecks.texts(of: matrix.scene).contains("+23"))
    #expect(matrix.table.rows.count == 30)
  }
}

@Suite struct TimelineTests {
  @Test func daysLieInTheirOrder() {
    let timeline = Gallery.timeline([])
    #expect(timeline.x(0) < timeline.x(135) && timeline.x(135) < timeline.x(270))
    #expect(timeline.x(-40) == timeline.x(0) && timeline.x(999) == timeline.x(270))
  }

  @Test func theLineOfTodayLiesBetweenWhatIsDoneAndWhatIsPlanned() throws {
    let items = [
      Timeline.Item(when: .day(200), label: "depois", whenLabel: "200", state: .planned),
      Timeline.Item(when: .day(20), label: "antes", whenLabel: "20", state: .done),
    ]
    let timeline = Gallery.timeline(items)
    let places = try #require(timeline.places.first)
    #expect(places.map(\.item.label) == ["antes", "depois"])
    let today = timeline.x(138)
    #expect(places[0].to < today && places[1].from > today)
  }

  @Test func itemsOfOneDayTakeRowsOfTheirOwn() throws {
    let places = try #require(
      Gallery.timeline(Gallery.items(Array(repeating: 138, count: 9))).places.first)
    #expect(Set(places.map(\.row)).count > 1)
    for (index, place) in places.enumerated() {
      for other in places[(index + 1)...] where other.row == place.row {
        #expect(!place.label.box.overlaps(other.label.box))
      }
    }
  }

  @Test func thousandsOfItemsOfOneLaneFindTheirRows() throws {
    let days = (0..<1_000).map { 120 + $0 % 28 }
    let timeline = Gallery.timeline(Gallery.items(days))
    let places = try #require(timeline.places.first)
    #expect(places.count == 1_000)
    for (_, row) in Dictionary(grouping: places, by: \.row) {
      #expect(Set(row.map(\.label.y)).count <= 2)
      for (index, place) in row.enumerated() {
        #expect(row[(index + 1)...].allSatisfy { !place.label.box.overlaps($0.label.box) })
      }
    }
  }

  @Test func theTableSaysWhatMarksWithoutALabelAreAndNoDayTwice() {
    let timeline = Gallery.timeline([
      .init(
        when: .day(30), label: "", whenLabel: "30", state: .done, form: .circle,
        text: "conversa: Ana"),
      .init(when: .day(40), label: "40 teste", whenLabel: "40", state: .done, text: "teste"),
      .init(when: .day(50), label: "marco", whenLabel: "50", state: .planned),
    ])
    #expect(timeline.table.rows.map { $0[2] } == ["conversa: Ana", "teste", "marco"])
    #expect(SceneChecks.texts(of: timeline.scene).contains("40 teste"))
  }

  @Test func aDrawingSaysTheLeastWidthAtWhichItsWordsCanBeRead() {
    let scene = Gallery.timeline([]).scene
    #expect(scene.leastWidth < scene.width)
    #expect(scene.leastWidth * 12 >= scene.width * 11 - 12)
    let markup = SceneChecks.markup(Gallery.timeline([]))
    #expect(
      markup.hasPrefix(
        "<svg class=\"chart\" width=\"\(scene.leastWidth)\" viewBox=\"0 0 \(scene.width) "))
  }

  @Test func itemsBeyondTheDaysShownStandInTheTableAlone() {
    let timeline = Gallery.timeline(Gallery.items([-50, 400, 30]))
    #expect(timeline.places.first?.count == 1)
    #expect(timeline.table.rows.map(\.first) == ["dia -50", "dia 30", "dia 400"])
  }

  @Test func lanesOfManyItemsGrow() {
    let few = Gallery.timeline(Gallery.items([10])).scene.height
    let many = Gallery.timeline(Gallery.items((0..<40).map { $0 * 6 })).scene.height
    #expect(many > few)
  }
}

@Suite struct StripTests {
  @Test func daysLieInTheirOrderOnTheStrip() {
    var strip = Gallery.strip([], expected: nil, broken: nil, today: 0)
    strip.end = 300
    #expect([0, 150, 300, -9, 999].map(strip.x) == [80, 3800, 7520, 80, 7520])
  }

  @Test func theTableTellsPurchasesAndMarksInTheOrderOfTheirDays() {
    let table = Gallery.strip([10, 70], expected: 130, broken: 190, today: 140).table
    #expect(table.rows.map(\.[0]) == ["dia 10", "dia 70", "dia 130", "dia 140", "dia 190"])
    #expect(table.rows.map(\.[2]) == ["–", "60 d", "–", "–", "–"])
  }

  @Test func theValueLiesBetweenItsBounds() {
    let line = Gallery.position(59, before: 65)
    #expect(line.x(50) < line.x(59) && line.x(59) < line.x(65) && line.x(65) < line.x(75))
  }

  @Test func bothValuesAreSaidHoweverNearTheyAre() {
    for before in [58, 59, 60, 65] as [Int64] {
      let texts = SceneChecks.texts(of: Gallery.position(59, before: before).scene)
      #expect(texts.contains("59") && texts.contains("\(before) em 17/08"))
    }
  }
}

@Suite struct TableTests {
  @Test func theTwinIsAPlainTableWithHeads() {
    let table = ChartTable(
      caption: "A & B", heads: [.init("Mês", isNumber: false), .init("Receita", unit: "R$")],
      rows: [["<b>jan</b>", "1,0"]])
    #expect(
      String(decoding: table.draw().utf8, as: UTF8.self) == """
        <table class="t fit"><caption class="vh">A &amp; B</caption><thead><tr>\
        <th scope="col">Mês</th><th scope="col" class="n">Receita<br/>R$</th></tr></thead>\
        <tbody><tr><th scope="row">&lt;b&gt;jan&lt;/b&gt;</th><td class="n">1,0</td></tr></tbody>\
        </table>
        """)
  }

  @Test func drawingsEscapeTheirTitle() {
    var chart = Gallery.bars([])
    chart.title = "<b>&\"x\""
    #expect(SceneChecks.markup(chart).contains("&lt;b&gt;&amp;&quot;x&quot;"))
  }

  @Test(arguments: [(3, 5), (0, 5), (9, 9), (1, 1), (12, 30)])
  func stepsRiseUpToTheRank(filled: Int, count: Int) {
    let markup = String(decoding: StepMark.draw(filled: filled, of: count).utf8, as: UTF8.self)
    #expect(markup.ranges(of: "class=\"on\"").count == min(filled, count, 24))
  }

  @Test func theRangeHoldsBothMarksAndTheGoal() {
    let markup = String(
      decoding: CellRange.draw(solid: 917, hollow: 1001, from: 700, to: 1100, goal: 950).utf8,
      as: UTF8.self)
    for name in ["hair", "goal", "tree", "pt", "bx"] {
      #expect(markup.contains("class=\"\(name)\""))
    }
  }
}
