import Portfolio

extension AssessmentTable {
  /// What the forecast would have said, beside what came.
  static let backtest = AssessmentTable(
    "backtest",
    "The forecast as made one horizon ago, by repeats, beside what came; one row where it is refused.",
    fields: BackTestRow.fields
  ) { study in
    guard study.policy.forecast.isWanted else {
      return [BackTestRow(refusal: "not-wanted")]
    }
    do throws(ForecastRefusal) {
      let test = try BackTest(of: study.portfolio, study.policy.forecast, on: study.day)
      return test.rows.map { BackTestRow(test: test, row: $0) } + [BackTestRow(test: test)]
    } catch {
      return [BackTestRow(refusal: error.word)]
    }
  }

  /// How often the cadence would have cried wolf.
  static let alarmRate = AssessmentTable(
    "alarm-rate", "How often each alarm of the cadence was false over this portfolio's own past.",
    fields: AlarmRow.fields
  ) { study in
    let rate = AlarmRate(of: study.portfolio, study.policy, on: study.day)
    return [
      AlarmRow(alarm: "late", intervals: rate.intervals, share: rate.late),
      AlarmRow(alarm: "broken", intervals: rate.intervals, share: rate.broken),
    ]
  }
}

extension ForecastRefusal {
  /// The stable word of the reason.
  public var word: String {
    switch self {
    case .tooFewClients: "too-few-clients"
    case .tooFewRepeaters: "too-few-repeaters"
    case .notConverged: "not-converged"
    case .flatLikelihood: "flat-likelihood"
    }
  }
}

private struct BackTestRow: Sendable {
  var test: BackTest?
  var row: BackTest.Row?
  var refusal: String?

  private typealias Field = AssessmentField<BackTestRow>

  static let fields: [AssessmentField<BackTestRow>] = [
    Field(
      "refusal", .word,
      "why there is none: `not-wanted`, `too-few-clients`, `too-few-repeaters`, `not-converged` or `flat-likelihood`"
    ) { $0.refusal.map { .text($0) } ?? .missing },
    Field("from", .day, "the day the forecast was made on") { .day($0.test?.day) },
    Field("weeks", .integer, "how far it looked ahead") { .integer($0.test?.weeks) },
    Field("repeats-from", .integer, "clients with at least so many repeats by then; empty: all") {
      .integer($0.row?.from)
    },
    Field("repeats-through", .integer, "and at most so many; empty is open") {
      .integer($0.row?.through ?? nil)
    },
    Field("clients", .integer, "how many clients") { row in
      .integer(row.row?.clients ?? row.test?.rows.reduce(0) { $0 + $1.clients })
    },
    Field("expected", .decimal, "purchase days expected of them") { row in
      (row.row?.expected ?? row.test?.expected).flatMap { Int64(exactly: ($0 * 100).rounded()) }
        .map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("actual", .integer, "purchase days that came") {
      .integer($0.row?.actual ?? $0.test?.actual)
    },
  ]
}

private struct AlarmRow: Sendable {
  let alarm: String
  let intervals: Int
  let share: Share

  private typealias Field = AssessmentField<AlarmRow>

  static let fields: [AssessmentField<AlarmRow>] = [
    Field("alarm", .word, "`late` or `broken`") { .text($0.alarm) },
    Field("intervals", .integer, "intervals that ended in a purchase and could be judged") {
      .integer($0.intervals)
    },
    Field("false-alarms", .integer, "those in which the alarm had been raised") {
      .integer(Int($0.share.part))
    },
    Field("percent", .decimal, "false alarms / intervals, in percent") { .percent($0.share) },
  ]
}
