import Portfolio

/// Looks for the least that moves a client's status or band of health.
struct CounterfactualSearch {
  private let client: ClientAssessment
  private let base: ClientCase
  private let now: ClientCase.Verdict
  private let levers: [Lever]
  private let redMost: Int

  init(_ client: ClientAssessment, _ measure: ClientMeasure, _ study: Study) {
    self.client = client
    base = ClientCase(client, measure, study)
    now = base.verdict()
    levers = Lever.all(client, study, base)
    redMost = study.policy.health.redMost
  }

  /// What would bring the client back to active, and to the next band; nil where it is there already.
  ///
  /// - Parameters:
  ///   - status: When the status moves by itself.
  ///   - band: When the band of health does.
  /// - Returns: One for each goal that is not reached.
  func counterfactuals(status: StatusChange?, band: BandChange?) -> [Counterfactual] {
    var found: [Counterfactual] = []
    if now.status == .atRisk || now.status == .inactive {
      let ways = ways { $0.status == .active }
      found.append(
        Counterfactual(
          goal: .status, score: now.health?.score, band: nil, ways: ways, movesOn: status?.day))
    }
    if client.status != .former, let current = now.health?.band, current != .green {
      let wanted: HealthBand = current == .red ? .yellow : .green
      let ways = ways { ($0.health?.band).map { $0.place >= wanted.place } ?? false }
      found.append(
        Counterfactual(
          goal: .health, score: now.health?.score, band: wanted, ways: ways, movesOn: band?.day))
    }
    return found
  }

  private typealias Test = (ClientCase.Verdict) -> Bool

  private struct Choice {
    let lever: Lever
    let strength: Int
  }

  /// Up to three single steps, else the smallest pair.
  private func ways(_ isReached: Test) -> [Counterfactual.Way] {
    let singles = levers.compactMap { lever -> Choice? in
      least(lever, after: [], isReached).map { Choice(lever: lever, strength: $0) }
    }.enumerated().sorted { left, right in
      let records = (records([left.element]), records([right.element]))
      return records.0 != records.1 ? records.0 < records.1 : left.offset < right.offset
    }.map(\.element)
    if !singles.isEmpty { return singles.prefix(3).map { way([$0]) } }
    return pair(isReached).map { [way($0)] } ?? []
  }

  private func pair(_ isReached: Test) -> [Choice]? {
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
