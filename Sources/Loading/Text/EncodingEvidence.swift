/// What the bytes of a file say about its encoding, collected piece by piece.
///
/// Pieces added one after the other may be cut anywhere. Pieces may also be looked at in parallel
/// and merged in the order of the file, provided that each begins at the start of a character:
/// cut after a line feed, which is no part of a character in any encoding but UTF-16, and that one
/// is told by its byte order mark or its zero bytes.
/// One pass collects all; pure ASCII costs eight bytes a step.
public struct EncodingEvidence: Sendable {
  /// Bytes seen.
  public private(set) var length = 0
  /// Zero bytes, of which no text but UTF-16 has any.
  public private(set) var zeroBytes = 0
  /// Where the first zero byte is.
  public private(set) var firstZeroByte: Int?
  /// Characters of UTF-8 of more than one byte.
  private(set) var wideCharacters = 0
  /// Bytes that begin no character of UTF-8.
  private(set) var invalidBytes = 0
  private(set) var firstInvalidByte: Int?
  /// Where the last character begins, if the end cuts it off.
  private(set) var cutOffAt: Int?
  /// The bytes of that character so far.
  private var cutOff: [UInt8] = []
  /// Pairs such as `Ã£`, which is `ã` encoded twice.
  private(set) var doubleEncoded = 0
  private(set) var firstDoubleEncoded: Int?
  /// How often each byte from 0x80 on occurs beside an ASCII letter, `sampleSize` in all at most.
  private(set) var bytesInWords = [Int](repeating: 0, count: 128)
  /// How often each byte from 0x80 on occurs elsewhere.
  private(set) var bytesElsewhere = [Int](repeating: 0, count: 128)
  private(set) var sampled = 0
  private(set) var start: [UInt8] = []

  private static let sampleSize = 200_000
  private static let startSize = 512

  /// Nothing seen yet.
  public init() {}

  /// Looks at the next piece of the file.
  public mutating func add(_ bytes: Span<UInt8>) {
    if start.count < EncodingEvidence.startSize, length == start.count {
      start.append(bytes.extracting(first: EncodingEvidence.startSize - start.count))
    }
    let base = length
    length += bytes.count
    addZeroBytes(bytes, base: base)
    var index = UTF8Validation.endOfASCII(in: bytes, from: completeCutOff(bytes, base: base))
    while index < bytes.count {
      sample(bytes, at: index)
      let size = UTF8Validation.characterLength(in: bytes, at: index)
      if size > 1 {
        wideCharacters += 1
        noteDoubleEncoding(bytes, at: index, base: base)
      } else if size == 0 {
        if UTF8Validation.isCutOff(bytes, at: index) {
          cutOffAt = base + index
          cutOff.append(bytes.extracting(index..<bytes.count))
          return
        } else {
          invalidBytes += 1
          if firstInvalidByte == nil { firstInvalidByte = base + index }
        }
      }
      for offset in index + 1..<max(index + 1, index + size) { sample(bytes, at: offset) }
      index += max(1, size)
      if index < bytes.count, bytes[index] < 0x80 {
        index = UTF8Validation.endOfASCII(in: bytes, from: index)
      }
    }
  }

  /// Joins the character that the last piece cut off; returns how many bytes of this one it takes.
  private mutating func completeCutOff(_ bytes: Span<UInt8>, base: Int) -> Int {
    guard let start = cutOffAt, !bytes.isEmpty else { return 0 }
    let known = cutOff.count
    cutOff.append(bytes.extracting(first: 4 - known))
    let size = UTF8Validation.characterLength(in: cutOff.span, at: 0)
    if size == 0, UTF8Validation.isCutOff(cutOff.span, at: 0) { return bytes.count }
    cutOffAt = nil
    cutOff = []
    if size > 0 {
      wideCharacters += 1
      return size - known
    }
    invalidBytes += known
    firstInvalidByte = firstInvalidByte ?? start
    return 0
  }

  /// Adds what was seen in the piece that follows.
  public mutating func merge(_ later: EncodingEvidence) {
    if later.length > 0, cutOffAt != nil {
      // Cut off in the middle of the file: not a character after all.
      invalidBytes += cutOff.count
      firstInvalidByte = firstInvalidByte ?? cutOffAt
      cutOffAt = nil
      cutOff = []
    }
    if start.count == length, start.count < EncodingEvidence.startSize {
      start.append(contentsOf: later.start.prefix(EncodingEvidence.startSize - start.count))
    }
    zeroBytes += later.zeroBytes
    firstZeroByte = firstZeroByte ?? later.firstZeroByte.map { $0 + length }
    wideCharacters += later.wideCharacters
    invalidBytes += later.invalidBytes
    firstInvalidByte = firstInvalidByte ?? later.firstInvalidByte.map { $0 + length }
    doubleEncoded += later.doubleEncoded
    firstDoubleEncoded = firstDoubleEncoded ?? later.firstDoubleEncoded.map { $0 + length }
    if later.length > 0 {
      cutOffAt = later.cutOffAt.map { $0 + length }
      cutOff = later.cutOff
    }
    for index in 0..<128 {
      bytesInWords[index] += later.bytesInWords[index]
      bytesElsewhere[index] += later.bytesElsewhere[index]
    }
    sampled += later.sampled
    length += later.length
  }

  private mutating func addZeroBytes(_ bytes: Span<UInt8>, base: Int) {
    var index = 0
    let low: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    while index + 8 <= bytes.count {
      let word = bytes.eightBytes(at: index)
      if (word &- low) & ~word & high != 0 { countZeros(bytes, index..<index + 8, base) }
      index += 8
    }
    countZeros(bytes, index..<bytes.count, base)
  }

  private mutating func countZeros(_ bytes: Span<UInt8>, _ range: Range<Int>, _ base: Int) {
    for index in range where bytes[index] == 0 {
      zeroBytes += 1
      if firstZeroByte == nil { firstZeroByte = base + index }
    }
  }

  private mutating func sample(_ bytes: Span<UInt8>, at index: Int) {
    guard sampled < EncodingEvidence.sampleSize, bytes[index] >= 0x80 else { return }
    sampled += 1
    let before = index > 0 && EncodingEvidence.isLetter(bytes[index - 1])
    let after = index + 1 < bytes.count && EncodingEvidence.isLetter(bytes[index + 1])
    if before || after {
      bytesInWords[Int(bytes[index]) - 0x80] += 1
    } else {
      bytesElsewhere[Int(bytes[index]) - 0x80] += 1
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Counts U+00C2 or U+00C3 before U+0080–U+00BF.
  ///
  /// That is what the two bytes of an accented letter become when they are taken for letters of
  /// their own; no Portuguese text has such a pair.
  private mutating func noteDoubleEncoding(_ bytes: Span<UInt8>, at index: Int, base: Int) {
    guard bytes[index] == 0xC3, bytes[index + 1] == 0x83 || bytes[index + 1] == 0x82,
      index + 3 < bytes.count, bytes[index + 2] == 0xC2
    else { return }
    doubleEncoded += 1
    if firstDoubleEncoded == nil { firstDoubleEncoded = base + index }
  }
}
