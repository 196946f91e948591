/// The encodings by which messages are ASCII, undone.
enum MailWords {
  /// The most bytes of an encoded word that are looked at: the rules allow 75.
  private static let longest = 256

  /// A head with its encoded words as text; blanks between two of them are nothing.
  static func decoded(_ head: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(head.count)
    /// Where the blanks after a word begin.
    var blanks: Int?
    var index = 0
    while index < head.count {
      if let word = word(head, at: index) {
        if let start = blanks { output.removeLast(output.count - start) }
        output += word.bytes
        blanks = output.count
        index = word.end
        continue
      }
      let byte = head[index]
      if byte != 0x20, byte != 0x09 { blanks = nil }
      output.append(byte)
      index += 1
    }
    return output
  }

  /// The encoded word that begins at a place: `=?UTF-8?Q?Ol=C3=A1?=`.
  private static func word(_ head: [UInt8], at place: Int) -> (bytes: [UInt8], end: Int)? {
    guard head[place] == 0x3D, place + 1 < head.count, head[place + 1] == 0x3F else { return nil }
    func mark(from start: Int) -> Int? {
      start < head.count
        ? head[start..<min(head.count, start + longest)].firstIndex(of: 0x3F) : nil
    }
    guard let first = mark(from: place + 2), let second = mark(from: first + 1),
      second == first + 2, let end = mark(from: second + 1), end + 1 < head.count,
      head[end + 1] == 0x3D
    else { return nil }
    let text = head[(second + 1)..<end]
    let bytes: [UInt8]
    switch head[first + 1] | 0x20 {
    case 0x62: bytes = base64(text)
    case 0x71: bytes = quoted(ArraySlice(text.map { $0 == 0x5F ? 0x20 : $0 }))
    default: return nil
    }
    let alphabet = String(decoding: head[(place + 2)..<first], as: UTF8.self)
    return (plain(bytes, alphabet: alphabet), end + 2)
  }

  /// A text in UTF-8: those of the western alphabet become it, all others stay.
  static func plain(_ text: [UInt8], alphabet: String) -> [UInt8] {
    let isWestern = ["iso-8859-1", "iso-8859-15", "windows-1252"].contains(alphabet.lowercased())
    guard isWestern else { return text }
    return text.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
  }

  /// Quoted-printable, undone: `=C3=A3` is two bytes, and a sign at the end of a line joins it to the next.
  static func quoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      guard byte == 0x3D else {
        output.append(byte)
        index += 1
        continue
      }
      if let next = lineEnd(text, after: index) {
        index = next
      } else if index + 2 < text.endIndex, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      {
        output.append(high << 4 | low)
        index += 3
      } else {
        output.append(byte)
        index += 1
      }
    }
    return output
  }

  /// Where the next line begins, where nothing but blanks stands before it.
  private static func lineEnd(_ text: ArraySlice<UInt8>, after sign: Int) -> Int? {
    var index = sign + 1
    while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0D {
      index += 1
    }
    if index == text.endIndex { return index }
    return text[index] == 0x0A ? index + 1 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// Base64, undone; what is no digit of it is passed by.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3)
    var group: UInt32 = 0
    var count = 0
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: continue
      }
      group = group << 6 | UInt32(value)
      count += 1
      guard count == 4 else { continue }
      output += [UInt8(group >> 16 & 0xFF), UInt8(group >> 8 & 0xFF), UInt8(group & 0xFF)]
      group = 0
      count = 0
    }
    if count == 3 { output += [UInt8(group >> 10 & 0xFF), UInt8(group >> 2 & 0xFF)] }
    if count == 2 { output.append(UInt8(group >> 4 & 0xFF)) }
    return output
  }
}
