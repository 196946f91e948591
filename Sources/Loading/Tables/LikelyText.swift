import Diagnostics

/// Finds the text that was probably meant: what spreadsheets and systems do to a text comes before slips of
/// the keyboard.
enum LikelyText {
  /// The candidate that is the same but for its form, else the one nearest by letters.
  ///
  /// - Parameters:
  ///   - text: What was written.
  ///   - candidates: What exists.
  /// - Returns: The candidate; nil where none is near.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    same(as: text, among: candidates) ?? NearMiss.nearest(to: text, among: candidates)
  }

  /// The candidate of the same digits but for zeros in front, else one that differs in case, accents, blanks
  /// or marks alone; of several the first in the order of texts.
  static func same(as text: String, among candidates: some Sequence<String>) -> String? {
    let digits = withoutZeros(text)
    let folded = HeaderKey.fold(text)
    var best: (isFolded: Bool, text: String)?
    for candidate in candidates {
      let isFolded: Bool
      if let digits, digits == withoutZeros(candidate) {
        isFolded = false
      } else if !folded.isEmpty, folded == HeaderKey.fold(candidate) {
        isFolded = true
      } else {
        continue
      }
      guard let known = best else {
        best = (isFolded, candidate)
        continue
      }
      let isBetter =
        known.isFolded == isFolded ? candidate < known.text : known.isFolded && !isFolded
      if isBetter { best = (isFolded, candidate) }
    }
    return best?.text
  }

  /// The digits of a text of nothing else from the first that is no zero; nil for all other texts.
  private static func withoutZeros(_ text: String) -> Substring? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? nil : digits
  }
}

extension KnownClients {
  /// More names than this take long to look through.
  private static let mostNames = 20_000

  /// The name of a client that a text is but for its form; nil where there is none.
  func alike(_ text: String) -> String? {
    guard names.count <= KnownClients.mostNames else { return nil }
    return LikelyText.same(
      as: text, among: (0..<names.count).map { String(decoding: names[$0], as: UTF8.self) })
  }
}
