/// Text from data made fit for a line of a message.
public enum ReadableText {
  /// The longest value that a sentence quotes, in scalars.
  public static let longestValue = 300

  /// The text with U+FFFD for every character that would steer a terminal or turn its direction.
  public static func printable(_ text: String) -> String {
    String(text.map(ExcerptWindow.printable))
  }

  /// The text, or its beginning and an ellipsis where it is longer than `limit` scalars.
  public static func cut(_ text: String, to limit: Int = longestValue) -> String {
    guard text.utf8.count > limit else { return text }
    let scalars = text.unicodeScalars
    guard
      let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}

extension Diagnostic {
  /// The facts as sentences quote them: long values cut.
  public var quotedFacts: [String: String] { facts.mapValues { ReadableText.cut($0) } }
}
