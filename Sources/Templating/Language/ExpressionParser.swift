import Diagnostics

/// Reads what stands inside a tag: `client.name | money | default: "–"`.
struct ExpressionParser {
  let source: SourceText
  /// Whether `|` starts a filter; in the lenient mode it is a part of the name.
  let allowsFilters: Bool

  /// The expression in a range of the source.
  func expression(_ range: Range<Int>) throws(Diagnostic) -> Expression {
    guard allowsFilters else {
      return Expression(path: path(source.text(range)), filters: [], range: range)
    }
    let parts = split(range)
    let name = source.text(parts[0])
    let path = path(name)
    guard !name.isEmpty, path.allSatisfy({ isName($0) }) else {
      throw source.diagnostic(.badTag, range, facts: ["found": source.text(range)])
    }
    var filters: [FilterCall] = []
    for part in parts.dropFirst() { filters.append(try filter(part)) }
    return Expression(path: path, filters: filters, range: parts[0])
  }

  private func path(_ name: String) -> [String] {
    if name == "." { return [] }
    return name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  private func filter(_ range: Range<Int>) throws(Diagnostic) -> FilterCall {
    let bytes = source.bytes
    let colon = bytes[range].firstIndex(of: 0x3A) ?? range.upperBound
    let name = source.text(trimmed(range.lowerBound..<colon))
    guard isName(name) else {
      throw source.diagnostic(.badTag, range, facts: ["found": source.text(range)])
    }
    guard colon < range.upperBound else {
      return FilterCall(name: name, argument: nil, range: range)
    }
    let argument = trimmed(colon + 1..<range.upperBound)
    let text = source.text(argument)
    guard let first = bytes[argument].first else {
      throw source.diagnostic(.badTag, range, facts: ["found": source.text(range)])
    }
    if first == 0x22 || first == 0x27 {
      guard argument.count >= 2, bytes[argument.upperBound - 1] == first else {
        throw source.diagnostic(.badTag, argument, facts: ["found": text])
      }
      let inside = source.text(argument.lowerBound + 1..<argument.upperBound - 1)
      return FilterCall(name: name, argument: .quoted(inside), range: range)
    }
    guard
      text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        .allSatisfy({ isName($0) })
    else { throw source.diagnostic(.badTag, argument, facts: ["found": text]) }
    let key = text.hasPrefix("t.") ? String(text.dropFirst(2)) : text
    return FilterCall(name: name, argument: .key(key), range: range)
  }

  /// The parts between bars that are not inside quotes.
  private func split(_ range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    var quote: UInt8?
    for index in range {
      let byte = source.bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x7C {
        parts.append(trimmed(start..<index))
        start = index + 1
      }
    }
    parts.append(trimmed(start..<range.upperBound))
    return parts
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, TagScanner.isSpace(source.bytes[lower]) { lower += 1 }
    while lower < upper, TagScanner.isSpace(source.bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  private func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x2D, 0x5F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: byte >= 0x80
        }
      }
  }
}
