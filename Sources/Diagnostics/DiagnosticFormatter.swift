/// Writes findings for people at a terminal.
///
/// ```
/// data/notas.csv:1203:7: error[E112]: revenue '12.000,5O' is not an amount
///   4711;12.000,5O;2026-01-04
///        ^~~~~~~~~
///   did you mean '12.000,50'?
/// ```
///
/// Control characters from data never reach the terminal; long lines are cut around the part meant.
public struct DiagnosticFormatter: Sendable {
  private let words: DiagnosticWords
  private let hasColour: Bool

  /// Characters of a source line that are shown.
  static let widestExcerpt = 96

  /// A formatter in a language, with or without colour.
  public init(words: DiagnosticWords, hasColour: Bool = false) {
    self.words = words
    self.hasColour = hasColour
  }

  /// The lines of a finding, each with its end.
  public func text(_ diagnostic: Diagnostic) -> String {
    var text = headline(diagnostic)
    if let excerpt = diagnostic.excerpt { text += lines(of: excerpt, diagnostic.code.severity) }
    if let suggestion = diagnostic.suggestion {
      text += "  \(printable(words.question(ReadableText.cut(suggestion))))\n"
    }
    if let other = diagnostic.other {
      text += "  \(Severity.note.word): \(words.seeAlso) \(place(other))\n"
    }
    for context in diagnostic.context {
      text += "  \(words.within) \(printable(ReadableText.cut(context)))\n"
    }
    return text
  }

  private func headline(_ diagnostic: Diagnostic) -> String {
    let code = diagnostic.code
    let label = painted("\(code.severity.word)[\(code.id)]", colour(of: code.severity))
    let sentence = printable(words.sentence(of: diagnostic))
    guard let location = diagnostic.location else { return "\(label): \(sentence)\n" }
    return "\(painted(place(location), .bold)): \(label): \(sentence)\n"
  }

  private func place(_ location: SourceLocation) -> String {
    var text = printable(location.file)
    if let line = location.line {
      text += ":\(line)"
      if let column = location.column { text += ":\(column)" }
    }
    return text
  }

  private func lines(of excerpt: Diagnostic.Excerpt, _ severity: Severity) -> String {
    let shown = ExcerptWindow(excerpt, width: DiagnosticFormatter.widestExcerpt)
    let caret = "^" + String(repeating: "~", count: shown.length - 1)
    return "  \(shown.line)\n  \(shown.padding)\(painted(caret, colour(of: severity)))\n"
  }

  private func printable(_ text: String) -> String {
    ReadableText.printable(text)
  }

  private enum Paint: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
  }

  private func colour(of severity: Severity) -> Paint {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .note: .cyan
    }
  }

  private func painted(_ text: String, _ paint: Paint) -> String {
    hasColour ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
