import Portfolio

extension Fixture {
  /// What the members bought of each product: the same money as the ledger's.
  ///
  /// One of them gave one product up some months ago.
  static func productLedger(_ members: [Member], products: [Product]) -> ProductLedger? {
    guard products.count > 1 else { return nil }
    let sold = products.map { SoldProduct(id: $0.id, name: $0.displayName) }
    var purchases: [(client: Int, product: SoldProduct, day: ProductDay)] = []
    for (client, member) in members.enumerated() {
      for purchase in member.purchases {
        let isSplit = member.id != "queda" || purchase.day < date("2026-07-01")
        let other = isSplit ? purchase.sales / 4 : 0
        let invoice = "NF-\(purchase.day.number)"
        purchases.append(
          (
            client, sold[0],
            ProductDay(
              day: purchase.day, sales: purchase.sales - other, returns: purchase.returns,
              quantity: 2_000, invoice: invoice)
          ))
        guard other > 0 else { continue }
        purchases.append(
          (
            client, sold[1],
            ProductDay(day: purchase.day, sales: other, quantity: 1_500, invoice: invoice)
          ))
      }
    }
    return ProductLedger(of: purchases, clientCount: members.count)
  }
}
