import Portfolio

/// How many surveys were sent in twelve months, and how many of them were answered.
///
/// Only those count of which the data says when they were sent: who lists nothing but answers tells nothing
/// of those who gave none.
struct SurveySending {
  private var isKnown = false
  private var count = (sent: 0, answered: 0)

  /// Surveys sent; nil where none says when.
  var sent: Int? { isKnown ? count.sent : nil }

  /// Of them, those that were answered; nil likewise.
  var answered: Int? { isKnown ? count.answered : nil }

  /// The surveys of some clients, also of those that have said nothing for a year.
  ///
  /// - Parameters:
  ///   - clients: The clients.
  ///   - surveys: The surveys of all clients.
  ///   - day: The day of the assessment.
  ///   - kind: The kind that counts; nil for all.
  init(
    of clients: [ClientAssessment], _ surveys: ByClient<Survey>, on day: Day,
    kind: SurveyKind? = nil
  ) {
    let moment = Moment(day)
    for client in clients {
      for survey in surveys.of(client.client) where kind == nil || survey.kind == kind {
        add(survey, moment)
      }
    }
  }

  /// Nothing sent yet.
  init() {}

  /// Takes a survey as it was known on a day.
  mutating func add(_ survey: Survey, _ moment: Moment) {
    guard let sent = moment.known(survey.sent) else { return }
    isKnown = true
    guard sent > moment.day.windowBound(months: 12) else { return }
    count.sent += 1
    if moment.known(survey.answered) != nil { count.answered += 1 }
  }
}
