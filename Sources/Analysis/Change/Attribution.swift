public import Portfolio

/// A portfolio under a policy on a day: one side of a comparison.
public struct AttributionSide: Sendable {
  /// The records, those dated later included.
  public let portfolio: Portfolio
  /// The rules.
  public let policy: Policy
  /// The day.
  public let day: Day

  /// One side.
  public init(_ portfolio: Portfolio, _ policy: Policy, _ day: Day) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
  }

  /// The side as it is judged.
  func study(threads: Int) -> Study {
    let known = portfolio.asKnown(on: day)
    return Study(known, assess(known, policy, on: day, threads: threads), threads: threads)
  }
}

/// Why scores, statuses and figures moved: Δ = Δ(rules) + Δ(time) + Δ(data), to the unit.
///
/// One thing is exchanged at a time, and everything judged again:
///
/// ```
/// then ── other rules ──► ── the days that passed ──► ── other records ──► now
/// ```
///
/// First the rules over the old records on the old day, so that a change of policy never passes as a change
/// of the client. Then the days alone: what would have come of it had nobody recorded anything. What is left
/// is the records'. Another order could give other parts; this one is always taken.
public struct Attribution: Sendable {
  /// What makes a difference.
  public enum Cause: String, Sendable, Hashable, CaseIterable {
    /// Other rules over the old records on the old day.
    case rules
    /// Days that passed without a new record.
    case time
    /// New, changed and missing records.
    case data
  }

  /// A number before and after, and the parts of the difference.
  public struct Parts: Sendable, Hashable {
    /// What it was.
    public let before: Int64
    /// What it is.
    public let after: Int64
    private let steps: [Int64]

    /// What a cause makes of the difference; the causes add up to it.
    public subscript(cause: Cause) -> Int64 {
      Cause.allCases.firstIndex(of: cause).map { steps[$0] } ?? 0
    }

    /// What is between before and after.
    public var difference: Int64 { after - before }

    /// The parts of a number judged four times; nil where it is unknown at either end.
    ///
    /// Where it is unknown in between, the step into the unknown counts nothing and the next one all.
    init?(_ values: [Int64?]) {
      guard values.count == Cause.allCases.count + 1, let first = values[0],
        let last = values[values.count - 1]
      else { return nil }
      var steps: [Int64] = []
      var known = first
      for value in values.dropFirst() {
        steps.append(value.map { $0 - known } ?? 0)
        known = value ?? known
      }
      before = first
      after = last
      self.steps = steps
    }
  }

  /// The way of a status from then to now.
  public struct StatusPath: Sendable, Hashable {
    /// What it was; nil where the client did not exist.
    public let before: Status?
    /// What it is; nil where the client no longer exists.
    public let after: Status?
    /// Every cause that moved it, with what it was moved to.
    public let steps: [Step]

    /// A move.
    public struct Step: Sendable, Hashable {
      /// What moved it.
      public let cause: Cause
      /// To what; nil for out of the portfolio.
      public let status: Status?
    }

    init(_ statuses: [Status?]) {
      before = statuses.first ?? nil
      after = statuses.last ?? nil
      steps = zip(Cause.allCases, zip(statuses, statuses.dropFirst())).compactMap { cause, pair in
        pair.0 == pair.1 ? nil : Step(cause: cause, status: pair.1)
      }
    }
  }

  /// A client of which something moved.
  public struct Client: Sendable, Hashable {
    /// The id.
    public let id: String
    /// Position in the later portfolio; nil where it is gone from it.
    public let client: Int?
    /// The health score; nil where it is unknown then or now, or did not move.
    public let health: Parts?
    /// The status; nil where it did not move at any step.
    public let status: StatusPath?
    /// The greater of the revenue of a year then and now, in minor units; nil where neither is known.
    public let atStake: Int64?
  }

  /// A figure of the portfolio.
  public struct Figure: Sendable, Hashable {
    /// What is counted.
    public let kind: FigureKind
    /// Its parts.
    public let parts: Parts
  }

  /// The figures of a portfolio whose moves are told apart.
  public enum FigureKind: String, Sendable, Hashable, CaseIterable {
    /// Active clients.
    case active
    /// Clients at risk.
    case atRisk = "at-risk"
    /// Gross revenue retention of twelve months, in basis points.
    case grossRetention = "gross-retention"
    /// Net revenue retention of twelve months, in basis points.
    case netRetention = "net-retention"
    /// Net sales of twelve months, in minor units.
    case netSales = "net-sales"
    /// Recurring revenue a month, in minor units.
    case recurring
    /// The mean health score, in tenths.
    case meanHealth = "mean-health"
  }

  /// The portfolio then.
  public let earlier: Study
  /// The portfolio now.
  public let later: Study
  /// The figures known then and now, in the order of declaration, those that stayed included.
  public let figures: [Figure]
  /// The clients of which something moved, the most revenue at stake first.
  public let clients: [Client]

  /// Judges two sides and what lies between.
  ///
  /// - Parameters:
  ///   - earlier: Then.
  ///   - later: Now.
  ///   - threads: The most threads at work at once; no result depends on it.
  /// - Complexity: Four assessments.
  public init(from earlier: AttributionSide, to later: AttributionSide, threads: Int = 1) {
    let sides = [
      earlier, AttributionSide(earlier.portfolio, later.policy, earlier.day),
      AttributionSide(earlier.portfolio, later.policy, later.day), later,
    ]
    let studies = sides.map { $0.study(threads: threads) }
    self.earlier = studies[0]
    self.later = Study(
      studies[3].portfolio, studies[3].assessment, threads: threads, earlier: studies[0])
    let figures = studies.map { PortfolioFigures($0.assessment, of: $0.portfolio) }
    self.figures = FigureKind.allCases.compactMap { kind in
      Parts(figures.map { $0[kind] }).map { Figure(kind: kind, parts: $0) }
    }
    clients = Attribution.clients(studies)
  }

  private static func clients(_ studies: [Study]) -> [Client] {
    let ids = Set([studies[0], studies[3]].flatMap { $0.portfolio.clients.map(\.id) })
    let found = ids.compactMap { id -> Client? in
      let judged = studies.map { study in
        study.portfolio.client(withID: id).flatMap { study.assessment.client($0) }
      }
      let health = Parts(judged.map { $0?.health?.score.map { Int64($0) } })
      let hasMoved = health.map { parts in Cause.allCases.contains { parts[$0] != 0 } } ?? false
      let path = StatusPath(judged.map { $0?.status })
      guard hasMoved || !path.steps.isEmpty else { return nil }
      let stakes = [judged[0], judged[3]].compactMap { $0?.tierRevenue }
      return Client(
        id: id, client: judged[3]?.client, health: hasMoved ? health : nil,
        status: path.steps.isEmpty ? nil : path, atStake: stakes.max())
    }
    return found.sorted { left, right in
      // Known revenue is at least zero: what is unknown comes last.
      let stakes = (left.atStake ?? -1, right.atStake ?? -1)
      return stakes.0 != stakes.1
        ? stakes.0 > stakes.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }
}

extension PortfolioFigures {
  /// A figure as a whole number; nil where it is unknown.
  public subscript(kind: Attribution.FigureKind) -> Int64? {
    switch kind {
    case .active: Int64(clients(.active))
    case .atRisk: Int64(clients(.atRisk))
    case .grossRetention: grossRetention?.basisPoints
    case .netRetention: netRetention?.basisPoints
    case .netSales: netSales
    case .recurring: recurring
    case .meanHealth: meanHealthTenths
    }
  }
}
