import Diagnostics

/// The text that nodes were read from, shared by all of them: messages show its lines.
final class SettingsSource: Sendable {
  let file: String
  private let text: String

  init(file: String, text: String) {
    self.file = file
    self.text = text
  }

  /// A finding at a place, with the line and the range of `length` scalars that is meant.
  func diagnostic(
    _ code: DiagnosticCode, at position: SettingsNode.Position, length: Int,
    facts: [String: String] = [:], suggestion: String? = nil, other: SourceLocation? = nil
  ) -> Diagnostic {
    let line = line(position.line)
    let room = line.unicodeScalars.count - position.column + 1
    return Diagnostic(
      code, at: SourceLocation(file: file, line: position.line, column: position.column),
      facts: facts,
      excerpt: line.isEmpty
        ? nil : .init(line: line, column: position.column, length: min(length, max(1, room))),
      suggestion: suggestion, other: other)
  }

  /// A line by its number from 1, without its end; empty when the text has no such line.
  func line(_ number: Int) -> String {
    var current = 1
    var line = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let isSecondHalf = scalar == "\n" && previous == "\r"
      previous = scalar
      if isSecondHalf { continue }
      guard scalar == "\n" || scalar == "\r" else {
        if current == number { line.append(scalar) }
        continue
      }
      if current == number { break }
      current += 1
    }
    return String(line)
  }

  /// Line and column of what stands after a number of bytes.
  func position(ofByte offset: Int) -> SettingsNode.Position {
    var line = 1
    var column = 1
    var left = offset
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      guard left > 0 else { break }
      left -= UTF8.width(scalar)
      let isSecondHalf = scalar == "\n" && previous == "\r"
      previous = scalar
      if isSecondHalf { continue }
      if scalar == "\n" || scalar == "\r" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return SettingsNode.Position(line: line, column: column)
  }
}
