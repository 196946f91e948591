/// A language and the customs of writing that go with it.
public enum PortfolioLocale: String, Sendable, Hashable, CaseIterable {
  /// Portuguese as written in Brazil: the default.
  case brazilianPortuguese = "pt-BR"
  /// English as written in the United States.
  case english = "en"

  /// The locale of a portfolio that names none.
  public static let standard = PortfolioLocale.brazilianPortuguese

  /// The language tag (BCP 47), as in `lang` of a page and in the folder of the catalogs.
  public var tag: String { rawValue }

  /// The plural form that `count` takes.
  ///
  /// English has the singular for 1 alone; Portuguese for whole parts of 0 and 1 (CLDR: `i = 0..1`),
  /// as in "0 dia" and "1 dia".
  func pluralForm(of count: Int) -> PluralForm {
    switch self {
    case .brazilianPortuguese: count.magnitude <= 1 ? .one : .other
    case .english: count == 1 ? .one : .other
    }
  }

  /// Between whole part and decimals.
  var decimalMark: UInt8 { self == .english ? UInt8(ascii: ".") : UInt8(ascii: ",") }

  /// Between groups of three digits.
  var groupMark: UInt8 { self == .english ? UInt8(ascii: ",") : UInt8(ascii: ".") }
}

/// The forms of a message that counts.
enum PluralForm: String, CaseIterable {
  case one
  case other
}
