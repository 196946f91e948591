/// A series over time as a line, with its goal; months that are not known leave a gap.
public struct LineChart: Chart {
  /// The words of the table.
  public struct Words: Sendable, Equatable {
    /// What the series runs over.
    public var category: String
    /// What it measures.
    public var value: String

    /// The words of the table.
    public init(category: String, value: String) {
      self.category = category
      self.value = value
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table.
  public var words: Words
  /// The values, oldest first.
  public var points: [DataPoint]
  /// Values named at the axis; few, and best those that mean something.
  public var ticks: [Level]
  /// What is wanted: a dashed line.
  public var goal: Level?
  /// What must not be passed: a dashed line in the colour of what needs action.
  public var limit: Level?
  /// Whether zero is shown even where no value comes near it.
  public var startsAtZero: Bool
  /// Width in pixels.
  public var width: Int

  /// A series over time.
  public init(
    id: String, title: String, unit: String, words: Words, points: [DataPoint],
    ticks: [Level] = [], goal: Level? = nil, limit: Level? = nil, startsAtZero: Bool = false,
    width: Int = 700
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.points = points
    self.ticks = ticks
    self.goal = goal
    self.limit = limit
    self.startsAtZero = startsAtZero
    self.width = width
  }

  /// The same facts as text.
  public var table: ChartTable { .series(title, unit, words, points) }

  private static let top: Tenths = 140
  private static let bottom: Tenths = 1760

  private var levels: [Level] { [goal, limit].compactMap { $0 } }

  private var scale: Scale {
    let values = points.compactMap(\.value) + (levels + ticks).map(\.value)
    return startsAtZero
      ? .upwards(values, bottom: Self.bottom, top: Self.top)
      : .hugging(values, bottom: Self.bottom, top: Self.top)
  }

  private var left: Tenths {
    let widest = ticks.map { Lettering.small.width(of: $0.label) }.max() ?? 0
    return widest == 0 ? 60 : min(widest, width * 2) + 80
  }

  /// The right end of the line; beyond it stand the last value, the goal and the limit.
  private var right: Tenths {
    let lettering = Lettering(role: .accent)
    let labels = levels.map(\.label) + (lastKnown.map { [points[$0].label] } ?? [])
    let widest = labels.map { lettering.width(of: $0) }.max() ?? 0
    return width * 10 - min(widest, width * 3) - 140
  }

  private var lastKnown: Int? { points.lastIndex { $0.value != nil } }

  /// Where the values lie from left to right, known or not.
  private var centers: [Tenths] {
    let (left, last) = (left, Int64(max(1, points.count - 1)))
    let length = max(0, right - left)
    return points.indices.map { left + Scale.part(Int64($0), of: last, length: length) }
  }

  /// Where the values lie; nil for those that are not known.
  package var places: [Point?] {
    let scale = scale
    return zip(points, centers).map { point, x in
      point.value.map { Point(x, scale.place($0)) }
    }
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let (scale, left, right) = (scale, left, right)
    var ticked = LabelColumn(top: 0, bottom: Self.bottom + 40)
    for tick in ticks {
      let y = scale.place(tick.value)
      canvas.horizontal("hair", from: left - 40, to: right, y: y)
      canvas.text(Lettering.small.end, x: left - 60, y: ticked.place(y + 40), tick.label)
    }
    canvas.horizontal("axis", from: left - 40, to: right, y: Self.bottom)
    var column = LabelColumn(top: 100, bottom: Self.bottom + 40)
    let places = places
    drawLine(places, into: &canvas)
    if let last = lastKnown, let place = places[last] {
      canvas.circle("onA", place, radius: 35)
      // Its words stand nearest to it; those of goal and limit make room.
      endLabel(
        points[last].label, Lettering(role: .key), y: column.place(place.y + 40), into: &canvas)
    }
    for (level, isGoal) in [(goal, true), (limit, false)] {
      guard let level else { continue }
      let y = scale.place(level.value)
      canvas.horizontal(isGoal ? "goal" : "lim", from: left - 40, to: right, y: y)
      endLabel(
        level.label, Lettering(role: isGoal ? .accent : .alert), y: column.place(y + 40),
        into: &canvas)
    }
    AxisNames(
      names: points.map(\.name), centers: centers,
      step: (right - left) / max(1, points.count)
    ).draw(y: Self.bottom + 160, into: &canvas)
    return canvas.scene(height: 214)
  }

  private func endLabel(
    _ text: String, _ lettering: Lettering, y: Tenths, into canvas: inout Canvas
  ) {
    canvas.text(
      lettering, x: right + 100, y: y,
      lettering.shortened(text, to: width * 10 - right - 100))
  }

  private func drawLine(_ places: [Point?], into canvas: inout Canvas) {
    for run in places.split(separator: nil, omittingEmptySubsequences: true) {
      let run = run.compactMap { $0 }
      canvas.line("line", run)
      if run.count == 1, let only = run.first { canvas.circle("onA", only, radius: 25) }
    }
    for (place, x) in zip(places, centers) where place == nil {
      canvas.circle("unk", Point(x, Self.bottom - 60), radius: 30)
    }
  }
}

extension ChartTable {
  /// The table of a single series.
  static func series(
    _ title: String, _ unit: String, _ words: LineChart.Words, _ points: [DataPoint]
  ) -> ChartTable {
    ChartTable(
      caption: title,
      heads: [Head(words.category, isNumber: false), Head(words.value, unit: unit)],
      rows: points.map { [$0.name, $0.label] })
  }
}
