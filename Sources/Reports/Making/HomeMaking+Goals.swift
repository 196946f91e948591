import Analysis
import Localization
import Portfolio

/// The goals of the policy at the figures that they are about.
extension HomeMaking {
  /// The goal of a figure and how it stands, a line each; empty without a goal.
  func goalNotes(_ field: String) -> [String] {
    guard let standing = context.goal(field) else { return [] }
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
