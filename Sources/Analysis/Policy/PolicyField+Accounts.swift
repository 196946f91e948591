import Settings

extension PolicyField {
  /// The values that rule contracts, signals, people, tiers and touch.
  static let accounts: [PolicyField] = [
    whole("contracts", "coming-days", \.contracts.comingDays, 0...3650, PolicyValue.days),
    whole(
      "contracts", "renewal-months", \.contracts.renewalMonths, 1...120, PolicyValue.months),
    percent("contracts", "other-reasons-percent", \.contracts.otherReasons),
    whole("risk", "overdue-days", \.risk.overdueDays, 0...3650, PolicyValue.days),
    whole("risk", "low-nps", \.risk.lowNPS, 0...10, PolicyValue.count),
    whole("risk", "low-csat", \.risk.lowCSAT, 1...5, PolicyValue.count),
    whole("risk", "survey-days", \.risk.surveyDays, 1...3650, PolicyValue.days),
    whole("risk", "opt-out-days", \.risk.optOutDays, 0...3650, PolicyValue.days),
    whole("risk", "silent-touch-days", \.risk.silentTouchDays, 1...3650, PolicyValue.days),
    whole("payments", "payment-grace-days", \.payments.graceDays, 0...365, PolicyValue.days),
    whole(
      "satisfaction", "stale-answer-days", \.satisfaction.staleDays, 1...3650, PolicyValue.days),
    whole("relationship", "thread-days", \.relationship.windowDays, 1...3650, PolicyValue.days),
    whole(
      "relationship", "stale-support-days", \.relationship.sentimentDays, 1...3650,
      PolicyValue.days),
    whole("relationship", "mobilising", \.relationship.mobilising, 0...3, PolicyValue.count),
    whole("relationship", "key-influence", \.relationship.keyInfluence, 1...5, PolicyValue.count),
    whole(
      "relationship", "sponsor-decay-days", \.relationship.sponsorDecayDays, 1...3650,
      PolicyValue.days),
    whole(
      "relationship", "sponsor-lost-days", \.relationship.sponsorLostDays, 1...3650,
      PolicyValue.days),
    whole("relationship", "depth-high", \.relationship.depthHigh, 1...100, PolicyValue.count),
    whole("relationship", "depth-mid", \.relationship.depthMid, 1...100, PolicyValue.count),
    whole("relationship", "depth-low", \.relationship.depthLow, 1...100, PolicyValue.count),
    whole("relationship", "depth-days", \.relationship.depthDays, 1...3650, PolicyValue.days),
    whole(
      "relationship", "several-talks", \.relationship.severalTalks, 1...1000, PolicyValue.count),
    whole("relationship", "deep-talks", \.relationship.deepTalks, 1...1000, PolicyValue.count),
    whole(
      "relationship", "influence-weight", \.relationship.influenceWeight, 0...100,
      PolicyValue.count),
    whole(
      "relationship", "support-weight", \.relationship.supportWeight, 0...100, PolicyValue.count),
    whole(
      "relationship", "recency-weight", \.relationship.recencyWeight, 0...100, PolicyValue.count),
    whole("relationship", "depth-weight", \.relationship.depthWeight, 0...100, PolicyValue.count),
    percent("tiers", "diamond-percent", \.tiers.diamond),
    percent("tiers", "platinum-percent", \.tiers.platinum),
    percent("tiers", "gold-percent", \.tiers.gold),
    percent("tiers", "silver-percent", \.tiers.silver),
    whole("tiers", "demotion-periods", \.tiers.demotionPeriods, 0...12, PolicyValue.count),
    touch("diamond", \.touch.diamond), touch("platinum", \.touch.platinum),
    touch("gold", \.touch.gold), touch("silver", \.touch.silver), touch("bronze", \.touch.bronze),
    percent("revenue", "one-client-percent", \.revenue.oneClient),
    percent("revenue", "top-five-percent", \.revenue.topFive),
    whole("revenue", "herfindahl-limit", \.revenue.herfindahl, 0...10_000, PolicyValue.count),
    percent("revenue", "retention-target-percent", \.revenue.retentionTarget),
    percent("revenue", "low-touch-least-percent", \.revenue.lowTouchLeast),
    percent("revenue", "low-touch-most-percent", \.revenue.lowTouchMost),
    whole("revenue", "fewest-peers", \.revenue.fewestPeers, 1...10_000, PolicyValue.count),
    percent("revenue", "adoption-percent", \.revenue.adoption),
    weight("trend-weight", \.health.trendWeight),
    weight("payments-weight", \.health.paymentsWeight),
    weight("engagement-weight", \.health.engagementWeight),
    weight("relationship-weight", \.health.relationshipWeight),
    weight("satisfaction-weight", \.health.satisfactionWeight),
    weight("support-weight", \.health.supportWeight),
    weight("plan-weight", \.health.planWeight),
    weight("red-most", \.health.redMost),
    weight("yellow-most", \.health.yellowMost),
    weight("high-coverage", \.health.highCoverage),
    weight("medium-coverage", \.health.mediumCoverage),
    weight("low-coverage", \.health.lowCoverage),
    weight("cancelled-most", \.health.cancelledMost),
    weight("silent-renewal-most", \.health.silentRenewalMost),
    weight("hostile-buyer-most", \.health.hostileBuyerMost),
    whole("health", "young-days", \.health.youngDays, 0...3650, PolicyValue.days),
    whole("health", "stale-usage-days", \.health.staleUsageDays, 1...3650, PolicyValue.days),
  ]

  private static func weight(_ key: String, _ path: Path<Int>) -> PolicyField {
    whole("health", key, path, 0...100, PolicyValue.count)
  }

  private static func touch(_ key: String, _ path: Path<Touch>) -> PolicyField {
    PolicyField(section: "touch", key: key) { reader, policy in
      if let choice = reader.choice(key, of: Touch.self) { policy[keyPath: path] = choice }
    } value: {
      .touch($0[keyPath: path])
    }
  }
}
