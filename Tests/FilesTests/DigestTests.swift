import Files
import Testing

@Suite struct DigestTests {
  /// Examples of FIPS 180-4 and of NIST's byte-oriented test vectors.
  static let vectors: [(bytes: [UInt8], hex: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      Array(
        ("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu").utf8),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
    ([0xbd], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    (
      [UInt8](repeating: 0x61, count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
    (
      [UInt8](repeating: 0, count: 55),
      "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"
    ),
    (
      [UInt8](repeating: 0, count: 64),
      "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"
    ),
  ]

  @Test(arguments: vectors.indices, [false, true])
  func equalsTheVectorsOfTheStandard(index: Int, inPieces: Bool) {
    let (bytes, hex) = Self.vectors[index]
    for usesProcessor in SHA256.ways {
      var hash = SHA256(usesProcessor: usesProcessor)
      if inPieces {
        for start in stride(from: 0, to: bytes.count, by: 977) {
          hash.update(Array(bytes[start..<min(bytes.count, start + 977)]))
        }
      } else {
        hash.update(bytes)
      }
      #expect(hash.finish().hex == hex)
    }
  }

  @Test func bothWaysAgreeAtEveryLengthAroundTheBlocks() {
    for length in 0...300 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let digests = SHA256.ways.map { way in
        var hash = SHA256(usesProcessor: way)
        hash.update(Array(bytes.prefix(length / 3)))
        hash.update(Array(bytes.dropFirst(length / 3)))
        return hash.finish()
      }
      #expect(Set(digests).count == 1, "length \(length)")
    }
  }

  @Test func readsItsOwnHexAndNothingElse() {
    let digest = Digest(of: "carteira")
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(hex: digest.hex.dropLast()) == nil)
    #expect(Digest(hex: "g" + digest.hex.dropFirst()) == nil)
    #expect(digest.bytes.count == 32)
  }
}

extension SHA256 {
  /// The portable way, and that of the processor where there is one.
  static var ways: [Bool] { isFast ? [false, true] : [false] }
}
