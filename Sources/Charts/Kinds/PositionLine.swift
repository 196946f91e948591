/// One value on a line with the bounds of its bands; where it was before, hollow.
public struct PositionLine: Chart {
  /// The words of the table.
  public struct Words: Sendable, Equatable {
    /// What the rows are: now, before, the bounds.
    public var position: String
    /// What is measured.
    public var value: String
    /// The row of the value.
    public var now: String
    /// The row of the value before.
    public var before: String
    /// The rows of the bounds.
    public var bound: String

    /// The words of the table.
    public init(position: String, value: String, now: String, before: String, bound: String) {
      self.position = position
      self.value = value
      self.now = now
      self.before = before
      self.bound = bound
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
  /// The left end, and what is written there.
  public var low: Level
  /// The right end, and what is written there.
  public var high: Level
  /// The bounds between the bands, ascending.
  public var bounds: [Level]
  /// Names of the bands between the bounds; one fewer than the bounds, since the outermost bands are
  /// named at the ends.
  public var bands: [String]
  /// The value.
  public var value: Level
  /// What the value was before.
  public var before: Level?
  /// Width in pixels.
  public var width: Int

  /// One value on a line.
  public init(
    id: String, title: String, unit: String, words: Words, low: Level, high: Level,
    bounds: [Level], bands: [String], value: Level, before: Level? = nil, width: Int = 760
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.low = low
    self.high = high
    self.bounds = bounds
    self.bands = bands
    self.value = value
    self.before = before
    self.width = width
  }

  /// The same facts as text.
  public var table: ChartTable {
    var rows = [[words.now, value.label]]
    if let before { rows.append([words.before, before.label]) }
    rows += bounds.map { [words.bound, $0.label] }
    return ChartTable(
      caption: title,
      heads: [.init(words.position, isNumber: false), .init(words.value, unit: unit)],
      rows: rows)
  }

  private static let line: Tenths = 320

  /// Where a value lies, held between the ends.
  package func x(_ value: Int64) -> Tenths {
    Scale(low: low.value, high: high.value, start: 70, end: width * 10 - 70).place(value)
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let y = Self.line
    canvas.horizontal("axis", from: 0, to: width * 10, y: y)
    let room = width * 3
    canvas.text(.small, x: 0, y: y + 200, Lettering.small.shortened(low.label, to: room))
    canvas.text(
      Lettering.small.end, x: width * 10, y: y + 200,
      Lettering.small.shortened(high.label, to: room))
    for bound in bounds {
      canvas.vertical("axis", x: x(bound.value), from: y - 60, to: y + 60)
      canvas.textIfFree(Lettering.small.middle, x: x(bound.value), y: y + 200, bound.label)
    }
    for (index, name) in bands.enumerated() where index + 1 < bounds.count {
      canvas.textIfFree(
        Lettering.small.middle,
        x: (x(bounds[index].value) + x(bounds[index + 1].value)) / 2, y: y + 200, name)
    }
    let now = x(value.value)
    let key = Lettering(anchor: .middle, role: .key)
    if let before {
      let then = x(before.value)
      canvas.horizontal("tree", from: min(now, then), to: max(now, then), y: y)
      canvas.circle("pt", Point(then, y), radius: 40)
    }
    canvas.circle("on", Point(now, y), radius: 70)
    canvas.text(key, x: now, y: y - 140, value.label)
    if let before { drawBefore(before, beside: now, into: &canvas) }
    return canvas.scene(height: 58)
  }

  /// The words of the value before: over its mark, or beside the words of the value where they meet.
  private func drawBefore(_ before: Level, beside now: Tenths, into canvas: inout Canvas) {
    let then = x(before.value)
    let y = Self.line - 140
    if canvas.textIfFree(Lettering.small.middle, x: then, y: y, before.label, gap: 80) { return }
    let away = Lettering(role: .key).width(of: value.label) / 2 + 120
    let sides = then >= now ? [1, -1] : [-1, 1]
    for side in sides {
      let lettering = side > 0 ? Lettering.small : Lettering.small.end
      if canvas.textIfFree(lettering, x: now + side * away, y: y, before.label) { return }
    }
  }
}
