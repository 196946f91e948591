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

  /// Left edge of the first day.
  var left: Tenths {
    let lettering = Lettering(role: .key)
    let widest = lanes.map { lettering.width(of: $0.name) }.max() ?? 0
    return min(widest, width * 2) + 160
  }

  /// The room of the lanes' names.
  var nameRoom: Tenths { left - 80 }

  /// Where a day lies, held between the first day shown and the last.
  package func x(_ day: Int) -> Tenths { scale(from: left).place(Int64(day)) }

  private func scale(from left: Tenths) -> Scale {
    Scale(low: Int64(start), high: Int64(end), start: left, end: width * 10 - 80)
  }

  private func isShown(_ item: Item) -> Bool {
    item.when.last >= start && item.when.first <= end
  }

  /// The lanes from the top, every item in a row where nothing else stands in its way.
  var layouts: [LaneLayout] {
    var top = Timeline.head
    // Measured once for all items: it measures the names of all lanes.
    let left = left
    let scale = scale(from: left)
    return lanes.map { lane in
      let items = Timeline.ordered(lane.items.filter(isShown))
      let hasSpans = items.contains { if case .span = $0.when { true } else { false } }
      let pitch = hasSpans ? Timeline.spanRow : Timeline.markRow
      var rows: [[Box]] = []
      let places = items.map { item in
        let (from, to) = extent(of: item, on: scale)
        let labels = labels(of: item, from: from, to: to, left: left)
        return Timeline.place(
          item, from: from, to: to, labels: labels, in: &rows, top: top, pitch: pitch)
      }
      let lines = Lettering(role: .key).lines(lane.name, width: left - 80).count
      let height = max(rows.count * pitch, lines * 160, pitch) + 160
      defer { top += height }
      return LaneLayout(name: lane.name, top: top, height: height, places: places)
    }
  }

  /// The first row in which an item and one of its labels stand alone; labels lie as in a row at 0.
  private static func place(
    _ item: Item, from: Tenths, to: Tenths, labels: [Label], in rows: inout [[Box]], top: Tenths,
    pitch: Tenths
  ) -> Place {
    let rooms = labels.map { label in
      let taken = label.box
      let left = min(from, taken.x) - 40
      return Box(x: left, y: 0, width: max(to, taken.right) + 80 - left, height: 1)
    }
    for row in 0...rows.count {
      for (label, room) in zip(labels, rooms) {
        if row < rows.count, rows[row].contains(where: { $0.overlaps(room) }) { continue }
        if row == rows.count { rows.append([]) }
        rows[row].append(room)
        var placed = label
        placed.y += top + 80 + row * pitch
        return Place(item: item, row: row, from: from, to: to, label: placed)
      }
    }
    // The loop always ends in a row of its own: an empty one has room for everything.
    return Place(
      item: item, row: rows.count, from: from, to: to,
      label: Label(lettering: .small, x: to, y: top, text: item.label))
  }

  private func extent(of item: Item, on scale: Scale) -> (from: Tenths, to: Tenths) {
    let first = scale.place(Int64(item.when.first))
    return switch item.when {
    case .day: (first - 70, first + 70)
    case .span: (first, max(scale.place(Int64(item.when.last)), first + 30))
    }
  }

  /// The places that an item's words may take in a row at 0, the best first.
  private func labels(of item: Item, from: Tenths, to: Tenths, left: Tenths) -> [Label] {
    let right = width * 10
    var lettering = Lettering(isSmall: true, hasHalo: true)
    if item.state == .late || item.state == .deadline { lettering.role = .alert }
    let text = lettering.shortened(item.label, to: (right - left) * 45 / 100)
    let needed = lettering.width(of: text)
    if case .span = item.when {
      let line = 290
      return from + needed <= right
        ? [Label(lettering: lettering, x: from, y: line, text: text)]
        : [Label(lettering: lettering.end, x: right, y: line, text: text)]
    }
    var labels: [Label] = []
    let line = 155
    if to + 50 + needed <= right {
      labels.append(Label(lettering: lettering, x: to + 50, y: line, text: text))
    }
    if from - 50 - needed >= left - 80 || labels.isEmpty {
      labels.append(Label(lettering: lettering.end, x: from - 50, y: line, text: text))
    }
    return labels
  }

  /// Where the items lie, lane by lane, in the order of their days.
  package var places: [[Place]] { layouts.map(\.places) }
}
