/// A fast, fixed hash of short byte strings: the same on every machine and in every run.
///
/// Up to eight bytes are hashed without loss (different strings, different hashes); longer ones
/// collide with probability 2⁻⁶⁴. The mixing step is the finalizer of SplitMix64
/// (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
enum ByteHash {
  /// The first eight bytes of a range as one word, missing ones zero.
  ///
  /// - Parameters:
  ///   - bytes: At least eight bytes must follow `range.lowerBound`.
  ///   - range: Not empty.
  /// - Returns: The word, the first byte lowest.
  @inline(__always)
  static func prefix(of bytes: Span<UInt8>, in range: Range<Int>) -> UInt64 {
    let word = bytes.eightBytes(at: range.lowerBound)
    return range.count >= 8
      ? word : word & ((1 &<< UInt64(truncatingIfNeeded: range.count &* 8)) &- 1)
  }

  /// The hash of a range of bytes.
  @inline(__always)
  static func hash(of bytes: Span<UInt8>, in range: Range<Int>) -> UInt64 {
    let first = mix(prefix(of: bytes, in: range))
    guard range.count > 8 else { return first }
    guard range.count <= 16 else { return hashLong(bytes, range) }
    // The second word overlaps the first, so that it needs no mask.
    let second = bytes.eightBytes(at: range.upperBound &- 8)
    return mix((first ^ second) &+ UInt64(truncatingIfNeeded: range.count))
  }

  @inline(never)
  private static func hashLong(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var state = UInt64(truncatingIfNeeded: range.count) &* 0x9E37_79B9_7F4A_7C15
    var at = range.lowerBound
    while at < range.upperBound {
      let part = at..<min(at + 8, range.upperBound)
      state = mix(state ^ prefix(of: bytes, in: part)) &+ 0x9E37_79B9_7F4A_7C15
      at += 8
    }
    return mix(state)
  }

  /// A one-to-one scrambling of 64 bits.
  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var word = value
    word = (word ^ (word &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word &>> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word &>> 31)
  }
}
