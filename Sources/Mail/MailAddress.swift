/// An address to which mail goes, with the name of whose it is.
///
/// Only what every server on the way understands: letters, digits and a few marks before the `@`, and a
/// host name with a dot behind it. Quoted local parts, address literals and addresses beyond ASCII are
/// refused.
public struct MailAddress: Sendable, Hashable {
  /// The name to show; nil for none.
  public let name: String?
  /// The address alone: `ana@exemplo.com.br`.
  public let address: String

  /// The most bytes before the `@`, as RFC 5321 has it.
  private static let longestLocalPart = 64
  /// The most bytes of an address.
  private static let longestAddress = 254

  /// An address.
  ///
  /// - Parameters:
  ///   - address: The address alone.
  ///   - name: The name to show.
  /// - Throws: When no mail can be sent to it, or the name could begin another header.
  public init(_ address: String, name: String? = nil) throws(MailError) {
    guard MailAddress.isAddress(address) else { throw .badAddress(address) }
    if let name { try HeaderText.check(name, field: "name") }
    self.address = address
    self.name = name.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  /// The host, in small letters.
  public var domain: String {
    address.lastIndex(of: "@").map { address[address.index(after: $0)...].lowercased() } ?? ""
  }

  /// Whether a text is an address that mail can be sent to.
  public static func isAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count <= longestAddress, let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
      return false
    }
    let local = bytes[..<at]
    let words = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return local.count <= longestLocalPart
      && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(HeaderText.isAtomByte) }
      && isDomain(bytes[bytes.index(after: at)...])
  }

  /// Whether a text is the name of a host with at least one dot.
  public static func isDomain(_ text: String) -> Bool { isDomain(Array(text.utf8)[...]) }

  private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let hyphen = UInt8(ascii: "-")
    return labels.count > 1 && bytes.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
          && label.allSatisfy { HeaderText.isAlphanumeric($0) || $0 == hyphen }
      } && !(labels.last?.allSatisfy { (0x30...0x39).contains($0) } ?? true)
  }
}
