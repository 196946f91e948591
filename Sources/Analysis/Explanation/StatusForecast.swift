import Portfolio

/// Follows a client's status into the days to come, as if nothing happened any more.
struct StatusForecast {
  private let measure: ClientMeasure
  private let client: Client
  private let assessment: Assessment

  init(_ measure: ClientMeasure, _ client: Client, _ assessment: Assessment) {
    self.measure = measure
    self.client = client
    self.assessment = assessment
  }

  /// The first change; nil when the status stays.
  ///
  /// Only silence grows and only a reactivation expires by itself, and both have their dates: the
  /// rules are asked again on each of them.
  func next() -> StatusChange? {
    let now = decision(on: assessment.day)
    for day in candidates {
      let then = decision(on: day)
      if then != now { return StatusChange(day: day, rule: then.rule, detail: then.detail) }
    }
    return nil
  }

  private var candidates: [Day] {
    let expiry = measure.reactivation.map {
      $0.day.adding(days: assessment.policy.status.reactivatedDays)
    }
    return [measure.record.brokenOn, measure.record.inactiveOn, expiry].compactMap { $0 }
      .filter { $0 > assessment.day }.sorted()
  }

  private func decision(on day: Day) -> Decision {
    let policy = assessment.policy.status
    var then = measure
    then.reactivation = measure.reactivation.flatMap {
      $0.day > day.adding(days: -policy.reactivatedDays) ? $0 : nil
    }
    let decided = StatusCase.decide(
      StatusEvidence(
        then, ended: client.ended.flatMap { $0 <= assessment.day ? $0 : nil },
        since: client.since.flatMap { $0 <= assessment.day ? $0 : nil }, on: day, policy))
    return Decision(rule: decided.rule, detail: decided.detail)
  }

  private struct Decision: Equatable {
    let rule: StatusRule
    let detail: StatusDetail?
  }
}
