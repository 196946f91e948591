internal import CSystem

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
///
/// Uses the instructions of the processor where there are any, portable code elsewhere.
public struct SHA256: Sendable {
  private var state: [UInt32]
  private var rest: [UInt8] = []
  private var length: UInt64 = 0
  private let usesProcessor: Bool

  /// A hash of no bytes yet.
  public init() {
    self.init(usesProcessor: Self.isFast)
  }

  /// Whether this processor has instructions for it.
  package static let isFast = carteira_sha256_is_fast() == 1

  /// A hash by one of the two ways, so that tests can compare them.
  package init(usesProcessor: Bool) {
    self.usesProcessor = usesProcessor
    self.state = [
      0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
      0x5be0_cd19,
    ]
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) {
    update(bytes.span)
  }

  /// Adds bytes.
  public mutating func update(_ bytes: borrowing Span<UInt8>) {
    length += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      for index in 0..<start { rest.append(bytes[index]) }
      guard rest.count == 64 else { return }
      let block = rest
      rest.removeAll(keepingCapacity: true)
      mix(block.span)
    }
    let whole = (bytes.count - start) / 64 * 64
    if whole > 0 { mix(bytes.extracting(start..<start + whole)) }
    for index in start + whole..<bytes.count { rest.append(bytes[index]) }
  }

  /// The digest of all bytes added; the hash is used up.
  public consuming func finish() -> Digest {
    let bits = length * 8
    var tail = rest
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    mix(tail.span)
    func word(_ index: Int) -> UInt64 { UInt64(state[index]) << 32 | UInt64(state[index + 1]) }
    return Digest(words: (word(0), word(2), word(4), word(6)))
  }

  /// Mixes whole blocks of 64 bytes.
  private mutating func mix(_ blocks: borrowing Span<UInt8>) {
    if usesProcessor {
      unsafe blocks.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        unsafe carteira_sha256_blocks(&state, start, bytes.count / 64)
      }
    } else {
      let constants = Self.roundConstants
      for start in stride(from: 0, to: blocks.count, by: 64) {
        mixBlock(blocks.extracting(start..<start + 64), constants.span)
      }
    }
  }

  private mutating func mixBlock(
    _ block: borrowing Span<UInt8>, _ constants: borrowing Span<UInt32>
  ) {
    var words: InlineArray<64, UInt32> = .init(repeating: 0)
    for index in 0..<16 {
      let byte = index * 4
      words[index] =
        UInt32(block[byte]) << 24 | UInt32(block[byte + 1]) << 16 | UInt32(block[byte + 2]) << 8
        | UInt32(block[byte + 3])
    }
    for index in 16..<64 {
      let before15 = words[index - 15]
      let before2 = words[index - 2]
      let low = before15.rotated(7) ^ before15.rotated(18) ^ before15 >> 3
      let high = before2.rotated(17) ^ before2.rotated(19) ^ before2 >> 10
      words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first =
        h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice
        &+ constants[index] &+ words[index]
      let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}
