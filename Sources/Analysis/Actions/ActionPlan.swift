import Portfolio

/// What there is to do next with all clients, and what of it fits into each owner's week.
public struct ActionPlan: Sendable {
  /// The actions by rank, then the day, then the id; those that were put off too, marked.
  public let actions: [NextAction]
  /// A queue for each owner with a client to do something for, by the bytes of the owner's id;
  /// last the queue of clients without owner.
  public let queues: [ActionQueue]
  private let ofClient: [Int: [Int]]
  private let places: [String: ActionPlace]

  /// What there is to do next for every client of an assessment.
  public init(_ study: Study) {
    self.init(study, CoverageReport(study))
  }

  init(_ study: Study, _ report: CoverageReport) {
    let actions = ActionPlan.actions(study)
    self.actions = actions
    let roster = OwnerRoster(study.portfolio)
    var owned: [String?: [NextAction]] = [:]
    var ofClient: [Int: [Int]] = [:]
    for (index, action) in actions.enumerated() {
      ofClient[action.client, default: []].append(index)
      owned[roster.owner(of: action.client, in: study.portfolio), default: []].append(action)
    }
    let owners = owned.keys.compactMap { $0 }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    queues = (owners.map(Optional.some) + [nil]).compactMap { owner in
      owned[owner].map { actions in
        let hours =
          owner.map { owner in
            (report.book(owner) ?? OwnerBook(without: owner, study))
              .weeklyPlanned(study.policy.coverage)
          } ?? 0
        return ActionQueue(owner: owner, hours: hours, actions)
      }
    }
    self.ofClient = ofClient
    places = Dictionary(
      queues.flatMap { queue in queue.entries.map { ($0.action.id, $0.place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The actions of a client, by rank.
  public func actions(of client: Int) -> [NextAction] {
    (ofClient[client] ?? []).map { actions[$0] }
  }

  /// Where an action stands in its owner's queue; nil when it was put off.
  public func place(of action: NextAction) -> ActionPlace? { places[action.id] }

  /// The queue of an owner by id; nil for an owner with nothing to do.
  public func queue(of owner: String?) -> ActionQueue? { queues.first { $0.owner == owner } }
}

/// Where an action stands in its owner's queue.
public struct ActionPlace: Sendable, Hashable {
  /// From 1.
  public let position: Int
  /// Hours of this action and those before it, in tenths.
  public let hoursUpTo: Int64
  /// Whether it stands above the cut line.
  public let fits: Bool
}

/// What an owner has to do, in order, with the line that the week's hours draw.
public struct ActionQueue: Sendable {
  /// Id of the owner; nil for the clients that nobody answers for.
  public let owner: String?
  /// The hours of a week that are planned, in tenths.
  public let hours: Int64
  /// What is to be done, by rank.
  public let entries: [Entry]
  /// What was put off, by rank.
  public let snoozed: [NextAction]

  /// An action and its place.
  public struct Entry: Sendable {
    /// The action.
    public let action: NextAction
    /// Where it stands.
    public let place: ActionPlace
  }

  /// What fits into the week.
  public var fitting: [Entry] { entries.filter(\.place.fits) }

  /// What does not.
  public var beyond: [Entry] { entries.filter { !$0.place.fits } }

  /// Hours that everything takes, in tenths.
  public var effort: Int64 { entries.last?.place.hoursUpTo ?? 0 }

  /// The line is drawn before the first action that does not fit; nothing below it is pulled up.
  init(owner: String?, hours: Int64, _ actions: [NextAction]) {
    self.owner = owner
    self.hours = hours
    snoozed = actions.filter { $0.snooze != nil }
    var total: Int64 = 0
    entries = actions.filter { $0.snooze == nil }.enumerated().map { index, action in
      total += action.effort
      return Entry(
        action: action,
        place: ActionPlace(position: index + 1, hoursUpTo: total, fits: total <= hours))
    }
  }
}

extension ActionPlan {
  private static func actions(_ study: Study) -> [NextAction] {
    let snoozes = snoozes(study)
    let policy = study.policy.actions
    var expansion = ExpansionRules(study)
    var actions: [NextAction] = []
    for client in study.assessment.clients where client.status != .former {
      let volume = client.signals.contains(.volumeFall) ? expansion.volume(of: client) : nil
      let found =
        ActionRules(study.assessment, client, volume).found(in: study.portfolio)
        + expansion.found(client)
      if found.isEmpty && policy.rules.isEmpty { continue }
      let maker = ActionMaker(study, client, snoozes)
      actions += found.filter { maker.isEligible($0.reason) }.map(maker.action)
      actions += policy.rules.compactMap(maker.action)
    }
    return actions.sorted(by: NextAction.precedes)
  }

  /// The snoozes in force by action; of several, the one that lasts longest.
  private static func snoozes(_ study: Study) -> [String: NextAction.SnoozeStanding] {
    var snoozes: [String: NextAction.SnoozeStanding] = [:]
    for snooze in study.portfolio.records.snoozes {
      guard let action = snooze.action, let until = snooze.until, until >= study.day,
        let reason = snooze.reason
      else { continue }
      if let known = snoozes[action], known.until >= until { continue }
      snoozes[action] = .init(until: until, reason: reason)
    }
    return snoozes
  }
}

/// Turns what rules found of a client into actions.
private struct ActionMaker {
  let study: Study
  let client: ClientAssessment
  let subject: ConditionSubject
  let snoozes: [String: NextAction.SnoozeStanding]

  init(
    _ study: Study, _ client: ClientAssessment, _ snoozes: [String: NextAction.SnoozeStanding]
  ) {
    self.study = study
    self.client = client
    subject = study.subject(client)
    self.snoozes = snoozes
  }

  private var id: String { study.portfolio.clients[client.client].id }

  func isEligible(_ reason: ActionReason) -> Bool {
    !study.policy.actions.eligibility.contains {
      $0.reason == reason && $0.condition.truth(for: subject) == .no
    }
  }

  func action(_ found: ActionRules.Found) -> NextAction {
    let id = "\(found.reason.rawValue)-\(id)"
    let policy = study.policy.actions
    let exposure: Int64? =
      switch found.stake {
      case .everything: client.tierRevenue
      case .amount(let amount): amount
      }
    return NextAction(
      id: id, client: client.client, reason: found.reason, type: found.reason.type,
      rule: found.reason.ruleID, title: nil, day: found.day,
      exposure: exposure,
      urgency: NextAction.urgency(found.day, on: study.day),
      savability: policy.savability(found.reason), effort: policy.effort(found.reason),
      facts: found.facts, keys: Array(found.keys.prefix(3)), snooze: snoozes[id])
  }

  /// The action of a rule of the policy's own; nil where its condition does not hold.
  func action(_ rule: ActionRule) -> NextAction? {
    guard rule.condition.truth(for: subject) == .yes else { return nil }
    let id = "\(rule.name)-\(id)"
    var day: Day?
    if let field = rule.dayField, case .day(let date) = field.value(subject) {
      day = date.adding(days: rule.days ?? 0)
    }
    // Without a day of its own, the days alone say how much it presses.
    let pressing =
      day ?? (rule.dayField == nil ? rule.days : nil).map { study.day.adding(days: $0) }
    return NextAction(
      id: id, client: client.client, reason: .rule, type: rule.type, rule: rule.name,
      title: rule.title, day: day, exposure: client.tierRevenue,
      urgency: NextAction.urgency(pressing, on: study.day), savability: rule.savability,
      effort: rule.effort,
      facts: rule.condition.findings(for: subject).map { finding in
        Fact(
          name: .condition, value: .text("\(finding.test.field.name): \(finding.value.written)"))
      }, keys: [RecordKey(table: .clients, key: self.id)], snooze: snoozes[id])
  }
}
