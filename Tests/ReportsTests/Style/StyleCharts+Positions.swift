import Charts
import Localization
import Portfolio
import Reports

/// The kinds of charts that place people and days.
extension StyleCharts {
  private func short(_ days: Int) -> String {
    words.formats.day(day.adding(days: days), .dayMonth)
  }

  private func number(_ days: Int) -> Int { Int(day.adding(days: days).number) }

  var matrix: QuadrantMatrix {
    func mark(
      _ name: String, _ across: Int?, _ up: Int?, _ standing: QuadrantMatrix.Standing
    ) -> QuadrantMatrix.Mark {
      QuadrantMatrix.Mark(
        name: name, across: across, up: up, standing: standing,
        acrossLabel: across.map(SupportView.signed) ?? words.text("word.unknown"),
        upLabel: up.map(String.init) ?? words.text("word.unknown"))
    }
    return QuadrantMatrix(
      id: "chart-matrix", title: text("matrix"),
      words: .init(
        name: words.text("column.person"), across: text("support"), up: text("influence"),
        standing: words.text("column.role"),
        standings: [
          .covered: text("covered"), .uncovered: text("uncovered"),
          .champion: words.text("mark.champion"), .blocker: words.text("mark.blocker"),
        ], unknown: words.text("word.unknown"), corner: text("corner")),
      marks: [
        mark("Nádia", nil, 5, .uncovered), mark("Igor", 2, 4, .champion),
        mark("Davi", -2, 3, .blocker), mark("Célia", 1, 3, .covered),
        mark("Otto", 0, 2, .covered), mark("Rute", -1, 1, .uncovered),
      ], width: StyleCharts.width)
  }

  var timeline: Timeline {
    func item(
      _ when: Timeline.When, _ key: String, _ label: String, _ state: Timeline.State,
      _ form: Timeline.Form = .diamond
    ) -> Timeline.Item {
      Timeline.Item(when: when, label: text(key), whenLabel: label, state: state, form: form)
    }
    let months = (-3...4).compactMap { offset -> DayMark? in
      let (year, month, _) = day.adding(months: offset).components
      guard let first = Day(year: year, month: month, day: 1) else { return nil }
      return DayMark(
        day: Int(first.number), label: words.formats.shortMonthName(month) ?? "")
    }
    return Timeline(
      id: "chart-timeline", title: text("timeline"),
      words: .init(
        when: words.text("column.date"), lane: text("lane"), item: text("item"),
        state: words.text("column.status"),
        states: [
          .done: text("state-done"), .planned: text("state-planned"), .late: text("state-late"),
          .deadline: text("state-deadline"),
        ]),
      start: number(-80), end: number(120), ticks: months,
      today: .init(day: number(0), label: text("today") + " " + short(0)),
      lanes: [
        .init(
          name: text("lane-1"),
          items: [
            item(.span(number(-70), number(-35)), "item-1", "\(short(-70))–\(short(-35))", .done),
            item(.span(number(-30), number(25)), "item-2", "\(short(-30))–\(short(25))", .late),
            item(.span(number(30), number(60)), "item-3", "\(short(30))–\(short(60))", .planned),
          ]),
        .init(
          name: text("lane-2"),
          items: [
            item(.day(number(-40)), "item-4", short(-40), .done),
            item(.day(number(-10)), "item-5", short(-10), .late),
            item(.day(number(45)), "item-6", short(45), .planned),
          ]),
        .init(
          name: text("lane-3"),
          items: [
            item(.day(number(-55)), "item-7", short(-55), .done, .circle),
            item(.day(number(3)), "item-8", short(3), .planned, .circle),
            item(.day(number(14)), "item-9", short(14), .deadline),
          ]),
      ], bands: [.init(from: number(35), to: number(48), label: text("recess"))])
  }

  var cadence: Charts.CadenceStrip {
    let words = words
    return Charts.CadenceStrip(
      id: "chart-cadence", title: text("cadence"),
      words: .init(
        day: words.text("column.date"), event: text("event"), interval: text("interval"),
        purchase: text("purchase")),
      purchases: [-351, -292, -231, -168, -110, -50].map(number), start: number(-370),
      end: number(70), today: .init(day: number(0), label: text("today") + " " + short(0)),
      expected: .init(day: number(10), label: text("expected") + " " + short(10)),
      broken: .init(day: number(60), label: text("broken") + " " + short(60)),
      months: [-320, -228, -136, -46].map { .init(day: number($0), label: short($0)) },
      interval: { words.formats.days($0) },
      dayLabel: { words.date(Day(number: Int32(clamping: $0))) })
  }

  var position: PositionLine {
    PositionLine(
      id: "chart-position", title: text("position"), unit: text("position-unit"),
      words: .init(
        position: text("position-what"), value: text("position-value"), now: text("now"),
        before: text("before"), bound: text("bound")),
      low: Level(0, label: "0 " + text("band-low")),
      high: Level(100, label: text("band-high") + " 100"),
      bounds: [Level(50, label: "50"), Level(75, label: "75")], bands: [text("band-middle")],
      value: Level(61, label: "61"), before: Level(66, label: "66 · " + short(-91)),
      width: StyleCharts.width)
  }
}
