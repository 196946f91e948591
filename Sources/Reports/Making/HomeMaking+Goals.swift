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
    guard let expected = standing.expected, expected != standing.goal.target,
      standing.status != .reached
    else {
      return [first, status]
    }
    return [
      first,
      words.text(
        "work.goal-now", ["status": status, "expected": words.figure(expected, unit)]),
    ]
  }

  /// How many goals there are besides those at the figures, and the way to them; nil without any.
  func otherGoals(besides fields: [String]) -> NavigationItem? {
    let shown = Set(fields.compactMap { context.goal($0)?.position })
    let others = context.goals.filter { !shown.contains($0.position) }
    guard !others.isEmpty, !context.owners.owners.isEmpty else { return nil }
    return NavigationItem(
      href: "owners/index.html#goals",
      word: words.plural(
        shown.isEmpty ? "home.goals" : "home.other-goals", others.count,
        [
          "good": words.formats.count(
            others.count { $0.status == .reached || $0.status == .onPace })
        ]))
  }
}
