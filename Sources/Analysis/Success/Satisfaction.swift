public import Portfolio

/// One answer to a survey.
public struct SurveyAnswer: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// What was asked.
  public let kind: SurveyKind
  /// Who answered: id of the contact, or the name as written.
  public let contact: String?
  /// The answer.
  public let score: Int
  /// The day of the answer.
  public let day: Day
  /// Whether it is too old to count.
  public let isStale: Bool
}

/// What a client says of us.
public struct SatisfactionAssessment: Sendable, Hashable {
  /// The latest answer of each person to each kind of survey, newest first.
  public let answers: [SurveyAnswer]
  /// Surveys sent in the last twelve months; nil where none ever says when it was sent.
  public let sent: Int?
  /// Of them, those that were answered; nil likewise.
  public let answered: Int?

  /// The latest answer of a kind that still counts.
  public func latest(_ kind: SurveyKind) -> SurveyAnswer? {
    answers.first { $0.kind == kind && !$0.isStale }
  }

  /// The mean score of the answers of a kind that still count, in hundredths; nil without one.
  public func mean(_ kind: SurveyKind) -> Int64? {
    let scores = answers.filter { $0.kind == kind && !$0.isStale }.map { Int64($0.score) }
    return scores.isEmpty
      ? nil : Rounding.divide(scores.reduce(0, +) * 100, by: Int64(scores.count))
  }

  /// Nil when nothing was ever sent or answered up to the day.
  init?(_ surveys: ArraySlice<Survey>, _ moment: Moment, staleDays: Int) {
    let year = moment.day.windowBound(months: 12)
    var answers: [SurveyAnswer] = []
    var sending = SurveySending()
    var isAsked = false
    for survey in surveys {
      sending.add(survey, moment)
      let answerDay = moment.known(survey.answered)
      guard let asked = moment.known(survey.sent) ?? answerDay else { continue }
      if asked > year { isAsked = true }
      guard let kind = survey.kind, let score = survey.score, let answerDay else { continue }
      answers.append(
        SurveyAnswer(
          key: RecordKey(table: .surveys, key: survey.id), kind: kind, contact: survey.contact,
          score: score, day: answerDay,
          isStale: answerDay < moment.day.adding(days: -staleDays)))
    }
    guard isAsked || !answers.isEmpty else { return nil }
    sent = sending.sent
    answered = sending.answered
    self.answers = SatisfactionAssessment.latest(answers)
  }

  private static func latest(_ answers: [SurveyAnswer]) -> [SurveyAnswer] {
    struct Respondent: Hashable {
      let kind: SurveyKind
      let contact: String?
    }
    var seen: Set<Respondent> = []
    return answers.sorted { $0.day != $1.day ? $0.day > $1.day : $0.key < $1.key }.filter {
      // An answer without a name stands for itself.
      $0.contact == nil || seen.insert(Respondent(kind: $0.kind, contact: $0.contact)).inserted
    }
  }
}
