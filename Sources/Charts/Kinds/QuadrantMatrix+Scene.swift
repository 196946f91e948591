extension QuadrantMatrix {
  private static let top: Tenths = 260
  private static let line: Tenths = 220
  private static let least: Tenths = 520
  /// As many names as one place shows; the others are counted.
  private static let shown = 8

  /// A place of the matrix: columns 0 (unknown), 1…5 for −2…+2; rows from the top, 5…1, then unknown.
  struct Place: Hashable {
    var column: Int
    var row: Int
  }

  private var rowCount: Int { marks.contains { $0.up == nil } ? 6 : 5 }

  private func place(_ mark: Mark) -> Place {
    Place(column: mark.across.map { $0 + 3 } ?? 0, row: mark.up.map { 5 - $0 } ?? 5)
  }

  private var groups: [Place: [Mark]] {
    Dictionary(grouping: marks, by: place)
  }

  /// Upper edges of the rows, and the lower edge of the last.
  private var edges: [Tenths] {
    let groups = groups
    var edges = [QuadrantMatrix.top]
    for row in 0..<rowCount {
      let most = (0...5).map { groups[Place(column: $0, row: row)]?.count ?? 0 }.max() ?? 0
      let high = min(most, QuadrantMatrix.shown) * QuadrantMatrix.line + 100
      edges.append((edges.last ?? 0) + max(QuadrantMatrix.least, high))
    }
    return edges
  }

  private var left: Tenths {
    let widest = (1...5).map { Lettering.plain.width(of: String($0)) }.max() ?? 0
    let unknown = rowCount == 6 ? Lettering.small.width(of: words.unknown) : 0
    return min(max(widest, unknown), 1100) + 120
  }

  private var cellWidth: Tenths { (width * 10 - left - 160) / 6 }

  /// Left edge of a column; the lane of what is not known stands apart.
  private func x(_ column: Int) -> Tenths {
    left + column * cellWidth + (column > 0 ? 160 : 0)
  }

  /// Where the marks lie, in the order of the people; nil for those that are only counted.
  package var places: [Point?] {
    let edges = edges
    var taken: [Place: Int] = [:]
    let sizes = groups.mapValues(\.count)
    return marks.map { mark in
      let place = place(mark)
      let index = taken[place, default: 0]
      taken[place] = index + 1
      let size = sizes[place] ?? 0
      guard size <= QuadrantMatrix.shown || index < QuadrantMatrix.shown - 1 else { return nil }
      let lines = min(size, QuadrantMatrix.shown)
      let room = edges[place.row + 1] - edges[place.row]
      let first = edges[place.row] + (room - lines * QuadrantMatrix.line) / 2
      return Point(
        x(place.column) + 130, first + index * QuadrantMatrix.line + QuadrantMatrix.line / 2)
    }
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let edges = edges
    let bottom = edges.last ?? QuadrantMatrix.top
    let known = edges[5]
    canvas.rectangle(
      "band", x: x(0), y: edges[0], width: cellWidth, height: bottom - edges[0])
    canvas.rectangle(
      "band", x: x(4), y: edges[0], width: 2 * cellWidth, height: edges[2] - edges[0])
    if rowCount == 6 {
      canvas.rectangle(
        "band", x: x(1), y: known, width: 5 * cellWidth, height: bottom - known)
    }
    for y in edges {
      canvas.horizontal("hair", from: x(0), to: x(0) + cellWidth, y: y)
      canvas.horizontal("hair", from: x(1), to: x(6), y: y)
    }
    for column in 2...6 { canvas.vertical("hair", x: x(column), from: edges[0], to: bottom) }
    canvas.vertical("axis", x: x(1), from: edges[0], to: bottom)
    drawWords(edges, into: &canvas)
    drawMarks(edges, into: &canvas)
    return canvas.scene(height: bottom / 10 + 48)
  }

  private func drawWords(_ edges: [Tenths], into canvas: inout Canvas) {
    let bottom = edges.last ?? 0
    let half = width * 5
    canvas.text(.plain, x: 0, y: 140, Lettering.plain.shortened(words.up, to: half - 40))
    canvas.text(
      Lettering.plain.end, x: x(6), y: 140,
      Lettering.plain.shortened(words.corner, to: half - 40))
    for row in 0..<rowCount {
      let y = (edges[row] + edges[row + 1]) / 2 + 45
      if row < 5 {
        canvas.text(Lettering.plain.end, x: x(0) - 80, y: y, String(5 - row))
      } else {
        canvas.text(
          Lettering.small.end, x: x(0) - 80, y: y,
          Lettering.small.shortened(words.unknown, to: x(0) - 80))
      }
    }
    let key = Lettering(anchor: .middle, role: .key)
    canvas.text(
      key, x: x(0) + cellWidth / 2, y: bottom + 180,
      key.shortened(words.unknown, to: cellWidth + 100))
    for (index, text) in ["−2", "−1", "0", "+1", "+2"].enumerated() {
      canvas.text(
        Lettering.plain.middle, x: x(index + 1) + cellWidth / 2, y: bottom + 180, text)
    }
    canvas.text(
      Lettering.plain.middle, x: (x(1) + x(6)) / 2, y: bottom + 350,
      Lettering.plain.shortened(words.across, to: 5 * cellWidth))
  }

  private func drawMarks(_ edges: [Tenths], into canvas: inout Canvas) {
    var counted: [Place: Int] = [:]
    for (mark, point) in zip(marks, places) {
      guard let point else {
        counted[place(mark), default: 0] += 1
        continue
      }
      canvas.glyph(
        mark.standing.glyph, mark.standing.className, at: point,
        size: mark.standing.glyph == .circle ? 90 : 120)
      let lettering = Lettering(role: mark.standing == .blocker ? .alert : .key)
      canvas.text(
        lettering, x: point.x + 120, y: point.y + 45,
        lettering.shortened(mark.short, to: cellWidth - 290))
    }
    let places = counted.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
    for (place, count) in places {
      let room = edges[place.row + 1] - edges[place.row]
      let last =
        edges[place.row] + (room + QuadrantMatrix.shown * QuadrantMatrix.line) / 2
        - QuadrantMatrix.line / 2
      canvas.text(.small, x: x(place.column) + 250, y: last + 40, "+\(count)")
    }
  }
}
