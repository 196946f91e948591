extension ClientFields {
  private typealias Field = AssessmentField<ClientResult>

  /// The client's life with us, and the next conversations.
  static let roadmap: [AssessmentField<ClientResult>] = [
    Field("lifecycle-stage", .text, "the stage the client is in, as the data has it") {
      $0.client.success?.stage.map { .text($0) } ?? .missing
    },
    Field("days-in-stage", .integer, "days since it entered the stage") {
      .integer($0.client.success?.life.stage?.days)
    },
    Field("onboarding", .boolean, "whether the client is not live yet; empty without stages") {
      $0.client.success?.life.isOnboarding.map { .boolean($0) } ?? .missing
    },
    Field("onboarding-days", .integer, "days from the start to being live, or to the day") {
      .integer($0.client.success?.life.onboardingDays)
    },
    Field("time-to-first-value-days", .integer, "days from the start to the first value") {
      .integer($0.client.success?.life.firstValueDays)
    },
    Field(
      "next-touch", .day,
      "the next conversation by the cadence of the tier; past where it is late"
    ) {
      .day($0.client.nextTouch)
    },
    Field("next-review", .day, "the next review by the cadence of the tier; likewise") {
      .day($0.client.nextReview)
    },
  ]
}
