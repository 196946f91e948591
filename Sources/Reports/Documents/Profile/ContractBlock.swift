package import Portfolio
package import Templating

/// What a client has agreed to pay again and again, and until when it can be called off.
package struct ContractBlock: Sendable {
  package var remark: String
  package var lines: [Line]
  /// What those that run bring a month, as far as known; nil where the value of none is.
  package var monthly: Int64?
  package var hasRunning: Bool
  package var runningNote: String
  package var after: String
  package var ended: [Line]
  package var endedSummary: String
  package var leftOut: String?

  /// A contract as it stands on the day.
  package struct Line: Sendable {
    package var id: String
    package var name: String
    package var monthly: Int64?
    /// What the value was before the version in force.
    package var before: String?
    package var start: Day?
    package var renewal: Day?
    package var noticeDays: Int?
    package var optOut: Day?
    package var isOptOutNear: Bool
    /// What the state adds to the dates: cancelled, suspended, coming.
    package var state: String?
    package var stateTone: String
    /// Whether it has an opt-out at all: ended ones and those to come do not.
    package var isRunning: Bool
    package var end: Day?
    package var reason: String?
    package var custom: [Fact]
    package var evidence: Evidence
  }

  package static let schema = Schema<ContractBlock>(
    "contracts", "What a client pays again and again, and until when it can be called off",
    [
      .text("remark", "What has to be decided, and by when") { $0.remark },
      .list("lines", "Contracts that run or are about to, next opt-out first", of: line) {
        $0.lines
      },
      .flag("has-lines", "Whether any runs or is about to") { !$0.lines.isEmpty },
      .optionalMoney(
        "monthly", "What the running ones bring a month, as far as known; missing is unknown"
      ) { $0.monthly },
      .flag("has-running", "Whether any runs") { $0.hasRunning },
      .text("running-note", "How many run") { $0.runningNote },
      .text("after", "How the opt-out is computed") { $0.after },
      .flag("has-ended", "Whether any is over") { !$0.ended.isEmpty },
      .list("ended", "Contracts that are over, latest first", of: line) { $0.ended },
      .text("ended-summary", "How many are over") { $0.endedSummary },
      .optionalText("left-out", "Of how many these are the first; missing where they are all") {
        $0.leftOut
      },
    ])

  private static let line = Schema<Line>(
    "contract", "A contract as it stands on the day",
    [
      .text("id", "Number of the contract") { $0.id },
      .text("name", "What it is for") { $0.name },
      .optionalMoney("monthly", "What it brings a month") { $0.monthly },
      .optionalText("before", "What it brought before the version in force") { $0.before },
      .optionalDay("start", "First day of service") { $0.start?.number },
      .optionalDay("renewal", "When it renews or runs out") { $0.renewal?.number },
      .optionalInteger("notice-days", "Days of notice; missing is unknown") { $0.noticeDays },
      .optionalDay("opt-out", "Last day to call it off: renewal less notice") {
        $0.optOut?.number
      },
      .flag("is-opt-out-near", "Whether that day is near") { $0.isOptOutNear },
      .flag("is-running", "Whether it runs on the day") { $0.isRunning },
      .optionalText("state", "What the state adds to the dates") { $0.state },
      .text("state-tone", "alert, caution or empty") { $0.stateTone },
      .optionalDay("end", "Last day of service, where it is known") { $0.end?.number },
      .optionalText("reason", "Why it ended or will") { $0.reason },
      .list("custom", "Values of the company's own columns", of: Fact.schema) { $0.custom },
      .record("evidence", "The contract as evidence", Evidence.schema) { $0.evidence },
    ])
}
