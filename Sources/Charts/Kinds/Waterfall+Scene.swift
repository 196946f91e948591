extension Waterfall {
  private static let top: Tenths = 300
  private static let bottom: Tenths = 2100

  private var scale: Scale {
    let levels = levels
    guard let cut else { return .upwards(levels, bottom: Self.bottom, top: Self.top) }
    let high = levels.max() ?? cut.value
    return Scale(low: cut.value, high: high, start: Self.bottom, end: Self.top)
  }

  /// Where the whole bars stand: at zero, or at the cut.
  package var foot: Tenths { cut == nil ? scale.place(0) : Self.bottom }

  private var step: Tenths { width * 10 / (steps.count + 2) }

  private func box(_ index: Int, from: Tenths, to: Tenths) -> Box {
    let thick = min(step * 74 / 100, 900)
    return Box(
      x: index * step + (step - thick) / 2, y: min(from, to), width: thick,
      height: abs(to - from))
  }

  /// The bars: begin, steps, end.
  package var boxes: [Box] {
    let (scale, foot) = (scale, foot)
    let heights = levels.map(scale.place)
    var boxes = [box(0, from: foot, to: heights.first ?? foot)]
    for index in steps.indices {
      boxes.append(box(index + 1, from: heights[index], to: heights[index + 1]))
    }
    boxes.append(box(steps.count + 1, from: foot, to: heights.last ?? foot))
    return boxes
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let boxes = boxes
    let heights = levels.map(scale.place)
    for (index, box) in boxes.enumerated() {
      canvas.rectangle(className(index), box)
      if index < boxes.count - 1 {
        canvas.horizontal(
          "link", from: box.right, to: boxes[index + 1].x,
          y: heights[min(index, heights.count - 1)])
      }
    }
    if cut != nil {
      for box in [boxes.first, boxes.last] { drawBreak(box, into: &canvas) }
    }
    canvas.horizontal("axis", from: 0, to: width * 10, y: foot)
    drawLabels(boxes, into: &canvas)
    let names = [begin.name] + steps.map(\.name) + [end.name]
    AxisNames(
      names: names, centers: boxes.map { $0.x + $0.width / 2 }, step: step
    ).draw(y: Self.bottom + 190, into: &canvas)
    guard let cut else { return canvas.scene(height: 250) }
    canvas.text(.small, x: 0, y: Self.bottom + 510, cut.sentence)
    return canvas.scene(height: 266)
  }

  private func className(_ index: Int) -> String {
    guard index > 0, index <= steps.count else { return "bx" }
    return steps[index - 1].amount < 0 ? "ba" : "b"
  }

  /// A zigzag through a whole bar, just above its foot.
  private func drawBreak(_ box: Box?, into canvas: inout Canvas) {
    guard let box, box.height > 0 else { return }
    let y = max(box.y + 40, foot - 120)
    let quarter = box.width / 4
    canvas.line(
      "cut",
      [
        Point(box.x - 10, y), Point(box.x + quarter, y - 40), Point(box.x + 2 * quarter, y + 40),
        Point(box.x + 3 * quarter, y - 40), Point(box.right + 10, y),
      ])
  }

  /// Above each bar, else below it, else higher; the two ends first, so that they have their places.
  private func drawLabels(_ boxes: [Box], into canvas: inout Canvas) {
    let labels = [begin.label] + steps.map(\.label) + [end.label]
    let order = [0, boxes.count - 1] + boxes.indices.dropFirst().dropLast()
    for index in order {
      let box = boxes[index]
      for y in [box.y - 60, box.bottom + 130, box.y - 190] {
        let wasWritten = canvas.textIfFree(
          Lettering(anchor: .middle, role: .key, hasHalo: true), x: box.x + box.width / 2, y: y,
          labels[index], gap: 20)
        if wasWritten { break }
      }
    }
  }
}
