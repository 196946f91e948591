/// Whether something holds, where what it asks about may be unknown.
///
/// Unknown is neither yes nor no: what rests on a missing value decides nothing (Kleene's strong
/// logic of three values).
public enum Truth: String, Sendable, Hashable, CaseIterable {
  case yes
  case no
  case unknown

  init(_ holds: Bool) { self = holds ? .yes : .no }

  /// No if this is yes, and the other way round.
  var negated: Truth {
    switch self {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  /// Yes if all are; no as soon as one is.
  static func all(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.yes
    for part in parts {
      if part == .no { return .no }
      if part == .unknown { result = .unknown }
    }
    return result
  }

  /// Yes as soon as one is; no if all are.
  static func any(_ parts: some Sequence<Truth>) -> Truth {
    var result = Truth.no
    for part in parts {
      if part == .yes { return .yes }
      if part == .unknown { result = .unknown }
    }
    return result
  }
}
