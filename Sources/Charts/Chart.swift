public import Markup

/// A chart: a drawing that says something, and the same facts as text.
///
/// Every label arrives formatted, since no chart knows the locale; values are whole numbers in any one
/// unit. A value that is not known is nil and drawn as unknown, never as zero.
public protocol Chart: Sendable {
  /// Unique on the page; ids inside the drawing start with it.
  var id: String { get }
  /// What the chart says, read aloud in its place.
  var title: String { get }
  /// The unit of its numbers, printed in the heads of the table.
  var unit: String { get }
  /// Marks that are not labelled where they stand.
  var legend: [LegendItem] { get }
  /// The same facts as text.
  var table: ChartTable { get }
  /// The shapes in their places.
  var scene: Scene { get }
}

extension Chart {
  /// The drawing as SVG.
  public func draw() -> HTMLFragment {
    var writer = SVGWriter()
    writer.image(scene, id: id, title: title)
    return writer.fragment
  }

  /// The legend as a list; nothing where every mark has its own label.
  public func drawLegend() -> HTMLFragment {
    LegendItem.draw(legend)
  }

  /// Most charts label their marks directly.
  public var legend: [LegendItem] { [] }
}

/// A value with the words for it: a goal, a limit, a tick of an axis.
public struct Level: Sendable, Equatable {
  /// In the unit of the chart.
  public var value: Int64
  /// As written beside its line.
  public var label: String

  /// A value with the words for it.
  public init(_ value: Int64, label: String) {
    self.value = value
    self.label = label
  }
}

/// A day with the words for it: today, the first of a month, when something is expected.
public struct DayMark: Sendable, Equatable {
  /// Counted from the day that the chart counts from.
  public var day: Int
  /// As written at its line.
  public var label: String

  /// A day with the words for it.
  public init(day: Int, label: String) {
    self.day = day
    self.label = label
  }
}

/// One value of a series.
public struct DataPoint: Sendable, Equatable {
  /// The month, or whatever the series runs over.
  public var name: String
  /// In the unit of the chart; nil where it is not known.
  public var value: Int64?
  /// The value as written; the word for unknown where there is none.
  public var label: String

  /// One value of a series.
  public init(name: String, value: Int64?, label: String) {
    self.name = name
    self.value = value
    self.label = label
  }
}

/// Why a chart cannot be drawn.
public enum ChartFault: Error, Equatable {
  /// The steps of a bridge do not lead from its begin to its end; the amount that is left over.
  case doesNotClose(by: Int64)
  /// The sums of a bridge are greater than any amount of money.
  case tooLarge
}
