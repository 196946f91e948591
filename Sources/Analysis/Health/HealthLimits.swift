import Portfolio

/// A floor or cap of the policy's own that holds for a client.
public struct OwnHealthLimit: Sendable, Hashable {
  /// The rule's name.
  public let rule: String
  /// The least or the most.
  public let limit: Int

  init(_ rule: HealthLimitRule) {
    self.rule = rule.name
    limit = rule.limit
  }
}

/// The floors and caps of the policy's own that hold for a client.
struct HealthLimits {
  /// The highest floor; ties to the one written first.
  let floor: OwnHealthLimit?
  /// The lowest cap; likewise.
  let cap: OwnHealthLimit?

  /// None at all.
  static let none = HealthLimits(floor: nil, cap: nil)

  private init(floor: OwnHealthLimit?, cap: OwnHealthLimit?) {
    self.floor = floor
    self.cap = cap
  }

  init(_ rules: PolicyRules, _ subject: @autoclosure () -> ConditionSubject) {
    guard !rules.floors.isEmpty || !rules.caps.isEmpty else {
      self = .none
      return
    }
    let subject = subject()
    func holding(_ rules: [HealthLimitRule]) -> [OwnHealthLimit] {
      rules.filter { $0.condition.truth(for: subject) == .yes }.map(OwnHealthLimit.init)
    }
    floor = holding(rules.floors).reduce(nil) { best, limit in
      best.map { $0.limit >= limit.limit } ?? false ? best : limit
    }
    cap = holding(rules.caps).reduce(nil) { best, limit in
      best.map { $0.limit <= limit.limit } ?? false ? best : limit
    }
  }
}
