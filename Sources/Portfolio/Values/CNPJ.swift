/// The tax number of a company: twelve letters or digits and two check digits.
///
/// Letters stand in numbers given from July 2026 on; older numbers keep their digits. A letter
/// counts in the check digits as its place in ASCII less 48.
public struct CNPJ: Sendable, Hashable {
  /// The fourteen characters, in upper case.
  public let characters: String

  package init(uncheckedCharacters characters: String) { self.characters = characters }

  static let length = 14

  /// The slash is often typed as a dot.
  private static let mask: [StaticString] = [
    "#", "#", ".", "#", "#", "#", ".", "#", "#", "#", "/.", "#", "#", "#", "#", "-", "#", "#",
  ]

  /// The CNPJ of fourteen characters or of `12.ABC.345/01DE-35`; nil for other forms, small
  /// letters and wrong check digits.
  public init?(_ text: String) {
    guard let bare = DocumentText.strict(text, mask: CNPJ.mask), let cnpj = try? CNPJ.check(bare)
    else { return nil }
    self = cnpj
  }

  /// The CNPJ of a text, whatever blanks, punctuation and case it has; nil where it is none.
  public init?(normalizing text: String) {
    guard let cnpj = try? CNPJ.parse(text) else { return nil }
    self = cnpj
  }

  /// The CNPJ of a text, whatever blanks, punctuation and case it has.
  ///
  /// - Parameter text: The text as written.
  /// - Returns: The CNPJ.
  /// - Throws: Why the text is none.
  public static func parse(_ text: String) throws(TaxDocumentFault) -> CNPJ {
    let bare = DocumentText.normalized(text)
    guard !bare.isEmpty else { throw .blank }
    return try check(bare)
  }

  /// The first eight characters, which all branches of a company share.
  public var root: String { String(characters.prefix(8)) }

  /// The four characters that number the branch; `0001` is the head office.
  public var branch: String { String(characters.dropFirst(8).prefix(4)) }

  /// The characters with the usual punctuation: `12.ABC.345/01DE-35`.
  public var formatted: String {
    let parts = Array(characters)
    func part(_ range: Range<Int>) -> String { String(parts[range]) }
    return "\(part(0..<2)).\(part(2..<5)).\(part(5..<8))/\(part(8..<12))-\(part(12..<14))"
  }

  /// Checks fourteen characters without punctuation.
  static func check(_ bare: String) throws(TaxDocumentFault) -> CNPJ {
    guard bare.unicodeScalars.count == length else {
      throw .wrongLength(found: bare.unicodeScalars.count)
    }
    for (position, scalar) in bare.unicodeScalars.enumerated() {
      let isDigit = ("0"..."9").contains(scalar)
      guard isDigit || (position < 12 && ("A"..."Z").contains(scalar)) else {
        throw .character(String(scalar))
      }
    }
    let bytes = Array(bare.utf8)
    guard bytes.contains(where: { $0 != bytes[0] }) else { throw .repeated }
    let first = DocumentText.checkDigit(of: bytes[0..<12], highestWeight: 9)
    let second = DocumentText.checkDigit(of: bytes[0..<12] + [first], highestWeight: 9)
    guard bytes[12] == first, bytes[13] == second else {
      throw .checkDigits(
        found: String(decoding: bytes[12...], as: UTF8.self),
        expected: String(decoding: [first, second], as: UTF8.self))
    }
    return CNPJ(uncheckedCharacters: bare)
  }
}
