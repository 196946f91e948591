import Portfolio

extension AssessmentTable {
  /// The renewal calendar with what is to be expected.
  static let renewals = AssessmentTable(
    "renewals",
    "Every contract that comes up for renewal within the policy's horizon, by day, with its forecast.",
    fields: RenewalRow.fields
  ) { study in
    RenewalForecast(study).outlooks.map {
      RenewalRow(outlook: $0, client: study.portfolio.clients[$0.client])
    }
  }

  /// The renewal forecast by category.
  static let renewalForecast = AssessmentTable(
    "renewal-forecast",
    "What is to be expected of renewals within the policy's horizon, by evidence category.",
    fields: forecastFields
  ) { study in RenewalForecast(study).rows }

  private static let forecastFields: [AssessmentField<RenewalForecast.Row>] = [
    AssessmentField("category", .word, ClientFields.words(RenewalCategory.self)) {
      .text($0.category.rawValue)
    },
    AssessmentField("contracts", .integer, "how many contracts") { .integer($0.contracts) },
    AssessmentField("clients", .integer, "of how many clients") { .integer($0.clients.count) },
    AssessmentField(
      "value", .money, "what those with a day bring in twelve months; empty where unknown"
    ) {
      .money($0.value)
    },
    AssessmentField("without-value", .integer, "contracts whose value is not known") {
      .integer($0.withoutValue)
    },
    AssessmentField("without-day", .integer, "contracts whose day is not known: in no sum") {
      .integer($0.withoutDay)
    },
    AssessmentField("probability-percent", .decimal, "of the category, by policy") {
      $0.probability.map { .decimal($0, scale: 2) } ?? .missing
    },
    AssessmentField("expected", .money, "the sum of value × probability; empty where unknown") {
      .money($0.expected)
    },
  ]

  /// Open opportunities.
  static let pipeline = AssessmentTable(
    "pipeline",
    "Every open opportunity, by the day it is expected; renewals carry no weight, they have a forecast.",
    fields: OpportunityRow.common + OpportunityRow.open
  ) { study in OpportunityRow.rows(Pipeline(study).open, study) }

  /// Lost opportunities.
  static let lostOpportunities = AssessmentTable(
    "lost-opportunities", "Every opportunity lost in the last twelve months, the latest first.",
    fields: OpportunityRow.common + OpportunityRow.lost
  ) { study in OpportunityRow.rows(LostOpportunities(study).lost, study) }
}

private struct RenewalRow: Sendable {
  let outlook: RenewalOutlook
  let client: Client

  /// The contract, where something is left to be called off.
  private var open: ContractStanding? { outlook.contract.bucket == nil ? nil : outlook.contract }

  private typealias Field = AssessmentField<RenewalRow>

  static let fields: [AssessmentField<RenewalRow>] = [
    Field("client", .text, "the client's id") { .text($0.client.id) },
    Field("owner", .text, "who answers for the client") {
      $0.client.attributes.owner.map { .text($0) } ?? .missing
    },
    Field("contract", .text, "number of the contract") { .text($0.outlook.contract.id) },
    Field("product", .text, "what it is about") {
      $0.outlook.contract.product.map { .text($0) } ?? .missing
    },
    Field("renewal", .day, "the day it renews, or its last day of service; empty when unknown") {
      .day($0.outlook.date)
    },
    Field("notice-days", .integer, "days of notice; empty is unknown, not zero") {
      .integer($0.outlook.contract.noticeDays)
    },
    Field("opt-out", .day, "renewal less notice; empty once cancelled") { .day($0.open?.optOut) },
    Field("days-to-opt-out", .integer, "days until then, negative once it has passed") {
      .integer($0.open?.daysToOptOut)
    },
    Field(
      "bucket", .word,
      "how near that is: " + ClientFields.words(RenewalBucket.self) + "; empty once cancelled"
    ) {
      $0.outlook.contract.bucket.map { .text($0.rawValue) } ?? .missing
    },
    Field("value", .money, "what it brings in twelve months") { .money($0.outlook.value) },
    Field("category", .word, ClientFields.words(RenewalCategory.self)) {
      .text($0.outlook.category.rawValue)
    },
    Field("rule", .word, "the rule that decided: " + ClientFields.words(RenewalRule.self)) {
      .text($0.outlook.rule.rawValue)
    },
    Field("signals", .words, "the signals of risk, where they decided") {
      .text($0.outlook.signals.map(\.rawValue).joined(separator: " "))
    },
    Field("probability-percent", .decimal, "of the category, by policy") {
      $0.outlook.probability.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("expected", .money, "value × probability") { .money($0.outlook.expected) },
    Field("records", .words, "the records it rests on, as `table:key`") {
      .text(
        $0.outlook.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}

private struct OpportunityRow: Sendable {
  let opportunity: OpportunityStanding
  let client: String

  private typealias Field = AssessmentField<OpportunityRow>

  static func rows(_ opportunities: [OpportunityStanding], _ study: Study) -> [OpportunityRow] {
    opportunities.map {
      OpportunityRow(opportunity: $0, client: study.portfolio.clients[$0.client].id)
    }
  }

  static let common: [AssessmentField<OpportunityRow>] = [
    Field("id", .text, "the opportunity's id") { .text($0.opportunity.key.key) },
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("owner", .text, "who works on it, else who answers for the client") {
      $0.opportunity.owner.map { .text($0) } ?? .missing
    },
    Field("kind", .word, ClientFields.words(PipelineKind.self)) {
      .text($0.opportunity.kind.rawValue)
    },
    Field("product", .text, "what it is about") {
      $0.opportunity.product.map { .text($0) } ?? .missing
    },
    Field("stage", .text, "the stage as the company names it; of a lost one, that in which it was")
    {
      $0.opportunity.stage.map { .text($0) } ?? .missing
    },
    Field("value", .money, "what it would bring") { .money($0.opportunity.value) },
  ]

  static let open: [AssessmentField<OpportunityRow>] = [
    Field("probability-percent", .decimal, "as somebody said; empty for renewals") {
      $0.opportunity.probability.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("weighted", .money, "value × probability; empty for renewals") {
      .money($0.opportunity.weighted)
    },
    Field("expected", .day, "the day it is expected to close") { .day($0.opportunity.expected) },
    Field("days-in-stage", .integer, "days in the stage") {
      .integer($0.opportunity.daysInStage)
    },
    Field(
      "stalled", .boolean,
      "whether that is more than the policy bears, or the day it is expected has passed"
    ) {
      .boolean($0.opportunity.isStalled)
    },
  ]

  static let lost: [AssessmentField<OpportunityRow>] = [
    Field("lost", .day, "the day it was lost") { .day($0.opportunity.lost) },
    Field("reason", .word, ClientFields.words(EndReason.self)) {
      $0.opportunity.reason.map { .text($0.rawValue) } ?? .missing
    },
    Field("reason-text", .text, "the reason as written") {
      $0.opportunity.reasonText.map { .text($0) } ?? .missing
    },
  ]
}
