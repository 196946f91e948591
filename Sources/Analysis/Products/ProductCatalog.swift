public import Portfolio

/// Everything that is sold: the table of products, and what only invoices and contracts name.
public struct ProductCatalog: Sendable {
  /// One product.
  public struct Item: Sendable, Hashable {
    /// Its id in the table; nil where the table has no such product.
    public let id: String?
    /// The name to show.
    public let name: String
    /// Its family.
    public let family: String?
    /// List price in minor units.
    public let price: Int64?

    /// What tells it from all others: its id, or its name as written.
    public var key: String { id ?? name }
  }

  /// The products: those of the table by id, then the others by name.
  public let items: [Item]
  private let positions: [String: Int]
  /// The position of each product of the product ledger.
  let ofLedger: [Int]

  /// The products of a portfolio.
  public init(of portfolio: Portfolio) {
    let table = portfolio.records.products
    let sold = portfolio.productLedger?.products ?? []
    let known = Set(table.map(\.id))
    let others = Set(
      sold.map { $0.id ?? $0.name }.filter { !known.contains($0) }
        + portfolio.records.contracts.compactMap(\.product).filter { !known.contains($0) })
    items =
      table.map {
        Item(id: $0.id, name: $0.displayName, family: $0.family, price: $0.price?.minorUnits)
      }
      + others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { Item(id: nil, name: $0, family: nil, price: nil) }
    var positions: [String: Int] = [:]
    for (index, item) in items.enumerated() { positions[item.key] = index }
    self.positions = positions
    ofLedger = sold.map { positions[$0.id ?? $0.name] ?? 0 }
  }

  /// The position of the product that a contract, a use or an opportunity names; nil for none.
  public func position(of reference: String) -> Int? { positions[reference] }
}
