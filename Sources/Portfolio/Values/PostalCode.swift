/// A Brazilian postal code (CEP): eight digits that tell the state.
public struct PostalCode: Sendable, Hashable {
  /// The eight digits.
  public let digits: String
  /// Whether a zero in front had been lost, as spreadsheets do to codes of São Paulo.
  public let isRestored: Bool
  /// The state that its first five digits belong to.
  public let state: BrazilianState

  /// The digits with their hyphen: `01310-100`.
  public var formatted: String { "\(digits.prefix(5))-\(digits.suffix(3))" }

  /// The code of a text; nil where it is none.
  public init?(text: String) {
    guard let code = try? PostalCode.parse(text) else { return nil }
    self = code
  }

  /// The code of a text: `01310-100`, `01.310-100`, `01310100`, `1310100`.
  ///
  /// - Parameter text: The text as written; a word `CEP` in front is skipped.
  /// - Returns: The code.
  /// - Throws: Why the text is none.
  public static func parse(_ text: String) throws(PostalCodeFault) -> PostalCode {
    var bare = DocumentText.normalized(text)[...]
    if bare.hasPrefix("CEP") { bare = bare.dropFirst(3) }
    if bare.first == ":" { bare = bare.dropFirst() }
    guard !bare.isEmpty else { throw .blank }
    for scalar in bare.unicodeScalars where !("0"..."9").contains(scalar) {
      throw .character(String(scalar))
    }
    let isRestored = bare.count == 7 && mayLackFirst(text)
    let digits = isRestored ? "0" + bare : String(bare)
    guard digits.count == 8 else { throw .wrongLength(bare.count) }
    let prefix = digits.utf8.prefix(5).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    guard
      let state = BrazilianState.allCases.first(where: { state in
        state.postalPrefixes.contains { $0.contains(prefix) }
      })
    else { throw .unknownRange }
    return PostalCode(digits: digits, isRestored: isRestored, state: state)
  }

  /// Whether seven digits may have lost a zero in front: a hyphen that is not before the last three says that
  /// the missing one is elsewhere.
  private static func mayLackFirst(_ text: String) -> Bool {
    let hyphens: Set<Unicode.Scalar> = [
      "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}",
    ]
    guard let hyphen = text.unicodeScalars.lastIndex(where: { hyphens.contains($0) }) else {
      return true
    }
    return text.unicodeScalars[hyphen...].count { ("0"..."9").contains($0) } == 3
  }

  private init(digits: String, isRestored: Bool, state: BrazilianState) {
    self.digits = digits
    self.isRestored = isRestored
    self.state = state
  }
}

/// Why a text is no Brazilian postal code.
public enum PostalCodeFault: Error, Sendable, Hashable {
  /// There is nothing but blanks.
  case blank
  /// A character that no code has.
  case character(String)
  /// Neither eight digits nor seven: how many.
  case wrongLength(Int)
  /// Digits that belong to no state.
  case unknownRange

  /// The name of the fault in facts and catalogs, for instance `unknown-range`.
  public var name: String {
    switch self {
    case .blank: "blank"
    case .character: "character"
    case .wrongLength: "wrong-length"
    case .unknownRange: "unknown-range"
    }
  }
}
