/// The part of a source line that fits a terminal, with the place of the caret under it.
struct ExcerptWindow {
  /// What is shown of the line, without control characters.
  let line: String
  /// Blanks that bring the caret under its place; tabs stay tabs.
  let padding: String
  /// How many characters are marked, at least 1.
  let length: Int

  init(_ excerpt: Diagnostic.Excerpt, width: Int) {
    let characters = Array(excerpt.line)
    let marked = min(max(0, excerpt.column - 1), characters.count)
    let start = marked + min(excerpt.length, width / 2) > width ? marked - width / 2 : 0
    let end = min(characters.count, start + width)
    let cutBefore = start > 0 ? "…" : ""
    let cutAfter = end < characters.count ? "…" : ""
    line = cutBefore + String(characters[start..<end].map(ExcerptWindow.printable)) + cutAfter
    padding =
      (start > 0 ? " " : "") + String(characters[start..<marked].map { $0 == "\t" ? $0 : " " })
    length = max(1, min(excerpt.length, end - marked))
  }

  /// The character itself, or U+FFFD for one that would steer the terminal; tabs stay.
  static func printable(_ character: Character) -> Character {
    if character == "\t" { return character }
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: return "\u{FFFD}"
      case .format where (0x202A...0x202E).contains(scalar.value): return "\u{FFFD}"
      case .format where (0x2066...0x2069).contains(scalar.value): return "\u{FFFD}"
      default: continue
      }
    }
    return character
  }
}
