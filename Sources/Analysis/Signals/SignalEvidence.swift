public import Portfolio

/// A signal that fired, with what it saw and the records it saw it in.
public struct SignalEvidence: Sendable, Hashable {
  /// The signal.
  public let signal: RiskSignal
  /// What it looked at, in order.
  public let facts: [Fact]
  /// The records in the data, at most three.
  public let keys: [RecordKey]
}

/// Asks every signal of risk that does not come from the ledger.
struct SignalReading {
  private let day: Day
  private let policy: RiskPolicy
  private let redMost: Int
  private let knowsTouches: Bool

  init(_ day: Day, _ policy: Policy, knowsTouches: Bool) {
    self.day = day
    self.policy = policy.risk
    redMost = policy.health.redMost
    self.knowsTouches = knowsTouches
  }

  /// The signals that fired, in the order of ``RiskSignal``.
  func signals(_ account: AccountAssessment, _ products: [SoldProduct]) -> [SignalEvidence] {
    [
      dropped(account.dropped, products), overdue(account.payments),
      dissatisfied(account.satisfaction), gone(account.relationship),
      silent(account), red(account.health),
    ].compactMap { $0 }
  }

  private func dropped(
    _ dropped: [DroppedProduct], _ products: [SoldProduct]
  ) -> SignalEvidence? {
    guard let first = dropped.first else { return nil }
    return SignalEvidence(
      signal: .productDropped,
      facts: [
        Fact(name: .droppedProduct, value: .text(products[first.product].name)),
        Fact(.lastBoughtOn, first.last),
        Fact(name: .droppedMedian, value: .money(first.median)),
        Fact(name: .droppedProducts, value: .count(dropped.count)),
      ], keys: Array(dropped.flatMap(\.keys).prefix(3)))
  }

  private func overdue(_ payments: PaymentAssessment?) -> SignalEvidence? {
    let late = (payments?.overdue ?? []).filter { $0.days > policy.overdueDays }
    guard let oldest = late.first else { return nil }
    return SignalEvidence(
      signal: .overduePayment,
      facts: [
        Fact(name: .overdueAmount, value: .money(late.reduce(0) { sum($0, $1.open) })),
        Fact(name: .overdueInvoices, value: .count(late.count)), Fact(.dueDay, oldest.due),
        Fact(name: .overdueDays, value: .days(oldest.days)),
        Fact(name: .overdueLimit, value: .days(policy.overdueDays)),
      ], keys: late.prefix(3).map(\.key))
  }

  private func dissatisfied(_ satisfaction: SatisfactionAssessment?) -> SignalEvidence? {
    let low = (satisfaction?.answers ?? []).filter {
      let limit =
        switch $0.kind {
        case .nps: policy.lowNPS
        case .csat: policy.lowCSAT
        case .ces: Int.min
        }
      return $0.score <= limit && $0.day > day.adding(days: -policy.surveyDays)
    }
    guard let latest = low.first else { return nil }
    let isNPS = latest.kind == .nps
    return SignalEvidence(
      signal: .satisfactionFallen,
      facts: [
        Fact(name: isNPS ? .npsAnswer : .csatAnswer, value: .count(latest.score)),
        Fact(
          name: .lowAnswer, value: .count(isNPS ? policy.lowNPS : policy.lowCSAT)),
        Fact(.answeredOn, latest.day),
      ] + person(latest.contact), keys: low.prefix(3).map(\.key))
  }

  private func gone(_ relationship: RelationshipAssessment?) -> SignalEvidence? {
    guard let gone = relationship?.goneUnreplaced, let first = gone.first else { return nil }
    return SignalEvidence(
      signal: .keyPersonGone,
      facts: person(first.person) + [
        Fact(name: .emptyRole, value: .role(first.role)), Fact(.leftOn, first.left),
      ],
      keys: Set(gone.map { RecordKey(table: .contacts, key: $0.person) }).sorted().prefix(3)
        .map { $0 })
  }

  private func silent(_ account: AccountAssessment) -> SignalEvidence? {
    guard knowsTouches else { return nil }
    let near = (account.contracts?.contracts ?? []).filter { contract in
      guard contract.bucket != nil, let days = contract.daysToOptOut else { return false }
      return (0...policy.optOutDays).contains(days)
    }.min { ($0.optOut ?? day) < ($1.optOut ?? day) }
    guard let near else { return nil }
    let last = account.relationship?.lastTwoWay
    let since = day.adding(days: -policy.silentTouchDays)
    guard account.relationship.hasSpoken(after: since) == false else { return nil }
    return SignalEvidence(
      signal: .optOutSilent,
      facts: [
        Fact(.optOut, near.optOut),
        Fact(name: .daysToOptOut, value: .days(near.daysToOptOut ?? 0)),
        Fact(name: .contractValue, value: near.monthlyValue.map(Fact.Value.money) ?? .none),
        Fact(.lastTwoWay, last),
        Fact(name: .silentTouchLimit, value: .days(policy.silentTouchDays)),
      ] + (account.relationship?.unknownFacts ?? []),
      keys: [near.key] + [account.relationship?.lastTwoWayKey].compactMap { $0 })
  }

  private func red(_ health: HealthScore?) -> SignalEvidence? {
    guard let health, health.band == .red, let score = health.score else { return nil }
    return SignalEvidence(
      signal: .healthRed,
      facts: [
        Fact(name: .healthScore, value: .count(score)),
        Fact(name: .redMost, value: .count(redMost)),
        Fact(name: .healthCoverage, value: .percent(Int64(health.coverage) * 100)),
      ], keys: [])
  }

  private func person(_ person: String?) -> [Fact] {
    person.map { [Fact(name: .person, value: .text($0))] } ?? []
  }
}
