/// Gives each different byte string a number, 0 for the first one met.
///
/// One open-addressing table and one arena: a look-up of a known string touches one cache line of
/// the table for strings of up to eight bytes.
struct Interner: Sendable {
  private struct Slot {
    /// The string's hash; up to eight bytes the hash is the string.
    var hash: UInt64 = 0
    /// Number + 1; 0 where the slot is free.
    var number: UInt32 = 0
    var length: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var arena: [UInt8] = []
  private var starts: [UInt32] = [0]

  /// How many different strings there are.
  var count: Int { starts.count - 1 }

  /// The bytes of the string of a number.
  subscript(number: Int) -> ArraySlice<UInt8> {
    arena[Int(starts[number])..<Int(starts[number + 1])]
  }

  /// The number of a string, a new one where it has not been met.
  ///
  /// - Parameters:
  ///   - bytes: At least eight bytes must follow `range.lowerBound`.
  ///   - range: The string; not empty.
  ///   - hash: `ByteHash.hash` of the string.
  /// - Returns: The string's number.
  @inline(__always)
  mutating func intern(_ bytes: Span<UInt8>, in range: Range<Int>, hash: UInt64) -> UInt32 {
    var at = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let slot = slots[at]
      if slot.number == 0 { return add(bytes, in: range, hash: hash, at: at) }
      if slot.hash == hash, slot.length == range.count,
        range.count <= 8 || isEqual(bytes, range, toNumber: Int(slot.number) - 1)
      {
        return slot.number &- 1
      }
      at = (at &+ 1) & (slots.count &- 1)
    }
  }

  /// Loads the place where a string of a hash would stand: many such loads at once cost little more
  /// than one, and the look-ups after them find it near.
  ///
  /// - Returns: Whatever is there, so that the load is not left out.
  @inline(__always)
  func touch(hash: UInt64) -> UInt32 {
    slots[Int(truncatingIfNeeded: hash) & (slots.count &- 1)].number
  }

  /// The number of a string that has been met, else nil.
  @inline(__always)
  func find(_ bytes: Span<UInt8>, in range: Range<Int>, hash: UInt64) -> UInt32? {
    var at = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while true {
      let slot = slots[at]
      if slot.number == 0 { return nil }
      if slot.hash == hash, slot.length == range.count,
        range.count <= 8 || isEqual(bytes, range, toNumber: Int(slot.number) - 1)
      {
        return slot.number &- 1
      }
      at = (at &+ 1) & (slots.count &- 1)
    }
  }

  /// The number of a text that is not empty, a new one where it has not been met.
  mutating func intern(_ text: String) -> UInt32 {
    let (bytes, range) = Interner.padded(text)
    return intern(bytes.span, in: range, hash: ByteHash.hash(of: bytes.span, in: range))
  }

  /// The number of a text that has been met, else nil.
  func find(_ text: String) -> UInt32? {
    let (bytes, range) = Interner.padded(text)
    guard !range.isEmpty else { return nil }
    return find(bytes.span, in: range, hash: ByteHash.hash(of: bytes.span, in: range))
  }

  private static func padded(_ text: String) -> (bytes: [UInt8], range: Range<Int>) {
    let bytes = Array(text.utf8)
    return (bytes + [UInt8](repeating: 0, count: 8), 0..<bytes.count)
  }

  @inline(never)
  private mutating func add(
    _ bytes: Span<UInt8>, in range: Range<Int>, hash: UInt64, at slot: Int
  ) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: count)
    for index in range { arena.append(bytes[index]) }
    starts.append(UInt32(arena.count))
    slots[slot] = Slot(hash: hash, number: number &+ 1, length: UInt32(range.count))
    if count * 10 > slots.count * 7 { grow() }
    return number
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    for slot in slots where slot.number != 0 {
      var at = Int(truncatingIfNeeded: slot.hash) & (larger.count - 1)
      while larger[at].number != 0 { at = (at + 1) & (larger.count - 1) }
      larger[at] = slot
    }
    slots = larger
  }

  private func isEqual(_ bytes: Span<UInt8>, _ range: Range<Int>, toNumber number: Int) -> Bool {
    let start = Int(starts[number])
    for offset in 0..<range.count
    where arena[start + offset] != bytes[range.lowerBound + offset] {
      return false
    }
    return true
  }
}
