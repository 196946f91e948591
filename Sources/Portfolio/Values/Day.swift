/// A date of the proleptic Gregorian calendar, without a clock and without a time zone.
///
/// Stored as days since 1970-01-01, so that comparing and subtracting are integer operations.
public struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01; negative before.
  public let number: Int32

  /// The day that lies `number` days after 1970-01-01.
  @inlinable
  public init(number: Int32) {
    self.number = number
  }

  /// The day of a year, month (1–12) and day of the month (1–31), or nil where the calendar has none.
  ///
  /// Source of the arithmetic: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  @inlinable
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(number: Day.number(year: year, month: month, day: day))
  }

  @inlinable
  static func number(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days of a month (1–12).
  @inlinable
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  @inlinable
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Year, month (1–12) and day of the month (1–31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The month, 1–12.
  public var month: Int { components.month }

  /// The day of the month, 1–31.
  public var dayOfMonth: Int { components.day }

  /// Monday 1 … Sunday 7 (ISO 8601).
  public var weekday: Int {
    let sinceMonday = (Int(number) + 3) % 7
    return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
  }

  /// Year and week number of ISO 8601: weeks start on Monday, week 1 holds the first Thursday.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    let year = thursday.year
    let first = Day.number(year: year, month: 1, day: 1)
    return (year, Int(thursday.number - first) / 7 + 1)
  }

  /// The day `days` later; earlier when negative.
  @inlinable
  public func adding(days: Int) -> Day {
    Day(number: number + Int32(truncatingIfNeeded: days))
  }

  /// The same day of the month `months` later, or the last day of that month where it has none.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + (month - 1) + months
    let newYear = index >= 0 ? index / 12 : (index - 11) / 12
    let newMonth = index - newYear * 12 + 1
    let last = Day.length(ofMonth: newMonth, year: newYear)
    return Day(number: Day.number(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// The last day before a window of some months that ends with this day.
  ///
  /// The same day of the month as many months before; from the last day of a month the last day of that
  /// month, so that a window of three months up to 30 June begins on 1 April and never holds a fourth
  /// month-end.
  ///
  /// - Parameter months: How many months the window is long, 0 or more.
  /// - Returns: The day after which the window begins.
  public func windowBound(months: Int) -> Day {
    let bound = adding(months: -months)
    return self == endOfMonth ? bound.endOfMonth : bound
  }

  /// Whole days from `other` to this day; negative when this day comes first.
  @inlinable
  public func days(since other: Day) -> Int {
    Int(number) - Int(other.number)
  }

  /// The first day of this day's month.
  public var startOfMonth: Day {
    adding(days: 1 - dayOfMonth)
  }

  /// The last day of this day's month.
  public var endOfMonth: Day {
    let (year, month, day) = components
    return adding(days: Day.length(ofMonth: month, year: year) - day)
  }

  /// Earlier days come first.
  @inlinable
  public static func < (lhs: Day, rhs: Day) -> Bool {
    lhs.number < rhs.number
  }
}

extension Day: CustomStringConvertible {
  /// The day as `YYYY-MM-DD` (ISO 8601).
  public var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(10)
    appendISO(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the day as `YYYY-MM-DD` (ISO 8601), without making a text first.
  public func appendISO(to output: inout [UInt8]) {
    let (year, month, day) = components
    if (0...9999).contains(year) {
      let text: InlineArray<10, UInt8> = [
        Day.digit(year / 1000), Day.digit(year / 100), Day.digit(year / 10), Day.digit(year), 0x2D,
        Day.digit(month / 10), Day.digit(month), 0x2D, Day.digit(day / 10), Day.digit(day),
      ]
      unsafe text.span.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
      return
    }
    Day.append(year, width: 4, to: &output)
    output.append(0x2D)
    Day.append(month, width: 2, to: &output)
    output.append(0x2D)
    Day.append(day, width: 2, to: &output)
  }

  /// The last digit of a number.
  private static func digit(_ number: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: number % 10) &+ 0x30
  }

  /// Appends the digits of a number, with zeros in front up to the width.
  private static func append(_ number: Int, width: Int, to output: inout [UInt8]) {
    if number < 0 { output.append(0x2D) }
    var place = 1
    var places = 1
    while places < width || number.magnitude / UInt(place) >= 10 {
      place *= 10
      places += 1
    }
    while place > 0 {
      output.append(UInt8(truncatingIfNeeded: number.magnitude / UInt(place) % 10) &+ 0x30)
      place /= 10
    }
  }

  /// The day written as `YYYY-MM-DD`, or nil for any other form or a day the calendar lacks.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        let digit = Int(bytes[index]) - 0x30
        guard (0...9).contains(digit) else { return nil }
        value = value * 10 + digit
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}
