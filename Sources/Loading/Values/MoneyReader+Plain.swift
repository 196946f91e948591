extension MoneyReader {
  /// An amount of the commonest form, up to five digits, the mark and two more, in minor units; nil
  /// for every other form, which `minorUnits(_:)` reads.
  ///
  /// The digits are read at once as one word of eight bytes
  /// (D. Lemire, "Quickly parsing eight digits", 2018).
  ///
  /// - Parameters:
  ///   - bytes: At least eight bytes must follow the start of the range.
  ///   - range: The cell.
  /// - Returns: Minor units, negative after a minus sign.
  @inline(__always)
  func plainMinorUnits(_ bytes: Span<UInt8>, in range: Range<Int>) -> Int64? {
    guard decimals == 2, range.count > 3 else { return nil }
    let isNegative = bytes[range.lowerBound] == 0x2D
    let start = range.lowerBound &+ (isNegative ? 1 : 0)
    let count = range.upperBound &- start
    guard count > 3, count <= 8 else { return nil }
    let missing = UInt64(truncatingIfNeeded: 8 &- count) &* 8
    // The last byte highest, zeros of text before the first digit.
    let word = (bytes.eightBytes(at: start) &<< missing) | MoneyReader.zeros(missing)
    guard UInt8(truncatingIfNeeded: word &>> 40) == mark else { return nil }
    // Close the gap that the mark leaves.
    let digits =
      (word & 0xFFFF_0000_0000_0000) | ((word & 0x0000_00FF_FFFF_FFFF) &<< 8) | 0x30
    guard MoneyReader.areDigits(digits) else { return nil }
    let value = MoneyReader.number(ofDigits: digits)
    return isNegative ? 0 &- value : value
  }

  /// As many low bytes of `0` as `bits` says, in text.
  @inline(__always)
  private static func zeros(_ bits: UInt64) -> UInt64 {
    0x3030_3030_3030_3030 & ((1 &<< bits) &- 1)
  }

  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    return (word & high) | (((word &+ 0x0606_0606_0606_0606) & high) &>> 4)
      == 0x3333_3333_3333_3333
  }

  /// The number that eight digits spell, the first one lowest in the word.
  @inline(__always)
  private static func number(ofDigits word: UInt64) -> Int64 {
    let pairs = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* 2561) &>> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    return Int64(((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32)
  }
}
