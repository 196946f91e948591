import Portfolio

/// The conditions under which there is something to do with a client, the built-in ones.
struct ActionRules {
  private let assessment: Assessment
  private let client: ClientAssessment
  private let fallen: VolumeSums?
  private var day: Day { assessment.day }

  /// A condition that holds, with what it saw.
  struct Found {
    let reason: ActionReason
    var day: Day?
    var facts: [Fact] = []
    var keys: [RecordKey] = []
    var stake = Stake.everything
  }

  /// The revenue at stake.
  enum Stake {
    /// All that the client brings in a year.
    case everything
    /// An amount; nil where the data does not say.
    case amount(Int64?)

    /// The sum of what is known; unknown where nothing is.
    static func known(_ amounts: [Int64?]) -> Stake {
      let known = amounts.compactMap { $0 }
      return .amount(known.isEmpty ? nil : known.reduce(0, sum))
    }
  }

  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - client: The client.
  ///   - fallen: The volumes of a client whose volume fell.
  init(_ assessment: Assessment, _ client: ClientAssessment, _ fallen: VolumeSums?) {
    self.assessment = assessment
    self.client = client
    self.fallen = fallen
  }

  /// At most one action for each reason.
  func found(in portfolio: Portfolio) -> [Found] {
    (signals + [renewal] + people + success + [notice, consent(portfolio), unassigned(portfolio)])
      .compactMap { $0 }
  }

  private var signals: [Found?] {
    guard client.status != .prospect else { return [] }
    func found(_ signal: RiskSignal, _ reason: ActionReason, _ day: Day?) -> Found? {
      guard client.signals.contains(signal) else { return nil }
      let evidence = client.signalEvidence.first { $0.signal == signal }
      return Found(
        reason: reason, day: day, facts: evidence?.facts ?? [], keys: evidence?.keys ?? [])
    }
    var cadence = found(.cadenceBroken, .cadence, client.inactiveOn)
    cadence?.facts = [
      Fact(name: .lastPurchase, value: client.silentSince.map { .day($0) } ?? .none),
      Fact(
        name: .silentDays,
        value: client.silentSince.map { .days(day.days(since: $0)) } ?? .none),
      Fact(
        name: .brokenAfterDays, value: client.cadence.map { .days($0.brokenAfterDays) } ?? .none),
    ]
    var volume = found(.volumeFall, .volume, nil)
    volume?.facts = fallen?.facts ?? []
    let others: [Found?] = [
      found(.overduePayment, .payment, client.payments?.overdue.first?.due),
      found(.satisfactionFallen, .satisfaction, nil), found(.keyPersonGone, .person, nil),
    ]
    // What is inactive has its own list: that it buys no more, and is not well for it, is no news there.
    guard client.status != .inactive else { return others }
    return [cadence, volume, found(.productDropped, .product, nil)] + others + [
      found(.healthRed, .health, nil)
    ]
  }

  private var renewal: Found? {
    let wanted: Set<RenewalBucket> = [.overdue, .within30, .within60, .within90]
    let near = (client.contracts?.contracts ?? []).filter {
      $0.bucket.map(wanted.contains) ?? false
    }
    // What does not renew by itself is not called off: it ends, and that is its day.
    func deadline(_ contract: ContractStanding) -> Day? { contract.runsOutOn ?? contract.optOut }
    guard let first = near.min(by: { (deadline($0) ?? day) < (deadline($1) ?? day) }) else {
      return nil
    }
    var facts = [
      Fact(.optOut, first.optOut),
      Fact(name: .daysToOptOut, value: first.daysToOptOut.map { .days($0) } ?? .none),
      Fact(name: .contractValue, value: first.monthlyValue.map { .money($0) } ?? .none),
    ]
    if let end = first.runsOutOn { facts.insert(Fact(.endsOn, end), at: 0) }
    return Found(reason: .renewal, day: deadline(first), facts: facts, keys: [first.key])
  }

  private var people: [Found?] {
    guard let relationship = client.relationship, client.isOfTheBase else { return [] }
    let faults = relationship.blockers.filter { $0.fault != nil }
    let uncovered = relationship.uncoveredKeyPeople
    let late = relationship.overduePromises
    return [
      assessment.threadAlarm(of: client) == .red
        ? Found(
          reason: .thread, day: client.contracts?.nextOptOut?.optOut,
          facts: [
            Fact(name: .threadsTheirs, value: .count(relationship.theirThreads.count)),
            Fact(name: .threadsOurs, value: .count(relationship.ourThreads.count)),
          ], keys: [relationship.lastTwoWayKey].compactMap { $0 }) : nil,
      faults.isEmpty
        ? nil
        : Found(
          reason: .blocker, facts: faults.map { Fact(name: .person, value: .text($0.person)) },
          keys: faults.map { RecordKey(table: .contacts, key: $0.person) }),
      uncovered.isEmpty
        ? nil
        : Found(
          reason: .coverage, facts: uncovered.map { Fact(name: .person, value: .text($0.id)) },
          keys: uncovered.map(\.key)),
      late.first.map {
        Found(reason: .promise, day: $0.due, facts: overdue($0.due), keys: late.map(\.key))
      },
    ]
  }

  private var success: [Found?] {
    guard let success = client.success, client.isOfTheBase else { return [] }
    let steps = success.openMilestones.filter { $0.daysLate ?? 0 > 7 }
    let late = success.objectives.filter { $0.daysLate != nil }
    let unmeasured = success.unmeasured
    let isRecent = success.handoff?.day.map { $0 > day.adding(days: -90) } ?? false
    return [
      steps.first.map {
        Found(reason: .milestone, day: $0.due, facts: overdue($0.due), keys: steps.map(\.key))
      },
      success.handoff.flatMap {
        isRecent && !$0.missing.isEmpty
          ? Found(
            reason: .handoff, day: $0.day,
            facts: [Fact(name: .missingParts, value: .count($0.missing.count))], keys: [$0.key])
          : nil
      },
      late.first.map {
        Found(reason: .objective, day: $0.due, facts: overdue($0.due), keys: late.map(\.key))
      },
      unmeasured.first.map {
        Found(
          reason: .baseline, day: $0.due,
          facts: [Fact(name: .objectivesUnmeasured, value: .count(unmeasured.count))],
          keys: unmeasured.map(\.key))
      },
    ]
  }

  private func overdue(_ due: Day?) -> [Fact] {
    guard let due else { return [] }
    return [
      Fact(name: .dueDay, value: .day(due)),
      Fact(name: .overdueDays, value: .days(max(0, day.days(since: due)))),
    ]
  }

  private var notice: Found? {
    let unknown = (client.contracts?.contracts ?? []).filter {
      $0.bucket == .unknown && $0.noticeDays == nil && $0.renewal != nil
    }
    guard let first = unknown.first else { return nil }
    return Found(
      reason: .notice, day: first.renewal,
      facts: [Fact(name: .renewsOn, value: first.renewal.map { .day($0) } ?? .none)],
      keys: unknown.map(\.key))
  }

  /// Only what was withdrawn or has run out: a table without bases at all is for the quality page.
  private func consent(_ portfolio: Portfolio) -> Found? {
    guard client.relationship != nil else { return nil }
    let privacy = PrivacyAssessment(of: client.client, in: portfolio, on: day)
    let keys = (privacy.people[.withdrawn] ?? []) + (privacy.people[.expired] ?? [])
    return keys.isEmpty
      ? nil
      : Found(
        reason: .consent, facts: [Fact(name: .peopleWithoutBasis, value: .count(keys.count))],
        keys: keys)
  }

  /// Nobody answers for it, where the data names owners at all.
  private func unassigned(_ portfolio: Portfolio) -> Found? {
    let record = portfolio.clients[client.client]
    guard client.isOfTheBase, record.owner == nil, assessment.summary.coverage.unassigned != nil
    else { return nil }
    return Found(reason: .unassigned, keys: [RecordKey(table: .clients, key: record.id)])
  }
}
