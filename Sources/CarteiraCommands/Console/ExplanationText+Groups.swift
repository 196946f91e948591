import Analysis
import Localization
import Portfolio

/// What the client is beyond itself: its segments, its way back, its word for us, whom it hangs by.
extension ExplanationText {
  func segments() -> [String] {
    let lines = study.memberships(of: assessed).flatMap { membership -> [String] in
      let name =
        switch membership.source {
        case .rule(let index): policy.segments.rules[index].name
        case .value(let field, _), .band(let field, _, _): words.field(field)
        }
      guard let reason = membership.reason else {
        return [words.text("segment-undecided", ["name": name])]
      }
      let line = words.text(
        "segment-line", ["name": name, "reason": words.reason(reason, policy.segments)])
      let approach = membership.approach
      guard !approach.isEmpty else { return [line] }
      let parts = [approach.tone, approach.effort].compactMap { $0 } + approach.offers
      return [line, words.text("segment-approach", ["words": parts.joined(separator: "; ")])]
    }
    return lines.isEmpty ? [] : section("segments-title", lines)
  }

  func winBack() -> [String] {
    guard assessed.status == .former else { return [] }
    let list = WinBackList(study.assessment, of: study.portfolio)
    guard
      let candidate = (list.candidates + list.excluded).first(where: {
        $0.client == assessed.client
      })
    else { return [] }
    var lines = [
      words.text(
        "win-back-line",
        [
          "value": words.optional(money: candidate.value),
          "basis": candidate.basis.map { words.label("basis.\($0.rawValue)") } ?? "–",
          "reason": words.factor(candidate.reasonFactor),
          "time": words.factor(candidate.timeFactor),
          "expected": words.optional(money: candidate.expected),
        ])
    ]
    if candidate.ending.reason?.isFinal == true { lines.append(words.text("win-back-final")) }
    if let answer = candidate.lastAnswer {
      lines.append(
        words.text(
          "win-back-tone",
          [
            "kind": answer.kind.rawValue.uppercased(), "score": words.count(answer.score),
            "day": words.day(answer.day), "key": words.key(answer.key),
          ]))
    }
    return section("win-back-title", lines)
  }

  func advocacy() -> [String] {
    let register = AdvocacyRegister(study)
    var lines: [String] = []
    if let candidate = register.candidates.first(where: { $0.client == assessed.client }) {
      lines += self.candidate(candidate)
    }
    lines += register.acts.filter { $0.client == assessed.client }.map { act in
      words.text(
        "advocacy-act",
        [
          "key": words.key(act.key),
          "kind": act.kind.map { words.catalog.text("reports.advocacy-kind.\($0.rawValue)") }
            ?? words.text("unknown"),
          "state": words.text("advocacy-state.\(act.state.rawValue)"),
        ])
    }
    for credit in ReferralChains(study).credits {
      guard credit.from == assessed.client || credit.to == assessed.client else { continue }
      let isFrom = credit.to == assessed.client
      lines.append(
        words.text(
          isFrom ? "referral-from" : "referral-to",
          [
            "client": study.portfolio.clients[isFrom ? credit.from : credit.to].displayName,
            "day": words.optional(credit.day), "key": words.key(credit.key),
            "value": words.optional(money: credit.value),
          ]))
    }
    return lines.isEmpty ? [] : section("advocacy-title", lines)
  }

  private func candidate(_ candidate: AdvocacyCandidate) -> [String] {
    let grounds = candidate.grounds.map(ground).joined(separator: ", ")
    let shown = ["grounds": grounds.isEmpty ? "–" : grounds]
    var lines = [
      candidate.mayBeAsked
        ? words.text(
          "advocacy-yes",
          shown.merging(["person": candidate.person.map(words.person) ?? "–"]) { own, _ in own })
        : words.text(
          "advocacy-no",
          shown.merging([
            "obstacles": candidate.obstacles.map(obstacle).joined(separator: "; ")
          ]) { own, _ in own })
    ]
    if !candidate.mayBeAsked, let free = candidate.freeOn {
      lines.append(words.text("advocacy-free", ["day": words.day(free)]))
    }
    lines.append(
      words.text(
        "advocacy-counts",
        [
          "asks": words.count(candidate.asks), "calls": words.count(candidate.calls),
          "last": words.optional(candidate.lastAsk),
        ]))
    return lines
  }

  private func ground(_ ground: AdvocacyGround) -> String {
    func text(_ key: String, _ facts: [String: String]) -> String {
      words.catalog.text("reports.advocate.ground.\(key)", facts)
    }
    return switch ground {
    case .promoter(let answer):
      text("promoter", ["score": String(answer.score), "day": words.day(answer.day)])
    case .champion(let person):
      text("champion", ["person": words.key(RecordKey(table: .contacts, key: person))])
    case .achieved(let key): text("achieved", ["record": words.key(key)])
    }
  }

  private func obstacle(_ obstacle: AdvocacyObstacle) -> String {
    words.catalog.text(
      "reports.advocate.obstacle.\(obstacle.kind.rawValue)",
      [
        "day": obstacle.until.map(words.day) ?? "–", "record": obstacle.key.map(words.key) ?? "–",
      ])
  }

  /// Whose consent the open opportunities need, and where they stand.
  func consents() -> [String] {
    let knowsTouches = assessed.relationship?.knowsTouches ?? false
    let lines = study.consents(of: assessed).flatMap { consent -> [String] in
      let title = words.text(
        consent.isNamed ? "consent-line" : "consent-assumed",
        [
          "key": words.key(RecordKey(table: .opportunities, key: consent.opportunity)),
          "count": words.count(consent.people.count),
        ])
      let people = consent.people.map { standing in
        let marks = [
          standing.hasVeto ? words.text("consent-veto") : nil,
          standing.isReached == nil && knowsTouches ? words.text("direction-unknown") : nil,
          standing.isReached == false ? words.text("consent-unreached") : nil,
          standing.influencedBy.isEmpty
            ? nil
            : words.text(
              "consent-influenced", ["people": words.people(standing.influencedBy)]),
        ].compactMap { $0 }
        return words.text(
          "consent-person",
          [
            "person": words.key(RecordKey(table: .contacts, key: standing.person)),
            "stance": words.text("stance.\(standing.stance.rawValue)"),
          ]) + (marks.isEmpty ? "" : "; " + marks.joined(separator: "; "))
      }
      let overlooked =
        consent.overlooked.isEmpty
        ? []
        : [
          words.text(
            "consent-overlooked", ["people": words.people(consent.overlooked)])
        ]
      return [title] + people + overlooked
    }
    return lines.isEmpty ? [] : section("consent-title", lines)
  }

  /// Whose leaving would expose the revenue, and in how few hands decisions lie.
  func exposure() -> [String] {
    guard let relationship = assessed.relationship, assessed.tier != nil else { return [] }
    var lines = study.exposures(of: assessed).map { exposure in
      words.text(
        "exposure-line",
        [
          "person": words.person(exposure.person),
          "side": words.text("side.\(exposure.isOurs ? "ours" : "theirs")"),
          "revenue": words.optional(money: exposure.revenue),
          "reasons": exposure.reasons.map { words.text("exposure-reason.\($0.rawValue)") }
            .joined(separator: ", "),
        ])
    }
    if lines.isEmpty { lines.append(words.text("exposure-none")) }
    if let authority = relationship.authority {
      lines.append(
        words.text(
          "authority-line",
          [
            "holders": words.people(authority.holders),
            "reached": authority.reached.isEmpty ? "–" : words.people(authority.reached),
          ]))
      if authority.isConcentrated { lines.append(words.text("authority-one")) }
    }
    let stale = relationship.staleSentiments
    if !stale.isEmpty {
      lines.append(
        words.text("stale-line", ["people": words.people(stale.map(\.id))]))
    }
    return section("exposure-title", lines)
  }
}
