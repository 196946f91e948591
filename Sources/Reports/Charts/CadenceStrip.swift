package import Markup
package import Portfolio

/// When a client bought, when the next purchase was expected, and where the day of the page lies.
package struct CadenceStrip: Sendable {
  /// A marked day and what is written at it.
  package struct Mark: Sendable {
    package var day: Day
    package var label: String

    package init(day: Day, label: String) {
      self.day = day
      self.label = label
    }
  }

  /// Unique on the page.
  package var id: String
  /// What the strip says.
  package var title: String
  /// The days of purchase in the window, ascending.
  package var purchases: [Day]
  /// The first day shown.
  package var start: Day
  /// The last day shown.
  package var end: Day
  /// The day of the page.
  package var today: Mark
  /// When the next purchase is or was expected.
  package var expected: Mark?
  /// When the rhythm counts as broken.
  package var broken: Mark?
  /// The start of months worth naming, ascending.
  package var months: [Mark]
  /// An interval in days as written between two purchases.
  package var interval: @Sendable (Int) -> String

  package init(
    id: String, title: String, purchases: [Day], start: Day, end: Day, today: Mark,
    expected: Mark? = nil, broken: Mark? = nil, months: [Mark] = [],
    interval: @escaping @Sendable (Int) -> String
  ) {
    self.id = id
    self.title = title
    self.purchases = purchases
    self.start = start
    self.end = end
    self.today = today
    self.expected = expected
    self.broken = broken
    self.months = months
    self.interval = interval
  }

  private static let left: Tenths = 80
  private static let right: Tenths = 7520
  private static let top: Tenths = 480
  private static let base: Tenths = 720

  /// Where a day lies from left to right, held inside the strip.
  package func x(_ day: Day) -> Tenths {
    let span = Int64(max(1, end.days(since: start)))
    return Self.left
      + Scale.part(Int64(day.days(since: start)), of: span, length: Self.right - Self.left)
  }

  /// The starts of months to name, so that names stay apart, over a span of days.
  package static func monthsShown(from start: Day, to end: Day) -> [Day] {
    let span = max(1, end.days(since: start))
    var step = 1
    for candidate in [1, 2, 3, 6, 12, 24, 60, 120] {
      step = candidate
      if span / (30 * candidate) <= 10 { break }
    }
    var months: [Day] = []
    var month = start.startOfMonth
    if month < start { month = month.adding(months: 1) }
    while month < end {
      if (month.year * 12 + month.month - 1) % step == 0 { months.append(month) }
      month = month.adding(months: 1)
    }
    return months
  }

  /// The drawing, 760 pixels wide.
  package func draw() -> HTMLFragment {
    var drawing = Drawing(id: id, title: title, width: 760, height: 92, wide: true)
    drawLateness(into: &drawing)
    drawing.horizontal("axis", from: 0, to: 7600, y: Self.base)
    for month in months {
      let x = x(month.day)
      drawing.vertical("axis", x: x, from: Self.base, to: Self.base + 50)
      drawing.text(x > 7100 ? "end sm" : "sm", x: x, y: Self.base + 180, month.label)
    }
    drawPurchases(into: &drawing)
    if let expected {
      let x = x(expected.day)
      drawing.rectangle("exp", x: x - 30, y: Self.top, width: 60, height: Self.base - Self.top)
      label("ac", expected, y: 240, into: &drawing)
    }
    let now = x(today.day)
    drawing.vertical("today", x: now, from: 140, to: Self.base + 60)
    label("k", today, y: 100, into: &drawing)
    if let broken {
      let x = x(broken.day)
      drawing.vertical("lim", x: x, from: 420, to: Self.base + 60)
      label("al", broken, y: 380, into: &drawing)
    }
    return drawing.finished()
  }

  private func drawLateness(into drawing: inout Drawing) {
    guard let expected, expected.day < today.day else { return }
    let from = x(expected.day)
    drawing.rectangle(
      "al-band", x: from, y: Self.top, width: x(today.day) - from, height: Self.base - Self.top)
  }

  private func drawPurchases(into drawing: inout Drawing) {
    var previous: Day?
    var drawn: Tenths?
    for day in purchases where day >= start && day <= end {
      let x = x(day)
      defer { previous = day }
      if let previous, x - self.x(previous) >= 420 {
        drawing.text(
          "mid sm", x: (x + self.x(previous)) / 2, y: Self.base - 80,
          interval(day.days(since: previous)))
      }
      if let drawn, x - drawn < 15 { continue }
      drawing.rectangle("on", x: x - 20, y: Self.top, width: 40, height: Self.base - Self.top)
      drawn = x
    }
  }

  /// Writes a mark's label on a line of its own: days before today to the left of them, days to come
  /// to the right, so that the line of today crosses none; up to the edge where room is short.
  private func label(
    _ className: String, _ mark: Mark, y: Tenths, into drawing: inout Drawing
  ) {
    let x = x(mark.day)
    let room = 62 * mark.label.count + 60
    let isAhead = mark.day > today.day
    if isAhead, x + room > 7600 {
      drawing.text("\(className) end", x: 7600, y: y, mark.label)
    } else if !isAhead, x >= room {
      drawing.text("\(className) end", x: min(7600, x + 30), y: y, mark.label)
    } else {
      drawing.text(className, x: max(0, x - 30), y: y, mark.label)
    }
  }
}
