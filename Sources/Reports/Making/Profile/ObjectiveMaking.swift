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
    let achieved = objectives.count { $0.state == .verified }
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

  private func line(_ objective: Objective) -> ObjectiveBlock.Line {
    let progress = objective.progress
    let isLate = objective.state != .verified && (objective.due.map { $0 < day } ?? false)
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
      objective.ownerOurs.map(dossier.context.member), objective.ownerTheirs.map(dossier.person),
    ].compactMap { $0 }
    return owners.isEmpty ? nil : owners.joined(separator: ", ")
  }

  func value(_ objective: Objective) -> String? {
    guard let value = objective.valueDelivered else { return nil }
    guard let cost = objective.cost, cost.minorUnits > 0, cost.currency == value.currency else {
      return words.text("objective.value", ["value": dossier.whole(value)])
    }
    let ratio = Rounding.divide(value.minorUnits * 10, by: cost.minorUnits)
    return words.text(
      "objective.return",
      [
        "value": dossier.whole(value), "cost": dossier.whole(cost),
        "ratio": words.formats.decimal(ratio, scale: 1, places: .fixed(1)),
      ])
  }
}

extension Objective {
  /// (value − baseline) ÷ (target − baseline) in hundredths of a percent; nil where one is unknown.
  ///
  /// Falling measures work as rising ones do.
  var progress: Int64? {
    guard let baseline, let target, let actual else { return nil }
    let scale = [baseline.scale, target.scale, actual.scale].max() ?? 0
    guard let from = baseline.units(scale), let to = target.units(scale),
      let now = actual.units(scale)
    else { return nil }
    let (way, wayOverflows) = to.subtractingReportingOverflow(from)
    let (done, doneOverflows) = now.subtractingReportingOverflow(from)
    let (share, shareOverflows) = done.multipliedReportingOverflow(by: 10_000)
    guard !wayOverflows, !doneOverflows, !shareOverflows, way != 0,
      way != .min, share != .min
    else { return nil }
    return way > 0
      ? Rounding.divide(share, by: way) : Rounding.divide(-share, by: -way)
  }
}

extension DecimalNumber {
  /// The number in units of a finer scale; nil where it does not fit.
  func units(_ scale: UInt8) -> Int64? {
    var value = value
    for _ in self.scale..<max(self.scale, scale) {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    return value
  }
}
