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
    var divisor: UInt64 = 1
    while integer.magnitude / divisor >= 10 { divisor *= 10 }
    var rest = integer.magnitude
    while divisor > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
