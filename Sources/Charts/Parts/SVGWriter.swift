import Markup

/// Writes drawings as SVG: elements, attributes and classes, never a style.
///
/// Colours come from the classes of the style sheet, so one drawing serves light, dark and paper.
struct SVGWriter {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(4096) }

  /// What has been written.
  var fragment: HTMLFragment { HTMLFragment(trusted: bytes) }

  /// Writes an image that speaks: its title is what a screen reader reads.
  mutating func image(_ scene: Scene, id: String, title: String) {
    switch scene.kind {
    case .spark: raw("<svg class=\"spark\"")
    case .chart: raw("<svg class=\"chart\" width=\"\(scene.leastWidth)\"")
    case .plan: raw("<svg class=\"chart\" width=\"\(scene.width)\"")
    }
    raw(" viewBox=\"0 0 \(scene.width) \(scene.height)\"")
    if scene.kind == .spark { raw(" preserveAspectRatio=\"none\"") }
    raw(" role=\"img\" aria-labelledby=\"")
    escaped(id)
    raw("-t\"><title id=\"")
    escaped(id)
    raw("-t\">")
    escaped(title)
    raw("</title>")
    shapes(scene.shapes)
    raw("</svg>")
  }

  /// Writes a drawing that repeats what stands beside it: hidden from screen readers.
  mutating func ornament(_ start: StaticString, _ shapes: [Shape]) {
    raw("<svg ")
    raw(String(describing: start))
    raw(" aria-hidden=\"true\">")
    self.shapes(shapes)
    raw("</svg>")
  }

  mutating func shapes(_ shapes: [Shape]) {
    for shape in shapes { self.shape(shape) }
  }

  private mutating func shape(_ shape: Shape) {
    switch shape {
    case .rectangle(let name, let box):
      start("rect", name)
      attribute(" x=\"", box.x)
      attribute("\" y=\"", box.y)
      attribute("\" width=\"", box.width)
      attribute("\" height=\"", box.height)
      raw("\"/>")
    case .horizontal(let name, let from, let to, let y):
      path(name, [Point(from, y)])
      raw("H")
      number(to)
      raw("\"/>")
    case .vertical(let name, let x, let from, let to):
      path(name, [Point(x, from)])
      raw("V")
      number(to)
      raw("\"/>")
    case .line(let name, let points, let base): line(name, points, base: base)
    case .polygon(let name, let points):
      path(name, points)
      raw("Z\"/>")
    case .circle(let name, let center, let radius):
      start("circle", name)
      attribute(" cx=\"", center.x)
      attribute("\" cy=\"", center.y)
      attribute("\" r=\"", radius)
      raw("\"/>")
    case .text(let label):
      start("text", label.lettering.classes)
      attribute(" x=\"", label.x)
      attribute("\" y=\"", label.y)
      raw("\">")
      escaped(label.text)
      raw("</text>")
    }
  }

  private mutating func line(_ name: String, _ points: [Point], base: Tenths?) {
    guard let first = points.first, let last = points.last else { return }
    path(name, points)
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

  private mutating func start(_ element: String, _ name: String) {
    raw("<")
    raw(element)
    if !name.isEmpty { raw(" class=\"\(name)\"") }
  }

  private mutating func path(_ name: String, _ points: [Point]) {
    start("path", name)
    raw(" d=\"M")
    for (index, point) in points.enumerated() {
      if index > 0 { raw(" ") }
      number(point.x)
      raw(" ")
      number(point.y)
    }
  }

  /// Markup of the program itself.
  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

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

  /// Text from outside; controls become spaces.
  mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      case 0x00..<0x20, 0x7F: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
  }
}
