public import Diagnostics
public import Portfolio
public import Settings

/// The findings this module can make.
public enum AnalysisDiagnostics {
  /// Every code, in order of number.
  public static let codes: [DiagnosticCode] = [
    .policyWindow, .policySharesOrder, .policyCells, .policyCellMissing,
    .policyCellTwice, .conditionField, .conditionQuestion, .conditionUnfit, .conditionValue,
    .conditionWord, .conditionShape, .conditionNever, .segmentName, .segmentTwice,
    .segmentLimits, .conditionAbsentValue, .conditionContradiction, .segmentEmpty, .goalMeasure,
    .goalSegment, .actionName,
    .conditionTooEarly, .policyOrder, .policyWeightsZero, .policyShadowed, .policyGap,
    .policyOverlap, .policyRuleTwice, .policyMoved,
  ]
}

extension DiagnosticCode {
  /// Neither `all` nor a number of months; facts: `key`, `found`.
  public static let policyWindow = DiagnosticCode(.error, 250)
  /// Class A would reach beyond class B; facts: `key`.
  public static let policySharesOrder = DiagnosticCode(.error, 251)
  /// Cells that cannot be read; facts: `key`, `found`.
  public static let policyCells = DiagnosticCode(.error, 252)
  /// A cell in no segment; facts: `cell`.
  public static let policyCellMissing = DiagnosticCode(.error, 253)
  /// A value that another one stands for now; facts: `key`, `name`.
  public static let policyMoved = DiagnosticCode(.error, 466)
  /// A cell in several segments; facts: `cell`, `segments`.
  public static let policyCellTwice = DiagnosticCode(.error, 254)
}

extension Policy {
  /// The built-in policy changed by what a policy file says.
  ///
  /// - Parameters:
  ///   - node: The file's mapping.
  ///   - custom: The company's own columns, which conditions may name.
  ///   - log: Receives what is wrong with it; those values stay as built in.
  /// - Returns: The policy in force, with the place of every value that is not built in.
  public static func read(
    _ node: SettingsNode, custom: [CustomField] = [], into log: inout DiagnosticLog
  ) -> Policy {
    var policy = Policy()
    var reader = SettingsReader(node)
    let fields = ConditionFields(custom: custom)
    for section in PolicyField.sections {
      reader.mapping(section) { section_ in
        for field in PolicyField.bySection where field.section == section {
          field.read(&section_, &policy)
          policy.places[field.name] = section_.location(of: field.key)
        }
        switch section {
        case "abc": policy.checkShares(&section_)
        case "rfm": policy.readSegments(&section_)
        case "coverage": policy.coverage.readStrategic(&section_, fields: fields)
        case "status": policy.rules.readStatus(&section_, fields)
        case "health": policy.rules.readHealth(&section_, fields)
        case "expansion": PolicyField.reportMoved(&section_)
        case "tiers": policy.rules.readPoints(&section_, fields)
        case "touch": policy.rules.readTouch(&section_, fields)
        default: break
        }
      }
    }
    policy.ownPlaybooks = reader.mappings("playbooks") {
      Playbook.read(&$0, ConditionFields(custom: custom))
    }.compactMap { $0 }
    reader.mapping("segments") { section in
      policy.segments.read(&section, fields: fields)
      policy.places["segments.dimensions"] = section.location(of: "dimensions")
    }
    policy.goals = Goal.read(&reader, segments: policy.segments)
    policy.actions.read(&reader, fields: fields)
    reader.finish(into: &log)
    return policy
  }

  private mutating func checkShares(_ reader: inout SettingsReader) {
    guard abc.shareA > abc.shareB else { return }
    let key = reader.location(of: "a-percent") == nil ? "b-percent" : "a-percent"
    if let value = reader.node[key] { reader.refuse(value, of: key, .policySharesOrder) }
    (abc.shareA, abc.shareB) = (ABCPolicy().shareA, ABCPolicy().shareB)
  }

  private mutating func readSegments(_ reader: inout SettingsReader) {
    guard let node = reader.value("segments") else { return }
    var cells = rfm.segments.cells
    var places: [String: SourceLocation] = [:]
    var isReadable = true
    reader.nested(node, name: "segments") { reader in
      for segment in RFMSegment.allCases {
        let key = segment.rawValue
        guard let value = reader.value(key) else { continue }
        places["rfm.segments.\(key)"] = value.location
        cells[segment] = (value.elements ?? [value]).compactMap { element in
          if let cells = element.text.flatMap({ RFMCells($0) }) { return cells }
          reader.refuse(element, of: key, .policyCells)
          isReadable = false
          return nil
        }
      }
    }
    guard isReadable else { return }
    switch RFMGrid.make(cells) {
    case .success(let grid):
      rfm.segments = grid
      self.places.merge(places) { _, new in new }
    case .failure(let conflict):
      let segments = conflict.segments.map(\.rawValue).joined(separator: ", ")
      var facts = ["cell": conflict.cell]
      if !segments.isEmpty { facts["segments"] = segments }
      reader.report(
        node.diagnostic(
          segments.isEmpty ? .policyCellMissing : .policyCellTwice, facts: facts))
    }
  }
}
