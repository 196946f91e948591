import Portfolio

extension AssessmentTable {
  /// What to do next, of all clients.
  static let actions = AssessmentTable(
    "actions", "What to do next with which client, the most urgent first.",
    fields: ActionRow.fields
  ) { study in
    let plan = study.actionPlan
    return plan.actions.map {
      ActionRow(
        action: $0, client: study.portfolio.clients[$0.client], place: plan.place(of: $0))
    }
  }
}

/// An action with the client it is about.
private struct ActionRow: Sendable {
  let action: NextAction
  let client: Client
  let place: ActionPlace?

  static let fields: [AssessmentField<ActionRow>] = [
    AssessmentField("id", .text, "the action's id, the same from build to build") {
      .text($0.action.id)
    },
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("owner", .text, "who answers for the client") {
      $0.client.attributes.owner.map { .text($0) } ?? .missing
    },
    AssessmentField("type", .word, ClientFields.words(ActionType.self)) {
      .text($0.action.type.rawValue)
    },
    AssessmentField("reason", .word, ClientFields.words(ActionReason.self)) {
      .text($0.action.reason.rawValue)
    },
    AssessmentField("rule", .text, "the rule it follows: `A-06`, or the name of a policy's own") {
      .text($0.action.rule)
    },
    AssessmentField("title", .text, "what a rule of the policy's own calls it") {
      $0.action.title.map { .text($0) } ?? .missing
    },
    AssessmentField("day", .day, "the day it is about; empty where there is none") {
      .day($0.action.day)
    },
    AssessmentField("exposure", .money, "revenue at stake; empty where unknown") {
      .money($0.action.exposure)
    },
    AssessmentField("urgency", .decimal, "1 on the day or later, 0.2 at 180 days, 0.5 without") {
      .decimal($0.action.urgency, scale: 4)
    },
    AssessmentField("savability", .decimal, "how much can still be done, by reason, 0–1") {
      .decimal($0.action.savability, scale: 4)
    },
    AssessmentField("rank", .money, "exposure × urgency × savability; empty where unknown") {
      .money($0.action.rank)
    },
    AssessmentField("effort-hours", .decimal, "hours that it takes, by reason") {
      .decimal($0.action.effort, scale: 1)
    },
    AssessmentField("queue-position", .integer, "place in the owner's queue; empty when put off") {
      .integer($0.place?.position)
    },
    AssessmentField("queue-hours", .decimal, "hours of it and of those before it in the queue") {
      $0.place.map { .decimal($0.hoursUpTo, scale: 1) } ?? .missing
    },
    AssessmentField("fits-this-week", .boolean, "whether it stands above the cut line") {
      $0.place.map { .boolean($0.fits) } ?? .missing
    },
    AssessmentField("snoozed-until", .day, "the last day of a snooze; empty without one") {
      .day($0.action.snooze?.until)
    },
    AssessmentField("snooze-reason", .text, "why it was put off") {
      $0.action.snooze.map { .text($0.reason) } ?? .missing
    },
    AssessmentField("records", .words, "the records it rests on, as `table:key`") {
      $0.action.keys.isEmpty
        ? .missing
        : .text($0.action.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}
