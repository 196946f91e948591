import Analysis
import Localization

/// The rules that the policy adds by conditions, each as a step.
extension MethodMaking {
  private var conditions: ConditionWords { context.conditions }

  /// The policy's own rules of status that are asked right before a built-in one.
  func ownStatusSteps(before place: Int) -> [MethodPage.Step] {
    policy.rules.status.filter { rule in
      (rule.after.flatMap { StatusRule.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0) == place
    }.map { rule in
      MethodPage.Step(
        heading: words.status(rule.status).word,
        words: words.text(
          "method.own-step",
          ["detail": rule.detail, "condition": conditions.sentence(rule.condition)]),
        rule: rule.name)
    }
  }

  /// Floors and caps of health.
  var healthLimits: [MethodPage.Step] {
    [(policy.rules.caps, "method.own-cap"), (policy.rules.floors, "method.own-floor")].flatMap {
      rules, key in
      rules.map { rule in
        MethodPage.Step(
          heading: rule.name,
          words: words.text(
            key,
            [
              "limit": String(rule.limit), "condition": conditions.sentence(rule.condition),
            ]), rule: rule.name)
      }
    }
  }

  /// Points toward tiers.
  var pointRules: [MethodPage.Step] {
    policy.rules.points.map { rule in
      MethodPage.Step(
        heading: rule.name,
        words: words.text(
          "method.own-points",
          [
            "points": String(rule.points), "condition": conditions.sentence(rule.condition),
          ]), rule: rule.name)
    }
  }

  /// Touch by condition.
  var touchRules: [MethodPage.Step] {
    policy.rules.touch.map { rule in
      MethodPage.Step(
        heading: rule.name,
        words: words.text(
          "method.own-touch",
          [
            "touch": words.catalog.text("assessment.touch.\(rule.touch.rawValue)").lowercased(),
            "condition": conditions.sentence(rule.condition),
          ]), rule: rule.name)
    }
  }

  /// The segments of the policy with their conditions.
  var declaredSegments: [MethodPage.Step] {
    policy.segments.rules.map { rule in
      MethodPage.Step(
        heading: rule.label,
        words: words.text(
          "group.who", ["condition": conditions.sentence(rule.condition)]), rule: rule.name)
    }
  }
}
