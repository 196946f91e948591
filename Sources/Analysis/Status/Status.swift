/// What a client is to us on the day; exactly one holds.
public enum Status: String, Sendable, Hashable, CaseIterable {
  case prospect
  case active
  case atRisk = "at-risk"
  case inactive
  case former
}

/// What is worth saying beside the status.
public enum StatusDetail: String, Sendable, Hashable, CaseIterable {
  /// A prospect with a date since which it counts as a client: it must not be lost from lists.
  case neverBought = "never-bought"
  /// An active client that came back after a silence that had made it inactive.
  case reactivated
}

/// The rules that decide a status, in their order; the first that holds wins.
///
/// The raw value is the id that pages and `explain` cite. Ids keep their number for ever; the
/// missing ones belong to contracts, which the data does not have.
public enum StatusRule: String, Sendable, Hashable, CaseIterable {
  /// The relation ended on or before the day.
  case former = "S-01"
  /// No invoice ever, and not ended.
  case prospect = "S-04"
  /// Silence longer than the limit.
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
    case .prospect: .prospect
    case .inactive: .inactive
    case .atRisk: .atRisk
    case .reactivated, .active: .active
    }
  }
}

/// A sign that a client may be leaving.
public enum RiskSignal: String, Sendable, Hashable, CaseIterable {
  /// Silence longer than the broken-cadence threshold.
  case cadenceBroken = "cadence-broken"
  /// Net sales of the last period at or below the share of the median of the periods before.
  case volumeFall = "volume-fall"
}

/// The signals that fired for one client, in the order of declaration.
public struct RiskSignals: Sendable, Hashable {
  private var bits: UInt8 = 0

  /// No signal.
  public init() {}

  /// Whether none fired.
  public var isEmpty: Bool { bits == 0 }

  /// Whether a signal fired.
  public func contains(_ signal: RiskSignal) -> Bool { bits & RiskSignals.bit(signal) != 0 }

  /// The signals that fired, in the order of declaration.
  public var all: [RiskSignal] { RiskSignal.allCases.filter(contains) }

  mutating func insert(_ signal: RiskSignal) { bits |= RiskSignals.bit(signal) }

  private static func bit(_ signal: RiskSignal) -> UInt8 {
    switch signal {
    case .cadenceBroken: 1
    case .volumeFall: 2
    }
  }
}
