import Diagnostics
import Portfolio

/// Tells which record each row of a table is, and finds those that come twice.
struct RecordIdentities: Sendable {
  private struct Key: Hashable {
    let id: String
    /// The client, or the day of a version; 0 where neither counts.
    let part: Int64
  }

  let rule: RecordIdentity
  let needsID: Bool
  private var first: [Key: RecordPlace] = [:]
  /// How many rows without an id have had the same values.
  private var equals: [UInt64: Int] = [:]

  init(_ rule: RecordIdentity, needsID: Bool) {
    self.rule = rule
    self.needsID = needsID
  }

  /// The place of the row that had an id before; nil where this is the first.
  ///
  /// - Parameters:
  ///   - id: The id.
  ///   - client: Position of the client; 0 where rows belong to none.
  ///   - version: The day of the version; nil where it has none.
  ///   - place: Where this row stands.
  /// - Returns: The place of the first row of that id.
  mutating func take(_ id: String, client: Int, version: Day?, at place: RecordPlace)
    -> RecordPlace?
  {
    let part: Int64 =
      switch rule {
      case .person: Int64(client)
      case .version: version.map { Int64($0.number) } ?? .max
      case .table, .fields: 0
      }
    let key = Key(id: id, part: part)
    if let other = first[key] { return other }
    first[key] = place
    return nil
  }

  /// The id of a row of such values: a digest of them, and which one of equals the row is.
  mutating func madeID(of values: [String]) -> String {
    let digest = RecordIdentities.digest(values)
    let ordinal = equals[digest, default: 0] + 1
    equals[digest] = ordinal
    return RecordIdentities.text(digest) + (ordinal > 1 ? "-\(ordinal)" : "")
  }

  /// The id of a person of such values: two rows of equal ones are one person.
  static func personID(of values: [String]) -> String { text(digest(values)) }

  private static func text(_ digest: UInt64) -> String { "~" + String(digest, radix: 36) }

  private static func digest(_ values: [String]) -> UInt64 {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(0x1F) }
      bytes += value.utf8
    }
    let count = bytes.count
    bytes += [UInt8](repeating: 0, count: 8)
    return ByteHash.hash(of: bytes.span, in: 0..<count)
  }
}
