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
  }

  var hasInvoice: Bool { record.lastOfAny != ClientAssessment.never }

  /// Days since the last purchase, or since the last return of a client without one; nil without
  /// any invoice.
  var silentDays: Int? { record.silentSince.map { day.days(since: $0) } }

  var signals: RiskSignals {
    var signals = RiskSignals()
    if let silentDays, silentDays > Int(record.brokenAfter) { signals.insert(.cadenceBroken) }
    if volume.isFall { signals.insert(.volumeFall) }
    return signals
  }
}
