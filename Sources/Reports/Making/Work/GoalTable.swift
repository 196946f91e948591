import Analysis
import Localization
import Portfolio

/// Goals as a table: where they stand against what was to be expected by today.
struct GoalTable {
  let context: SiteContext
  private var words: Words { context.words }

  /// - Parameters:
  ///   - goals: The goals.
  ///   - name: What the table is about.
  ///   - hasOwners: Whether goals of one owner are among those of all.
  /// - Returns: The table.
  func table(_ goals: [GoalStanding], name: String, hasOwners: Bool) -> DataTable {
    DataTable(
      name: name,
      columns: [
        .init(words.text("work.goal")), .init(words.text("work.actual"), .number),
        .init(words.text("work.expected"), .number), .init(words.text("work.target"), .number),
        .init(words.text("work.by"), .date), .init(words.text("column.status")),
      ],
      rows: goals.map { standing in
        let goal = standing.goal
        let unit = goal.measure.unit
        let target = words.figure(goal.target, unit)
        return DataTable.Row(
          words.goal(goal), note: scope(standing, hasOwners: hasOwners),
          [
            DataTable.Cell(
              words.figure(standing.actual, unit), note: start(standing),
              tone: standing.actual == nil ? "caution" : ""),
            DataTable.Cell(expected(standing), note: pace(standing)),
            DataTable.Cell(
              goal.isAtMost ? words.text("work.at-most", ["target": target]) : target),
            DataTable.Cell(goal.by.map(words.date) ?? words.text("work.always")),
            DataTable.Cell(
              words.standing(standing),
              tone: tone(standing.status)),
          ])
      })
  }

  private func scope(_ standing: GoalStanding, hasOwners: Bool) -> String? {
    let segment = standing.goal.segment.flatMap { name in
      context.assessment.policy.segments.rules.first { $0.name == name }?.label
    }
    let parts = [hasOwners ? standing.owner.map { context.ownerName($0) } : nil, segment]
    let known = parts.compactMap { $0 }
    return known.isEmpty ? nil : known.joined(separator: " · ")
  }

  private func start(_ standing: GoalStanding) -> String? {
    guard let start = standing.start, let from = standing.goal.from else { return nil }
    return words.text(
      "work.start",
      [
        "value": words.figure(start, standing.goal.measure.unit),
        "day": words.date(from.adding(days: -1)),
      ])
  }

  private func expected(_ standing: GoalStanding) -> String {
    standing.expected.map { words.figure($0, standing.goal.measure.unit) } ?? "–"
  }

  private func pace(_ standing: GoalStanding) -> String? {
    guard let gone = standing.daysGone, let days = standing.days else { return nil }
    return words.text(
      "work.pace", ["gone": words.formats.count(gone), "days": words.formats.count(days)])
  }

  func tone(_ status: GoalStatus) -> String {
    switch status {
    case .behind, .missed, .short: "alert"
    case .unknown: "caution"
    case .reached, .onPace, .waiting: ""
    }
  }
}
