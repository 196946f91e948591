/// The SHA-256 of some bytes: what tells whether two contents are the same.
public struct Digest: Sendable, Hashable {
  /// The 32 bytes as four numbers, first byte highest.
  let words: (UInt64, UInt64, UInt64, UInt64)

  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// The digest of bytes.
  public init(of bytes: [UInt8]) {
    self.init(of: bytes.span)
  }

  /// The digest of bytes.
  public init(of bytes: borrowing Span<UInt8>) {
    var hash = SHA256()
    hash.update(bytes)
    self = hash.finish()
  }

  /// The digest of a text in UTF-8.
  public init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// Reads 64 hexadecimal digits of either case; nil for anything else.
  public init?(hex: some StringProtocol) {
    self.init(hexDigits: Array(hex.utf8)[...])
  }

  /// Reads 64 hexadecimal digits of either case; nil for anything else.
  package init?(hexDigits digits: ArraySlice<UInt8>) {
    guard digits.count == 64 else { return nil }
    var words: InlineArray<4, UInt64> = [0, 0, 0, 0]
    for (index, byte) in digits.enumerated() {
      let value: UInt8
      switch byte {
      case 0x30...0x39: value = byte - 0x30
      case 0x61...0x66: value = byte - 0x61 + 10
      case 0x41...0x46: value = byte - 0x41 + 10
      default: return nil
      }
      words[index / 16] = words[index / 16] << 4 | UInt64(value)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [words.0, words.1, words.2, words.3].flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
    }
  }

  /// 64 hexadecimal digits in lower case.
  public var hex: String {
    var digits: [UInt8] = []
    appendHex(to: &digits)
    return String(decoding: digits, as: UTF8.self)
  }

  /// Appends 64 hexadecimal digits in lower case.
  package func appendHex(to text: inout [UInt8]) {
    let all: InlineArray<4, UInt64> = [words.0, words.1, words.2, words.3]
    for index in all.indices {
      let word = all[index]
      for shift in stride(from: UInt64(60), through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> shift) & 15
        text.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
      }
    }
  }

  /// Whether two digests are of the same content.
  public static func == (first: Digest, second: Digest) -> Bool { first.words == second.words }

  /// The first bytes of a digest are as good a hash as any.
  public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension Digest: CustomStringConvertible {
  /// 64 hexadecimal digits in lower case.
  public var description: String { hex }
}
