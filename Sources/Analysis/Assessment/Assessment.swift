public import Portfolio

/// What a portfolio looks like on a day under a policy: the result of ``assess(_:_:on:)``.
public struct Assessment: Sendable {
  /// The day; everything dated later does not exist.
  public let day: Day
  /// The rules that were used.
  public let policy: Policy
  /// The clients that exist on the day, in the order of the portfolio.
  ///
  /// A client known from invoices alone exists from its first invoice on; one with `since` from that
  /// day or its first invoice on; any other always.
  public let clients: [ClientAssessment]
  /// The portfolio as a whole.
  public internal(set) var summary: PortfolioSummary
  /// The cycles of segments, which stand in for those of clients with too few intervals.
  public let segmentCycles: SegmentCycles
  /// What is expected of purchases, or why that would be guessing; nil unless the policy wants it.
  public let forecast: Result<Forecast, ForecastRefusal>?
  /// The tiers by revenue of the month-ends before.
  let memory: TierMemory

  /// What is expected of a client; nil without a forecast or a purchase, and of a former client.
  public func forecast(of client: Int) -> ClientForecast? {
    guard case .success(let forecast)? = forecast, self.client(client)?.status != .former else {
      return nil
    }
    return forecast.client(client)
  }

  /// What is expected of every client that ever bought and is no former one.
  public var forecasts: [ClientForecast] {
    guard case .success(let forecast)? = forecast else { return [] }
    return forecast.clients.filter { client($0.client)?.status != .former }
  }

  /// The assessment of the client at a position of `Portfolio.clients`; nil when it does not exist
  /// yet on the day.
  ///
  /// - Complexity: O(log n) when some clients do not exist yet, else O(1).
  public func client(_ position: Int) -> ClientAssessment? {
    if position < clients.count, clients[position].client == position { return clients[position] }
    let place = clients.indices.firstPosition { clients[$0].client >= position }
    return place < clients.count && clients[place].client == position ? clients[place] : nil
  }
}

/// Clients and their revenue by the cases of an enumeration, cases without clients included.
public struct Breakdown<Key: CaseIterable & Hashable & Sendable>: Sendable {
  /// The rows, in the order of declaration.
  public let rows: [Row]

  /// The clients of one case.
  public struct Row: Sendable {
    /// The case.
    public let key: Key
    /// How many clients.
    public let clients: Int
    /// Their net sales of the last twelve months, in minor units.
    public let netSales: Int64
  }

  /// The row of a case.
  public subscript(key: Key) -> Row {
    rows.first { $0.key == key } ?? Row(key: key, clients: 0, netSales: 0)
  }

  fileprivate init(rows: [Row]) { self.rows = rows }

  /// Counts clients while somebody goes through them.
  struct Tally: Sendable {
    private let keys = Array(Key.allCases)
    private var counts = [Int](repeating: 0, count: Key.allCases.count)
    private var netSales = [Int64](repeating: 0, count: Key.allCases.count)

    /// Counts a client of a case; nobody for nil.
    mutating func add(_ key: Key?, netSales amount: Int64) {
      guard let key, let index = keys.firstIndex(of: key) else { return }
      counts[index] += 1
      netSales[index] = sum(netSales[index], amount)
    }

    /// Adds the clients of another.
    mutating func add(_ other: Tally) {
      for index in keys.indices {
        counts[index] += other.counts[index]
        netSales[index] = sum(netSales[index], other.netSales[index])
      }
    }

    var breakdown: Breakdown {
      Breakdown(
        rows: keys.indices.map {
          Row(key: keys[$0], clients: counts[$0], netSales: netSales[$0])
        })
    }
  }
}

/// The portfolio as a whole.
public struct PortfolioSummary: Sendable {
  /// Clients by status.
  public let byStatus: Breakdown<Status>
  /// Clients by ABC class.
  public let byABC: Breakdown<ABCClass>
  /// Clients with a sale in the window, by segment.
  public let bySegment: Breakdown<RFMSegment>
  /// Clients with a sale up to the day.
  public let buyers: Int
  /// Clients with a sale in the last twelve months.
  public let currentBuyers: Int
  /// Clients with a sale in the twelve months before those.
  public let previousBuyers: Int
  /// Everything up to the day.
  public let total: SalesTotals
  /// The twelve months up to and with the day.
  public let current: SalesTotals
  /// The twelve months before those.
  public let previous: SalesTotals
  /// The calendar months from the first invoice to the day, none left out.
  public let months: [MonthSummary]
  /// How the revenue is spread over the clients.
  public let concentration: Concentration
  /// The cuts of the RFM scores.
  public let rfm: RFMScale
  /// The last day with an invoice, up to the day; nil without invoices.
  public let lastInvoice: Day?
  /// What the tiers begin with.
  public let tiers: TierScale
  /// Clients by tier.
  public let byTier: Breakdown<Tier>
  /// Clients by touch.
  public let byTouch: Breakdown<Touch>
  /// How invoiced revenue moved from the twelve months before to the last twelve months.
  public let yearMovements: MovementTotals
  /// Whether invoices reach back far enough for ``yearMovements`` to say anything.
  public let hasYearBefore: Bool
  /// The contracts; nil for a portfolio without contracts.
  public let contracts: ContractSummary?
  /// What the clients say of us; nil for a portfolio without surveys.
  public let voice: VoiceSummary?
  /// How our people's time covers the base.
  public internal(set) var coverage: CoverageSummary
}

/// A calendar month.
public struct Month: Sendable, Hashable, Comparable {
  /// The year.
  public let year: Int
  /// The month, 1–12.
  public let month: Int

  /// The month of a day.
  public init(of day: Day) {
    let components = day.components
    (year, month) = (components.year, components.month)
  }

  /// The first day; nil outside the years 1–9999.
  public var firstDay: Day? { Day(year: year, month: month, day: 1) }

  /// Earlier months come first.
  public static func < (lhs: Month, rhs: Month) -> Bool {
    (lhs.year, lhs.month) < (rhs.year, rhs.month)
  }
}

/// One month of the portfolio.
public struct MonthSummary: Sendable, Hashable {
  /// The month.
  public let month: Month
  /// Sales, returns and sale invoices; an invoice counts in the month of its first sale line.
  public let totals: SalesTotals
  /// Clients with a sale in the month.
  public let activeClients: Int
  /// Clients whose first sale lies in the month.
  public let newClients: Int
  /// Whether the month goes on after the day.
  public let isPartial: Bool
}

/// How revenue is spread over clients: of the amounts above zero that ABC uses.
public struct Concentration: Sendable, Hashable {
  /// Clients with an amount above zero.
  public let clients: Int
  /// The sum of those amounts, in minor units.
  public let total: Int64
  /// The greatest amount.
  public let top1: Int64
  /// The five greatest amounts together.
  public let top5: Int64
  /// The ten greatest amounts together.
  public let top10: Int64
  /// How many clients are a fifth of them, rounded up.
  public let fifthClients: Int
  /// The amounts of the greatest fifth together.
  public let topFifth: Int64
  /// Herfindahl–Hirschman index: the sum of the squared shares, 0…1.
  public let herfindahl: Double

  /// The index on the usual scale of 0…10,000, in hundredths, half away from zero.
  public var herfindahlHundredths: Int64 { Int64((herfindahl * 1_000_000).rounded()) }

  /// How many clients of equal size would make the same index, in hundredths; nil without revenue.
  public var effectiveClientsHundredths: Int64? {
    herfindahl > 0 ? Int64((100 / herfindahl).rounded()) : nil
  }
}

/// The values that begin each RFM score.
public struct RFMScale: Sendable, Hashable {
  /// Clients with a sale in the window.
  public let participants: Int
  /// The day recency counts to; nil without participants.
  public let referenceDay: Day?
  /// Most days since the last purchase that still give score 1…5; nil where nobody has the score.
  public let recencyDays: [Int?]
  /// Fewest invoices that give score 1…5; nil where nobody has the score.
  public let frequencies: [Int?]
  /// Least money in minor units that gives score 1…5; nil where nobody has the score.
  public let amounts: [Int64?]
}
