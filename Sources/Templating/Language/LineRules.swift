/// Applies Mustache's rules about lines: a line with nothing but a tag that prints nothing goes, with
/// its white space and its end; on other lines the white space at the start is told apart.
///
/// The tags of inheritance may share such a line, as long as none of them is a whole block: that one
/// prints.
struct LineRules {
  private let source: SourceText
  private var openers: [(name: String, kind: TagKind)] = []

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func apply(to tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count + tokens.count / 2)
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, !endsLine(tokens[end]) { end += 1 }
      if end < tokens.count { end += 1 }
      append(Array(tokens[start..<end]), to: &result)
      start = end
    }
    return result
  }

  private mutating func append(_ line: [Token], to result: inout [Token]) {
    let tags = line.filter { $0.kind != .text }
    let kinds = tags.map { kind(of: $0) }
    guard !tags.isEmpty || !line.allSatisfy(isBlank) else {
      result += line
      return
    }
    let leading = leadingSpace(of: line)
    let onlyTags = !tags.isEmpty && line.allSatisfy { $0.kind != .text || isBlank($0) }
    if onlyTags, isStandalone(kinds) {
      for var tag in tags {
        tag.isStandalone = true
        tag.indentation = leading
        result.append(tag)
      }
      return
    }
    result.append(Token(kind: .lineStart, range: leading, content: leading))
    var isFirst = true
    for var token in line {
      if isFirst, token.kind == .text {
        token.range = leading.upperBound..<token.range.upperBound
        if token.range.isEmpty { continue }
      } else if isFirst {
        token.indentation = leading
      }
      isFirst = false
      result.append(token)
    }
  }

  /// The kind of a tag; a closing tag has the kind of the one it closes.
  private mutating func kind(of token: Token) -> (kind: TagKind, closes: Bool) {
    guard case .tag(let kind) = token.kind else { return (.print, false) }
    let name = source.text(token.content)
    switch kind {
    case .section, .inverted, .parent, .block:
      openers.append((name, kind))
      return (kind, false)
    case .close:
      guard let opener = openers.last, opener.name == name else { return (.section, true) }
      openers.removeLast()
      return (opener.kind, true)
    default:
      return (kind, false)
    }
  }

  private func isStandalone(_ tags: [(kind: TagKind, closes: Bool)]) -> Bool {
    guard tags.count > 1 else { return tags[0].kind != .print && tags[0].kind != .rawPrint }
    var open: [TagKind] = []
    for tag in tags {
      guard tag.kind == .parent || tag.kind == .block else { return false }
      guard tag.closes else {
        open.append(tag.kind)
        continue
      }
      if open.popLast() == .block, !open.contains(.parent) { return false }
    }
    return true
  }

  private func leadingSpace(of line: [Token]) -> Range<Int> {
    let start = line[0].range.lowerBound
    guard line[0].kind == .text else { return start..<start }
    var end = start
    while end < line[0].range.upperBound, source.bytes[end] == 0x20 || source.bytes[end] == 0x09 {
      end += 1
    }
    return start..<end
  }

  private func endsLine(_ token: Token) -> Bool {
    token.kind == .text && source.bytes[token.range.upperBound - 1] == 0x0A
  }

  private func isBlank(_ token: Token) -> Bool {
    token.kind == .text && source.bytes[token.range].allSatisfy { TagScanner.isSpace($0) }
  }
}
