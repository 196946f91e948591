import Portfolio

extension AssessmentTable {
  /// What to do next, of all clients.
  static let actions = AssessmentTable(
    "actions", "What to do next with which client, the most urgent first.",
    fields: ActionRow.fields
  ) { study in
    nextActions(of: study.portfolio, in: study.assessment).map {
      ActionRow(action: $0, client: study.portfolio.clients[$0.client])
    }
  }
}

/// An action with the client it is about.
private struct ActionRow: Sendable {
  let action: NextAction
  let client: Client

  static let fields: [AssessmentField<ActionRow>] = [
    AssessmentField("id", .text, "the action's id, the same from build to build") {
      .text($0.action.id)
    },
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("owner", .text, "who answers for the client") {
      $0.client.attributes.owner.map { .text($0) } ?? .missing
    },
    AssessmentField("type", .word, ClientFields.words(ActionType.self)) {
      .text($0.action.reason.type.rawValue)
    },
    AssessmentField("reason", .word, ClientFields.words(ActionReason.self)) {
      .text($0.action.reason.rawValue)
    },
    AssessmentField("day", .day, "the day it is about; empty where there is none") {
      .day($0.action.day)
    },
    AssessmentField("exposure", .money, "revenue at stake") { .money($0.action.exposure) },
    AssessmentField("urgency", .decimal, "1 on the day or later, 0.2 at 180 days, 0.5 without") {
      .decimal($0.action.urgency, scale: 4)
    },
    AssessmentField("savability", .decimal, "how much can still be done, by reason, 0–1") {
      .decimal($0.action.savability, scale: 4)
    },
    AssessmentField("rank", .money, "exposure × urgency × savability") { .money($0.action.rank) },
    AssessmentField("snoozed-until", .day, "the last day of a snooze; empty without one") {
      .day($0.action.snooze?.until)
    },
    AssessmentField("records", .words, "the records it rests on, as `table:key`") {
      $0.action.keys.isEmpty
        ? .missing
        : .text($0.action.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}
