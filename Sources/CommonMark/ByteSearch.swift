import Glibc

/// Finds single bytes as fast as the machine can: the only place that calls `memchr`.
enum ByteSearch {
  /// The first place at or after `start` where a byte stands; nil where there is none.
  static func first(_ byte: UInt8, in text: Span<UInt8>, from start: Int = 0) -> Int? {
    guard start < text.count else { return nil }
    return unsafe text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Whether any of some bytes stands in a text.
  static func contains(_ bytes: [UInt8], in text: Span<UInt8>) -> Bool {
    for byte in bytes where first(byte, in: text) != nil { return true }
    return false
  }
}
