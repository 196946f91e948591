import Portfolio

/// What the status rules look at.
struct StatusEvidence {
  let day: Day
  let policy: StatusPolicy
  let record: ClientAssessment
  /// The day the relation ended, when not after the day.
  let ended: Day?
  /// Client since, when not after the day.
  let since: Day?
  let volume: VolumeSums
  let reactivation: Reactivation?
  /// What the other tables say; nil when they say nothing.
  let account: AccountAssessment?

  init(
    _ measure: ClientMeasure, ended: Day?, since: Day?, on day: Day, _ policy: StatusPolicy
  ) {
    self.day = day
    self.policy = policy
    record = measure.record
    self.ended = ended.flatMap { $0 <= day ? $0 : nil }
    self.since = since.flatMap { $0 <= day ? $0 : nil }
    volume = measure.volume
    reactivation = measure.reactivation
    account = measure.record.account?.values
  }

  var hasInvoice: Bool { record.lastOfAny != ClientAssessment.never }

  var contracts: ContractAssessment? { account?.contracts }

  /// Whether a contract is in service on the day.
  var hasService: Bool {
    contracts.map { $0.state == .running || $0.state == .cancelledRunning } ?? false
  }

  /// The last contract's end, of a client all of whose contracts have ended and who bought nothing
  /// since; nil otherwise.
  var contractsEnded: ContractStanding? {
    guard let ended = contracts?.lastEnded else { return nil }
    // The last bill of a contract may come after its end: it is no purchase of its own.
    let bought = account?.spot.map(\.last) ?? record.lastPurchase
    guard let last = bought else { return ended }
    // Where nobody says when they ended, only a long silence tells that it no longer buys.
    guard let end = ended.end else {
      return day.days(since: last) > Int(record.inactiveAfter) ? ended : nil
    }
    return last > end ? nil : ended
  }

  /// Days since the last purchase, or since the last return of a client without one; nil without
  /// any invoice.
  var silentDays: Int? { record.silentSince.map { day.days(since: $0) } }

  var signals: RiskSignals {
    var signals = RiskSignals()
    if let silentDays, record.hasCadence, silentDays > Int(record.brokenAfter) {
      signals.insert(.cadenceBroken)
    }
    if volume.isFall { signals.insert(.volumeFall) }
    for evidence in account?.signals ?? [] { signals.insert(evidence.signal) }
    return signals
  }
}
