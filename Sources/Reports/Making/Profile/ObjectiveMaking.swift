import Analysis
import Charts
import Localization
import Portfolio
import Templating

/// What a client wants, and how far it has come.
struct ObjectiveMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  var block: ObjectiveBlock? {
    let objectives = dossier.objectives
    guard !objectives.isEmpty else { return nil }
    let achieved = objectives.count { progress($0)?.isAchieved ?? false }
    var remark = words.text(
      "objective.achieved",
      [
        "done": words.formats.count(achieved), "all": words.formats.count(objectives.count),
      ])
    let baseless = objectives.count { $0.baseline == nil }
    if baseless > 0 { remark += ", " + words.plural("objective.baseless", baseless) }
    return ObjectiveBlock(
      remark: remark, lines: objectives.map(line),
      after: achieved < objectives.count ? words.text("objective.after") : nil)
  }

  /// How an objective goes, as the roadmap and the review say it.
  private func progress(_ objective: Objective) -> ObjectiveProgress? {
    dossier.client.success?.objectives.first { $0.key.key == objective.id }
  }

  private func line(_ objective: Objective) -> ObjectiveBlock.Line {
    let standing = self.progress(objective)
    let progress = standing?.progress
    let isLate = standing?.daysLate != nil
    return ObjectiveBlock.Line(
      id: objective.id, title: objective.title ?? objective.id, measure: measure(objective),
      state: state(objective), progress: progress.map { FixedPoint($0, scale: 4) },
      bar: progress.map { CellBar.draw($0, of: 10_000, kind: isLate ? .alert : .plain) },
      obstacle: progress == nil ? obstacle(objective) : nil, due: objective.due, isLate: isLate,
      owners: owners(objective), value: value(objective),
      evidence: dossier.source(.objectives, objective.id))
  }

  private func measure(_ objective: Objective) -> String? {
    let unit = objective.unit.map { "\u{A0}" + $0 } ?? ""
    func number(_ value: DecimalNumber?) -> String {
      value.map { words.decimal($0) } ?? words.text("word.unknown")
    }
    guard objective.baseline != nil || objective.target != nil || objective.actual != nil else {
      return objective.kpi
    }
    let parameters = [
      "kpi": objective.kpi ?? words.text("objective.kpi-unknown"),
      "baseline": number(objective.baseline), "actual": number(objective.actual),
      "target": number(objective.target), "unit": unit,
    ]
    return words.text("objective.measure", parameters)
  }

  private func state(_ objective: Objective) -> String? {
    guard let state = objective.state else { return nil }
    let word = words.text("objective-state.\(state.rawValue)")
    guard let by = objective.stateBy else { return word }
    guard let on = objective.stateOn else {
      return words.text("objective.state-by", ["state": word, "person": dossier.person(by)])
    }
    return words.text(
      "objective.state-by-on",
      [
        "state": word, "person": dossier.person(by), "day": words.shortDate(on, near: day),
      ])
  }

  /// Why there is no progress to show.
  private func obstacle(_ objective: Objective) -> String {
    let key =
      if objective.baseline == nil {
        "no-baseline"
      } else if objective.target == nil {
        "no-target"
      } else if objective.actual == nil {
        "no-actual"
      } else {
        "no-way"
      }
    return words.text("objective.\(key)")
  }

  func owners(_ objective: Objective) -> String? {
    let owners = [
      objective.ownerOurs.map(dossier.context.member), objective.ownerTheirs.map(dossier.personNow),
    ].compactMap { $0 }
    return owners.isEmpty ? nil : owners.joined(separator: ", ")
  }

  func value(_ objective: Objective) -> String? {
    guard let value = objective.valueDelivered else { return nil }
    guard let cost = objective.cost, cost.currency == value.currency,
      let ratio = progress(objective)?.returnHundredths
    else {
      return words.text("objective.value", ["value": dossier.whole(value)])
    }
    return words.text(
      "objective.return",
      [
        "value": dossier.whole(value), "cost": dossier.whole(cost),
        "ratio": words.formats.decimal(ratio, scale: 2, places: .fixed(1)),
      ])
  }
}
