/// Writes digits, groups and decimals: the arithmetic under every number format.
enum NumberWriter {
  /// Digits of a number after the mark.
  enum Places: Equatable {
    case fixed(Int)
    case upTo(Int)
  }

  /// A number without its sign: `magnitude` divided by ten to the power of `scale`.
  ///
  /// A negative scale multiplies.
  struct Unsigned {
    var magnitude: UInt64
    var scale: Int
    var isZero: Bool { magnitude == 0 }
  }

  private static let powers: [UInt64] = {
    var powers: [UInt64] = [1]
    for exponent in 1...19 { powers.append(powers[exponent - 1] * 10) }
    return powers
  }()

  /// Ten to the power of `exponent`; nil where 64 bits do not hold it.
  static func power(_ exponent: Int) -> UInt64? {
    powers.indices.contains(exponent) ? powers[exponent] : nil
  }

  /// The number with at most `places` decimals, half away from zero.
  static func rounded(_ number: Unsigned, to places: Int) -> Unsigned {
    guard number.scale > places else { return number }
    guard let divisor = power(number.scale - places) else {
      return Unsigned(magnitude: 0, scale: places)
    }
    let (quotient, remainder) = number.magnitude.quotientAndRemainder(dividingBy: divisor)
    let up = remainder >= divisor - remainder
    return Unsigned(magnitude: up ? quotient + 1 : quotient, scale: places)
  }

  /// The number rounded to its places, without the zeros that `upTo` leaves away.
  static func prepared(_ number: Unsigned, _ places: Places) -> (number: Unsigned, padding: Int) {
    switch places {
    case .fixed(let count):
      let result = rounded(number, to: count)
      return (result, count - max(0, result.scale))
    case .upTo(let count):
      var result = rounded(number, to: count)
      while result.scale > 0, result.magnitude % 10 == 0 {
        result.magnitude /= 10
        result.scale -= 1
      }
      return (result, 0)
    }
  }

  /// Appends whole part with groups, mark and decimals, then `padding` zeros.
  static func append(
    _ number: Unsigned, padding: Int, _ locale: PortfolioLocale, into output: inout [UInt8]
  ) {
    var digits = InlineArray<20, UInt8>(repeating: 0x30)
    var first = 20
    var rest = number.magnitude
    repeat {
      first -= 1
      digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    let decimals = max(0, number.scale)
    let zeros = number.isZero ? 0 : max(0, -number.scale)
    let whole = 20 - first - decimals
    if whole <= 0 { output.append(0x30) }
    var left = max(0, whole) + zeros
    let group = locale.groupMark
    while left > 0 {
      output.append(first < 20 - decimals ? digits[first] : 0x30)
      first += 1
      left -= 1
      if left > 0, left % 3 == 0 { output.append(group) }
    }
    guard decimals + padding > 0 else { return }
    output.append(locale.decimalMark)
    for _ in 0..<max(0, decimals - 20) { output.append(0x30) }
    for index in max(0, 20 - decimals)..<20 { output.append(digits[index]) }
    for _ in 0..<padding { output.append(0x30) }
  }

  /// A whole number with groups, `-` before negative ones.
  static func grouped(_ count: Int, _ locale: PortfolioLocale) -> String {
    var output: [UInt8] = []
    if count < 0 { output.append(0x2D) }
    append(
      Unsigned(magnitude: UInt64(count.magnitude), scale: 0), padding: 0, locale, into: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
