public import Diagnostics

extension DiagnosticCode {
  /// A key occurs twice in the files of one layer.
  static let catalogKeyRepeated = DiagnosticCode(.error, 400)
  /// A message is neither a text nor a mapping of `one` and `other`.
  static let catalogMessageShape = DiagnosticCode(.error, 401)
  /// A catalog that replaces texts names a key that nobody uses.
  static let catalogKeyUnknown = DiagnosticCode(.error, 402)
  /// A replaced text asks for a parameter that nobody fills in.
  static let catalogParameterUnknown = DiagnosticCode(.error, 403)
  /// A page asked for a key that the catalog lacks.
  static let messageMissing = DiagnosticCode(.error, 404)
  /// A page left a parameter of a message without a value.
  static let messageParameterMissing = DiagnosticCode(.error, 405)
  /// A text in place of one that has plural forms.
  static let catalogPluralExpected = DiagnosticCode(.error, 407)
  /// A locale that there is not.
  static let localeUnknown = DiagnosticCode(.error, 406)
}

/// The findings of this module.
public enum LocalizationDiagnostics {
  /// Every code, in order of number.
  public static let codes: [DiagnosticCode] = [
    .catalogKeyRepeated, .catalogMessageShape, .catalogKeyUnknown, .catalogParameterUnknown,
    .messageMissing, .messageParameterMissing, .localeUnknown, .catalogPluralExpected,
  ]
}

extension PortfolioLocale {
  /// The locale of a language tag such as `pt-BR`, in either case, `_` for `-` and `pt` alone allowed.
  ///
  /// - Throws: A diagnostic that names the locales there are.
  public init(tag: String, at location: SourceLocation? = nil) throws(Diagnostic) {
    switch tag.lowercased().map({ $0 == "_" ? "-" : String($0) }).joined() {
    case "pt-br", "pt": self = .brazilianPortuguese
    case "en", "en-us": self = .english
    default:
      let known = PortfolioLocale.allCases.map(\.tag)
      throw Diagnostic(
        .localeUnknown, at: location,
        facts: ["found": tag, "expected": known.joined(separator: ", ")],
        suggestion: NearMiss.nearest(to: tag, among: known))
    }
  }
}
