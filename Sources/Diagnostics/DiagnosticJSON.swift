/// Writes findings for machines: one JSON object a line.
///
/// Every object has the same keys in the same order: `code`, `severity`, `file`, `line`, `column`,
/// `message`, `facts`, `suggestion`, `excerpt` (`line`, `column`, `length`), `other` (`file`, `line`,
/// `column`), `context`. What is not known is `null`; facts are sorted by name.
public struct DiagnosticJSON: Sendable {
  private let words: DiagnosticWords

  /// A writer whose `message` is in the language of the words.
  public init(words: DiagnosticWords) {
    self.words = words
  }

  /// The object of a finding, without a line end.
  public func line(_ diagnostic: Diagnostic) -> String {
    let location = diagnostic.location
    let facts = diagnostic.facts.sorted { $0.key < $1.key }
    return object([
      ("code", quoted(diagnostic.code.id)),
      ("severity", quoted(diagnostic.code.severity.word)),
      ("file", quoted(location?.file)),
      ("line", number(location?.line)),
      ("column", number(location?.column)),
      ("message", quoted(words.sentence(of: diagnostic))),
      ("facts", object(facts.map { ($0.key, quoted($0.value)) })),
      ("suggestion", quoted(diagnostic.suggestion)),
      ("excerpt", diagnostic.excerpt.map(excerpt) ?? "null"),
      ("other", diagnostic.other.map(place) ?? "null"),
      ("context", "[" + diagnostic.context.map { quoted($0) }.joined(separator: ",") + "]"),
    ])
  }

  private func excerpt(_ excerpt: Diagnostic.Excerpt) -> String {
    object([
      ("line", quoted(excerpt.line)), ("column", number(excerpt.column)),
      ("length", number(excerpt.length)),
    ])
  }

  private func place(_ location: SourceLocation) -> String {
    object([
      ("file", quoted(location.file)), ("line", number(location.line)),
      ("column", number(location.column)),
    ])
  }

  private func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(quoted($0)):\($1)" }.joined(separator: ",") + "}"
  }

  private func number(_ value: Int?) -> String {
    value.map { String($0) } ?? "null"
  }

  private func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{00}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
