import Portfolio

/// What one pass over a client's days finds.
struct ClientMeasure {
  var record: ClientAssessment
  /// Last purchase in the RFM window.
  var rfmLast = ClientAssessment.never
  var rfmInvoices: Int32 = 0
  var rfmAmount: Int64 = 0
  var volume = VolumeSums(obstacle: .nothingToCompare)
  var reactivation: Reactivation?
  /// Purchases beyond contracts; nil for clients who are never billed by contract.
  var spot: SpotPurchases?

  /// Whoever was served under a contract within the silence was not away; one that ended with the last
  /// purchase, or began with the next, was not within it.
  mutating func forgetReactivationInService() {
    guard let reactivation, let contracts = record.account?.values.contracts else { return }
    let wasServed = contracts.contracts.contains { contract in
      guard contract.state != .draft, let start = contract.start else { return false }
      return start < reactivation.day && (contract.end.map { $0 > reactivation.before } ?? true)
    }
    if wasServed { self.reactivation = nil }
  }
}

/// Reads the ledger client by client, each day once, in reused memory.
struct ClientScan {
  private let policy: Policy
  private let spans: Spans
  /// The purchase days of the client measured last, up to the day.
  private(set) var days: [Int32] = []
  private var statistics = IntervalStatistics()
  private let segments: SegmentCycles
  /// The cycle of the segment of the client measured last, in half days.
  private var segmentCycle: Int32?
  /// The months of the whole portfolio, where they are wanted.
  private(set) var months: MonthTally?

  init(
    _ policy: Policy, on day: Day, segments: SegmentCycles = SegmentCycles(),
    months: MonthTally? = nil
  ) {
    self.policy = policy
    self.segments = segments
    spans = Spans(day, policy)
    self.months = months
  }

  /// Everything about a client that its own days decide.
  ///
  /// The ledger is lent for each client: to keep it would be to count references in every one.
  mutating func measure(_ client: Int, of ledger: Ledger) -> ClientMeasure {
    var measure = ClientMeasure(
      record: ClientAssessment(client: client, day: Day(number: spans.day)))
    days.removeAll(keepingCapacity: true)
    guard client < ledger.clientCount else { return measure }
    let entries = Int(ledger.starts[client])..<Int(ledger.ends[client])
    add(entries, of: ledger, to: &measure)
    guard measure.record.lastOfAny != ClientAssessment.never else { return measure }
    segmentCycle = segments.halfDays(of: client)
    if !ledger.contracts.isEmpty {
      let interval = interval
      measure.spot = keepSpotDays(entries, of: ledger)
      finishCadence(&measure.record)
      if measure.spot != nil { measure.record.invoiceInterval = interval }
    } else {
      finishCadence(&measure.record)
    }
    measure.volume = VolumeSums(ledger, entries, record: measure.record, policy.status)
    measure.reactivation = reactivation()
    return measure
  }

  /// The client's own cycle in half days; nil with fewer intervals than the policy believes.
  mutating func ownCycle(_ client: Int, of ledger: Ledger) -> Int32? {
    days.removeAll(keepingCapacity: true)
    guard client < ledger.clientCount else { return nil }
    let entries = Int(ledger.starts[client])..<Int(ledger.ends[client])
    for entry in entries where ledger.dayNumbers[entry] <= spans.day {
      if ledger.sales[entry] > 0 || ledger.saleInvoices[entry] > 0 {
        days.append(ledger.dayNumbers[entry])
      }
    }
    if !ledger.contracts.isEmpty { _ = keepSpotDays(entries, of: ledger) }
    let interval = interval
    return interval == 0 ? nil : interval
  }

  /// The median interval between the days at hand in half days; 0 with fewer than the policy believes.
  private var interval: Int32 {
    mutating get {
      guard days.count > policy.cadence.minimumIntervals else { return 0 }
      return statistics.measure(days, count: days.count)?.medianHalfDays ?? 0
    }
  }

  private mutating func add(
    _ entries: Range<Int>, of ledger: Ledger, to measure: inout ClientMeasure
  ) {
    let dayNumbers = ledger.dayNumbers.span
    let sales = ledger.sales.span
    let saleInvoices = ledger.saleInvoices.span
    let allReturns = ledger.returns.span
    var nextReturn = entries.isEmpty ? 0 : ledger.firstReturn(from: entries.lowerBound)
    for entry in entries {
      let day = dayNumbers[entry]
      guard day <= spans.day else { break }
      var returns: Int64 = 0
      if nextReturn < allReturns.count, Int(allReturns[nextReturn].entry) == entry {
        returns = allReturns[nextReturn].amount
        measure.record.returnInvoiceCount &+= Int32(clamping: allReturns[nextReturn].invoices)
        nextReturn += 1
      }
      add(day, sales[entry], returns, Int32(clamping: saleInvoices[entry]), to: &measure)
    }
  }

  @inline(__always)
  private mutating func add(
    _ day: Int32, _ sales: Int64, _ returns: Int64, _ invoices: Int32,
    to measure: inout ClientMeasure
  ) {
    let isPurchase = sales > 0 || invoices > 0
    let isFirst = days.isEmpty
    if isPurchase { days.append(day) }
    measure.record.add(day, sales, returns, invoices, isPurchase: isPurchase, spans)
    if day > spans.abc {
      let amount = policy.abc.amounts == .net ? sum(sales, returns) : sales
      measure.record.abcValue = sum(measure.record.abcValue, amount)
    }
    if day > spans.rfm {
      measure.rfmInvoices &+= invoices
      let amount = policy.rfm.amounts == .net ? sum(sales, returns) : sales
      measure.rfmAmount = sum(measure.rfmAmount, amount)
      if isPurchase { measure.rfmLast = day }
    }
    months?.add(
      day, sales, returns, invoices, client: measure.record.position, isPurchase: isPurchase,
      isFirst: isFirst)
  }

  /// Leaves the days on which more was bought than contracts say; nil when no sale names a contract.
  private mutating func keepSpotDays(
    _ entries: Range<Int>, of ledger: Ledger
  ) -> SpotPurchases? {
    var next = ledger.firstContract(from: entries.lowerBound)
    guard next < ledger.contracts.count, Int(ledger.contracts[next].entry) < entries.upperBound
    else { return nil }
    days.removeAll(keepingCapacity: true)
    for entry in entries where ledger.dayNumbers[entry] <= spans.day {
      var sales = ledger.sales[entry]
      var invoices = ledger.saleInvoices[entry]
      if next < ledger.contracts.count, Int(ledger.contracts[next].entry) == entry {
        sales -= ledger.contracts[next].amount
        invoices -= min(invoices, ledger.contracts[next].invoices)
        next += 1
      }
      if sales > 0 || invoices > 0 { days.append(ledger.dayNumbers[entry]) }
    }
    return SpotPurchases(last: days.last.map { Day(number: $0) }, days: days.count)
  }

  private mutating func finishCadence(_ record: inout ClientAssessment) {
    let measured = statistics.measure(days, count: days.count)
    if let measured {
      record.median = measured.medianHalfDays
      record.deviation = measured.deviationQuarterDays
    }
    let thresholds = SilenceThresholds(
      measured, intervals: days.count - 1, segment: segmentCycle, policy.cadence,
      inactiveDays: policy.status.inactiveDays)
    record.cycle = thresholds.cycleHalfDays
    record.cycleSource = thresholds.source
    record.invoiceInterval = thresholds.source == .client ? thresholds.cycleHalfDays : 0
    record.lateAfter = thresholds.lateAfter
    record.brokenAfter = thresholds.brokenAfter
    record.inactiveAfter = thresholds.inactiveAfter
  }

  /// The latest purchase in the window that ended a silence beyond the limit of its own time.
  private mutating func reactivation() -> Reactivation? {
    var index = days.count - 1
    while index > 0, days[index] > spans.reactivated {
      let silence = days[index] - days[index - 1]
      if silence > policy.status.inactiveDays {
        // `index` days came before: the limit is of the cadence known then.
        let limit = SilenceThresholds(
          statistics.measure(days, count: index), intervals: index - 1, segment: segmentCycle,
          policy.cadence,
          inactiveDays: policy.status.inactiveDays
        ).inactiveAfter
        if silence > limit {
          return Reactivation(
            day: Day(number: days[index]), before: Day(number: days[index - 1]),
            limitDays: Int(limit))
        }
      }
      index -= 1
    }
    return nil
  }
}

extension ClientAssessment {
  @inline(__always)
  fileprivate mutating func add(
    _ day: Int32, _ sales: Int64, _ returns: Int64, _ invoices: Int32, isPurchase: Bool,
    _ spans: Spans
  ) {
    lastOfAny = day
    if isPurchase {
      if first == ClientAssessment.never { first = day }
      last = day
      purchaseDayCount += 1
    }
    saleInvoiceCount &+= invoices
    allSales = sum(allSales, sales)
    allReturns = sum(allReturns, returns)
    if day > spans.current {
      currentSales = sum(currentSales, sales)
      currentReturns = sum(currentReturns, returns)
      currentInvoices &+= invoices
    } else if day > spans.previous {
      previousSales = sum(previousSales, sales)
      previousReturns = sum(previousReturns, returns)
      previousInvoices &+= invoices
    }
  }
}
