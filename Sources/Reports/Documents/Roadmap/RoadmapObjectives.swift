package import Markup
package import Portfolio
package import Templating

/// What a client wants: owners, measure, progress, pace; and what it brings for its cost.
package struct RoadmapObjectives: Sendable {
  package var remark: String
  package var lines: [Line]
  package var figures: KPIStrip?
  /// How progress is computed, with the numbers of one of the lines.
  package var after: String
  /// How many objectives are left out; nil where none is.
  package var leftOut: String?

  /// An objective.
  package struct Line: Sendable {
    package var id: String
    package var name: String
    package var due: Day?
    package var theirs: String?
    package var ours: String?
    package var kpi: String?
    package var unit: String?
    package var baseline: String?
    package var target: String?
    package var actual: String?
    package var actualDay: Day?
    package var progress: FixedPoint?
    package var expected: FixedPoint?
    package var bar: HTMLFragment?
    package var state: String?
    package var stateBy: String?
    package var pace: String
    package var tone: String
    /// An order to measure, or who is to verify.
    package var order: String?
    package var value: String?
    package var evidence: String
  }

  package static let schema = Schema<RoadmapObjectives>(
    "roadmap-objectives", "What a client wants, and how far it has come",
    [
      .text("remark", "How many are achieved") { $0.remark },
      .list("lines", "The objectives, by their due day", of: line) { $0.lines },
      .optionalRecord("figures", "What they bring for their cost", KPIStrip.schema) {
        $0.figures
      },
      .text("after", "How progress is computed, and what counts") { $0.after },
      .optionalText("left-out", "Of how many these are the nearest; missing where they are all") {
        $0.leftOut
      },
    ])

  private static let line = Schema<Line>(
    "roadmap-objective", "An objective with owners, measure and pace",
    [
      .text("id", "Id of the objective") { $0.id },
      .text("name", "What the client wants") { $0.name },
      .optionalDay("due", "When it is due") { $0.due?.number },
      .optionalText("theirs", "Who of theirs answers for it") { $0.theirs },
      .optionalText("ours", "Who of ours answers for it") { $0.ours },
      .optionalText("kpi", "What is measured") { $0.kpi },
      .optionalText("unit", "Unit of the measure") { $0.unit },
      .optionalText("baseline", "Value at the beginning") { $0.baseline },
      .optionalText("target", "Value wanted") { $0.target },
      .optionalText("actual", "Latest value") { $0.actual },
      .optionalDay("actual-day", "Day of the latest value") { $0.actualDay?.number },
      .optionalPercent("progress", "(actual − baseline) ÷ (target − baseline)") { $0.progress },
      .optionalPercent("expected", "Where a straight line stands on the day") { $0.expected },
      .optionalHTML("bar", "Progress as a bar, with a tick where it should stand") { $0.bar },
      .optionalText("state", "Proposed, accepted, delivered, verified") { $0.state },
      .optionalText("state-by", "Who said so, and when") { $0.stateBy },
      .text("pace", "How it goes, in words") { $0.pace },
      .text("tone", "alert, caution, good or empty") { $0.tone },
      .optionalText("order", "What somebody has to measure or verify, and until when") {
        $0.order
      },
      .optionalText("value", "What it brings for its cost") { $0.value },
      .text("evidence", "The objective as evidence") { $0.evidence },
    ])
}

/// Stages of a client's life, its beginning and its first value.
package struct LifeBlock: Sendable {
  package var remark: String
  package var stages: [Stage]
  package var facts: FactList

  /// A stage.
  package struct Stage: Sendable {
    package var name: String
    package var from: Day
    package var note: String
    package var tone: String
    package var isNow: Bool
    package var evidence: String
  }

  package static let schema = Schema<LifeBlock>(
    "life", "Stages of a client's life, its beginning and its first value",
    [
      .text("remark", "First value and onboarding against their goals") { $0.remark },
      .flag("has-stages", "Whether stages are recorded") { !$0.stages.isEmpty },
      .list("stages", "The stages, oldest first", of: stage) { $0.stages },
      .record("fact-list", "Onboarding and first value", FactList.schema) { $0.facts },
    ])

  private static let stage = Schema<Stage>(
    "life-stage", "A stage",
    [
      .text("name", "Its name in the data") { $0.name },
      .day("from", "First day in it") { $0.from.number },
      .text("note", "How long it took, or takes") { $0.note },
      .text("tone", "alert where it takes too long, else empty") { $0.tone },
      .flag("is-now", "Whether the client is in it") { $0.isNow },
      .text("evidence", "The record of the stage") { $0.evidence },
    ])
}

/// A playbook that runs, with the days of its steps.
package struct PlaybookBlock: Sendable {
  package var name: String
  package var verdict: String
  package var steps: [Step]

  /// A step.
  package struct Step: Sendable {
    package var day: Day
    package var name: String
    package var progress: ProgressView?
    package var note: String?
  }

  package static let schema = Schema<PlaybookBlock>(
    "playbook", "A playbook that runs",
    [
      .text("name", "The playbook, and what set it going") { $0.name },
      .text("verdict", "How many steps lie ahead") { $0.verdict },
      .list("steps", "The steps, by day", of: step) { $0.steps },
    ])

  private static let step = Schema<Step>(
    "playbook-step", "A step of a playbook",
    [
      .day("day", "Its day, a business day") { $0.day.number },
      .text("name", "What is to be done") { $0.name },
      .optionalRecord("state", "Done, planned or late", ProgressView.schema) { $0.progress },
      .optionalText("note", "Why it was moved, or that nothing is on record") { $0.note },
    ])
}
