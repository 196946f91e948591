extension Approach {
  /// The parts of the approach as a policy writes them; empty where nothing was said.
  public var written: [String] {
    [
      tone.map { "tone: \(PolicyText.quoted($0))" },
      effort.map { "effort: \(PolicyText.quoted($0))" },
      offers.isEmpty
        ? nil : "offers: [\(offers.map(PolicyText.quoted).joined(separator: ", "))]",
    ].compactMap { $0 }
  }
}

extension SegmentRule {
  /// The lines of the rule as a policy writes them.
  public var written: [String] {
    let parts = approach.written
    return ["name: \(name)"]
      + (label == name ? [] : ["label: \(PolicyText.quoted(label))"])
      + ["when: \(condition.written)"]
      + (parts.isEmpty ? [] : ["approach: {\(parts.joined(separator: ", "))}"])
  }
}

extension SegmentBands {
  /// The bands as a policy writes them, in one line.
  public var written: String {
    let limits = limits.map { PolicyText.decimal($0, scale: ConditionValue.scale) }
    return "{field: \(field.name), from: [\(limits.joined(separator: ", "))]}"
  }
}

extension DimensionApproach {
  /// The approach as a policy writes it, in one line.
  public var written: String {
    let parts = ["field: \(field)", "is: \(PolicyText.quoted(value))"] + approach.written
    return "{\(parts.joined(separator: ", "))}"
  }
}

extension Playbook {
  /// The lines of the playbook as a policy writes them.
  public var written: [String] {
    ["name: \(PolicyText.quoted(name))"]
      + [
        label.map { "label: \(PolicyText.quoted($0))" }, "trigger: \(trigger.rawValue)",
        stage.map { "stage: \(PolicyText.quoted($0))" }, condition.map { "when: \($0.written)" },
      ].compactMap { $0 } + ["steps:"]
      + steps.map { step in
        let parts = [
          "title: \(PolicyText.quoted(step.title ?? step.key))", "day: \(step.offset)",
          step.owner.map { "owner: \(PolicyText.quoted($0))" },
        ].compactMap { $0 }
        return "  - {\(parts.joined(separator: ", "))}"
      }
  }
}
