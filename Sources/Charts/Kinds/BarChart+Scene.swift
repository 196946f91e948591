extension BarChart {
  static let top: Tenths = 200
  static let bottom: Tenths = 1500
  private static let widest: Tenths = 720

  /// Where a bar lies: the whole geometry, apart from the writing.
  package struct Place: Sendable, Equatable {
    package var first: Box
    package var second: Box?
    package var beforeY: Tenths?

    /// The upper edge of both parts.
    package var top: Tenths { min(first.y, second?.y ?? first.y) }
    package var middle: Tenths { first.x + first.width / 2 }
  }

  private var levels: [Level] { [goal, limit].compactMap { $0 } }

  /// The right edge of the bars; beyond it stand the words for goal and limit.
  private var right: Tenths {
    let room = levels.map { Lettering(role: .accent).width(of: $0.label) + 80 }.max() ?? 0
    return width * 10 - min(room, width * 3)
  }

  var scale: Scale {
    var values = levels.map(\.value)
    for bar in bars { values += [bar.value, bar.sum, bar.before].compactMap { $0 } }
    return .upwards(values, bottom: Self.bottom, top: Self.top)
  }

  /// The height of the line that means zero.
  package var zero: Tenths { scale.place(0) }

  /// The bars in their order.
  package var places: [Place] {
    guard !bars.isEmpty else { return [] }
    let (scale, zero) = (scale, zero)
    let step = right / bars.count
    let thick = max(1, min(step - max(min(20, step / 2), step / 5), Self.widest))
    return bars.enumerated().map { index, bar in
      let x = index * step + (step - thick) / 2
      func box(_ from: Tenths, _ to: Tenths) -> Box {
        Box(x: x, y: min(from, to), width: thick, height: abs(to - from))
      }
      let level = scale.place(bar.value ?? 0)
      return Place(
        first: box(zero, level),
        second: bar.over == nil ? nil : box(level, scale.place(bar.sum ?? 0)),
        beforeY: bar.before.map(scale.place))
    }
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: width)
    let places = places
    for (bar, place) in zip(bars, places) { draw(bar, place, into: &canvas) }
    drawLevels(into: &canvas)
    canvas.horizontal("axis", from: 0, to: right, y: zero)
    drawLabels(places, into: &canvas)
    drawNames(places, into: &canvas)
    return canvas.scene(height: 186)
  }

  private func draw(_ bar: Bar, _ place: Place, into canvas: inout Canvas) {
    guard bar.value != nil else {
      var mark = place.first
      mark.y = zero - 120
      mark.height = 120
      canvas.rectangle("unk", mark)
      return
    }
    let isBase = bar.state == .whole
    let hollow = bar.state == .partial ? "hol" : "fut"
    canvas.rectangle(isBase ? (bar.isAlert ? "ba" : "b") : hollow, place.first)
    if let second = place.second { canvas.rectangle(isBase ? "bx" : hollow, second) }
    if let before = place.beforeY {
      canvas.horizontal(
        "was", from: max(0, place.first.x - 20),
        to: min(width * 10, place.first.right + 20), y: before)
    }
  }

  private func drawLevels(into canvas: inout Canvas) {
    var rows = LabelColumn(top: 100, bottom: Self.bottom)
    for (level, isGoal) in [(goal, true), (limit, false)] {
      guard let level else { continue }
      let y = scale.place(level.value)
      canvas.horizontal(isGoal ? "goal" : "lim", from: 0, to: right, y: y)
      let lettering = Lettering(role: isGoal ? .accent : .alert)
      canvas.text(
        lettering, x: right + 60, y: rows.place(y + 40),
        lettering.shortened(level.label, to: width * 10 - right - 60))
    }
  }

  /// Labels above the bars: the last first, then the greatest and the least, then whichever fit.
  private func drawLabels(_ places: [Place], into canvas: inout Canvas) {
    for index in labelOrder {
      let (bar, place) = (bars[index], places[index])
      var lettering = Lettering(anchor: .middle, hasHalo: !levels.isEmpty)
      if bar.isAlert { lettering.role = .alert }
      if index == bars.count - 1 { lettering.role = bar.isAlert ? .alert : .key }
      let y =
        bar.value == nil ? zero - 180 : (bar.sum ?? 0) < 0 ? zero - 60 : labelLine(place)
      canvas.textIfFree(lettering, x: place.middle, y: y, bar.label)
    }
  }

  private var labelOrder: [Int] {
    let known = bars.indices.filter { bars[$0].value != nil }
    let most = known.max { (bars[$0].sum ?? 0, $1) < (bars[$1].sum ?? 0, $0) }
    let least = known.min { (bars[$0].sum ?? 0, $0) < (bars[$1].sum ?? 0, $1) }
    var order = [bars.indices.last, most, least].compactMap { $0 }
    order += bars.indices
    var seen = Set<Int>()
    return order.filter { seen.insert($0).inserted }
  }

  /// Where the label stands: on the bar, or above the line of the time before where that is in the way.
  private func labelLine(_ place: Place) -> Tenths {
    guard let before = place.beforeY, (place.top - 190...place.top).contains(before) else {
      return place.top - 60
    }
    return before - 60
  }

  private func drawNames(_ places: [Place], into canvas: inout Canvas) {
    let step = right / max(1, bars.count)
    let names = AxisNames(
      names: bars.map(\.name), groups: bars.map(\.group), centers: places.map(\.middle),
      step: step)
    names.draw(y: Self.bottom + 160, into: &canvas)
  }
}
