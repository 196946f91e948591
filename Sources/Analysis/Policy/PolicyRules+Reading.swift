public import Diagnostics
import Settings

extension DiagnosticCode {
  /// A condition asks for what is worked out after it; facts: `key`, `stage`.
  public static let conditionTooEarly = DiagnosticCode(.error, 453)
  /// Two rules of one name; facts: `section`, `name`.
  public static let policyRuleTwice = DiagnosticCode(.error, 459)
}

extension PolicyRules {
  /// What a rule by condition has beside its own value.
  private struct Head {
    let name: String
    let condition: Condition
    let location: SourceLocation
  }

  /// Reads `status.rules`.
  mutating func readStatus(_ reader: inout SettingsReader, _ fields: ConditionFields) {
    status = reader.mappings("rules") { reader -> OwnStatusRule? in
      let head = PolicyRules.head(&reader, fields, .status)
      let status = reader.choice("status", of: Status.self, required: true)
      let detail = reader.string("detail", required: true)
      var after: StatusRule? = .prospect
      if let node = reader.value("after"), node.text != "none" {
        after = reader.choice("after", of: StatusRule.self)
        if after == nil { return nil }
      } else if reader.location(of: "after") != nil {
        after = nil
      }
      guard let head, let status, let detail else { return nil }
      return OwnStatusRule(
        name: head.name, status: status, detail: detail, condition: head.condition,
        after: after, location: head.location)
    }.compactMap { $0 }
    PolicyRules.refuseTwins(status.map { ($0.name, $0.location) }, "status.rules", &reader)
  }

  /// Reads `health.floors` and `health.caps`.
  mutating func readHealth(_ reader: inout SettingsReader, _ fields: ConditionFields) {
    floors = PolicyRules.limits("floors", "at-least", &reader, fields)
    caps = PolicyRules.limits("caps", "at-most", &reader, fields)
  }

  private static func limits(
    _ key: String, _ bound: String, _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> [HealthLimitRule] {
    let rules = reader.mappings(key) { reader -> HealthLimitRule? in
      let head = PolicyRules.head(&reader, fields, .health)
      let limit = reader.integer(bound, in: 0...100, required: true)
      guard let head, let limit else { return nil }
      return HealthLimitRule(
        name: head.name, limit: limit, condition: head.condition, location: head.location)
    }.compactMap { $0 }
    refuseTwins(rules.map { ($0.name, $0.location) }, "health.\(key)", &reader)
    return rules
  }

  /// Reads `tiers.points`.
  mutating func readPoints(_ reader: inout SettingsReader, _ fields: ConditionFields) {
    points = reader.mappings("points") { reader -> TierPointRule? in
      let head = PolicyRules.head(&reader, fields, .tier)
      let points = reader.integer("points", in: 0...10_000, required: true)
      guard let head, let points else { return nil }
      return TierPointRule(
        name: head.name, points: points, condition: head.condition, location: head.location)
    }.compactMap { $0 }
    PolicyRules.refuseTwins(points.map { ($0.name, $0.location) }, "tiers.points", &reader)
  }

  /// Reads `touch.rules`.
  mutating func readTouch(_ reader: inout SettingsReader, _ fields: ConditionFields) {
    touch = reader.mappings("rules") { reader -> TouchRule? in
      let head = PolicyRules.head(&reader, fields, .touch)
      let touch = reader.choice("touch", of: Touch.self, required: true)
      guard let head, let touch else { return nil }
      return TouchRule(
        name: head.name, touch: touch, condition: head.condition, location: head.location)
    }.compactMap { $0 }
    PolicyRules.refuseTwins(touch.map { ($0.name, $0.location) }, "touch.rules", &reader)
  }

  private static func head(
    _ reader: inout SettingsReader, _ fields: ConditionFields, _ stage: ConditionStage
  ) -> Head? {
    let name = reader.string("name", required: true)
    guard let when = reader.value("when", required: true) else { return nil }
    var conditions = ConditionReader(fields: fields, stage: stage)
    let condition = conditions.read(when)
    for finding in conditions.findings { reader.report(finding) }
    guard let name, let condition, let location = reader.location(of: "name") else { return nil }
    guard SegmentPolicy.isName(name) else {
      if let node = reader.node["name"] { reader.refuse(node, of: "name", .segmentName) }
      return nil
    }
    return Head(name: name, condition: condition, location: location)
  }

  /// Reports names that were given before in the same list.
  private static func refuseTwins(
    _ rules: [(name: String, location: SourceLocation)], _ section: String,
    _ reader: inout SettingsReader
  ) {
    var seen: [String: SourceLocation] = [:]
    for rule in rules {
      if let first = seen[rule.name] {
        reader.report(
          Diagnostic(
            .policyRuleTwice, at: rule.location,
            facts: ["section": section, "name": rule.name], other: first))
      }
      seen[rule.name] = seen[rule.name] ?? rule.location
    }
  }
}
