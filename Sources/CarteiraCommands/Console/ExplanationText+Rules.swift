import Analysis
import Localization

extension ExplanationWords {
  /// What stands beside a status.
  func note(_ note: StatusNote) -> String {
    catalog.text("reports.status-note.\(note.rawValue)")
  }
}

/// What the policy's own rules by condition made of the client, as lines of text.
extension ExplanationText {
  /// The rules of status that were asked, with the tests and values of each.
  func ownRules() -> [String] {
    let decided = assessed.ownStatus.map {
      [words.text("own-status", ["rule": $0.rule, "detail": $0.detail])]
    }
    return (decided ?? [])
      + explanation.ownRules.map { check in
        words.text(
          "own-rule",
          [
            "rule": check.rule.name, "status": words.status(check.rule.status),
            "verdict": words.text(check.truth == .yes ? "holds" : "holds-not"),
            "tests": check.findings.map { words.test($0) }.joined(separator: "; "),
          ])
      }
  }

  /// The floor and the cap of the policy's own that hold.
  func ownLimits(_ health: HealthScore) -> [String] {
    [(health.floor, "own-floored"), (health.ownCap, "own-capped")].compactMap { limit, key in
      limit.map {
        words.text(
          key,
          [
            "rule": $0.rule, "limit": words.count($0.limit),
            "uncapped": words.count(health.uncapped ?? 0),
          ])
      }
    }
  }

  /// The arithmetic of tiers by threshold or by points.
  func ownTier(_ tier: TierPosition, _ name: String) -> [String] {
    switch tier.measure {
    case .share: return []
    case .thresholds:
      let scale = tier.automatic == .bronze ? 0 : policy.tiers.revenue[tier.automatic]
      return [
        words.text(
          "tier-threshold",
          [
            "tier": name, "value": words.optional(money: tier.value),
            "basis": words.label("basis.\(tier.basis.rawValue)"), "least": words.hundredths(scale),
          ])
      ]
    case .points:
      guard let points = tier.points else { return [] }
      var lines = [
        words.text(
          "tier-points",
          [
            "tier": name, "points": words.count(points.sum),
            "least": words.count(Int(policy.tiers.points[tier.automatic])),
          ])
      ]
      lines += points.lines.map {
        words.text(
          "tier-point",
          [
            "points": words.count($0.points), "rule": $0.rule,
            "truth": words.text("truth.\($0.truth.rawValue)"),
          ])
      }
      if let next = tier.next, let missing = points.missing {
        lines.append(
          words.text(
            "tier-points-next",
            [
              "missing": words.count(missing), "next": words.label("tier.\(next.rawValue)"),
            ]))
      }
      return lines
    }
  }
}
