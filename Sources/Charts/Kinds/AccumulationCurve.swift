/// The ABC curve: how much of the whole the largest bring together, and where the classes end.
public struct AccumulationCurve: Chart {
  /// A class and where it ends.
  public struct Part: Sendable, Equatable {
    /// The class.
    public var name: String
    /// What is written under the curve, for instance `A · 52`.
    public var label: String
    /// How many are in this class and those before it.
    public var end: Int
    /// The share at which the class ends by the policy, in tenths of a percent; nil for the last.
    public var threshold: Int?
    /// The threshold as written at the axis.
    public var thresholdLabel: String
    /// The class's row of the table after its name, one text for each head.
    public var cells: [String]

    /// A class and where it ends.
    public init(
      name: String, label: String, end: Int, threshold: Int?, thresholdLabel: String = "",
      cells: [String] = []
    ) {
      self.name = name
      self.label = label
      self.end = end
      self.threshold = threshold
      self.thresholdLabel = thresholdLabel
      self.cells = cells
    }
  }

  /// The heads of the table.
  public struct Words: Sendable, Equatable {
    /// What the parts are.
    public var category: String
    /// What the cells of the parts hold.
    public var cells: [ChartTable.Head]

    /// The heads of the table.
    public init(category: String, cells: [ChartTable.Head] = []) {
      self.category = category
      self.cells = cells
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The heads of the table.
  public var words: Words
  /// The amounts above zero, greatest first, in any unit.
  public var amounts: [Int64]
  /// The classes in order.
  public var parts: [Part]
  /// What the vertical axis measures, with its unit.
  public var verticalTitle: String
  /// What the horizontal axis measures, with its unit.
  public var horizontalTitle: String
  /// Width in pixels.
  public var width: Int

  /// The curve of what the largest bring together.
  public init(
    id: String, title: String, unit: String, words: Words, amounts: [Int64], parts: [Part],
    verticalTitle: String, horizontalTitle: String, width: Int = 400
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.amounts = amounts
    self.parts = parts
    self.verticalTitle = verticalTitle
    self.horizontalTitle = horizontalTitle
    self.width = width
  }

  /// The same facts as text.
  public var table: ChartTable {
    ChartTable(
      caption: title, heads: [.init(words.category, isNumber: false)] + words.cells,
      rows: parts.map { [$0.name] + $0.cells })
  }

  private static let left: Tenths = 340
  private var right: Tenths { width * 10 - 100 }
  private static let top: Tenths = 180
  private static let bottom: Tenths = 2020
  /// More points than pixels tell nothing.
  private static let pointLimit = 180

  private func x(_ count: Int) -> Tenths {
    Self.left
      + Scale.part(Int64(count), of: Int64(amounts.count), length: right - Self.left)
  }

  private func y(tenthsOfPercent: Int) -> Tenths {
    Self.bottom - (Self.bottom - Self.top) * min(1000, max(0, tenthsOfPercent)) / 1000
  }

  /// The points of the curve, from nothing to everything; at most 182.
  package var points: [Point] {
    let total = amounts.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > 0 else { return [] }
    let step = max(1, (amounts.count + Self.pointLimit - 1) / Self.pointLimit)
    var points = [Point(Self.left, Self.bottom)]
    var sum: Int128 = 0
    for (index, amount) in amounts.enumerated() {
      sum += Int128(amount)
      guard (index + 1) % step == 0 || index == amounts.count - 1 else { continue }
      points.append(
        Point(
          x(index + 1),
          Self.bottom - Scale.part(sum, of: total, length: Self.bottom - Self.top)))
    }
    return points
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    canvas.text(.small, x: 0, y: 100, verticalTitle)
    canvas.text(Lettering.small.end, x: Self.left - 60, y: Self.bottom + 40, "0")
    let points = points
    canvas.line("area", points, base: Self.bottom)
    for part in parts {
      guard let threshold = part.threshold else { continue }
      let height = y(tenthsOfPercent: threshold)
      canvas.horizontal("hair", from: Self.left, to: right, y: height)
      canvas.textIfFree(
        Lettering.small.end, x: Self.left - 60, y: height + 40, part.thresholdLabel, gap: 0)
    }
    canvas.line("line", points)
    canvas.horizontal("axis", from: Self.left, to: right, y: Self.bottom)
    drawParts(into: &canvas)
    for percent in [0, 25, 50, 75, 100] {
      canvas.text(
        percent == 100 ? Lettering.small.end : Lettering.small.middle,
        x: Self.left + (right - Self.left) * percent / 100, y: Self.bottom + 160,
        String(percent))
    }
    canvas.text(Lettering.small.end, x: right, y: Self.bottom + 310, horizontalTitle)
    return canvas.scene(height: 236)
  }

  private func drawParts(into canvas: inout Canvas) {
    var start = Self.left
    for part in parts {
      let end = x(part.end)
      if let threshold = part.threshold, part.end > 0 {
        canvas.vertical(
          "link", x: end, from: Self.bottom, to: y(tenthsOfPercent: threshold))
      }
      let lettering = Lettering(anchor: .middle, role: .key)
      if end - start >= lettering.width(of: part.label) + 40 {
        canvas.textIfFree(lettering, x: (start + end) / 2, y: Self.bottom - 150, part.label)
      }
      start = end
    }
  }
}
