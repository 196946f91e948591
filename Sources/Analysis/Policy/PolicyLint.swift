public import Diagnostics
public import Portfolio

extension DiagnosticCode {
  /// A text that no client has in that field; facts: `key`, `found`.
  public static let conditionAbsentValue = DiagnosticCode(.warning, 290)
  /// Tests of one field that exclude each other; facts: `key`, `first`, `second`.
  public static let conditionContradiction = DiagnosticCode(.warning, 291)
  /// A segment that nobody is in; facts: `name`, `unknown`.
  public static let segmentEmpty = DiagnosticCode(.warning, 292)
}

/// Looks for what is allowed in a policy but cannot be meant.
public struct PolicyLint: Sendable {
  private let policy: Policy

  /// A look at a policy that could be read.
  public init(_ policy: Policy) {
    self.policy = policy
  }

  /// Conditions that exclude themselves, whatever the data; in the order of the policy.
  public var contradictions: [Diagnostic] {
    conditions.flatMap { contradictions(in: $0) }
  }

  /// Values that contradict each other, weights that add up to nothing, rules that never fire, bands
  /// that do not meet; whatever the data, by the place where they were written.
  public var mistakes: [Diagnostic] {
    (PolicyValueLint(policy).findings + PolicyRuleLint(policy).findings).enumerated().sorted {
      let left = ($0.element.location?.line ?? 0, $0.element.location?.column ?? 0, $0.offset)
      let right = ($1.element.location?.line ?? 0, $1.element.location?.column ?? 0, $1.offset)
      return left < right
    }.map(\.element)
  }

  /// Every condition of the policy.
  private var conditions: [Condition] {
    policy.conditions + policy.rules.all.map(\.condition)
  }

  /// Values that no client has, and segments without clients.
  ///
  /// - Complexity: linear in clients × tests.
  public func absences(
    in assessment: Assessment, of portfolio: Portfolio, segmentation: Segmentation
  ) -> [Diagnostic] {
    var seen: [String: Set<String>] = [:]
    let asked = conditions.flatMap(\.tests)
    for test in asked where test.field.words.isEmpty && !test.question.texts.isEmpty {
      guard seen[test.field.name] == nil else { continue }
      seen[test.field.name] = values(of: test.field, assessment, portfolio)
    }
    var findings: [Diagnostic] = []
    for test in asked {
      guard let known = seen[test.field.name] else { continue }
      let compared = test.field.isOurs ? Set(known.map(OwnerSpelling.key)) : known
      for (text, asked) in zip(test.question.texts, test.asked.texts)
      where !compared.contains(asked) {
        findings.append(
          Diagnostic(
            .conditionAbsentValue, at: test.location,
            facts: ["key": test.field.name, "found": text],
            suggestion: NearMiss.nearest(to: text, among: known.sorted())))
      }
    }
    for segment in segmentation.segments where segment.members.isEmpty {
      guard case .rule(let index) = segment.source else { continue }
      let rule = policy.segments.rules[index]
      findings.append(
        Diagnostic(
          .segmentEmpty, at: rule.location,
          facts: ["name": rule.name, "unknown": String(segment.unknown)]))
    }
    return findings + absentOwners(in: portfolio)
  }

  /// Goals of owners for whom no client and no team member answers.
  private func absentOwners(in portfolio: Portfolio) -> [Diagnostic] {
    let roster = OwnerRoster(portfolio)
    let known = Set(portfolio.clients.compactMap { $0.owner.map(roster.id) })
    return policy.goals.compactMap { goal in
      guard let owner = goal.owner, !known.contains(roster.id(named: owner, in: portfolio))
      else { return nil }
      return Diagnostic(
        .conditionAbsentValue, at: goal.location, facts: ["key": "owner", "found": owner],
        suggestion: NearMiss.nearest(to: owner, among: known.sorted()))
    }
  }

  private func values(
    of field: ConditionField, _ assessment: Assessment, _ portfolio: Portfolio
  ) -> Set<String> {
    var values: Set<String> = []
    let background = ResultBackground(Study(portfolio, assessment))
    for client in assessment.clients {
      let subject = ConditionSubject(
        client, of: portfolio, on: assessment.day,
        abcTotal: assessment.summary.concentration.total,
        forecast: assessment.forecast(of: client.client), background: background)
      switch field.value(subject) {
      case .text(let text): values.insert(text)
      case .texts(let texts): values.formUnion(texts)
      default: break
      }
    }
    return values
  }

  private func contradictions(in condition: Condition) -> [Diagnostic] {
    switch condition {
    case .test: return []
    case .not(let part): return contradictions(in: part)
    case .any(let parts): return parts.flatMap { contradictions(in: $0) }
    case .all(let parts):
      let tests = parts.flatMap(\.joinedTests)
      var findings = parts.flatMap { contradictions(in: $0) }
      for (index, second) in tests.enumerated() {
        for first in tests[..<index]
        where first.field.name == second.field.name
          && first.asked.excludes(second.asked)
        {
          findings.append(
            Diagnostic(
              .conditionContradiction, at: second.location,
              facts: [
                "key": second.field.name, "first": first.question.written,
                "second": second.question.written,
              ], other: first.location))
        }
      }
      return findings
    }
  }
}

extension Policy {
  /// Every condition, in the order of the policy's sections.
  var conditions: [Condition] {
    [coverage.strategicCondition].compactMap { $0 } + segments.rules.map(\.condition)
      + actions.rules.map(\.condition) + actions.eligibility.map(\.condition)
  }
}

extension Condition {
  /// The tests that must all hold: of nested `all`, not of `any` and `not`.
  fileprivate var joinedTests: [ConditionTest] {
    switch self {
    case .all(let parts): parts.flatMap(\.joinedTests)
    case .test(let test): [test]
    case .any, .not: []
    }
  }
}

extension ConditionQuestion {
  /// The texts it asks for.
  fileprivate var texts: [String] {
    switch self {
    case .isOne(let values):
      values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    case .includes(let texts): texts
    default: []
    }
  }

  /// Whether no value can answer both with yes.
  fileprivate func excludes(_ other: ConditionQuestion) -> Bool {
    switch (self, other) {
    case (.missing(let wanted), .missing(let others)): wanted != others
    case (.missing(true), _), (_, .missing(true)): true
    case (.isOne(let values), _): !values.contains { other.accepts($0) }
    case (_, .isOne(let values)): !values.contains { accepts($0) }
    case (.before(let end), .after(let start)), (.after(let start), .before(let end)):
      end.days(since: start) < 2
    case (.within(let lower, let upper), .within(let otherLower, let otherUpper)):
      ConditionQuestion.isEmpty(lower, otherUpper) || ConditionQuestion.isEmpty(otherLower, upper)
    default: false
    }
  }

  private static func isEmpty(_ lower: ConditionValue?, _ upper: ConditionValue?) -> Bool {
    guard let lower, let upper else { return false }
    return !ConditionQuestion.within(lower: lower, upper: upper).canHold
  }
}
