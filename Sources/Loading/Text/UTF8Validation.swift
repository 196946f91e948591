/// Whether bytes are UTF-8, and where they stop being so.
public enum UTF8Validation: Sendable, Hashable {
  /// All of it is UTF-8.
  case valid
  /// The last character begins at this offset and is cut off by the end.
  case truncated(at: Int)
  /// No character of UTF-8 begins at this offset.
  case invalid(at: Int)

  /// Checks a whole run of bytes against the Unicode standard, table 3-7: no overlong forms, no
  /// surrogates, nothing above U+10FFFF.
  ///
  /// - Complexity: O(n), eight bytes a step while they are ASCII.
  public init(_ bytes: Span<UInt8>) {
    var index = UTF8Validation.endOfASCII(in: bytes, from: 0)
    while index < bytes.count {
      let length = UTF8Validation.characterLength(in: bytes, at: index)
      guard length > 0 else {
        self =
          UTF8Validation.isCutOff(bytes, at: index) ? .truncated(at: index) : .invalid(at: index)
        return
      }
      index += length
      if index < bytes.count, bytes[index] < 0x80 {
        index = UTF8Validation.endOfASCII(in: bytes, from: index)
      }
    }
    self = .valid
  }

  /// The first offset at or after `start` that is not ASCII, or the end.
  public static func endOfASCII(in bytes: Span<UInt8>, from start: Int) -> Int {
    let mask: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index + 32 <= bytes.count {
      let any =
        bytes.eightBytes(at: index) | bytes.eightBytes(at: index + 8)
        | bytes.eightBytes(at: index + 16) | bytes.eightBytes(at: index + 24)
      guard any & mask == 0 else { break }
      index += 32
    }
    while index + 8 <= bytes.count {
      let high = bytes.eightBytes(at: index) & mask
      guard high == 0 else { return index + high.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }

  /// The length of the character at an offset; 0 where there is none or it is cut off.
  @inline(__always)
  static func characterLength(in bytes: Span<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    let left = bytes.count - index
    guard left >= 2 else { return 0 }
    let second = bytes[index + 1]
    switch lead {
    case 0xC2...0xDF: return second & 0xC0 == 0x80 ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80 else { return 0 }
      if lead == 0xE0, second < 0xA0 { return 0 }
      if lead == 0xED, second > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, second & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80,
        bytes[index + 3] & 0xC0 == 0x80
      else { return 0 }
      if lead == 0xF0, second < 0x90 { return 0 }
      if lead == 0xF4, second > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }

  /// Whether the bytes from an offset to the end are the beginning of a character.
  static func isCutOff(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    let lead = bytes[index]
    let left = bytes.count - index
    let length =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard left < length else { return false }
    for offset in 1..<max(1, left) where bytes[index + offset] & 0xC0 != 0x80 { return false }
    guard left > 1 else { return true }
    let second = bytes[index + 1]
    switch lead {
    case 0xE0: return second >= 0xA0
    case 0xED: return second <= 0x9F
    case 0xF0: return second >= 0x90
    case 0xF4: return second <= 0x8F
    default: return true
    }
  }
}
