public import Portfolio

/// Reads the amounts of one column into minor units.
///
/// `R$ 1.234,56`, `(500,00)`, `500,00-`, `−5` with U+2212, spaces of any width and a currency sign
/// before or after are understood. More decimals than the currency has are rounded half away from
/// zero. What the style of the column does not allow is refused, never read otherwise.
public struct MoneyReader: Sendable, Hashable {
  /// The style of the column; of its texts, where these are marked.
  public let style: NumberStyle
  /// The currency of the amounts; one written in another currency is refused.
  public let currency: Currency
  let decimals: Int
  let mark: UInt8
  private let groupMark: UInt8
  /// Whether cells without a blank after them are true numbers, with a point.
  let marksTexts: Bool

  /// A reader of amounts of a currency in a style.
  ///
  /// - Parameters:
  ///   - style: The style of the column.
  ///   - currency: The currency of the amounts.
  ///   - marksTexts: Whether the style is that of cells with a blank after them alone, and every other cell
  ///     is a true number with a point.
  public init(style: NumberStyle, currency: Currency, marksTexts: Bool = false) {
    let direct = marksTexts ? NumberStyle.point : style
    self.style = style
    self.currency = currency
    self.decimals = currency.decimals
    self.mark = direct.decimalMark
    self.groupMark = direct.groupMark
    self.marksTexts = marksTexts
  }

  /// The amount in minor units of `currency`; nil where it cannot be read, see `fault(_:)`.
  ///
  /// The common case, digits in groups or not with at most two decimals and a sign, takes one
  /// pass.
  @inline(__always)
  public func minorUnits(_ bytes: Span<UInt8>) -> Int64? {
    directMinorUnits(bytes) ?? slowMinorUnits(bytes)
  }

  /// The amount in the common case; nil where the long way has to look.
  @inline(__always)
  private func directMinorUnits(_ bytes: Span<UInt8>) -> Int64? {
    let count = bytes.count
    // Sixteen bytes and two places more cannot overflow.
    guard count > 0, count <= 16, decimals == 2 else { return nil }
    let isNegative = bytes[0] == 0x2D
    let start = isNegative ? 1 : 0
    var value: Int64 = 0
    var markIndex = -1
    // Where the next group mark has to stand; before the first, anywhere up to three digits.
    var groupEnd = -1
    for index in start..<count {
      let byte = bytes[index]
      let digit = byte &- 0x30
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
      } else if byte == mark, markIndex < 0, index > start, groupEnd < 0 || groupEnd == index {
        markIndex = index
      } else if byte == groupMark, markIndex < 0,
        groupEnd < 0
          ? (1...3).contains(index &- start) && bytes[start] != 0x30 : groupEnd == index
      {
        groupEnd = index &+ 4
      } else {
        return nil
      }
    }
    guard groupEnd < 0 || markIndex >= 0 || groupEnd == count else { return nil }
    switch markIndex < 0 ? 0 : count - 1 - markIndex {
    case 2: break
    case 1: value &*= 10
    case 0 where markIndex < 0 && count > start: value &*= 100
    default: return nil
    }
    return isNegative ? 0 &- value : value
  }

  /// The amount of a text in minor units; see `minorUnits(_:)` over bytes.
  public func minorUnits(_ text: String) -> Int64? { minorUnits(Array(text.utf8).span) }

  @inline(never)
  private func slowMinorUnits(_ bytes: Span<UInt8>) -> Int64? {
    if let amount = minorUnitsAfterSign(bytes) { return amount }
    guard let core = NumberCore(bytes), !core.isPercent,
      core.currencyCode == nil || core.currencyCode == currency.code,
      let digits = core.digits(
        of: bytes, style: style.style(of: bytes, marksTexts: marksTexts), places: decimals)
    else { return nil }
    var magnitude = digits.magnitude
    for _ in Int(digits.scale)..<decimals {
      guard let next = NumberCore.appending(0, to: magnitude) else { return nil }
      magnitude = next
    }
    return core.isNegative ? -magnitude : magnitude
  }

  /// `R$ 1.234,56`, as a column of amounts often has it throughout.
  private func minorUnitsAfterSign(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count > 3, bytes[0] == 0x52, bytes[1] == 0x24, currency == .real else { return nil }
    var start = 2
    while start < bytes.count, case let length = bytes.spaceLength(at: start), length > 0 {
      start += length
    }
    return directMinorUnits(bytes.extracting(start..<bytes.count))
  }

  /// Why a value that `minorUnits(_:)` refused could not be read.
  public func fault(_ bytes: Span<UInt8>) -> NumberFault {
    if let core = NumberCore(bytes) {
      if core.isPercent { return .percent }
      if let code = core.currencyCode, code != currency.code { return .otherCurrency(code) }
    }
    return NumberFault(bytes, style: style.style(of: bytes, marksTexts: marksTexts))
  }
}

/// Why a number could not be read.
public enum NumberFault: Sendable, Hashable {
  /// There is nothing but white space.
  case blank
  /// Not a number at all.
  case notANumber
  /// A number of another style than the column's.
  case otherStyle(NumberStyle)
  /// Groups that are not of three digits, or a mark that comes too often.
  case misplacedMark
  /// Powers of ten as spreadsheets show long numbers, such as `7,19536E+12`: digits are lost.
  case scientific
  /// More than fits into 64 bits.
  case tooLarge
  /// An amount in another currency, by its code.
  case otherCurrency(String)
  /// A percentage where an amount or a quantity was expected.
  case percent
  /// A fraction where a whole number was expected.
  case fraction

  /// The name of the fault in facts and catalogs, for instance `other-style`.
  public var name: String {
    switch self {
    case .blank: "blank"
    case .notANumber: "not-a-number"
    case .otherStyle: "other-style"
    case .misplacedMark: "misplaced-mark"
    case .scientific: "scientific"
    case .tooLarge: "too-large"
    case .otherCurrency: "other-currency"
    case .percent: "percent"
    case .fraction: "fraction"
    }
  }

  init(_ bytes: Span<UInt8>, style: NumberStyle) {
    guard !bytes.trimmedRange(in: 0..<bytes.count).isEmpty else {
      self = .blank
      return
    }
    guard let core = NumberCore(bytes) else {
      self = .notANumber
      return
    }
    if NumberFault.isScientific(bytes, core.range) {
      self = .scientific
      return
    }
    switch core.reading(of: bytes) {
    case .notANumber: self = .notANumber
    case .comma where style != .comma && core.reads(bytes, as: .comma): self = .otherStyle(.comma)
    case .point where style != .point && core.reads(bytes, as: .point): self = .otherStyle(.point)
    case .ambiguous where style == .plain: self = .misplacedMark
    default: self = core.hasManyDigits(bytes) ? .tooLarge : .misplacedMark
    }
  }

  private static func isScientific(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let letters = range.filter { bytes[$0] | 0x20 == 0x65 }
    guard letters.count == 1, let letter = letters.first, letter > range.lowerBound else {
      return false
    }
    return range.allSatisfy { index in
      let byte = bytes[index]
      let isDigit = (0x30...0x39).contains(byte)
      let isMark = byte == 0x2C || byte == 0x2E
      let isSign = index == letter + 1 && (byte == 0x2B || byte == 0x2D)
      return isDigit || isMark || isSign || index == letter
    }
  }
}

extension NumberCore {
  fileprivate func reads(_ bytes: Span<UInt8>, as style: NumberStyle) -> Bool {
    digits(of: bytes, style: style, places: 6) != nil
  }

  fileprivate func hasManyDigits(_ bytes: Span<UInt8>) -> Bool {
    range.count { (0x30...0x39).contains(bytes[$0]) } >= 16
  }
}
