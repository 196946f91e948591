/// A number with up to six decimal places, kept exactly.
public struct DecimalNumber: Sendable, Hashable {
  /// The number times ten to the power of `scale`.
  public let value: Int64
  /// Decimal places that `value` counts in, 0–6.
  public let scale: UInt8

  /// `value` units of ten to the minus `scale`.
  @inlinable
  public init(value: Int64, scale: UInt8) {
    self.value = value
    self.scale = min(scale, DecimalNumber.mostPlaces)
  }

  /// The most decimal places kept.
  @inlinable
  public static var mostPlaces: UInt8 { 6 }

  /// The product in minor units of a currency, for instance quantity × unit price.
  ///
  /// Exact in 128 bits, then rounded once, half away from zero; nil where it does not fit.
  @inlinable
  public func minorUnits(times other: DecimalNumber, in currency: Currency) -> Int64? {
    // Asked for every line of a file: the usual currency is not looked up among the others.
    minorUnits(times: other, decimals: currency == .real ? 2 : currency.decimals)
  }

  /// The product in units of ten to the minus `decimals`; see `minorUnits(times:in:)`.
  @inlinable
  @inline(__always)
  public func minorUnits(times other: DecimalNumber, decimals: Int) -> Int64? {
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

  @usableFromInline
  static let powersOfTen: [Int64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  @usableFromInline
  static func rescaled(_ value: Int128, from scale: Int, to decimals: Int) -> Int64? {
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
