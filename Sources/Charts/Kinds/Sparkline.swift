/// A small line that shows a direction, beside the value it ends in.
///
/// It has no axis, so it never stands alone: `end` is printed beside it, and the goal is drawn and
/// written where there is one.
public struct Sparkline: Chart {
  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table.
  public var words: LineChart.Words
  /// The values, oldest first.
  public var points: [DataPoint]
  /// The value that the line ends in, as printed beside it.
  public var end: String
  /// What is wanted: a dashed line, written beside the drawing.
  public var goal: Level?

  /// A small line.
  public init(
    id: String, title: String, unit: String, words: LineChart.Words, points: [DataPoint],
    end: String, goal: Level? = nil
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.points = points
    self.end = end
    self.goal = goal
  }

  /// The same facts as text.
  public var table: ChartTable { .series(title, unit, words, points) }

  private var scale: Scale {
    .hugging(
      points.compactMap(\.value) + (goal.map { [$0.value] } ?? []), bottom: 320, top: 40)
  }

  /// Where the values lie; nil for those that are not known.
  package var places: [Point?] {
    let scale = scale
    let last = Int64(max(1, points.count - 1))
    return points.enumerated().map { index, point in
      point.value.map {
        Point(20 + Scale.part(Int64(index), of: last, length: 1520), scale.place($0))
      }
    }
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: 160)
    if let goal {
      canvas.horizontal("goal", from: 0, to: 1600, y: scale.place(goal.value))
    }
    for run in places.split(separator: nil, omittingEmptySubsequences: true) {
      let run = run.compactMap { $0 }
      if run.count == 1, let only = run.first {
        canvas.horizontal("dash", from: max(0, only.x - 30), to: only.x + 30, y: only.y)
      } else {
        canvas.line("", run)
      }
    }
    return canvas.scene(height: 36, kind: .spark)
  }
}
