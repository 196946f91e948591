public import Portfolio

/// Who answers for clients: the people that the data names as owners.
///
/// Clients name an owner by the id or by the name of a team member; who is in no team table is an
/// owner by the text as written.
public struct OwnerRoster: Sendable {
  private let members: [TeamMember]
  private let positions: [String: Int]

  /// The owners that a portfolio can have.
  public init(_ portfolio: Portfolio) {
    members = portfolio.team
    var positions: [String: Int] = [:]
    for (index, member) in portfolio.team.enumerated().reversed() {
      guard let name = member.name else { continue }
      positions[PlainText.fold(name)] = index
      positions[name] = index
    }
    // An id means its own member, whatever others are called.
    for (index, member) in portfolio.team.enumerated().reversed() {
      positions[PlainText.fold(member.id)] = index
      positions[member.id] = index
    }
    self.positions = positions
  }

  /// The team member that a text of the data names; nil where nobody has such an id or name.
  public func member(_ reference: String) -> TeamMember? {
    position(reference).map { members[$0] }
  }

  private func position(_ reference: String) -> Int? {
    positions[reference] ?? positions[PlainText.fold(reference)]
  }

  /// The owner's id: the team member's, else the text as written.
  public func id(_ reference: String) -> String {
    position(reference).map { members[$0].id } ?? reference
  }

  /// The id of the owner that a policy names: as ``id(_:)``, and of who is in no team table however the
  /// name is spelt.
  ///
  /// - Complexity: O(clients) for who is in no team table.
  public func id(named name: String, in portfolio: Portfolio) -> String {
    if let position = position(name) { return members[position].id }
    let key = OwnerSpelling.key(name)
    var (seen, found): (Set<String>, String?) = ([], nil)
    for client in portfolio.clients {
      guard let owner = client.owner else { continue }
      if owner == name { return name }
      if seen.insert(owner).inserted, found == nil, OwnerSpelling.key(owner) == key {
        found = owner
      }
    }
    return found ?? name
  }

  /// The id of who answers for a client; nil where nobody does.
  public func owner(of client: Int, in portfolio: Portfolio) -> String? {
    portfolio.clients[client].owner.map(id)
  }
}

/// One of our people in several spellings, as loading joins them.
enum OwnerSpelling {
  /// What spellings of one person share: case, accents and blanks do not count, marks do.
  static func key(_ text: String) -> String {
    let marks = text.filter { !$0.isLetter && !$0.isNumber && !$0.isWhitespace }
    return PlainText.fold(text) + "\u{1F}" + marks
  }
}
