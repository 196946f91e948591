/// A bridge from one value to another over the steps between them; it closes to the last unit.
public struct Waterfall: Chart {
  /// One of the two ends.
  public struct End: Sendable, Equatable {
    /// Under the bar.
    public var name: String
    /// In the unit of the chart.
    public var value: Int64
    /// As written above the bar.
    public var label: String

    /// One of the two ends.
    public init(name: String, value: Int64, label: String) {
      self.name = name
      self.value = value
      self.label = label
    }
  }

  /// One step.
  public struct Step: Sendable, Equatable {
    /// Under the bar.
    public var name: String
    /// Above zero up, below it down.
    public var amount: Int64
    /// As written above the bar, with its sign.
    public var label: String
    /// What lies behind the step, for the table, such as the clients it comes from.
    public var detail: String

    /// One step.
    public init(name: String, amount: Int64, label: String, detail: String = "") {
      self.name = name
      self.amount = amount
      self.label = label
      self.detail = detail
    }
  }

  /// Where the axis begins instead of at zero, and the sentence that says so.
  public struct Cut: Sendable, Equatable {
    /// The value at the foot of the drawing.
    public var value: Int64
    /// Printed in the drawing.
    public var sentence: String

    /// Where the axis begins, and the sentence that says so.
    public init(value: Int64, sentence: String) {
      self.value = value
      self.sentence = sentence
    }
  }

  /// The words of the table.
  public struct Words: Sendable, Equatable {
    /// What the rows are.
    public var step: String
    /// What the numbers are.
    public var amount: String
    /// What lies behind a step; empty where no step says it.
    public var detail: String

    /// The words of the table.
    public init(step: String, amount: String, detail: String = "") {
      self.step = step
      self.amount = amount
      self.detail = detail
    }
  }

  /// Unique on the page.
  public let id: String
  /// What the chart says.
  public let title: String
  /// The unit of its numbers.
  public let unit: String
  /// The words of the table.
  public let words: Words
  /// Where the bridge begins.
  public let begin: End
  /// The steps in order.
  public let steps: [Step]
  /// Where the bridge ends.
  public let end: End
  /// Where the axis begins; nil for zero.
  public let cut: Cut?
  /// Width in pixels.
  public let width: Int

  /// A bridge; a cut is left out where a level lies below it or at it, since it would hide a bar.
  ///
  /// - Throws: `ChartFault.doesNotClose` when the steps do not lead from the begin to the end,
  ///   `ChartFault.tooLarge` when a level between them is greater than any amount.
  public init(
    id: String, title: String, unit: String, words: Words, begin: End, steps: [Step], end: End,
    cut: Cut? = nil, width: Int = 700
  ) throws(ChartFault) {
    let sum = steps.reduce(Int128(begin.value)) { $0 + Int128($1.amount) }
    let rest = Int128(end.value) - sum
    guard rest == 0 else {
      throw .doesNotClose(by: Int64(clamping: rest))
    }
    let levels = Waterfall.levels(from: begin.value, steps.map(\.amount))
    guard levels.allSatisfy({ Int64(exactly: $0) != nil }) else { throw .tooLarge }
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.begin = begin
    self.steps = steps
    self.end = end
    let lowest = levels.min() ?? 0
    self.cut = cut.flatMap { $0.value > 0 && Int128($0.value) < lowest ? $0 : nil }
    self.width = width
  }

  private static func levels(from begin: Int64, _ amounts: [Int64]) -> [Int128] {
    var levels = [Int128(begin)]
    for amount in amounts { levels.append((levels.last ?? 0) + Int128(amount)) }
    return levels
  }

  /// A round value to cut the axis at, where the steps are too small to be seen on a whole one.
  ///
  /// - Returns: Nil where the whole axis shows the steps well: they move over a third of it or more.
  public static func cutValue(begin: Int64, amounts: [Int64]) -> Int64? {
    let levels = levels(from: begin, amounts)
    guard let low = levels.min(), let high = levels.max(), low > 0, high <= Int128(Int64.max),
      high > low, (high - low) * 3 < high
    else { return nil }
    // As much room under the least level as the steps take themselves.
    let wanted = max(0, low - (high - low))
    var unit: Int128 = 1
    while unit * 10 <= high - low { unit *= 10 }
    let cut = wanted / unit * unit
    return cut > 0 ? Int64(clamping: cut) : nil
  }

  /// The same facts as text.
  public var table: ChartTable {
    let hasDetail = !words.detail.isEmpty && steps.contains { !$0.detail.isEmpty }
    var heads = [
      ChartTable.Head(words.step, isNumber: false), ChartTable.Head(words.amount, unit: unit),
    ]
    if hasDetail { heads.append(ChartTable.Head(words.detail)) }
    let rows =
      [(begin.name, begin.label, "")] + steps.map { ($0.name, $0.label, $0.detail) }
      + [(end.name, end.label, "")]
    return ChartTable(
      caption: title, heads: heads,
      rows: rows.map { [$0.0, $0.1] + (hasDetail ? [$0.2] : []) })
  }

  /// The levels that the bridge passes, from its begin to its end.
  var levels: [Int64] {
    Waterfall.levels(from: begin.value, steps.map(\.amount)).map { Int64(clamping: $0) }
  }
}
