import Portfolio

/// The rule of the policy's own that decided a status.
public struct OwnStatus: Sendable, Hashable {
  /// The rule's name.
  public let rule: String
  /// The status it gave.
  public let status: Status
  /// What is worth saying beside it.
  public let detail: String

  init(_ rule: OwnStatusRule) {
    self.rule = rule.name
    status = rule.status
    detail = rule.detail
  }
}

/// A rule of the policy's own and what it saw.
public struct OwnRuleCheck: Sendable {
  /// The rule.
  public let rule: OwnStatusRule
  /// Whether it held; unknown where a value is missing.
  public let truth: Truth
  /// Every test with the value it saw.
  public let findings: [ConditionFinding]
}

/// What the rules make of a client.
struct StatusDecision: Equatable {
  /// The built-in rule that decides, or that would without those of the policy's own.
  let rule: StatusRule
  /// The detail of the built-in rule; nil when another decides.
  let detail: StatusDetail?
  /// The rule of the policy's own that decides; nil when a built-in one does.
  let own: OwnStatus?

  /// The status.
  var status: Status { own?.status ?? rule.status }
}

/// Asks the built-in rules of status and those of the policy's own, in their order.
struct StatusDecider {
  private let rules: [OwnStatusRule]
  private let portfolio: Portfolio

  init(_ policy: Policy, _ portfolio: Portfolio) {
    rules = policy.rules.status.enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    self.portfolio = portfolio
  }

  /// The first rule that holds: one always does, and one alone.
  func decide(_ evidence: StatusEvidence, _ record: ClientAssessment) -> StatusDecision {
    let builtIn = StatusCase.decide(evidence)
    guard !rules.isEmpty else {
      return StatusDecision(rule: builtIn.rule, detail: builtIn.detail, own: nil)
    }
    let place = StatusRule.allCases.firstIndex(of: builtIn.rule) ?? 0
    let subject = subject(record, evidence)
    let own = rules.first {
      $0.place <= place && $0.condition.truth(for: subject) == .yes
    }
    return StatusDecision(
      rule: builtIn.rule, detail: own == nil ? builtIn.detail : nil, own: own.map(OwnStatus.init))
  }

  /// The rules of the policy's own that were asked, up to and with the one that decides.
  func checks(_ evidence: StatusEvidence, _ record: ClientAssessment) -> [OwnRuleCheck] {
    guard !rules.isEmpty else { return [] }
    let place = StatusRule.allCases.firstIndex(of: StatusCase.decide(evidence).rule) ?? 0
    let subject = subject(record, evidence)
    var checks: [OwnRuleCheck] = []
    for rule in rules where rule.place <= place {
      let truth = rule.condition.truth(for: subject)
      checks.append(
        OwnRuleCheck(
          rule: rule, truth: truth, findings: rule.condition.findings(for: subject)))
      if truth == .yes { break }
    }
    return checks
  }

  private func subject(
    _ record: ClientAssessment, _ evidence: StatusEvidence
  ) -> ConditionSubject {
    ConditionSubject(record, of: portfolio, on: evidence.day, abcTotal: 0)
  }
}
