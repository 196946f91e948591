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
    let shown = text.prefix(plainLimit)
    output.append(String(shown), as: .html)
    // Nothing goes in silence: the note itself is in its file.
    if shown.endIndex < text.endIndex { output.append("\n…", as: .html) }
    output.append("</pre>" as StaticString)
    return HTMLFragment(trusted: output.bytes)
  }

  /// A document of ours as safe markup; as typed where it passes the limits of the layout.
  static func document(_ text: [UInt8]) -> HTMLFragment {
    (try? Markdown.html(utf8: text)) ?? fragment(String(decoding: text, as: UTF8.self))
  }

  /// The lines of a text, without empty ones at its end.
  static func lines(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines
  }
}

extension Notes {
  /// A text of others whose headings stand below those of the document around it.
  ///
  /// Headings go down two levels; a line of `=` below a text, which would make it a title, goes.
  static func demoted(_ text: String) -> String {
    lines(text).map { line -> String in
      let body = line.drop { $0 == " " }
      let marks = body.prefix { $0 == "#" }.count
      if line.count - body.count < 4, (1...6).contains(marks),
        body.dropFirst(marks).first.map({ $0 == " " || $0 == "\t" }) ?? true
      {
        return String(repeating: "#", count: min(6, marks + 2)) + body.dropFirst(marks)
      }
      let isUnderline = !body.isEmpty && body.allSatisfy { $0 == "=" || $0 == " " }
      return isUnderline ? "" : String(line)
    }.joined(separator: "\n")
  }
}
