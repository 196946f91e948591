import Portfolio

extension AssessmentTable {
  /// What changed since the last month-end.
  static let changes = AssessmentTable(
    "changes",
    "What changed since the last month-end before the day, recalculated from today's records, the "
      + "most revenue first.",
    fields: ChangeRow.fields
  ) { study in
    study.changes.map { ChangeRow(change: $0, since: study.previous?.day ?? study.day) }
  }
}

private struct ChangeRow: Sendable {
  let change: Change
  let since: Day

  static let fields: [AssessmentField<ChangeRow>] = [
    AssessmentField("client", .text, "the client's id; empty for a goal") {
      $0.change.id.isEmpty ? .missing : .text($0.change.id)
    },
    AssessmentField("kind", .word, ClientFields.words(ChangeKind.self)) {
      .text($0.change.kind.rawValue)
    },
    AssessmentField("cause", .word, ClientFields.words(ChangeCause.self)) {
      .text($0.change.cause.rawValue)
    },
    AssessmentField("since", .day, "the month-end it is compared with") { .day($0.since) },
    AssessmentField(
      "subject", .text, "the contract, objective, person or goal; empty for the client"
    ) {
      $0.change.subject.map { .text($0) } ?? .missing
    },
    AssessmentField(
      "before", .text, "what it was: a word, an id, a day, or an amount with its decimals"
    ) {
      $0.change.before.machineText
    },
    AssessmentField("after", .text, "what it is") { $0.change.after.machineText },
    AssessmentField(
      "at-stake", .money,
      "the greater revenue of a year, before or after; empty where neither is known, and for a goal"
    ) {
      .money($0.change.atStake)
    },
    AssessmentField("rules", .words, "the rules that decided before and after, where rules did") {
      $0.change.rules.isEmpty ? .missing : .text($0.change.rules.joined(separator: " "))
    },
    AssessmentField("records", .words, "the records it rests on, as `table:key`") {
      $0.change.keys.isEmpty
        ? .missing
        : .text($0.change.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}
