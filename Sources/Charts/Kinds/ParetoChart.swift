/// Shares from the greatest down, and the line of what they add up to, on one axis of percent.
public struct ParetoChart: Chart {
  /// One bar.
  public struct Item: Sendable, Equatable {
    /// Under the bar.
    public var name: String
    /// In any unit; at most the part above zero is drawn.
    public var value: Int64
    /// The value as written in the table.
    public var label: String
    /// Its share of the sum, as written above the bar.
    public var shareLabel: String
    /// The share of this and all before it, as written in the table.
    public var accumulatedLabel: String

    /// One bar.
    public init(
      name: String, value: Int64, label: String, shareLabel: String, accumulatedLabel: String
    ) {
      self.name = name
      self.value = value
      self.label = label
      self.shareLabel = shareLabel
      self.accumulatedLabel = accumulatedLabel
    }
  }

  /// The words of the table and the legend.
  public struct Words: Sendable, Equatable {
    /// What the bars are.
    public var category: String
    /// What is added up.
    public var value: String
    /// A bar's share.
    public var share: String
    /// The share of a bar and all before it.
    public var accumulated: String

    /// The words of the table and the legend.
    public init(category: String, value: String, share: String, accumulated: String) {
      self.category = category
      self.value = value
      self.share = share
      self.accumulated = accumulated
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table and the legend.
  public var words: Words
  /// The bars; drawn from the greatest down, equal ones as given.
  public var items: [Item]
  /// The share that the policy looks at, in tenths of a percent.
  public var threshold: Level?
  /// Width in pixels.
  public var width: Int

  /// Shares from the greatest down.
  public init(
    id: String, title: String, unit: String, words: Words, items: [Item],
    threshold: Level? = nil, width: Int = 700
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.items = items.enumerated()
      .sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }
      .map(\.element)
    self.threshold = threshold
    self.width = width
  }

  /// Marks that are not labelled where they stand.
  public var legend: [LegendItem] {
    [LegendItem(.swatch("b"), words.share), LegendItem(.line("line"), words.accumulated)]
  }

  /// The same facts as text.
  public var table: ChartTable {
    ChartTable(
      caption: title,
      heads: [
        .init(words.category, isNumber: false), .init(words.value, unit: unit),
        .init(words.share, unit: "%"), .init(words.accumulated, unit: "%"),
      ],
      rows: items.map { [$0.name, $0.label, $0.shareLabel, $0.accumulatedLabel] })
  }

  private static let left: Tenths = 340
  private static let top: Tenths = 160
  private static let bottom: Tenths = 1760
  private static let widest: Tenths = 720

  private var total: Int128 { items.reduce(0) { $0 + Int128(max(0, $1.value)) } }

  private func height(_ sum: Int128) -> Tenths {
    Scale.part(sum, of: total, length: Self.bottom - Self.top)
  }

  private var step: Tenths { (width * 10 - Self.left) / max(1, items.count) }

  /// The bars in the order drawn.
  package var bars: [Box] {
    let thick = max(1, min(step * 7 / 10, Self.widest))
    return items.enumerated().map { index, item in
      let high = height(Int128(max(0, item.value)))
      return Box(
        x: Self.left + index * step + (step - thick) / 2, y: Self.bottom - high, width: thick,
        height: high)
    }
  }

  /// The line of what the bars add up to: a point over the middle of each.
  package var curve: [Point] {
    var sum: Int128 = 0
    return zip(items, bars).map { item, bar in
      sum += Int128(max(0, item.value))
      return Point(bar.x + bar.width / 2, Self.bottom - height(sum))
    }
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let bars = bars
    var ticks = [(0, "0"), (1000, "100")]
    if let threshold, (40..<960).contains(threshold.value) {
      ticks.append((Int(threshold.value), threshold.label))
    }
    for (tenths, label) in ticks {
      let y = Self.bottom - (Self.bottom - Self.top) * tenths / 1000
      canvas.horizontal("hair", from: Self.left, to: width * 10, y: y)
      canvas.text(Lettering.small.end, x: Self.left - 60, y: y + 40, label)
    }
    for bar in bars { canvas.rectangle("b", bar) }
    canvas.horizontal("axis", from: Self.left, to: width * 10, y: Self.bottom)
    let curve = curve
    canvas.line("line", curve)
    for point in curve { canvas.circle("onA", point, radius: 25) }
    for (item, bar) in zip(items, bars) {
      canvas.textIfFree(
        Lettering(anchor: .middle, hasHalo: true), x: bar.x + bar.width / 2, y: bar.y - 60,
        item.shareLabel)
    }
    AxisNames(
      names: items.map(\.name), centers: bars.map { $0.x + $0.width / 2 }, step: step
    ).draw(y: Self.bottom + 160, into: &canvas)
    return canvas.scene(height: 214)
  }
}
