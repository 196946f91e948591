/// A moment as the head of a message writes it.
public struct MailDate: Sendable, Hashable {
  /// The moment: `Mon, 16 Nov 2026 12:00:00 +0000`.
  public let text: String

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A moment.
  ///
  /// - Parameters:
  ///   - year: From 1900 to 9999.
  ///   - month: From 1 to 12.
  ///   - day: Of the month, from 1.
  ///   - hour: From 0 to 23.
  ///   - minute: From 0 to 59.
  ///   - second: From 0 to 59.
  ///   - offset: Minutes east of Greenwich, below a day.
  /// - Throws: When there is no such moment.
  public init(
    year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int = 0, offset: Int = 0
  ) throws(MailError) {
    guard (1900...9999).contains(year), (1...12).contains(month),
      (1...MailDate.days(in: month, of: year)).contains(day), (0...23).contains(hour),
      (0...59).contains(minute), (0...59).contains(second), abs(offset) < 24 * 60
    else { throw .badDate }
    let zone =
      (offset < 0 ? "-" : "+") + MailDate.two(abs(offset) / 60) + MailDate.two(abs(offset) % 60)
    let clock = [hour, minute, second].map(MailDate.two).joined(separator: ":")
    let weekday = MailDate.weekdays[MailDate.weekday(year, month, day)]
    text = "\(weekday), \(day) \(MailDate.months[month - 1]) \(year) \(clock) \(zone)"
  }

  /// Reads `2026-11-16T09:00:00-03:00`; the seconds may be missing, and `Z` is Greenwich.
  ///
  /// - Parameter iso: The moment with its offset.
  /// - Throws: When it is written in another way, or there is no such moment.
  public init(iso: String) throws(MailError) {
    let bytes = Array(iso.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) })
      else { return nil }
      return bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    func stands(_ mark: UInt8, at place: Int) -> Bool {
      bytes.indices.contains(place) && bytes[place] == mark
    }
    guard let year = number(0..<4), stands(0x2D, at: 4), let month = number(5..<7),
      stands(0x2D, at: 7), let day = number(8..<10), stands(0x54, at: 10),
      let hour = number(11..<13), stands(0x3A, at: 13), let minute = number(14..<16)
    else { throw .badDate }
    let seconds = stands(0x3A, at: 16) ? number(17..<19) : 0
    let zone = stands(0x3A, at: 16) ? 19 : 16
    guard let seconds, let offset = MailDate.offset(Array(bytes[min(zone, bytes.count)...])) else {
      throw .badDate
    }
    try self.init(
      year: year, month: month, day: day, hour: hour, minute: minute, second: seconds,
      offset: offset)
  }

  /// `Z`, `+00:00`, `-03:00` or `-0300` in minutes.
  private static func offset(_ bytes: [UInt8]) -> Int? {
    if bytes == [0x5A] { return 0 }
    let digits = bytes.dropFirst().filter { $0 != 0x3A }
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D, digits.count == 4,
      bytes.count == 5 || (bytes.count == 6 && bytes[3] == 0x3A),
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let values = digits.map { Int($0) - 0x30 }
    let minutes = values[2] * 10 + values[3]
    guard minutes < 60 else { return nil }
    return (sign == 0x2D ? -1 : 1) * ((values[0] * 10 + values[1]) * 60 + minutes)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// The day of the week from Monday, by Sakamoto's method.
  private static func weekday(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? year - 1 : year
    let sunday = (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
    return (sunday + 6) % 7
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
