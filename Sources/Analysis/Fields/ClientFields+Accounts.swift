import Portfolio

extension ClientFields {
  private typealias Field = AssessmentField<ClientResult>

  /// Tier and touch.
  static let tiers: [AssessmentField<ClientResult>] = [
    Field("tier", .word, words(Tier.self) + "; empty for prospects and former clients") {
      $0.client.tier.map { .text($0.rawValue) } ?? .missing
    },
    Field("tier-by-revenue", .word, "the tier by revenue alone, whatever was set by hand") {
      $0.client.automaticTier.map { .text($0.rawValue) } ?? .missing
    },
    Field(
      "tier-revenue", .money,
      "the revenue of a year that decides the tier: the greater of invoices and contracts, never both; "
        + "empty where unknown"
    ) {
      .money($0.client.isOfTheBase ? $0.client.knownTierValue : nil)
    },
    Field("tier-revenue-basis", .word, "which of the two it is: " + words(RevenueBasis.self)) {
      $0.client.isOfTheBase && $0.client.tierRevenue != nil
        ? .text($0.client.tierBasis.rawValue) : .missing
    },
    Field("tier-points", .integer, "points of the policy's rules; empty unless points decide") {
      .integer($0.client.tierPoints)
    },
    Field("touch", .word, words(Touch.self)) {
      $0.client.touch.map { .text($0.rawValue) } ?? .missing
    },
  ]

  /// What contracts say.
  static let contracts: [AssessmentField<ClientResult>] = [
    Field("contracts-state", .word, words(ContractsState.self) + "; empty without a contract") {
      $0.client.contracts.map { .text($0.state.rawValue) } ?? .missing
    },
    Field("contracts-in-service", .integer, "contracts that run on the day, cancelled ones too") {
      .integer($0.client.contracts?.running.count)
    },
    Field(
      "monthly-recurring-revenue", .money, "what the contracts in force bring a month; where known"
    ) {
      .money($0.client.contracts?.knownRevenue)
    },
    Field("next-renewal", .day, "renewal of the contract that is to be decided next") {
      .day($0.client.contracts?.next?.renewal)
    },
    Field("next-opt-out", .day, "that renewal less the notice period; unknown without one") {
      .day($0.client.contracts?.next?.optOut)
    },
    Field("opt-out-bucket", .word, "days to that opt-out: " + words(RenewalBucket.self)) {
      $0.client.contracts?.next?.bucket.map { .text($0.rawValue) } ?? .missing
    },
    Field("service-ends", .day, "last day of service when everything that runs was cancelled") {
      .day($0.client.contracts?.runsUntil)
    },
  ]

  /// How the client pays and what it says.
  static let behaviour: [AssessmentField<ClientResult>] = [
    Field("open-amount", .money, "what is left to be paid of all invoices, due or not") {
      .money($0.client.payments?.open)
    },
    Field("overdue-amount", .money, "of it, what is due") {
      $0.client.payments.map { $0.open == nil ? .missing : .money($0.overdueAmount) } ?? .missing
    },
    Field("overdue-oldest-days", .integer, "days since the oldest unpaid invoice was due") {
      .integer($0.client.payments?.overdue.first?.days)
    },
    Field("paid-on-time-percent", .decimal, "part of the invoices of a year paid on time") {
      $0.client.payments?.onTimeShare.map { .percent($0) } ?? .missing
    },
    Field("payment-delay-days", .decimal, "mean days from due day to payment in a year") {
      $0.client.payments?.meanDelayTenths.map { .decimal($0, scale: 1) } ?? .missing
    },
    Field("nps-answer", .integer, "the latest NPS answer that still counts") {
      .integer($0.client.satisfaction?.latest(.nps)?.score)
    },
    Field("csat-answer", .integer, "the latest CSAT answer that still counts") {
      .integer($0.client.satisfaction?.latest(.csat)?.score)
    },
  ]

  /// Health, with what it rests on.
  static let health: [AssessmentField<ClientResult>] =
    [
      Field("health", .integer, "0–100 over what was measured; empty where too little was") {
        .integer($0.client.health?.score)
      },
      Field("health-band", .word, words(HealthBand.self)) {
        $0.client.health?.band.map { .text($0.rawValue) } ?? .missing
      },
      Field("health-coverage-percent", .integer, "how much of the weights was measured") {
        .integer($0.client.health?.coverage)
      },
      Field("health-cap", .word, "the rule that holds the score down: " + words(HealthCap.self)) {
        $0.client.health?.cap.map { .text($0.rawValue) } ?? .missing
      },
      Field("health-own-cap", .text, "the cap of the policy's own that holds the score down") {
        $0.client.health?.ownCap.map { .text($0.rule) } ?? .missing
      },
      Field("health-own-floor", .text, "the floor of the policy's own that holds the score up") {
        $0.client.health?.floor.map { .text($0.rule) } ?? .missing
      },
    ]
    + HealthKind.allCases.map { kind in
      Field(
        "health-\(kind.rawValue)-points", .integer, "0–100 of the family `\(kind.rawValue)`"
      ) {
        .integer($0.client.health?.families.first { $0.kind == kind }?.points)
      }
    } + [
      Field("objectives", .integer, "objectives of the client") {
        .integer($0.client.success?.objectives.count)
      },
      Field("objectives-achieved", .integer, "those that a named person verified") {
        .integer($0.client.success?.objectives.count(where: \.isAchieved))
      },
      Field("objectives-late", .integer, "those past their day and not delivered") {
        .integer($0.client.success?.objectives.count { $0.daysLate != nil })
      },
      Field("objectives-unmeasured", .integer, "those without a baseline, its source or day") {
        .integer($0.client.success?.unmeasured.count)
      },
      Field("open-tickets", .integer, "tickets that are open") {
        .integer($0.client.success?.openTickets.count)
      },
    ]

  /// How we stand with the client's people.
  static let people: [AssessmentField<ClientResult>] = [
    Field("people", .integer, "contacts who work there on the day") {
      .integer($0.client.relationship?.present.count)
    },
    Field("last-touch", .day, "the last touch of any direction") {
      .day($0.client.relationship?.lastTouch)
    },
    Field("last-two-way-touch", .day, "the last touch in which both spoke") {
      .day($0.client.relationship?.lastTwoWay)
    },
    Field("threads-theirs", .integer, "their people in a two-way touch within the window") {
      .integer($0.client.relationship.flatMap { $0.knowsTalks ? $0.theirThreads.count : nil })
    },
    Field("threads-ours", .integer, "our people in a two-way touch within the window") {
      .integer($0.client.relationship.flatMap { $0.knowsTalks ? $0.ourThreads.count : nil })
    },
    Field("seats-covered", .decimal, "of four seats, those filled; half for those out of touch") {
      $0.client.relationship.flatMap { $0.knowsRoles ? $0.coverageHalves : nil }
        .map { .decimal(Int64($0) * 5, scale: 1) } ?? .missing
    },
    Field("promises-open", .integer, "promises not kept yet") {
      .integer($0.client.relationship?.openPromises.count)
    },
    Field("promises-overdue", .integer, "of them, those whose day has passed") {
      .integer($0.client.relationship?.overduePromises.count)
    },
  ]
}
