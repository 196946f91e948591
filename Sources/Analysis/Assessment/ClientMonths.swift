public import Portfolio

/// One month of one client.
public struct MonthTotals: Sendable, Hashable {
  /// The month.
  public let month: Month
  /// Sales, returns and sale invoices of the month.
  public let totals: SalesTotals
  /// Whether the month goes on after the day.
  public let isPartial: Bool
}

extension Portfolio {
  /// What a client bought in each of the last calendar months, oldest first, empty months included.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - count: How many months, the month of the day being the last.
  ///   - day: The day; nothing later counts.
  /// - Returns: `count` months.
  public func months(of client: Int, count: Int, through day: Day) -> [MonthTotals] {
    guard count > 0 else { return [] }
    let first = day.startOfMonth.adding(months: 1 - count)
    var tally = MonthTally(from: first, through: day)
    for purchase in ledger.days(of: client) where purchase.day >= first && purchase.day <= day {
      tally.add(
        purchase.day.number, purchase.sales, purchase.returns,
        Int32(clamping: purchase.saleInvoices), client: 0, isPurchase: false, isFirst: false)
    }
    return tally.summaries.map {
      MonthTotals(month: $0.month, totals: $0.totals, isPartial: $0.isPartial)
    }
  }
}
