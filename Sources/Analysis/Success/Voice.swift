import Portfolio

/// Promoters less detractors: how willingly people recommend us.
public struct NPSScore: Sendable, Hashable {
  /// Answers of 9 or 10.
  public let promoters: Int
  /// Answers of 7 or 8.
  public let passives: Int
  /// Answers of 0 to 6.
  public let detractors: Int

  /// A score of counted answers.
  public init(promoters: Int, passives: Int, detractors: Int) {
    self.promoters = promoters
    self.passives = passives
    self.detractors = detractors
  }

  /// How many answers.
  public var count: Int { promoters + passives + detractors }

  /// The fewest answers that make a score.
  public static let fewest = 3

  /// The score, −100 to 100, in hundredths; nil below three answers.
  public var hundredths: Int64? {
    guard count >= NPSScore.fewest else { return nil }
    return Rounding.divide(Int64(promoters - detractors) * 10_000, by: Int64(count))
  }

  /// Half the width of the interval that holds the score with 95 % certainty, in hundredths.
  ///
  /// Nil below three answers. Of answers that are all alike it is 0: the count says more then.
  public var marginHundredths: Int64? {
    guard count >= NPSScore.fewest else { return nil }
    let total = Double(count)
    let mean = Double(promoters - detractors) / total
    let variance = Double(promoters + detractors) / total - mean * mean
    return Int64((1.959_963_984_540_054 * (variance / total).squareRoot() * 10_000).rounded())
  }
}

/// The part of satisfied answers, with the interval that holds it.
public struct SatisfactionShare: Sendable, Hashable {
  /// Answers of 4 or 5.
  public let satisfied: Int
  /// How many answers.
  public let count: Int

  /// A share of counted answers.
  public init(satisfied: Int, count: Int) {
    self.satisfied = satisfied
    self.count = count
  }

  /// The share.
  public var share: Share { Share(Int64(satisfied), of: Int64(count)) }

  /// The interval of 95 % certainty after Wilson, in hundredths of a percent; nil without answers.
  public var interval: ClosedRange<Int64>? {
    guard count > 0 else { return nil }
    let z = 1.959_963_984_540_054
    let total = Double(count)
    let part = Double(satisfied) / total
    let scale = 1 + z * z / total
    let middle = (part + z * z / (2 * total)) / scale
    let half =
      z * (part * (1 - part) / total + z * z / (4 * total * total)).squareRoot() / scale
    let low = Int64(((middle - half) * 10_000).rounded())
    let high = Int64(((middle + half) * 10_000).rounded())
    return max(0, low)...max(max(0, low), min(10_000, high))
  }
}

/// What the clients say of us.
public struct VoiceSummary: Sendable, Hashable {
  /// Of the latest answers of each person that still count.
  public let nps: NPSScore
  /// Likewise.
  public let csat: SatisfactionShare
  /// Surveys sent in the last twelve months; nil where none ever says when it was sent.
  public let sent: Int?
  /// Of them, those that were answered; nil likewise.
  public let answered: Int?

  /// What some clients say, and how many of their surveys were sent and answered.
  init(_ clients: [ClientAssessment], _ sending: SurveySending = SurveySending()) {
    var promoters = 0
    var passives = 0
    var detractors = 0
    var satisfied = 0
    var rated = 0
    for satisfaction in clients.compactMap(\.satisfaction) {
      for answer in satisfaction.answers where !answer.isStale {
        switch (answer.kind, answer.score) {
        case (.nps, 9...): promoters += 1
        case (.nps, 7...8): passives += 1
        case (.nps, _): detractors += 1
        case (.csat, let score):
          rated += 1
          if score >= 4 { satisfied += 1 }
        case (.ces, _): continue
        }
      }
    }
    nps = NPSScore(promoters: promoters, passives: passives, detractors: detractors)
    csat = SatisfactionShare(satisfied: satisfied, count: rated)
    sent = sending.sent
    answered = sending.answered
  }
}
