import Portfolio

/// What the clients of a group are together: a segment, a value of a dimension, the whole portfolio.
public struct GroupFigures: Sendable {
  /// Positions of the clients in `Portfolio.clients`, ascending.
  public let clients: [Int]
  /// Those with revenue in the last twelve months.
  public let buyers: Int
  /// The clients by status.
  public let byStatus: Breakdown<Status>
  /// Net sales of the last twelve months, in minor units.
  public let netSales: Int64
  /// What the contracts in force bring a month, in minor units; nil where nobody has a contract, or the
  /// value of none is known.
  public let monthlyRevenue: Int64?
  /// The mean health score of those who have one, half away from zero.
  public let health: Int?
  /// How many have one.
  public let scored: Int
  /// How many of them are in the red.
  public let red: Int
  /// How invoiced revenue moved from the twelve months before to the last twelve; nil where the data
  /// do not reach back so far.
  public let movements: MovementTotals?
  /// The NPS of the answers that still count.
  public let nps: NPSScore

  /// The figures of some clients of a study.
  fileprivate init(_ members: [ClientAssessment], _ study: Study) {
    clients = members.map(\.client)
    buyers = members.count { $0.current.net > 0 }
    var byStatus = Breakdown<Status>.Tally()
    for member in members { byStatus.add(member.status, netSales: member.current.net) }
    self.byStatus = byStatus.breakdown
    netSales = members.reduce(0) { sum($0, $1.current.net) }
    let known = members.compactMap(\.contracts).compactMap(\.knownRevenue)
    monthlyRevenue = known.isEmpty ? nil : known.reduce(0, sum)
    let scores = members.compactMap { $0.health?.score }
    scored = scores.count
    health =
      scores.isEmpty
      ? nil : Int(Rounding.divide(Int64(scores.reduce(0, +)), by: Int64(scores.count)))
    red = members.count { $0.health?.band == .red }
    movements =
      study.assessment.summary.hasYearBefore
      ? MovementTotals(
        members, on: study.day, countsReactivation: study.policy.revenue.countsReactivation,
        where: { _ in true }) : nil
    nps = VoiceSummary(members).nps
  }

  /// Revenue of the clients at risk, in minor units.
  public var revenueAtRisk: Int64 { byStatus[.atRisk].netSales }
  /// How many clients are at risk.
  public var atRisk: Int { byStatus[.atRisk].clients }
}

extension Study {
  /// The figures of some clients, by position in `Portfolio.clients`.
  public func figures(of clients: [Int]) -> GroupFigures {
    GroupFigures(clients.compactMap { assessment.client($0) }, self)
  }

  /// The figures of the whole portfolio.
  public var figures: GroupFigures { GroupFigures(assessment.clients, self) }

  /// A client as conditions see it.
  public func subject(_ client: ClientAssessment) -> ConditionSubject {
    ConditionSubject(
      client, of: portfolio, on: day, abcTotal: assessment.summary.concentration.total,
      forecast: assessment.forecast(of: client.client), background: background)
  }
}
