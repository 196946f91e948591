public import Portfolio

/// A former client who may be worth asking back.
public struct WinBackCandidate: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// How it ended.
  public let ending: Ending
  /// Revenue of the last year with us, in minor units; nil where nothing was invoiced in it and no
  /// contract that ended says its value.
  public let value: Int64?
  /// Which revenue that is: the greater of both, never the sum; nil where none is known.
  public let basis: RevenueBasis?
  /// How often a client who left for that reason comes back, in basis points of 1.
  public let reasonFactor: Int64
  /// How good the time is, in basis points of 1.
  public let timeFactor: Int64
  /// Days since the end; nil where the day is not known.
  public let daysSince: Int?
  /// The last answer to a survey, whatever its age.
  public let lastAnswer: SurveyAnswer?

  /// Value × reason × time, in minor units; nil where the value is.
  public var expected: Int64? {
    guard let value else { return nil }
    let product = Int128(value) * Int128(reasonFactor) * Int128(timeFactor)
    return Int64(clamping: (product + 50_000_000) / 100_000_000)
  }
}

/// The former clients, those worth most first.
public struct WinBackList: Sendable {
  /// Those who may be asked, by expected value, unknown ones last, ties by position.
  public let candidates: [WinBackCandidate]
  /// Those who are not to be asked: they did not pay, closed or died.
  public let excluded: [WinBackCandidate]

  /// The former clients of an assessment.
  public init(_ assessment: Assessment, of portfolio: Portfolio) {
    let all = assessment.clients.compactMap { client -> WinBackCandidate? in
      guard let ending = Ending(of: client, in: portfolio) else { return nil }
      return WinBackList.candidate(client, ending, assessment, portfolio)
    }.sorted {
      let values = ($0.expected ?? -1, $1.expected ?? -1)
      return values.0 != values.1 ? values.0 > values.1 : $0.client < $1.client
    }
    candidates = all.filter { $0.ending.reason?.isFinal != true }
    excluded = all.filter { $0.ending.reason?.isFinal == true }
  }

  /// One former client, as the list has it.
  ///
  /// - Parameters:
  ///   - client: The client of the assessment.
  ///   - assessment: The assessment.
  ///   - portfolio: The portfolio that was assessed.
  /// - Returns: The candidate; nil unless the client is a former one.
  public static func candidate(
    _ client: ClientAssessment, in assessment: Assessment, of portfolio: Portfolio
  ) -> WinBackCandidate? {
    Ending(of: client, in: portfolio).map { candidate(client, $0, assessment, portfolio) }
  }

  private static func candidate(
    _ client: ClientAssessment, _ ending: Ending, _ assessment: Assessment,
    _ portfolio: Portfolio
  ) -> WinBackCandidate {
    let last = ending.day ?? client.lastActivity ?? assessment.day
    let first = last.windowBound(months: 12)
    var invoiced: Int64 = 0
    if client.client < portfolio.ledger.clientCount {
      for purchase in portfolio.ledger.days(of: client.client)
      where purchase.day > first && purchase.day <= last {
        invoiced = sum(invoiced, purchase.net)
      }
    }
    // One that followed another is no second one: only what ran to the end counts.
    let contracts = client.contracts?.contracts ?? []
    let ended = contracts.filter {
      $0.state != .draft && $0.end.map { $0 > first && $0 <= last } ?? false
    }
    let lastDay = ended.compactMap(\.end).max()
    // What one that ended on an unknown day brought in that year nobody can tell.
    let undated = contracts.count { $0.state == .ended && $0.end == nil }
    let recurring = knownSum(
      ended.filter { $0.end == lastDay }.map(\.yearlyValue)
        + [Int64?](repeating: nil, count: undated))
    let isKnown = recurring != nil || invoiced > 0
    let basis: RevenueBasis = (recurring ?? 0) > invoiced ? .recurring : .transactional
    let days = ending.day.map { assessment.day.days(since: $0) }
    return WinBackCandidate(
      client: client.client, ending: ending,
      value: isKnown ? max(0, invoiced, recurring ?? 0) : nil, basis: isKnown ? basis : nil,
      reasonFactor: assessment.policy.winBack.factor(ending.reason),
      timeFactor: assessment.policy.winBack.time(days), daysSince: days,
      lastAnswer: client.satisfaction?.answers.first)
  }
}
