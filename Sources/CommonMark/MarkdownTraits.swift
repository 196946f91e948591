/// What a text may hold, found by a quick look at its bytes, so that later passes can be left out.
struct MarkdownTraits {
  /// Links, images or raw HTML.
  let mayHoldTarget: Bool
  /// Headings of either kind.
  let mayHoldHeading: Bool
  /// A row of dashes and bars.
  let mayHoldTable: Bool

  /// How many `<!`, `<?` and `![` a text may have: libcmark 0.30 looks for the end of each to the
  /// end of the text, or back over all of them, which takes the square of the time.
  static let maximumOpenings = 500

  init(of text: Span<UInt8>, _ options: MarkdownOptions) throws(MarkdownError) {
    mayHoldTarget = ByteSearch.contains([UInt8(ascii: "<"), UInt8(ascii: "[")], in: text)
    mayHoldHeading = ByteSearch.contains(
      [UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "=")], in: text)
    mayHoldTable = mayHoldHeading && ByteSearch.contains([UInt8(ascii: "|")], in: text)
    if mayHoldTarget { try MarkdownTraits.checkOpenings(in: text) }
    try MarkdownTraits.checkDepth(of: text, limit: options.maximumDepth)
  }

  private static func checkOpenings(in text: Span<UInt8>) throws(MarkdownError) {
    var count = 0
    for (first, others) in [("<", "!?"), ("!", "[")] as [(Unicode.Scalar, String)] {
      var index = 0
      while let found = ByteSearch.first(UInt8(ascii: first), in: text, from: index) {
        index = found + 1
        guard index < text.count else { break }
        if others.utf8.contains(text[index]) { count += 1 }
      }
    }
    guard count <= maximumOpenings else {
      throw .tooManyOpenings(count: count, limit: maximumOpenings)
    }
  }

  private static func checkDepth(of text: Span<UInt8>, limit: Int) throws(MarkdownError) {
    let hasReturns = ByteSearch.contains([0x0D], in: text)
    var line = 1
    var start = 0
    var deepest = 0
    while start < text.count {
      let depth = LineStart.depth(of: text, from: start, open: deepest, limit: limit)
      guard depth <= limit else { throw .nestedTooDeeply(line: line, limit: limit) }
      deepest = max(deepest, depth)
      line += 1
      guard let end = endOfLine(text, from: start, hasReturns: hasReturns) else { return }
      let isPair = text[end] == 0x0D && end + 1 < text.count && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
  }

  private static func endOfLine(
    _ text: Span<UInt8>, from start: Int, hasReturns: Bool
  ) -> Int? {
    guard hasReturns else { return ByteSearch.first(0x0A, in: text, from: start) }
    var index = start
    while index < text.count {
      if text[index] == 0x0A || text[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }
}

/// What opens at the start of a line.
private enum LineStart {
  /// How many quotes and list items a line can be in, counted up to one more than `limit`.
  ///
  /// Those it opens itself, and those of the lines before that its blanks continue: a list item
  /// needs two. A line of nothing but one mark, such as `* * *`, is a rule and opens nothing.
  static func depth(of text: Span<UInt8>, from start: Int, open: Int, limit: Int) -> Int {
    var index = start
    var marks = 0
    var blanks = 0
    var firstMark: UInt8 = 0
    var isOneMark = true
    var isRule: Bool {
      isOneMark && (firstMark == UInt8(ascii: "-") || firstMark == UInt8(ascii: "*"))
    }
    var depth: Int { marks == 0 ? 0 : marks + min(open, max(0, blanks - marks) / 2) }
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x20, 0x09:
        blanks += byte == 0x20 ? 1 : 4
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
      if marks == 0 { firstMark = byte }
      isOneMark = isOneMark && byte == firstMark
      marks += 1
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
