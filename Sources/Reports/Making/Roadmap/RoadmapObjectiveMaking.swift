import Analysis
import Charts
import Localization
import Portfolio
import Templating

/// The objectives of a roadmap, with owners, measure, pace and what they bring for their cost.
struct RoadmapObjectiveMaking {
  let roadmap: RoadmapMaking
  private var dossier: ClientDossier { roadmap.dossier }
  private var words: Words { roadmap.words }
  private var day: Day { roadmap.day }

  /// How many business days somebody has to measure a beginning.
  private static let measureDays = 10

  var block: RoadmapObjectives? {
    let progress = roadmap.client.success?.objectives ?? []
    guard !progress.isEmpty else { return nil }
    let lines = nearest(progress).compactMap { progress in
      dossier.objectives.first { $0.id == progress.key.key }.map { line($0, progress) }
    }
    let achieved = progress.count(where: \.isAchieved)
    return RoadmapObjectives(
      remark: words.text(
        "objective.achieved",
        [
          "done": words.formats.count(achieved), "all": words.formats.count(progress.count),
        ]), lines: lines, figures: figures(progress), after: after(progress),
      leftOut: words.nearest(words.text("profile.objectives"), of: progress.count))
  }

  /// Of very many objectives those due nearest to the day, in their order; those without a day come last.
  private func nearest(_ progress: [ObjectiveProgress]) -> [ObjectiveProgress] {
    guard progress.count > ClientCut.rows else { return progress }
    let dues = Dictionary(
      dossier.objectives.map { ($0.id, $0.due) }, uniquingKeysWith: { first, _ in first })
    let distances = progress.map { progress in
      (dues[progress.key.key] ?? nil).map { abs($0.days(since: day)) } ?? Int.max
    }
    return progress.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }
      .prefix(ClientCut.rows).sorted().map { progress[$0] }
  }

  // MARK: A line

  private func line(_ objective: Objective, _ progress: ObjectiveProgress) -> RoadmapObjectives.Line
  {
    let share = progress.progress
    func number(_ value: DecimalNumber?) -> String? { value.map(words.decimal) }
    let kind: CellBar.Kind =
      progress.pace.isBehind ? .alert : progress.isAchieved ? .chosen : .plain
    return RoadmapObjectives.Line(
      id: objective.id, name: objective.title ?? objective.id, due: objective.due,
      theirs: objective.ownerTheirs.map(dossier.personNow),
      ours: objective.ownerOurs.map(dossier.context.member), kpi: objective.kpi,
      unit: objective.unit, baseline: number(objective.baseline),
      target: number(objective.target), actual: number(objective.actual),
      actualDay: objective.actual == nil ? nil : objective.actualDate,
      progress: share.map { FixedPoint($0, scale: 4) },
      expected: progress.expected.map { FixedPoint($0, scale: 4) },
      bar: share.map {
        CellBar.draw(
          min(10_000, max(0, $0)), of: 10_000,
          limit: progress.isAchieved || progress.state == .delivered ? nil : progress.expected,
          kind: kind)
      },
      state: objective.state.map { words.text("objective-state.\($0.rawValue)") },
      stateBy: stateBy(objective), pace: pace(progress), tone: tone(progress.pace),
      order: order(objective, progress), value: ObjectiveMaking(dossier: dossier).value(objective),
      evidence: words.evidence(progress.key))
  }

  private func stateBy(_ objective: Objective) -> String? {
    guard objective.state != nil, let by = objective.stateBy else { return nil }
    let person = dossier.person(by)
    return objective.stateOn.map { "\(person), \(words.shortDate($0, near: day))" } ?? person
  }

  private func pace(_ progress: ObjectiveProgress) -> String {
    guard progress.pace == .late, let days = progress.daysLate else {
      return words.text("pace.\(progress.pace.rawValue)")
    }
    return words.text("pace.late-by", ["days": words.formats.days(days)])
  }

  private func tone(_ pace: ObjectivePace) -> String {
    switch pace {
    case .late, .behind: "alert"
    case .noBaseline, .noTarget, .noActual, .noMeasure, .noWay, .noBeginning, .undated: "caution"
    case .achieved: "good"
    case .delivered, .onPace: ""
    }
  }

  /// What somebody has to measure or verify, and until when.
  private func order(_ objective: Objective, _ progress: ObjectiveProgress) -> String? {
    let ours = objective.ownerOurs.map(dossier.context.member)
    let theirs = objective.ownerTheirs.flatMap { dossier.hasLeft($0) ? nil : dossier.person($0) }
    let calendar = dossier.context.agenda.calendar
    let soon = calendar.adding(RoadmapObjectiveMaking.measureDays, to: day)
    let by = objective.due.map { $0 > day ? min(soon, calendar.onOrBefore($0)) : soon } ?? soon
    let date = words.shortDate(by, near: day)
    let nobody = words.text("word.somebody")
    switch progress.pace {
    case .noBaseline, .noActual, .noTarget, .noMeasure:
      return words.text(
        "pace.order-\(progress.pace.rawValue)", ["person": ours ?? nobody, "day": date])
    case .delivered:
      return words.text("pace.order-verify", ["person": theirs ?? nobody])
    case .late where progress.needsBaseline && objective.baseline == nil:
      return words.text("pace.order-no-baseline", ["person": ours ?? nobody, "day": date])
    default:
      return nil
    }
  }

  // MARK: What it brings for its cost

  private func figures(_ progress: [ObjectiveProgress]) -> KPIStrip? {
    let objectives = dossier.objectives
    let valued = objectives.filter { $0.valueDelivered != nil }
    guard !valued.isEmpty else { return nil }
    func sum(_ objectives: [Objective], _ amount: (Objective) -> Money?) -> Int64 {
      objectives.reduce(0) {
        $0.addingReportingOverflow(amount($1)?.minorUnits ?? 0).partialValue
      }
    }
    let both = valued.filter { ($0.cost?.minorUnits ?? 0) > 0 }
    let (gain, cost) = (sum(both, \.valueDelivered), sum(both, \.cost))
    let verified = valued.filter { objective in
      progress.contains { $0.key.key == objective.id && $0.isAchieved }
    }
    let ratio = cost > 0 ? Rounding.divide(gain.multipliedClamping(by: 100), by: cost) : nil
    return KPIStrip(
      name: words.text("roadmap.returns"), isSmall: true,
      figures: [
        KPI(
          word: words.text("roadmap.value-delivered"),
          figure: words.whole(sum(valued, \.valueDelivered)),
          notes: [words.count("objectives", valued.count)]),
        KPI(
          word: words.text("roadmap.value-verified"),
          figure: words.whole(sum(verified, \.valueDelivered)),
          notes: [words.count("objectives", verified.count)]),
        KPI(
          word: words.text("roadmap.cost"), figure: words.whole(sum(both, \.cost)),
          notes: [words.text("roadmap.cost-note")]),
        KPI(
          word: words.text("roadmap.return"),
          figure: ratio.map {
            words.formats.decimal($0, scale: 2, places: .fixed(1))
          } ?? "–", unit: ratio == nil ? nil : words.text("roadmap.times"),
          notes: [
            words.text(
              "roadmap.return-note",
              ["value": words.whole(gain), "cost": words.whole(cost)])
          ]),
      ])
  }

  /// How progress is computed, with the numbers of an objective whose measure falls where there is one.
  private func after(_ progress: [ObjectiveProgress]) -> String {
    let shown =
      progress.first { $0.isFalling == true && $0.progress != nil }
      ?? progress.first { $0.progress != nil }
    let record = shown.flatMap { shown in
      dossier.objectives.first { $0.id == shown.key.key }
    }
    let counts = words.text("roadmap.counts")
    guard let shown, let share = shown.progress, let record, let baseline = record.baseline,
      let target = record.target, let actual = record.actual
    else { return counts }
    return words.text(
      "roadmap.formula",
      [
        "baseline": words.decimal(baseline), "target": words.decimal(target),
        "actual": words.decimal(actual), "progress": words.percent(share),
      ]) + " " + counts
  }
}
