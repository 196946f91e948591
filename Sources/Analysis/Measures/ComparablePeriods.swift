import Portfolio

/// The equal periods of a client whose purchases are compared, 0 for the last.
///
/// A period is a whole number of the client's usual intervals, so that each holds as many purchases as
/// the next: three months of a client that buys every two hold one or two. It is the number nearest
/// to the policy's months, and at least two: with one, a purchase that is missing would be seen in none.
///
/// The last one does not end on the day, or silence would be judged a second time as a fall in volume.
/// It does not end on the last invoice either: a period that always holds one on its edge holds more
/// of them than those before. It ends half the client's usual interval after it, as if that day were
/// chosen blindly; what is dated after the last invoice counts in none.
struct ComparablePeriods {
  /// The last period and those it is compared with.
  let count: Int
  /// How many of the client's intervals a period has; nil where the interval is not known and the
  /// periods are months.
  let cycles: Int?
  /// The last day of any invoice, which no period reaches beyond.
  let lastInvoice: Int32
  /// The day before the oldest period.
  let before: Int32
  private let end: Int32
  /// The length of the last period in half days, and of all that are not months.
  private let halfDays: Int32
  /// The bounds of periods of months; empty for others.
  private let months: [Int32]

  /// The longest interval that is judged, in half days: every half year, with room for its days to move.
  ///
  /// Beyond it four periods of two would ask for more than four years.
  static let longestCycle: Int32 = 2 * 200

  /// Nil without an invoice, and for a client whose usual interval is too long to be judged.
  init?(_ record: ClientAssessment, _ policy: StatusPolicy) {
    guard record.lastOfAny != ClientAssessment.never else { return nil }
    // Of a client billed by contract as well, the purchases beyond contracts come more rarely.
    let cycle = record.cycleSource == .client ? record.cycle : record.invoiceInterval
    guard cycle <= ComparablePeriods.longestCycle else { return nil }
    count = policy.volumePeriods + 1
    lastInvoice = record.lastOfAny
    // Half of it, and it counts half days.
    end = record.lastOfAny + record.invoiceInterval / 4
    if cycle > 0 {
      let number = ComparablePeriods.cycles(of: cycle, months: policy.volumePeriodMonths)
      cycles = Int(number)
      halfDays = number * cycle
      months = []
      before = end - Int32(count) * halfDays / 2
    } else {
      let day = Day(number: end)
      let bounds = (0...count).map {
        day.windowBound(months: $0 * policy.volumePeriodMonths).number
      }
      cycles = nil
      halfDays = 2 * (bounds[0] - bounds[1])
      months = bounds
      before = bounds[count]
    }
  }

  /// The number of cycles nearest to some months, at least two; a month has 30.4375 days, 487 eighths
  /// of a half day.
  private static func cycles(of halfDays: Int32, months: Int) -> Int32 {
    max(2, (487 * Int32(clamping: months) + 4 * halfDays) / (8 * halfDays))
  }

  /// The end of a period, or the day before the oldest: period `i` is the days after the bound `i + 1`
  /// up to the bound `i`.
  @inline(__always)
  func bound(_ period: Int) -> Int32 {
    months.isEmpty ? end - Int32(period) * halfDays / 2 : months[period]
  }

  /// The days of the last period, half a day rounded up.
  var days: Int { Int(halfDays + 1) / 2 }

  /// What the amount of a period makes in a year.
  func yearly(_ amount: Int64) -> Int64 {
    Rounding.divide(amount.multipliedClamping(by: 730), by: Int64(halfDays))
  }

  /// The period of a day; nil outside all of them.
  func period(of day: Day) -> Int? {
    guard day.number > before, day.number <= lastInvoice else { return nil }
    var period = 0
    while day.number <= bound(period + 1) { period += 1 }
    return period
  }
}
