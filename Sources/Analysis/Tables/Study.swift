public import Portfolio

/// What analyses beyond single clients start from: the data and their assessment.
///
/// Analyses of owners, products, months and the like are pure functions of it, made when somebody
/// asks for them: an assessment alone stays small.
public struct Study: Sendable {
  /// All clients with what is known about them.
  public let portfolio: Portfolio
  /// What the clients look like on the day.
  public let assessment: Assessment

  /// The study of a portfolio on the day of an assessment.
  public init(_ portfolio: Portfolio, _ assessment: Assessment) {
    self.portfolio = portfolio
    self.assessment = assessment
  }

  /// The day; everything dated later does not exist.
  public var day: Day { assessment.day }
  /// The rules.
  public var policy: Policy { assessment.policy }
}
