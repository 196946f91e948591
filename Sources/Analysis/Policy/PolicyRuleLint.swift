public import Diagnostics

extension DiagnosticCode {
  /// A rule that never fires: an earlier one takes all its clients; facts: `section`, `name`,
  /// `earlier`.
  public static let policyShadowed = DiagnosticCode(.warning, 456)
  /// Numbers between the bands of two segments that are in none; facts: `key`, `name`, `next`,
  /// `from`, `to`.
  public static let policyGap = DiagnosticCode(.warning, 457)
  /// Numbers that are in the bands of two segments; facts: likewise.
  public static let policyOverlap = DiagnosticCode(.warning, 458)
}

/// Looks for rules that never fire, and for bands that do not meet.
struct PolicyRuleLint {
  private let policy: Policy

  init(_ policy: Policy) { self.policy = policy }

  var findings: [Diagnostic] { shadowed + bands }

  /// Rules whose clients an earlier rule of the same list takes, whatever the data.
  private var shadowed: [Diagnostic] {
    policy.rules.ordered.flatMap { rules in
      rules.enumerated().compactMap { index, rule -> Diagnostic? in
        guard
          let earlier = rules[..<index].first(where: { rule.condition.implies($0.condition) })
        else { return nil }
        return Diagnostic(
          .policyShadowed, at: rule.location,
          facts: ["section": rule.section, "name": rule.name, "earlier": earlier.name],
          other: earlier.location)
      }
    }
  }

  /// A segment of one number field between bounds.
  private struct Band {
    let rule: SegmentRule
    let field: String
    let lower: Int64?
    let upper: Int64?
  }

  /// Gaps and overlaps of the segments that cut the same number field.
  private var bands: [Diagnostic] {
    let bands = policy.segments.rules.compactMap(band)
    let fields = bands.map(\.field).reduce(into: [String]()) { fields, field in
      if !fields.contains(field) { fields.append(field) }
    }
    return fields.flatMap { field in
      let sorted = bands.filter { $0.field == field }.sorted {
        ($0.lower ?? .min, $0.upper ?? .max) < ($1.lower ?? .min, $1.upper ?? .max)
      }
      return zip(sorted, sorted.dropFirst()).compactMap(finding)
    }
  }

  private func band(_ rule: SegmentRule) -> Band? {
    let tests: [ConditionTest]
    switch rule.condition {
    case .test(let test): tests = [test]
    case .all(let parts):
      tests = parts.compactMap { if case .test(let test) = $0 { test } else { nil } }
      guard tests.count == parts.count else { return nil }
    case .any, .not: return nil
    }
    guard let field = tests.first?.field, field.type == .number || field.type == .money,
      tests.allSatisfy({ $0.field.name == field.name })
    else { return nil }
    var (lower, upper): (Int64?, Int64?) = (nil, nil)
    for test in tests {
      guard case .within(let from, let to) = test.question else { return nil }
      if case .number(let number)? = from { lower = max(lower ?? .min, number) }
      if case .number(let number)? = to { upper = min(upper ?? .max, number) }
    }
    return Band(rule: rule, field: field.name, lower: lower, upper: upper)
  }

  private func finding(_ first: Band, _ second: Band) -> Diagnostic? {
    // One alone without a bound toward the other is no band of a row: it says "from there on".
    guard let end = first.upper, let start = second.lower else { return nil }
    let isOverlap = start <= end
    // Bands of whole numbers meet one apart: `at-most: 49`, `at-least: 50`.
    guard isOverlap || start - end > ConditionValue.unit else { return nil }
    func text(_ number: Int64) -> String { ConditionValue.number(number).written }
    return Diagnostic(
      isOverlap ? .policyOverlap : .policyGap, at: second.rule.location,
      facts: [
        "key": first.field, "name": first.rule.name, "next": second.rule.name,
        "from": text(isOverlap ? start : end),
        "to": text(isOverlap ? min(end, second.upper ?? end) : start),
      ], other: first.rule.location)
  }
}
