public import Portfolio

/// What a past report said, and what it would say by the records of today: late invoices, corrections.
///
/// Both are judged by the rules and on the day of the report, so that nothing but the records differs.
public struct Restatement: Sendable {
  /// A figure of the portfolio that would be another.
  public struct Figure: Sendable, Hashable {
    /// What is counted.
    public let kind: Attribution.FigureKind
    /// What the report said; nil where it was unknown.
    public let said: Int64?
    /// What it would say.
    public let restated: Int64?
  }

  /// A client of whom the report would say something else.
  public struct Client: Sendable, Hashable {
    /// The id.
    public let id: String
    /// Position in the portfolio of today; nil where it is gone from it.
    public let client: Int?
    /// What the report said; nil where the client was not in it.
    public let said: Standing?
    /// What it would say; nil where the client would not be in it.
    public let restated: Standing?
  }

  /// What a report says of a client.
  public struct Standing: Sendable, Hashable {
    /// The status.
    public let status: Status
    /// The health score; nil where too little was measured.
    public let health: Int?
    /// Net sales of twelve months, in minor units.
    public let netSales: Int64
  }

  /// The day of the report.
  public let day: Day
  /// The figures that would be others.
  public let figures: [Figure]
  /// The clients, the greatest difference of sales first.
  public let clients: [Client]

  /// Whether the report would say the same.
  public var isEmpty: Bool { figures.isEmpty && clients.isEmpty }

  /// Compares a report with the records of today.
  ///
  /// - Parameters:
  ///   - report: The portfolio as it was reported.
  ///   - portfolio: The records of today, those dated later included.
  ///   - threads: The most threads at work at once; no result depends on it.
  /// - Complexity: An assessment.
  public init(of report: Study, by portfolio: Portfolio, threads: Int = 1) {
    let today = AttributionSide(portfolio, report.policy, report.day).study(threads: threads)
    day = report.day
    let said = PortfolioFigures(report.assessment, of: report.portfolio)
    let restated = PortfolioFigures(today.assessment, of: today.portfolio)
    figures = Attribution.FigureKind.allCases.compactMap { kind in
      said[kind] == restated[kind]
        ? nil : Figure(kind: kind, said: said[kind], restated: restated[kind])
    }
    let ids = Set([report, today].flatMap { $0.portfolio.clients.map(\.id) })
    let found = ids.compactMap { id -> Client? in
      let (before, after) = (report.standing(of: id), today.standing(of: id))
      return before == after
        ? nil
        : Client(
          id: id, client: portfolio.client(withID: id), said: before, restated: after)
    }
    clients = found.sorted { left, right in
      left.weight != right.weight
        ? left.weight > right.weight : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }
}

extension Restatement.Client {
  /// By how much its sales differ, in minor units.
  fileprivate var weight: UInt64 {
    let (difference, overflows) = (restated?.netSales ?? 0)
      .subtractingReportingOverflow(said?.netSales ?? 0)
    return overflows ? .max : difference.magnitude
  }
}

extension Study {
  fileprivate func standing(of id: String) -> Restatement.Standing? {
    portfolio.client(withID: id).flatMap { assessment.client($0) }.map { client in
      Restatement.Standing(
        status: client.status, health: client.health?.score, netSales: client.current.net)
    }
  }
}
