public import Portfolio

/// Whether a value set by hand holds.
///
/// It does with a known word, a reason and a last day that has not passed. The computed value stays
/// visible beside it.
public enum OverrideState: Sendable, Hashable {
  /// Nothing was set by hand.
  case none
  /// It holds.
  case holds(ManualOverride)
  /// It does not hold.
  case ignored(ManualOverride, OverrideFault)

  /// What the data says of a value set by hand, on a day.
  init(_ override: ManualOverride?, on day: Day, isKnown: (String) -> Bool) {
    guard let override, let value = override.value else {
      self = .none
      return
    }
    let fault: OverrideFault? =
      if !isKnown(value) {
        .unknownValue
      } else if override.reason == nil {
        .noReason
      } else if let until = override.until {
        until < day ? .expired : nil
      } else {
        .noEnd
      }
    self = fault.map { .ignored(override, $0) } ?? .holds(override)
  }

  /// The word that holds; nil when none does.
  var word: String? {
    if case .holds(let override) = self { return override.value }
    return nil
  }
}

/// Why a value set by hand does not hold.
public enum OverrideFault: String, Sendable, Hashable, CaseIterable {
  case unknownValue = "unknown-value"
  case noReason = "no-reason"
  case noEnd = "no-end"
  case expired
}
