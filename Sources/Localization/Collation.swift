/// The order in which speakers of Portuguese and English expect names.
///
/// Base letters decide first, then accents, then case (small before capital), and at last the bytes,
/// so that the order is total. Spaces come before punctuation, punctuation before digits, digits
/// before letters; characters beyond the Latin letters follow by code point.
public enum Collation {
  /// A key whose byte order is the order of the texts.
  ///
  /// - Complexity: O(length). The key is about two and a half times as long as the text.
  public static func key(_ text: String) -> [UInt8] {
    var primary: [UInt8] = []
    primary.reserveCapacity(text.utf8.count * 5 / 2 + 4)
    var accents: [UInt8] = []
    var cases: [UInt8] = []
    var letters = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        letters += 1
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        if (0x41...0x5A).contains(byte) {
          mark(&cases, at: letters, capital)
          primary.append(byte | 0x20)
        } else {
          primary.append(weight(byte))
        }
      } else if let entry = LatinLetters.entry(scalar) {
        letters += 1
        if entry.accent > 0 { mark(&accents, at: letters, plain + entry.accent) }
        // A letter of two parts comes after the two letters written apart.
        mark(&cases, at: letters, entry.isUpper ? capital : entry.second > 0 ? joined : small)
        primary.append(entry.first)
        if entry.second > 0 {
          letters += 1
          primary.append(entry.second)
        }
      } else if let accent = LatinLetters.accent(combining: scalar) {
        if letters > 0 { mark(&accents, at: letters, plain + accent) }
      } else {
        letters += 1
        appendOther(scalar, to: &primary)
      }
    }
    primary.append(endOfLevel)
    primary.append(contentsOf: accents)
    primary.append(endOfLevel)
    primary.append(contentsOf: cases)
    primary.append(endOfLevel)
    primary.append(contentsOf: text.utf8)
    return primary
  }

  /// Whether a text comes before another; for a few texts, where keys are not worth keeping.
  public static func precedes(_ first: String, _ second: String) -> Bool {
    key(first).lexicographicallyPrecedes(key(second))
  }

  /// Values in the order of their texts; equal texts keep the order they had.
  ///
  /// - Complexity: O(n log n) comparisons, each of eight bytes at a time.
  public static func sorted<Value>(
    _ values: some Sequence<Value>, by text: (Value) -> String
  ) -> [Value] {
    let values = Array(values)
    var words: [UInt64] = []
    var starts: [Int] = []
    for value in values {
      starts.append(words.count)
      append(key(text(value)), to: &words)
    }
    starts.append(words.count)
    let order = values.indices.sorted { first, second in
      var (left, right) = (starts[first], starts[second])
      while left < starts[first + 1], right < starts[second + 1] {
        if words[left] != words[right] { return words[left] < words[right] }
        left += 1
        right += 1
      }
      let lengths = (starts[first + 1] - left, starts[second + 1] - right)
      return lengths == (0, 0) ? first < second : lengths.0 == 0
    }
    return order.map { values[$0] }
  }

  /// Appends a key as words whose order is that of its bytes.
  private static func append(_ key: [UInt8], to words: inout [UInt64]) {
    var word: UInt64 = 0
    for (index, byte) in key.enumerated() {
      word = word << 8 | UInt64(byte)
      if index % 8 == 7 {
        words.append(word)
        word = 0
      }
    }
    // Texts hold no NUL, so what fills the last word up is smaller than every byte.
    words.append(word << UInt64(8 * (8 - key.count % 8) % 64))
  }

  private static let endOfLevel: UInt8 = 0x01
  private static let plain: UInt8 = 0x02
  private static let small: UInt8 = 0x02
  private static let joined: UInt8 = 0x03
  private static let capital: UInt8 = 0x04

  /// Notes a difference of the letter at a place (from 1), with `plain` for all before it.
  ///
  /// Levels end at their last difference, since nothing is smaller than `plain`.
  private static func mark(_ level: inout [UInt8], at place: Int, _ value: UInt8) {
    guard value > plain else { return }
    while level.count < place - 1 { level.append(plain) }
    level.append(value)
  }

  /// Places of ASCII that is no capital letter: spaces, punctuation, digits, letters.
  private static func weight(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x20, 0x09...0x0D: 0x03
    case 0x21...0x2F: byte - 0x1D  // 0x04…0x12
    case 0x3A...0x40: byte - 0x27  // 0x13…0x19
    case 0x5B...0x60: byte - 0x41  // 0x1A…0x1F
    case 0x7B...0x7E: byte - 0x5B  // 0x20…0x23
    default: 0x02
    }
  }

  private static let noBreakSpace: UInt32 = 0xA0

  private static func appendOther(_ scalar: Unicode.Scalar, to primary: inout [UInt8]) {
    if scalar.value == noBreakSpace {
      primary.append(weight(0x20))
      return
    }
    primary.append(0xC0)
    for shift in [14, 7, 0] as [UInt32] {
      primary.append(UInt8(truncatingIfNeeded: (scalar.value >> shift) & 0x7F) + 0x02)
    }
  }
}
