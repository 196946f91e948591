/// Marks that cards and the legend share.
enum TreeMarks {
  /// A scale from −2 to +2, 40 pixels long, with a circle for, a square against, hollow between.
  static func scale(_ support: Int, x: Tenths, y: Tenths, into canvas: inout Canvas) {
    canvas.horizontal("axis", from: x, to: x + 400, y: y)
    for tick in 0..<5 {
      let half = tick == 2 ? 50 : 30
      canvas.vertical("axis", x: x + tick * 100, from: y - half, to: y + half)
    }
    let center = Point(x + (support + 2) * 100, y)
    if support < 0 {
      canvas.rectangle("onR", x: center.x - 40, y: center.y - 40, width: 80, height: 80)
    } else {
      canvas.circle(support > 0 ? "onA" : "pt", center, radius: 40)
    }
  }

  /// A line through points as a zigzag around it.
  static func zigzag(_ points: [Point]) -> [Point] {
    guard var last = points.first else { return [] }
    var zigzag = [last]
    for point in points.dropFirst() {
      let length = abs(point.x - last.x) + abs(point.y - last.y)
      let teeth = max(2, length / 90)
      let isFlat = point.y == last.y
      for tooth in 1..<teeth {
        let swing = tooth.isMultiple(of: 2) ? -45 : 45
        let x = last.x + (point.x - last.x) * tooth / teeth
        let y = last.y + (point.y - last.y) * tooth / teeth
        zigzag.append(isFlat ? Point(x, y + swing) : Point(x + swing, y))
      }
      zigzag.append(point)
      last = point
    }
    return zigzag
  }

  /// The head of an arrow that ends where a line ends.
  static func head(_ line: [Point]) -> [Point] {
    guard line.count > 1 else { return [] }
    let (tip, before) = (line[line.count - 1], line[line.count - 2])
    let x = (tip.x - before.x).signum()
    let y = (tip.y - before.y).signum()
    let base = Point(tip.x - x * 90, tip.y - y * 90)
    return [tip, Point(base.x + y * 50, base.y + x * 50), Point(base.x - y * 50, base.y - x * 50)]
  }
}
