extension TextFinder {
  /// The bytes with other bytes in place of every text found, also of one that is broken over lines.
  ///
  /// A blank of a text is any run of blanks and line ends, as words are broken for mail.
  ///
  /// - Parameters:
  ///   - bytes: Words for people, no records: there a line end is more than a blank.
  ///   - replacement: What stands for a text.
  /// - Returns: The bytes, and how many places were replaced.
  public func replacingAcrossLines(
    in bytes: [UInt8], with replacement: (Text) -> [UInt8]
  ) -> (bytes: [UInt8], count: Int) {
    let plain = replacing(in: bytes, with: replacement)
    let (text, places) = TextFinder.unwrapping(plain.bytes)
    let broken = hits(in: text)
    guard !broken.isEmpty else { return plain }
    var output: [UInt8] = []
    var copied = 0
    for hit in broken {
      output += plain.bytes[copied..<places[hit.start]]
      output += replacement(hit.text)
      copied = places[hit.end - 1] + 1
    }
    output += plain.bytes[copied...]
    return (output, plain.count + broken.count)
  }

  /// Words as if they had never been broken over lines: one blank for any run of blanks and line ends.
  public static func unwrapped(_ bytes: [UInt8]) -> [UInt8] { unwrapping(bytes).bytes }

  /// The same, with the place from which each byte comes.
  private static func unwrapping(_ bytes: [UInt8]) -> (bytes: [UInt8], places: [Int]) {
    var output: [UInt8] = []
    var places: [Int] = []
    output.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count)
    var isRun = false
    var hasEnd = false
    for (place, byte) in bytes.enumerated() {
      let isEnd = byte == 0x0A || byte == 0x0D
      // Lines of a quotation begin with a sign.
      if isEnd || byte == 0x20 || byte == 0x09 || (hasEnd && byte == 0x3E) {
        if isEnd { hasEnd = true }
        if isRun { continue }
        isRun = true
        output.append(0x20)
      } else {
        isRun = false
        hasEnd = false
        output.append(byte)
      }
      places.append(place)
    }
    return (output, places)
  }
}
