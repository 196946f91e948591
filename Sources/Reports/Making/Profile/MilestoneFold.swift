import Analysis
import Localization
import Portfolio

/// Steps toward the objectives, and the stages of the client's life with us.
struct MilestoneFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.milestones) || dossier.has(.stages) || !dossier.objectives.isEmpty else {
      return nil
    }
    let stages = dossier.records.stages.of(dossier.number).filter { $0.from.isPast(on: day) }
    let milestones = dossier.milestones
    guard !milestones.isEmpty || !stages.isEmpty || !dossier.objectives.isEmpty else {
      return dossier.has(.milestones)
        ? nothing("milestones", table: .milestones, columns: "title, due, done")
        : nothing("milestones", table: .stages, columns: "stage, from")
    }
    var verdict: [String] = []
    if let stage = stages.last, let name = stage.stage {
      verdict.append(
        stage.from.map {
          words.text(
            "milestone.stage-since",
            ["stage": name, "days": words.formats.days(day.days(since: $0))])
        } ?? name)
    }
    let late = milestones.count { $0.isLate(on: day) }
    if !milestones.isEmpty {
      verdict.append(
        words.text(
          "milestone.done",
          [
            "done": words.formats.count(milestones.count { $0.done != nil }),
            "all": words.formats.count(milestones.count),
          ]))
    }
    if late > 0 { verdict.append(words.plural("milestone.late", late)) }
    var blocks: [ProfileFold.Block] = []
    if verdict.isEmpty {
      verdict.append(words.plural("milestone.objectives", dossier.objectives.count))
    }
    if !stages.isEmpty { blocks.append(stageList(stages)) }
    if !dossier.objectives.isEmpty {
      blocks.append(.table(objectiveTable, heading: words.text("profile.objectives")))
    }
    if !milestones.isEmpty {
      blocks.append(.table(table(milestones), heading: words.text("milestone.steps")))
    }
    return fold(
      "milestones", verdict: verdict.joined(separator: " · "), tone: late > 0 ? "alert" : "",
      blocks)
  }

  private func stageList(_ stages: [StageChange]) -> ProfileFold.Block {
    .items(
      stages.map { stage in
        let name = stage.stage ?? words.text("word.unknown")
        guard let from = stage.from else { return name }
        return words.text("milestone.stage", ["stage": name, "day": words.date(from)])
      }, heading: words.text("milestone.stages"))
  }

  private var objectiveTable: DataTable {
    DataTable(
      name: words.text("profile.objectives"),
      columns: [
        .init(words.text("objective.name")), .init(words.text("objective.baseline"), .number),
        .init(words.text("objective.actual"), .number),
        .init(words.text("objective.target"), .number), .init(words.text("objective.who")),
        .init(words.text("column.source")),
      ],
      rows: dossier.objectives.map { objective in
        let making = ObjectiveMaking(dossier: dossier)
        let unit = [objective.kpi, objective.unit].compactMap { $0 }
        return DataTable.Row(
          objective.title ?? objective.id,
          note: unit.isEmpty ? nil : unit.joined(separator: ", "),
          [
            value(objective.baseline, objective.baselineDate),
            value(objective.actual, objective.actualDate), value(objective.target, objective.due),
            making.owners(objective).map { .init($0, note: making.value(objective)) }
              ?? cell(nil as String?), source(.objectives, objective.id),
          ])
      }, isNarrow: false)
  }

  private func value(_ value: DecimalNumber?, _ date: Day?) -> DataTable.Cell {
    guard let value else { return cell(nil as String?) }
    return .init(words.decimal(value), note: date.map { words.shortDate($0, near: day) })
  }

  private func table(_ milestones: [Milestone]) -> DataTable {
    DataTable(
      name: words.text("milestone.steps"),
      columns: [
        .init(words.text("milestone.name")), .init(words.text("milestone.due"), .date),
        .init(words.text("milestone.state")), .init(words.text("column.source")),
      ],
      rows: milestones.map { milestone in
        let objective = milestone.objective.flatMap { id in
          dossier.objectives.first { $0.id == id }?.title ?? id
        }
        let note = [milestone.kind, objective].compactMap { $0 }
        return DataTable.Row(
          milestone.title ?? milestone.id, note: note.isEmpty ? nil : note.joined(separator: " · "),
          [cell(milestone.due), state(milestone), source(.milestones, milestone.id)])
      }, isNarrow: false)
  }

  private func state(_ milestone: Milestone) -> DataTable.Cell {
    if let done = milestone.done {
      guard let due = milestone.due, done > due else {
        return .init(words.text("milestone.done-on", ["day": words.date(done)]))
      }
      return .init(
        words.text(
          "milestone.done-late",
          ["day": words.date(done), "days": words.formats.days(done.days(since: due))]))
    }
    guard let due = milestone.due, due < day else {
      return .init(words.text("milestone.planned"), tone: "faint")
    }
    return .init(
      words.text("milestone.overdue", ["days": words.formats.days(day.days(since: due))]),
      tone: "alert")
  }
}

extension Milestone {
  func isLate(on day: Day) -> Bool { done == nil && (due.map { $0 < day } ?? false) }
}
