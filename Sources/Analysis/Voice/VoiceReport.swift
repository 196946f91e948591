public import Portfolio

/// What clients talk about when they answer.
public struct VoiceTheme: Sendable, Hashable {
  /// The theme as written first.
  public let name: String
  /// The answers that name it, newest first.
  public let answers: [RecordKey]
  /// Positions of the clients who named it, ascending.
  public let clients: [Int]
  /// Their revenue of a year in minor units, each client once: invoices or contracts, the greater; nil
  /// where it is known of none.
  public let revenue: Int64?
  /// How many of the answers were low.
  public let low: Int
  /// How many were followed by a two-way touch; nil where touches are not recorded, or leave open of some
  /// who spoke.
  public let answered: Int?
  /// The day of the newest answer.
  public let newest: Day

  /// Answers that nobody followed up; nil likewise.
  public var unanswered: Int? { answered.map { answers.count - $0 } }
}

/// A low answer, and whether somebody spoke with the client since.
public struct LowAnswer: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The answer.
  public let answer: SurveyAnswer
  /// What was said beside it.
  public let comment: String?
  /// The first two-way touch on the day or after; nil while there is none.
  public let reply: Day?
  /// Whether touches are recorded and say who spoke, so that their absence means silence.
  public let knowsTouches: Bool
  /// The client's revenue of a year at stake, in minor units; nil where it is not known.
  public let revenue: Int64?

  /// Whether nobody spoke with the client since.
  public var isUnanswered: Bool { knowsTouches && reply == nil }
}

/// The NPS of one quarter of the calendar.
public struct VoiceQuarter: Sendable, Hashable {
  /// The first day.
  public let first: Day
  /// The answers given in it.
  public let nps: NPSScore
  /// Whether the quarter goes on after the day.
  public let isPartial: Bool
}

/// What the clients say of us, how far it can be believed, and who waits for a reply.
public struct VoiceReport: Sendable {
  /// The kinds of survey that were ever sent, in the order of declaration.
  public let scores: [VoiceScore]
  /// The quarters from the first NPS answer on, at most the last eight, oldest first.
  public let quarters: [VoiceQuarter]
  /// The themes of the last twelve months, by revenue, then by answers, then by name.
  public let themes: [VoiceTheme]
  /// The low answers that still count, unanswered ones first, by revenue.
  public let low: [LowAnswer]

  /// The report of a portfolio on a day.
  public init(_ study: Study) {
    let reading = VoiceReading(study)
    scores = SurveyKind.allCases.map { VoiceScore($0, study.assessment.clients, study) }
      .filter { $0.sent ?? 0 > 0 || $0.count + $0.stale > 0 }
    quarters = reading.quarters
    themes = reading.themes
    low = reading.low
  }

  /// The clients to whom surveys of a kind were sent in the last twelve months, by position.
  public func clientsAsked(_ kind: SurveyKind, _ study: Study) -> [Int] {
    study.assessment.clients.map(\.client).filter {
      VoiceScore.wasAsked(kind, $0, study)
    }
  }

  /// The score of a kind; nil where it was never asked.
  public subscript(kind: SurveyKind) -> VoiceScore? { scores.first { $0.kind == kind } }
}

/// Goes through the answers of all clients.
private struct VoiceReading {
  let study: Study
  let replies: Replies

  init(_ study: Study) {
    self.study = study
    replies = Replies(study)
  }

  private struct Answer {
    let client: ClientAssessment
    let survey: Survey
    let day: Day
    let score: Int
    let kind: SurveyKind
  }

  /// Every answer up to the day, by client and day.
  private var answers: [Answer] {
    study.assessment.clients.flatMap { client in
      study.portfolio.records.surveys.of(client.client).compactMap { survey -> Answer? in
        guard let day = Moment(study.day).known(survey.answered), let score = survey.score,
          let kind = survey.kind
        else { return nil }
        return Answer(client: client, survey: survey, day: day, score: score, kind: kind)
      }
    }
  }

  var quarters: [VoiceQuarter] {
    let all = answers.filter { $0.kind == .nps }
    guard let oldest = all.map(\.day).min() else { return [] }
    let last = VoiceReading.quarter(of: study.day)
    var first = VoiceReading.quarter(of: oldest)
    if first < last.adding(months: -21) { first = last.adding(months: -21) }
    var quarters: [VoiceQuarter] = []
    while first <= last {
      let end = first.adding(months: 3)
      quarters.append(
        VoiceQuarter(
          first: first,
          nps: NPSScore(all.filter { $0.day >= first && $0.day < end }.map(\.score)),
          isPartial: end.adding(days: -1) > study.day))
      first = end
    }
    return quarters
  }

  private static func quarter(of day: Day) -> Day {
    let start = day.startOfMonth
    return start.adding(months: -((start.components.month - 1) % 3))
  }

  var themes: [VoiceTheme] {
    let year = study.day.windowBound(months: 12)
    var names: [String: String] = [:]
    var found: [String: [Answer]] = [:]
    for answer in answers where answer.day > year {
      for theme in answer.survey.themes {
        let key = PlainText.fold(theme)
        guard !key.isEmpty else { continue }
        names[key] = names[key] ?? theme
        found[key, default: []].append(answer)
      }
    }
    return found.map { theme(names[$0.key] ?? $0.key, $0.value) }.sorted { left, right in
      let revenues = (left.revenue ?? -1, right.revenue ?? -1)
      if revenues.0 != revenues.1 { return revenues.0 > revenues.1 }
      return left.answers.count != right.answers.count
        ? left.answers.count > right.answers.count
        : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
  }

  private func theme(_ name: String, _ answers: [Answer]) -> VoiceTheme {
    let clients = Set(answers.map(\.client.client)).sorted()
    let newest = answers.map(\.day).max() ?? study.day
    return VoiceTheme(
      name: name,
      answers: answers.sorted {
        $0.day != $1.day
          ? $0.day > $1.day : $0.survey.id.utf8.lexicographicallyPrecedes($1.survey.id.utf8)
      }.map { RecordKey(table: .surveys, key: $0.survey.id) }, clients: clients,
      revenue: knownSum(
        clients.compactMap { study.assessment.client($0) }.map(\.tierRevenue)),
      low: answers.count { study.policy.risk.isLow($0.kind, $0.score) },
      answered: answers.allSatisfy { replies.isKnown($0.client.client, from: $0.day) }
        ? answers.count { replies.first($0.client.client, from: $0.day) != nil } : nil,
      newest: newest)
  }

  var low: [LowAnswer] {
    study.assessment.clients.flatMap { client -> [LowAnswer] in
      let surveys = study.portfolio.records.surveys.of(client.client)
      let answers = client.satisfaction?.answers ?? []
      return answers.filter { !$0.isStale && $0.isLow(by: study.policy.risk) }
        .map { answer in
          LowAnswer(
            client: client.client, answer: answer,
            comment: surveys.first { $0.id == answer.key.key }?.comment,
            reply: replies.first(client.client, from: answer.day),
            knowsTouches: replies.isKnown(client.client, from: answer.day),
            revenue: client.tierRevenue)
        }
    }.sorted { left, right in
      if left.isUnanswered != right.isUnanswered { return left.isUnanswered }
      let revenues = (left.revenue ?? -1, right.revenue ?? -1)
      if revenues.0 != revenues.1 { return revenues.0 > revenues.1 }
      return left.client != right.client
        ? left.client < right.client : left.answer.key < right.answer.key
    }
  }
}

/// When somebody spoke with a client after an answer.
private struct Replies {
  private let study: Study

  init(_ study: Study) { self.study = study }

  /// Whether it is known if somebody spoke with a client on a day or after it: somebody did, or touches are
  /// recorded and none leaves open who spoke.
  func isKnown(_ client: Int, from day: Day) -> Bool {
    guard study.portfolio.knowsTouches else { return false }
    return first(client, from: day) != nil
      || !study.portfolio.records.interactions.of(client).contains {
        $0.isTwoWay == nil && isWithin($0.date, from: day)
      }
  }

  /// The first two-way touch with a client on a day or after it.
  func first(_ client: Int, from day: Day) -> Day? {
    study.portfolio.records.interactions.of(client).first {
      $0.isTwoWay == true && isWithin($0.date, from: day)
    }?.date
  }

  private func isWithin(_ date: Day?, from day: Day) -> Bool {
    date.map { $0 >= day && $0 <= study.day } ?? false
  }
}
