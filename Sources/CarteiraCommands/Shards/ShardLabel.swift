import Files

/// What the tree of a shard says of itself, in a file that the joined site does not have.
///
/// ```
/// carteira-shard 1
/// shard 3/16
/// assessment <SHA-256 of the file it was made with>
/// clients 6250
/// pages 25000
/// ```
struct ShardLabel: Sendable, Hashable {
  static let path = "shard.txt"
  private static let heading = "carteira-shard 1"
  /// The most clients or pages that a shard can be said to have: what no sum of them overflows.
  private static let most = 1 << 40

  let shard: ShardNumber
  /// The digest of the file of the assessment.
  let assessment: Digest
  let clients: Int
  let pages: Int

  init(shard: ShardNumber, assessment: Digest, clients: Int, pages: Int) {
    self.shard = shard
    self.assessment = assessment
    self.clients = clients
    self.pages = pages
  }

  var bytes: [UInt8] {
    Array(
      """
      \(ShardLabel.heading)
      shard \(shard.text)
      assessment \(assessment)
      clients \(clients)
      pages \(pages)

      """.utf8)
  }

  /// Reads what `bytes` wrote; nil for anything else.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let lines = text.split(separator: "\n")
    func value(_ place: Int, _ name: String) -> Substring? {
      guard lines.count == 5, lines[place].hasPrefix(name + " ") else { return nil }
      return lines[place].dropFirst(name.count + 1)
    }
    guard lines.first?.elementsEqual(ShardLabel.heading) == true,
      let shard = value(1, "shard").flatMap({ ShardNumber(argument: String($0)) }),
      let digest = value(2, "assessment").flatMap({ Digest(hex: $0) }),
      let clients = value(3, "clients").flatMap({ Int($0) }),
      (0...ShardLabel.most).contains(clients),
      let pages = value(4, "pages").flatMap({ Int($0) }), (0...ShardLabel.most).contains(pages)
    else { return nil }
    self.init(shard: shard, assessment: digest, clients: clients, pages: pages)
  }
}
