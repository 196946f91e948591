public import Diagnostics
public import Portfolio

/// What a rule of the policy asks of a client: tests of fields, joined by all, any and not.
///
/// One language for segments, floors, actions and eligibility. It is data and not code: nothing can
/// be computed in it, so it always ends and always gives the same answer.
public indirect enum Condition: Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case test(ConditionTest)

  /// Whether the condition holds for a client.
  ///
  /// - Complexity: linear in the tests, and stops at the first that decides.
  public func truth(for subject: ConditionSubject) -> Truth {
    switch self {
    case .all(let parts): Truth.all(parts.lazy.map { $0.truth(for: subject) })
    case .any(let parts): Truth.any(parts.lazy.map { $0.truth(for: subject) })
    case .not(let part): part.truth(for: subject).negated
    case .test(let test): test.truth(of: test.field.value(subject))
    }
  }

  /// Every test with the value it saw, in the order written: why the condition holds or does not.
  public func findings(for subject: ConditionSubject) -> [ConditionFinding] {
    tests.map { test in
      let value = test.field.value(subject)
      return ConditionFinding(test: test, value: value, truth: test.truth(of: value))
    }
  }

  /// The tests in the order written.
  public var tests: [ConditionTest] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    case .test(let test): [test]
    }
  }
}

/// A test and what it saw.
public struct ConditionFinding: Sendable {
  /// The test.
  public let test: ConditionTest
  /// The client's value.
  public let value: ConditionValue
  /// Whether the test holds for it.
  public let truth: Truth
}

/// A question about one field.
public struct ConditionTest: Sendable {
  /// The field.
  public let field: ConditionField
  /// What is asked.
  public let question: ConditionQuestion
  /// Where it was written.
  public let location: SourceLocation
  /// The question as values are compared with it: our people by what their spellings share.
  let asked: ConditionQuestion

  init(field: ConditionField, question: ConditionQuestion, location: SourceLocation) {
    self.field = field
    self.question = question
    self.location = location
    asked = field.isOurs ? question.ofOurs : question
  }

  /// Whether a value answers the question; unknown where it is missing.
  func truth(of value: ConditionValue) -> Truth {
    if case .missing(let wanted) = question {
      return Truth((value == .missing) == wanted)
    }
    guard value != .missing else { return .unknown }
    return Truth(asked.accepts(field.isOurs ? value.ofOurs : value))
  }
}

/// What a test asks.
public enum ConditionQuestion: Sendable, Hashable {
  /// The value is one of these: `is` with one, `in` with several.
  case isOne(of: [ConditionValue])
  /// The list holds one of these texts.
  case includes([String])
  /// At least the lower and at most the upper, both inclusive.
  case within(lower: ConditionValue?, upper: ConditionValue?)
  /// Before a day.
  case before(Day)
  /// After a day.
  case after(Day)
  /// The value is missing, or is there.
  case missing(Bool)

  /// Whether any value can answer it with yes.
  var canHold: Bool {
    switch self {
    case .isOne(let wanted): !wanted.isEmpty
    case .includes(let texts): !texts.isEmpty
    case .within(let lower?, let upper?): !upper.precedes(lower)
    case .within, .before, .after, .missing: true
    }
  }

  /// The numbers at which the answer may change, in millionths.
  var numbers: [Int64] {
    let values: [ConditionValue] =
      switch self {
      case .isOne(let wanted): wanted
      case .within(let lower, let upper): [lower, upper].compactMap { $0 }
      case .includes, .before, .after, .missing: []
      }
    return values.compactMap { value -> Int64? in
      guard case .number(let number) = value else { return nil }
      return number
    }
  }

  /// The question about what spellings of our people share.
  fileprivate var ofOurs: ConditionQuestion {
    guard case .isOne(let wanted) = self else { return self }
    return .isOne(of: wanted.map(\.ofOurs))
  }

  func accepts(_ value: ConditionValue) -> Bool {
    switch self {
    case .isOne(let wanted): return wanted.contains(value)
    case .includes(let texts):
      guard case .texts(let found) = value else { return false }
      return texts.contains { found.contains($0) }
    case .within(let lower, let upper):
      return (lower.map { !value.precedes($0) } ?? true)
        && (upper.map { !$0.precedes(value) } ?? true)
    case .before(let day): return value.precedes(.day(day))
    case .after(let day): return ConditionValue.day(day).precedes(value)
    case .missing: return false
    }
  }
}

/// A value that a condition compares.
public enum ConditionValue: Sendable, Hashable {
  /// Unknown, or does not apply; never zero.
  case missing
  case text(String)
  case texts([String])
  /// A number, or money in major units, in millionths.
  case number(Int64)
  case day(Day)
  case flag(Bool)

  /// How many of the last place make one.
  static let unit: Int64 = 1_000_000
  /// Decimal places of ``number(_:)``.
  static let scale = 6

  /// A number of some decimals; at the edge of the range it stays there.
  static func number(_ value: Int64, scale: Int) -> ConditionValue {
    var result = value
    for _ in min(scale, 6)..<6 {
      let (product, overflows) = result.multipliedReportingOverflow(by: 10)
      if overflows { return .number(value < 0 ? .min : .max) }
      result = product
    }
    return .number(result)
  }

  /// Of a text, what spellings of one of our people share.
  fileprivate var ofOurs: ConditionValue {
    guard case .text(let text) = self else { return self }
    return .text(OwnerSpelling.key(text))
  }

  fileprivate func precedes(_ other: ConditionValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left < right
    case (.day(let left), .day(let right)): left < right
    default: false
    }
  }
}
