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

/// What the client's people answered when asked.
struct SurveyFold: Fold {
  let dossier: ClientDossier

  private static let shown = 10

  var fold: ProfileFold? {
    guard dossier.has(.surveys) else { return nil }
    let sent = dossier.records.surveys.of(dossier.number).filter {
      ($0.sent ?? $0.answered).isPast(on: day)
    }
    guard !sent.isEmpty else {
      return nothing("satisfaction", table: .surveys, columns: "kind, answered, score")
    }
    let answered = sent.filter { $0.score != nil && $0.answered.isPast(on: day) }
    let latest = answered.last
    var verdict = words.text(
      "survey.answered",
      [
        "answered": words.formats.count(answered.count), "sent": words.formats.count(sent.count),
      ])
    if let latest, let kind = latest.kind, let score = latest.score {
      verdict = words.text(
        "survey.latest",
        [
          "kind": words.text("survey-kind.\(kind.rawValue)"), "score": String(score),
          "of": String(kind.scores.upperBound), "rest": verdict,
        ])
    }
    let isBad = latest.map(isUnhappy) ?? false
    return fold(
      "satisfaction", verdict: verdict, tone: isBad ? "alert" : "",
      [.table(table(Array(sent.reversed().prefix(SurveyFold.shown))))])
  }

  private func isUnhappy(_ survey: Survey) -> Bool {
    switch (survey.kind, survey.score) {
    case (.nps, let score?): score <= 6
    case (.csat, let score?), (.ces, let score?): score <= 2
    default: false
    }
  }

  private func table(_ surveys: [Survey]) -> DataTable {
    DataTable(
      name: words.text("fold.satisfaction"),
      columns: [
        .init(words.text("column.date"), .words), .init(words.text("survey.kind")),
        .init(words.text("survey.score"), .number), .init(words.text("survey.who")),
        .init(words.text("survey.comment")), .init(words.text("column.source")),
      ],
      rows: surveys.map { survey in
        let isAnswered = survey.score != nil && survey.answered.isPast(on: day)
        return DataTable.Row(
          (survey.answered.known(on: day) ?? survey.sent).map(words.date)
            ?? words.text("word.unknown"),
          [
            cell(survey.kind.map { words.text("survey-kind.\($0.rawValue)") }),
            isAnswered
              ? .init(survey.score.map(String.init) ?? "–", tone: isUnhappy(survey) ? "alert" : "")
              : .init(words.text("survey.silent"), tone: "faint"),
            cell(survey.contact.map(dossier.person)),
            .init(
              isAnswered ? survey.comment ?? "–" : "–",
              note: survey.themes.isEmpty ? nil : survey.themes.joined(separator: ", ")),
            source(.surveys, survey.id),
          ])
      }, isNarrow: false)
  }
}

/// The calls for help, and which are open.
struct TicketFold: Fold {
  let dossier: ClientDossier

  private static let shown = 10

  var fold: ProfileFold? {
    guard dossier.has(.tickets) else { return nil }
    let tickets = dossier.records.tickets.of(dossier.number).filter { $0.opened.isPast(on: day) }
    guard !tickets.isEmpty else {
      return nothing("tickets", table: .tickets, columns: "opened, severity, theme")
    }
    let open = tickets.filter { $0.closed.known(on: day) == nil }
    let recent = tickets.count {
      $0.opened.map { day.days(since: $0) < PeopleFlags.recentDays } ?? false
    }
    let grave = open.contains { $0.severity == .critical || $0.severity == .high }
    let verdict = words.text(
      "ticket.verdict",
      [
        "recent": words.formats.count(recent),
        "days": words.formats.days(PeopleFlags.recentDays),
        "open": words.plural("ticket.open", open.count),
      ])
    let sorted = (open + tickets.filter { $0.closed.known(on: day) != nil }.reversed())
    return fold(
      "tickets", verdict: verdict, tone: grave ? "alert" : "",
      [.table(table(Array(sorted.prefix(TicketFold.shown)), of: tickets.count))])
  }

  private func table(_ tickets: [Ticket], of all: Int) -> DataTable {
    DataTable(
      name: words.text("fold.tickets"),
      columns: [
        .init(words.text("ticket.opened")), .init(words.text("ticket.theme")),
        .init(words.text("ticket.severity")), .init(words.text("ticket.hours"), .number),
        .init(words.text("ticket.closed"), .date), .init(words.text("column.source")),
      ],
      rows: tickets.map { ticket in
        let isOpen = ticket.closed.known(on: day) == nil
        let isGrave = ticket.severity == .critical || ticket.severity == .high
        return DataTable.Row(
          ticket.opened.map(words.date) ?? words.text("word.unknown"),
          [
            cell(ticket.theme),
            ticket.severity.map {
              .init(
                words.text("severity.\($0.rawValue)"), tone: isOpen && isGrave ? "alert" : "")
            } ?? cell(nil as String?),
            .init(ticket.hours.map { words.decimal($0) } ?? "–"),
            isOpen
              ? .init(
                words.text("ticket.still-open"),
                note: ticket.opened.map { words.formats.days(day.days(since: $0)) },
                tone: isGrave ? "alert" : "strong")
              : cell(ticket.closed), source(.tickets, ticket.id),
          ])
      },
      total: tickets.count < all
        ? DataTable.Row(
          words.text(
            "word.shown-of",
            ["shown": words.formats.count(tickets.count), "all": words.formats.count(all)]),
          [.init(""), .init(""), .init(""), .init(""), .init("")])
        : nil, isNarrow: false)
  }
}

/// How much of each product is used, by measure.
struct UsageFold: Fold {
  let dossier: ClientDossier

  var fold: ProfileFold? {
    guard dossier.has(.usage) else { return nil }
    let records = dossier.records.usage.of(dossier.number).filter { $0.period.isPast(on: day) }
    guard !records.isEmpty else {
      return nothing("usage", table: .usage, columns: "product, period, metric, value")
    }
    let groups = Dictionary(grouping: records) { Measure(product: $0.product, metric: $0.metric) }
    let measures = groups.keys.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    let rows = measures.map { measure in row(measure, groups[measure] ?? []) }
    let last = records.compactMap(\.period).max()
    return fold(
      "usage",
      verdict: last.map {
        words.text("usage.verdict", ["month": words.formats.day($0, .monthYear)])
      } ?? words.text("fold.none"),
      [
        .table(
          DataTable(
            name: words.text("fold.usage"),
            columns: [
              .init(words.text("column.product")), .init(words.text("usage.metric")),
              .init(words.text("usage.latest"), .number),
              .init(words.text("usage.before"), .number),
              .init(words.text("usage.year"), .number), .init(words.text("column.source")),
            ], rows: rows, isNarrow: false))
      ])
  }

  private struct Measure: Hashable {
    let product: String?
    let metric: String?
    var text: String { (product ?? "") + "\u{1}" + (metric ?? "") }
  }

  private func row(_ measure: Measure, _ records: [UsageRecord]) -> DataTable.Row {
    func value(_ record: UsageRecord?) -> DataTable.Cell {
      guard let record, let value = record.value else { return .init("–", tone: "faint") }
      return .init(
        words.decimal(value), note: record.period.map { words.formats.day($0, .shortMonthYear) })
    }
    let last = records.last
    let yearAgo = last?.period.map { $0.adding(months: -12) }
    return DataTable.Row(
      measure.product.map(dossier.product) ?? words.text("word.unknown"),
      [
        cell(measure.metric), value(last), value(records.dropLast().last),
        value(records.last { $0.period == yearAgo }), source(.usage, last?.id ?? "–"),
      ])
  }
}
