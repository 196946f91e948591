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
  /// The periods are those of the volume: they end with the client's last invoice, so that a silent
  /// client is not said to have dropped everything. Those that are under contract are among them.
  static func all(
    of client: Int, upTo lastOfAny: Int32, in ledger: ProductLedger, _ policy: StatusPolicy
  ) -> [DroppedProduct] {
    guard lastOfAny != ClientAssessment.never else { return [] }
    let bounds = Spans.periods(upTo: Day(number: lastOfAny), policy)
    // Bought in every period before the last one, so on as many days at least.
    let left = ledger.productsLeft(
      by: client, days: bounds.count - 2, after: bounds[bounds.count - 1], silentAfter: bounds[1],
      through: bounds[0])
    return left.compactMap { series in
      DroppedProduct(series, ledger.products[series.product], bounds)
    }.sorted { $0.median != $1.median ? $0.median > $1.median : $0.product < $1.product }
  }

}

extension DroppedProduct {
  /// Nil where the product was not bought in each of the periods before the last.
  fileprivate init?(_ series: ProductSeries, _ product: SoldProduct, _ bounds: [Int32]) {
    var nets = [Int64](repeating: 0, count: bounds.count - 1)
    var bought = [Bool](repeating: false, count: bounds.count - 1)
    var last: ProductDay?
    for entry in series {
      guard let period = ProductPeriods.period(of: entry.day, bounds) else { continue }
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

/// Where a day lies among comparable periods.
enum ProductPeriods {
  /// The period of a day, 0 for the last; nil outside all of them.
  static func period(of day: Day, _ bounds: [Int32]) -> Int? {
    guard let oldest = bounds.last, day.number > oldest, day.number <= bounds[0] else { return nil }
    var period = 0
    while day.number <= bounds[period + 1] { period += 1 }
    return period
  }
}
