import Portfolio

/// How strong a relation is, of what is known of it.
public struct RelationshipStrength: Sendable, Hashable {
  /// What makes a relation strong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The part of the influence that is held by people who speak with us.
    case influence
    /// Their mean support, −2 being 0 and +2 being 100.
    case support
    /// How long ago both spoke.
    case recency
    /// How many of them speak with us, of as many as the tier wants.
    case depth
  }

  /// One part.
  public struct Part: Sendable, Hashable {
    /// What it is.
    public let kind: Kind
    /// 0 to 100; nil where unknown.
    public let points: Int?
    /// Its weight in percent before renormalising.
    public let weight: Int
  }

  /// The parts, in the order of declaration.
  public let parts: [Part]

  /// 0 to 100 over what is known, half away from zero; nil when nothing is.
  public var score: Int? {
    let known = parts.filter { $0.points != nil }
    let weight = known.reduce(0) { $0 + $1.weight }
    guard weight > 0 else { return nil }
    return Int(
      Rounding.divide(
        Int64(known.reduce(0) { $0 + ($1.points ?? 0) * $1.weight }), by: Int64(weight)))
  }

  /// How much of the weight is known, in percent.
  public var coverage: Int {
    let all = parts.reduce(0) { $0 + $1.weight }
    let known = parts.reduce(0) { $0 + ($1.points == nil ? 0 : $1.weight) }
    return all > 0 ? Int(Rounding.divide(Int64(known * 100), by: Int64(all))) : 0
  }
}

/// How much it matters that a relation hangs by one thread.
public enum ThreadAlarm: String, Sendable, Hashable, CaseIterable {
  /// The relation has threads enough, or touches do not say.
  case none
  /// One thread, with time left.
  case notice
  /// One thread and an opt-out within 180 days.
  case amber
  /// One thread, and an opt-out within 90 days or a client of class A.
  case red
}

extension Assessment {
  /// How strong the relation with a client is; nil without people and touches.
  public func strength(of client: ClientAssessment) -> RelationshipStrength? {
    guard let relationship = client.relationship else { return nil }
    let rules = policy.relationship
    let wanted =
      switch client.tier {
      case .diamond, .platinum: rules.depthHigh
      case .gold: rules.depthMid
      default: rules.depthLow
      }
    let weights = [
      rules.influenceWeight, rules.supportWeight, rules.recencyWeight, rules.depthWeight,
    ]
    let points = [
      relationship.influencePoints, relationship.supportPoints, relationship.recencyPoints(day),
      relationship.depthPoints(of: wanted),
    ]
    return RelationshipStrength(
      parts: RelationshipStrength.Kind.allCases.enumerated().map { index, kind in
        RelationshipStrength.Part(kind: kind, points: points[index], weight: weights[index])
      })
  }

  /// How much it matters that the relation hangs by one thread.
  public func threadAlarm(of client: ClientAssessment) -> ThreadAlarm {
    guard client.relationship?.isSingleThreaded == true else { return .none }
    if client.abcClass == .a { return .red }
    guard let days = client.contracts?.nextOptOut?.daysToOptOut else { return .notice }
    return days <= 90 ? .red : days <= 180 ? .amber : .notice
  }
}

extension RelationshipAssessment {
  /// The part of the known influence that is held by people who speak with us.
  fileprivate var influencePoints: Int? {
    guard knowsTalks else { return nil }
    let all = present.reduce(0) { $0 + ($1.influence ?? 0) }
    guard all > 0 else { return nil }
    let threads = Set(theirThreads)
    let reached = present.reduce(0) { $0 + (threads.contains($1.id) ? $1.influence ?? 0 : 0) }
    return Int(Rounding.divide(Int64(reached * 100), by: Int64(all)))
  }

  fileprivate var supportPoints: Int? {
    let known = present.compactMap(\.support)
    guard !known.isEmpty else { return nil }
    let total = known.reduce(0) { $0 + ($1 + 2) * 25 }
    return Int(Rounding.divide(Int64(total), by: Int64(known.count)))
  }

  /// How many of as many people as wanted speak with us, half away from zero.
  fileprivate func depthPoints(of wanted: Int) -> Int? {
    guard knowsTalks else { return nil }
    let reached = Int64(min(theirThreads.count, wanted))
    return wanted > 0 ? Int(Rounding.divide(reached * 100, by: Int64(wanted))) : 100
  }

  fileprivate func recencyPoints(_ day: Day) -> Int? {
    guard knowsTouches, let isSpoken = hasSpoken(after: day.adding(days: -91)) else { return nil }
    guard isSpoken, let lastTwoWay else { return 0 }
    return switch day.days(since: lastTwoWay) {
    case ..<15: 100
    case ..<31: 80
    case ..<61: 50
    default: 25
    }
  }
}
