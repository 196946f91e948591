public import Portfolio

/// What all contracts of a client are together.
public enum ContractsState: String, Sendable, Hashable, CaseIterable {
  /// At least one runs and was not cancelled.
  case running
  /// All that run were cancelled.
  case cancelledRunning = "cancelled-running"
  /// None runs, and one starts later.
  case coming
  /// All that there were have ended.
  case ended
  /// There are drafts only.
  case draft
}

/// A client's contracts on the day.
public struct ContractAssessment: Sendable, Hashable {
  /// The contracts, by the bytes of their number.
  public let contracts: [ContractStanding]
  /// What all contracts are together.
  public let state: ContractsState
  /// Recurring revenue a month in force on the day, in minor units, of the contracts whose value is
  /// known.
  public let monthlyRevenue: Int64
  /// Contracts in force whose value the data does not say.
  public let withoutValue: Int
  /// The place of ``next``, which every row and field that names the client asks for.
  private let nextPlace: Int?

  init(_ contracts: [ContractStanding]) {
    self.contracts = contracts
    let states = Set(contracts.map(\.state))
    state =
      states.contains(.running) || states.contains(.suspended)
      ? .running
      : states.contains(.cancelledRunning)
        ? .cancelledRunning
        : states.contains(.coming) ? .coming : states.contains(.ended) ? .ended : .draft
    monthlyRevenue = contracts.reduce(0) { sum($0, $1.valueInForce ?? 0) }
    withoutValue = contracts.count { $0.valueInForce == nil }
    nextPlace = ContractAssessment.next(of: contracts)
  }

  /// The contracts in service, cancelled ones among them.
  public var running: [ContractStanding] { contracts.filter(\.isInService) }

  /// Twelve times the monthly recurring revenue, in minor units.
  public var yearlyRevenue: Int64 { monthlyRevenue.multipliedClamping(by: 12) }

  /// The recurring revenue a month; nil where contracts run and the value of none is known.
  public var knownRevenue: Int64? { monthlyRevenue == 0 && withoutValue > 0 ? nil : monthlyRevenue }

  /// Twelve times the known revenue, in minor units; nil likewise.
  public var knownYearlyRevenue: Int64? { knownRevenue.map { $0.multipliedClamping(by: 12) } }

  /// The contract that wants attention first: the nearest opt-out that has not passed, or the renewal
  /// of one that runs out sooner; else the nearest renewal.
  public var next: ContractStanding? { nextPlace.map { contracts[$0] } }

  private static func next(of contracts: [ContractStanding]) -> Int? {
    contracts.indices.filter { contracts[$0].bucket != nil && contracts[$0].nextDate != nil }
      .min { first, second in
        let (left, right) = (contracts[first], contracts[second])
        let order = (left.isDecidedAhead, right.isDecidedAhead)
        if order.0 != order.1 { return order.0 }
        return order.0
          ? (left.decision ?? left.day) < (right.decision ?? right.day)
          : (left.nextDate ?? left.day) < (right.nextDate ?? right.day)
      }
  }

  /// The contract whose opt-out is the nearest that has not passed; nil without one.
  public var nextOptOut: ContractStanding? {
    contracts.filter { $0.bucket != nil && $0.daysToOptOut.map { $0 >= 0 } ?? false }
      .min { ($0.optOut ?? $0.day) < ($1.optOut ?? $1.day) }
  }

  /// The last day of service when everything that runs was cancelled; nil when something goes on,
  /// or when the last day is not known.
  public var runsUntil: Day? {
    state == .cancelledRunning ? running.compactMap(\.end).max() : nil
  }

  /// The last day of service of the contract that ended last; nil unless all have ended.
  public var endedOn: Day? { lastEnded?.end }

  /// Why that contract ended, by the closed list.
  public var endReason: EndReason? { lastEnded?.endReason }

  /// Why that contract ended, as written.
  public var endReasonText: String? { lastEnded?.endReasonText }

  /// The contract that ended last; nil unless all have ended.
  public var lastEnded: ContractStanding? {
    guard state == .ended else { return nil }
    return contracts.filter { $0.state == .ended }
      .max { ($0.end?.number ?? .min) < ($1.end?.number ?? .min) }
  }

  /// The first day of service of the contract that comes first; nil when none is coming.
  public var comesOn: Day? {
    contracts.filter { $0.state == .coming }.compactMap(\.start).min()
  }
}
