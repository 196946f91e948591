/// Looks through bytes eight at a time.
///
/// A leaf: it reads memory by address, within the bounds of the buffer it is given.
enum ByteScan {
  /// The position of the first of `&`, `<`, `>`, `"` and `'` from `start` on, or the count.
  @inline(__always)
  static func firstHTMLSpecial(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    var position = start
    while position &+ 8 <= count {
      let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      if hasHTMLSpecial(word) { break }
      position &+= 8
    }
    while position < count {
      if isHTMLSpecial(bytes[position]) { return position }
      position &+= 1
    }
    return count
  }

  @inline(__always)
  static func isHTMLSpecial(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x26 || byte == 0x27 || byte == 0x3C || byte == 0x3E
  }

  /// Whether any of eight bytes is special: `"` and `&` differ in one bit, and so do `<` and `>`.
  @inline(__always)
  private static func hasHTMLSpecial(_ word: UInt64) -> Bool {
    let quoteOrAmpersand = zeroBytes((word | repeated(0x04)) ^ repeated(0x26))
    let apostrophe = zeroBytes(word ^ repeated(0x27))
    let angle = zeroBytes((word | repeated(0x02)) ^ repeated(0x3E))
    return quoteOrAmpersand | apostrophe | angle != 0
  }

  /// Not zero exactly where one of the bytes of a word is zero.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- repeated(0x01)) & ~word & repeated(0x80)
  }

  @inline(__always)
  private static func repeated(_ byte: UInt64) -> UInt64 {
    byte &* 0x0101_0101_0101_0101
  }
}
