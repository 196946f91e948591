import Diagnostics

/// What a tag is, by the mark behind its opening delimiter.
enum TagKind: Sendable, Hashable {
  case print
  case rawPrint
  case section
  case inverted
  case close
  case partial
  case parent
  case block
  case comment
  case delimiters
}

/// A tag or a stretch of text of one line.
struct Token {
  enum Kind: Hashable {
    case text
    case lineStart
    case tag(TagKind)
  }

  var kind: Kind
  /// Everything, delimiters included.
  var range: Range<Int>
  /// Of a tag: what is between mark and closing delimiter, without white space around it.
  var content: Range<Int>
  /// Of a tag: whether the line belongs to tags alone.
  var isStandalone = false
  /// Of the first tag of a line: the white space before it.
  var indentation: Range<Int>?
}

/// Cuts a template into tags and text; text never runs beyond the end of a line.
struct TagScanner {
  private let source: SourceText
  private var position = 0
  private var opening = Array("{{".utf8)
  private var closing = Array("}}".utf8)
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func scan() {
    while let start = find(opening, from: position) {
      addText(position..<start)
      guard scanTag(at: start) else { return }
    }
    addText(position..<source.bytes.count)
  }

  /// Scans the tag that starts at a position; false when it never ends.
  private mutating func scanTag(at start: Int) -> Bool {
    let bytes = source.bytes
    let inside = start + opening.count
    let mark = inside < bytes.count ? bytes[inside] : 0
    let kind = TagScanner.kind(of: mark)
    let end: [UInt8] =
      switch mark {
      case 0x7B: [0x7D] + closing
      case 0x3D: [0x3D] + closing
      default: closing
      }
    let content = mark == 0 || kind == .print ? inside : inside + 1
    guard let stop = find(end, from: content) else {
      diagnostics.append(
        source.diagnostic(
          .unclosedTag, start..<inside,
          facts: ["expected": String(decoding: end, as: UTF8.self)]))
      return false
    }
    position = stop + end.count
    let token = Token(
      kind: .tag(kind), range: start..<position, content: trimmed(content..<stop))
    if kind == .delimiters { changeDelimiters(token) }
    tokens.append(token)
    return true
  }

  private mutating func changeDelimiters(_ token: Token) {
    let parts = source.bytes[token.content].split { TagScanner.isSpace($0) }
    guard parts.count == 2, !parts[0].contains(0x3D), !parts[1].contains(0x3D) else {
      diagnostics.append(source.diagnostic(.badDelimiters, token.range))
      return
    }
    opening = Array(parts[0])
    closing = Array(parts[1])
  }

  private mutating func addText(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where source.bytes[index] == 0x0A {
      tokens.append(Token(kind: .text, range: start..<index + 1, content: start..<index + 1))
      start = index + 1
    }
    guard start < range.upperBound else { return }
    tokens.append(
      Token(kind: .text, range: start..<range.upperBound, content: start..<range.upperBound))
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    let bytes = source.bytes
    guard let first = needle.first, bytes.count >= needle.count else { return nil }
    var index = start
    while index <= bytes.count - needle.count {
      if bytes[index] == first, bytes[index..<index + needle.count].elementsEqual(needle) {
        return index
      }
      index += 1
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, TagScanner.isSpace(source.bytes[lower]) { lower += 1 }
    while lower < upper, TagScanner.isSpace(source.bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D ~= byte)
  }

  private static func kind(of mark: UInt8) -> TagKind {
    switch mark {
    case 0x23: .section
    case 0x5E: .inverted
    case 0x2F: .close
    case 0x3E: .partial
    case 0x3C: .parent
    case 0x24: .block
    case 0x26, 0x7B: .rawPrint
    case 0x21: .comment
    case 0x3D: .delimiters
    default: .print
    }
  }
}
