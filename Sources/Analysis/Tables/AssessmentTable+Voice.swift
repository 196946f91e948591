import Portfolio

extension AssessmentTable {
  /// NPS, CSAT and CES of the portfolio and of each segment.
  static let voice = AssessmentTable(
    "voice", "What clients answer, of the whole portfolio first, then of each segment.",
    fields: VoiceRow.fields
  ) { study in
    guard !study.portfolio.records.surveys.isEmpty else { return [] }
    let groups =
      [("", study.assessment.clients)]
      + study.segmentation.segments.map { segment in
        (
          segment.key(in: study.policy.segments),
          segment.members.compactMap { study.assessment.client($0) }
        )
      }
    return groups.flatMap { name, clients in
      SurveyKind.allCases.compactMap { kind in
        let score = VoiceScore(kind, clients, study)
        return (score.sent ?? 0) + score.count + score.stale == 0
          ? nil : VoiceRow(segment: name, score: score)
      }
    }
  }

  /// What clients talk about.
  static let themes = AssessmentTable(
    "themes", "What the answers of twelve months are about, by revenue of those who said it.",
    fields: ThemeRow.fields
  ) { study in
    VoiceReport(study).themes.map { theme in
      ThemeRow(
        theme: theme, clients: theme.clients.map { study.portfolio.clients[$0].id })
    }
  }
}

private struct VoiceRow: Sendable {
  let segment: String
  let score: VoiceScore

  private typealias Field = AssessmentField<VoiceRow>

  static let fields: [AssessmentField<VoiceRow>] = [
    Field("segment", .text, "as in the table `segments`; empty for the whole portfolio") {
      $0.segment.isEmpty ? .missing : .text($0.segment)
    },
    Field("kind", .word, ClientFields.words(SurveyKind.self)) { .text($0.score.kind.rawValue) },
    Field(
      "score", .decimal,
      "NPS −100 to 100; of CSAT the percentage of 4 and 5, of CES of 5 to 7; empty below three answers"
    ) {
      $0.score.hundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("from", .decimal, "lower end of the interval of 95 % certainty") {
      $0.score.interval.map { .decimal($0.lowerBound, scale: 2) } ?? .missing
    },
    Field("to", .decimal, "its upper end") {
      $0.score.interval.map { .decimal($0.upperBound, scale: 2) } ?? .missing
    },
    Field("answers", .integer, "answers that count: the latest of each person, not too old") {
      .integer($0.score.count)
    },
    Field("stale", .integer, "latest answers that are too old to count") {
      .integer($0.score.stale)
    },
    Field(
      "sent", .integer,
      "surveys sent in the last twelve months; empty where none ever says when it was sent"
    ) {
      .integer($0.score.sent)
    },
    Field("answered", .integer, "of them, those that were answered; empty likewise") {
      .integer($0.score.answered)
    },
    Field("response-rate-percent", .decimal, "answered / sent") {
      .percent($0.score.responseRate)
    },
    Field("newest", .day, "day of the newest answer that counts") { .day($0.score.newest) },
  ]
}

private struct ThemeRow: Sendable {
  let theme: VoiceTheme
  let clients: [String]

  private typealias Field = AssessmentField<ThemeRow>

  static let fields: [AssessmentField<ThemeRow>] = [
    Field("theme", .text, "the theme as written first") { .text($0.theme.name) },
    Field("answers", .integer, "answers that name it") { .integer($0.theme.answers.count) },
    Field("low", .integer, "of them, low ones: NPS up to 6, CSAT and CES up to 2") {
      .integer($0.theme.low)
    },
    Field("replied", .integer, "of them, those after which somebody spoke with the client") {
      .integer($0.theme.answered)
    },
    Field("clients", .integer, "clients who named it") { .integer($0.clients.count) },
    Field("client-ids", .text, "their ids, with spaces between") {
      .text($0.clients.joined(separator: " "))
    },
    Field(
      "revenue", .money,
      "their revenue of a year, each client once: invoices or contracts, the greater; empty where unknown"
    ) { .money($0.theme.revenue) },
    Field("newest", .day, "day of the newest answer") { .day($0.theme.newest) },
    Field("records", .words, "the answers, as `table:key`") {
      .text(
        $0.theme.answers.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}
