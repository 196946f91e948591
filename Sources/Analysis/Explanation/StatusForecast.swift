import Portfolio

/// Follows a client's status into the days to come, as if nothing happened any more.
struct StatusForecast {
  private let measure: ClientMeasure
  private let history: ClientHistory
  private let attributes: ClientAttributes
  private let assessment: Assessment

  init(
    _ measure: ClientMeasure, _ history: ClientHistory, _ attributes: ClientAttributes,
    _ assessment: Assessment
  ) {
    self.measure = measure
    self.history = history
    self.attributes = attributes
    self.assessment = assessment
  }

  /// The first change; nil when the status stays.
  ///
  /// Former and inactive clients and prospects stay what they are. Every other becomes inactive at
  /// the latest, so the days up to then are all there is to look at.
  func next() -> StatusChange? {
    let record = measure.record
    let now = decision(on: assessment.day)
    guard [.atRisk, .reactivated, .active].contains(now.rule), let end = record.inactiveOn else {
      return nil
    }
    for day in candidates(through: end) {
      let then = decision(on: day)
      if then != now { return StatusChange(day: day, rule: then.rule, detail: then.detail) }
    }
    return nil
  }

  /// The days on which a rule can change its mind, ascending.
  ///
  /// Thresholds of silence and the end of a reactivation have their dates. Volumes can move on any
  /// day until the cadence is broken, for clients whose volume is compared at all.
  private func candidates(through end: Day) -> [Day] {
    let record = measure.record
    let policy = assessment.policy.status
    let today = assessment.day
    var days: Set<Day> = [end]
    if let broken = record.brokenOn { days.insert(broken) }
    if let reactivation = measure.reactivation {
      days.insert(reactivation.day.adding(days: policy.reactivatedDays))
    }
    if record.cycleSource == .client, Int(record.cycle) <= 2 * 31 * policy.volumePeriodMonths,
      let broken = record.brokenOn
    {
      var day = today.adding(days: 1)
      while day < broken {
        days.insert(day)
        day = day.adding(days: 1)
      }
    }
    return days.filter { $0 > today && $0 <= end }.sorted()
  }

  private func decision(on day: Day) -> Decision {
    let policy = assessment.policy.status
    var then = measure
    if day > assessment.day {
      let bounds = Spans.periods(day, policy)
      then.volume = VolumeSums(
        periodNets: history.periodNets(bounds), bounds: bounds, record: measure.record, policy)
      then.reactivation = measure.reactivation.flatMap {
        $0.day > day.adding(days: -policy.reactivatedDays) ? $0 : nil
      }
    }
    let decided = StatusCase.decide(
      StatusEvidence(
        then, ended: attributes.ended.flatMap { $0 <= assessment.day ? $0 : nil },
        since: attributes.since, on: day, policy))
    return Decision(rule: decided.rule, detail: decided.detail)
  }

  private struct Decision: Equatable {
    let rule: StatusRule
    let detail: StatusDetail?
  }
}
