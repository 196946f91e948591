/// A share drawn with ten letters, which say the same in a text, and become cells in markup.
enum TextBar {
  private static let full: Character = "█"
  private static let rest: Character = "░"
  static let length = 10

  /// A share as ten letters; what is less than all is not drawn full, what is more than nothing not empty.
  ///
  /// - Parameter basisPoints: Hundredths of a percent; cut to 0 to 100 %.
  /// - Returns: The letters.
  static func text(_ basisPoints: Int64) -> String {
    let tenths =
      basisPoints <= 0
      ? 0 : basisPoints >= 10_000 ? 10 : Int(min(9, max(1, (basisPoints + 500) / 1000)))
    return String(repeating: full, count: tenths)
      + String(repeating: rest, count: length - tenths)
  }

  /// A part of a text: words, or a bar with its tenths.
  enum Part: Hashable {
    case words(String)
    case bar(Int)
  }

  /// The parts of a text, in order.
  static func parts(of text: String) -> [Part] {
    guard text.contains(full) || text.contains(rest) else { return [.words(text)] }
    var parts: [Part] = []
    var words = ""
    var letters = text[...]
    while let first = letters.first {
      let run = letters.prefix(length)
      let tenths = run.prefix { $0 == full }.count
      if first == full || first == rest, run.count == length,
        run.dropFirst(tenths).allSatisfy({ $0 == rest })
      {
        if !words.isEmpty { parts.append(.words(words)) }
        words = ""
        parts.append(.bar(tenths))
        letters = letters.dropFirst(length)
      } else {
        words.append(first)
        letters = letters.dropFirst()
      }
    }
    return words.isEmpty ? parts : parts + [.words(words)]
  }
}
