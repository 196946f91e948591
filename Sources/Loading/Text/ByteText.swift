/// Reading bytes as text without copying them: the one place of `Loading/Text` and
/// `Loading/Values` that touches memory directly.
extension Span where Element == UInt8 {
  /// The bytes as a string; what is not UTF-8 becomes U+FFFD.
  var text: String {
    unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Eight bytes from `offset` as one number, the first byte lowest.
  ///
  /// The caller has checked that `offset + 8 <= count`.
  @inline(__always)
  func eightBytes(at offset: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self))
  }

  /// The length in bytes of the white space that starts at `index`; 0 when there is none.
  ///
  /// Counts the space, the tab and the spaces that spreadsheets write between a currency sign or
  /// a group of digits and the next: no-break (U+00A0), thin (U+2009), figure (U+2007) and narrow
  /// no-break (U+202F).
  @inline(__always)
  func spaceLength(at index: Int) -> Int {
    switch self[index] {
    case 0x20, 0x09: 1
    case 0xC2: index + 1 < count && self[index + 1] == 0xA0 ? 2 : 0
    case 0xE2: isWideSpace(at: index) ? 3 : 0
    default: 0
    }
  }

  private func isWideSpace(at index: Int) -> Bool {
    guard index + 2 < count, self[index] == 0xE2, self[index + 1] == 0x80 else { return false }
    return self[index + 2] == 0x89 || self[index + 2] == 0x87 || self[index + 2] == 0xAF
  }

  /// The part without white space at either end.
  func trimmedRange(in range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, case let length = spaceLength(at: start), length > 0 { start += length }
    while end > start {
      let last = self[end - 1]
      if last == 0x20 || last == 0x09 {
        end -= 1
      } else if end - start >= 2, last == 0xA0, self[end - 2] == 0xC2 {
        end -= 2
      } else if end - start >= 3, isWideSpace(at: end - 3) {
        end -= 3
      } else {
        break
      }
    }
    return start..<Swift.max(start, end)
  }

  /// Whether the bytes of `pattern` stand at `index`.
  func matches(_ pattern: StaticString, at index: Int) -> Bool {
    let length = pattern.utf8CodeUnitCount
    guard index >= 0, index + length <= count else { return false }
    return pattern.withUTF8Buffer { expected in
      for offset in 0..<length where unsafe expected[offset] != self[index + offset] {
        return false
      }
      return true
    }
  }
}

extension [UInt8] {
  /// Appends a run of bytes in one step.
  mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
