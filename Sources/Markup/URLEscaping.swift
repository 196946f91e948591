extension OutputBuffer {
  /// Appends an address: `#` for a scheme that is not allowed, spaces and controls as `%20` and so on.
  mutating func appendURL(_ bytes: Span<UInt8>, checkingScheme: Bool) {
    guard !checkingScheme || LinkScheme.isAllowed(bytes) else { return append(0x23) }
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      let needsPercent = byte <= 0x20 || byte == 0x7F || byte == 0x60 || byte == 0x5C
      guard needsPercent || ByteScan.isHTMLSpecial(byte) else { continue }
      append(bytes.extracting(start..<index))
      if needsPercent { appendPercent(byte) } else { appendReference(byte) }
      start = index + 1
    }
    append(bytes.extracting(start..<bytes.count))
  }

  /// Appends the address of a Markdown link: nothing in it can end the address.
  mutating func appendMarkdownLink(_ bytes: Span<UInt8>) {
    guard LinkScheme.isAllowed(bytes) else { return append(0x23) }
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x00...0x20, 0x7F, 0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7C,
        0x2A, 0x5F:
        appendPercent(byte)
      case 0x26: append("&amp;")
      default: append(byte)
      }
    }
  }

  private mutating func append(hexadecimal digit: UInt8) {
    append(digit < 10 ? 0x30 + digit : 0x37 + digit)
  }

  private mutating func appendPercent(_ byte: UInt8) {
    append(0x25)
    append(hexadecimal: byte >> 4)
    append(hexadecimal: byte & 15)
  }
}

/// The schemes that links may have: `http`, `https`, `mailto`, `tel`, or none.
public enum LinkScheme {
  /// The allowed schemes, in small letters.
  public static let allowed = ["http", "https", "mailto", "tel"]

  /// Whether an address is relative or has an allowed scheme.
  ///
  /// Controls and spaces do not count, as browsers leave them out before they look for the scheme.
  public static func isAllowed(_ address: String) -> Bool {
    isAllowed(address.utf8.span)
  }

  static func isAllowed(_ bytes: Span<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x00...0x20: continue
      case 0x2F, 0x3F, 0x23: return true
      case 0x3A: return allowed.contains { $0.utf8.elementsEqual(scheme) }
      default: scheme.append(byte | (0x41...0x5A ~= byte ? 0x20 : 0))
      }
    }
    return true
  }
}
