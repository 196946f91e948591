package import Markup
package import Portfolio
package import Templating

/// What the client wants, and how far it has come.
package struct ObjectiveBlock: Sendable {
  package var remark: String
  package var lines: [Line]
  package var after: String?

  /// An objective with its measure.
  package struct Line: Sendable {
    package var id: String
    package var title: String
    /// The measure with baseline, value and target.
    package var measure: String?
    package var state: String?
    package var progress: FixedPoint?
    package var bar: HTMLFragment?
    /// Why there is no progress to show.
    package var obstacle: String?
    package var due: Day?
    package var isLate: Bool
    package var owners: String?
    package var value: String?
    package var evidence: Evidence
  }

  package static let schema = Schema<ObjectiveBlock>(
    "objectives", "What the client wants, and how far it has come",
    [
      .text("remark", "How many are achieved") { $0.remark },
      .list("lines", "The objectives, next due first", of: line) { $0.lines },
      .optionalText("after", "What the states mean") { $0.after },
    ])

  private static let line = Schema<Line>(
    "objective", "An objective with its measure",
    [
      .text("id", "Id of the objective") { $0.id },
      .text("name", "What the client wants") { $0.title },
      .optionalText("measure", "The measure with baseline, value and target") { $0.measure },
      .optionalText("state", "How far it has come, and who says so") { $0.state },
      .optionalPercent("progress", "(value − baseline) ÷ (target − baseline)") { $0.progress },
      .flag("is-behind", "Whether it is worse than at the beginning") {
        $0.progress.map { $0.value < 0 } ?? false
      },
      .optionalHTML("bar", "The progress as a bar") { $0.bar },
      .optionalText("obstacle", "Why no progress can be told") { $0.obstacle },
      .optionalDay("due", "When it is due") { $0.due?.number },
      .flag("is-late", "Whether that day has passed without it being verified") { $0.isLate },
      .optionalText("owners", "Who answers for it on both sides") { $0.owners },
      .optionalText("value", "What it brings, costs and returns") { $0.value },
      .record("evidence", "The objective as evidence", Evidence.schema) { $0.evidence },
    ])
}
