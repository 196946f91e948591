import Portfolio

extension AssessmentTable {
  /// The goals with where they stand.
  static let goals = AssessmentTable(
    "goals", "The policy's goals with where they stand on the day, in its order.",
    fields: GoalRow.fields
  ) { study in
    study.goals.map { GoalRow(standing: $0) }
  }
}

private struct GoalRow: Sendable {
  let standing: GoalStanding

  static let fields: [AssessmentField<GoalRow>] = [
    AssessmentField("measure", .text, "what is measured, as the policy names it") {
      .text($0.standing.goal.measure.name)
    },
    AssessmentField("title", .text, "what pages call it; empty without a title") {
      $0.standing.goal.title.map { .text($0) } ?? .missing
    },
    AssessmentField("unit", .word, ClientFields.words(GoalMeasure.Unit.self)) {
      .text($0.standing.goal.measure.unit.rawValue)
    },
    AssessmentField("owner", .text, "id of the owner whose clients count; empty for all") {
      $0.standing.owner.map { .text($0) } ?? .missing
    },
    AssessmentField("segment", .text, "the rule whose clients count; empty for all") {
      $0.standing.goal.segment.map { .text($0) } ?? .missing
    },
    AssessmentField("size", .text, "the size whose part is measured") {
      $0.standing.goal.size.map { .text($0) } ?? .missing
    },
    AssessmentField("target", .decimal, "the figure to reach") { figure($0.standing.goal.target) },
    AssessmentField("at-most", .boolean, "whether the figure is to stay at the target or below") {
      .boolean($0.standing.goal.isAtMost)
    },
    AssessmentField("actual", .decimal, "the figure on the day") { figure($0.standing.actual) },
    AssessmentField("from", .day, "the first day of the period; empty without one") {
      .day($0.standing.goal.from)
    },
    AssessmentField("by", .day, "the last day of the period; empty without one") {
      .day($0.standing.goal.by)
    },
    AssessmentField("start", .decimal, "the figure on the eve of the period") {
      figure($0.standing.start)
    },
    AssessmentField(
      "expected", .decimal,
      "the figure expected by the day, linear by days gone; the target where the start was there already"
    ) { figure($0.standing.expected) },
    AssessmentField("progress-percent", .decimal, "how much of the way was gone, in percent") {
      $0.standing.progress.map { .percent($0) } ?? .missing
    },
    AssessmentField("status", .word, ClientFields.words(GoalStatus.self)) {
      .text($0.standing.status.rawValue)
    },
  ]

  private static func figure(_ value: Int64?) -> AssessmentValue {
    value.map { .decimal($0, scale: ConditionValue.scale) } ?? .missing
  }
}
