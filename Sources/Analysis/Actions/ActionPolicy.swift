public import Diagnostics
import Settings

extension DiagnosticCode {
  /// A rule for actions that has the name of another, or of a built-in reason; facts: `name`.
  public static let actionName = DiagnosticCode(.error, 465)
}

/// What there is to do next: what it takes and saves, and the policy's own rules.
public struct ActionPolicy: Sendable {
  /// A volume of at least this part of the usual one is a rise, in basis points.
  public var rise: Int64 = 13_000
  /// So many invoices in a row paid on time make a good payer.
  public var paidStreak = 6
  /// An answer to the NPS is high from here on.
  public var highNPS = 9
  /// What a client's word is worth, as a part of its revenue of a year, in basis points.
  public var reference: Int64 = 1_000
  /// How much of what is at stake acting can save, in basis points, by reason.
  var savability: [ActionReason: Int64] = [:]
  /// Hours that actions take, in tenths, by reason.
  var effort: [ActionReason: Int64] = [:]
  /// The policy's own rules, in its order.
  public internal(set) var rules: [ActionRule] = []
  /// For which clients built-in reasons count, in the order of the policy.
  public internal(set) var eligibility: [ActionEligibility] = []

  /// How much of what is at stake acting for a reason can save, in basis points.
  public func savability(_ reason: ActionReason) -> Int64 {
    savability[reason] ?? reason.usualSavability
  }

  /// Hours that acting for a reason takes, in tenths.
  public func effort(_ reason: ActionReason) -> Int64 { effort[reason] ?? reason.usualEffort }
}

/// A rule of the policy's own that makes an action.
public struct ActionRule: Sendable {
  /// Its name, which begins the ids of its actions.
  public let name: String
  /// What to do.
  public let title: String
  /// What kind of thing it is.
  public let type: ActionType
  /// For which clients.
  public let condition: Condition
  /// The day field that the action has to do with; nil for none.
  public let dayField: ConditionField?
  /// Days after that field's day; without a field, days from now that decide the urgency.
  public let days: Int?
  /// How much of what is at stake acting can save, in basis points.
  public let savability: Int64
  /// Hours that it takes, in tenths.
  public let effort: Int64
  /// Where it was written.
  public let location: SourceLocation
}

/// For which clients a built-in reason counts.
public struct ActionEligibility: Sendable {
  /// The reason.
  public let reason: ActionReason
  /// The condition; where it is unknown, the reason counts.
  public let condition: Condition
}

extension ActionPolicy {
  /// Reads the list `actions` of a policy; what is wrong is reported and left out.
  mutating func read(_ reader: inout SettingsReader, fields: ConditionFields) {
    var rules: [ActionRule] = []
    var eligibility: [ActionEligibility] = []
    _ = reader.mappings("actions") { entry in
      let condition = ActionPolicy.condition(&entry, fields)
      if entry.node["reason"] != nil {
        let reason = entry.choice("reason", of: ActionReason.self, required: true)
        guard let reason, let condition else { return }
        eligibility.append(ActionEligibility(reason: reason, condition: condition))
      } else if let rule = ActionPolicy.rule(&entry, condition, fields) {
        let isTaken =
          ActionReason(rawValue: rule.name) != nil || rules.contains { $0.name == rule.name }
        if isTaken, let node = entry.node["name"] {
          entry.report(node.diagnostic(.actionName, facts: ["name": rule.name]))
        } else {
          rules.append(rule)
        }
      }
    }
    self.rules = rules
    self.eligibility = eligibility
  }

  private static func condition(
    _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> Condition? {
    guard let node = reader.value("when", required: true) else { return nil }
    var conditions = ConditionReader(fields: fields)
    let condition = conditions.read(node)
    for finding in conditions.findings { reader.report(finding) }
    return condition
  }

  private static func rule(
    _ reader: inout SettingsReader, _ condition: Condition?, _ fields: ConditionFields
  ) -> ActionRule? {
    let name = reader.string("name", required: true)
    let title = reader.string("title", required: true)
    let type = reader.choice("type", of: ActionType.self)
    let days = reader.integer("days", in: -3650...3650)
    let dayField = dayField(&reader, fields)
    let savability = reader.decimal("savability", scale: 2, in: 0...10_000)
    let effort = reader.decimal("effort", scale: 1, in: 0...10_000)
    guard let name, let title, let condition, let location = reader.location(of: "name") else {
      return nil
    }
    guard SegmentPolicy.isName(name) else {
      if let node = reader.node["name"] { reader.refuse(node, of: "name", .segmentName) }
      return nil
    }
    return ActionRule(
      name: name, title: title, type: type ?? .activity, condition: condition,
      dayField: dayField, days: days, savability: savability ?? ActionReason.rule.usualSavability,
      effort: effort ?? ActionReason.rule.usualEffort, location: location)
  }

  /// The field whose day an action has to do with.
  private static func dayField(
    _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> ConditionField? {
    guard let node = reader.value("of") else { return nil }
    let days = fields.all.filter { $0.type == .day }
    if let field = days.first(where: { $0.name == node.text }) { return field }
    reader.report(
      node.diagnostic(
        .conditionField, facts: ["found": node.written],
        suggestion: node.text.flatMap { NearMiss.nearest(to: $0, among: days.map(\.name)) }))
    return nil
  }
}

extension ActionRule {
  /// The lines of the rule as a policy writes them.
  public var written: [String] {
    var lines = [
      "name: \(name)", "title: \(PolicyText.quoted(title))", "type: \(type.rawValue)",
      "when: \(condition.written)",
    ]
    if let dayField { lines.append("of: \(dayField.name)") }
    if let days { lines.append("days: \(days)") }
    lines.append("savability: \(PolicyText.decimal(savability, scale: 2))")
    lines.append("effort: \(PolicyText.decimal(effort, scale: 1))")
    return lines
  }
}
