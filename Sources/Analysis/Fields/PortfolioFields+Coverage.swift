extension PortfolioFields {
  /// How our people's time covers the base.
  static let coverage: [AssessmentField<Assessment>] = [
    AssessmentField("base-clients", .integer, "clients without prospects and former ones") {
      .integer($0.summary.coverage.base)
    },
    AssessmentField("account-hours", .decimal, "hours a year that they ask for, by tier and touch")
    {
      .decimal($0.summary.coverage.hours, scale: 1)
    },
    AssessmentField(
      "touch-coverage-percent", .decimal,
      "of the clients with human touch, those that somebody spoke with lately, in percent"
    ) {
      .percent($0.summary.coverage.touchCoverage)
    },
    AssessmentField("touchable-clients", .integer, "clients with human touch, active or at risk") {
      .integer($0.summary.coverage.touchable)
    },
    AssessmentField("touched-clients", .integer, "those of them that somebody spoke with lately") {
      .integer($0.summary.coverage.touched)
    },
    AssessmentField(
      "unassigned-clients", .integer, "clients of the base without owner; empty without any owner"
    ) {
      .integer($0.summary.coverage.unassigned)
    },
    AssessmentField("strategic-clients", .integer, "strategic accounts") {
      .integer($0.summary.coverage.strategic)
    },
    AssessmentField("strategic-limit", .integer, "how many of them the base can bear") {
      .integer($0.summary.coverage.strategicLimit)
    },
  ]
}
