import Portfolio

/// Clients that no filter of the client list can say, so that their number can lead to them all the same.
///
/// The link carries them in its fragment; the list's script shows those and says what they are. Without
/// the script it leads to all clients.
struct ClientSet {
  /// Positions of the clients in `Portfolio.clients`.
  var clients: [Int]
  /// What they have in common.
  var title: String

  /// A link with more clients than these would outweigh the page that carries it.
  static let limit = 60

  init(_ clients: some Sequence<Int>, _ title: String) {
    self.clients = Array(Set(clients)).sorted()
    self.title = title
  }

  /// Those of some clients that a link can carry: all of them, or none where they are too many.
  static func carried(_ clients: [Int]) -> [Int] {
    Set(clients).count <= limit ? clients : []
  }

  /// The address of the list that shows only them; nil for none and for too many.
  ///
  /// - Parameters:
  ///   - context: The site.
  ///   - root: The way from the page to the site's folder.
  /// - Returns: The address.
  func href(_ context: SiteContext, root: String = "") -> String? {
    guard !clients.isEmpty, clients.count <= ClientSet.limit else { return nil }
    let slugs = clients.map { context.slugs[$0] }.joined(separator: ",")
    return "\(root)clients/index.html#only=\(slugs)&of=\(AddressText.encoded(title))"
  }
}
