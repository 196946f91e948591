import Analysis
import Portfolio

/// Objectives and health, as lines of text.
extension ExplanationText {
  func success() -> [String] {
    guard let success = assessed.success else { return [] }
    var lines = success.objectives.map(objective)
    if let stage = success.stage {
      lines.append(
        words.text("stage-line", ["stage": stage, "since": words.optional(success.stageSince)]))
    }
    for milestone in success.openMilestones.prefix(5) {
      guard let late = milestone.daysLate else { continue }
      lines.append(
        words.text(
          "milestone-line",
          [
            "title": milestone.title ?? milestone.key.key, "due": words.optional(milestone.due),
            "days": words.days(late), "key": words.key(milestone.key),
          ]))
    }
    for trend in success.usage {
      lines.append(
        words.text(
          "usage-line",
          [
            "metric": [trend.metric, trend.product].compactMap { $0 }.joined(separator: " "),
            "share": words.percent(trend.share?.basisPoints), "period": words.day(trend.period),
          ]))
    }
    if success.tickets > 0 || !success.openTickets.isEmpty {
      lines.append(
        words.text(
          "tickets-line",
          [
            "count": words.count(success.tickets), "open": words.count(success.openTickets.count),
            "grave": words.count(success.graveOpenTickets),
          ]) + records(success.openTickets))
    }
    if let handoff = success.handoff {
      let missing = handoff.missing.map { words.label("handoff.\($0.rawValue)") }
      lines.append(
        words.text(
          missing.isEmpty ? "handoff-line" : "handoff-missing",
          [
            "from": handoff.from ?? "–", "to": handoff.to ?? "–",
            "day": words.optional(handoff.day), "missing": missing.joined(separator: ", "),
            "key": words.key(handoff.key),
          ]))
    }
    return lines.isEmpty ? [] : section("success-title", lines)
  }

  private func objective(_ objective: ObjectiveProgress) -> String {
    var parts = [
      words.text(
        "objective-line",
        [
          "title": objective.title ?? objective.key.key,
          "state": objective.state.map { words.label("objective-state.\($0.rawValue)") }
            ?? words.text("unknown"), "progress": words.percent(objective.progress),
        ])
    ]
    if objective.needsBaseline { parts.append(words.text("objective-measure")) }
    if let late = objective.daysLate {
      parts.append(words.text("objective-late", ["days": words.days(late)]))
    }
    parts.append(words.key(objective.key))
    return parts.joined(separator: "; ")
  }

  func health() -> [String] {
    guard let health = assessed.health else { return [] }
    var lines: [String] = []
    if let score = health.score, let band = health.band {
      lines.append(
        words.text(
          "health-line",
          [
            "score": words.count(score), "band": words.label("band.\(band.rawValue)"),
            "coverage": words.percent(Int64(health.coverage) * 100),
            "confidence": words.label("confidence.\(health.confidence.rawValue)"),
          ]))
    } else {
      lines.append(
        words.text(
          "health-none",
          [
            "coverage": words.percent(Int64(health.coverage) * 100),
            "least": words.percent(Int64(policy.health.lowCoverage) * 100),
          ]))
    }
    for family in health.families {
      lines.append(self.family(family))
      let keys = assessed.evidence(of: family.kind)
      if family.points != nil, !keys.isEmpty {
        lines.append(words.text("records-seen", ["keys": words.keys(keys)]))
      }
    }
    lines += ownLimits(health)
    if let cap = health.cap, let limit = health.capLimit {
      lines.append(
        words.text(
          "health-cap",
          [
            "rule": cap.rawValue, "reason": words.label("cap.\(cap.rawValue.lowercased())"),
            "limit": words.count(limit), "uncapped": words.count(health.uncapped ?? 0),
          ]))
    }
    return section("health-title", lines)
  }

  /// Records after a line that rests on them.
  private func records(_ keys: [RecordKey]) -> String {
    keys.isEmpty ? "" : "  " + words.keys(Array(keys.prefix(5)))
  }

  private func family(_ family: HealthFamily) -> String {
    let facts = family.facts.map {
      "\(words.text("fact.\($0.name.rawValue)")) \(words.value($0.value))"
    }.joined(separator: "; ")
    let name = words.label("family.\(family.kind.rawValue)")
    guard let points = family.points else {
      return words.text("family-unknown", ["name": name, "weight": words.count(family.weight)])
    }
    return words.text(
      "family-line",
      [
        "name": name, "points": words.count(points), "weight": words.count(family.weight),
        "gives": family.contribution.map { words.count($0) } ?? "–", "facts": facts,
      ])
  }
}
