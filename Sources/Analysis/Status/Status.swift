/// What a client is to us on the day; exactly one holds.
public enum Status: String, Sendable, Hashable, CaseIterable {
  case prospect
  case active
  case atRisk = "at-risk"
  case inactive
  case former

  /// The place in the order of declaration.
  var place: Int {
    switch self {
    case .prospect: 0
    case .active: 1
    case .atRisk: 2
    case .inactive: 3
    case .former: 4
    }
  }
}

/// What is worth saying beside the status.
public enum StatusDetail: String, Sendable, Hashable, CaseIterable {
  /// A prospect with a date since which it counts as a client: it must not be lost from lists.
  case neverBought = "never-bought"
  /// A prospect whose contract starts later.
  case coming
  /// An active client all of whose contracts were cancelled and still run.
  case runningOff = "running-off"
  /// An active client that came back after a silence that had made it inactive.
  case reactivated
}

/// The rules that decide a status, in their order; the first that holds wins.
///
/// The raw value is the id that pages and `explain` cite. Ids keep their number for ever.
public enum StatusRule: String, Sendable, Hashable, CaseIterable {
  /// The relation ended on or before the day, or every contract did and nothing was bought since.
  case former = "S-01"
  /// Every contract that runs was cancelled.
  case runningOff = "S-02"
  /// Nothing but contracts that start later.
  case coming = "S-03"
  /// No contract and no invoice ever, and not ended.
  case prospect = "S-04"
  /// No contract runs, and silence is longer than the limit.
  case inactive = "S-05"
  /// Any signal of risk.
  case atRisk = "S-06"
  /// Bought again within the window after a silence that had made it inactive.
  case reactivated = "S-07"
  /// None of the above.
  case active = "S-08"

  /// The status the rule gives.
  public var status: Status {
    switch self {
    case .former: .former
    case .prospect, .coming: .prospect
    case .inactive: .inactive
    case .atRisk: .atRisk
    case .reactivated, .active, .runningOff: .active
    }
  }
}

/// A sign that a client may be leaving.
public enum RiskSignal: String, Sendable, Hashable, CaseIterable {
  /// Silence longer than the broken-cadence threshold.
  case cadenceBroken = "cadence-broken"
  /// Net sales of the last period at or below the share of the median of the periods before.
  case volumeFall = "volume-fall"
  /// A product bought in each of the periods before and not in the last.
  case productDropped = "product-dropped"
  /// An invoice is overdue for longer than the policy bears.
  case overduePayment = "overdue-payment"
  /// A low answer to a survey, lately.
  case satisfactionFallen = "satisfaction-fallen"
  /// A champion or economic buyer is gone and was not replaced.
  case keyPersonGone = "key-person-gone"
  /// The opt-out is near, and nobody has spoken with the client lately.
  case optOutSilent = "opt-out-silent"
  /// The health score is in the red band.
  case healthRed = "health-red"
}

/// The signals that fired for one client, in the order of declaration.
public struct RiskSignals: Sendable, Hashable {
  private var bits: UInt16 = 0

  /// No signal.
  public init() {}

  /// Whether none fired.
  public var isEmpty: Bool { bits == 0 }

  /// Whether a signal fired.
  public func contains(_ signal: RiskSignal) -> Bool { bits & RiskSignals.bit(signal) != 0 }

  /// The signals that fired, in the order of declaration.
  public var all: [RiskSignal] { RiskSignal.allCases.filter(contains) }

  mutating func insert(_ signal: RiskSignal) { bits |= RiskSignals.bit(signal) }

  private static func bit(_ signal: RiskSignal) -> UInt16 {
    switch signal {
    case .cadenceBroken: 1
    case .volumeFall: 2
    case .overduePayment: 4
    case .satisfactionFallen: 8
    case .keyPersonGone: 16
    case .optOutSilent: 32
    case .healthRed: 64
    case .productDropped: 128
    }
  }
}
