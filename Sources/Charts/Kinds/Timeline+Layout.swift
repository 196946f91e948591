extension Timeline {
  /// An item in its place: which row of its lane, where its mark lies, on which side its words stand.
  package struct Place: Sendable, Equatable {
    package var item: Item
    package var row: Int
    /// The left edge of the mark, and its right edge.
    package var from: Tenths
    package var to: Tenths
    package var label: Label

    /// Where a deadline's line lies: on its day, or on the last of its days.
    var decides: Tenths {
      if case .span = item.when { to } else { (from + to) / 2 }
    }
  }

  /// A lane in its place.
  struct LaneLayout {
    var name: String
    var top: Tenths
    var height: Tenths
    var places: [Place]
  }

  static let head: Tenths = 400
  private static let markRow: Tenths = 240
  private static let spanRow: Tenths = 360

  private var plotLeft: Tenths {
    let lettering = Lettering(role: .key)
    let widest = lanes.map { lettering.width(of: $0.name) }.max() ?? 0
    return min(widest, width * 2) + 160
  }

  /// The room of the lanes' names.
  var nameRoom: Tenths { plotLeft - 80 }

  /// Left edge of the first day.
  var left: Tenths { plotLeft }

  /// Where a day lies, held between the first day shown and the last.
  package func x(_ day: Int) -> Tenths {
    Scale(low: Int64(start), high: Int64(end), start: plotLeft, end: width * 10 - 80)
      .place(Int64(day))
  }

  private func isShown(_ item: Item) -> Bool {
    item.when.last >= start && item.when.first <= end
  }

  /// The lanes from the top, every item in a row where nothing else stands in its way.
  var layouts: [LaneLayout] {
    var top = Timeline.head
    return lanes.map { lane in
      let items = Timeline.ordered(lane.items.filter(isShown))
      let hasSpans = items.contains { if case .span = $0.when { true } else { false } }
      let pitch = hasSpans ? Timeline.spanRow : Timeline.markRow
      var rows: [[Box]] = []
      let places = items.map { place($0, in: &rows, top: top, pitch: pitch) }
      let lines = Lettering(role: .key).lines(lane.name, width: nameRoom).count
      let height = max(rows.count * pitch, lines * 160, pitch) + 160
      defer { top += height }
      return LaneLayout(name: lane.name, top: top, height: height, places: places)
    }
  }

  private func place(
    _ item: Item, in rows: inout [[Box]], top: Tenths, pitch: Tenths
  ) -> Place {
    let (from, to) = extent(of: item)
    for row in 0...rows.count {
      let y = top + 80 + row * pitch
      for label in labels(of: item, from: from, to: to, y: y) {
        let taken = label.box
        let left = min(from, taken.x) - 40
        let room = Box(x: left, y: 0, width: max(to, taken.right) + 80 - left, height: 1)
        if row < rows.count, rows[row].contains(where: { $0.overlaps(room) }) { continue }
        if row == rows.count { rows.append([]) }
        rows[row].append(room)
        return Place(item: item, row: row, from: from, to: to, label: label)
      }
    }
    // The loop always ends in a row of its own: an empty one has room for everything.
    return Place(
      item: item, row: rows.count, from: from, to: to,
      label: Label(lettering: .small, x: to, y: top, text: item.label))
  }

  private func extent(of item: Item) -> (from: Tenths, to: Tenths) {
    switch item.when {
    case .day(let day): (x(day) - 70, x(day) + 70)
    case .span: (x(item.when.first), max(x(item.when.last), x(item.when.first) + 30))
    }
  }

  /// The places that an item's words may take, the best first.
  private func labels(of item: Item, from: Tenths, to: Tenths, y: Tenths) -> [Label] {
    let right = width * 10
    var lettering = Lettering(isSmall: true, hasHalo: true)
    if item.state == .late || item.state == .deadline { lettering.role = .alert }
    let text = lettering.shortened(item.label, to: (right - plotLeft) * 45 / 100)
    let needed = lettering.width(of: text)
    if case .span = item.when {
      let line = y + 290
      return from + needed <= right
        ? [Label(lettering: lettering, x: from, y: line, text: text)]
        : [Label(lettering: lettering.end, x: right, y: line, text: text)]
    }
    var labels: [Label] = []
    let line = y + 155
    if to + 50 + needed <= right {
      labels.append(Label(lettering: lettering, x: to + 50, y: line, text: text))
    }
    if from - 50 - needed >= plotLeft - 80 || labels.isEmpty {
      labels.append(Label(lettering: lettering.end, x: from - 50, y: line, text: text))
    }
    return labels
  }

  /// Where the items lie, lane by lane, in the order of their days.
  package var places: [[Place]] { layouts.map(\.places) }
}
