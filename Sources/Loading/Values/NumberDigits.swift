extension NumberCore {
  /// A whole number of units of ten to the minus `scale`, without its sign.
  struct Digits {
    var magnitude: Int64
    /// Decimal places that `magnitude` counts in.
    var scale: UInt8
  }

  /// The digits of the core in a style; nil where the style does not allow what is written.
  ///
  /// - Parameters:
  ///   - bytes: The value that the core was taken from.
  ///   - style: The style of the column.
  ///   - places: Decimal places kept; what follows is rounded half away from zero.
  /// - Returns: The digits, with no more places than are written; nil also on overflow.
  func digits(of bytes: Span<UInt8>, style: NumberStyle, places: Int) -> Digits? {
    guard let mark = decimalMark(in: bytes, style: style),
      var value = whole(in: bytes, range: range.lowerBound..<mark, style: style)
    else { return nil }
    guard mark < range.upperBound else { return Digits(magnitude: value, scale: 0) }
    var scale = 0
    var roundsUp = false
    for index in mark + 1..<range.upperBound {
      let digit = bytes[index] &- 0x30
      guard digit <= 9 else { return nil }
      if scale < places {
        guard let next = NumberCore.appending(digit, to: value) else { return nil }
        value = next
        scale += 1
      } else if index == mark + 1 + places {
        roundsUp = digit >= 5
      }
    }
    if roundsUp {
      guard value < Int64.max else { return nil }
      value += 1
    }
    return Digits(magnitude: value, scale: UInt8(scale))
  }

  /// `value` with one more decimal digit; nil on overflow.
  @inline(__always)
  static func appending(_ digit: UInt8, to value: Int64) -> Int64? {
    let (product, overflows) = value.multipliedReportingOverflow(by: 10)
    let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit))
    return overflows || overflowsToo ? nil : sum
  }

  /// The position of the decimal mark, or the end where there is none; nil where it cannot stand so.
  private func decimalMark(in bytes: Span<UInt8>, style: NumberStyle) -> Int? {
    var mark = range.upperBound
    for index in range where bytes[index] == style.decimalMark {
      guard mark == range.upperBound else { return nil }
      mark = index
    }
    let endsWithMark = mark == range.upperBound - 1
    return endsWithMark ? nil : mark
  }

  /// The digits before the decimal mark, in one group or in groups of three.
  private func whole(in bytes: Span<UInt8>, range: Range<Int>, style: NumberStyle) -> Int64? {
    var value: Int64 = 0
    var groupLength = 0
    var isGrouped = false
    var mark: UInt8 = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if (0x30...0x39).contains(byte) {
        guard let next = NumberCore.appending(byte - 0x30, to: value) else { return nil }
        value = next
        groupLength += 1
        index += 1
        continue
      }
      // Whichever mark groups, it is the same throughout; spaces of all widths count as one.
      let spaceLength = bytes.spaceLength(at: index)
      let separator = spaceLength > 0 ? 0x20 : byte
      // Nobody writes thousands that begin with 0: `0.500` is a half in another style.
      guard style != .plain || spaceLength > 0,
        isGrouped || bytes[range.lowerBound] != 0x30,
        separator == 0x20 || separator == 0x27 || separator == style.groupMark,
        mark == 0 || mark == separator,
        isGrouped ? groupLength == 3 : (1...3).contains(groupLength)
      else { return nil }
      mark = separator
      isGrouped = true
      groupLength = 0
      index += max(1, spaceLength)
    }
    return isGrouped && groupLength != 3 ? nil : value
  }
}
