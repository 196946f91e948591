/// A telephone number, read as somebody in Brazil would dial it.
///
/// Agrees with Google's libphonenumber on Brazilian numbers, on purpose with these differences:
/// an extension (`ramal 12`, `r. 210`, `ext. 5`) is understood; numbers of other countries are
/// kept by their length alone, without that country's rules and format; a number without area
/// code, or a mobile number without its ninth digit, is refused with that reason.
public struct Phone: Sendable, Hashable {
  /// What kind of number it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case mobile
    case landline
    /// 0800.
    case tollFree = "toll-free"
    /// 4004, 3003 and 0300: charged as a local call, without area code.
    case sharedCost = "shared-cost"
    /// 0500 and 0900.
    case premium
    /// A number of another country.
    case international
  }

  /// The number in E.164, for instance `+5511912345678`; without the extension.
  public let e164: String
  /// What kind of number it is.
  public let kind: Kind
  /// The number as dialled in Brazil, `(11) 91234-5678`; for other countries as `e164`.
  public let national: String
  /// Digits to dial once connected; nil without.
  public let `extension`: String?
  /// The area code (DDD) of a Brazilian mobile or landline; nil for others.
  public let areaCode: Int?

  /// The states whose telephones have the area code, at most two; none without area code.
  public var states: [BrazilianState] {
    areaCode.map { BrazilianState.states(ofAreaCode: $0) } ?? []
  }

  /// The number as a link (RFC 3966), for instance `tel:+551133334444;ext=210`.
  public var uri: String {
    `extension`.map { "tel:\(e164);ext=\($0)" } ?? "tel:\(e164)"
  }

  /// The number of a text as people write it; nil where there is none.
  public init?(text: String) {
    guard let phone = try? Phone.parse(text) else { return nil }
    self = phone
  }

  /// The number of a text as people write it.
  ///
  /// - Parameter text: With or without `+55`, trunk zero, carrier (`0xx11`, `015 11`), blanks and
  ///   punctuation.
  /// - Returns: The number.
  /// - Throws: Why the text is none.
  public static func parse(_ text: String) throws(PhoneFault) -> Phone {
    let (main, `extension`) = PhoneText.split(text)
    let (digits, isInternational) = try PhoneText.digits(main)
    if isInternational, !digits.starts(with: [5, 5]) {
      guard (7...15).contains(digits.count), digits[0] != 0 else {
        throw .wrongLength(digits.count)
      }
      let e164 = "+" + PhoneText.string(digits[...])
      return Phone(
        e164: e164, kind: .international, national: e164, extension: `extension`, areaCode: nil)
    }
    let own = isInternational ? digits.dropFirst(2) : PhoneText.withoutPrefixes(digits[...])
    if let phone = Phone(serviceNumber: own, extension: `extension`) { return phone }
    return try Phone(areaNumber: own, extension: `extension`)
  }

  private init(
    e164: String, kind: Kind, national: String, extension: String?, areaCode: Int?
  ) {
    self.e164 = e164
    self.kind = kind
    self.national = national
    self.extension = `extension`
    self.areaCode = areaCode
  }

  /// Area code and number.
  private init(areaNumber digits: ArraySlice<Int>, extension: String?) throws(PhoneFault) {
    guard digits.count != 8, digits.count != 9 else { throw .missingAreaCode }
    guard digits.count == 10 || digits.count == 11 else { throw .wrongLength(digits.count) }
    let area = digits[digits.startIndex] * 10 + digits[digits.startIndex + 1]
    guard !BrazilianState.states(ofAreaCode: area).isEmpty else { throw .unknownAreaCode(area) }
    let number = digits.dropFirst(2)
    let first = number[number.startIndex]
    let isMobile = number.count == 9
    if isMobile ? first != 9 : !(2...5).contains(first) {
      throw !isMobile && first >= 6 ? .missingNinthDigit : .impossible
    }
    let text = PhoneText.string(number)
    self.init(
      e164: "+55\(area)\(text)", kind: isMobile ? .mobile : .landline,
      national: "(\(area)) \(text.dropLast(4))-\(text.suffix(4))", extension: `extension`,
      areaCode: area)
  }

  /// 0800 and the like, and numbers such as 4004 1234.
  private init?(serviceNumber digits: ArraySlice<Int>, extension: String?) {
    let text = PhoneText.string(digits)
    let kinds: [(prefix: String, kind: Kind)] = [
      ("800", .tollFree), ("300", .sharedCost), ("500", .premium), ("900", .premium),
    ]
    if digits.count == 10 || digits.count == 9,
      let (prefix, kind) = kinds.first(where: { text.hasPrefix($0.prefix) })
    {
      let rest = text.dropFirst(3)
      self.init(
        e164: "+55\(text)", kind: kind,
        national: "0\(prefix) \(rest.dropLast(4)) \(rest.suffix(4))", extension: `extension`,
        areaCode: nil)
    } else if digits.count == 8, ["300", "400", "402"].contains(text.prefix(3)) {
      self.init(
        e164: "+55\(text)", kind: .sharedCost, national: "\(text.prefix(4))-\(text.suffix(4))",
        extension: `extension`, areaCode: nil)
    } else {
      return nil
    }
  }
}

/// Why a text is no telephone number.
public enum PhoneFault: Error, Sendable, Hashable {
  /// There is nothing but blanks.
  case blank
  /// A character that no number has.
  case character(String)
  /// Two numbers in one place.
  case severalNumbers
  /// Too few or too many digits: how many.
  case wrongLength(Int)
  /// Eight or nine digits: the area code (DDD) is missing.
  case missingAreaCode
  /// Two digits that are no area code.
  case unknownAreaCode(Int)
  /// A mobile number of eight digits, as before 2016: a 9 in front is missing.
  case missingNinthDigit
  /// A number that starts with a digit no such number starts with.
  case impossible

  /// The name of the fault in facts and catalogs, for instance `missing-area-code`.
  public var name: String {
    switch self {
    case .blank: "blank"
    case .character: "character"
    case .severalNumbers: "several-numbers"
    case .wrongLength: "wrong-length"
    case .missingAreaCode: "missing-area-code"
    case .unknownAreaCode: "unknown-area-code"
    case .missingNinthDigit: "missing-ninth-digit"
    case .impossible: "impossible"
    }
  }
}
