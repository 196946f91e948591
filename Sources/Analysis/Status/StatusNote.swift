/// What stands beside a status: there is always one.
public enum StatusNote: String, Sendable, Hashable, CaseIterable {
  /// A prospect with a date since which it counts as a client.
  case neverBought = "never-bought"
  /// A prospect whose contract starts later.
  case coming
  /// A prospect of whom there is no purchase yet.
  case noPurchase = "no-purchase"
  /// The relation ended.
  case ended
  /// Silent for longer than the limit.
  case silent
  /// Signals of risk fired; the field `risk-signals` lists them.
  case signals
  /// All contracts were cancelled and still run.
  case runningOff = "running-off"
  /// Came back after a silence that had made it inactive.
  case reactivated
  /// Beyond the expected purchase, within what is borne.
  case late
  /// Buys in its rhythm.
  case inRhythm = "in-rhythm"
  /// Served under contract.
  case underContract = "under-contract"
  /// A rule of the policy's own decided, and says so in its own words.
  case own
}

extension ClientAssessment {
  /// What stands beside the status.
  public var statusNote: StatusNote {
    if ownStatus != nil { return .own }
    switch detail {
    case .neverBought?: return .neverBought
    case .coming?: return .coming
    case .runningOff?: return .runningOff
    case .reactivated?: return .reactivated
    case nil: break
    }
    switch rule {
    case .former: return .ended
    case .prospect: return .noPurchase
    case .coming: return .coming
    case .inactive: return .silent
    case .atRisk: return .signals
    case .runningOff: return .runningOff
    case .reactivated: return .reactivated
    case .active:
      guard hasCadence else { return .underContract }
      return isLate ? .late : .inRhythm
    }
  }
}
