import Portfolio

/// Follows a client's status and health into the days to come, as if nothing happened any more.
struct StatusForecast {
  private let measure: ClientMeasure
  private let client: Client
  private let assessment: Assessment
  private let portfolio: Portfolio
  private let decider: StatusDecider
  /// What the client owes by what is known on the day of the assessment; nil where nobody's debts are.
  private let debts: [Receivable]?
  /// What it dropped, which its purchases alone say.
  private let left: [DroppedProduct]
  /// The numbers that the policy's own rules of status and health ask for.
  private let limits: [Limit]

  private struct Limit {
    let field: ConditionField
    /// In millionths.
    let number: Int64
  }

  /// How many days ahead a number of days is followed.
  private static let farthest: UInt64 = 3_650

  init(_ measure: ClientMeasure, _ assessment: Assessment, _ portfolio: Portfolio) {
    self.measure = measure
    client = portfolio.clients[measure.record.client]
    self.assessment = assessment
    self.portfolio = portfolio
    decider = StatusDecider(assessment.policy, portfolio)
    let number = measure.record.client
    debts =
      portfolio.receivables.isEmpty
      ? nil : Array(portfolio.receivables.of(number).issued(through: assessment.day))
    left =
      measure.record.account == nil
      ? []
      : AccountReading(portfolio, assessment.policy, Moment(assessment.day))
        .productsLeft(by: number, measure)
    let rules = assessment.policy.rules
    let conditions =
      rules.status.map(\.condition) + rules.floors.map(\.condition) + rules.caps.map(\.condition)
    limits = conditions.flatMap(\.tests).filter { $0.field.type == .number }.flatMap { test in
      test.question.numbers.map { Limit(field: test.field, number: $0) }
    }
  }

  /// The first change of status and the first of the band; nil for what stays as it is.
  ///
  /// Silence grows, reactivations and answers expire, contracts start, end and come near their
  /// opt-out, invoices become overdue, conversations grow old: all of it has its dates, and the rules
  /// are asked again on each, and where days reach the number that a rule of the policy's own names.
  ///
  /// - Parameter goals: What is asked for; the rest is nil.
  /// - Returns: The changes.
  func next(
    _ goals: Set<Counterfactual.Goal> = [.status, .health]
  ) -> (status: StatusChange?, band: BandChange?) {
    let now = judgement(on: assessment.day)
    let wantsStatus = goals.contains(.status)
    var status: StatusChange?
    var band: BandChange?
    let wantsBand =
      goals.contains(.health) && now.hasHealth && client.ended.map { $0 > assessment.day } ?? true
    func isSettled() -> Bool { (status != nil || !wantsStatus) && (band != nil || !wantsBand) }
    func compare(_ then: Judgement, on day: Day) {
      if wantsStatus, status == nil, then.decision != now.decision {
        status = StatusChange(
          day: day, rule: then.decision.rule, detail: then.decision.detail,
          own: then.decision.own)
      }
      if wantsBand, band == nil, then.band != now.band {
        band = BandChange(day: day, band: then.band, score: then.score)
      }
    }
    let events = [assessment.day] + candidates
    for (index, event) in events.enumerated() where !isSettled() {
      let then = index == 0 ? now : judgement(on: event)
      compare(then, on: event)
      let next = index + 1 < events.count ? events[index + 1] : nil
      for day in turns(after: event, before: next, then.record) where !isSettled() {
        compare(judgement(on: day), on: day)
      }
    }
    return (status, band)
  }

  /// The days up to the next event on which a number that moves by one a day comes to what a rule of
  /// the policy's own asks for, or leaves it.
  private func turns(
    after event: Day, before next: Day?, _ record: ClientAssessment
  ) -> [Day] {
    guard !limits.isEmpty else { return [] }
    let subject = ConditionSubject(record, of: portfolio, on: event, abcTotal: 0)
    let days = limits.flatMap { limit -> [Day] in
      guard case .number(let value) = limit.field.value(subject) else { return [] }
      let (distance, overflows) = limit.number.subtractingReportingOverflow(value)
      let ahead = distance.magnitude / UInt64(ConditionValue.unit)
      guard !overflows, ahead <= StatusForecast.farthest else { return [] }
      return [event.adding(days: Int(ahead)), event.adding(days: Int(ahead) + 1)]
    }
    return Set(
      days.filter { day in day > event && (next.map { day < $0 } ?? true) }
    ).sorted()
  }

  private var candidates: [Day] {
    let expiry = measure.reactivation.map {
      $0.day.adding(days: assessment.policy.status.reactivatedDays)
    }
    let days =
      [measure.record.brokenOn, measure.record.inactiveOn, expiry].compactMap { $0 }
      + accountDates
    return Set(days.filter { $0 > assessment.day }).sorted()
  }

  private var accountDates: [Day] {
    guard let account = measure.record.account?.values else { return [] }
    return contractDates(account) + peopleDates(account) + debtDates + successDates(account)
  }

  private func contractDates(_ account: AccountAssessment) -> [Day] {
    let risk = assessment.policy.risk
    return (account.contracts?.contracts ?? []).flatMap { contract -> [Day] in
      var days = [contract.start, contract.version, contract.end?.adding(days: 1)]
        .compactMap { $0 }
      if let start = contract.start {
        days.append(start.adding(days: assessment.policy.health.youngDays))
      }
      if let optOut = contract.optOut {
        days += [optOut.adding(days: -risk.optOutDays), optOut.adding(days: 1)]
        days.append(optOut.adding(days: -30))
      }
      return days
    }
  }

  /// When conversations, sentiments and answers grow too old.
  private func peopleDates(_ account: AccountAssessment) -> [Day] {
    let policy = assessment.policy
    var days: [Day] = []
    let relationship = account.relationship
    for last in [relationship?.lastTwoWay, relationship?.lastUnknown].compactMap({ $0 }) {
      days += [policy.risk.silentTouchDays, 31, 61, 91].map { last.adding(days: $0) }
    }
    let window = policy.relationship.windowDays
    let from = assessment.day.adding(days: -window)
    for touch in portfolio.records.interactions.of(measure.record.client) {
      guard let date = touch.date, date > from, date <= assessment.day else { continue }
      days.append(date.adding(days: window))
    }
    for person in account.relationship?.people ?? [] {
      guard let day = person.supportDay else { continue }
      days.append(day.adding(days: policy.relationship.sentimentDays + 1))
    }
    for answer in account.satisfaction?.answers ?? [] {
      days += [policy.risk.surveyDays, policy.satisfaction.staleDays + 1]
        .map { answer.day.adding(days: $0) }
    }
    for usage in account.success?.usage ?? [] {
      days.append(usage.period.adding(days: policy.health.staleUsageDays + 1))
    }
    if let first = measure.record.firstPurchase ?? client.since {
      days.append(first.adding(days: policy.health.youngDays))
    }
    return days
  }

  private var debtDates: [Day] {
    let policy = assessment.policy
    return (debts ?? []).flatMap { receivable -> [Day] in
      guard let due = receivable.due else { return [] }
      return [
        due, due.adding(days: 1), due.adding(days: policy.risk.overdueDays + 1),
        due.adding(days: policy.payments.graceDays + 1), due.adding(months: 12),
      ]
    }
  }

  private func successDates(_ account: AccountAssessment) -> [Day] {
    guard let success = account.success else { return [] }
    let window = assessment.policy.relationship.windowDays
    let tickets = portfolio.records.tickets.of(measure.record.client).flatMap {
      ticket -> [Day] in
      [ticket.opened, ticket.closed].compactMap { $0 }.filter { $0 <= assessment.day }
        .map { $0.adding(days: window) }
    }
    return tickets
      + (success.objectives.compactMap(\.due) + success.openMilestones.compactMap(\.due))
      .map { $0.adding(days: 1) }
  }

  private func judgement(on day: Day) -> Judgement {
    let policy = assessment.policy.status
    var then = measure
    then.reactivation = measure.reactivation.flatMap {
      $0.day > day.adding(days: -policy.reactivatedDays) ? $0 : nil
    }
    if measure.record.account != nil {
      let reading = AccountReading(
        portfolio, assessment.policy, Moment(day, known: assessment.day))
      then.record.account = reading.assess(
        measure.record.client, measure, debts: debts, left: left
      ).map(AccountBox.init)
    }
    let evidence = StatusEvidence(
      then, ended: client.ended.flatMap { $0 <= assessment.day ? $0 : nil },
      since: client.since.flatMap { $0 <= assessment.day ? $0 : nil }, on: day, policy)
    then.record.asOf = day.number
    then.record.signals = evidence.signals
    let health = then.record.account?.values.health
    return Judgement(
      record: then.record, decision: decider.decide(evidence, then.record),
      hasHealth: health?.band != nil, band: health?.band, score: health?.score)
  }

  private struct Judgement {
    let record: ClientAssessment
    let decision: StatusDecision
    let hasHealth: Bool
    let band: HealthBand?
    let score: Int?
  }
}
