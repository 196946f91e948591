import Portfolio

/// What is silence, and what only may be.
enum Silence {
  /// Whether both sides have spoken after a day.
  ///
  /// - Parameters:
  ///   - lastTwoWay: The last touch in which both spoke.
  ///   - unknown: The last touch of which nobody knows whether both spoke.
  ///   - day: The day after which it counts.
  /// - Returns: Nil where only touches of which nobody knows it lie after the day.
  static func hasSpoken(_ lastTwoWay: Day?, unknown: Day?, after day: Day) -> Bool? {
    if let lastTwoWay, lastTwoWay > day { return true }
    if let unknown, unknown > day { return nil }
    return false
  }
}

extension RelationshipAssessment {
  /// The last touch of which nobody knows whether both spoke, where none is known in which they did: then
  /// nobody can say that they never have.
  var unknownFacts: [Fact] {
    guard lastTwoWay == nil, let lastUnknown else { return [] }
    return [Fact(.lastUnknown, lastUnknown)]
  }
}

extension RelationshipAssessment? {
  /// Whether both sides have spoken after a day: never where there are neither people nor touches; nil where
  /// nobody knows.
  func hasSpoken(after day: Day) -> Bool? {
    guard let relationship = self else { return false }
    return relationship.hasSpoken(after: day)
  }
}

extension Day {
  /// A day after all others.
  static let distantFuture = Day(number: .max)
}
