import Portfolio

/// A written date taken apart, before anybody says which number is the day.
struct DateParts {
  /// What leaves no doubt, and what does.
  enum Order {
    /// `2026-07-01`, `20260701`.
    case yearFirst
    /// `1 jul 2026`, `July 1, 2026`.
    case named
    /// `01/07/2026`.
    case numeric
  }

  /// How the date was written.
  let order: Order
  /// Whether the year has two digits.
  let hasShortYear: Bool
  /// Year, month, day; for `numeric` the first, the second, the year.
  private let numbers: (Int, Int, Int)

  /// The day in a style; nil where the style does not read it or the calendar lacks it.
  func day(style: DateStyle) -> Day? {
    let (first, second, third) = numbers
    switch (order, style) {
    case (.yearFirst, _), (.named, _): return Day(year: first, month: second, day: third)
    case (.numeric, .dayFirst): return Day(year: third, month: second, day: first)
    case (.numeric, .monthFirst): return Day(year: third, month: first, day: second)
    case (.numeric, .iso), (.numeric, .excel): return nil
    }
  }

  /// Takes a date apart; nil where the text has no such form.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - near: The year that years of two digits lie nearest to; nil where they are of what has been.
  init?(_ bytes: Span<UInt8>, near: Int? = nil) {
    var cursor = DateCursor(bytes)
    guard let first = cursor.part(of: bytes) else { return nil }
    if case .number(let value, digits: 8) = first {
      guard cursor.isAtEndOrTime(of: bytes), (1900...2099).contains(value / 10_000) else {
        return nil
      }
      (order, hasShortYear) = (.yearFirst, false)
      numbers = (value / 10_000, value / 100 % 100, value % 100)
      return
    }
    guard let separator = cursor.separator(of: bytes), let second = cursor.part(of: bytes),
      let otherSeparator = cursor.separator(of: bytes), let third = cursor.part(of: bytes),
      cursor.isAtEndOrTime(of: bytes)
    else { return nil }
    switch (first, second, third) {
    case (.number(let year, digits: 4), .number(let month, let a), .number(let day, let b)):
      guard separator == otherSeparator, separator != .space, a <= 2, b <= 2 else { return nil }
      (order, hasShortYear) = (.yearFirst, false)
      numbers = (year, month, day)
    case (.number(let year, digits: 4), .month(let month), .number(let day, let digits)):
      guard digits <= 2 else { return nil }
      (order, hasShortYear) = (.named, false)
      numbers = (year, month, day)
    case (.number(let day, let digits), .month(let month), .number(let year, let yearDigits)),
      (.month(let month), .number(let day, let digits), .number(let year, let yearDigits)):
      guard digits <= 2, let full = DateParts.year(year, digits: yearDigits, near) else {
        return nil
      }
      (order, hasShortYear) = (.named, yearDigits == 2)
      numbers = (full, month, day)
    case (.number(let a, let aDigits), .number(let b, let bDigits), .number(let year, let digits)):
      guard separator == otherSeparator, separator != .space, aDigits <= 2, bDigits <= 2,
        let full = DateParts.year(year, digits: digits, near)
      else { return nil }
      (order, hasShortYear) = (.numeric, digits == 2)
      numbers = (a, b, full)
    default: return nil
    }
  }

  /// Whether the text is a month without a day: `jul/2026`, `07/2026`, `julho de 2026`, `2026-07`.
  static func isMonthOnly(_ bytes: Span<UInt8>) -> Bool {
    var cursor = DateCursor(bytes)
    guard let first = cursor.part(of: bytes), cursor.separator(of: bytes) != nil,
      let second = cursor.part(of: bytes),
      cursor.isAtEnd
    else { return false }
    switch (first, second) {
    case (.month, .number(_, digits: 4)), (.month, .number(_, digits: 2)),
      (.number(_, digits: 4), .month):
      return true
    case (.number(let month, let digits), .number(_, digits: 4)),
      (.number(_, digits: 4), .number(let month, let digits)):
      return digits <= 2 && (1...12).contains(month)
    default: return false
    }
  }

  /// 00–29 are 2000–2029, 30–99 are 1930–1999; near a year, from 49 before it to 50 after it.
  private static func year(_ value: Int, digits: Int, _ near: Int?) -> Int? {
    guard digits == 2 else { return digits == 4 ? value : nil }
    guard let near else { return value < 30 ? 2000 + value : 1900 + value }
    let earliest = near - 49
    let ahead = (value - earliest) % 100
    return earliest + (ahead < 0 ? ahead + 100 : ahead)
  }
}

/// Reads the parts of a date one after the other.
private struct DateCursor {
  enum Part {
    case number(Int, digits: Int)
    case month(Int)
  }

  enum Separator {
    case slash
    case dash
    case dot
    case space
  }

  private var index: Int
  private let end: Int

  init(_ bytes: Span<UInt8>) {
    let range = bytes.trimmedRange(in: 0..<bytes.count)
    index = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { index == end }

  mutating func part(of bytes: Span<UInt8>) -> Part? {
    let start = index
    var value = 0
    while index < end, index - start < 9, case let digit = bytes[index] &- 0x30, digit <= 9 {
      value = value * 10 + Int(digit)
      index += 1
    }
    if index > start { return .number(value, digits: index - start) }
    while index < end, bytes[index] >= 0x80 || (0x61...0x7A).contains(bytes[index] | 0x20) {
      index += 1
    }
    guard index - start >= 3, let month = MonthNames.month(bytes.extracting(start..<index)) else {
      return nil
    }
    return .month(month)
  }

  mutating func separator(of bytes: Span<UInt8>) -> Separator? {
    guard index < end else { return nil }
    switch bytes[index] {
    case 0x2F:
      index += 1
      return .slash
    case 0x2D:
      index += 1
      return .dash
    case 0x2E, 0x2C, 0x20: return wordSeparator(of: bytes)
    default: return nil
    }
  }

  /// `.`, `, `, ` ` or ` de `: what stands between the words of a date.
  private mutating func wordSeparator(of bytes: Span<UInt8>) -> Separator? {
    let isDot = bytes[index] == 0x2E
    if bytes[index] != 0x20 { index += 1 }
    guard index < end, bytes[index] == 0x20 else { return isDot ? .dot : nil }
    skipSpaces(in: bytes)
    for word: StaticString in ["de ", "DE ", "De ", "of "] where bytes.matches(word, at: index) {
      index += word.utf8CodeUnitCount
      skipSpaces(in: bytes)
      break
    }
    return .space
  }

  private mutating func skipSpaces(in bytes: Span<UInt8>) {
    while index < end, bytes[index] == 0x20 { index += 1 }
  }

  /// Whether nothing follows but a time of day, which is checked for its form and left out.
  func isAtEndOrTime(of bytes: Span<UInt8>) -> Bool {
    guard index < end else { return true }
    guard bytes[index] == 0x20 || bytes[index] | 0x20 == 0x74 else { return false }
    return TimeOfDay.isTime(bytes.extracting(index + 1..<end))
  }
}
