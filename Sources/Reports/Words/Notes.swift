import CommonMark
import Markup

/// Free notes as pages show them.
enum Notes {
  /// Headings of a note start below those of its section.
  private static let options = MarkdownOptions(headingShift: 2)
  /// How much of a note that cannot be laid out is shown as it was typed.
  private static let plainLimit = 20_000

  /// A note as safe markup; as typed where it passes the limits of the layout.
  static func fragment(_ text: String) -> HTMLFragment {
    if let fragment = try? Markdown.html(text, options: options) { return fragment }
    var output = OutputBuffer()
    output.append("<pre>" as StaticString)
    output.append(String(text.prefix(plainLimit)), as: .html)
    output.append("</pre>" as StaticString)
    return HTMLFragment(trusted: output.bytes)
  }

  /// The lines of a text, without empty ones at its end.
  static func lines(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }
}
