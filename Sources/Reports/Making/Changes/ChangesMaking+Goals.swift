import Analysis
import Localization
import Portfolio

/// The goals of the policy, then and now.
extension ChangesMaking {
  /// Every goal with how it stood at the month-end before; nil for a policy without goals.
  func goals(since previous: Study) -> Panel? {
    let goals = study.goals
    guard !goals.isEmpty else { return nil }
    let moved = study.changes.count { $0.kind == .goal }
    let rows = goals.map { standing in
      row(
        standing,
        previous.goals.first { $0.subject == standing.subject && $0.goal.by == standing.goal.by })
    }
    return Panel(
      id: "goals", title: words.text("changes.goals"), width: "c12",
      remark: moved == 0
        ? words.text("changes.goals-same") : words.plural("changes.goals-moved", moved),
      table: DataTable(
        name: words.text("changes.goals"),
        columns: [
          .init(words.text("work.goal")),
          .init(
            words.text("changes.was"),
            unit: words.text("changes.on", ["day": words.date(previous.day)])),
          .init(words.text("changes.now")),
          .init(words.text("work.target"), .number),
        ], rows: rows, isNarrow: false),
      note: words.text("changes.recalculated-goals"),
      link: NavigationItem(
        href: "method.html#goals", word: words.text("page.how-computed"), isCurrent: false))
  }

  private func row(_ now: GoalStanding, _ before: GoalStanding?) -> DataTable.Row {
    let goal = now.goal
    let unit = goal.measure.unit
    let target = words.figure(goal.target, unit)
    let segment = goal.segment.flatMap { name in
      study.policy.segments.rules.first { $0.name == name }?.label
    }
    let scope = [now.owner.map { context.ownerName($0) }, segment].compactMap { $0 }
    return DataTable.Row(
      words.goal(goal), note: scope.isEmpty ? nil : scope.joined(separator: " · "),
      [
        before.map { cell($0, hasMoved: false) } ?? .init("–", tone: "faint"),
        cell(now, hasMoved: before?.status != now.status),
        .init(goal.isAtMost ? words.text("work.at-most", ["target": target]) : target),
      ])
  }

  private func cell(_ standing: GoalStanding, hasMoved: Bool) -> DataTable.Cell {
    .init(
      words.standing(standing),
      note: words.figure(standing.actual, standing.goal.measure.unit),
      tone: hasMoved ? GoalTable(context: context).tone(standing.status) : "faint")
  }
}
