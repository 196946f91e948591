/// Values as bars that grow from zero, each with its label; two series may stand on one another.
public struct BarChart: Chart {
  /// One bar.
  public struct Bar: Sendable, Equatable {
    /// How much of its time a bar has seen.
    public enum State: Sendable, Equatable {
      /// All of it.
      case whole
      /// Not yet all of it: hollow.
      case partial
      /// None yet: hollow, dashed.
      case planned
    }

    /// Under the bar.
    public var name: String
    /// Under the name, where the name alone does not say it, such as a year.
    public var group: String?
    /// In the unit of the chart; nil where it is not known.
    public var value: Int64?
    /// As written above the bar: the whole, where two series stand on one another.
    public var label: String
    /// The second series, above the first.
    public var over: Int64?
    /// The first series as written in the table; the label where it is empty.
    public var valueLabel: String
    /// The second series as written in the table.
    public var overLabel: String
    /// The same time before, drawn as a line across the bar.
    public var before: Int64?
    /// The same time before, as written in the table.
    public var beforeLabel: String
    /// How much of its time the bar has seen.
    public var state: State
    /// Whether it needs action.
    public var isAlert: Bool

    /// One bar.
    public init(
      name: String, group: String? = nil, value: Int64?, label: String, over: Int64? = nil,
      valueLabel: String = "", overLabel: String = "", before: Int64? = nil,
      beforeLabel: String = "", state: State = .whole, isAlert: Bool = false
    ) {
      self.name = name
      self.group = group
      self.value = value
      self.label = label
      self.over = over
      self.valueLabel = valueLabel
      self.overLabel = overLabel
      self.before = before
      self.beforeLabel = beforeLabel
      self.state = state
      self.isAlert = isAlert
    }

    /// The first series and the second together; nil where the first is not known.
    var sum: Int64? {
      value.map { value in
        let (sum, overflow) = value.addingReportingOverflow(over ?? 0)
        return overflow ? (value < 0 ? .min : .max) : sum
      }
    }
  }

  /// The words of the table and the legend.
  public struct Words: Sendable, Equatable {
    /// What the bars are.
    public var category: String
    /// The first series.
    public var value: String
    /// The second series, where there is one.
    public var over: String
    /// Both series together.
    public var total: String
    /// The same time before, where it is drawn.
    public var before: String

    /// The words of the table and the legend.
    public init(
      category: String, value: String, over: String = "", total: String = "",
      before: String = ""
    ) {
      self.category = category
      self.value = value
      self.over = over
      self.total = total
      self.before = before
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
  /// The bars from left to right.
  public var bars: [Bar]
  /// What is wanted: a dashed line.
  public var goal: Level?
  /// What must not be passed: a dashed line in the colour of what needs action.
  public var limit: Level?
  /// Width in pixels.
  public var width: Int

  /// Values as bars.
  public init(
    id: String, title: String, unit: String, words: Words, bars: [Bar], goal: Level? = nil,
    limit: Level? = nil, width: Int = 760
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.bars = bars
    self.goal = goal
    self.limit = limit
    self.width = width
  }

  var isStacked: Bool { bars.contains { $0.over != nil } }
  private var hasBefore: Bool { bars.contains { $0.before != nil } && !words.before.isEmpty }

  /// Marks that are not labelled where they stand.
  public var legend: [LegendItem] {
    var items: [LegendItem] = []
    if isStacked {
      items.append(LegendItem(.swatch("b"), words.value))
      items.append(LegendItem(.swatch("bx"), words.over))
    }
    if hasBefore { items.append(LegendItem(.line("was"), words.before)) }
    return items
  }

  /// The same facts as text.
  public var table: ChartTable {
    var heads = [
      ChartTable.Head(words.category, isNumber: false), ChartTable.Head(words.value, unit: unit),
    ]
    if isStacked {
      heads.append(ChartTable.Head(words.over, unit: unit))
      heads.append(ChartTable.Head(words.total, unit: unit))
    }
    if hasBefore { heads.append(ChartTable.Head(words.before, unit: unit)) }
    let rows = bars.map { bar in
      var row = [
        bar.group.map { "\(bar.name) \($0)" } ?? bar.name,
        bar.valueLabel.isEmpty ? bar.label : bar.valueLabel,
      ]
      if isStacked { row += [bar.over == nil ? "–" : bar.overLabel, bar.label] }
      if hasBefore { row.append(bar.before == nil ? "–" : bar.beforeLabel) }
      return row
    }
    return ChartTable(caption: title, heads: heads, rows: rows)
  }
}
