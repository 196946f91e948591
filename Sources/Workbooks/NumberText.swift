/// Writes the numbers of cells as a person would see them: fifteen digits, as spreadsheet programs show.
public enum NumberText {
  private static let mostDigits = 15

  /// Appends a number, with a point, no thousands and never three places; a share as a percentage.
  ///
  /// - Parameters:
  ///   - source: The number as the file has it: `1234.5`, `1.2E-3`.
  ///   - isPercent: Whether it is shown as a percentage.
  ///   - output: What is added to.
  /// - Returns: False where the text is no number; nothing is added then.
  public static func append(
    _ source: borrowing Span<UInt8>, isPercent: Bool = false, to output: inout [UInt8]
  ) -> Bool {
    var digits: [UInt8] = []
    var (index, point) = (0, 0)
    var (isNegative, hasPoint, hasDigit) = (false, false, false)
    let end = source.count
    if index < end, source[index] == 0x2D || source[index] == 0x2B {
      isNegative = source[index] == 0x2D
      index += 1
    }
    while index < end {
      let byte = source[index]
      if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else if byte &- 0x30 <= 9 {
        hasDigit = true
        if !digits.isEmpty || byte != 0x30 {
          digits.append(byte)
          if !hasPoint { point += 1 }
        } else if hasPoint {
          point -= 1
        }
      } else {
        break
      }
      index += 1
    }
    guard hasDigit, let exponent = exponent(source, index), abs(exponent) <= 320 else {
      return false
    }
    point += exponent + (isPercent ? 2 : 0)
    round(&digits, &point)
    write(digits, point, isNegative, to: &output)
    if isPercent { output.append(0x25) }
    return true
  }

  /// `E+05` after the digits; 0 for nothing, nil for anything else.
  private static func exponent(_ source: borrowing Span<UInt8>, _ start: Int) -> Int? {
    guard start < source.count else { return 0 }
    guard source[start] | 0x20 == 0x65 else { return nil }
    var index = start + 1
    var isNegative = false
    if index < source.count, source[index] == 0x2D || source[index] == 0x2B {
      isNegative = source[index] == 0x2D
      index += 1
    }
    guard index < source.count, source.count - index <= 4 else { return nil }
    var number = 0
    while index < source.count {
      guard source[index] &- 0x30 <= 9 else { return nil }
      number = number * 10 + Int(source[index] - 0x30)
      index += 1
    }
    return isNegative ? -number : number
  }

  /// Rounds half away from zero to fifteen digits and drops zeros at the end.
  private static func round(_ digits: inout [UInt8], _ point: inout Int) {
    if digits.count > mostDigits {
      let isUp = digits[mostDigits] >= 0x35
      digits.removeLast(digits.count - mostDigits)
      if isUp {
        var index = digits.count - 1
        while index >= 0, digits[index] == 0x39 {
          digits[index] = 0x30
          index -= 1
        }
        if index >= 0 {
          digits[index] += 1
        } else {
          digits.insert(0x31, at: 0)
          point += 1
        }
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
  }

  private static func write(
    _ digits: [UInt8], _ point: Int, _ isNegative: Bool, to output: inout [UInt8]
  ) {
    guard !digits.isEmpty else {
      output.append(0x30)
      return
    }
    if isNegative { output.append(0x2D) }
    if point <= 0 {
      output.append(0x30)
    } else {
      for index in 0..<point { output.append(index < digits.count ? digits[index] : 0x30) }
    }
    guard point < digits.count else { return }
    output.append(0x2E)
    for _ in 0..<max(0, -point) { output.append(0x30) }
    output.append(contentsOf: digits[max(0, point)...])
    if digits.count - point == 3 { output.append(0x30) }
  }
}

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
