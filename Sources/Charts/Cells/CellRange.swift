public import Markup

/// Two values on one line in a table cell, with a goal: for instance gross and net retention.
///
/// The numbers stand in the cells beside it; it is hidden from screen readers.
public enum CellRange {
  /// A solid and a hollow mark between two ends, and the goal as a dashed line.
  ///
  /// - Parameters:
  ///   - solid: The value of the solid mark.
  ///   - hollow: The value of the hollow mark; nil where it is not known.
  ///   - low: The value at the left edge.
  ///   - high: The value at the right edge.
  ///   - goal: Where the goal lies; nil for none.
  ///   - isAlert: Whether the solid mark needs action.
  /// - Returns: The drawing; values beyond the edges stand at the edges.
  public static func draw(
    solid: Int64, hollow: Int64?, from low: Int64, to high: Int64, goal: Int64? = nil,
    isAlert: Bool = false
  ) -> HTMLFragment {
    var canvas = Canvas(width: 200)
    let scale = Scale(low: low, high: max(high, low), start: 40, end: 1960)
    canvas.horizontal("hair", from: 0, to: 2000, y: 80)
    if let goal { canvas.vertical("goal", x: scale.place(goal), from: 0, to: 160) }
    let x = scale.place(solid)
    if let hollow {
      let other = scale.place(hollow)
      canvas.horizontal("tree", from: min(x, other), to: max(x, other), y: 80)
      canvas.rectangle("pt", x: other - 25, y: 40, width: 50, height: 80)
    }
    canvas.rectangle(isAlert ? "ba" : "bx", x: x - 30, y: 30, width: 60, height: 100)
    var writer = SVGWriter()
    writer.ornament(
      "class=\"chart range\" viewBox=\"0 0 200 16\" preserveAspectRatio=\"none\"", canvas.shapes)
    return writer.fragment
  }
}
