import Parallel
public import Portfolio

/// How the clients stood at the last month-ends, recalculated from today's records.
///
/// Each month-end is assessed by the rules in force now, over the records dated up to it. Of each
/// client and month-end only twelve bytes stay.
public struct AssessmentHistory: Sendable, Equatable {
  /// The figures of the portfolio at each month-end, oldest first.
  public let figures: [PortfolioFigures]
  let states: [[PastState]]
  /// The revenue of a year of each client, or `unknownRevenue`.
  let revenues: [[Int64]]

  /// What stands for a revenue that nobody knows: those that are known are at least zero.
  static let unknownRevenue: Int64 = -1

  /// How many month-ends are looked at, at most.
  public static let length = 24

  /// The month-ends, oldest first; empty where the data begin after the last of them.
  public var days: [Day] { figures.map(\.day) }

  /// A history that was worked out before.
  init(figures: [PortfolioFigures], states: [[PastState]], revenues: [[Int64]]) {
    self.figures = figures
    self.states = states
    self.revenues = revenues
  }

  /// The history of a portfolio before the day of an assessment.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio.
  ///   - assessment: Its assessment, for the day and the rules.
  ///   - count: The most month-ends.
  ///   - threads: The most threads at work at once; the result does not depend on it.
  ///   - memory: What clients were as it was found before, and gets what is found now; nil for none. The
  ///     result does not depend on it.
  /// - Complexity: An assessment for each month-end; twelve bytes a client and month-end.
  public init(
    of portfolio: Portfolio, in assessment: Assessment, count: Int = AssessmentHistory.length,
    threads: Int = 1, memory: PastMemory? = nil
  ) {
    let policy = assessment.policy
    let first = portfolio.firstKnownDay
    let known = MonthEnds.before(assessment.day, count: count + policy.tiers.demotionPeriods)
      .filter { end in first.map { end >= $0 } ?? false }
    let days = Array(known.reversed())
    var points = HistoryPoint.all(portfolio, policy, on: days, threads: threads, memory)
    PastState.hold(&points, policy)
    let kept = points.suffix(count)
    figures = kept.map(\.figures)
    states = kept.map(\.states)
    revenues = kept.map(\.revenues)
  }

  /// How a client, by its position in `Portfolio.clients`, stood at a month-end, by its position;
  /// nil where it did not exist yet.
  public func standing(of client: Int, at index: Int) -> PastStanding? {
    let state = states[index][client]
    guard state.exists else { return nil }
    let revenue = revenues[index][client]
    return PastStanding(
      day: figures[index].day, status: state.status, tier: state.tier, touch: state.touch,
      health: state.health, band: state.band,
      revenue: revenue == AssessmentHistory.unknownRevenue ? nil : revenue)
  }

  /// How a client stood at each month-end at which it existed, oldest first.
  public func standings(of client: Int) -> [PastStanding] {
    figures.indices.compactMap { standing(of: client, at: $0) }
  }
}

/// How a client stood at a month-end.
public struct PastStanding: Sendable, Hashable {
  /// The month-end.
  public let day: Day
  /// What it was to us.
  public let status: Status
  /// Its tier; nil for prospects and former clients.
  public let tier: Tier?
  /// Its touch; likewise.
  public let touch: Touch?
  /// Its health score; nil where too little was measured.
  public let health: Int?
  /// The band of that score.
  public let band: HealthBand?
  /// The revenue of a year that decided its tier, in minor units; nil where it was not known.
  public let revenue: Int64?
}

/// One month-end while the history is made.
struct HistoryPoint: Sendable {
  let figures: PortfolioFigures
  var states: [PastState]
  let revenues: [Int64]

  /// Some days in ascending order.
  static func all(
    _ portfolio: Portfolio, _ policy: Policy, on days: [Day], threads: Int, _ memory: PastMemory?
  ) -> [HistoryPoint] {
    if let swept = InvoiceSweep(portfolio, policy, at: days, threads: threads)?.points() {
      return swept
    }
    let past = memory.map { PastNumbers($0, portfolio, threads: threads) }
    return Parallel.map(days.count, threads: threads) {
      HistoryPoint(portfolio, policy, on: days[$0], past: past)
    }
  }

  init(figures: PortfolioFigures, states: [PastState], revenues: [Int64]) {
    self.figures = figures
    self.states = states
    self.revenues = revenues
  }

  /// A day by an assessment of its own.
  init(
    _ portfolio: Portfolio, _ policy: Policy, on day: Day, past: PastNumbers? = nil
  ) {
    let known = portfolio.asKnown(on: day)
    let assessment = assess(
      known, policy, on: day, threads: 1, isBrief: true, memory: .none, past: past)
    figures = PortfolioFigures(assessment, of: known)
    var states = [PastState](repeating: .absent, count: portfolio.clients.count)
    var revenues = [Int64](repeating: 0, count: portfolio.clients.count)
    for client in assessment.clients {
      states[client.client] = PastState(client)
      revenues[client.client] = client.tierRevenue ?? AssessmentHistory.unknownRevenue
    }
    self.states = states
    self.revenues = revenues
  }
}

/// What is kept of a client at a month-end, in four bytes.
struct PastState: Sendable, Hashable {
  private(set) var bits: UInt32

  static let absent = PastState(bits: 0)
  private static let noScore: UInt32 = 127

  private init(bits: UInt32) { self.bits = bits }

  /// What was kept before; nil for bits that say nothing.
  init?(kept bits: UInt32) {
    self.bits = bits
    let places = [
      (field(1, 3), Status.allCases.count - 1), (field(4, 3), Tier.allCases.count),
      (field(7, 3), Tier.allCases.count), (field(10, 3), Touch.allCases.count),
      (field(20, 2), HealthBand.allCases.count),
    ]
    guard bits >> 25 == 0, places.allSatisfy({ $0.0 <= $0.1 }) else { return nil }
  }

  init(_ client: ClientAssessment) {
    var bits: UInt32 = 1
    bits |= UInt32(client.status.place) << 1
    bits |= PastState.code(client.automaticTier) << 4
    bits |= PastState.code(client.tier) << 7
    bits |= PastState.code(client.touch) << 10
    bits |= UInt32(client.health?.score ?? Int(PastState.noScore)) << 13
    bits |= PastState.code(client.health?.band) << 20
    if client.isTierByHand { bits |= 1 << 22 }
    if client.isTouchByHand { bits |= 1 << 23 }
    if TouchPosition.isRaised(client) { bits |= 1 << 24 }
    self.bits = bits
  }

  /// A client of a status that has neither a tier nor a score yet.
  init(_ status: Status) {
    bits = 1 | UInt32(status.place) << 1 | PastState.noScore << 13
  }

  /// Gives a client of the base its tier and its touch, where a hand has not given others.
  mutating func deal(_ tier: Tier, byHand: (tier: Tier?, touch: Touch?), _ policy: TouchPolicy) {
    let effective = byHand.tier ?? tier
    bits |= UInt32(tier.rank + 1) << 4
    bits |= UInt32(effective.rank + 1) << 7
    bits |= UInt32((byHand.touch ?? policy[effective]).rank + 1) << 10
    if byHand.tier != nil { bits |= 1 << 22 }
    if byHand.touch != nil { bits |= 1 << 23 }
  }

  /// Whether the client takes part in tiers: prospects and former clients do not.
  var isOfTheBase: Bool {
    exists && field(1, 3) != Status.prospect.place && field(1, 3) != Status.former.place
  }

  var exists: Bool { bits & 1 == 1 }
  var status: Status { Status.allCases[field(1, 3)] }
  var automaticTier: Tier? { PastState.value(field(4, 3)) }
  var tier: Tier? { PastState.value(field(7, 3)) }
  var touch: Touch? { PastState.value(field(10, 3)) }
  var band: HealthBand? { PastState.value(field(20, 2)) }
  var health: Int? {
    let score = field(13, 7)
    return score == Int(PastState.noScore) ? nil : score
  }

  private var isTierByHand: Bool { bits & (1 << 22) != 0 }
  private var isTouchByHand: Bool { bits & (1 << 23) != 0 }
  private var isRaised: Bool { bits & (1 << 24) != 0 }

  private func field(_ shift: UInt32, _ width: UInt32) -> Int {
    Int(bits >> shift & ((1 << width) - 1))
  }

  private static func place<Word: CaseIterable & Equatable>(_ word: Word) -> UInt32 {
    UInt32(Word.allCases.enumerated().first { $0.element == word }?.offset ?? 0)
  }

  /// 0 for nothing, else one more than the place in the order of declaration.
  private static func code<Word: CaseIterable & Equatable>(_ word: Word?) -> UInt32 {
    word.map { place($0) + 1 } ?? 0
  }

  private static func value<Word: CaseIterable>(_ code: Int) -> Word?
  where Word.AllCases == [Word] {
    code == 0 ? nil : Word.allCases[code - 1]
  }

  /// Lets clients keep a tier as long as the policy says, at each month-end by those before it.
  static func hold(_ points: inout [HistoryPoint], _ policy: Policy) {
    let periods = policy.tiers.demotionPeriods
    // By points a tier falls at once: what is remembered are tiers by revenue.
    guard periods > 1, points.count > 1, policy.tiers.measure != .points else { return }
    for index in points.indices.reversed() {
      // The month-end itself is one of the periods.
      let before = max(0, index - periods + 1)..<index
      for client in points[index].states.indices {
        let state = points[index].states[client]
        guard state.exists, let automatic = state.automaticTier, !state.isTierByHand else {
          continue
        }
        var held = automatic
        for earlier in before {
          held = max(held, points[earlier].states[client].rankedTier ?? held)
        }
        if held > automatic { points[index].states[client].keep(held, policy.touch) }
      }
    }
  }

  /// The tier by revenue of a client that took part in the tiers.
  private var rankedTier: Tier? { exists ? automaticTier : nil }

  private mutating func keep(_ held: Tier, _ policy: TouchPolicy) {
    bits = bits & ~(7 << 7) | PastState.code(held) << 7
    guard !isTouchByHand else { return }
    let touch = isRaised ? policy[held].raised : policy[held]
    bits = bits & ~(7 << 10) | PastState.code(touch) << 10
  }
}
