/// Where a paragraph stands in its text.
struct ParagraphPlace {
  /// The first line, from 1.
  let firstLine: Int
  /// The last line, inclusive.
  let lastLine: Int
  /// The byte of the first line where the content begins, from 1.
  let firstColumn: Int
  /// How many quotes it is in.
  let quotes: Int
}

/// The lines of a text, by number.
struct SourceLines {
  let bytes: [UInt8]
  private var ranges: [Range<Int>] = []

  init(of text: Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for index in text.indices { bytes.append(text[index]) }
    self.bytes = bytes
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      ranges.append(start..<(index - 1))
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      start = index
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  /// The lines of a paragraph without the marks of the quotes around it.
  func content(of paragraph: ParagraphPlace) -> [ArraySlice<UInt8>] {
    guard paragraph.firstLine >= 1, paragraph.lastLine <= ranges.count,
      paragraph.firstLine < paragraph.lastLine
    else { return [] }
    return (paragraph.firstLine...paragraph.lastLine).map { number in
      let line = bytes[ranges[number - 1]]
      if number == paragraph.firstLine { return line.dropFirst(max(0, paragraph.firstColumn - 1)) }
      return withoutMarks(line, quotes: paragraph.quotes)
    }
  }

  private func withoutMarks(_ line: ArraySlice<UInt8>, quotes: Int) -> ArraySlice<UInt8> {
    var rest = line
    for _ in 0..<quotes {
      let inner = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard inner.first == UInt8(ascii: ">") else { break }
      rest = inner.dropFirst()
      if rest.first == 0x20 { rest = rest.dropFirst() }
    }
    return rest
  }
}
