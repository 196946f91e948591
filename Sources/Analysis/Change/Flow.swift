import Portfolio

/// How many clients went from which word to which between two days, those who stayed included.
public struct Flow<Key: Hashable & Sendable & CaseIterable>: Sendable {
  /// Clients and their revenue of a year, in minor units.
  public struct Group: Sendable, Hashable {
    /// How many clients.
    public fileprivate(set) var clients = 0
    /// Of them, those whose revenue is not known on either day.
    public fileprivate(set) var unknown = 0
    fileprivate var known: Int64 = 0

    /// The greater of their revenue before and after, summed as far as it is known; nil where there are
    /// clients and that of none is.
    public var revenue: Int64? { clients > 0 && unknown == clients ? nil : known }
  }

  private struct Way: Hashable {
    let from: Key?
    let to: Key?
  }

  private var groups: [Way: Group] = [:]

  /// The clients of two days, matched by id.
  ///
  /// - Parameters:
  ///   - earlier: The earlier day.
  ///   - later: The later day.
  ///   - key: The word of a client; nil for one that has none.
  public init(
    from earlier: Study, to later: Study, by key: (ClientAssessment) -> Key?
  ) {
    for client in later.assessment.clients {
      let id = later.portfolio.clients[client.client].id
      let before = earlier.portfolio.client(withID: id).flatMap { earlier.assessment.client($0) }
      add(before, client, key)
    }
    for client in earlier.assessment.clients {
      let id = earlier.portfolio.clients[client.client].id
      let after = later.portfolio.client(withID: id).flatMap { later.assessment.client($0) }
      if after == nil { add(client, nil, key) }
    }
  }

  private mutating func add(
    _ before: ClientAssessment?, _ after: ClientAssessment?, _ key: (ClientAssessment) -> Key?
  ) {
    let way = Way(from: before.flatMap(key), to: after.flatMap(key))
    guard way.from != nil || way.to != nil else { return }
    var group = groups[way] ?? Group()
    group.clients += 1
    if let revenue = [before, after].compactMap({ $0?.tierRevenue }).max() {
      group.known = sum(group.known, revenue)
    } else {
      group.unknown += 1
    }
    groups[way] = group
  }

  /// The clients that went one way; nil stands for none of the words.
  public subscript(from: Key?, to: Key?) -> Group { groups[Way(from: from, to: to)] ?? Group() }

  /// How many clients are in it.
  public var clients: Int { groups.values.reduce(0) { $0 + $1.clients } }

  /// How many of them changed.
  public var moved: Int {
    groups.reduce(0) { $1.key.from == $1.key.to ? $0 : $0 + $1.value.clients }
  }
}
