/// Turns the serial numbers of days, as spreadsheets count them, into days and times.
struct SerialDay {
  /// Whether day 0 is 1904-01-01, as on old Macintoshes.
  var startsIn1904 = false

  /// Appends `2026-01-31`, `2026-01-31 14:30:00` or `14:30:00`.
  ///
  /// - Returns: False where the text is no day; nothing is added then.
  func append(_ source: borrowing Span<UInt8>, to output: inout [UInt8]) -> Bool {
    guard let (days, seconds) = SerialDay.parts(source) else { return false }
    let isDay = days >= 1 || startsIn1904
    if isDay {
      // There was no 29th of February in 1900, but Lotus thought so and Excel still counts it.
      let epoch = startsIn1904 ? -24_107 : days < 61 ? -25_568 : -25_569
      guard days != 60 || startsIn1904 else {
        output.append(contentsOf: "1900-02-29".utf8)
        return true
      }
      SerialDay.appendDay(days + epoch, to: &output)
    }
    if seconds > 0 || !isDay {
      if isDay { output.append(0x20) }
      SerialDay.appendTime(seconds, to: &output)
    }
    return true
  }

  /// Whole days and the seconds of the last one.
  private static func parts(_ source: borrowing Span<UInt8>) -> (days: Int, seconds: Int)? {
    var number = 0
    var isWhole = source.count > 0 && source.count < 8
    for index in 0..<source.count where isWhole {
      let digit = source[index] &- 0x30
      if digit <= 9 { number = number * 10 + Int(digit) } else { isWhole = false }
    }
    if isWhole { return number < 2_958_466 ? (number, 0) : nil }
    var bytes: [UInt8] = []
    for index in 0..<source.count { bytes.append(source[index]) }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)), value >= 0, value < 2_958_466
    else { return nil }
    let seconds = Int((value * 86_400).rounded())
    return (seconds / 86_400, seconds % 86_400)
  }

  /// A day by its distance from 1970-01-01.
  private static func appendDay(_ number: Int, to output: inout [UInt8]) {
    // Counted from the first of March of the year 0, in periods of four hundred years.
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    append(year, 4, to: &output)
    output.append(0x2D)
    append(month, 2, to: &output)
    output.append(0x2D)
    append(day, 2, to: &output)
  }

  private static func appendTime(_ seconds: Int, to output: inout [UInt8]) {
    append(seconds / 3600, 2, to: &output)
    output.append(0x3A)
    append(seconds / 60 % 60, 2, to: &output)
    output.append(0x3A)
    append(seconds % 60, 2, to: &output)
  }

  private static func append(_ number: Int, _ width: Int, to output: inout [UInt8]) {
    let digits = String(number)
    for _ in 0..<max(0, width - digits.utf8.count) { output.append(0x30) }
    output.append(contentsOf: digits.utf8)
  }
}
