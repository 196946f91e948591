/// When a condition is asked: what is worked out later cannot be asked by it.
///
/// Health comes before status, status before tiers and touch. A rule that asked for what depends on
/// its own answer would have none.
public enum ConditionStage: String, Sendable, Hashable, CaseIterable {
  /// Floors and caps of health.
  case health
  /// Rules of status.
  case status
  /// Points of tiers.
  case tier
  /// Rules of touch.
  case touch
  /// Everything is known: segments, actions.
  case complete
}

extension ConditionFields {
  /// The names of fields of `assess` that are worked out before a stage; nil where all are.
  private static func known(at stage: ConditionStage) -> Set<String>? {
    guard stage != .complete else { return nil }
    var fields =
      ClientFields.purchases + ClientFields.cadence + ClientFields.contracts
      + ClientFields.behaviour + ClientFields.people
    var others: Set<String> = []
    if stage == .health {
      fields += ClientFields.health.filter { !$0.name.hasPrefix("health") }
    } else {
      fields += ClientFields.health
      others.insert("risk-signals")
    }
    if stage == .tier || stage == .touch {
      fields += ClientFields.identity + ClientFields.classes
    }
    if stage == .touch { fields += ClientFields.tiers.filter { $0.name != "touch" } }
    return others.union(fields.map(\.name))
  }

  /// The fields that a condition of a stage may not name, since they are worked out later.
  static func later(than stage: ConditionStage) -> Set<String> {
    guard let known = known(at: stage) else { return [] }
    return Set(ClientFields.all.map(\.name)).subtracting(known)
      .subtracting(RecordFields.all.map(\.name))
  }
}
