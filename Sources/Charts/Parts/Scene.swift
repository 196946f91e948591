/// A drawing as shapes in their places, before it is written.
public struct Scene: Sendable, Equatable {
  /// How the drawing takes its place on a page.
  package enum Kind: Sendable, Equatable {
    /// At its own size; words in it keep theirs.
    case chart
    /// The same, and never larger than drawn.
    case plan
    /// Stretched to the room there is; it holds no words.
    case spark
  }

  package var kind: Kind
  /// Width of the view box, in pixels.
  package var width: Int
  /// Height of the view box, in pixels.
  package var height: Int
  /// The shapes, those above others later.
  package var shapes: [Shape]

  /// The least width, in pixels, at which its words can be read: at 11 pixels and no smaller.
  package var leastWidth: Int {
    let hasSmall = shapes.contains { shape in
      if case .text(let label) = shape { label.lettering.isSmall } else { false }
    }
    return width * (hasSmall ? 97 : 92) / 100
  }
}

/// A place in a drawing.
package struct Point: Sendable, Equatable {
  package var x: Tenths
  package var y: Tenths

  package init(_ x: Tenths, _ y: Tenths) {
    self.x = x
    self.y = y
  }
}

/// An upright rectangle in a drawing.
package struct Box: Sendable, Equatable {
  package var x: Tenths
  package var y: Tenths
  package var width: Tenths
  package var height: Tenths

  package init(x: Tenths, y: Tenths, width: Tenths, height: Tenths) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var right: Tenths { x + width }
  package var bottom: Tenths { y + height }

  package func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}

/// A text in its place.
package struct Label: Sendable, Equatable {
  package var lettering: Lettering
  package var x: Tenths
  /// The line the letters stand on.
  package var y: Tenths
  package var text: String

  /// The room that the letters take.
  package var box: Box {
    let width = lettering.width(of: text)
    let left =
      switch lettering.anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return Box(x: left, y: y - 95, width: width, height: 120)
  }
}

/// What a drawing is made of; the first value is the class that gives it its colour.
package enum Shape: Sendable, Equatable {
  case rectangle(String, Box)
  case horizontal(String, from: Tenths, to: Tenths, y: Tenths)
  case vertical(String, x: Tenths, from: Tenths, to: Tenths)
  /// A line through points, filled down to a base line where there is one.
  case line(String, [Point], base: Tenths?)
  case polygon(String, [Point])
  case circle(String, Point, radius: Tenths)
  case text(Label)

  /// The corners of the room that the shape takes.
  package var corners: [Point] {
    switch self {
    case .rectangle(_, let box):
      [Point(box.x, box.y), Point(box.right, box.bottom)]
    case .horizontal(_, let from, let to, let y): [Point(from, y), Point(to, y)]
    case .vertical(_, let x, let from, let to): [Point(x, from), Point(x, to)]
    case .line(_, let points, let base): points + (base.map { [Point(0, $0)] } ?? [])
    case .polygon(_, let points): points
    case .circle(_, let center, let radius):
      [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
    case .text(let label):
      [Point(label.box.x, label.box.y), Point(label.box.right, label.box.bottom)]
    }
  }
}
