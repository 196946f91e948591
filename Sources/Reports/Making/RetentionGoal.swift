import Analysis
import Localization
import Portfolio

/// What retention is aimed at, wherever it is shown.
struct RetentionGoal {
  let context: SiteContext
  private var words: Words { context.words }

  /// Whether the growth of the clients who stay counts.
  enum Kind {
    case gross
    case net
  }

  /// The retention aimed at, in basis points: that of a goal, else the policy's line.
  ///
  /// Goals are about the figures of `assess`, which compare invoices: contracts have the line alone.
  func target(of kind: Kind, on basis: RevenueBasis) -> Int64 {
    if let goal = goal(of: kind, on: basis) { return Rounding.divide(goal.goal.target, by: 10_000) }
    let revenue = context.assessment.policy.revenue
    return kind == .gross ? revenue.retentionTarget : revenue.netRetentionTarget
  }

  /// The goal that retention is held against; nil where it is the policy's line.
  func goal(of kind: Kind, on basis: RevenueBasis) -> GoalStanding? {
    guard basis == .transactional else { return nil }
    return context.goal(kind == .gross ? "gross-retention-percent" : "net-retention-percent")
  }

  /// The goal, or the policy's line, and how far from it a retention in basis points is.
  func notes(_ value: Int64, of kind: Kind, on basis: RevenueBasis) -> [String] {
    let isLine = self.goal(of: kind, on: basis) == nil
    let goal = target(of: kind, on: basis)
    // The distance is that of the two numbers as they are printed.
    let tenths = Rounding.divide(goal, by: 10) - Rounding.divide(value, by: 10)
    return [
      words.text(
        isLine ? "home.kpi.line" : "home.kpi.goal",
        ["value": words.percent(goal, places: .upTo(1))]),
      words.text(
        tenths > 0
          ? "home.kpi.short"
          : tenths < 0
            ? "home.kpi.above" : isLine ? "home.kpi.reached-line" : "home.kpi.reached",
        ["distance": words.formats.percentPoints(abs(tenths), scale: 3, sign: .negative)]),
    ]
  }
}

extension SiteContext {
  /// The first goal of all clients about a figure of `assess`; nil without one.
  func goal(_ field: String) -> GoalStanding? {
    goals.first {
      $0.goal.owner == nil && $0.goal.segment == nil && $0.goal.measure.field == field
    }
  }
}
