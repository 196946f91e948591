import Portfolio

extension AssessmentTable {
  /// What clients want, and how far it has come.
  static let objectives = AssessmentTable(
    "objectives", "What clients want and how far it has come, by client, then due day.",
    fields: ObjectiveRow.fields,
    byClient: { client, study in
      let records = study.portfolio.records.objectives.of(client.client)
      return (client.success?.objectives ?? []).map { progress in
        ObjectiveRow(
          client: study.portfolio.clients[client.client], progress: progress,
          record: records.first { $0.id == progress.key.key })
      }
    })

  /// Steps toward objectives.
  static let milestones = AssessmentTable(
    "milestones", "Steps toward objectives, by client, then due day.",
    fields: MilestoneRow.fields,
    byClient: { client, study in
      study.portfolio.records.milestones.of(client.client).map {
        MilestoneRow(
          client: study.portfolio.clients[client.client], milestone: $0, day: study.day)
      }
    })

  /// Steps of playbooks that run.
  static let playbookSteps = AssessmentTable(
    "playbook-steps", "Steps of the playbooks that run, by client, playbook and event.",
    fields: PlaybookRow.fields
  ) { study in
    let agenda = Agenda(study.portfolio, study.assessment)
    return study.assessment.clients.flatMap { client in
      agenda.runs(client).flatMap { run in
        run.steps.map {
          PlaybookRow(client: study.portfolio.clients[client.client], run: run, due: $0)
        }
      }
    }
  }
}

private struct ObjectiveRow: Sendable {
  let client: Client
  let progress: ObjectiveProgress
  let record: Objective?

  static let fields: [AssessmentField<ObjectiveRow>] = [
    AssessmentField("id", .text, "the objective's id") { .text($0.progress.key.key) },
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("title", .text, "what the client wants") { text($0.progress.title) },
    AssessmentField("state", .word, ClientFields.words(ObjectiveState.self)) {
      text($0.progress.state?.rawValue)
    },
    AssessmentField("pace", .word, ClientFields.words(ObjectivePace.self)) {
      .text($0.progress.pace.rawValue)
    },
    AssessmentField("owner-ours", .text, "who of ours answers for it") {
      text($0.record?.ownerOurs)
    },
    AssessmentField("owner-theirs", .text, "who of theirs answers for it") {
      text($0.record?.ownerTheirs)
    },
    AssessmentField("kpi", .text, "what is measured") { text($0.progress.kpi) },
    AssessmentField(
      "progress-percent", .decimal, "(actual − baseline) / (target − baseline), falling ones too"
    ) {
      $0.progress.progress.map { .decimal($0, scale: 2) } ?? .missing
    },
    AssessmentField("expected-percent", .decimal, "where a straight line stands on the day") {
      $0.progress.expected.map { .decimal($0, scale: 2) } ?? .missing
    },
    AssessmentField("falling", .boolean, "whether the measure is to fall") {
      $0.progress.isFalling.map { .boolean($0) } ?? .missing
    },
    AssessmentField("due", .day, "the day it is due") { .day($0.progress.due) },
    AssessmentField("days-late", .integer, "days beyond it; empty unless late") {
      .integer($0.progress.daysLate)
    },
    AssessmentField("achieved", .boolean, "whether a named person of the client verified it") {
      .boolean($0.progress.isAchieved)
    },
    AssessmentField("value-delivered", .money, "what it brings the client") {
      .money($0.record?.valueDelivered?.minorUnits)
    },
    AssessmentField("cost", .money, "what it costs the client") {
      .money($0.record?.cost?.minorUnits)
    },
    AssessmentField("return", .decimal, "value delivered / cost") {
      $0.progress.returnHundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
  ]
}

private struct MilestoneRow: Sendable {
  let client: Client
  let milestone: Milestone
  let day: Day

  private var done: Day? { milestone.done.flatMap { $0 <= day ? $0 : nil } }
  /// Days from the due day to being done, or to the day while it is open.
  private var late: Int? {
    milestone.due.map { max(0, (done ?? day).days(since: $0)) }
  }

  static let fields: [AssessmentField<MilestoneRow>] = [
    AssessmentField("id", .text, "the step's id") { .text($0.milestone.id) },
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("objective", .text, "the objective's id") { text($0.milestone.objective) },
    AssessmentField("title", .text, "the step") { text($0.milestone.title) },
    AssessmentField("kind", .text, "what kind of step, as the data has it") {
      text($0.milestone.kind)
    },
    AssessmentField("due", .day, "the day it is due") { .day($0.milestone.due) },
    AssessmentField("done", .day, "the day it was done; empty while it is open") { .day($0.done) },
    AssessmentField(
      "days-late", .integer, "days beyond the due day until it was done, or up to the day"
    ) {
      .integer($0.late)
    },
  ]
}

private struct PlaybookRow: Sendable {
  let client: Client
  let run: PlaybookRun
  let due: PlaybookRun.DueStep

  static let fields: [AssessmentField<PlaybookRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.client.id) },
    AssessmentField("playbook", .text, "the playbook's name") { .text($0.run.playbook.name) },
    AssessmentField("trigger", .word, ClientFields.words(Playbook.Trigger.self)) {
      .text($0.run.playbook.trigger.rawValue)
    },
    AssessmentField("event", .day, "the day of the event that set it going") {
      .day($0.run.event)
    },
    AssessmentField("step", .text, "the step: its title, or its name where it is built in") {
      .text($0.due.step.title ?? $0.due.step.key)
    },
    AssessmentField("offset-days", .integer, "days after the event, before it where negative") {
      .integer($0.due.step.offset)
    },
    AssessmentField("day", .day, "its day, moved to a business day; that of its milestone") {
      .day($0.due.day)
    },
    AssessmentField("state", .word, ClientFields.words(PlaybookRun.DueStep.State.self)) {
      .text($0.due.state.rawValue)
    },
    AssessmentField("milestone", .text, "the milestone that stands for it") {
      text($0.due.milestone?.key)
    },
    AssessmentField("done", .day, "the day it was done") { .day($0.due.done) },
  ]
}

private func text(_ text: String?) -> AssessmentValue { text.map { .text($0) } ?? .missing }
