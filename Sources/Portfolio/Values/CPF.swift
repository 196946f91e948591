/// The tax number of a person: eleven digits, the last two of them check digits.
public struct CPF: Sendable, Hashable {
  /// The eleven digits.
  public let digits: String

  package init(uncheckedDigits digits: String) { self.digits = digits }

  static let length = 11

  private static let mask: [StaticString] = [
    "#", "#", "#", ".", "#", "#", "#", ".", "#", "#", "#", "-", "#", "#",
  ]

  /// The CPF of eleven digits or of `000.000.000-00`; nil for other forms and wrong check digits.
  public init?(_ text: String) {
    guard let bare = DocumentText.strict(text, mask: CPF.mask), let cpf = try? CPF.check(bare)
    else { return nil }
    self = cpf
  }

  /// The CPF of a text, whatever blanks and punctuation it has; nil where it is none.
  public init?(normalizing text: String) {
    guard let cpf = try? CPF.parse(text) else { return nil }
    self = cpf
  }

  /// The CPF of a text, whatever blanks and punctuation it has.
  ///
  /// - Parameter text: The text as written.
  /// - Returns: The CPF.
  /// - Throws: Why the text is none.
  public static func parse(_ text: String) throws(TaxDocumentFault) -> CPF {
    let bare = DocumentText.normalized(text)
    guard !bare.isEmpty else { throw .blank }
    return try check(bare)
  }

  /// The digits with the usual punctuation: `529.982.247-25`.
  public var formatted: String {
    let parts = Array(digits)
    func part(_ range: Range<Int>) -> String { String(parts[range]) }
    return "\(part(0..<3)).\(part(3..<6)).\(part(6..<9))-\(part(9..<11))"
  }

  /// Checks eleven characters without punctuation.
  static func check(_ bare: String) throws(TaxDocumentFault) -> CPF {
    guard bare.unicodeScalars.count == length else {
      throw .wrongLength(found: bare.unicodeScalars.count)
    }
    for scalar in bare.unicodeScalars where !("0"..."9").contains(scalar) {
      throw .character(String(scalar))
    }
    let bytes = Array(bare.utf8)
    guard bytes.contains(where: { $0 != bytes[0] }) else { throw .repeated }
    let first = DocumentText.checkDigit(of: bytes[0..<9], highestWeight: 11)
    let second = DocumentText.checkDigit(of: bytes[0..<9] + [first], highestWeight: 11)
    guard bytes[9] == first, bytes[10] == second else {
      throw .checkDigits(
        found: String(decoding: bytes[9...], as: UTF8.self),
        expected: String(decoding: [first, second], as: UTF8.self))
    }
    return CPF(uncheckedDigits: bare)
  }
}
