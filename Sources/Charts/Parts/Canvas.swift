/// Gathers the shapes of a drawing and keeps its words apart.
struct Canvas {
  /// Width of the view box.
  let width: Tenths
  private(set) var shapes: [Shape] = []
  private var taken: [Box] = []

  init(width pixels: Int) {
    width = pixels * 10
  }

  /// The finished drawing, as high as asked, in pixels.
  func scene(height: Int, kind: Scene.Kind = .chart) -> Scene {
    Scene(kind: kind, width: width / 10, height: height, shapes: shapes)
  }

  mutating func rectangle(
    _ name: String, x: Tenths, y: Tenths, width: Tenths, height: Tenths
  ) {
    shapes.append(
      .rectangle(name, Box(x: x, y: y, width: max(0, width), height: max(0, height))))
  }

  mutating func rectangle(_ name: String, _ box: Box) {
    rectangle(name, x: box.x, y: box.y, width: box.width, height: box.height)
  }

  mutating func horizontal(_ name: String, from: Tenths, to: Tenths, y: Tenths) {
    shapes.append(.horizontal(name, from: from, to: to, y: y))
  }

  mutating func vertical(_ name: String, x: Tenths, from: Tenths, to: Tenths) {
    shapes.append(.vertical(name, x: x, from: from, to: to))
  }

  mutating func line(_ name: String, _ points: [Point], base: Tenths? = nil) {
    guard points.count > 1 else { return }
    shapes.append(.line(name, points, base: base))
  }

  mutating func polygon(_ name: String, _ points: [Point]) {
    shapes.append(.polygon(name, points))
  }

  mutating func circle(_ name: String, _ center: Point, radius: Tenths) {
    shapes.append(.circle(name, center, radius: radius))
  }

  /// Writes a text where it belongs, moved sideways only as far as the edges ask.
  mutating func text(_ lettering: Lettering, x: Tenths, y: Tenths, _ text: String) {
    guard !text.isEmpty else { return }
    let label = inside(Label(lettering: lettering, x: x, y: y, text: text))
    taken.append(label.box)
    shapes.append(.text(label))
  }

  /// Writes a text unless another is there already, or nearer than `gap` beside it.
  ///
  /// - Returns: Whether it was written.
  @discardableResult
  mutating func textIfFree(
    _ lettering: Lettering, x: Tenths, y: Tenths, _ text: String, gap: Tenths = 40
  ) -> Bool {
    let label = inside(Label(lettering: lettering, x: x, y: y, text: text))
    guard !text.isEmpty, isFree(label, gap: gap) else { return false }
    taken.append(label.box)
    shapes.append(.text(label))
    return true
  }

  private func isFree(_ label: Label, gap: Tenths) -> Bool {
    var room = label.box
    room.x -= gap
    room.width += 2 * gap
    return !taken.contains { $0.overlaps(room) }
  }

  /// A label held between the edges, cut where it is wider than the whole drawing.
  private func inside(_ label: Label) -> Label {
    var label = label
    label.text = label.lettering.shortened(label.text, to: width)
    let box = label.box
    if box.x < 0 {
      label.x -= box.x
    } else if box.right > width {
      label.x -= box.right - width
    }
    return label
  }
}

extension Canvas {
  /// A way of marking a place: the same shapes in drawings and in legends.
  enum Glyph: Sendable, Equatable {
    case circle, diamond, triangle, star, octagon, square, bar
  }

  /// Draws a mark around a place, about `size` wide.
  mutating func glyph(_ glyph: Glyph, _ name: String, at center: Point, size: Tenths = 100) {
    func points(_ twelfths: [(Int, Int)]) -> [Point] {
      twelfths.map {
        Point(center.x + ($0.0 - 60) * size / 120, center.y + ($0.1 - 60) * size / 120)
      }
    }
    switch glyph {
    case .circle: circle(name, center, radius: size / 2)
    case .diamond: polygon(name, points([(60, 0), (120, 60), (60, 120), (0, 60)]))
    case .triangle: polygon(name, points([(60, 5), (120, 112), (0, 112)]))
    case .octagon:
      polygon(
        name,
        points([
          (35, 0), (85, 0), (120, 35), (120, 85), (85, 120), (35, 120), (0, 85), (0, 35),
        ]))
      horizontal("cut", from: center.x - size / 4, to: center.x + size / 4, y: center.y)
    case .star:
      polygon(
        name,
        points([
          (60, 0), (76, 41), (120, 44), (86, 71), (97, 114), (60, 90), (23, 114), (34, 71),
          (0, 44), (44, 41),
        ]))
    case .square:
      rectangle(
        name, x: center.x - size / 2, y: center.y - size / 2, width: size, height: size)
    case .bar:
      rectangle(
        name, x: center.x - 30, y: center.y - size, width: 60, height: 2 * size)
    }
  }
}
