package import Analysis
package import Localization
package import Portfolio

/// What would change a verdict, what was checked, and what contradicts itself, as sentences.
///
/// Pages and `explain` say the same; they differ in how they write money, days and persons.
package struct CounterfactualWords {
  private let catalog: Catalog
  private let formats: Formatters
  private let money: (Int64) -> String
  private let day: (Day) -> String
  private let person: (String) -> String

  package init(
    catalog: Catalog, money: @escaping (Int64) -> String, day: @escaping (Day) -> String,
    person: @escaping (String) -> String
  ) {
    self.catalog = catalog
    formats = Formatters(catalog)
    self.money = money
    self.day = day
    self.person = person
  }

  private func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("assessment." + key, parameters)
  }

  // MARK: What would change it

  /// What is enough, with the arithmetic; that nothing is where nothing is.
  package func sentences(_ counterfactual: Counterfactual) -> [String] {
    let goal = goal(counterfactual)
    guard let first = counterfactual.ways.first else {
      return [
        counterfactual.band.map {
          text("counterfactual.none-health", ["band": text("band.\($0.rawValue)")])
        } ?? text("counterfactual.none-status")
      ]
    }
    let key = counterfactual.isSingle ? "counterfactual.single" : "counterfactual.pair"
    var lines = [
      text(key, ["goal": goal, "steps": steps(first), "account": account(first)])
    ]
    for way in counterfactual.ways.dropFirst() {
      lines.append(
        text("counterfactual.or", ["steps": steps(way), "account": account(way)]))
    }
    return lines
  }

  /// What the band becomes by itself.
  package func sentence(_ change: BandChange) -> String {
    guard let band = change.band, let score = change.score else {
      return text("counterfactual.band-unknown", ["day": day(change.day)])
    }
    return text(
      "counterfactual.band",
      ["band": text("band.\(band.rawValue)"), "score": String(score), "day": day(change.day)])
  }

  private func goal(_ counterfactual: Counterfactual) -> String {
    guard let band = counterfactual.band else { return text("counterfactual.goal-status") }
    return text("counterfactual.goal-health", ["band": text("band.\(band.rawValue)")])
  }

  private func steps(_ way: Counterfactual.Way) -> String {
    way.steps.map(step).joined(separator: " " + text("counterfactual.and") + " ")
  }

  private func step(_ step: Step) -> String {
    var parameters: [String: String] = [:]
    parameters["amount"] = step.amount.map(money)
    parameters["person"] = step.person.map(person)
    parameters["role"] = step.role.map { text("role.\($0.rawValue)") }
    parameters["survey"] = step.survey?.rawValue.uppercased()
    parameters["score"] = step.score.map(String.init)
    let isNamed = step.person != nil || (step.kind != .conversation && step.kind != .answer)
    let key = "assessment.step.\(step.kind.rawValue)" + (isNamed ? "" : "-unnamed")
    return catalog.count(key, step.count, parameters)
  }

  /// The signals that go, and the points that make the score another.
  private func account(_ way: Counterfactual.Way) -> String {
    var parts = way.gone.map {
      text("counterfactual.gone", ["signal": text("signal-name.\($0.rawValue)")])
    }
    parts += way.effects.map { effect in
      text(
        "counterfactual.points",
        [
          "family": text("family.\(effect.family.rawValue)").lowercased(),
          "before": effect.before.map(String.init) ?? text("counterfactual.unknown"),
          "after": effect.after.map(String.init) ?? text("counterfactual.unknown"),
          "weight": String(effect.weight),
        ])
    }
    if !way.effects.isEmpty, let score = way.score, let band = way.band {
      parts.append(
        text(
          "counterfactual.score",
          ["score": String(score), "band": text("band.\(band.rawValue)")]))
    }
    return parts.joined(separator: "; ")
  }

  // MARK: What was checked

  /// What was checked and is clear; nil where nothing is.
  package func clear(_ checks: [SignalCheck]) -> String? {
    let names = checks.filter { $0.outcome == .clear }
      .map { text("signal-name.\($0.signal.rawValue)") }
    return names.isEmpty ? nil : text("checked.clear", ["signals": names.joined(separator: ", ")])
  }

  /// What could not be checked, each with why; nil where everything could.
  package func unchecked(_ checks: [SignalCheck]) -> String? {
    let names = checks.filter { !$0.isChecked }.map { check in
      text(
        "checked.because",
        ["signal": text("signal-name.\(check.signal.rawValue)"), "why": why(check.outcome)])
    }
    return names.isEmpty
      ? nil : text("checked.unknown", ["signals": names.joined(separator: ", ")])
  }

  private func why(_ outcome: SignalCheck.Outcome) -> String {
    switch outcome {
    case .noTable(let table): text("checked.no-table", ["table": self.table(table)])
    case .noRecord(let table): text("checked.no-record", ["table": self.table(table)])
    case .tooFew: text("checked.too-few")
    case .unknownDirection: text("checked.unknown-direction")
    case .unmeasured: text("checked.unmeasured")
    case .fired, .clear: ""
    }
  }

  private func table(_ table: TableName) -> String { text("checked.table.\(table.rawValue)") }

  // MARK: What contradicts itself

  /// Two facts that do not go together.
  package func sentence(
    _ contradiction: Contradiction, value: (Analysis.Fact.Value) -> String
  ) -> String {
    var parameters: [String: String] = [:]
    for fact in contradiction.facts { parameters[fact.name.rawValue] = value(fact.value) }
    let isNever = contradiction.facts.contains { $0.name == .lastTwoWay && $0.value == .none }
    let isUnknown = contradiction.facts.contains { $0.name == .lastUnknown }
    let ending = isUnknown ? "-unknown" : isNever ? "-never" : ""
    return text("contradiction.\(contradiction.kind.rawValue)" + ending, parameters)
  }
}
