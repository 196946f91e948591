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
