public import Portfolio

/// Reads quantities, unit prices and other plain numbers of one column.
public struct DecimalReader: Sendable, Hashable {
  /// The style of the column; of its texts, where these are marked.
  public let style: NumberStyle
  private let marksTexts: Bool
  private let mark: UInt8

  /// A reader of numbers in a style.
  ///
  /// - Parameters:
  ///   - style: The style of the column.
  ///   - marksTexts: Whether the style is that of cells with a blank after them alone, and every other cell
  ///     is a true number with a point.
  public init(style: NumberStyle, marksTexts: Bool = false) {
    self.style = style
    self.marksTexts = marksTexts
    self.mark = (marksTexts ? NumberStyle.point : style).decimalMark
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
      let digits = core.digits(
        of: bytes, style: style.style(of: bytes, marksTexts: marksTexts),
        places: core.isPercent ? most - 2 : most)
    else { return nil }
    return DecimalNumber(
      value: core.isNegative ? -digits.magnitude : digits.magnitude,
      scale: core.isPercent ? digits.scale + 2 : digits.scale)
  }

  /// Why a value that `number(_:)` refused could not be read.
  public func fault(_ bytes: Span<UInt8>) -> NumberFault {
    NumberFault(bytes, style: style.style(of: bytes, marksTexts: marksTexts))
  }
}
