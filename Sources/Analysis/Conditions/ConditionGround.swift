/// A test that made a condition hold, or fail, with the value it saw.
public struct ConditionGround: Sendable {
  /// The test.
  public let test: ConditionTest
  /// The client's value.
  public let value: ConditionValue
  /// Whether the condition holds because the test does not: it stands under a `not`.
  public let isDenied: Bool

  /// The ground as a policy writes it, with the value: `sector is: "Saúde" ("Saúde")`.
  public var written: String {
    "\(isDenied ? "not " : "")\(test.field.name) \(test.question.written) (\(value.written))"
  }
}

extension Condition {
  /// The tests that decide why the condition holds for a client, in the order written; empty where it
  /// does not hold.
  public func grounds(for subject: ConditionSubject) -> [ConditionGround] {
    truth(for: subject) == .yes ? grounds(for: subject, wanted: true) : []
  }

  private func grounds(for subject: ConditionSubject, wanted: Bool) -> [ConditionGround] {
    switch self {
    case .all(let parts):
      wanted
        ? parts.flatMap { $0.grounds(for: subject, wanted: true) }
        : Condition.first(parts, .no, subject)
    case .any(let parts):
      wanted
        ? Condition.first(parts, .yes, subject)
        : parts.flatMap { $0.grounds(for: subject, wanted: false) }
    case .not(let part): part.grounds(for: subject, wanted: !wanted)
    case .test(let test):
      [ConditionGround(test: test, value: test.field.value(subject), isDenied: !wanted)]
    }
  }

  /// The grounds of the first part that decides.
  private static func first(
    _ parts: [Condition], _ truth: Truth, _ subject: ConditionSubject
  ) -> [ConditionGround] {
    parts.first { $0.truth(for: subject) == truth }
      .map { $0.grounds(for: subject, wanted: truth == .yes) } ?? []
  }
}
