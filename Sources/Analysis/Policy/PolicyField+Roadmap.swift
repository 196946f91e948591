import Settings

extension PolicyField {
  /// The values that rule the calendar and success roadmaps.
  static let roadmap: [PolicyField] = [
    whole(
      "calendar", "horizon-business-days", \.calendar.horizonDays, 1...400, PolicyValue.count),
    PolicyField(section: "calendar", key: "optional-holidays") { reader, policy in
      if let taken = reader.boolean("optional-holidays") {
        policy.calendar.takesOptionalDays = taken
      }
    } value: {
      .flag($0.calendar.takesOptionalDays)
    },
    yearly("diamond-touches", \.calendar.touches.diamond),
    yearly("platinum-touches", \.calendar.touches.platinum),
    yearly("gold-touches", \.calendar.touches.gold),
    yearly("silver-touches", \.calendar.touches.silver),
    yearly("bronze-touches", \.calendar.touches.bronze),
    yearly("diamond-reviews", \.calendar.reviews.diamond),
    yearly("platinum-reviews", \.calendar.reviews.platinum),
    yearly("gold-reviews", \.calendar.reviews.gold),
    yearly("silver-reviews", \.calendar.reviews.silver),
    yearly("bronze-reviews", \.calendar.reviews.bronze),
    whole(
      "calendar", "review-gap-business-days", \.calendar.reviewGapDays, 0...60, PolicyValue.count),
    whole("roadmap", "onboarding-days", \.roadmap.onboardingDays, 1...3650, PolicyValue.days),
    whole("roadmap", "first-value-days", \.roadmap.firstValueDays, 1...3650, PolicyValue.days),
    percent("roadmap", "pace-tolerance-percent", \.roadmap.paceTolerance),
    whole(
      "roadmap", "first-checkpoint-days", \.roadmap.firstCheckpoint, 1...3650, PolicyValue.days),
    whole(
      "roadmap", "second-checkpoint-days", \.roadmap.secondCheckpoint, 1...3650, PolicyValue.days),
    whole(
      "roadmap", "third-checkpoint-days", \.roadmap.thirdCheckpoint, 1...3650, PolicyValue.days),
    whole("roadmap", "last-checkpoint-days", \.roadmap.lastCheckpoint, 1...3650, PolicyValue.days),
  ]

  private static func yearly(_ key: String, _ path: Path<Int>) -> PolicyField {
    whole("calendar", key, path, 0...366, PolicyValue.count)
  }
}
