public import Portfolio

/// What is expected to be bought in the next days: how often by the cadence, each time the median.
public struct ExpectedDemand: Sendable, Hashable {
  /// The cycle it goes by, in half days.
  public let cycleHalfDays: Int
  /// Whose cycle that is: the client's own or its segment's, never the default.
  public let source: CycleSource
  /// The first purchase that falls into the days; nil where none does, or the cadence is broken.
  public let first: Day?
  /// How many purchases fall into them.
  public let purchases: Int
  /// The median of past purchases, in minor units.
  public let each: Int64
  /// The median quantity of past purchases, in thousandths; nil where one does not say.
  public let quantityEach: Int64?

  /// Money expected, in minor units.
  public var value: Int64 { each.multipliedClamping(by: Int64(purchases)) }

  /// Quantity expected, in thousandths; nil where it is not known.
  public var quantity: Int64? { quantityEach.map { $0.multipliedClamping(by: Int64(purchases)) } }

  /// Counts the purchases of a cycle in the `days` after a day.
  ///
  /// The first is due a cycle after the last one, or tomorrow where that has passed; whoever is
  /// beyond the broken threshold is expected to buy nothing.
  init(
    last: Day, cycleHalfDays: Int, source: CycleSource, isBroken: Bool, each: Int64,
    quantityEach: Int64?, on day: Day, days: Int
  ) {
    self.cycleHalfDays = cycleHalfDays
    self.source = source
    self.each = each
    self.quantityEach = quantityEach
    let cycle = max(1, cycleHalfDays)
    let first = max(Int(last.number) * 2 + cycle, Int(day.number) * 2 + 2)
    let end = (Int(day.number) + days) * 2
    guard !isBroken, first <= end else {
      (self.first, purchases) = (nil, 0)
      return
    }
    self.first = Day(number: Int32(clamping: (first + 1) / 2))
    purchases = 1 + (end - first) / cycle
  }

  /// What a client is expected to buy beyond contracts; nil where it has ended, never bought, or has
  /// no cycle but the default.
  static func of(
    _ client: ClientAssessment, in portfolio: Portfolio, _ policy: Policy, on day: Day
  ) -> ExpectedDemand? {
    guard client.status != .former, let cadence = client.cadence, cadence.source != .standard
    else { return nil }
    var values: [Int64] = []
    var last: Day?
    for entry in portfolio.ledger.days(of: client.client) {
      guard entry.day <= day else { break }
      guard entry.spotSales > 0 || entry.spotInvoices > 0 else { continue }
      values.append(entry.spotSales)
      last = entry.day
    }
    guard let last, let each = Median.of(values) else { return nil }
    return ExpectedDemand(
      last: last, cycleHalfDays: cadence.cycleHalfDays, source: cadence.source,
      isBroken: client.isBroken, each: each, quantityEach: nil, on: day,
      days: policy.products.demandDays)
  }
}
