import Portfolio

/// The equal periods of a client whose purchases are compared, 0 for the last.
///
/// The last one does not end on the day, or silence would be judged a second time as a fall in volume.
/// It does not end on the last invoice either: a period that always holds one on its edge holds more
/// of them than those before. It ends half the client's usual interval after it, as if that day were
/// chosen blindly; what is dated after the last invoice counts in none.
struct ComparablePeriods {
  /// Ends of the periods, latest first, and the day before the oldest: period `i` is the days after
  /// the bound `i + 1` up to the bound `i`.
  let bounds: [Int32]
  /// The last day of any invoice, which no period reaches beyond.
  let lastInvoice: Int32

  /// Nil without an invoice.
  init?(_ record: ClientAssessment, _ policy: StatusPolicy) {
    guard let end = ComparablePeriods.end(record) else { return nil }
    self.init(endingOn: end, lastInvoice: record.lastOfAny, policy)
  }

  fileprivate init(endingOn end: Int32, lastInvoice: Int32, _ policy: StatusPolicy) {
    let day = Day(number: end)
    bounds = (0...policy.volumePeriods + 1).map {
      day.windowBound(months: $0 * policy.volumePeriodMonths).number
    }
    self.lastInvoice = lastInvoice
  }

  fileprivate init(bounds: [Int32], lastInvoice: Int32) {
    self.bounds = bounds
    self.lastInvoice = lastInvoice
  }

  /// The last period and those it is compared with.
  var count: Int { bounds.count - 1 }
  /// The day before the oldest period.
  var before: Int32 { bounds[bounds.count - 1] }

  /// The period of a day; nil outside all of them.
  func period(of day: Day) -> Int? {
    guard day.number > before, day.number <= lastInvoice else { return nil }
    var period = 0
    while day.number <= bounds[period + 1] { period += 1 }
    return period
  }

  /// The last day of the last period: half the usual interval between invoices after the last one, or
  /// that day where too few are known; nil without an invoice.
  fileprivate static func end(_ record: ClientAssessment) -> Int32? {
    guard record.lastOfAny != ClientAssessment.never else { return nil }
    // Half of it, and it counts half days.
    return record.lastOfAny + record.invoiceInterval / 4
  }
}

/// The bounds of periods by the day they end with: those of many clients end on the same day.
struct PeriodBounds {
  private var known: [Int32: [Int32]] = [:]

  /// The periods of a client that has invoices.
  mutating func periods(of record: ClientAssessment, _ policy: StatusPolicy) -> ComparablePeriods? {
    guard let end = ComparablePeriods.end(record) else { return nil }
    if let bounds = known[end] {
      return ComparablePeriods(bounds: bounds, lastInvoice: record.lastOfAny)
    }
    let periods = ComparablePeriods(endingOn: end, lastInvoice: record.lastOfAny, policy)
    known[end] = periods.bounds
    return periods
  }
}
