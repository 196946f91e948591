public import Portfolio

/// A product that clients like this one have, and this one has not.
public struct WhitespaceSuggestion: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the product.
  public let product: String
  /// Peers: clients of the same sector and tier.
  public let peers: Int
  /// Of them, those who have it, by position in `Portfolio.clients`.
  public let adopterClients: [Int]
  /// The median of what it brings in twelve months, in minor units; nil where not known.
  public let expectedValue: Int64?
  /// Which revenue that is: of contracts, else of invoices; nil where it is not known.
  public let basis: RevenueBasis?
  /// The client's group; nil where it stands alone.
  public let group: ClientGroup?
  /// How many of the group have it.
  public let groupHolders: Int

  /// Of the peers, how many have it.
  public var adopters: Int { adopterClients.count }

  /// The part of the peers who have it.
  public var adoption: Share { Share(Int64(adopters), of: Int64(peers)) }
}

/// A product that no member of a group has, and that is suggested to some of them.
public struct GroupWhitespace: Sendable, Hashable {
  /// The group.
  public let group: ClientGroup
  /// Id of the product.
  public let product: String
  /// The members to whom it is suggested.
  public let members: [Int]
  /// What it would bring in twelve months, in minor units, of those where that is known.
  public let expectedValue: Int64?
}

/// Which products each client has, and which its peers suggest.
public struct Whitespace: Sendable {
  /// What the peers suggest: by expected value, then adoption, then client and product.
  public let suggestions: [WhitespaceSuggestion]
  /// What whole groups lack: by expected value, then group and product.
  public let groups: [GroupWhitespace]
  private let ofClient: [Int: [Int]]

  /// What is suggested to a client, the most valuable first.
  public func suggestions(for client: Int) -> [WhitespaceSuggestion] {
    (ofClient[client] ?? []).map { suggestions[$0] }
  }

  /// The suggestions of an assessment.
  ///
  /// A product under contract counts as had, and one that was bought in the last twelve months
  /// where the product ledger is there. Products meant for certain sectors or sizes are suggested to
  /// those alone. Former clients and prospects take no part.
  public init(_ assessment: Assessment, of portfolio: Portfolio) {
    var cells: [Peers: [Owner]] = [:]
    var holders: [GroupProduct: Int] = [:]
    let year = assessment.day.windowBound(months: 12)
    let groups = portfolio.records.products.isEmpty ? nil : ClientGroups(of: portfolio)
    for client in assessment.clients where client.isOfTheBase {
      let peers = Peers(client, in: portfolio)
      let group = groups?.group(of: client.client)
      guard peers != nil || group != nil else { continue }
      let owner = Owner(client, in: portfolio, after: year, through: assessment.day)
      if let peers { cells[peers, default: []].append(owner) }
      // A member has it, whether or not it can be anybody's peer.
      guard let head = group?.head else { continue }
      for product in owner.products { holders[GroupProduct(head: head, product), default: 0] += 1 }
    }
    let policy = assessment.policy.revenue
    suggestions = cells.values.flatMap { owners in
      portfolio.records.products.flatMap { product in
        Whitespace.suggestions(of: product, among: owners, portfolio, policy) { client in
          let group = groups?.group(of: client)
          return (group, group.flatMap { holders[GroupProduct(head: $0.head, product.id)] } ?? 0)
        }
      }
    }.sorted { left, right in
      let values = (left.expectedValue ?? -1, right.expectedValue ?? -1)
      if values.0 != values.1 { return values.0 > values.1 }
      let adoptions = (left.adopters * right.peers, right.adopters * left.peers)
      if adoptions.0 != adoptions.1 { return adoptions.0 > adoptions.1 }
      if left.client != right.client { return left.client < right.client }
      return left.product.utf8.lexicographicallyPrecedes(right.product.utf8)
    }
    self.groups = Whitespace.ofGroups(suggestions)
    var ofClient: [Int: [Int]] = [:]
    for (index, suggestion) in suggestions.enumerated() {
      ofClient[suggestion.client, default: []].append(index)
    }
    self.ofClient = ofClient
  }

  private struct GroupProduct: Hashable {
    let head: Int
    let product: String

    init(head: Int, _ product: String) {
      self.head = head
      self.product = product
    }
  }

  private static func ofGroups(_ suggestions: [WhitespaceSuggestion]) -> [GroupWhitespace] {
    var found: [GroupProduct: [WhitespaceSuggestion]] = [:]
    for suggestion in suggestions where suggestion.groupHolders == 0 {
      guard let group = suggestion.group else { continue }
      found[GroupProduct(head: group.head, suggestion.product), default: []].append(suggestion)
    }
    return found.values.compactMap { parts in
      guard let first = parts.first, let group = first.group else { return nil }
      let values = parts.compactMap(\.expectedValue)
      return GroupWhitespace(
        group: group, product: first.product, members: parts.map(\.client).sorted(),
        expectedValue: values.isEmpty ? nil : values.reduce(0, sum))
    }.sorted { left, right in
      let values = (left.expectedValue ?? -1, right.expectedValue ?? -1)
      if values.0 != values.1 { return values.0 > values.1 }
      return left.group.head != right.group.head
        ? left.group.head < right.group.head
        : left.product.utf8.lexicographicallyPrecedes(right.product.utf8)
    }
  }

  private struct Peers: Hashable {
    let sector: String
    let tier: Tier

    /// Nil for a client without a tier or a sector.
    init?(_ client: ClientAssessment, in portfolio: Portfolio) {
      guard let tier = client.tier, let sector = portfolio.clients[client.client].sector
      else { return nil }
      self.sector = PlainText.fold(sector)
      self.tier = tier
    }
  }

  /// A client with what it has, and what that brings in twelve months.
  private struct Owner {
    let client: Int
    private(set) var products: Set<String> = []
    private(set) var contracted: [String: Int64] = [:]
    private(set) var bought: [String: Int64] = [:]

    init(
      _ client: ClientAssessment, in portfolio: Portfolio, after year: Day, through day: Day
    ) {
      self.client = client.client
      for contract in client.contracts?.running ?? [] {
        guard let product = contract.product else { continue }
        products.insert(product)
        if let value = contract.yearlyValue {
          contracted[product] = sum(contracted[product] ?? 0, value)
        }
      }
      guard let ledger = portfolio.productLedger else { return }
      for series in ledger.products(of: client.client) {
        guard let product = ledger.products[series.product].id else { continue }
        let days = series.filter { $0.day > year && $0.day <= day }
        guard days.contains(where: { $0.sales > 0 }) else { continue }
        products.insert(product)
        bought[product] = days.reduce(0) { sum($0, $1.net) }
      }
    }
  }

  private static func suggestions(
    of product: Product, among owners: [Owner], _ portfolio: Portfolio, _ policy: RevenuePolicy,
    group: (Int) -> (ClientGroup?, holders: Int)
  ) -> [WhitespaceSuggestion] {
    let peers = owners.count - 1
    let adopters = owners.filter { $0.products.contains(product.id) }
    guard peers >= policy.fewestPeers,
      Int64(adopters.count) * 10_000 >= policy.adoption * Int64(peers)
    else { return [] }
    let contracted = adopters.compactMap { $0.contracted[product.id] }
    let bought = adopters.compactMap { $0.bought[product.id] }.filter { $0 > 0 }
    // The two bases are never mixed: contracts speak where there are any.
    let median = Median.of(contracted.isEmpty ? bought : contracted)
    let basis: RevenueBasis? =
      median == nil ? nil : contracted.isEmpty ? .transactional : .recurring
    let adopting = adopters.map(\.client)
    return owners.filter {
      !$0.products.contains(product.id) && isMeant(product, for: portfolio.clients[$0.client])
    }.map { owner in
      let (group, holders) = group(owner.client)
      return WhitespaceSuggestion(
        client: owner.client, product: product.id, peers: peers,
        adopterClients: adopting, expectedValue: median, basis: basis,
        group: group, groupHolders: holders)
    }
  }

  /// Whether a client's sector or size is among those a product is meant for, or none is named.
  private static func isMeant(_ product: Product, for client: Client) -> Bool {
    guard !product.eligibleSegments.isEmpty else { return true }
    let own = [client.sector, client.size, client.attributes.businessModel?.rawValue]
      .compactMap { $0 }.map(PlainText.fold)
    return product.eligibleSegments.contains { own.contains(PlainText.fold($0)) }
  }
}
