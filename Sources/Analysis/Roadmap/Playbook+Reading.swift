import Settings

extension Playbook {
  private static let mostDays = 3650

  /// Reads one element of the list `playbooks`; nil where something it needs is missing or wrong.
  static func read(_ reader: inout SettingsReader, _ fields: ConditionFields) -> Playbook? {
    let name = reader.string("name", required: true)
    let label = reader.string("label")
    let trigger = reader.choice("trigger", of: Trigger.self, required: true)
    let stage = reader.string("stage")
    var condition: Condition?
    if let when = reader.value("when") {
      var conditions = ConditionReader(fields: fields)
      condition = conditions.read(when)
      for finding in conditions.findings { reader.report(finding) }
      if condition == nil { return nil }
    }
    var number = 0
    let steps = reader.mappings("steps", required: true) { reader -> Step? in
      number += 1
      let title = reader.string("title", required: true)
      let offset = reader.integer("day", in: -mostDays...mostDays, required: true)
      let owner = reader.string("owner")
      guard let title, let offset else { return nil }
      return Step(key: String(number), title: title, offset: offset, owner: owner)
    }.compactMap { $0 }
    guard let name, let trigger else { return nil }
    return Playbook(
      name: name, label: label ?? name, trigger: trigger, stage: stage.map(PlainText.fold),
      condition: condition,
      // Equal days keep the order written.
      steps: steps.enumerated().sorted {
        ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
      }
      .map(\.element))
  }
}
