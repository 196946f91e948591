import Portfolio

/// What other rules would say of the same clients on the same day.
public struct Simulation: Sendable {
  /// A value of the policy that differs.
  public struct Setting: Sendable, Hashable {
    /// Section and key, such as `tiers.gold-percent`.
    public let name: String
    /// The value in force, as `policy.yaml` writes it; nil for a rule that only the other policy has.
    public let before: String?
    /// The value of the other policy; nil for a rule that it has not.
    public let after: String?
  }

  /// The clients that one way of judging moves the same way.
  public struct Group: Sendable, Hashable {
    /// Status, tier, touch or health.
    public let kind: ChangeKind
    /// What they were.
    public let before: Change.Value
    /// What they would be.
    public let after: Change.Value
    /// The rules that decide before and after, of a status.
    public let rules: [String]
    /// How many.
    public fileprivate(set) var clients = 0
    /// Of them, those whose revenue is not known.
    public fileprivate(set) var unknown = 0
    fileprivate var known: Int64 = 0

    /// Their revenue of a year as far as it is known, in minor units; nil where that of none is.
    public var revenue: Int64? { unknown == clients ? nil : known }

    fileprivate mutating func add(_ revenue: Int64?) {
      clients += 1
      if let revenue { known = sum(known, revenue) } else { unknown += 1 }
    }
  }

  /// The values that differ, in the order of the policy.
  public let settings: [Setting]
  /// The clients whose status, tier, touch or health band would change, the most revenue first.
  public let changes: [Change]
  /// The changes by what happens, the most revenue first.
  public let groups: [Group]
  /// How many clients would change.
  public let clients: Int
  /// Their revenue of a year as far as it is known, each counted once, in minor units; nil where there are
  /// clients and that of none is.
  public let revenue: Int64?
  /// Of them, those whose revenue is not known.
  public let unknown: Int

  /// What another policy would change.
  ///
  /// - Parameters:
  ///   - policy: The other rules.
  ///   - study: The portfolio, with its assessment by the rules in force.
  public init(of policy: Policy, on study: Study) {
    settings =
      zip(study.policy.settings, policy.settings).compactMap { old, new in
        old.value == new.value
          ? nil : Setting(name: old.name, before: old.value.written, after: new.value.written)
      } + Simulation.rules(study.policy.declared, policy.declared)
    let judged = Study(
      study.portfolio,
      assess(study.portfolio, policy, on: study.day, threads: study.threads),
      threads: study.threads)
    let found = judgements(from: study, to: judged).map(Simulation.asStatus)
    changes = found
    var groups: [Group] = []
    var revenues: [String: Int64?] = [:]
    for change in found {
      revenues.updateValue(change.atStake, forKey: change.id)
      let index = groups.firstIndex {
        $0.kind == change.kind && $0.rules == change.rules
          && $0.before == change.before.kindOnly && $0.after == change.after.kindOnly
      }
      if let index {
        groups[index].add(change.atStake)
      } else {
        var group = Group(
          kind: change.kind, before: change.before.kindOnly, after: change.after.kindOnly,
          rules: change.rules)
        group.add(change.atStake)
        groups.append(group)
      }
    }
    // Groups come in the order of their first change; equal sums stay so.
    let order = groups.enumerated().sorted {
      let revenues = ($0.element.revenue ?? -1, $1.element.revenue ?? -1)
      return revenues.0 != revenues.1 ? revenues.0 > revenues.1 : $0.offset < $1.offset
    }
    self.groups = order.map(\.element)
    clients = revenues.count
    revenue = knownSum(Array(revenues.values))
    unknown = revenues.values.count { $0 == nil }
  }

  /// The rules that differ, those of the policy in force first.
  private static func rules(
    _ old: [Policy.Declared], _ new: [Policy.Declared]
  ) -> [Setting] {
    let after = Dictionary(
      new.map { ($0.name, $0.written) }, uniquingKeysWith: { first, _ in first })
    let known = Set(old.map(\.name))
    return old.compactMap { rule in
      after[rule.name] == rule.written
        ? nil : Setting(name: rule.name, before: rule.written, after: after[rule.name])
    }
      + new.filter { !known.contains($0.name) }
      .map { Setting(name: $0.name, before: nil, after: $0.written) }
  }

  /// By rules alone nobody comes or goes: all of it is a change of status.
  private static func asStatus(_ change: Change) -> Change {
    guard [.entered, .left, .returned].contains(change.kind) else { return change }
    return Change(
      kind: .status, id: change.id, client: change.client, cause: change.cause,
      subject: change.subject, before: change.before, after: change.after,
      atStake: change.atStake, rules: change.rules, keys: change.keys)
  }
}

extension Change.Value {
  /// The value without what differs from client to client: of a score its band.
  fileprivate var kindOnly: Change.Value {
    if case .health(_, let band) = self { .text(band.rawValue) } else { self }
  }
}
