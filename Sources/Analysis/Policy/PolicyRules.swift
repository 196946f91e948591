public import Diagnostics

/// A rule of the policy's own that gives a status.
public struct OwnStatusRule: Sendable {
  /// Its name, which pages and `explain` cite.
  public let name: String
  /// The status it gives.
  public let status: Status
  /// What pages say beside the status.
  public let detail: String
  /// When it holds.
  public let condition: Condition
  /// The built-in rule after which it is asked; nil for before all of them.
  public let after: StatusRule?
  /// Where it was written.
  public let location: SourceLocation

  /// How many built-in rules are asked before it.
  var place: Int {
    after.flatMap { StatusRule.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
  }
}

/// A limit of health by condition: a floor or a cap.
public struct HealthLimitRule: Sendable {
  /// Its name, which pages and `explain` cite.
  public let name: String
  /// The least, or the most, of a client for whom it holds.
  public let limit: Int
  /// When it holds.
  public let condition: Condition
  /// Where it was written.
  public let location: SourceLocation
}

/// Points toward a tier.
public struct TierPointRule: Sendable {
  /// Its name.
  public let name: String
  /// The points of a client for whom it holds.
  public let points: Int
  /// When it holds.
  public let condition: Condition
  /// Where it was written.
  public let location: SourceLocation
}

/// A touch by condition, whatever the tier.
public struct TouchRule: Sendable {
  /// Its name.
  public let name: String
  /// The touch it gives.
  public let touch: Touch
  /// When it holds.
  public let condition: Condition
  /// Where it was written.
  public let location: SourceLocation
}

/// The rules that a policy adds by conditions; none is built in.
public struct PolicyRules: Sendable {
  /// Rules of status, in the order written; the first that holds wins.
  public internal(set) var status: [OwnStatusRule] = []
  /// The least health by condition; the highest that holds counts.
  public internal(set) var floors: [HealthLimitRule] = []
  /// The most health by condition; the lowest that holds counts, and no floor lifts above it.
  public internal(set) var caps: [HealthLimitRule] = []
  /// Points toward tiers; those of all rules that hold are added.
  public internal(set) var points: [TierPointRule] = []
  /// Touch by condition; the first that holds wins.
  public internal(set) var touch: [TouchRule] = []

  init() {}

  /// A condition of the policy with the name of its rule, for whoever looks at all of them.
  struct Named {
    /// Where in the policy such rules stand, such as `status.rules`.
    let section: String
    let name: String
    let condition: Condition
    let location: SourceLocation
  }

  /// The lists of which the first rule that holds wins.
  var ordered: [[Named]] {
    let byPlace = Dictionary(grouping: status, by: \.place)
    return byPlace.keys.sorted().map { place in
      (byPlace[place] ?? []).map {
        Named(
          section: "status.rules", name: $0.name, condition: $0.condition, location: $0.location)
      }
    } + [
      touch.map {
        Named(
          section: "touch.rules", name: $0.name, condition: $0.condition, location: $0.location)
      }
    ]
  }

  /// Every rule.
  var all: [Named] {
    ordered.flatMap { $0 }
      + [("health.floors", floors), ("health.caps", caps)].flatMap { section, rules in
        rules.map {
          Named(section: section, name: $0.name, condition: $0.condition, location: $0.location)
        }
      }
      + points.map {
        Named(
          section: "tiers.points", name: $0.name, condition: $0.condition, location: $0.location)
      }
  }
}
