public import Portfolio

/// What some clients answered to one kind of survey, with how far it can be believed.
public struct VoiceScore: Sendable, Hashable {
  /// What was asked.
  public let kind: SurveyKind
  /// The latest answers of each person that still count.
  public let answers: [SurveyAnswer]
  /// Answers that are too old to count.
  public let stale: Int
  /// Surveys sent in the last twelve months; nil where none ever says when it was sent.
  public let sent: Int?
  /// Of them, those that were answered; nil likewise.
  public let answered: Int?

  /// The answers of some clients to a kind of survey.
  public init(_ kind: SurveyKind, _ clients: [ClientAssessment], _ study: Study) {
    self.kind = kind
    let all = clients.compactMap(\.satisfaction).flatMap(\.answers).filter { $0.kind == kind }
    answers = all.filter { !$0.isStale }
    stale = all.count - answers.count
    let sending = SurveySending(
      of: clients, study.portfolio.records.surveys, on: study.day, kind: kind)
    sent = sending.sent
    answered = sending.answered
  }

  /// Whether a survey of a kind was sent to a client in the last twelve months.
  static func wasAsked(_ kind: SurveyKind, _ client: Int, _ study: Study) -> Bool {
    let year = study.day.windowBound(months: 12)
    return study.portfolio.records.surveys.of(client).contains { survey in
      survey.kind == kind && Moment(study.day).known(survey.sent).map { $0 > year } ?? false
    }
  }

  /// How many answers count.
  public var count: Int { answers.count }

  /// Whether there are answers enough for a score.
  public var isScored: Bool { count >= NPSScore.fewest }

  /// Promoters less detractors; nil for other kinds.
  public var nps: NPSScore? { kind == .nps ? NPSScore(answers.map(\.score)) : nil }

  /// The part of good answers: CSAT of 4 or 5, CES of 5 to 7; nil for NPS.
  public var satisfied: SatisfactionShare? {
    guard kind != .nps else { return nil }
    let least = kind == .csat ? 4 : 5
    return SatisfactionShare(satisfied: answers.count { $0.score >= least }, count: count)
  }

  /// The score in hundredths: NPS from −10,000 to 10,000, else hundredths of a percent of good
  /// answers; nil below three answers.
  public var hundredths: Int64? {
    guard isScored else { return nil }
    return nps?.hundredths ?? satisfied?.share.basisPoints
  }

  /// The interval that holds it with 95 % certainty, in hundredths; nil below three answers.
  public var interval: ClosedRange<Int64>? {
    guard isScored else { return nil }
    if let nps, let score = nps.hundredths, let margin = nps.marginHundredths {
      return max(-10_000, score - margin)...min(10_000, score + margin)
    }
    return satisfied?.interval
  }

  /// The part of the surveys of a year that were answered; of nothing where nobody knows how many were sent.
  public var responseRate: Share { Share(Int64(answered ?? 0), of: Int64(sent ?? 0)) }

  /// The latest day of an answer that counts.
  public var newest: Day? { answers.map(\.day).max() }
}

extension NPSScore {
  /// The score of single answers, 0 to 10.
  public init(_ answers: [Int]) {
    self.init(
      promoters: answers.count { $0 >= 9 }, passives: answers.count { $0 == 7 || $0 == 8 },
      detractors: answers.count { $0 <= 6 })
  }
}

extension SurveyAnswer {
  /// Whether it is bad news: the NPS and CSAT up to what the policy calls low, the CES up to 2.
  public func isLow(by policy: RiskPolicy) -> Bool { policy.isLow(kind, score) }
}

extension RiskPolicy {
  /// Whether an answer to a kind of survey is bad news.
  public func isLow(_ kind: SurveyKind, _ score: Int) -> Bool {
    switch kind {
    case .nps: score <= lowNPS
    case .csat: score <= lowCSAT
    case .ces: score <= 2
    }
  }
}
