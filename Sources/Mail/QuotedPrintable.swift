/// Text in lines of at most 76 ASCII characters, legible where it can be (RFC 2045).
enum QuotedPrintable {
  private static let lineLength = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A byte as two digits.
  static func hex(_ byte: UInt8) -> String {
    String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
  }

  /// A text, whatever its line ends; they become CRLF.
  ///
  /// - Parameter text: UTF-8.
  /// - Returns: The lines, each with its end.
  static func encoded(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    for line in lines(text) { append(line, to: &output) }
    return output
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index < text.count {
      if text[index] == 0x0D || text[index] == 0x0A {
        lines.append(text[start..<index])
        if text[index] == 0x0D, index + 1 < text.count, text[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }

  private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
    // Some programs that store mail write a mark before a line that begins so.
    let isFrom = line.starts(with: "From ".utf8)
    var column = 0
    for index in line.indices {
      let byte = line[index]
      let isLast = index == line.index(before: line.endIndex)
      let isBlank = byte == 0x20 || byte == 0x09
      let isPlain =
        byte != 0x3D && ((0x21...0x7E).contains(byte) || isBlank) && !(isBlank && isLast)
        && !(isFrom && index == line.startIndex)
        // A single dot on a line ends a message on its way.
        && !(byte == 0x2E && column == 0)
      let width = isPlain ? 1 : 3
      // The mark of a soft break takes the last place, but where the line ends.
      if column + width > lineLength - (isLast ? 0 : 1) {
        output += [0x3D, 0x0D, 0x0A]
        column = 0
      }
      if isPlain, !(byte == 0x2E && column == 0) {
        output.append(byte)
        column += 1
      } else {
        output.append(0x3D)
        output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        column += 3
      }
    }
    output += [0x0D, 0x0A]
  }
}
