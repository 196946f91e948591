/// Why a client is in a segment: which tests held, and with which values.
public enum SegmentReason: Sendable {
  /// A rule of the policy, by the tests that made it hold.
  case rule([ConditionGround])
  /// The client has the value of a dimension.
  case value(field: String, value: String)
  /// The client's number lies in a band.
  case band(field: String, number: Int64, lower: Int64?, upper: Int64?)

  /// The reason as a policy would write it.
  public var written: String {
    switch self {
    case .rule(let grounds): grounds.map(\.written).joined(separator: "; ")
    case .value(let field, let value): "\(field) is: \(ConditionValue.text(value).written)"
    case .band(let field, let number, let lower, let upper):
      "\(field) \(Segment.range(lower, upper)) (\(ConditionValue.number(number).written))"
    }
  }
}

extension SegmentSource {
  /// A stable name of the segment, unique in a portfolio: that of the rule, or field and value.
  public func key(in policy: SegmentPolicy) -> String {
    switch self {
    case .rule(let index): policy.rules[index].name
    case .value(let field, let value): "\(field)=\(value)"
    case .band(let field, let lower, let upper): "\(field)=\(Segment.range(lower, upper))"
    }
  }
}

extension Segment {
  /// A stable name of the segment: that of its source.
  public func key(in policy: SegmentPolicy) -> String { source.key(in: policy) }

  /// A range of numbers in millionths, from the lower to below the upper: `10..<50`, `..<10`, `250...`.
  public static func range(_ lower: Int64?, _ upper: Int64?) -> String {
    let from = lower.map { ConditionValue.number($0).written } ?? ""
    return upper.map { "\(from)..<\(ConditionValue.number($0).written)" } ?? "\(from)..."
  }

  /// The field it sorts by; nil for a rule.
  public var field: String? {
    switch source {
    case .rule: nil
    case .value(let field, _), .band(let field, _, _): field
    }
  }
}

extension Study {
  /// Why a client is in a segment; nil where it is not.
  public func reason(of client: ClientAssessment, in segment: Segment) -> SegmentReason? {
    switch segment.source {
    case .rule(let index):
      let grounds = policy.segments.rules[index].condition.grounds(for: subject(client))
      return grounds.isEmpty ? nil : .rule(grounds)
    case .value(let field, let value): return .value(field: field, value: value)
    case .band(let field, let lower, let upper):
      guard let band = policy.segments.bands.first(where: { $0.field.name == field }),
        let number = subject(client).number(of: band)
      else { return nil }
      return .band(field: field, number: number, lower: lower, upper: upper)
    }
  }
}

/// A segment that a client is in, or of which it cannot be told.
public struct SegmentMembership: Sendable {
  /// What makes the segment.
  public let source: SegmentSource
  /// Why the client is in it; nil where a value is missing that would tell.
  public let reason: SegmentReason?
  /// How its clients are to be treated.
  public let approach: Approach
}

extension Study {
  /// The segments of one client in the order of the policy, with those of which it cannot be told.
  ///
  /// - Complexity: Linear in declared segments, whatever the size of the portfolio.
  public func memberships(of client: ClientAssessment) -> [SegmentMembership] {
    let subject = subject(client)
    let rules = policy.segments.rules.indices.compactMap { index -> SegmentMembership? in
      let rule = policy.segments.rules[index]
      let truth = rule.condition.truth(for: subject)
      guard truth != .no else { return nil }
      return SegmentMembership(
        source: .rule(index),
        reason: truth == .yes ? .rule(rule.condition.grounds(for: subject)) : nil,
        approach: rule.approach)
    }
    return rules + values(of: subject) + bands(of: subject)
  }

  private func values(of subject: ConditionSubject) -> [SegmentMembership] {
    policy.segments.dimensions.flatMap { dimension in
      dimension.value(subject).words.map { value in
        let said = policy.segments.approaches.first {
          $0.field == dimension.name && $0.value == value
        }
        return SegmentMembership(
          source: .value(field: dimension.name, value: value),
          reason: .value(field: dimension.name, value: value),
          approach: said?.approach ?? Approach())
      }
    }
  }

  private func bands(of subject: ConditionSubject) -> [SegmentMembership] {
    policy.segments.bands.compactMap { band in
      guard let number = subject.number(of: band) else { return nil }
      let place = band.limits.count { $0 <= number }
      let lower = place > 0 ? band.limits[place - 1] : nil
      let upper = place < band.limits.count ? band.limits[place] : nil
      return SegmentMembership(
        source: .band(field: band.field.name, lower: lower, upper: upper),
        reason: .band(field: band.field.name, number: number, lower: lower, upper: upper),
        approach: Approach())
    }
  }
}
