extension OrganisationTree {
  /// The shapes in their places.
  public var scene: Scene {
    let layout = layout
    let superiors = superiors
    // Room at the edges for lines that go around the outermost cards.
    let margin = lines.isEmpty ? 2 : 12
    var canvas = Canvas(width: max(layout.width, 1) + 2 * margin)
    let shift = margin * 10
    func moved(_ points: [Point]) -> [Point] {
      points.map { Point($0.x * 10 + shift, $0.y * 10 + shift) }
    }
    let boxes = layout.boxes.map {
      Box(x: $0.x * 10 + shift, y: $0.y * 10 + shift, width: $0.width * 10, height: $0.height * 10)
    }
    drawBands(layout, shift, into: &canvas)
    for (place, edge) in layout.edges.enumerated() {
      guard let edge else { continue }
      canvas.line(cards[place].isConfirmed ? "tree" : "tree inf", moved(edge))
    }
    for (place, stub) in layout.stubs.sorted(by: { $0.key < $1.key }) {
      canvas.line(cards[place].parent == nil ? "tree inf" : "tree", moved(stub))
    }
    let routes = TreeRouter(
      boxes: boxes, edges: layout.edges.map { $0.map(moved) }, hanging: layout.hanging,
      width: canvas.width, height: layout.height * 10 + 2 * shift
    ).routes(lines)
    for (line, route) in zip(lines, routes) { draw(route, line.kind, into: &canvas) }
    for (place, box) in boxes.enumerated() {
      drawCard(cards[place], box, into: &canvas)
      let headline = headline(place, superiors)
      if !headline.isEmpty {
        let lettering = Lettering.small.middle
        canvas.textIfFree(
          lettering, x: box.x + box.width / 2, y: box.y - 110,
          lettering.shortened(headline, to: box.width + 100))
      }
    }
    drawWords(
      routes, layout.edges.map { $0.map(moved) }, boxes, height: layout.height * 10 + 2 * shift,
      into: &canvas)
    return canvas.scene(height: layout.height + 2 * margin, kind: .plan)
  }

  private func drawBands(_ layout: Layout, _ shift: Tenths, into canvas: inout Canvas) {
    for band in layout.bands {
      canvas.rectangle(
        "band", x: band.x * 10 + shift, y: band.y * 10 + shift, width: band.width * 10,
        height: band.height * 10)
      let lettering = Lettering.small.middle
      canvas.text(
        lettering, x: band.x * 10 + shift + band.width * 5, y: band.bottom * 10 + shift - 60,
        lettering.shortened(words.outside, to: band.width * 10 - 40))
    }
  }

  // MARK: Cards

  private func drawCard(_ card: Card, _ box: Box, into canvas: inout Canvas) {
    let isOpen = card.standing == .vacant || card.standing == .pile
    canvas.rectangle(
      card.isMarked ? "card need" : isOpen ? "card vac" : "card", x: box.x, y: box.y,
      width: box.width, height: box.height)
    switch card.standing {
    case .champion:
      canvas.rectangle(
        "card2", x: box.x + 25, y: box.y + 25, width: box.width - 50, height: box.height - 50)
    case .blocker:
      canvas.rectangle("onR", x: box.x, y: box.y, width: 45, height: box.height)
    default: break
    }
    let left = box.x + 105
    let room = box.width - 170
    let name = Lettering(role: .key)
    canvas.text(name, x: left, y: box.y + 190, name.shortened(card.name, to: room))
    var y = box.y + 340
    if !card.title.isEmpty {
      canvas.text(.small, x: left, y: y, Lettering.small.shortened(card.title, to: room))
      y += 150
    }
    guard !isOpen else {
      for line in card.lines {
        canvas.text(.small, x: left, y: y, Lettering.small.shortened(line, to: room))
        y += 150
      }
      return
    }
    drawRole(card, x: left, y: box.y + 490, room, into: &canvas)
    drawLevels(card, x: left, y: box.y + 570, room, into: &canvas)
    let foot = Lettering(role: card.isFootAlert ? .alert : .plain, isSmall: true)
    canvas.text(foot, x: left, y: box.y + 850, foot.shortened(card.foot, to: room))
  }

  private func drawRole(
    _ card: Card, x: Tenths, y: Tenths, _ room: Tenths, into canvas: inout Canvas
  ) {
    let center = Point(x + 45, y - 38)
    switch card.standing {
    case .champion: canvas.glyph(.star, "on", at: center, size: 110)
    case .blocker: canvas.glyph(.octagon, "onR", at: center, size: 100)
    default:
      canvas.text(.small, x: x, y: y, Lettering.small.shortened(card.role, to: room))
      return
    }
    let lettering = Lettering(role: card.standing == .blocker ? .alert : .key, isSmall: true)
    canvas.text(lettering, x: x + 140, y: y, lettering.shortened(card.role, to: room - 140))
  }

  /// Influence as squares, support as a place on a scale; what is not known says so.
  private func drawLevels(
    _ card: Card, x: Tenths, y: Tenths, _ room: Tenths, into canvas: inout Canvas
  ) {
    for square in 0..<5 {
      let isOn = square < card.influence ?? 0
      canvas.rectangle(
        card.influence == nil ? "unk" : isOn ? "on" : "off", x: x + square * 80, y: y, width: 60,
        height: 80)
    }
    let words = card.supportLabel
    guard let support = card.support else {
      canvas.text(.small, x: x + 470, y: y + 78, Lettering.small.shortened(words, to: room - 470))
      return
    }
    TreeMarks.scale(support, x: x + 520, y: y + 40, into: &canvas)
    canvas.text(.small, x: x + 1010, y: y + 78, words)
  }
}

extension OrganisationTree {
  private func draw(_ route: [Point], _ kind: Line.Kind, into canvas: inout Canvas) {
    switch kind {
    case .influence:
      var line = route
      if let tip = line.popLast(), let before = line.last {
        // The line ends inside its head, so that the tip stays sharp.
        let x = (tip.x - before.x).signum() * 60
        let y = (tip.y - before.y).signum() * 60
        canvas.line("flow", line + [Point(tip.x - x, tip.y - y)])
        canvas.polygon("onA", TreeMarks.head(route))
      }
    case .conflict: canvas.line("clash", TreeMarks.zigzag(route))
    }
  }

  /// The words beside the lines, where nothing else stands.
  private func drawWords(
    _ routes: [[Point]], _ edges: [[Point]?], _ boxes: [Box], height: Tenths,
    into canvas: inout Canvas
  ) {
    for (line, route) in zip(lines, routes) {
      let isConflict = line.kind == .conflict
      let lettering = Lettering(
        anchor: .middle, role: isConflict ? .alert : .accent, isSmall: true, hasHalo: true)
      TreeRouter.place(
        isConflict ? words.conflict : words.influence, lettering, along: route,
        lifts: isConflict ? [-85, 150] : [40], boxes, height: height, into: &canvas)
    }
    for (place, edge) in edges.enumerated() where !cards[place].isConfirmed {
      guard let end = edge?.last, let before = edge?.dropLast().last, before.x == end.x else {
        continue
      }
      drawInferred(at: end, bus: edge ?? [], routes, boxes, into: &canvas)
    }
  }

  /// The word beside the end of a line that is not confirmed, or above its level piece, where no line
  /// between cards runs through it.
  private func drawInferred(
    at end: Point, bus: [Point], _ routes: [[Point]], _ boxes: [Box], into canvas: inout Canvas
  ) {
    let lettering = Lettering(isSmall: true, hasHalo: true)
    var places = [
      (lettering, Point(end.x + 50, end.y - 50)), (lettering.end, Point(end.x - 50, end.y - 50)),
    ]
    if let level = zip(bus, bus.dropFirst()).first(where: { $0.y == $1.y && $0.x != $1.x }) {
      places.append(
        (lettering.middle, Point((level.0.x + level.1.x) / 2, level.0.y - 40)))
    }
    for (lettering, place) in places {
      let box = Label(lettering: lettering, x: place.x, y: place.y, text: words.inferred).box
      guard !boxes.contains(where: { $0.overlaps(box) }),
        !routes.contains(where: { TreeRouter.passes($0, box) })
      else { continue }
      if canvas.textIfFree(lettering, x: place.x, y: place.y, words.inferred) { return }
    }
  }
}
