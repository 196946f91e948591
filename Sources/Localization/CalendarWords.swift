import Portfolio

/// Names of months and weekdays, and the forms of dates, ready to be appended.
struct CalendarWords: Sendable {
  /// A form of dates.
  enum Form: Int, CaseIterable {
    case short, medium, long, full, dayMonth, monthYear, shortMonthYear

    /// The key under `calendar.forms` in the catalogs.
    var key: String {
      switch self {
      case .short: "short"
      case .medium: "medium"
      case .long: "long"
      case .full: "full"
      case .dayMonth: "day-month"
      case .monthYear: "month-year"
      case .shortMonthYear: "short-month-year"
      }
    }
  }

  private enum Piece {
    case literal([UInt8])
    case day
    case paddedDay
    case month
    case paddedMonth
    case monthName
    case shortMonthName
    case weekday
    case year
    case shortYear
  }

  let months: [[UInt8]]
  let shortMonths: [[UInt8]]
  let weekdays: [[UInt8]]
  private let forms: [[Piece]]

  init(_ catalog: Catalog) {
    func names(_ group: String, _ keys: [String]) -> [[UInt8]] {
      keys.map { Array(catalog.text("calendar.\(group).\($0)").utf8) }
    }
    let months = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    self.months = names("months", months)
    self.shortMonths = names("short-months", months)
    self.weekdays = names(
      "weekdays",
      ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    self.forms = Form.allCases.map { form in
      let key = "calendar.forms.\(form.key)"
      guard case .text(let pattern)? = catalog.message(key) else {
        return [.literal(Array(catalog.text(key).utf8))]
      }
      return pattern.parts.map(CalendarWords.piece)
    }
  }

  private static func piece(_ part: MessagePattern.Part) -> Piece {
    switch part {
    case .literal(let text): .literal(Array(text.utf8))
    case .parameter("day"): .day
    case .parameter("day2"): .paddedDay
    case .parameter("month"): .month
    case .parameter("month2"): .paddedMonth
    case .parameter("month-name"): .monthName
    case .parameter("short-month"): .shortMonthName
    case .parameter("weekday"): .weekday
    case .parameter("year"): .year
    case .parameter("year2"): .shortYear
    case .parameter(let other): .literal(Array("{\(other)}".utf8))
    }
  }

  func append(_ day: Day, _ form: Form, into output: inout [UInt8]) {
    let (year, month, dayOfMonth) = day.components
    for piece in forms[form.rawValue] {
      switch piece {
      case .literal(let bytes): output.append(contentsOf: bytes)
      case .day: CalendarWords.append(dayOfMonth, width: 1, into: &output)
      case .paddedDay: CalendarWords.append(dayOfMonth, width: 2, into: &output)
      case .month: CalendarWords.append(month, width: 1, into: &output)
      case .paddedMonth: CalendarWords.append(month, width: 2, into: &output)
      case .monthName: output.append(contentsOf: months[month - 1])
      case .shortMonthName: output.append(contentsOf: shortMonths[month - 1])
      case .weekday: output.append(contentsOf: weekdays[day.weekday - 1])
      case .year: CalendarWords.append(year, width: 1, into: &output)
      case .shortYear: CalendarWords.append(year % 100, width: 2, into: &output)
      }
    }
  }

  /// Appends a number of at most four digits, with zeros before it up to `width`.
  static func append(_ value: Int, width: Int, into output: inout [UInt8]) {
    if width > 3 || value > 999 { appendDigit(value / 1000 % 10, into: &output) }
    if width > 2 || value > 99 { appendDigit(value / 100 % 10, into: &output) }
    if width > 1 || value > 9 { appendDigit(value / 10 % 10, into: &output) }
    appendDigit(value % 10, into: &output)
  }

  private static func appendDigit(_ digit: Int, into output: inout [UInt8]) {
    output.append(0x30 + UInt8(truncatingIfNeeded: digit))
  }
}
