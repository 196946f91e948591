import Portfolio

/// Follows a client's status into the days to come, as if nothing happened any more.
struct StatusForecast {
  private let measure: ClientMeasure
  private let client: Client
  private let assessment: Assessment
  private let portfolio: Portfolio

  init(_ measure: ClientMeasure, _ assessment: Assessment, _ portfolio: Portfolio) {
    self.measure = measure
    client = portfolio.clients[measure.record.client]
    self.assessment = assessment
    self.portfolio = portfolio
  }

  /// The first change; nil when the status stays.
  ///
  /// Silence grows, reactivations and low answers expire, contracts start, end and come near their
  /// opt-out, invoices become overdue: all of it has its dates, and the rules are asked again on each.
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
    return
      ([measure.record.brokenOn, measure.record.inactiveOn, expiry].compactMap { $0 }
      + accountDates).filter { $0 > assessment.day }.sorted()
  }

  private var accountDates: [Day] {
    guard let account = measure.record.account?.values else { return [] }
    let risk = assessment.policy.risk
    var days: [Day] = []
    for contract in account.contracts?.contracts ?? [] {
      days += [contract.start, contract.end?.adding(days: 1)].compactMap { $0 }
      if let optOut = contract.optOut {
        days += [optOut.adding(days: -risk.optOutDays), optOut.adding(days: 1)]
      }
    }
    if let last = account.relationship?.lastTwoWay {
      days.append(last.adding(days: risk.silentTouchDays))
    }
    for answer in account.satisfaction?.answers ?? [] {
      days.append(answer.day.adding(days: risk.surveyDays))
    }
    for receivable in portfolio.receivables.of(measure.record.client) {
      if let due = receivable.due { days.append(due.adding(days: risk.overdueDays + 1)) }
    }
    return days
  }

  private func decision(on day: Day) -> Decision {
    let policy = assessment.policy.status
    var then = measure
    then.reactivation = measure.reactivation.flatMap {
      $0.day > day.adding(days: -policy.reactivatedDays) ? $0 : nil
    }
    if measure.record.account != nil {
      let reading = AccountReading(
        portfolio, assessment.policy, Moment(day, known: assessment.day))
      then.record.account = reading.assess(measure.record.client, measure)
        .map(AccountBox.init)
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
