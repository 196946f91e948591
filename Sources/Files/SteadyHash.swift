/// A hash of values that is the same in every run of the same program, for what one run leaves to the next.
///
/// The standard library's `Hasher` is the only thing that synthesised `hash(into:)` writes to, and it starts
/// from a random key in every process. This one starts from the key zero: SipHash-1-3 of Aumasson and
/// Bernstein. Values that hold a `Set` must not be given: sets hash their members by a key of the process.
public struct SteadyHash: Sendable {
  private var hasher: Hasher

  /// A hash of nothing yet; nil where this standard library keeps a hasher otherwise than is known here.
  public init?() {
    guard SteadyHash.isKnown else { return nil }
    hasher = SteadyHash.zeroKeyed()
  }

  /// Adds a value.
  public mutating func add(_ value: some Hashable) { hasher.combine(value) }

  /// Adds values and how many they are.
  public mutating func add(each values: some Collection<some Hashable>) {
    hasher.combine(values.count)
    for value in values { hasher.combine(value) }
  }

  /// Adds bytes and how many they are.
  public mutating func add(bytes: [UInt8]) {
    hasher.combine(bytes.count)
    unsafe bytes.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
  }

  /// Adds what is written to a hasher.
  public mutating func add(with body: (inout Hasher) -> Void) { body(&hasher) }

  /// The hash of what was added.
  public func finish() -> UInt64 { UInt64(bitPattern: Int64(hasher.finalize())) }

  /// The state of SipHash with the key zero: what is not yet a whole word, four words, four in reserve.
  private static let state: InlineArray<9, UInt64> = [
    0, 0x736f_6d65_7073_6575, 0x646f_7261_6e64_6f6d, 0x6c79_6765_6e65_7261, 0x7465_6462_7974_6573,
    0, 0, 0, 0,
  ]

  /// Whether a hasher is what it is taken for: the hash of nothing under the key zero is a published number.
  private static let isKnown: Bool =
    MemoryLayout<Hasher>.size == MemoryLayout<InlineArray<9, UInt64>>.size
    && UInt64(bitPattern: Int64(zeroKeyed().finalize())) == 0xd1fb_a762_150c_532c

  private static func zeroKeyed() -> Hasher {
    var hasher = Hasher()
    unsafe withUnsafeMutableBytes(of: &hasher) { bytes in
      for index in state.indices where bytes.count >= (index + 1) * 8 {
        unsafe bytes.storeBytes(of: state[index], toByteOffset: index * 8, as: UInt64.self)
      }
    }
    return hasher
  }
}
