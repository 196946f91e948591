extension OutputBuffer {
  /// Appends text so that Markdown shows it as it is, on one line.
  ///
  /// What is markup anywhere gets a backslash; what is markup only at the start of a line gets it
  /// only at the start of the value, so that numbers and dashes stay readable.
  mutating func appendMarkdown(_ bytes: Span<UInt8>) {
    var position = 0
    while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == 0x7F {
      position += 1
    }
    position = appendMarkdownStart(bytes, from: position)
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case 0x00...0x1F, 0x7F: append(0x20)
      case 0x5C, 0x60, 0x2A, 0x5F, 0x5B, 0x5D, 0x3C, 0x3E, 0x7C, 0x7E:
        append(0x5C)
        append(byte)
      case 0x26 where mayStartReference(bytes, at: position):
        append("\\&")
      default: append(byte)
      }
      position += 1
    }
  }

  /// Escapes what would start a heading, a list, a rule or an underline; returns where to go on.
  private mutating func appendMarkdownStart(
    _ bytes: Span<UInt8>, from start: Int
  ) -> Int {
    var position = start
    while position < bytes.count, 0x30...0x39 ~= bytes[position] {
      append(bytes[position])
      position += 1
    }
    guard position < bytes.count else { return position }
    let byte = bytes[position]
    let endsWord =
      position + 1 == bytes.count || bytes[position + 1] <= 0x20
      || bytes[position + 1] == byte
    let isMarkup =
      switch byte {
      case 0x2E, 0x29: endsWord
      case 0x23, 0x3D: position == start
      case 0x2B, 0x2D: position == start && endsWord
      default: false
      }
    guard isMarkup else { return position }
    append(0x5C)
    append(byte)
    return position + 1
  }

  private func mayStartReference(
    _ bytes: Span<UInt8>, at position: Int
  ) -> Bool {
    guard position + 1 < bytes.count else { return true }
    switch bytes[position + 1] {
    case 0x23, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    default: return false
    }
  }
}
