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

  /// Takes a survey as it was known on a day.
  mutating func add(_ survey: Survey, _ moment: Moment) {
    guard let sent = moment.known(survey.sent) else { return }
    isKnown = true
    guard sent > moment.day.windowBound(months: 12) else { return }
    count.sent += 1
    if moment.known(survey.answered) != nil { count.answered += 1 }
  }
}
