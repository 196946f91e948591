public import Portfolio

/// Reads the dates of one column.
///
/// A time of day after the date is checked and left out; a zone after it does not shift the date,
/// which stays as written. Years of two digits: 00–29 are 2000–2029, 30–99 are 1930–1999, as
/// spreadsheets have it; in a column of days that may lie ahead, the nearest to a day that is given.
public struct DateReader: Sendable, Hashable {
  /// The style of the column.
  public let style: DateStyle
  private let isNumeric: Bool
  private let dayAt: Int
  private let monthAt: Int
  /// The year that years of two digits lie nearest to; nil in columns of what has been.
  private let nearYear: Int?

  /// A reader of dates in a style.
  ///
  /// - Parameters:
  ///   - style: The style.
  ///   - today: The day that years of two digits lie nearest to, where days may lie ahead of it.
  public init(style: DateStyle, near today: Day? = nil) {
    self.style = style
    nearYear = today?.year
    isNumeric = style == .dayFirst || style == .monthFirst
    dayAt = style == .monthFirst ? 3 : 0
    monthAt = style == .monthFirst ? 0 : 3
  }

  /// The day; nil where there is none, see `fault(_:)`.
  ///
  /// `2026-07-01` and, in their styles, `01/07/2026` and `07/01/2026` take a direct way.
  @inline(__always)
  public func day(_ bytes: Span<UInt8>) -> Day? {
    guard bytes.count == 10 else { return slowDay(bytes) }
    if bytes[4] == 0x2D, bytes[7] == 0x2D {
      return Day(
        year: DateReader.two(bytes, 0) &* 100 &+ DateReader.two(bytes, 2),
        month: DateReader.two(bytes, 5), day: DateReader.two(bytes, 8))
    }
    guard isNumeric, bytes[2] == 0x2F, bytes[5] == 0x2F else { return slowDay(bytes) }
    return Day(
      year: DateReader.two(bytes, 6) &* 100 &+ DateReader.two(bytes, 8),
      month: DateReader.two(bytes, monthAt), day: DateReader.two(bytes, dayAt))
  }

  /// The day of a text; see `day(_:)` over bytes.
  public func day(_ text: String) -> Day? { day(Array(text.utf8).span) }

  /// Two digits as a number; far out of any calendar where one is no digit.
  @inline(__always)
  private static func two(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    let high = bytes[index] &- 0x30
    let low = bytes[index + 1] &- 0x30
    guard high <= 9, low <= 9 else { return 1_000_000 }
    return Int(high) &* 10 &+ Int(low)
  }

  @inline(never)
  private func slowDay(_ bytes: Span<UInt8>) -> Day? {
    if style == .excel, let day = SpreadsheetSerial.day(bytes) { return day }
    return DateParts(bytes, near: nearYear)?.day(style: style)
  }

  /// Why a value that `day(_:)` refused is not a date.
  public func fault(_ bytes: Span<UInt8>) -> DateFault { DateFault(bytes, style: style) }
}

/// Why a date could not be read.
public enum DateFault: String, Sendable, Hashable, CaseIterable {
  /// There is nothing but white space.
  case blank
  /// Not a date at all.
  case notADate = "not-a-date"
  /// A month without a day, such as `jul/2026`.
  case monthOnly = "month-only"
  /// A day the calendar does not have, such as `31/02/2026`.
  case impossible
  /// A date that only the other order reads, such as `25/04/2026` in a column with months first.
  case otherOrder = "other-order"
  /// A spreadsheet's day number where the configuration does not say so.
  case serial

  /// The name of the fault in facts and catalogs.
  public var name: String { rawValue }

  init(_ bytes: Span<UInt8>, style: DateStyle) {
    if bytes.trimmedRange(in: 0..<bytes.count).isEmpty {
      self = .blank
    } else if let parts = DateParts(bytes) {
      let isOfOtherOrder =
        parts.order == .numeric
        && DateStyle.allCases.contains { $0 != style && parts.day(style: $0) != nil }
      self = isOfOtherOrder ? .otherOrder : .impossible
    } else if DateParts.isMonthOnly(bytes) {
      self = .monthOnly
    } else {
      self = style != .excel && SpreadsheetSerial.looksLikeDate(bytes) ? .serial : .notADate
    }
  }
}

/// Day numbers of spreadsheets: 1 is 1 January 1900, with a 29 February 1900 that never was.
enum SpreadsheetSerial {
  /// The day of a number from 61 (1 March 1900) on, with or without a fraction for the time.
  static func day(_ bytes: Span<UInt8>) -> Day? {
    guard let number = number(bytes), (61...2_958_465).contains(number) else { return nil }
    return Day(number: Int32(number) - 25_569)
  }

  /// Whether a value is a whole number or a fraction of the years 1954–2064.
  static func looksLikeDate(_ bytes: Span<UInt8>) -> Bool {
    guard let number = number(bytes) else { return false }
    return (20_000..<60_300).contains(number)
  }

  private static func number(_ bytes: Span<UInt8>) -> Int? {
    let range = bytes.trimmedRange(in: 0..<bytes.count)
    var value = 0
    var digits = 0
    var marks = 0
    for index in range {
      let byte = bytes[index]
      if byte == 0x2E || byte == 0x2C {
        marks += 1
        guard marks == 1, digits > 0, index + 1 < range.upperBound else { return nil }
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      guard marks == 0 else { continue }
      digits += 1
      guard digits <= 7 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return digits > 0 ? value : nil
  }
}
