public import Portfolio

/// What there is to do next, for every client.
///
/// - Parameters:
///   - portfolio: The portfolio.
///   - assessment: Its assessment.
///   - client: Position of the only client that is asked for; all of them without it.
/// - Returns: The actions by rank, then the day, then the id; those that were put off too, marked.
public func nextActions(
  of portfolio: Portfolio, in assessment: Assessment, client: Int? = nil
) -> [NextAction] {
  var snoozes: [String: NextAction.SnoozeStanding] = [:]
  for snooze in portfolio.records.snoozes {
    guard let action = snooze.action, let until = snooze.until, until >= assessment.day,
      let reason = snooze.reason
    else { continue }
    // Of several, the one that lasts longest.
    if let known = snoozes[action], known.until >= until { continue }
    snoozes[action] = .init(until: until, reason: reason)
  }
  let clients = client.map { [assessment.client($0)].compactMap { $0 } } ?? assessment.clients
  return clients.flatMap { client -> [NextAction] in
    guard client.status != .former else { return [] }
    return ActionRules(assessment, client).found(in: portfolio).map { found in
      let id = "\(found.reason.rawValue)-\(portfolio.clients[client.client].id)"
      return NextAction(
        id: id, client: client.client, reason: found.reason, day: found.day,
        exposure: max(0, client.tierValue),
        urgency: NextAction.urgency(found.day, on: assessment.day),
        savability: found.reason.savability, keys: Array(found.keys.prefix(3)),
        snooze: snoozes[id])
    }
  }.sorted { left, right in
    if left.rank != right.rank { return left.rank > right.rank }
    let days = (left.day?.number ?? .max, right.day?.number ?? .max)
    return days.0 != days.1
      ? days.0 < days.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }
}

/// The conditions under which there is something to do.
private struct ActionRules {
  private let assessment: Assessment
  private let client: ClientAssessment
  private var day: Day { assessment.day }

  struct Found {
    let reason: ActionReason
    let day: Day?
    let keys: [RecordKey]
  }

  init(_ assessment: Assessment, _ client: ClientAssessment) {
    self.assessment = assessment
    self.client = client
  }

  /// At most one action for each reason.
  func found(in portfolio: Portfolio) -> [Found] {
    (signals + [renewal] + people + success + [notice, consent(portfolio)]).compactMap { $0 }
  }

  private var signals: [Found?] {
    // What is inactive has its own list: a broken rhythm is no news there.
    guard client.status != .inactive, client.status != .prospect else { return [] }
    func evidence(_ signal: RiskSignal) -> [RecordKey] {
      client.signalEvidence.first { $0.signal == signal }?.keys ?? []
    }
    func found(_ signal: RiskSignal, _ reason: ActionReason, _ day: Day?) -> Found? {
      client.signals.contains(signal)
        ? Found(reason: reason, day: day, keys: evidence(signal)) : nil
    }
    return [
      found(.cadenceBroken, .cadence, client.inactiveOn), found(.volumeFall, .volume, nil),
      found(.productDropped, .product, nil),
      found(.overduePayment, .payment, client.payments?.overdue.first?.due),
      found(.satisfactionFallen, .satisfaction, nil), found(.keyPersonGone, .person, nil),
      found(.healthRed, .health, nil),
    ]
  }

  private var renewal: Found? {
    let wanted: Set<RenewalBucket> = [.overdue, .within30, .within60, .within90]
    let near = (client.contracts?.contracts ?? []).filter {
      $0.bucket.map(wanted.contains) ?? false
    }
    guard let first = near.min(by: { ($0.optOut ?? day) < ($1.optOut ?? day) }) else { return nil }
    return Found(reason: .renewal, day: first.optOut, keys: [first.key])
  }

  private var people: [Found?] {
    guard let relationship = client.relationship, client.isOfTheBase else { return [] }
    let faults = relationship.blockers.filter { $0.fault != nil }
    let uncovered = relationship.uncoveredKeyPeople
    let late = relationship.overduePromises
    return [
      assessment.threadAlarm(of: client) == .red
        ? Found(
          reason: .thread, day: client.contracts?.next?.optOut,
          keys: [relationship.lastTwoWayKey].compactMap { $0 }) : nil,
      faults.isEmpty
        ? nil
        : Found(
          reason: .blocker, day: nil,
          keys: faults.map { RecordKey(table: .contacts, key: $0.person) }),
      uncovered.isEmpty ? nil : Found(reason: .coverage, day: nil, keys: uncovered.map(\.key)),
      late.first.map { Found(reason: .promise, day: $0.due, keys: late.map(\.key)) },
    ]
  }

  private var success: [Found?] {
    guard let success = client.success, client.isOfTheBase else { return [] }
    let steps = success.openMilestones.filter { $0.daysLate ?? 0 > 7 }
    let late = success.objectives.filter { $0.daysLate != nil }
    let unmeasured = success.unmeasured
    let isRecent = success.handoff?.day.map { $0 > day.adding(days: -90) } ?? false
    return [
      steps.first.map { Found(reason: .milestone, day: $0.due, keys: steps.map(\.key)) },
      success.handoff.flatMap {
        isRecent && !$0.missing.isEmpty
          ? Found(reason: .handoff, day: $0.day, keys: [$0.key]) : nil
      },
      late.first.map { Found(reason: .objective, day: $0.due, keys: late.map(\.key)) },
      unmeasured.first.map { Found(reason: .baseline, day: $0.due, keys: unmeasured.map(\.key)) },
    ]
  }

  private var notice: Found? {
    let unknown = (client.contracts?.contracts ?? []).filter {
      $0.bucket == .unknown && $0.noticeDays == nil && $0.renewal != nil
    }
    guard let first = unknown.first else { return nil }
    return Found(reason: .notice, day: first.renewal, keys: unknown.map(\.key))
  }

  /// Only what was withdrawn or has run out: a table without bases at all is for the quality page.
  private func consent(_ portfolio: Portfolio) -> Found? {
    guard client.relationship != nil else { return nil }
    let privacy = PrivacyAssessment(of: client.client, in: portfolio, on: day)
    let keys = (privacy.people[.withdrawn] ?? []) + (privacy.people[.expired] ?? [])
    return keys.isEmpty ? nil : Found(reason: .consent, day: nil, keys: keys)
  }
}
