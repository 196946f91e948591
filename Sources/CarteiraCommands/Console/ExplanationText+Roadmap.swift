import Analysis
import Portfolio

extension ExplanationText {
  /// The client's life with us and the next conversations; nothing where nothing is known of them.
  func roadmap() -> [String] {
    var lines: [String] = []
    if let life = assessed.success?.life {
      if let stage = life.stage {
        lines.append(
          words.text(
            "life-stage",
            ["stage": stage.name, "days": words.days(stage.days), "key": words.key(stage.key)]))
      }
      if let days = life.onboardingDays {
        lines.append(
          words.text(
            life.isOnboarding == true ? "life-onboarding-runs" : "life-onboarding",
            ["days": words.days(days), "goal": words.days(policy.roadmap.onboardingDays)]))
      }
      if let days = life.firstValueDays, let key = life.firstValueKey {
        lines.append(
          words.text(
            "life-first-value",
            [
              "days": words.days(days), "goal": words.days(policy.roadmap.firstValueDays),
              "key": words.key(key),
            ]))
      }
    }
    if let tier = assessed.tier {
      if let touch = assessed.nextTouch {
        lines.append(
          words.text(
            "next-touch",
            [
              "day": words.day(touch), "count": words.count(policy.calendar.touches[tier]),
            ]))
      }
      if let review = assessed.nextReview {
        lines.append(
          words.text(
            "next-review",
            [
              "day": words.day(review), "count": words.count(policy.calendar.reviews[tier]),
            ]))
      }
    }
    return lines.isEmpty ? [] : section("roadmap-title", lines)
  }
}
