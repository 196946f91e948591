package import Markup

/// The ABC curve: how much of the revenue the largest clients bring together.
package struct AccumulationCurve: Sendable {
  /// A class and where it ends.
  package struct Part: Sendable {
    /// What is written under the curve, for instance `A · 52`.
    package var label: String
    /// How many clients are in this class and those before it.
    package var end: Int
    /// The share at which the class ends by the policy, in tenths of a percent; nil for the last.
    package var threshold: Int?
    /// The threshold as written at the axis.
    package var thresholdLabel: String

    package init(label: String, end: Int, threshold: Int?, thresholdLabel: String = "") {
      self.label = label
      self.end = end
      self.threshold = threshold
      self.thresholdLabel = thresholdLabel
    }
  }

  /// Unique on the page.
  package var id: String
  /// What the chart says.
  package var title: String
  /// Revenue of the clients with any, in minor units, greatest first.
  package var amounts: [Int64]
  /// The classes in order.
  package var parts: [Part]
  /// What the vertical axis measures, with its unit.
  package var verticalTitle: String
  /// What the horizontal axis measures, with its unit.
  package var horizontalTitle: String

  package init(
    id: String, title: String, amounts: [Int64], parts: [Part], verticalTitle: String,
    horizontalTitle: String
  ) {
    self.id = id
    self.title = title
    self.amounts = amounts
    self.parts = parts
    self.verticalTitle = verticalTitle
    self.horizontalTitle = horizontalTitle
  }

  private static let left: Tenths = 340
  private static let right: Tenths = 3900
  private static let top: Tenths = 180
  private static let bottom: Tenths = 2020
  /// More points than pixels tell nothing.
  private static let pointLimit = 180

  private func x(_ clients: Int) -> Tenths {
    Self.left
      + Scale.part(Int64(clients), of: Int64(amounts.count), length: Self.right - Self.left)
  }

  private func y(tenthsOfPercent: Int) -> Tenths {
    Self.bottom - (Self.bottom - Self.top) * tenthsOfPercent / 1000
  }

  /// The points of the curve, from nothing to everything; at most 181.
  package var points: [(x: Tenths, y: Tenths)] {
    let total = amounts.reduce(0, +)
    guard total > 0 else { return [] }
    let step = max(1, (amounts.count + Self.pointLimit - 1) / Self.pointLimit)
    var points: [(x: Tenths, y: Tenths)] = [(Self.left, Self.bottom)]
    var sum: Int64 = 0
    for (index, amount) in amounts.enumerated() {
      sum += amount
      guard (index + 1) % step == 0 || index == amounts.count - 1 else { continue }
      points.append(
        (x(index + 1), Self.bottom - Scale.part(sum, of: total, length: Self.bottom - Self.top)))
    }
    return points
  }

  /// The drawing, 400 pixels wide.
  package func draw() -> HTMLFragment {
    var drawing = Drawing(id: id, title: title, width: 400, height: 236, wide: false)
    drawing.text("sm", x: 0, y: 100, verticalTitle)
    drawing.text("end sm", x: Self.left - 60, y: Self.bottom + 40, "0")
    let points = points
    drawing.line("area", through: points, closedAt: Self.bottom)
    for part in parts {
      guard let threshold = part.threshold else { continue }
      let height = y(tenthsOfPercent: threshold)
      drawing.horizontal("hair", from: Self.left, to: Self.right, y: height)
      drawing.text("end sm", x: Self.left - 60, y: height + 40, part.thresholdLabel)
    }
    drawing.line("line", through: points)
    drawing.horizontal("axis", from: Self.left, to: Self.right, y: Self.bottom)
    var start = Self.left
    for part in parts {
      let end = x(part.end)
      if let threshold = part.threshold, part.end > 0 {
        drawing.vertical(
          "link", x: end, from: Self.bottom, to: y(tenthsOfPercent: threshold))
      }
      if end - start >= 440 {
        drawing.text("mid k", x: (start + end) / 2, y: Self.bottom - 150, part.label)
      }
      start = end
    }
    for percent in [0, 25, 50, 75, 100] {
      drawing.text(
        percent == 100 ? "end sm" : "mid sm",
        x: Self.left + (Self.right - Self.left) * percent / 100, y: Self.bottom + 160,
        String(percent))
    }
    drawing.text("end sm", x: Self.right, y: Self.bottom + 310, horizontalTitle)
    return drawing.finished()
  }
}
