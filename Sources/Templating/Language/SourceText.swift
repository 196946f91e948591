import Diagnostics

/// The text of a template as bytes, and the way from a byte to the line and column that people see.
struct SourceText: Sendable {
  let name: String
  let file: String
  let bytes: [UInt8]

  init(_ source: TemplateSource) {
    name = source.name
    file = source.file
    bytes = Array(source.text.utf8)
  }

  /// The text of a part.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A finding about a part of the text, with the line and a caret under it.
  ///
  /// - Complexity: O(text): findings are rare.
  func diagnostic(
    _ code: DiagnosticCode, _ range: Range<Int>, facts: [String: String] = [:],
    suggestion: String? = nil, other: Range<Int>? = nil, context: [String] = []
  ) -> Diagnostic {
    let start = place(of: range.lowerBound)
    let end = min(max(range.upperBound, range.lowerBound + 1), start.lineRange.upperBound)
    let length = range.lowerBound < end ? text(range.lowerBound..<end).count : 1
    return Diagnostic(
      code, at: SourceLocation(file: file, line: start.line, column: start.column), facts: facts,
      excerpt: Diagnostic.Excerpt(
        line: text(start.lineRange), column: start.column, length: length),
      suggestion: suggestion, other: other.map(location(of:)), context: context)
  }

  /// Where a part begins.
  func location(of range: Range<Int>) -> SourceLocation {
    let start = place(of: range.lowerBound)
    return SourceLocation(file: file, line: start.line, column: start.column)
  }

  private func place(of offset: Int) -> (line: Int, column: Int, lineRange: Range<Int>) {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    var end = min(offset, bytes.count)
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    let column = text(start..<max(start, min(offset, end))).count + 1
    return (line, column, start..<max(start, end))
  }
}
