package import Markup

/// Money by month as bars that grow from zero, each with its label.
package struct MonthlyBars: Sendable {
  /// One month.
  package struct Month: Sendable {
    /// The month's short name, under the bar.
    package var name: String
    /// The year, where the name alone does not say it: first bar and every January.
    package var year: String?
    /// Minor units; below zero where more came back than was sold.
    package var amount: Int64
    /// The amount as written above the bar.
    package var label: String
    /// Minor units of the same month a year before; drawn as a line across the bar.
    package var before: Int64?
    /// Whether the month is not over on the day of the page: drawn hollow.
    package var isPartial: Bool

    package init(
      name: String, year: String? = nil, amount: Int64, label: String, before: Int64? = nil,
      isPartial: Bool = false
    ) {
      self.name = name
      self.year = year
      self.amount = amount
      self.label = label
      self.before = before
      self.isPartial = isPartial
    }
  }

  /// Unique on the page.
  package var id: String
  /// What the chart says.
  package var title: String
  /// The months, oldest first.
  package var months: [Month]

  package init(id: String, title: String, months: [Month]) {
    self.id = id
    self.title = title
    self.months = months
  }

  private static let width = 760
  private static let top: Tenths = 200
  private static let bottom: Tenths = 1500

  /// Where the bars lie: the whole geometry, apart from the writing.
  package struct Bar: Sendable, Equatable {
    package var x: Tenths
    package var y: Tenths
    package var width: Tenths
    package var height: Tenths
    /// Where the line of the year before lies; nil without one.
    package var beforeY: Tenths?
  }

  /// The height of the line that means zero.
  package var zero: Tenths {
    let (low, high) = range
    return Self.bottom
      - Scale.part(-low, of: high - low, length: Self.bottom - Self.top)
  }

  private var range: (low: Int64, high: Int64) {
    var low: Int64 = 0
    var high: Int64 = 0
    for month in months {
      low = min(low, month.amount, month.before ?? 0)
      high = max(high, month.amount, month.before ?? 0)
    }
    return (low, high == low ? low + 1 : high)
  }

  /// The bars in the order of the months.
  package var bars: [Bar] {
    guard !months.isEmpty else { return [] }
    let (low, high) = range
    let zero = zero
    let step = Self.width * 10 / months.count
    let gap = max(20, step / 5)
    func y(_ amount: Int64) -> Tenths {
      let length = Scale.part(
        Int64(amount.magnitude), of: high - low, length: Self.bottom - Self.top)
      return amount >= 0 ? zero - length : zero + length
    }
    return months.enumerated().map { index, month in
      let end = y(month.amount)
      return Bar(
        x: index * step + gap / 2, y: min(end, zero), width: step - gap,
        height: abs(end - zero), beforeY: month.before.map(y))
    }
  }

  /// Where the label stands: on the bar, or above the line of the year before where that is in the way.
  private func labelLine(_ bar: Bar) -> Tenths {
    guard let before = bar.beforeY, (bar.y - 190...bar.y).contains(before) else {
      return bar.y - 60
    }
    return before - 60
  }

  /// The drawing, 760 pixels wide.
  package func draw() -> HTMLFragment {
    var drawing = Drawing(id: id, title: title, width: Self.width, height: 186, wide: true)
    let zero = zero
    for (month, bar) in zip(months, bars) {
      let middle = bar.x + bar.width / 2
      drawing.rectangle(
        month.isPartial ? "hol" : "b", x: bar.x, y: bar.y, width: bar.width, height: bar.height)
      if let before = bar.beforeY {
        drawing.horizontal("was", from: bar.x - 20, to: bar.x + bar.width + 20, y: before)
      }
      let isLast = month.name == months.last?.name && bar == bars.last
      let above = labelLine(bar)
      drawing.text(
        isLast ? "mid k" : "mid", x: middle, y: month.amount < 0 ? zero - 60 : above, month.label)
      drawing.text("mid", x: middle, y: Self.bottom + 160, month.name)
      if let year = month.year {
        drawing.text("mid sm", x: middle, y: Self.bottom + 320, year)
      }
    }
    drawing.horizontal("axis", from: 0, to: Self.width * 10, y: zero)
    return drawing.finished()
  }
}
