import Portfolio

/// Looks for the least that moves a client's status or band of health.
final class CounterfactualSearch {
  private let client: ClientAssessment
  private let base: ClientCase
  private let now: ClientCase.Verdict
  private let study: Study

  init(_ client: ClientAssessment, _ measure: ClientMeasure, _ study: Study) {
    self.client = client
    base = ClientCase(client, measure, study)
    now = base.verdict()
    self.study = study
  }

  /// What would bring the client back to active, and to the next band; nil where it is there already.
  ///
  /// - Parameter next: When the status or the band of health moves by itself; asked once, of the
  ///   goals that are not reached.
  /// - Returns: One for each goal that is not reached.
  func counterfactuals(
    next: (Set<Counterfactual.Goal>) -> (status: StatusChange?, band: BandChange?)
  ) -> [Counterfactual] {
    let band = wantedBand
    let isOut = now.status == .atRisk || now.status == .inactive
    let goals = ([isOut ? .status : nil, band.map { _ in .health }] as [Counterfactual.Goal?])
      .compactMap { $0 }
    guard !goals.isEmpty else { return [] }
    let moves = next(Set(goals))
    let levers = Lever.all(client, study, base)
    return goals.map { goal in
      let ways =
        goal == .status
        ? ways(levers) { $0.status == .active }
        : ways(levers) { verdict in
          (verdict.health?.band).map { $0.place >= band?.place ?? 0 } ?? false
        }
      return Counterfactual(
        goal: goal, score: now.health?.score, band: goal == .status ? nil : band, ways: ways,
        movesOn: goal == .status ? moves.status?.day : moves.band?.day)
    }
  }

  /// The next better band of health; nil without one, and for former clients.
  private var wantedBand: HealthBand? {
    guard client.status != .former, let current = now.health?.band, current != .green else {
      return nil
    }
    return current == .red ? .yellow : .green
  }

  private typealias Test = (ClientCase.Verdict) -> Bool

  private struct Choice {
    let lever: Lever
    let strength: Int
  }

  /// Up to three single steps, else the smallest pair.
  private func ways(_ levers: [Lever], _ isReached: Test) -> [Counterfactual.Way] {
    let singles = levers.compactMap { lever -> Choice? in
      least(lever, after: [], isReached).map { Choice(lever: lever, strength: $0) }
    }.enumerated().sorted { left, right in
      let records = (records([left.element]), records([right.element]))
      return records.0 != records.1 ? records.0 < records.1 : left.offset < right.offset
    }.map(\.element)
    if !singles.isEmpty { return singles.prefix(3).map { way([$0]) } }
    return pair(levers, isReached).map { [way($0)] } ?? []
  }

  private func pair(_ levers: [Lever], _ isReached: Test) -> [Choice]? {
    var best: [Choice]?
    for first in levers.indices {
      for second in levers.indices where second > first {
        let full = Choice(lever: levers[second], strength: levers[second].most)
        guard let strength = least(levers[first], after: [full], isReached) else { continue }
        let chosen = Choice(lever: levers[first], strength: strength)
        guard let other = least(levers[second], after: [chosen], isReached) else { continue }
        let pair = [chosen, Choice(lever: levers[second], strength: other)]
        if best.map({ records(pair) < records($0) }) ?? true { best = pair }
      }
    }
    return best
  }

  private func records(_ choices: [Choice]) -> Int {
    choices.reduce(0) { $0 + $1.lever.records($1.strength) }
  }

  /// The least strength of a lever that is enough, on top of others; nil where not even the greatest
  /// is.
  ///
  /// More of one thing is never worse, so that halving finds it.
  private func least(_ lever: Lever, after others: [Choice], _ isReached: Test) -> Int? {
    func holds(_ strength: Int) -> Bool {
      isReached(verdict(others + [Choice(lever: lever, strength: strength)]))
    }
    guard holds(lever.most) else { return nil }
    var low = 0
    var high = lever.most
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle }
    }
    return high
  }

  private func verdict(_ choices: [Choice]) -> ClientCase.Verdict {
    var changed = base
    for choice in choices { choice.lever.apply(&changed, choice.strength) }
    return changed.verdict()
  }

  private func way(_ choices: [Choice]) -> Counterfactual.Way {
    let then = verdict(choices)
    let before = now.health?.families ?? []
    let effects = (then.health?.families ?? []).compactMap { family -> Counterfactual.Effect? in
      let points = before.first { $0.kind == family.kind }?.points
      guard points != family.points else { return nil }
      return .init(
        family: family.kind, before: points, after: family.points, weight: family.weight)
    }
    return Counterfactual.Way(
      steps: choices.map { $0.lever.step($0.strength) },
      gone: now.signals.all.filter { !then.signals.contains($0) }, effects: effects,
      score: then.health?.score, band: then.health?.band)
  }
}

extension HealthBand {
  /// The place from the worst.
  fileprivate var place: Int {
    switch self {
    case .red: 0
    case .yellow: 1
    case .green: 2
    }
  }
}
