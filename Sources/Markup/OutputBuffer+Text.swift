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
}
