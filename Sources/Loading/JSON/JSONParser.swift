import Diagnostics

/// Reads the tokens of JSON (RFC 8259), knowing line and column.
struct JSONParser: Sendable {
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var lineStart = 0
  /// The line of the position, from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  var isAtEnd: Bool { at >= bytes.count }

  /// The byte at the position; 0 at the end.
  var peek: UInt8 { at < bytes.count ? bytes[at] : 0 }

  /// Moves past a byte if it is the one at the position.
  mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  mutating func skipBlanks() throws(DiagnosticsError) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D: break
      case 0x0A:
        line += 1
        lineStart = at + 1
      default: return
      }
      at += 1
    }
  }

  mutating func expectEnd() throws(DiagnosticsError) {
    try skipBlanks()
    guard isAtEnd else { throw unexpected(wanted: "") }
  }

  /// A string, number, `true`, `false` or `null` as a text; null is the empty text.
  mutating func scalar() throws(DiagnosticsError) -> (text: String, isNumber: Bool) {
    switch peek {
    case 0x22: return (try string(), false)
    case 0x2D, 0x30...0x39: return (try number(), true)
    default: break
    }
    for (word, text) in [("true", "true"), ("false", "false"), ("null", "")] {
      let end = at + word.utf8.count
      if end <= bytes.count, bytes[at..<end].elementsEqual(word.utf8) {
        at = end
        return (text, false)
      }
    }
    throw unexpected(wanted: "\" 0-9 true false null")
  }

  /// A string in quotes with its escapes resolved.
  mutating func string() throws(DiagnosticsError) -> String {
    guard take(Byte.quote) else { throw unexpected(wanted: "\"") }
    var text: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case Byte.quote:
        at += 1
        return String(decoding: text, as: UTF8.self)
      case 0x5C:
        at += 1
        try appendEscape(to: &text)
      case 0..<0x20:
        throw unexpected(wanted: "\"")
      default:
        text.append(byte)
        at += 1
      }
    }
    throw unexpected(wanted: "\"")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(DiagnosticsError) {
    let simple: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    if let byte = simple[peek] {
      text.append(byte)
      at += 1
      return
    }
    guard take(0x75) else { throw unexpected(wanted: "\\n \\t \\\" \\u") }
    var scalar = try hexadecimal()
    if (0xD800..<0xDC00).contains(scalar), take(0x5C), take(0x75) {
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw unexpected(wanted: "\\uDC00") }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
    }
    text += Array(String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}").utf8)
  }

  private mutating func hexadecimal() throws(DiagnosticsError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(peek)).hexDigitValue else {
        throw unexpected(wanted: "0-9 a-f")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  /// The error of something else at the position than what was wanted.
  func unexpected(wanted: String) -> DiagnosticsError {
    let found =
      isAtEnd ? "" : String(decoding: bytes[at..<min(at + 12, bytes.count)], as: UTF8.self)
    return error(.badJSON, ["found": found, "expected": wanted])
  }

  /// The error of an object at the position that lies within too many others.
  ///
  /// - Parameter limit: How many may lie within one another.
  /// - Returns: The error, with the place.
  func tooDeep(limit: Int) -> DiagnosticsError {
    error(.nestedTooDeep, ["limit": String(limit)])
  }

  /// An error at the position.
  private func error(_ code: DiagnosticCode, _ facts: [String: String]) -> DiagnosticsError {
    // Of a line that holds a whole file, the part around the position.
    let end = bytes[min(at, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    var start = max(lineStart, at - 80)
    while start < at, start > lineStart, bytes[start] & 0xC0 == 0x80 { start += 1 }
    let text = String(decoding: bytes[start..<max(start, min(end, at + 80))], as: UTF8.self)
    let before = String(decoding: bytes[start..<max(start, min(at, bytes.count))], as: UTF8.self)
    let column = String(decoding: bytes[lineStart..<min(at, bytes.count)], as: UTF8.self).count + 1
    return DiagnosticsError([
      Diagnostic(
        code, at: SourceLocation(file: file, line: line, column: column), facts: facts,
        excerpt: .init(line: text, column: before.count + 1, length: 1))
    ])
  }
}
