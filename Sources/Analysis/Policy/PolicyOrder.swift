public import Diagnostics

extension DiagnosticCode {
  /// A threshold on the wrong side of another; facts: `key`, `found`, `expected`.
  public static let policyOrder = DiagnosticCode(.warning, 454)
  /// Weights, or points, that add up to nothing; facts: `section`, `keys`.
  public static let policyWeightsZero = DiagnosticCode(.warning, 455)
}

/// Two thresholds of which the first has to stay below the second.
struct PolicyOrder: Sendable {
  let lower: String
  let upper: String
  /// Whether both may be the same.
  var mayEqual = true

  /// Every pair that a policy can get the wrong way round.
  static let all: [PolicyOrder] =
    [
      PolicyOrder(lower: "health.red-most", upper: "health.yellow-most", mayEqual: false),
      PolicyOrder(lower: "abc.a-percent", upper: "abc.b-percent", mayEqual: false),
      PolicyOrder(
        lower: "relationship.sponsor-decay-days", upper: "relationship.sponsor-lost-days",
        mayEqual: false),
      PolicyOrder(
        lower: "revenue.low-touch-least-percent", upper: "revenue.low-touch-most-percent"),
      PolicyOrder(
        lower: "revenue.low-touch-most-percent", upper: "revenue.retention-target-percent"),
      PolicyOrder(lower: "revenue.one-client-percent", upper: "revenue.top-five-percent"),
      PolicyOrder(lower: "forecast.minimum-repeaters", upper: "forecast.minimum-clients"),
      PolicyOrder(lower: "risk.low-nps", upper: "advocacy.promoter-least", mayEqual: false),
      PolicyOrder(lower: "cadence.default-days", upper: "status.inactive-days"),
      PolicyOrder(lower: "risk.survey-days", upper: "satisfaction.stale-answer-days"),
      PolicyOrder(lower: "payments.payment-grace-days", upper: "risk.overdue-days"),
    ]
    + rising("coverage", ["tight-most-percent", "overloaded-most-percent"], strict: true)
    + rising(
      "renewals", ["lost-percent", "at-risk-percent", "likely-percent", "commit-percent"])
    + rising("relationship", ["several-talks", "deep-talks"], strict: true)
    + rising(
      "roadmap",
      [
        "last-checkpoint-days", "third-checkpoint-days", "second-checkpoint-days",
        "first-checkpoint-days",
      ], strict: true)
    + rising("calendar", tiers.map { "\($0)-touches" })
    + rising("calendar", tiers.map { "\($0)-reviews" })
    + rising("coverage", tiers.map { "\($0)-hours" })
    + rising("health", ["low-coverage", "medium-coverage", "high-coverage"])
    + rising("relationship", ["depth-low", "depth-mid", "depth-high"])
    + rising("tiers", ["silver-from", "gold-from", "platinum-from", "diamond-from"], strict: true)
    + rising(
      "tiers", ["silver-points", "gold-points", "platinum-points", "diamond-points"], strict: true)
    + rising("touch", tiers)

  private static let tiers = ["bronze", "silver", "gold", "platinum", "diamond"]

  private static func rising(
    _ section: String, _ keys: [String], strict: Bool = false
  ) -> [PolicyOrder] {
    zip(keys, keys.dropFirst()).map {
      PolicyOrder(lower: "\(section).\($0)", upper: "\(section).\($1)", mayEqual: !strict)
    }
  }
}

extension PolicyValue {
  /// The value as something that can be compared; nil for words without an order.
  fileprivate var order: Int64? {
    switch self {
    case .days(let number), .weeks(let number), .months(let number), .count(let number):
      Int64(number)
    case .percent(let value), .factor(let value), .amount(let value): value
    case .touch(let touch): Touch.allCases.firstIndex(of: touch).map { Int64($0) }
    default: nil
    }
  }
}

/// Looks for values of a policy that contradict each other.
struct PolicyValueLint {
  private let policy: Policy
  private let values: [String: PolicySetting]

  init(_ policy: Policy) {
    self.policy = policy
    values = Dictionary(
      policy.settings.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var findings: [Diagnostic] {
    PolicyOrder.all.compactMap(finding) + sums
      + [
        weights("health", suffix: "-weight"), weights("relationship", suffix: "-weight"),
        tierPoints,
      ].compactMap { $0 }
  }

  /// Where a value was written; nil where it is built in.
  private func place(_ name: String) -> SourceLocation? {
    guard case .file(let place)? = values[name]?.origin else { return nil }
    return place
  }

  private func finding(_ pair: PolicyOrder) -> Diagnostic? {
    guard let lower = values[pair.lower], let upper = values[pair.upper],
      let low = lower.value.order, let high = upper.value.order,
      pair.mayEqual ? low > high : low >= high
    else { return nil }
    // Built-in values agree: one of both was written, and the later one is to blame.
    let isUpper = place(pair.upper) != nil
    guard let place = place(isUpper ? pair.upper : pair.lower) else { return nil }
    let (own, other) = isUpper ? (upper, lower) : (lower, upper)
    let sign = (isUpper ? ">" : "<") + (pair.mayEqual ? "=" : "")
    return Diagnostic(
      .policyOrder, at: place,
      facts: [
        "key": own.name, "found": own.value.written,
        "expected": "\(sign) \(other.name) (\(other.value.written))",
      ], other: isUpper ? self.place(pair.lower) : nil)
  }

  /// Shares of tiers that take more than there is.
  private var sums: [Diagnostic] {
    let names = ["diamond", "platinum", "gold", "silver"].map { "tiers.\($0)-percent" }
    let total = names.reduce(Int64(0)) { $0 + (values[$1]?.value.order ?? 0) }
    guard total > 10_000, let place = names.compactMap({ self.place($0) }).last else { return [] }
    return [
      Diagnostic(
        .policyOrder, at: place,
        facts: [
          "key": names.joined(separator: " + "), "found": PolicyText.decimal(total, scale: 2),
          "expected": "<= 100",
        ])
    ]
  }

  private func weights(_ section: String, suffix: String) -> Diagnostic? {
    let names = values.keys.filter { $0.hasPrefix(section + ".") && $0.hasSuffix(suffix) }.sorted()
    guard !names.isEmpty, names.allSatisfy({ values[$0]?.value.order == 0 }),
      let place = names.compactMap({ self.place($0) })
        .max(by: { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) })
    else { return nil }
    return Diagnostic(
      .policyWeightsZero, at: place,
      facts: ["section": section, "keys": names.joined(separator: ", ")])
  }

  /// Tiers by points of which no rule gives any.
  private var tierPoints: Diagnostic? {
    guard policy.tiers.measure == .points, policy.rules.points.allSatisfy({ $0.points == 0 }),
      let place = place("tiers.by")
    else { return nil }
    return Diagnostic(
      .policyWeightsZero, at: place, facts: ["section": "tiers", "keys": "tiers.points"])
  }
}
