/// When a client bought, when the next purchase was expected, and where the day of the page lies.
///
/// Days are whole numbers counted from any one day.
public struct CadenceStrip: Chart {
  /// The words of the table.
  public struct Words: Sendable, Equatable {
    /// The days.
    public var day: String
    /// What happened on them.
    public var event: String
    /// The days between a purchase and the one before.
    public var interval: String
    /// A purchase.
    public var purchase: String

    /// The words of the table.
    public init(day: String, event: String, interval: String, purchase: String) {
      self.day = day
      self.event = event
      self.interval = interval
      self.purchase = purchase
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table.
  public var words: Words
  /// The days of purchase in the window, ascending.
  public var purchases: [Int]
  /// The first day shown.
  public var start: Int
  /// The last day shown.
  public var end: Int
  /// The day of the page.
  public var today: DayMark
  /// When the next purchase is or was expected.
  public var expected: DayMark?
  /// When the rhythm counts as broken.
  public var broken: DayMark?
  /// The start of months worth naming, ascending.
  public var months: [DayMark]
  /// An interval in days as written between two purchases.
  public var interval: @Sendable (Int) -> String
  /// A day as written in the table.
  public var dayLabel: @Sendable (Int) -> String

  /// The rhythm of a client's purchases.
  public init(
    id: String, title: String, unit: String = "", words: Words, purchases: [Int], start: Int,
    end: Int, today: DayMark, expected: DayMark? = nil, broken: DayMark? = nil,
    months: [DayMark] = [],
    interval: @escaping @Sendable (Int) -> String, dayLabel: @escaping @Sendable (Int) -> String
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.purchases = purchases
    self.start = start
    self.end = end
    self.today = today
    self.expected = expected
    self.broken = broken
    self.months = months
    self.interval = interval
    self.dayLabel = dayLabel
  }

  /// The same facts as text.
  public var table: ChartTable {
    var rows: [(day: Int, event: String, interval: String)] = []
    var previous: Int?
    for day in purchases where day >= start && day <= end {
      rows.append((day, words.purchase, previous.map { interval(day - $0) } ?? "–"))
      previous = day
    }
    for mark in [expected, today, broken] {
      if let mark { rows.append((mark.day, mark.label, "–")) }
    }
    let ordered = rows.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    return ChartTable(
      caption: title,
      heads: [
        .init(words.day, isNumber: false), .init(words.event, isNumber: false),
        .init(words.interval),
      ],
      rows: ordered.map { [dayLabel($0.day), $0.event, $0.interval] })
  }

  private static let left: Tenths = 80
  private static let right: Tenths = 7520
  private static let top: Tenths = 480
  private static let base: Tenths = 720

  /// Where a day lies from left to right, held inside the strip.
  package func x(_ day: Int) -> Tenths {
    let span = Int64(max(1, end - start))
    return Self.left
      + Scale.part(Int64(day - start), of: span, length: Self.right - Self.left)
  }

  /// The shapes in their places.
  public var scene: Scene {
    var canvas = Canvas(width: 760)
    if let expected, expected.day < today.day {
      let from = x(expected.day)
      canvas.rectangle(
        "al-band", x: from, y: Self.top, width: x(today.day) - from,
        height: Self.base - Self.top)
    }
    canvas.horizontal("axis", from: 0, to: 7600, y: Self.base)
    for month in months {
      let x = x(month.day)
      canvas.vertical("axis", x: x, from: Self.base, to: Self.base + 50)
      canvas.textIfFree(.small, x: x, y: Self.base + 180, month.label)
    }
    drawPurchases(into: &canvas)
    if let expected {
      canvas.rectangle(
        "exp", x: x(expected.day) - 30, y: Self.top, width: 60, height: Self.base - Self.top)
      label(.accent, expected, y: 240, into: &canvas)
    }
    canvas.vertical("today", x: x(today.day), from: 140, to: Self.base + 60)
    label(.key, today, y: 100, into: &canvas)
    if let broken {
      canvas.vertical("lim", x: x(broken.day), from: 420, to: Self.base + 60)
      label(.alert, broken, y: 380, into: &canvas)
    }
    return canvas.scene(height: 94)
  }

  private func drawPurchases(into canvas: inout Canvas) {
    var previous: Int?
    var drawn: Tenths?
    for day in purchases where day >= start && day <= end {
      let x = x(day)
      defer { previous = day }
      if let previous {
        let text = interval(day - previous)
        let room = x - self.x(previous)
        if room >= Lettering.small.width(of: text) + 80 {
          canvas.text(
            Lettering.small.middle, x: (x + self.x(previous)) / 2, y: Self.base - 80, text)
        }
      }
      if let drawn, x - drawn < 15 { continue }
      canvas.rectangle(
        "on", x: x - 20, y: Self.top, width: 40, height: Self.base - Self.top)
      drawn = x
    }
  }

  /// Writes a mark's label on a line of its own: days before today to the left of them, days to come
  /// to the right, so that the line of today crosses none; up to the edge where room is short.
  private func label(
    _ role: Lettering.Role, _ mark: DayMark, y: Tenths, into canvas: inout Canvas
  ) {
    let x = x(mark.day)
    let lettering = Lettering(role: role)
    let room = lettering.width(of: mark.label) + 40
    if mark.day > today.day || x < room {
      canvas.text(lettering, x: max(0, x - 30), y: y, mark.label)
    } else {
      canvas.text(lettering.end, x: min(7600, x + 30), y: y, mark.label)
    }
  }
}
