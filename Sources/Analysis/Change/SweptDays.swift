import Portfolio

/// The days of one client after another, looked at from month-end to month-end in reused memory.
struct SweptDays {
  /// Which of the two windows of twelve months, each with a place of its own that only moves on.
  enum Window {
    case current
    case previous
  }

  private let ledger: Ledger
  private let policy: Policy
  private var entries = 0..<0
  /// The first entry after the month-end looked at.
  private var next = 0
  private var nextReturn = 0
  /// The sums of sales less returns before each entry of the client.
  private var sums: [Int64] = []
  private var currentStart = 0
  private var previousStart = 0
  private var intervals = IntervalStatistics()
  private var purchases = 0
  private var record = ClientAssessment(client: 0, day: Day(number: 0))
  private var known: SilenceThresholds?
  private var knownFall: Bool?
  /// Whether every sum so far is exact.
  private(set) var isWithinRange = true

  init(_ ledger: Ledger, _ policy: Policy) {
    self.ledger = ledger
    self.policy = policy
  }

  /// Whether there is an invoice of any kind up to the month-end.
  var hasInvoice: Bool { next > entries.lowerBound }
  /// Whether there is one after it.
  var hasLaterInvoice: Bool { next < entries.upperBound }
  /// The first day with a sale; `ClientAssessment.never` without one.
  var first: Int32 { record.first }
  /// The last day with a sale; likewise.
  var last: Int32 { record.last }
  /// The day silence counts from, of a client with an invoice.
  var silentSince: Int32 {
    record.last == ClientAssessment.never ? record.lastOfAny : record.last
  }

  /// Turns to a client.
  mutating func begin(_ client: Int) {
    entries =
      client < ledger.clientCount ? Int(ledger.starts[client])..<Int(ledger.ends[client]) : 0..<0
    next = entries.lowerBound
    currentStart = next
    previousStart = next
    nextReturn = entries.isEmpty ? 0 : ledger.firstReturn(from: next)
    sums.removeAll(keepingCapacity: true)
    sums.append(0)
    intervals.removeAll()
    purchases = 0
    record.first = ClientAssessment.never
    record.last = ClientAssessment.never
    record.lastOfAny = ClientAssessment.never
    known = nil
    knownFall = nil
  }

  /// Takes the days up to a later month-end.
  mutating func advance(to day: Int32) {
    while next < entries.upperBound, ledger.dayNumbers[next] <= day {
      take(next)
      next += 1
    }
  }

  private mutating func take(_ entry: Int) {
    let day = ledger.dayNumbers[entry]
    var net = ledger.sales[entry]
    if nextReturn < ledger.returns.count, Int(ledger.returns[nextReturn].entry) == entry {
      net = exactSum(net, ledger.returns[nextReturn].amount)
      nextReturn += 1
    }
    sums.append(exactSum(sums[sums.count - 1], net))
    record.lastOfAny = day
    known = nil
    knownFall = nil
    guard ledger.sales[entry] > 0 || ledger.saleInvoices[entry] > 0 else { return }
    if purchases == 0 { record.first = day } else { intervals.insert(day - record.last) }
    record.last = day
    purchases += 1
  }

  private mutating func exactSum(_ first: Int64, _ second: Int64) -> Int64 {
    let (value, overflow) = first.addingReportingOverflow(second)
    if overflow { isWithinRange = false }
    return value
  }

  /// Sales less returns of the days after a bound, up to the month-end.
  mutating func net(after bound: Int32, from window: Window) -> Int64 {
    var start = window == .current ? currentStart : previousStart
    while start < next, ledger.dayNumbers[start] <= bound { start += 1 }
    if window == .current { currentStart = start } else { previousStart = start }
    return sums[next - entries.lowerBound] - sums[start - entries.lowerBound]
  }

  /// The thresholds of silence by the purchases so far.
  mutating func thresholds() -> SilenceThresholds {
    if let known { return known }
    let made = SilenceThresholds(
      intervals.measured, intervals: purchases - 1, policy.cadence,
      inactiveDays: policy.status.inactiveDays)
    known = made
    return made
  }

  /// Whether the volume of the last period fell.
  mutating func isFall(_ thresholds: SilenceThresholds) -> Bool {
    if let knownFall { return knownFall }
    record.cycle = thresholds.cycleHalfDays
    record.cycleSource = thresholds.source
    record.invoiceInterval = thresholds.source == .client ? thresholds.cycleHalfDays : 0
    let volume = VolumeSums(
      ledger, entries.lowerBound..<next, record: record, policy.status)
    knownFall = volume.isFall
    return volume.isFall
  }
}
