public import Files

/// Hashes of texts under a secret key (HMAC-SHA256, RFC 2104): without the key nobody can try names until
/// one fits.
public struct KeyedHash: Sendable {
  /// The shortest key that is worth the name, in bytes.
  public static let shortestKey = 16

  private let inner: SHA256
  private let outer: SHA256

  /// Hashes under a key.
  public init(key: [UInt8]) {
    var block = key.count > 64 ? Digest(of: key).bytes : key
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    self.inner = inner
    self.outer = outer
  }

  /// Hashes under a key that is a text; nil where it is too short to keep a secret.
  public init?(key: String) {
    guard key.utf8.count >= KeyedHash.shortestKey else { return nil }
    self.init(key: Array(key.utf8))
  }

  /// The hash of bytes.
  public func digest(of bytes: [UInt8]) -> Digest {
    var first = inner
    first.update(bytes)
    var second = outer
    second.update(first.finish().bytes)
    return second.finish()
  }

  /// The hash of a text in UTF-8.
  public func digest(of text: String) -> Digest { digest(of: Array(text.utf8)) }

  /// The first digits of the hash of a text that belongs to something of a kind, such as a client.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - kind: What it is: the same text of another kind has another hash.
  ///   - digits: How many hexadecimal digits.
  /// - Returns: The digits, in lower case.
  public func alias(of text: String, kind: String, digits: Int = 16) -> String {
    String(digest(of: "\(kind)\u{0}\(text)").hex.prefix(digits))
  }
}
