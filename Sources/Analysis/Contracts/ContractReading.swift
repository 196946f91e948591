import Portfolio

/// Works out what a client's contracts are on a day.
struct ContractReading {
  private let moment: Moment
  private let policy: ContractPolicy
  private var day: Day { moment.day }

  init(_ moment: Moment, _ policy: ContractPolicy) {
    self.moment = moment
    self.policy = policy
  }

  /// What the client's contracts are on the day.
  ///
  /// - Parameters:
  ///   - records: The client's contracts.
  ///   - clientEnded: The day the relation with the client ended, whether or not it is known yet.
  /// - Returns: The contracts by number; nil when none exists on the day.
  func assess(_ records: ArraySlice<Contract>, clientEnded: Day?) -> ContractAssessment? {
    guard !records.isEmpty else { return nil }
    let left = moment.known(clientEnded)
    // They come by day; stable by number, each number's versions stay in the order of time.
    var versions: [String: [Contract]] = [:]
    for record in records { versions[record.id, default: []].append(record) }
    let standings = versions.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .compactMap { standing(versions[$0] ?? [], left) }
    return standings.isEmpty ? nil : ContractAssessment(standings)
  }

  /// The known recurring revenue a month on the day, as a later day compares it.
  ///
  /// - Parameters:
  ///   - records: The client's contracts.
  ///   - clientEnded: The day the relation with the client ended, whether or not it is known yet.
  ///   - today: The day that compares; what is dated later does not exist.
  /// - Returns: The revenue, in minor units; nil where contracts ran and the value of none is known, be
  ///   it that the data begin to tell of them only later.
  func revenue(
    _ records: ArraySlice<Contract>, clientEnded: Day?, comparedOn today: Day
  ) -> Int64? {
    let contracts = assess(records, clientEnded: clientEnded)
    if let contracts, contracts.knownRevenue != 0 { return contracts.knownRevenue }
    if let left = moment.known(clientEnded), left <= day { return 0 }
    let told = Set(records.filter { ($0.sortDay ?? moment.known) <= moment.known }.map(\.id))
    let isUntold = records.contains { record in
      guard let from = record.sortDay, from <= today, let start = record.start, start <= day else {
        return false
      }
      return record.status != .draft && !told.contains(record.id)
        && record.end.map { $0 >= day } ?? true
    }
    return isUntold ? nil : 0
  }

  /// One contract, from its versions in the order of time; nil when it does not exist on the day.
  private func standing(_ versions: [Contract], _ left: Day?) -> ContractStanding? {
    let known = versions.filter { ($0.sortDay ?? moment.known) <= moment.known }
    guard let version = known.last ?? coming(versions).map(beforeItHolds) else { return nil }
    let start = (known.isEmpty ? [version] : known).compactMap { $0.start ?? $0.validFrom }.min()
    let cancelled = moment.known(version.cancelled)
    // Notice given later is not known yet, and neither is the end that follows from it.
    let isUnaware =
      (version.cancelled != nil && cancelled == nil)
      || (version.cancelled == nil && version.status == .ended
        && (version.end.map { $0 > moment.known } ?? false))
    let isCancelled = cancelled != nil || (version.status == .cancelled && !isUnaware)
    // One that is said to have ended, on a day that nobody says.
    let hasEnded = version.status == .ended && version.end == nil && !isUnaware
    let assumed = assumedEnd(version, cancelled, isCancelled)
      .flatMap { hasEnded && $0 > moment.known ? nil : $0 }
    let said = isUnaware ? nil : version.end ?? assumed
    // Nobody closes each contract of a client that left: what began before ends with the client, and is
    // over on the day itself, on which the client is former already.
    let last = left.flatMap { left in
      !hasEnded && start.map { $0 <= left } ?? true && said.map { $0 >= left } ?? true ? left : nil
    }
    let end = version.status == .draft ? said : last ?? said
    let state = state(
      version, start: start, end: end, isCancelled: isCancelled || last != nil,
      hasEnded: hasEnded || last.map { $0 <= day } ?? false)
    let isOpen = state == .running || state == .suspended
    let terms = isOpen ? termsGone(version) : 0
    let renewal = version.renewal?.adding(months: terms * policy.renewalMonths)
    return ContractStanding(
      id: version.id, state: state, versions: max(1, known.count), version: version.sortDay,
      product: version.product, start: start, renewal: renewal,
      isRolled: terms > 0,
      termStart: terms > 0
        ? version.renewal?.adding(months: (terms - 1) * policy.renewalMonths)
        : version.sortDay.flatMap { $0 <= day ? $0 : nil } ?? start,
      noticeDays: version.noticeDays,
      renewsByItself: version.renewsByItself,
      bucket: isOpen
        ? RenewalBucket(
          daysToOptOut: optOut(renewal, version.noticeDays)?.days(since: day),
          renewsByItself: version.renewsByItself) : nil,
      monthlyValue: version.monthlyValue?.minorUnits, cancelled: cancelled, end: end,
      isEndAssumed: end != nil && end != version.end,
      endReasonText: isUnaware ? nil : version.endReason, day: day)
  }

  /// The first version of a contract that starts soon enough to be taken as agreed on.
  ///
  /// The data does not say when a contract was signed.
  private func coming(_ versions: [Contract]) -> Contract? {
    guard let first = versions.first, let from = first.sortDay,
      from <= moment.known.adding(days: policy.comingDays)
    else { return nil }
    return first
  }

  /// A version as far as it is known before its first day: where service ran already, nobody says what
  /// it brought.
  private func beforeItHolds(_ version: Contract) -> Contract {
    guard let from = version.sortDay, from > day, let start = version.start, start <= day else {
      return version
    }
    var version = version
    version.monthlyValue = nil
    if version.status == .suspended { version.status = nil }
    return version
  }

  private func state(
    _ version: Contract, start: Day?, end: Day?, isCancelled: Bool, hasEnded: Bool
  ) -> ContractState {
    if version.status == .draft { return .draft }
    if let end, end < day { return .ended }
    if hasEnded { return .ended }
    if let start, start > day { return .coming }
    if isCancelled { return .cancelledRunning }
    return version.status == .suspended ? .suspended : .running
  }

  /// The end of a cancelled contract without one: it runs out instead of renewing, or its notice
  /// period ends.
  private func assumedEnd(_ version: Contract, _ cancelled: Day?, _ isCancelled: Bool) -> Day? {
    guard isCancelled else { return nil }
    if let renewal = version.renewal, renewal >= cancelled ?? renewal { return renewal }
    guard let cancelled, let notice = version.noticeDays else { return nil }
    return cancelled.adding(days: notice)
  }

  /// By how many whole terms the renewal is moved on up to the day, where the contract renews by
  /// itself.
  private func termsGone(_ version: Contract) -> Int {
    guard let renewal = version.renewal, version.renewsByItself == true, renewal < day else {
      return 0
    }
    // Counted from the first one, so that the 31st is not lost in February.
    let years = max(0, day.days(since: renewal) / 31 / policy.renewalMonths)
    var term = years
    while renewal.adding(months: term * policy.renewalMonths) < day { term += 1 }
    return term
  }

  private func optOut(_ renewal: Day?, _ notice: Int?) -> Day? {
    guard let renewal, let notice else { return nil }
    return renewal.adding(days: -notice)
  }
}
