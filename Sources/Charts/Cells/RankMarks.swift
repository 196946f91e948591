public import Markup

/// Rising steps, some of them filled: an order such as the tier, beside its word.
public enum StepMark {
  /// As many steps as there are ranks, filled up to this one.
  ///
  /// - Parameters:
  ///   - filled: The rank from the bottom; 0 fills nothing.
  ///   - count: How many ranks there are.
  /// - Returns: The drawing, hidden from screen readers; its place is inside an element with the class
  ///   `tier`.
  public static func draw(filled: Int, of count: Int) -> HTMLFragment {
    var canvas = Canvas(width: 24)
    let count = max(1, min(count, 24))
    let pitch = max(10, (240 + 14) / count)
    for step in 1...count {
      let height = max(10, 100 * step / count)
      canvas.rectangle(
        step <= filled ? "on" : "", x: (step - 1) * pitch, y: 100 - height,
        width: max(6, pitch - 14), height: height)
    }
    var writer = SVGWriter()
    writer.ornament("viewBox=\"0 0 24 10\"", canvas.shapes)
    return writer.fragment
  }
}

/// Squares in a row, some of them filled: a count up to five, such as influence.
public enum SquareMark {
  /// Squares filled up to a number.
  ///
  /// - Parameters:
  ///   - filled: How many are filled.
  ///   - count: How many there are.
  /// - Returns: The drawing, hidden from screen readers.
  public static func draw(filled: Int, of count: Int = 5) -> HTMLFragment {
    var canvas = Canvas(width: 38)
    for square in 0..<max(0, min(count, 5)) {
      canvas.rectangle(
        square < filled ? "on" : "off", x: square * 80, y: 10, width: 60, height: 80)
    }
    var writer = SVGWriter()
    writer.ornament("class=\"sq\" viewBox=\"0 0 38 10\"", canvas.shapes)
    return writer.fragment
  }
}
