import Portfolio

/// Counts how complete the data are, by clients and weighted by their revenue.
struct Completeness {
  let portfolio: Portfolio
  let summaries: [FileSummary]
  let weight: RevenueWeight
  /// What the revenue of each client counts for.
  let revenue: [Int64]
  let totalRevenue: Int64

  init(portfolio: Portfolio, summaries: [FileSummary], on day: Day) {
    self.portfolio = portfolio
    self.summaries = summaries
    (weight, revenue) = Completeness.revenue(of: portfolio, on: day)
    totalRevenue = revenue.reduce(0) { $0.addingClamped($1) }
  }

  /// Sales up to a day where there are invoices, else what contracts bring: never both.
  private static func revenue(
    of portfolio: Portfolio, on day: Day
  ) -> (RevenueWeight, [Int64]) {
    if portfolio.presentTables.contains(.invoices) {
      let ledger = portfolio.ledger
      return (.sales, portfolio.clients.indices.map { ledger.sales(of: $0, through: day) })
    }
    var revenue = [Int64](repeating: 0, count: portfolio.clients.count)
    guard portfolio.presentTables.contains(.contracts) else { return (.none, revenue) }
    // Versions come sorted by the day they hold from: the last one is in force.
    var latest: [Int: [String: Int64]] = [:]
    for contract in portfolio.records.contracts where contract.sortDay.map({ $0 <= day }) ?? true {
      latest[contract.client, default: [:]][contract.id] = contract.monthlyValue?.minorUnits ?? 0
    }
    for (client, values) in latest {
      revenue[client] = values.values.reduce(0) { $0.addingClamped($1) }
    }
    return (.recurring, revenue)
  }

  /// The fields of the client record, in its order.
  func fields() -> [FieldCompleteness] {
    var order: [Int]?
    return RecordField.all.map { field in
      let presence = presence(of: field)
      let known = field.known(self)
      // Clients made from invoices are known by what these say.
      guard presence != .noTable || known.contains(true) else {
        return FieldCompleteness(
          field: field.name, source: field.source, presence: presence,
          isFillable: field.isFillable, known: 0, total: portfolio.clients.count, knownRevenue: 0,
          totalRevenue: totalRevenue)
      }
      let hasGap = known.contains(false)
      if hasGap, field.isFillable, order == nil { order = byRevenue }
      return FieldCompleteness(
        field: field.name, source: presence == .noTable ? .invoices : source(of: field),
        presence: presence == .noTable ? .present : presence, isFillable: field.isFillable,
        known: known.count { $0 }, total: known.count,
        knownRevenue: zip(known, revenue).reduce(0) { sum, client in
          client.0 ? sum.addingClamped(client.1) : sum
        }, totalRevenue: totalRevenue,
        first: hasGap && field.isFillable ? firstStep(known, order ?? []) : nil)
    }
  }

  /// Clients by revenue, the greatest first, then in the order of the portfolio.
  private var byRevenue: [Int] {
    var ranked = revenue.enumerated().map { Ranked(value: $1, index: Int32($0)) }
    ranked.sortGreatestFirst()
    return ranked.map { Int($0.index) }
  }

  /// The fewest clients that bring four fifths of the revenue that is missing; all of them where
  /// none is.
  private func firstStep(_ known: [Bool], _ order: [Int]) -> FillStep {
    let missing = order.filter { !known[$0] }
    let wanted = missing.reduce(Int128(0)) { $0 + Int128(revenue[$1]) } * 4 / 5
    var covered: Int64 = 0
    var count = 0
    for client in missing {
      if wanted > 0, Int128(covered) >= wanted { break }
      covered = covered.addingClamped(revenue[client])
      count += 1
    }
    return FillStep(
      clients: count, revenue: covered, examples: Array(missing.prefix(min(3, count))))
  }

  // MARK: What the data can say

  /// Whether any file of a table feeds a field, from a column or otherwise.
  func isFed(_ field: String, of table: TableName) -> Bool {
    summaries.contains { file in
      file.table == table
        && (file.known[field] != nil || file.columns.contains { $0.field == field })
    }
  }

  private func source(of field: RecordField) -> TableName {
    field.isFromRevenue && weight == .sales ? .invoices : field.source
  }

  private func presence(of field: RecordField) -> DataPresence {
    if field.isFromRevenue, weight != .none { return .present }
    guard portfolio.presentTables.contains(field.source) else { return .noTable }
    guard !field.columns.isEmpty else { return .present }
    return field.columns.contains { isFed($0, of: field.source) } ? .present : .noColumn
  }
}

extension Int64 {
  /// The sum, or the greatest number there is where it does not fit: shares need no more.
  func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
