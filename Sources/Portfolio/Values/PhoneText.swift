/// What stands around the digits of a telephone number.
enum PhoneText {
  private static let extensionWords = ["ramal", "ramais", "extension", "ext", "rml", "r", "x"]

  /// The number and its extension: `(11) 3333-4444 r. 210` has 210.
  static func split(_ text: String) -> (number: Substring, extension: String?) {
    guard let letter = text.unicodeScalars.firstIndex(where: isLetter),
      text.unicodeScalars[..<letter].count(where: isDigit) >= 7
    else { return (text[...], nil) }
    let tail = text[letter...].lowercased()
    guard let word = extensionWords.first(where: { tail.hasPrefix($0) }) else {
      return (text[...], nil)
    }
    let rest = tail.dropFirst(word.count).unicodeScalars.filter {
      $0 != "." && $0 != ":" && $0 != " "
    }
    guard (1...7).contains(rest.count), rest.allSatisfy(isDigit) else { return (text[...], nil) }
    return (text[..<letter], String(String.UnicodeScalarView(rest)))
  }

  /// The digits of a number, and whether a plus stands in front.
  static func digits(_ text: Substring) throws(PhoneFault) -> ([Int], isInternational: Bool) {
    var digits: [Int] = []
    var isInternational = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(Int(scalar.value - 0x30))
      case "+":
        guard digits.isEmpty, !isInternational else { throw .severalNumbers }
        isInternational = true
      // The carrier's place in "0xx11".
      case "x", "X":
        guard digits == [0] else { throw .character(String(scalar)) }
      case "/", ";", ",", "|":
        throw digits.count >= 8 ? .severalNumbers : .character(String(scalar))
      case "(", ")", "-", ".", "\u{2010}"..."\u{2015}", "\u{2212}": continue
      default:
        guard scalar.properties.isWhitespace else {
          throw isLetter(scalar) && digits.count >= 8 ? .severalNumbers : .character(String(scalar))
        }
      }
    }
    guard !digits.isEmpty else { throw .blank }
    return (digits, isInternational)
  }

  /// Without `55`, the trunk zero and the carrier's two digits, where the length shows them.
  static func withoutPrefixes(_ digits: ArraySlice<Int>) -> ArraySlice<Int> {
    if digits.first == 0 {
      let rest = digits.dropFirst()
      return rest.count == 12 || rest.count == 13 ? rest.dropFirst(2) : rest
    }
    let hasCountry = digits.starts(with: [5, 5]) && (digits.count == 12 || digits.count == 13)
    return hasCountry ? digits.dropFirst(2) : digits
  }

  static func string(_ digits: ArraySlice<Int>) -> String {
    digits.map { String($0) }.joined()
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }
}
