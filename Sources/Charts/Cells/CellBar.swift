public import Markup

/// A bar in a table cell, beside the number that says the same; hidden from screen readers.
public enum CellBar {
  /// What a bar stands for; the class of its colour.
  public enum Kind: String, Sendable {
    /// Data.
    case plain = ""
    /// What needs action.
    case alert = "a"
    /// The chosen series.
    case chosen = "x"
    /// What is not known.
    case soft = "bg"
  }

  /// A bar as long as `value` is of `whole`, with a tick where a limit lies.
  ///
  /// - Parameters:
  ///   - value: At least 0; less is drawn as nothing.
  ///   - whole: What fills the cell; where it is not above 0 nothing is drawn.
  ///   - limit: Where to put the tick, in the unit of `value`; nil for none.
  ///   - kind: What the bar stands for.
  /// - Returns: The drawing.
  public static func draw(
    _ value: Int64, of whole: Int64, limit: Int64? = nil, kind: Kind = .plain
  ) -> HTMLFragment {
    var canvas = Canvas(width: 100)
    canvas.rectangle(
      kind.rawValue, x: 0, y: 0, width: Scale.part(value, of: whole, length: 1000), height: 100)
    if let limit {
      canvas.vertical(
        "tick", x: Scale.part(limit, of: whole, length: 1000), from: -30, to: 130)
    }
    var writer = SVGWriter()
    writer.ornament(
      "class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\"", canvas.shapes)
    return writer.fragment
  }
}
