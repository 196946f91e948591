import Diagnostics
import Testing

/// Words that show what they are given.
let plainWords = DiagnosticWords(
  sentence: { $0.facts["text"] }, question: { "did you mean '\($0)'?" }, seeAlso: "see also",
  within: "in")

@Suite("A finding for people")
struct DiagnosticFormatterTests {
  private let formatter = DiagnosticFormatter(words: plainWords)
  private let code = DiagnosticCode(.error, 112)

  private func excerpt(_ line: String, _ column: Int, _ length: Int) -> [Substring] {
    let diagnostic = Diagnostic(
      code, facts: ["text": "x"], excerpt: .init(line: line, column: column, length: length))
    return formatter.text(diagnostic).split(separator: "\n").dropFirst().map { $0.dropFirst(2) }
  }

  @Test("begins with the place, the severity and the code")
  func headline() {
    let place = SourceLocation(file: "data/notas.csv", line: 1203, column: 7)
    let text = formatter.text(Diagnostic(code, at: place, facts: ["text": "revenue is no amount"]))
    #expect(text == "data/notas.csv:1203:7: error[E112]: revenue is no amount\n")
  }

  @Test("leaves away the parts of the place that are not known")
  func places() {
    let warning = DiagnosticCode(.warning, 113)
    #expect(
      formatter.text(Diagnostic(warning, at: SourceLocation(file: "a"), facts: ["text": "x"]))
        == "a: warning[W113]: x\n")
    #expect(
      formatter.text(
        Diagnostic(warning, at: SourceLocation(file: "a", line: 2), facts: ["text": "x"]))
        == "a:2: warning[W113]: x\n")
    #expect(formatter.text(Diagnostic(warning, facts: ["text": "x"])) == "warning[W113]: x\n")
  }

  @Test("marks the part of the line that is meant, tabs included")
  func caret() {
    #expect(excerpt("4711;12.000,5O;x", 6, 9) == ["4711;12.000,5O;x", "     ^~~~~~~~~"])
    #expect(excerpt("\ta\tb", 4, 1) == ["\ta\tb", "\t \t^"])
    #expect(excerpt("abc", 4, 1) == ["abc", "   ^"])
    #expect(excerpt("abc", 2, 99) == ["abc", " ^~"])
    #expect(excerpt("abc", 99, 5) == ["abc", "   ^"])
    #expect(excerpt("abc", 0, 1) == ["abc", "^"])
  }

  @Test("cuts a long line around the part that is meant")
  func longLine() throws {
    let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
    let lines = excerpt(line, 501, 4)
    let shown = try #require(lines.first)
    let marks = try #require(lines.last)
    #expect(shown.count <= 98)
    #expect(shown.hasPrefix("…a") && shown.hasSuffix("b…"))
    let start = try #require(marks.firstIndex(of: "^"))
    let offset = marks.distance(from: marks.startIndex, to: start)
    #expect(shown.dropFirst(offset).hasPrefix("HERE"))
    #expect(marks.hasSuffix("^~~~"))
  }

  @Test("lets no control character of the data through")
  func controls() {
    let diagnostic = Diagnostic(
      code, at: SourceLocation(file: "a\u{1B}[2J"), facts: ["text": "x\u{7}\ny"],
      excerpt: .init(line: "\u{1B}]0;t\u{202E}", column: 1, length: 1), suggestion: "\u{9B}")
    let text = formatter.text(diagnostic)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || ($0.properties.generalCategory != .control && $0 != "\u{202E}")
      })
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test("asks for what was meant, names the other place and what it was met in")
  func notes() {
    let diagnostic = Diagnostic(
      code, facts: ["text": "x"], suggestion: "revenue",
      other: SourceLocation(file: "b.csv", line: 3), context: ["profile.html", "client C-1"])
    #expect(
      formatter.text(diagnostic) == """
        error[E112]: x
          did you mean 'revenue'?
          note: see also b.csv:3
          in profile.html
          in client C-1

        """)
  }

  @Test("says its facts in order where there is no sentence")
  func noSentence() {
    let text = formatter.text(Diagnostic(code, facts: ["found": "b", "expected": "a"]))
    #expect(text == "error[E112]: expected: a; found: b\n")
  }

  @Test("is coloured only when asked")
  func colour() {
    let coloured = DiagnosticFormatter(words: plainWords, hasColour: true)
    let diagnostic = Diagnostic(code, at: SourceLocation(file: "a"), facts: ["text": "x"])
    #expect(
      coloured.text(diagnostic)
        == "\u{1B}[1ma\u{1B}[0m: \u{1B}[1;31merror[E112]\u{1B}[0m: x\n")
    #expect(!formatter.text(diagnostic).contains("\u{1B}"))
  }
}
