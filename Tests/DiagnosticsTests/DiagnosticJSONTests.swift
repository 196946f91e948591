import Diagnostics
import Testing

@Suite("A finding for machines")
struct DiagnosticJSONTests {
  private let json = DiagnosticJSON(words: plainWords)

  @Test("has every key in a fixed order, null where nothing is known")
  func sparse() {
    let line = json.line(Diagnostic(DiagnosticCode(.note, 101), facts: ["text": "x"]))
    #expect(
      line
        == #"{"code":"N101","severity":"note","file":null,"line":null,"column":null,"#
        + #""message":"x","facts":{"text":"x"},"suggestion":null,"excerpt":null,"other":null,"#
        + #""context":[]}"#)
  }

  @Test("holds everything a finding knows, facts in order")
  func full() {
    let diagnostic = Diagnostic(
      DiagnosticCode(.error, 112), at: SourceLocation(file: "a.csv", line: 2, column: 3),
      facts: ["text": "x", "b": "2", "a": "1"], excerpt: .init(line: "q\"w", column: 2, length: 1),
      suggestion: "s", other: SourceLocation(file: "b.csv", line: 9), context: ["c", "d"])
    #expect(
      json.line(diagnostic)
        == #"{"code":"E112","severity":"error","file":"a.csv","line":2,"column":3,"message":"x","#
        + #""facts":{"a":"1","b":"2","text":"x"},"suggestion":"s","#
        + #""excerpt":{"line":"q\"w","column":2,"length":1},"#
        + #""other":{"file":"b.csv","line":9,"column":null},"context":["c","d"]}"#)
  }

  @Test(
    "escapes what JSON or a terminal would misread",
    arguments: [
      ("a\"b", #"a\"b"#), ("a\\b", #"a\\b"#), ("a\nb\tc\rd", #"a\nb\tc\rd"#),
      ("\u{1}\u{1F}\u{7F}", #"\u0001\u001f\u007f"#), ("\u{2028}", #"\u2028"#), ("ção €", "ção €"),
    ])
  func escapes(_ text: String, _ expected: String) {
    let line = json.line(Diagnostic(DiagnosticCode(.note, 101), facts: ["text": text]))
    #expect(line.contains(#""message":"\#(expected)""#))
  }
}
