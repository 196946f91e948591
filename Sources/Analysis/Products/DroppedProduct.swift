public import Portfolio

/// A product that a client bought in every period before the last one, and not in the last.
public struct DroppedProduct: Sendable, Hashable {
  /// Position in `ProductLedger.products`.
  public let product: Int
  /// The last day on which it was bought.
  public let last: Day
  /// The median of what it brought in those periods, in minor units.
  public let median: Int64
  /// The last invoice of it, and the product where the table has it.
  public let keys: [RecordKey]

  /// The products a client dropped: by what they brought, then in the order of the ledger.
  ///
  /// The periods are those of the volume: they end with the client's purchases, so that a silent
  /// client is not said to have dropped everything. Those that are under contract are among them.
  static func all(
    of record: ClientAssessment, in ledger: ProductLedger, _ policy: StatusPolicy
  ) -> [DroppedProduct] {
    guard let periods = ComparablePeriods(record, policy) else { return [] }
    // Bought in every period before the last one, so on as many days at least.
    let left = ledger.productsLeft(
      by: record.client, days: periods.count - 1, after: periods.before,
      silentAfter: periods.bound(1), through: periods.lastInvoice)
    return left.compactMap { series in
      DroppedProduct(series, ledger.products[series.product], periods)
    }.sorted { $0.median != $1.median ? $0.median > $1.median : $0.product < $1.product }
  }
}

extension DroppedProduct {
  /// Nil where the product was not bought in each of the periods before the last.
  fileprivate init?(
    _ series: ProductSeries, _ product: SoldProduct, _ periods: ComparablePeriods
  ) {
    var nets = [Int64](repeating: 0, count: periods.count)
    var bought = [Bool](repeating: false, count: periods.count)
    var last: ProductDay?
    for entry in series {
      guard let period = periods.period(of: entry.day) else { continue }
      nets[period] = sum(nets[period], entry.net)
      // Under a contract nothing is chosen anew: only the end of sales counts there.
      if period == 0 ? entry.sales > 0 : entry.spotSales > 0 { bought[period] = true }
      if entry.spotSales > 0 { last = entry }
    }
    guard !bought[0], bought.dropFirst().allSatisfy({ $0 }), let last else { return nil }
    self.init(
      product: series.product, last: last.day, median: Median.of(Array(nets.dropFirst())) ?? 0,
      keys: [last.invoice.map { RecordKey(table: .invoices, key: $0) }].compactMap { $0 }
        + [product.id.map { RecordKey(table: .products, key: $0) }].compactMap { $0 })
  }
}
