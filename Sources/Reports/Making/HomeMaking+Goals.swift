import Analysis
import Localization
import Portfolio

/// The goals of the policy at the figures that they are about.
extension HomeMaking {
  /// The first goal of all clients about a figure of `assess`; nil without one.
  func goal(_ field: String) -> GoalStanding? {
    context.goals.first {
      $0.goal.owner == nil && $0.goal.segment == nil && $0.goal.measure.field == field
    }
  }

  /// The target of a share, in basis points; nil without a goal.
  func target(_ field: String) -> Int64? {
    goal(field).map { Rounding.divide($0.goal.target, by: 10_000) }
  }

  /// The gross retention aimed at, in basis points: the goal's, else the policy's line.
  var grossGoal: Int64 {
    target("gross-retention-percent") ?? context.assessment.policy.revenue.retentionTarget
  }

  /// The goal of a figure and how it stands, a line each; empty without a goal.
  func goalNotes(_ field: String) -> [String] {
    guard let standing = goal(field) else { return [] }
    let unit = standing.goal.measure.unit
    let target = words.figure(standing.goal.target, unit)
    let status = words.standing(standing)
    let first =
      standing.goal.by.map {
        words.text("work.goal-by", ["target": target, "day": words.date($0)])
      } ?? words.text("work.goal-always", ["target": target])
    guard let expected = standing.expected, standing.status != .reached else {
      return [first, status]
    }
    return [
      first,
      words.text(
        "work.goal-now", ["status": status, "expected": words.figure(expected, unit)]),
    ]
  }
}
