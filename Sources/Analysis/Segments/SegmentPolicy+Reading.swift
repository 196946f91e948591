public import Diagnostics
import Settings

extension DiagnosticCode {
  /// A name with other characters than lower-case letters, digits and hyphens; facts: `found`.
  public static let segmentName = DiagnosticCode(.error, 287)
  /// Two segments of one name; facts: `name`.
  public static let segmentTwice = DiagnosticCode(.error, 288)
  /// Limits that do not rise; facts: `key`.
  public static let segmentLimits = DiagnosticCode(.error, 289)
}

extension SegmentPolicy {
  /// Reads the section `segments` of a policy; what is wrong is reported and left out.
  mutating func read(_ reader: inout SettingsReader, fields: ConditionFields) {
    if let nodes = reader.list("dimensions") {
      let ready = nodes.map { $0.text.flatMap { SegmentPolicy.readyBand($0, fields) } }
      bands = ready.compactMap { $0 }
      dimensions = zip(nodes, ready).compactMap { node, band in
        band == nil ? SegmentPolicy.field(node, &reader, fields) : nil
      }
    }
    // Limits of the portfolio's own replace the ready-made ones of the same field.
    let own = reader.mappings("bands") { SegmentPolicy.bands(&$0, fields) }.compactMap { $0 }
    bands = bands.filter { band in !own.contains { $0.field.name == band.field.name } } + own
    rules = reader.mappings("rules") { SegmentPolicy.rule(&$0, fields) }.compactMap { $0 }
    approaches = reader.mappings("approaches") { SegmentPolicy.dimension(&$0, fields) }
      .compactMap { $0 }
    var seen: [String: SourceLocation] = [:]
    for (index, rule) in rules.enumerated() {
      if let first = seen[rule.name], let node = reader.node["rules"]?.elements?[index]["name"] {
        reader.report(
          node.diagnostic(.segmentTwice, facts: ["name": rule.name], other: first))
      }
      seen[rule.name] = seen[rule.name] ?? rule.location
    }
  }

  private static func field(
    _ node: SettingsNode, _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> ConditionField? {
    guard let name = node.text, let field = fields.field(named: name) else {
      reader.report(
        node.diagnostic(
          .conditionField, facts: ["found": node.written],
          suggestion: node.text.flatMap {
            NearMiss.nearest(
              to: $0, among: fields.all.map(\.name) + SegmentPolicy.readyBands.map(\.name))
          }))
      return nil
    }
    return field
  }

  private static func bands(
    _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> SegmentBands? {
    guard let node = reader.value("field", required: true),
      let field = field(node, &reader, fields)
    else {
      reader.allow("from")
      return nil
    }
    guard field.type == .number || field.type == .money else {
      reader.refuse(node, of: "field", .conditionValue, facts: ["type": "number"])
      reader.allow("from")
      return nil
    }
    guard let limits = reader.value("from", required: true) else { return nil }
    let numbers = (limits.elements ?? [limits]).map { $0.decimal(scale: ConditionValue.scale) }
    let values = numbers.compactMap { $0 }
    guard values.count == numbers.count, zip(values, values.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      reader.refuse(limits, of: "from", .segmentLimits)
      return nil
    }
    return SegmentBands(field: field, limits: values)
  }

  private static func rule(
    _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> SegmentRule? {
    let name = reader.string("name", required: true)
    let label = reader.string("label")
    let approach = reader.mapping("approach") { Approach(reading: &$0) } ?? Approach()
    guard let when = reader.value("when", required: true) else { return nil }
    var conditions = ConditionReader(fields: fields)
    let condition = conditions.read(when)
    for finding in conditions.findings { reader.report(finding) }
    guard let name, let condition, let location = reader.location(of: "name") else { return nil }
    guard isName(name) else {
      if let node = reader.node["name"] { reader.refuse(node, of: "name", .segmentName) }
      return nil
    }
    return SegmentRule(
      name: name, label: label ?? name, condition: condition, approach: approach,
      location: location)
  }

  private static func dimension(
    _ reader: inout SettingsReader, _ fields: ConditionFields
  ) -> DimensionApproach? {
    let node = reader.value("field", required: true)
    let field = node.flatMap { SegmentPolicy.field($0, &reader, fields) }
    let value = reader.string("is", required: true)
    let approach = Approach(reading: &reader)
    guard let field, let value else { return nil }
    return DimensionApproach(field: field.name, value: value, approach: approach)
  }

  /// Whether a text is a name: it stands in addresses.
  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      }
  }
}

extension Approach {
  init(reading reader: inout SettingsReader) {
    tone = reader.string("tone")
    effort = reader.string("effort")
    offers = reader.strings("offers") ?? []
  }
}
