import Files
import Privacy
import Testing

@Suite("Keyed hashes") struct KeyedHashTests {
  @Test("are HMAC-SHA256, by the cases of RFC 4231")
  func vectors() {
    let first = KeyedHash(key: [UInt8](repeating: 0x0B, count: 20))
    #expect(
      first.digest(of: "Hi There").hex
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let second = KeyedHash(key: Array("Jefe".utf8))
    #expect(
      second.digest(of: "what do ya want for nothing?").hex
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = KeyedHash(key: [UInt8](repeating: 0xAA, count: 131))
    #expect(
      long.digest(of: "Test Using Larger Than Block-Size Key - Hash Key First").hex
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test("want a key that is a secret")
  func keys() {
    #expect(KeyedHash(key: "short") == nil)
    #expect(KeyedHash(key: "sixteen bytes ok") != nil)
  }

  @Test("differ by kind and by key")
  func aliases() throws {
    let one = try #require(KeyedHash(key: "the key of one company"))
    let other = try #require(KeyedHash(key: "the key of another one"))
    #expect(one.alias(of: "1017", kind: "clients") == one.alias(of: "1017", kind: "clients"))
    #expect(one.alias(of: "1017", kind: "clients") != one.alias(of: "1017", kind: "contacts"))
    #expect(one.alias(of: "1017", kind: "clients") != other.alias(of: "1017", kind: "clients"))
  }
}
