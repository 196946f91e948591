import Charts
import Localization
import Portfolio
import Reports

/// Every kind of chart with invented numbers that add up.
struct StyleCharts {
  let words: StyleWords
  let day: Day

  typealias Shown = StylePage.StyleChart

  var all: [Shown] {
    let half = StyleCharts.half
    return [
      shown("BarChart", bars, half), shown("LineChart", line, half),
      shown("ParetoChart", pareto, half),
      shown("AccumulationCurve", curve, half), shown("HeatMap", heat, half),
    ] + ((try? waterfall).map { [shown("Waterfall", $0, half)] } ?? []) + [
      shown("OrganisationTree", tree, ""), shown("QuadrantMatrix", matrix, half),
      shown("PositionLine", position, half),
      shown("Timeline", timeline, ""), shown("CadenceStrip", cadence, "c8"),
      shown("Sparkline", sparkline(id: "chart-spark"), "c4"),
    ]
  }

  /// The class of a column that is half the page, and how many pixels that is at 1440.
  static let half = "c6"
  static let width = 592

  func text(_ key: String) -> String { words.text("style.chart." + key) }

  private func shown(_ kind: String, _ chart: some Chart, _ column: String) -> Shown {
    let name = text("kind.\(kind)")
    return Shown(
      kind: kind, column: column, heading: name, unit: chart.unit,
      figure: ChartFigure(
        chart, name: name, tableSize: words.count("rows", chart.table.rows.count)))
  }

  private func tenths(_ value: Int64) -> String {
    words.formats.decimal(value, scale: 1, places: .fixed(1))
  }

  private func signed(_ value: Int64) -> String {
    words.formats.decimal(value, scale: 1, places: .fixed(1), sign: .always)
  }

  private func month(_ offset: Int) -> String {
    let (_, month, _) = day.adding(months: offset).components
    return words.formats.shortMonthName(month) ?? ""
  }

  private var bars: BarChart {
    let values: [Int64] = [1_812, 1_790, 1_845, 1_902, 1_866, 1_931, 1_954, 1_920, 1_987]
    return BarChart(
      id: "chart-bars", title: text("bars"), unit: text("unit"),
      words: .init(
        category: words.text("column.month"), value: words.text("column.revenue"),
        before: words.text("column.year-before")),
      bars: values.enumerated().map { index, value in
        .init(
          name: month(index - 8), value: index == 5 ? nil : value,
          label: index == 5 ? words.text("word.unknown") : tenths(value), before: value - 90,
          beforeLabel: tenths(value - 90), state: index == 8 ? .partial : .whole,
          isAlert: index == 7)
      }, goal: Level(2_300, label: text("goal")),
      width: StyleCharts.width)
  }

  private var line: LineChart {
    LineChart(
      id: "chart-line", title: text("line"), unit: "%",
      words: .init(category: words.text("column.month"), value: text("retention")),
      points: points([948, 951, 939, 930, 927, 921, 925, 917]),
      ticks: [Level(900, label: "90"), Level(925, label: tenths(925))],
      goal: Level(950, label: text("line-goal")), width: StyleCharts.width)
  }

  func sparkline(id: String) -> Sparkline {
    Sparkline(
      id: id, title: text("spark"), unit: text("unit"),
      words: .init(category: words.text("column.month"), value: words.text("column.revenue")),
      points: points([1_940, 2_010, 2_060, 2_040, 2_130, 2_215, 2_330, 2_410]),
      end: tenths(2_410), goal: Level(2_450, label: tenths(2_450)))
  }

  private func points(_ values: [Int64]) -> [DataPoint] {
    values.enumerated().map { index, value in
      DataPoint(name: month(index - values.count + 1), value: value, label: tenths(value))
    }
  }

  private var pareto: ParetoChart {
    let causes: [(key: String, value: Int64)] = [
      ("cause-1", 420), ("cause-2", 260), ("cause-3", 170), ("cause-4", 90), ("cause-5", 60),
    ]
    var sum: Int64 = 0
    return ParetoChart(
      id: "chart-pareto", title: text("pareto"), unit: text("unit"),
      words: .init(
        category: text("cause"), value: words.text("column.revenue"), share: "%",
        accumulated: text("accumulated")),
      items: causes.map { cause in
        sum += cause.value
        return .init(
          name: text(cause.key), value: cause.value, label: tenths(cause.value),
          shareLabel: tenths(cause.value), accumulatedLabel: tenths(sum))
      }, threshold: Level(800, label: "80 %"), width: StyleCharts.width)
  }

  private var curve: Charts.AccumulationCurve {
    let amounts: [Int64] = [400, 240, 160, 70, 50, 30, 20, 15, 10, 5]
    return Charts.AccumulationCurve(
      id: "chart-curve", title: text("curve"), unit: text("unit"),
      words: .init(
        category: words.text("column.class"),
        cells: [.init(words.text("column.clients")), .init(words.text("column.revenue"))]),
      amounts: amounts,
      parts: [
        .init(
          name: "A", label: "A · 3", end: 3, threshold: 800, thresholdLabel: "80",
          cells: ["3", tenths(800)]),
        .init(
          name: "B", label: "B · 3", end: 6, threshold: 950, thresholdLabel: "95",
          cells: ["3", tenths(150)]),
        .init(name: "C", label: "C · 4", end: 10, threshold: nil, cells: ["4", tenths(50)]),
      ],
      verticalTitle: text("curve-up"), horizontalTitle: text("curve-across"),
      width: StyleCharts.width)
  }

  private var heat: HeatMap {
    let cohorts: [[Int64?]] = [
      [100, 96, 91, 84, 80], [100, 93, 87, 82], [100, nil, 78], [100, 88], [100],
    ]
    return HeatMap(
      id: "chart-heat", title: text("heat"), unit: "%",
      words: .init(row: text("cohort"), detail: words.text("column.clients")),
      columns: (0..<5).map { text("quarter") + " " + String($0) },
      rows: cohorts.enumerated().map { index, values in
        .init(
          name: month(index * 3 - 12), detail: String(21 - index * 3),
          cells: (0..<5).map { place in
            guard place < values.count else { return .future }
            return values[place].map { .value($0, String($0)) }
              ?? .unknown(words.text("word.unknown"))
          })
      }, width: StyleCharts.width)
  }

  private var waterfall: Waterfall {
    get throws(ChartFault) {
      let steps: [(key: String, amount: Int64)] = [
        ("step-new", 689), ("step-more", 874), ("step-back", 113), ("step-less", -616),
        ("step-lost", -828),
      ]
      let begin: Int64 = 22_146
      let end = steps.reduce(begin) { $0 + $1.amount }
      let shown = steps.map {
        Waterfall.Step(name: text($0.key), amount: $0.amount, label: signed($0.amount))
      }
      return try Waterfall(
        id: "chart-bridge", title: text("bridge"), unit: text("unit"),
        words: .init(step: text("step"), amount: words.text("column.revenue")),
        begin: .init(name: text("begin"), value: begin, label: tenths(begin)), steps: shown,
        end: .init(name: text("end"), value: end, label: tenths(end)),
        cut: Waterfall.cutValue(begin: begin, amounts: steps.map(\.amount)).map {
          .init(value: $0, sentence: text("cut"))
        }, width: StyleCharts.width)
    }
  }
}
