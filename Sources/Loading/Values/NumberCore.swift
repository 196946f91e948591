/// A written number without what stands around it: sign, parentheses, currency, percent sign.
///
/// The core is a range of the bytes that holds digits, marks and spaces between groups.
struct NumberCore {
  /// The digits and marks.
  private(set) var range: Range<Int>
  /// `-5`, `5-`, `(5)` or `−5` (U+2212).
  private(set) var isNegative = false
  /// `5%`.
  private(set) var isPercent = false
  /// The ISO code of the currency written beside it; `$` alone names none.
  private(set) var currencyCode: String?
  private var hasSign = false
  private var hasCurrency = false

  /// Takes the decorations away; nil when a decoration comes twice or nothing is left.
  init?(_ bytes: Span<UInt8>) {
    range = bytes.trimmedRange(in: 0..<bytes.count)
    while !range.isEmpty {
      let before = range
      guard takeParentheses(bytes), takeSign(bytes), takePercent(bytes), takeCurrency(bytes) else {
        return nil
      }
      range = bytes.trimmedRange(in: range)
      if range == before { break }
    }
    guard !range.isEmpty, NumberCore.isDigitOrMark(bytes[range.lowerBound]) else { return nil }
  }

  private static func isDigitOrMark(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2C || byte == 0x2E
  }

  private mutating func takeParentheses(_ bytes: Span<UInt8>) -> Bool {
    guard range.count >= 2, bytes[range.lowerBound] == 0x28 else { return true }
    guard bytes[range.upperBound - 1] == 0x29, !hasSign else { return false }
    hasSign = true
    isNegative = true
    range = range.lowerBound + 1..<range.upperBound - 1
    return true
  }

  private mutating func takeSign(_ bytes: Span<UInt8>) -> Bool {
    guard !range.isEmpty else { return true }
    let first = bytes[range.lowerBound]
    let length =
      first == 0x2D || first == 0x2B ? 1 : bytes.matches("\u{2212}", at: range.lowerBound) ? 3 : 0
    if length > 0 {
      guard !hasSign, length <= range.count else { return false }
      hasSign = true
      isNegative = first != 0x2B
      range = range.lowerBound + length..<range.upperBound
    } else if bytes[range.upperBound - 1] == 0x2D {
      guard !hasSign else { return false }
      hasSign = true
      isNegative = true
      range = range.lowerBound..<range.upperBound - 1
    }
    return true
  }

  private mutating func takePercent(_ bytes: Span<UInt8>) -> Bool {
    guard !range.isEmpty, bytes[range.upperBound - 1] == 0x25 else { return true }
    guard !isPercent else { return false }
    isPercent = true
    range = range.lowerBound..<range.upperBound - 1
    return true
  }

  private static let signs: [(text: StaticString, code: String?)] = [
    ("R$", "BRL"), ("US$", "USD"), ("U$", "USD"), ("€", "EUR"), ("£", "GBP"), ("$", nil),
  ]

  /// Codes that are taken for a currency; other letters are text, since "10 mil" is not ten.
  private static let codes: Set<String> = [
    "ARS", "AUD", "BOB", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "EUR", "GBP", "JPY", "MXN",
    "PEN", "PYG", "USD", "UYU",
  ]

  private mutating func takeCurrency(_ bytes: Span<UInt8>) -> Bool {
    guard let (length, code, isLeading) = currency(bytes) else { return true }
    guard !hasCurrency else { return false }
    hasCurrency = true
    currencyCode = code
    range =
      isLeading
      ? range.lowerBound + length..<range.upperBound : range.lowerBound..<range.upperBound - length
    return true
  }

  private func currency(
    _ bytes: Span<UInt8>
  ) -> (length: Int, code: String?, isLeading: Bool)? {
    guard !range.isEmpty else { return nil }
    let isLeading = !NumberCore.isDigitOrMark(bytes[range.lowerBound])
    guard isLeading || !NumberCore.isDigitOrMark(bytes[range.upperBound - 1]) else { return nil }
    for sign in NumberCore.signs {
      let length = sign.text.utf8CodeUnitCount
      let start = isLeading ? range.lowerBound : range.upperBound - length
      guard length < range.count, bytes.matches(sign.text, at: start) else { continue }
      return (length, sign.code, isLeading)
    }
    guard range.count > 3 else { return nil }
    let start = isLeading ? range.lowerBound : range.upperBound - 3
    guard (start..<start + 3).allSatisfy({ (0x41...0x5A).contains(bytes[$0] & 0xDF) }) else {
      return nil
    }
    let code = bytes.extracting(start..<start + 3).text.uppercased()
    return NumberCore.codes.contains(code) ? (3, code, isLeading) : nil
  }
}

extension NumberCore {
  /// What a number alone says about its style.
  enum Reading {
    case plain
    case comma
    case point
    case ambiguous
    case notANumber
  }

  /// Which style can read this number, judged by the number alone.
  ///
  /// A mark that comes twice groups; of two kinds the last is the decimal one; a single mark is
  /// decimal unless exactly three digits follow it and one to three, not starting with 0, come
  /// before.
  func reading(of bytes: Span<UInt8>) -> Reading {
    var commas = 0
    var points = 0
    var lastMark = -1
    var digitsBefore = 0
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39: if lastMark < 0 { digitsBefore += 1 }
      case 0x2C:
        commas += 1
        lastMark = index
      case 0x2E:
        points += 1
        lastMark = index
      default:
        // Spaces and apostrophes between groups; anything else is text.
        guard byte == 0x27 || NumberCore.isSpaceByte(byte) else { return .notANumber }
      }
    }
    guard lastMark >= 0 else { return .plain }
    let isComma = bytes[lastMark] == 0x2C
    let decimalIsLast: Reading = isComma ? .comma : .point
    if commas > 0, points > 0 { return decimalIsLast }
    if commas + points > 1 { return isComma ? .point : .comma }
    let digitsAfter = range.upperBound - 1 - lastMark
    let startsWithZero = bytes[range.lowerBound] == 0x30
    guard digitsAfter == 3, (1...3).contains(digitsBefore), !startsWithZero else {
      return decimalIsLast
    }
    return .ambiguous
  }

  /// Bytes of the spaces that may stand between groups: space, and those of U+00A0, U+2009, U+202F.
  static func isSpaceByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0xC2, 0xA0, 0xE2, 0x80, 0x89, 0x87, 0xAF: true
    default: false
    }
  }
}
