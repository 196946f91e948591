extension Condition {
  /// Whether it can be seen, whatever the data, that another condition holds wherever this one does.
  ///
  /// What it says is certain; what it does not see may still be so.
  func implies(_ other: Condition) -> Bool {
    switch other {
    case .all(let parts): return parts.allSatisfy { implies($0) }
    case .any(let parts) where parts.contains { implies($0) }: return true
    default: break
    }
    switch self {
    case .all(let parts): return parts.contains { $0.implies(other) }
    case .any(let parts): return parts.allSatisfy { $0.implies(other) }
    case .not, .test: break
    }
    switch (self, other) {
    case (.test(let first), .test(let second)):
      return first.field.name == second.field.name && first.asked.implies(second.asked)
    case (.not(let first), .not(let second)): return second.implies(first)
    default: return false
    }
  }
}

extension ConditionQuestion {
  /// Whether every value that answers this with yes answers the other so, too.
  func implies(_ other: ConditionQuestion) -> Bool {
    switch (self, other) {
    case (.missing(let wanted), .missing(let others)): return wanted == others
    case (.missing, _): return false
    // Whatever is compared is there.
    case (_, .missing(let wanted)): return !wanted
    case (.isOne(let values), _): return values.allSatisfy { other.accepts($0) }
    case (.includes(let texts), .includes(let others)):
      return texts.allSatisfy { others.contains($0) }
    case (.within(let lower, let upper), .within(let otherLower, let otherUpper)):
      return ConditionQuestion.isTighter(lower, otherLower, isLower: true)
        && ConditionQuestion.isTighter(upper, otherUpper, isLower: false)
    case (.before(let day), .before(let other)): return day <= other
    case (.after(let day), .after(let other)): return day >= other
    case (.within(_, .day(let upper)?), .before(let day)): return upper < day
    case (.within(.day(let lower)?, _), .after(let day)): return lower > day
    default: return false
    }
  }

  /// Whether a bound leaves no more than another: nil leaves everything.
  private static func isTighter(
    _ bound: ConditionValue?, _ other: ConditionValue?, isLower: Bool
  ) -> Bool {
    guard let other else { return true }
    guard let bound else { return false }
    let question: ConditionQuestion =
      isLower ? .within(lower: other, upper: nil) : .within(lower: nil, upper: other)
    return question.accepts(bound)
  }
}
