extension OutputBuffer {
  /// Appends text as it is.
  @inlinable
  public mutating func append(_ text: String) {
    append(text.utf8.span)
  }

  /// Appends bytes as they are.
  @inlinable
  public mutating func append(_ bytes: [UInt8]) {
    append(bytes.span)
  }

  /// Appends a whole number in digits, with a minus sign where negative.
  public mutating func append(decimal integer: Int64) {
    if integer < 0 { append(0x2D) }
    append(digits: integer.magnitude, atLeast: 1)
  }

  /// Appends the digits of a number, led by zeros up to a length (at most 20).
  public mutating func append(digits number: UInt64, atLeast length: Int) {
    var divisor: UInt64 = 1
    var digits = 1
    while number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    for _ in 0..<max(0, min(length, 20) - digits) { append(0x30) }
    var rest = number
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }

  /// Appends a number with at most `decimals` decimals (0–6) and a point, without zeros at its end.
  ///
  /// Rounds half away from zero. The same number gives the same bytes everywhere; what is not finite
  /// or beyond 10¹² is written as 0, since no picture has such a place.
  public mutating func append(_ number: Double, decimals: Int) {
    var places = min(max(0, decimals), 6)
    guard number.isFinite, abs(number) < 1e12 else { return append(0x30) }
    var scale: UInt64 = 1
    for _ in 0..<places { scale *= 10 }
    var units = UInt64(abs(number) * Double(scale) + 0.5)
    if number < 0, units > 0 { append(0x2D) }
    while places > 0, units % 10 == 0 {
      units /= 10
      scale /= 10
      places -= 1
    }
    append(digits: units / scale, atLeast: 1)
    guard places > 0 else { return }
    append(0x2E)
    append(digits: units % scale, atLeast: places)
  }
}
