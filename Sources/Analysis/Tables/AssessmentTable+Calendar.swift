import Portfolio

extension AssessmentTable {
  /// What is planned with all clients.
  static let calendar = AssessmentTable(
    "calendar",
    "Deadlines, conversations and steps of the days ahead, late ones first, then by day.",
    fields: CalendarRow.fields
  ) { study in
    Agenda(study.portfolio, study.assessment).events().map {
      CalendarRow(event: $0, client: study.portfolio.clients[$0.client])
    }
  }
}

/// An event with the client it is about.
private struct CalendarRow: Sendable {
  let event: PlannedEvent
  let client: Client

  static let fields: [AssessmentField<CalendarRow>] = [
    AssessmentField("day", .day, "the day: a business day for what people do") {
      .day($0.event.day)
    },
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("kind", .word, ClientFields.words(PlannedKind.self)) {
      .text($0.event.kind.rawValue)
    },
    AssessmentField(
      "subject", .text, "what it is about, in words of the data; `playbook/step` of built-in steps"
    ) {
      switch $0.event.subject {
      case .none: .missing
      case .text(let text): .text(text)
      case .products(let products): .text(products.joined(separator: ", "))
      case .builtIn(let playbook, let step): .text("\(playbook)/\(step)")
      }
    },
    AssessmentField(
      "person", .text,
      "who of theirs: id of the contact, or the name as written; empty where who it was has left"
    ) {
      $0.event.person.map { .text($0) } ?? .missing
    },
    AssessmentField("owner", .text, "who of ours: id, or the name as written") {
      $0.event.owner.map { .text($0) } ?? .missing
    },
    AssessmentField("wanted", .day, "the day before it was moved to a business day") {
      .day($0.event.wanted)
    },
    AssessmentField("days-late", .integer, "business days since it was due; empty unless late") {
      .integer($0.event.daysLate)
    },
    AssessmentField("lead-days", .integer, "days before the opt-out, for checkpoints") {
      .integer($0.event.leadDays)
    },
    AssessmentField("monthly-value", .money, "what hangs on it a month; empty where unknown") {
      .money($0.event.monthlyValue)
    },
    AssessmentField("records", .words, "the records it rests on, as `table:key`") {
      $0.event.keys.isEmpty
        ? .missing
        : .text($0.event.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}
