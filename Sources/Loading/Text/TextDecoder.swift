/// Turns bytes of any encoding into UTF-8, chunk by chunk.
///
/// Chunks may be cut anywhere; what belongs to a character of the next chunk is kept. Feed the
/// bytes after the byte order mark, then call `finish`. Where `EncodingGuess.isIdentity` holds no
/// decoder is needed. What the encoding has no character for becomes U+FFFD.
public struct TextDecoder: Sendable {
  /// The encoding of the bytes.
  public let encoding: TextEncoding
  /// How many times U+FFFD had to stand in.
  public private(set) var replacements = 0
  /// For one-byte encodings: UTF-8 of the bytes from 0x80 on, packed as length and bytes.
  private let table: [UInt32]
  private var pending: [UInt8] = []
  private var highSurrogate: UInt32 = 0

  /// A decoder of an encoding.
  public init(_ encoding: TextEncoding) {
    self.encoding = encoding
    table = CodePages.table(of: encoding)?.map(TextDecoder.packed) ?? []
  }

  /// Appends the characters of the next chunk to `output`, as UTF-8.
  public mutating func decode(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    switch encoding {
    case .utf8: decodeUTF8(bytes, into: &output)
    case .utf16LittleEndian: decodeUTF16(bytes, lowFirst: true, into: &output)
    case .utf16BigEndian: decodeUTF16(bytes, lowFirst: false, into: &output)
    case .windows1252, .cp850, .macRoman: decodeCodePage(bytes, into: &output)
    }
  }

  /// Appends what a character cut off at the end of the file becomes: U+FFFD.
  public mutating func finish(into output: inout [UInt8]) {
    if !pending.isEmpty || highSurrogate != 0 { replace(into: &output) }
    pending = []
    highSurrogate = 0
  }

  private mutating func decodeCodePage(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      let end = UTF8Validation.endOfASCII(in: bytes, from: index)
      if end > index { output.append(bytes.extracting(index..<end)) }
      guard end < bytes.count else { return }
      var packed = table[Int(bytes[end]) - 0x80]
      if packed == TextDecoder.packedReplacement { replacements += 1 }
      while packed != 0 {
        output.append(UInt8(truncatingIfNeeded: packed))
        packed >>= 8
      }
      index = end + 1
    }
  }

  private mutating func decodeUTF8(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    guard pending.isEmpty else {
      var joined = pending
      pending = []
      joined.append(bytes)
      decodeUTF8(joined.span, into: &output)
      return
    }
    var start = 0
    var index = 0
    while index < bytes.count {
      index = UTF8Validation.endOfASCII(in: bytes, from: index)
      guard index < bytes.count else { break }
      let length = UTF8Validation.characterLength(in: bytes, at: index)
      index += length
      guard length == 0 else { continue }
      output.append(bytes.extracting(start..<index))
      if UTF8Validation.isCutOff(bytes, at: index) {
        pending.append(bytes.extracting(index..<bytes.count))
        return
      }
      replace(into: &output)
      index += 1
      start = index
    }
    output.append(bytes.extracting(start..<index))
  }

  private mutating func decodeUTF16(
    _ bytes: Span<UInt8>, lowFirst: Bool, into output: inout [UInt8]
  ) {
    var index = 0
    if let first = pending.first, !bytes.isEmpty {
      pending = []
      index = 1
      take(TextDecoder.unit(first, bytes[0], lowFirst), into: &output)
    }
    while index + 1 < bytes.count {
      take(TextDecoder.unit(bytes[index], bytes[index + 1], lowFirst), into: &output)
      index += 2
    }
    if index < bytes.count { pending = [bytes[index]] }
  }

  private static func unit(_ first: UInt8, _ second: UInt8, _ lowFirst: Bool) -> UInt32 {
    lowFirst ? UInt32(first) | UInt32(second) << 8 : UInt32(second) | UInt32(first) << 8
  }

  private mutating func take(_ unit: UInt32, into output: inout [UInt8]) {
    if highSurrogate != 0 {
      let high = highSurrogate
      highSurrogate = 0
      if (0xDC00...0xDFFF).contains(unit) {
        append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), into: &output)
        return
      }
      replace(into: &output)
    }
    if (0xD800...0xDBFF).contains(unit) {
      highSurrogate = unit
    } else {
      append(unit, into: &output)
    }
  }

  private mutating func append(_ value: UInt32, into output: inout [UInt8]) {
    guard value >= 0x80 else {
      output.append(UInt8(truncatingIfNeeded: value))
      return
    }
    guard let scalar = Unicode.Scalar(value) else {
      replace(into: &output)
      return
    }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func replace(into output: inout [UInt8]) {
    replacements += 1
    output.append(contentsOf: UTF8.encodedReplacementCharacter)
  }

  private static let packedReplacement = packed(0xFFFD)

  /// The UTF-8 bytes of a scalar of at most three bytes, the first lowest.
  private static func packed(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    return String(scalar).utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
