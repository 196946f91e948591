import Files
import Localization
import Portfolio

/// The names of clients in addresses.
///
/// A slug depends on the client's id alone, so a new client never moves an old address: the id itself
/// where it is made of small letters, digits and hyphens only; else its fold with 8 digits of its
/// hash. Ids that are a CPF, a CNPJ or an e-mail address become an alias, which tells nothing about
/// them without the key.
public enum Slug {
  /// The slug of a client's id.
  ///
  /// - Parameters:
  ///   - id: The id as in the data.
  ///   - key: The secret of aliases.
  /// - Returns: 1–60 characters of `[a-z0-9-]`, fit for a folder on any system.
  public static func make(id: String, key: String = "") -> String {
    if isPersonal(id) { return "c-" + alias(id, key: key) }
    if isVerbatim(id) { return id }
    let hash = Digest(of: id).hex.prefix(8)
    let fold = folded(id)
    return fold.isEmpty ? "id-\(Digest(of: id).hex.prefix(16))" : "\(fold)-\(hash)"
  }

  /// Whether an id speaks of a person or a company by law: a CPF, a CNPJ or an e-mail address.
  public static func isPersonal(_ id: String) -> Bool {
    if id.utf8.contains(0x40) { return true }
    return (try? TaxDocument.parse(id)) != nil
  }

  /// The slugs of many ids, each different from all others.
  ///
  /// Two ids whose hashes agree in 8 digits are told apart by 16; among them the first keeps the
  /// shorter one.
  ///
  /// - Parameters:
  ///   - ids: The ids as in the data.
  ///   - key: The secret of aliases.
  ///   - reserved: Slugs that something else has, such as the page of all.
  /// - Returns: A slug for each, in their order.
  package static func make(
    ids: some Sequence<String>, key: String, reserved: Set<String> = []
  ) -> [String] {
    var taken = reserved
    return ids.map { id in
      let slug = make(id: id, key: key)
      if taken.insert(slug).inserted { return slug }
      let longer = "id-\(Digest(of: "\(key)\u{0}\(id)").hex.prefix(32))"
      taken.insert(longer)
      return longer
    }
  }

  private static func alias(_ id: String, key: String) -> String {
    String(Digest(of: "\(Digest(of: key).hex):\(id)").hex.prefix(16))
  }

  /// Whether an id is its own slug: safe as a name, and not of a form that is made here.
  private static func isVerbatim(_ id: String) -> Bool {
    guard (1...60).contains(id.utf8.count), id.utf8.allSatisfy(isSlugByte) else { return false }
    if reserved.contains(id) || id.hasPrefix("c-") || id.hasPrefix("id-") { return false }
    let end = Array(id.utf8.suffix(9))
    let looksMade = end.count == 9 && end[0] == 0x2D && end.dropFirst().allSatisfy(isHexDigit)
    return !looksMade
  }

  /// Names that some system keeps for itself.
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

  private static func isSlugByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  /// Small letters and digits with single hyphens between words, at most 40.
  private static func folded(_ id: String) -> String {
    var output: [UInt8] = []
    for byte in Folding.fold(id).utf8 {
      if isSlugByte(byte), byte != 0x2D {
        output.append(byte)
      } else if let last = output.last, last != 0x2D {
        output.append(0x2D)
      }
      if output.count == 40 { break }
    }
    while output.last == 0x2D { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }
}
