public import Markup

/// A mark and what it means, for marks that repeat.
public struct LegendItem: Sendable, Equatable {
  /// How the mark looks; the value is the class of the style sheet that gives it its colour.
  public enum Mark: Sendable, Equatable {
    /// A bar or an area.
    case swatch(String)
    /// A line.
    case line(String)
    /// A round mark.
    case circle(String)
    /// A mark on its corner.
    case diamond(String)
    /// What is late.
    case triangle(String)
    /// A champion.
    case star(String)
    /// A blocker.
    case octagon(String)
    /// A line with an arrow at its end.
    case arrow(String)
    /// A zigzag.
    case zigzag(String)
    /// Squares, some of them filled.
    case squares
    /// A place on a scale.
    case support
  }

  /// How the mark looks.
  public var mark: Mark
  /// What it means.
  public var text: String

  /// A mark and what it means.
  public init(_ mark: Mark, _ text: String) {
    self.mark = mark
    self.text = text
  }

  /// A list of marks and words; nothing for none.
  public static func draw(_ items: [LegendItem]) -> HTMLFragment {
    guard !items.isEmpty else { return HTMLFragment(trusted: []) }
    var writer = SVGWriter()
    writer.raw("<ul class=\"key\">")
    for item in items {
      writer.raw("<li>")
      writer.ornament("viewBox=\"0 0 32 12\"", item.shapes)
      writer.escaped(item.text)
      writer.raw("</li>")
    }
    writer.raw("</ul>")
    return writer.fragment
  }

  private var shapes: [Shape] {
    var canvas = Canvas(width: 32)
    let middle = Point(160, 60)
    switch mark {
    case .swatch(let name):
      canvas.rectangle(name, x: 0, y: 0, width: 320, height: 120)
    case .line(let name): canvas.horizontal(name, from: 0, to: 320, y: 60)
    case .circle(let name): canvas.glyph(.circle, name, at: middle, size: 90)
    case .diamond(let name): canvas.glyph(.diamond, name, at: middle, size: 120)
    case .triangle(let name): canvas.glyph(.triangle, name, at: middle, size: 120)
    case .star(let name): canvas.glyph(.star, name, at: middle, size: 120)
    case .octagon(let name): canvas.glyph(.octagon, name, at: middle, size: 120)
    case .arrow(let name):
      canvas.line(name, [Point(0, 60), Point(260, 60)])
      canvas.polygon("onA", TreeMarks.head([Point(0, 60), Point(320, 60)]))
    case .zigzag(let name):
      canvas.line(name, TreeMarks.zigzag([Point(0, 60), Point(320, 60)]))
    case .squares:
      for square in 0..<5 {
        canvas.rectangle(square < 3 ? "on" : "off", x: square * 64, y: 20, width: 48, height: 80)
      }
    case .support:
      canvas.horizontal("axis", from: 0, to: 320, y: 60)
      for tick in 0..<5 { canvas.vertical("axis", x: tick * 80, from: 30, to: 90) }
      canvas.circle("onA", Point(240, 60), radius: 42)
    }
    return canvas.shapes
  }
}
