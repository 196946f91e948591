import Portfolio

/// Finds one kind of change of a client.
struct ChangeRule: Sendable {
  let find: @Sendable (ClientPair) -> [ClientPair.Found]

  /// Every rule about a client, in the order of ``ChangeKind``; goals are no client's.
  static let all: [ChangeRule] =
    judgements + [owner, champion, contract, renewal, objective, cadence, overdue]

  /// What rules decide: status, tier, touch and band of health.
  static let judgements: [ChangeRule] = [presence, tier, touch, health]

  private static func both(
    _ compare: @escaping @Sendable (ClientPair.Side, ClientPair.Side) -> [ClientPair.Found]
  ) -> ChangeRule {
    ChangeRule { pair in
      guard let before = pair.before, let after = pair.after else { return [] }
      return compare(before, after)
    }
  }

  /// Exactly one of entered, left, returned and status.
  private static let presence = ChangeRule { pair in
    let (before, after) = (pair.before?.client, pair.after?.client)
    guard before?.status != after?.status else { return [] }
    let kind: ChangeKind =
      switch (before?.status, after?.status) {
      case (_, nil), (_, .former): .left
      case (nil, _), (.prospect, .active), (.prospect, .atRisk), (.prospect, .inactive): .entered
      case (.inactive, .active), (.former, .active), (.inactive, .atRisk), (.former, .atRisk):
        .returned
      default: .status
      }
    return [
      .init(
        kind: kind, before: before.map { .status($0.status) } ?? .none,
        after: after.map { .status($0.status) } ?? .none,
        rules: [before, after].compactMap { $0?.ruleID },
        keys: after?.signalEvidence.flatMap(\.keys) ?? [])
    ]
  }

  private static let tier = both { before, after in
    guard let old = before.client.tier, let new = after.client.tier, old != new else { return [] }
    return [.init(kind: .tier, before: .tier(old), after: .tier(new))]
  }

  private static let touch = both { before, after in
    guard let old = before.client.touch, let new = after.client.touch, old != new else {
      return []
    }
    return [.init(kind: .touch, before: .touch(old), after: .touch(new))]
  }

  private static let health = both { before, after in
    let (old, new) = (before.client.health, after.client.health)
    guard old?.band != new?.band else { return [] }
    func value(_ health: HealthScore?) -> Change.Value {
      guard let score = health?.score, let band = health?.band else { return .none }
      return .health(score, band)
    }
    return [
      .init(
        kind: .health, before: value(old), after: value(new),
        rules: [new?.cap?.rawValue, new?.ownCap?.rule, new?.floor?.rule].compactMap { $0 })
    ]
  }

  private static let owner = both { before, after in
    guard before.owner != after.owner else { return [] }
    return [
      .init(
        kind: .owner, before: before.owner.map { .text($0) } ?? .none,
        after: after.owner.map { .text($0) } ?? .none)
    ]
  }

  private static let champion = both { before, after in
    let known = Set(before.client.relationship?.goneUnreplaced ?? [])
    return (after.client.relationship?.goneUnreplaced ?? []).filter { !known.contains($0) }.map {
      .init(
        kind: .championLost, subject: $0.person, before: .role($0.role),
        after: $0.left.map { .day($0) } ?? .none,
        keys: [RecordKey(table: .contacts, key: $0.person)])
    }
  }

  private static let contract = both { before, after in
    let old = before.client.contracts?.contracts ?? []
    return (after.client.contracts?.contracts ?? []).flatMap { contract -> [ClientPair.Found] in
      let earlier = old.first { $0.id == contract.id }
      if earlier?.state != contract.state {
        guard contract.state != .draft else { return [] }
        return [
          .init(
            kind: .contract, subject: contract.id,
            before: earlier.map { .contract($0.state) } ?? .none,
            after: .contract(contract.state), keys: [contract.key])
        ]
      }
      guard let was = earlier?.valueInForce, let now = contract.valueInForce, was != now else {
        return []
      }
      return [
        .init(
          kind: .contract, subject: contract.id, before: .money(was), after: .money(now),
          keys: [contract.key])
      ]
    }
  }

  private static let renewal = both { before, after in
    let old = before.client.contracts?.contracts ?? []
    return (after.client.contracts?.contracts ?? []).flatMap { contract -> [ClientPair.Found] in
      guard let earlier = old.first(where: { $0.id == contract.id }), earlier.isInService,
        contract.isInService
      else { return [] }
      if earlier.renewal != contract.renewal {
        return [
          .init(
            kind: .renewal, subject: contract.id, before: earlier.renewal.map { .day($0) } ?? .none,
            after: contract.renewal.map { .day($0) } ?? .none, keys: [contract.key])
        ]
      }
      guard let bucket = contract.bucket, let was = earlier.bucket, bucket != was else { return [] }
      return [
        .init(
          kind: .renewal, subject: contract.id, before: .bucket(was), after: .bucket(bucket),
          keys: [contract.key])
      ]
    }
  }

  private static let objective = both { before, after in
    let old = before.client.success?.objectives ?? []
    return (after.client.success?.objectives ?? []).compactMap { objective in
      guard let earlier = old.first(where: { $0.key == objective.key }) else { return nil }
      let (was, now) = (earlier.standing, objective.standing)
      guard was != now else { return nil }
      return .init(
        kind: .objective, subject: objective.title ?? objective.key.key,
        before: was.map { .objective($0) } ?? .none, after: now.map { .objective($0) } ?? .none,
        keys: [objective.key])
    }
  }

  private static let cadence = both { before, after in
    guard before.client.status != .prospect, after.client.status != .former,
      let was = before.client.rhythm, let now = after.client.rhythm, was != now
    else { return [] }
    return [.init(kind: .cadence, before: .rhythm(was), after: .rhythm(now))]
  }

  private static let overdue = both { before, after in
    let was = before.client.payments?.overdueAmount ?? 0
    let now = after.client.payments?.overdueAmount ?? 0
    guard (was > 0) != (now > 0) else { return [] }
    let records = (now > 0 ? after : before).client.payments?.overdue ?? []
    return [
      .init(
        kind: .overdue, before: .money(was), after: .money(now), keys: records.prefix(3).map(\.key))
    ]
  }
}

/// Finds what came up to be done, and what is done with.
enum ActionChanges {
  static func find(
    _ pair: ClientPair, earlier: [NextAction], later: [NextAction]
  ) -> [ClientPair.Found] {
    guard pair.before != nil, pair.after != nil else { return [] }
    let (old, new) = (Set(earlier.map(\.reason)), Set(later.map(\.reason)))
    func kind(_ reason: ActionReason) -> ChangeKind { reason.type == .data ? .data : .suggestion }
    let came = later.filter { !old.contains($0.reason) }.map { action in
      ClientPair.Found(
        kind: kind(action.reason), before: .none, after: .reason(action.reason), keys: action.keys)
    }
    let went = earlier.filter { !new.contains($0.reason) }.map { action in
      ClientPair.Found(
        kind: kind(action.reason), before: .reason(action.reason), after: .none, keys: action.keys)
    }
    return came + went
  }
}

extension ObjectiveProgress {
  fileprivate var standing: ObjectiveStanding? {
    if daysLate != nil { return .late }
    return switch state {
    case .proposed: .proposed
    case .accepted: .accepted
    case .delivered: .delivered
    case .verified: .verified
    case nil: nil
    }
  }
}

extension ClientAssessment {
  /// The id of the rule that decided the status, or its name where it is one of the policy's own.
  public var ruleID: String { ownStatus?.rule ?? rule.rawValue }

  /// How the client keeps its rhythm; nil where it has none.
  public var rhythm: Rhythm? {
    guard hasCadence else { return nil }
    return isBroken ? .broken : isLate ? .late : .kept
  }
}
