public import Diagnostics
import Portfolio
public import Settings

extension DiagnosticCode {
  /// A field that no client has; facts: `found`.
  public static let conditionField = DiagnosticCode(.error, 280)
  /// A test that asks nothing; facts: `key`, `operators`.
  public static let conditionQuestion = DiagnosticCode(.error, 281)
  /// A question that cannot be asked of such a field; facts: `operator`, `key`, `type`, `operators`.
  public static let conditionUnfit = DiagnosticCode(.error, 282)
  /// A value of another kind than the field's; facts: `key`, `found`, `type`.
  public static let conditionValue = DiagnosticCode(.error, 283)
  /// A word that the field never has; facts: `key`, `found`, `words`.
  public static let conditionWord = DiagnosticCode(.error, 284)
  /// Neither a test nor `all`, `any`, `not`; facts: `found`.
  public static let conditionShape = DiagnosticCode(.error, 285)
  /// Nothing to choose from, or bounds the wrong way round: it can never hold; facts: `key`.
  public static let conditionNever = DiagnosticCode(.error, 286)
}

/// Reads the conditions of a policy, collecting what is wrong with them.
public struct ConditionReader {
  /// The fields that may be named.
  public let fields: ConditionFields
  /// What was found so far.
  public private(set) var findings: [Diagnostic] = []
  private let stage: ConditionStage
  private let later: Set<String>

  /// A reader of conditions over some fields.
  ///
  /// - Parameters:
  ///   - fields: The fields that may be named.
  ///   - stage: When the conditions are asked; fields that are worked out later are refused.
  public init(fields: ConditionFields, stage: ConditionStage = .complete) {
    self.fields = fields
    self.stage = stage
    later = ConditionFields.later(than: stage)
  }

  /// The words that ask something, in the order of the documentation.
  public static let operators = [
    "is", "in", "at-least", "at-most", "between", "before", "after", "includes", "missing",
  ]

  /// The condition of a node; nil where something is wrong with it, which is among the findings.
  ///
  /// A list counts as `all` of its elements.
  public mutating func read(_ node: SettingsNode) -> Condition? {
    if let elements = node.elements { return joined(elements, node) { .all($0) } }
    guard let entries = node.entries, let first = entries.first else {
      refuse(node, .conditionShape, ["found": node.written])
      return nil
    }
    guard entries.count == 1 else { return test(node, entries) }
    switch first.key.text {
    case "all": return joined(first.value.elements ?? [first.value], node) { .all($0) }
    case "any": return joined(first.value.elements ?? [first.value], node) { .any($0) }
    case "not": return read(first.value).map { .not($0) }
    default: return test(node, entries)
    }
  }

  private mutating func joined(
    _ elements: [SettingsNode], _ node: SettingsNode, _ join: ([Condition]) -> Condition
  ) -> Condition? {
    guard !elements.isEmpty else {
      refuse(node, .conditionShape, ["found": node.written])
      return nil
    }
    let parts = elements.map { read($0) }
    return parts.contains { $0 == nil } ? nil : join(parts.compactMap { $0 })
  }

  private mutating func test(
    _ node: SettingsNode, _ entries: [SettingsNode.Entry]
  ) -> Condition? {
    guard let name = node["field"], let text = name.text else {
      refuse(node, .conditionShape, ["found": entries.map(\.key.text).joined(separator: ", ")])
      return nil
    }
    guard let field = fields.field(named: text) else {
      findings.append(
        name.diagnostic(
          .conditionField, facts: ["found": text],
          suggestion: NearMiss.nearest(to: text, among: fields.all.map(\.name))))
      return nil
    }
    guard !later.contains(field.name) else {
      refuse(name, .conditionTooEarly, ["key": field.name, "stage": stage.rawValue])
      return nil
    }
    let asked = entries.filter { $0.key.text != "field" }
    guard !asked.isEmpty else {
      refuse(
        name, .conditionQuestion,
        ["key": text, "operators": ConditionReader.operators(of: field).joined(separator: ", ")])
      return nil
    }
    let questions = asked.map { question($0, of: field) }
    guard !questions.contains(where: { $0 == nil }) else { return nil }
    let tests = questions.compactMap { $0 }.map {
      Condition.test(ConditionTest(field: field, question: $0, location: name.location))
    }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  /// The questions that a field can answer.
  static func operators(of field: ConditionField) -> [String] {
    switch field.type {
    case .text: ["is", "in", "missing"]
    case .list: ["includes", "missing"]
    case .number, .money: ["is", "in", "at-least", "at-most", "between", "missing"]
    case .day: ["is", "before", "after", "between", "missing"]
    case .flag: ["is", "missing"]
    }
  }

  private mutating func question(
    _ entry: SettingsNode.Entry, of field: ConditionField
  ) -> ConditionQuestion? {
    let word = entry.key.text
    let known = ConditionReader.operators(of: field)
    guard known.contains(word) else {
      findings.append(
        entry.key.diagnostic(
          .conditionUnfit,
          facts: [
            "operator": word, "key": field.name, "type": field.type.rawValue,
            "operators": known.joined(separator: ", "),
          ], suggestion: NearMiss.nearest(to: word, among: known)))
      return nil
    }
    let node = entry.value
    switch word {
    case "missing":
      guard case .flag(let wanted)? = flag(node) else { return refused(node, field, "flag") }
      return .missing(wanted)
    case "is": return value(node, field).map { .isOne(of: [$0]) }
    case "in": return values(node, field).map { .isOne(of: $0) }
    case "includes": return texts(node, field).map { .includes($0) }
    case "at-least": return value(node, field).map { .within(lower: $0, upper: nil) }
    case "at-most": return value(node, field).map { .within(lower: nil, upper: $0) }
    case "before", "after":
      guard case .day(let day)? = value(node, field) else { return nil }
      return word == "before" ? .before(day) : .after(day)
    default: return between(node, field)
    }
  }

  private mutating func between(
    _ node: SettingsNode, _ field: ConditionField
  ) -> ConditionQuestion? {
    guard let bounds = values(node, field) else { return nil }
    guard bounds.count == 2 else { return refused(node, field, "[least, most]") }
    let question = ConditionQuestion.within(lower: bounds[0], upper: bounds[1])
    guard question.canHold else {
      refuse(node, .conditionNever, ["key": field.name])
      return nil
    }
    return question
  }

  private mutating func values(
    _ node: SettingsNode, _ field: ConditionField
  ) -> [ConditionValue]? {
    let elements = node.elements ?? [node]
    guard !elements.isEmpty else {
      refuse(node, .conditionNever, ["key": field.name])
      return nil
    }
    let values = elements.map { value($0, field) }
    return values.contains { $0 == nil } ? nil : values.compactMap { $0 }
  }

  private mutating func texts(_ node: SettingsNode, _ field: ConditionField) -> [String]? {
    values(node, field)?.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private mutating func value(
    _ node: SettingsNode, _ field: ConditionField
  ) -> ConditionValue? {
    guard let text = node.text, !text.isEmpty else { return refused(node, field) }
    switch field.type {
    case .text, .list:
      guard field.words.isEmpty || field.words.contains(text) else {
        findings.append(
          node.diagnostic(
            .conditionWord,
            facts: [
              "key": field.name, "found": text, "words": field.words.joined(separator: ", "),
            ], suggestion: NearMiss.nearest(to: text, among: field.words)))
        return nil
      }
      return .text(text)
    case .number, .money:
      guard let number = node.decimal(scale: ConditionValue.scale) else {
        return refused(node, field)
      }
      return .number(number)
    case .day:
      guard let day = Day(iso: text) else { return refused(node, field) }
      return .day(day)
    case .flag: return flag(node) ?? refused(node, field)
    }
  }

  private func flag(_ node: SettingsNode) -> ConditionValue? {
    switch node.text {
    case "true": .flag(true)
    case "false": .flag(false)
    default: nil
    }
  }

  private mutating func refused<Result>(
    _ node: SettingsNode, _ field: ConditionField, _ type: String? = nil
  ) -> Result? {
    refuse(
      node, .conditionValue,
      ["key": field.name, "found": node.written, "type": type ?? field.type.rawValue])
    return nil
  }

  private mutating func refuse(
    _ node: SettingsNode, _ code: DiagnosticCode, _ facts: [String: String]
  ) {
    findings.append(node.diagnostic(code, facts: facts))
  }
}
