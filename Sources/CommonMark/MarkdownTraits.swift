/// What a text may hold, found in one pass over its bytes, so that later passes can be left out.
struct MarkdownTraits {
  /// Links, images or raw HTML.
  private(set) var mayHoldTarget = false
  /// Headings of either kind.
  private(set) var mayHoldHeading = false
  /// A row of dashes and bars.
  private(set) var mayHoldTable = false

  /// How many `<!` and `<?` a text may have: libcmark 0.30 looks for the end of each to the end of
  /// the text, which takes the square of the time.
  static let maximumOpenings = 1000

  init(of text: Span<UInt8>, _ options: MarkdownOptions) throws(MarkdownError) {
    var line = 1
    var openings = 0
    var hasBar = false
    var index = 0
    while index < text.count {
      let depth = LineStart.depth(of: text, from: index, limit: options.maximumDepth)
      guard depth <= options.maximumDepth else {
        throw .nestedTooDeeply(line: line, limit: options.maximumDepth)
      }
      var byte: UInt8 = 0
      scan: while index < text.count {
        byte = text[index]
        index += 1
        switch byte {
        case 0x0A, 0x0D: break scan
        case UInt8(ascii: "["): mayHoldTarget = true
        case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "-"): mayHoldHeading = true
        case UInt8(ascii: "|"): hasBar = true
        case UInt8(ascii: "<"):
          mayHoldTarget = true
          if index < text.count, text[index] == 0x21 || text[index] == 0x3F { openings += 1 }
        default: continue
        }
      }
      line += 1
      if byte == 0x0D, index < text.count, text[index] == 0x0A { index += 1 }
    }
    guard openings <= MarkdownTraits.maximumOpenings else {
      throw .tooManyOpenings(count: openings, limit: MarkdownTraits.maximumOpenings)
    }
    mayHoldTable = hasBar && mayHoldHeading
  }
}

/// What opens at the start of a line.
private enum LineStart {
  /// How many quotes and list items a line opens, counted up to one more than `limit`.
  ///
  /// A line of nothing but one mark, such as `* * *`, is a rule and opens nothing.
  static func depth(of text: Span<UInt8>, from start: Int, limit: Int) -> Int {
    var index = start
    var depth = 0
    var firstMark: UInt8 = 0
    var isOneMark = true
    var isRule: Bool {
      isOneMark && (firstMark == UInt8(ascii: "-") || firstMark == UInt8(ascii: "*"))
    }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09:
        index += 1
        continue
      case UInt8(ascii: ">"): index += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard isEnd(text, index + 1) else { return depth }
        index += 1
      case 0x30...0x39:
        guard let end = endOfNumber(text, index) else { return depth }
        index = end
      case 0x0A, 0x0D: return isRule ? 0 : depth
      default: return depth
      }
      if depth == 0 { firstMark = byte }
      isOneMark = isOneMark && byte == firstMark
      depth += 1
      if depth > limit, !isRule { return depth }
    }
    return isRule ? 0 : depth
  }

  private static func endOfNumber(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var end = start
    while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
    guard end < text.count, end - start <= 9, text[end] == 0x2E || text[end] == 0x29,
      isEnd(text, end + 1)
    else { return nil }
    return end + 1
  }

  private static func isEnd(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index < text.count else { return true }
    return text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0A || text[index] == 0x0D
  }
}
