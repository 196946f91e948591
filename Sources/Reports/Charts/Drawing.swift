import Markup

/// A length in a drawing: whole tenths of a pixel, so that every machine writes the same digits.
package typealias Tenths = Int

/// Writes an SVG drawing: elements, attributes and classes, never a style.
///
/// Colours come from the classes of the style sheet, so one drawing serves light, dark and paper.
struct Drawing {
  private var bytes: [UInt8] = []

  /// Starts a drawing that speaks: an image with a title, which a screen reader reads.
  ///
  /// - Parameters:
  ///   - id: Unique on the page; the title's id is derived from it.
  ///   - title: What the drawing says.
  ///   - width: Width of the view box in pixels.
  ///   - height: Height of the view box in pixels.
  ///   - wide: Whether it needs the width of the wide column to be read.
  init(id: String, title: String, width: Int, height: Int, wide: Bool) {
    bytes.reserveCapacity(4096)
    raw("<svg class=\"chart")
    if wide { raw(" wide") }
    raw("\" viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-labelledby=\"\(id)-t\">")
    raw("<title id=\"\(id)-t\">")
    escaped(title)
    raw("</title>")
  }

  /// Starts a bar that fills a table cell, beside the number that says the same.
  init(cellBar: Void) {
    raw(
      "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
    )
  }

  mutating func rectangle(
    _ className: String, x: Tenths, y: Tenths, width: Tenths, height: Tenths
  ) {
    raw("<rect")
    if !className.isEmpty { raw(" class=\"\(className)\"") }
    attribute(" x=\"", x)
    attribute("\" y=\"", y)
    attribute("\" width=\"", max(0, width))
    attribute("\" height=\"", max(0, height))
    raw("\"/>")
  }

  mutating func horizontal(_ className: String, from x: Tenths, to end: Tenths, y: Tenths) {
    raw("<path class=\"\(className)\" d=\"M")
    number(x)
    raw(" ")
    number(y)
    raw("H")
    number(end)
    raw("\"/>")
  }

  mutating func vertical(_ className: String, x: Tenths, from y: Tenths, to end: Tenths) {
    raw("<path class=\"\(className)\" d=\"M")
    number(x)
    raw(" ")
    number(y)
    raw("V")
    number(end)
    raw("\"/>")
  }

  /// A line through points, and back along a base line when `closedAt` says where that lies.
  mutating func line(
    _ className: String, through points: [(x: Tenths, y: Tenths)], closedAt base: Tenths? = nil
  ) {
    guard let first = points.first, let last = points.last else { return }
    raw("<path class=\"\(className)\" d=\"M")
    for (index, point) in points.enumerated() {
      if index > 0 { raw(" ") }
      number(point.x)
      raw(" ")
      number(point.y)
    }
    if let base {
      raw("L")
      number(last.x)
      raw(" ")
      number(base)
      raw("H")
      number(first.x)
      raw("Z")
    }
    raw("\"/>")
  }

  /// A tick of a cell bar, which keeps its width however the cell stretches.
  mutating func tick(x: Tenths) {
    attribute("<line x1=\"", x)
    attribute("\" x2=\"", x)
    raw("\" y1=\"-3\" y2=\"13\"/>")
  }

  mutating func text(_ className: String, x: Tenths, y: Tenths, _ content: String) {
    raw("<text")
    if !className.isEmpty { raw(" class=\"\(className)\"") }
    attribute(" x=\"", x)
    attribute("\" y=\"", y)
    raw("\">")
    escaped(content)
    raw("</text>")
  }

  /// The finished drawing.
  consuming func finished() -> HTMLFragment {
    raw("</svg>")
    return HTMLFragment(trusted: bytes)
  }

  private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func attribute(_ start: String, _ value: Tenths) {
    raw(start)
    number(value)
  }

  private mutating func number(_ value: Tenths) {
    if value < 0 { bytes.append(0x2D) }
    let magnitude = value.magnitude
    raw(String(magnitude / 10))
    if magnitude % 10 != 0 { raw(".\(magnitude % 10)") }
  }

  private mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x00..<0x20, 0x7F: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
  }
}
