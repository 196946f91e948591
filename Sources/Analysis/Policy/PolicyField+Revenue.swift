import Settings

extension PolicyField {
  /// The values that rule retention, renewals and the pipeline.
  static let revenue: [PolicyField] = [
    percent("revenue", "top-ten-percent", \.revenue.topTen),
    PolicyField(section: "revenue", key: "net-retention-target-percent") { reader, policy in
      if let value = reader.decimal("net-retention-target-percent", scale: 2, in: 0...50_000) {
        policy.revenue.netRetentionTarget = value
      }
    } value: {
      .percent($0.revenue.netRetentionTarget)
    },
    PolicyField(section: "revenue", key: "count-reactivation") { reader, policy in
      if let counts = reader.boolean("count-reactivation") {
        policy.revenue.countsReactivation = counts
      }
    } value: {
      .flag($0.revenue.countsReactivation)
    },
    PolicyField(section: "revenue", key: "cohort-months") { reader, policy in
      if let length = reader.choice("cohort-months", of: CohortLength.self),
        let months = Int(length.rawValue)
      {
        policy.revenue.cohortMonths = months
      }
    } value: {
      .months($0.revenue.cohortMonths)
    },
    whole("revenue", "cohort-periods", \.revenue.cohortPeriods, 2...60, PolicyValue.count),
    percent("renewals", "commit-percent", \.renewals.commit),
    percent("renewals", "likely-percent", \.renewals.likely),
    percent("renewals", "at-risk-percent", \.renewals.atRisk),
    percent("renewals", "lost-percent", \.renewals.lost),
    whole("renewals", "horizon-days", \.renewals.horizonDays, 1...3650, PolicyValue.days),
    whole("renewals", "result-days", \.renewals.resultDays, 1...3650, PolicyValue.days),
    whole("pipeline", "stalled-days", \.pipeline.stalledDays, 1...3650, PolicyValue.days),
  ]
}

/// The lengths of periods that a year holds without a rest.
private enum CohortLength: String, CaseIterable {
  case month = "1"
  case quarter = "3"
  case half = "6"
  case year = "12"
}
