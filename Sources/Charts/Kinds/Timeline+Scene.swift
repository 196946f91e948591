extension Timeline {
  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let layouts = layouts
    let bottom = layouts.last.map { $0.top + $0.height } ?? Timeline.head
    let hasBandNames = !bands.isEmpty
    drawBands(bottom: bottom, into: &canvas)
    drawHead(bottom: bottom, into: &canvas)
    for lane in layouts { drawLane(lane, into: &canvas) }
    canvas.horizontal("hair", from: 0, to: width * 10, y: bottom)
    for lane in layouts {
      for place in lane.places where place.item.state == .deadline {
        canvas.vertical("lim", x: place.decides, from: Timeline.head, to: bottom)
      }
    }
    if let today, (start...end).contains(today.day) {
      canvas.vertical("today", x: x(today.day), from: 140, to: bottom)
    }
    for lane in layouts {
      for place in lane.places { draw(place, into: &canvas) }
    }
    return canvas.scene(height: (bottom + (hasBandNames ? 220 : 60)) / 10)
  }

  private func drawBands(bottom: Tenths, into canvas: inout Canvas) {
    for band in bands where band.to >= start && band.from <= end {
      let from = x(band.from)
      let to = x(band.to)
      canvas.rectangle(
        "band", x: from, y: Timeline.head, width: max(10, to - from),
        height: bottom - Timeline.head)
      canvas.textIfFree(
        Lettering.small.middle, x: (from + to) / 2, y: bottom + 150, band.label)
    }
  }

  private func drawHead(bottom: Tenths, into canvas: inout Canvas) {
    if let today, (start...end).contains(today.day) {
      canvas.text(
        Lettering(anchor: .middle, role: .accent), x: x(today.day), y: 110, today.label)
    }
    for tick in ticks where (start...end).contains(tick.day) {
      let x = x(tick.day)
      canvas.vertical("hair", x: x, from: 220, to: bottom)
      canvas.textIfFree(.plain, x: x + 50, y: 340, tick.label)
    }
    canvas.horizontal("axis", from: left, to: width * 10, y: Timeline.head)
  }

  private func drawLane(_ lane: LaneLayout, into canvas: inout Canvas) {
    if lane.top > Timeline.head {
      canvas.horizontal("hair", from: 0, to: width * 10, y: lane.top)
    }
    let lettering = Lettering(role: .key)
    for (row, text) in lettering.lines(lane.name, width: nameRoom).enumerated() {
      canvas.text(lettering, x: 0, y: lane.top + 230 + row * 160, text)
    }
  }

  private func draw(_ place: Place, into canvas: inout Canvas) {
    let item = place.item
    // The words' line lies a fixed way below the upper edge of the row.
    if case .span = item.when {
      let y = place.label.y - 240
      canvas.rectangle(
        spanClass(item.state), x: place.from, y: y, width: place.to - place.from, height: 130)
    } else {
      let center = Point((place.from + place.to) / 2, place.label.y - 40)
      canvas.glyph(
        glyph(item), markClass(item.state), at: center,
        size: glyph(item) == .bar ? 80 : 130)
    }
    let label = place.label
    canvas.text(label.lettering, x: label.x, y: label.y, label.text)
  }

  private func glyph(_ item: Item) -> Canvas.Glyph {
    switch (item.state, item.form) {
    case (.late, _): .triangle
    case (.deadline, _), (_, .bar): .bar
    case (_, .circle): .circle
    case (_, .diamond): .diamond
    }
  }

  private func markClass(_ state: State) -> String {
    switch state {
    case .done: "on"
    case .planned: "hol"
    case .late, .deadline: "onR"
    }
  }

  private func spanClass(_ state: State) -> String {
    switch state {
    case .done: "b"
    case .planned: "hol"
    case .late, .deadline: "late"
    }
  }
}
