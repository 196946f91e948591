/// Our people's work: who covers what, what should change hands, and what to do next.
public struct WorkPlan: Sendable {
  /// How time covers the accounts.
  public let report: CoverageReport
  /// Which accounts should change hands.
  public let rebalancing: Rebalancing
  /// What there is to do next.
  public let actions: ActionPlan

  /// The work on a portfolio.
  public init(_ study: Study) {
    report = CoverageReport(study)
    rebalancing = Rebalancing(report, study)
    actions = study.actionPlan(by: report)
  }
}
