/// What a policy says in lists: rules by condition, segments, goals, actions and playbooks.
extension Policy {
  /// A rule or an entry of a list, under a name that is unique in a policy.
  struct Declared: Sendable, Hashable {
    /// Section and name, such as `status.rules.aviso-verbal`.
    let name: String
    /// What it says, in one line.
    let written: String
  }

  /// Every entry in the order of the sections; two policies that declare the same judge the same.
  var declared: [Declared] { judging + groups + work }

  private var judging: [Declared] {
    rules.status.enumerated().map { place, rule in
      Declared(
        name: "status.rules.\(rule.name)",
        written: Policy.line([
          "status: \(rule.status.rawValue)", "after: \(rule.after?.rawValue ?? "none")",
          "detail: \(PolicyText.quoted(rule.detail))", "place: \(place + 1)",
          "when: \(rule.condition.written)",
        ]))
    }
      + rules.floors.map { Policy.limit("floors", "at-least", $0) }
      + rules.caps.map { Policy.limit("caps", "at-most", $0) }
      + rules.points.map {
        Declared(
          name: "tiers.points.\($0.name)",
          written: Policy.line(["points: \($0.points)", "when: \($0.condition.written)"]))
      }
      + rules.touch.enumerated().map { place, rule in
        Declared(
          name: "touch.rules.\(rule.name)",
          written: Policy.line([
            "touch: \(rule.touch.rawValue)", "place: \(place + 1)",
            "when: \(rule.condition.written)",
          ]))
      }
  }

  private static func limit(_ list: String, _ key: String, _ rule: HealthLimitRule) -> Declared {
    Declared(
      name: "health.\(list).\(rule.name)",
      written: line(["\(key): \(rule.limit)", "when: \(rule.condition.written)"]))
  }

  private var groups: [Declared] {
    let strategic = coverage.strategicCondition.map {
      [Declared(name: "coverage.strategic", written: $0.written)]
    }
    let dimensions = segments.dimensions.map(\.name).joined(separator: ", ")
    return (strategic ?? [])
      + [Declared(name: "segments.dimensions", written: "[\(dimensions)]")]
      + segments.bands.map {
        Declared(name: "segments.bands.\($0.field.name)", written: $0.written)
      }
      + segments.rules.map {
        Declared(name: "segments.rules.\($0.name)", written: Policy.line($0.written))
      }
      + segments.approaches.map {
        Declared(name: "segments.approaches.\($0.field)=\($0.value)", written: $0.written)
      }
  }

  private var work: [Declared] {
    goals.enumerated().map { place, goal in
      Declared(name: "goals.\(place + 1)", written: goal.written)
    }
      + actions.rules.map {
        Declared(name: "actions.\($0.name)", written: Policy.line($0.written))
      }
      + actions.eligibility.enumerated().map { place, eligible in
        Declared(
          name: "actions.\(eligible.reason.rawValue).\(place + 1)",
          written: eligible.condition.written)
      }
      + ownPlaybooks.map {
        Declared(name: "playbooks.\($0.name)", written: Policy.line($0.written))
      }
  }

  private static func line(_ parts: [String]) -> String {
    "{\(parts.joined(separator: ", "))}"
  }
}
