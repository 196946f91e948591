public import Portfolio

/// A number with up to six decimal places, kept exactly.
public struct DecimalNumber: Sendable, Hashable {
  /// The number times ten to the power of `scale`.
  public let value: Int64
  /// Decimal places that `value` counts in, 0–6.
  public let scale: UInt8

  /// `value` units of ten to the minus `scale`.
  public init(value: Int64, scale: UInt8) {
    self.value = value
    self.scale = min(scale, DecimalNumber.mostPlaces)
  }

  /// The most decimal places kept.
  public static let mostPlaces: UInt8 = 6

  /// The product in minor units of a currency, for instance quantity × unit price.
  ///
  /// Exact in 128 bits, then rounded once, half away from zero; nil where it does not fit.
  public func minorUnits(times other: DecimalNumber, in currency: Currency) -> Int64? {
    // Asked for every line of a file: the usual currency is not looked up among the others.
    minorUnits(times: other, decimals: currency == .real ? 2 : currency.decimals)
  }

  /// The product in units of ten to the minus `decimals`; see `minorUnits(times:in:)`.
  @inline(__always)
  func minorUnits(times other: DecimalNumber, decimals: Int) -> Int64? {
    let places = Int(scale) + Int(other.scale)
    let (short, overflows) = value.multipliedReportingOverflow(by: other.value)
    if !overflows, places == decimals { return short }
    if !overflows, places > decimals, places - decimals <= Int(DecimalNumber.mostPlaces) {
      return Rounding.divide(short, by: DecimalNumber.powersOfTen[places - decimals])
    }
    let product = Int128(value) * Int128(other.value)
    return DecimalNumber.rescaled(product, from: places, to: decimals)
  }

  /// The number in minor units of a currency, rounded half away from zero; nil on overflow.
  public func minorUnits(in currency: Currency) -> Int64? {
    DecimalNumber.rescaled(Int128(value), from: Int(scale), to: currency.decimals)
  }

  /// The number if it is whole; nil otherwise.
  public var whole: Int64? {
    let unit = DecimalNumber.powersOfTen[Int(scale)]
    return value % unit == 0 ? value / unit : nil
  }

  private static let powersOfTen: [Int64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  private static func rescaled(_ value: Int128, from scale: Int, to decimals: Int) -> Int64? {
    var value = value
    if scale <= decimals {
      for _ in scale..<decimals {
        let (product, overflows) = value.multipliedReportingOverflow(by: 10)
        guard !overflows else { return nil }
        value = product
      }
      return Int64(exactly: value)
    }
    var divisor: Int128 = 1
    for _ in decimals..<scale { divisor *= 10 }
    let half = divisor / 2
    return Int64(exactly: (value < 0 ? value - half : value + half) / divisor)
  }
}

/// Reads quantities, unit prices and other plain numbers of one column.
public struct DecimalReader: Sendable, Hashable {
  /// The style of the column.
  public let style: NumberStyle
  private let mark: UInt8

  /// A reader of numbers in a style.
  public init(style: NumberStyle) {
    self.style = style
    self.mark = style.decimalMark
  }

  /// The number, with at most six places; more are rounded half away from zero.
  ///
  /// A percentage is the number before its sign divided by a hundred: `12,5%` is 0.125. A currency
  /// sign is skipped. Nil where it cannot be read, see `fault(_:)`.
  @inline(__always)
  public func number(_ bytes: Span<UInt8>) -> DecimalNumber? {
    let count = bytes.count
    guard count > 0, count <= 17 else { return slowNumber(bytes) }
    let isNegative = bytes[0] == 0x2D
    let start = isNegative ? 1 : 0
    var value: Int64 = 0
    var markIndex = -1
    for index in start..<count {
      let byte = bytes[index]
      let digit = byte &- 0x30
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
      } else if byte == mark, markIndex < 0, index > start {
        markIndex = index
      } else {
        return slowNumber(bytes)
      }
    }
    let places = markIndex < 0 ? 0 : count - 1 - markIndex
    guard count > start, places <= 6, markIndex < 0 || places > 0 else { return slowNumber(bytes) }
    return DecimalNumber(
      value: isNegative ? 0 &- value : value, scale: UInt8(truncatingIfNeeded: places))
  }

  /// The number of a text; see `number(_:)` over bytes.
  public func number(_ text: String) -> DecimalNumber? { number(Array(text.utf8).span) }

  @inline(never)
  private func slowNumber(_ bytes: Span<UInt8>) -> DecimalNumber? {
    let most = Int(DecimalNumber.mostPlaces)
    guard let core = NumberCore(bytes),
      let digits = core.digits(of: bytes, style: style, places: core.isPercent ? most - 2 : most)
    else { return nil }
    return DecimalNumber(
      value: core.isNegative ? -digits.magnitude : digits.magnitude,
      scale: core.isPercent ? digits.scale + 2 : digits.scale)
  }

  /// Why a value that `number(_:)` refused could not be read.
  public func fault(_ bytes: Span<UInt8>) -> NumberFault { NumberFault(bytes, style: style) }
}
