public import Portfolio

/// A product that clients like this one have, and this one has not.
public struct WhitespaceSuggestion: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// Id of the product.
  public let product: String
  /// Peers: clients of the same sector and tier.
  public let peers: Int
  /// Of them, those who have it.
  public let adopters: Int
  /// The median of what they pay for it in twelve months, in minor units; nil where not known.
  public let expectedValue: Int64?

  /// The part of the peers who have it.
  public var adoption: Share { Share(Int64(adopters), of: Int64(peers)) }
}

/// Which products each client has, and which its peers suggest.
public struct Whitespace: Sendable {
  /// What the peers suggest: by expected value, then adoption, then client and product.
  public let suggestions: [WhitespaceSuggestion]

  /// The suggestions of an assessment.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - portfolio: Its portfolio.
  ///   - bought: Products that a client buys without a contract, where that is known.
  public init(
    _ assessment: Assessment, of portfolio: Portfolio,
    bought: (Int) -> Set<String> = { _ in [] }
  ) {
    var cells: [Peers: [Owner]] = [:]
    for client in assessment.clients {
      guard let tier = client.tier,
        let sector = portfolio.clients[client.client].attributes.sector
      else { continue }
      cells[Peers(sector: PlainText.fold(sector), tier: tier), default: []]
        .append(Owner(client, bought(client.client)))
    }
    let policy = assessment.policy.revenue
    suggestions = cells.values.flatMap { owners in
      portfolio.records.products.flatMap { product in
        Whitespace.suggestions(of: product.id, among: owners, policy)
      }
    }.sorted { left, right in
      let values = (left.expectedValue ?? -1, right.expectedValue ?? -1)
      if values.0 != values.1 { return values.0 > values.1 }
      let adoptions = (left.adopters * right.peers, right.adopters * left.peers)
      if adoptions.0 != adoptions.1 { return adoptions.0 > adoptions.1 }
      if left.client != right.client { return left.client < right.client }
      return left.product.utf8.lexicographicallyPrecedes(right.product.utf8)
    }
  }

  private struct Peers: Hashable {
    let sector: String
    let tier: Tier
  }

  private struct Owner {
    let client: Int
    let products: Set<String>
    let values: [String: Int64]

    init(_ client: ClientAssessment, _ bought: Set<String>) {
      self.client = client.client
      var products = bought
      var values: [String: Int64] = [:]
      for contract in client.contracts?.running ?? [] {
        guard let product = contract.product else { continue }
        products.insert(product)
        if let value = contract.yearlyValue { values[product] = sum(values[product] ?? 0, value) }
      }
      self.products = products
      self.values = values
    }
  }

  private static func suggestions(
    of product: String, among owners: [Owner], _ policy: RevenuePolicy
  ) -> [WhitespaceSuggestion] {
    let peers = owners.count - 1
    let adopters = owners.filter { $0.products.contains(product) }
    guard peers >= policy.fewestPeers,
      Int64(adopters.count) * 10_000 >= policy.adoption * Int64(peers)
    else { return [] }
    let values = adopters.compactMap { $0.values[product] }.sorted()
    let middle = values.count / 2
    let median =
      values.isEmpty
      ? nil
      : values.count % 2 == 1
        ? values[middle] : Rounding.divide(sum(values[middle - 1], values[middle]), by: 2)
    return owners.filter { !$0.products.contains(product) }.map {
      WhitespaceSuggestion(
        client: $0.client, product: product, peers: peers, adopters: adopters.count,
        expectedValue: median)
    }
  }
}
