import Analysis
import Portfolio
import Reports

/// Time and change of one client, as lines of text.
extension ExplanationText {
  /// Why a client is above its tier by revenue, and until when; or why no demotion can wait.
  func held(_ tier: TierPosition) -> [String] {
    let periods = policy.tiers.demotionPeriods
    guard let hold = tier.hold else {
      return tier.monthEnds.isEmpty && periods > 1 && tier.rank != nil
        ? [words.text("tier-no-memory")] : []
    }
    return [
      words.text(
        "tier-held",
        [
          "tier": words.label("tier.\(tier.effective.rawValue)"),
          "last": words.day(hold.lastReached), "below": words.count(hold.below),
          "periods": words.count(periods), "falls": words.label("tier.\(hold.falls.rawValue)"),
          "day": words.day(hold.dropsOn),
          "automatic": words.label("tier.\(tier.automatic.rawValue)"),
        ])
    ]
  }

  private var changeWords: CounterfactualWords {
    CounterfactualWords(
      catalog: words.catalog, money: { words.money($0) }, day: { words.day($0) },
      person: { words.person($0) })
  }

  /// What would bring the client back to active and to a better band, and what comes by itself.
  func counterfactuals() -> [String] {
    let lines =
      explanation.counterfactuals.flatMap(changeWords.sentences)
      + (explanation.nextBand.map { [changeWords.sentence($0)] } ?? [])
    return lines.isEmpty ? [] : section("counterfactual-title", lines)
  }

  /// Which signals of risk were looked for, and which could not be.
  func checked() -> [String] {
    let checks = explanation.signalChecks
    return section(
      "checked-title",
      [changeWords.clear(checks), changeWords.unchecked(checks)].compactMap { $0 })
  }

  /// What changed since the last month-end; nothing where the data begin after it.
  func changes() -> [String] {
    guard let previous = study.previous else { return [] }
    let found = study.changes.filter { $0.id == client.id }
    let lines = found.map { change in
      let text = words.text(
        change.subject == nil ? "change-line" : "change-line-of",
        [
          "kind": words.text("change-kind.\(change.kind.rawValue)"),
          "subject": change.subject.map(words.person) ?? "", "before": value(change.before),
          "after": value(change.after),
        ])
      let rules = change.rules.isEmpty ? [] : [change.rules.joined(separator: " → ")]
      let seen = (rules + (change.keys.isEmpty ? [] : [words.keys(change.keys)]))
        .joined(separator: "  ")
      return seen.isEmpty ? text : text + "  " + seen
    }
    return section(
      "changes-title",
      [words.text("changes-since", ["day": words.day(previous.day)])]
        + (lines.isEmpty ? [words.text("changes-none")] : lines))
  }

  private func value(_ value: Change.Value) -> String {
    switch value {
    case .none: words.text("nothing")
    case .status(let status): words.status(status)
    case .tier(let tier): words.label("tier.\(tier.rawValue)")
    case .touch(let touch): words.label("touch.\(touch.rawValue)")
    case .health(let score, let band):
      "\(words.count(score)) (\(words.label("band.\(band.rawValue)")))"
    case .text(let text): text
    case .contract(let state): words.label("contract-state.\(state.rawValue)")
    case .money(let amount): words.money(amount)
    case .day(let day): words.day(day)
    case .bucket(let bucket): words.label("bucket.\(bucket.rawValue)")
    case .objective(let standing): words.label("objective-standing.\(standing.rawValue)")
    case .rhythm(let rhythm): words.label("rhythm.\(rhythm.rawValue)")
    case .role(let role): words.label("role.\(role.rawValue)")
    case .reason(let reason): words.label("action.\(reason.rawValue)")
    case .goal(let status): words.label("goal-status.\(status.rawValue)")
    }
  }

  /// How the client stood at past month-ends, the latest first; nothing where the data begin later.
  func history() -> [String] {
    let standings = study.history.standings(of: assessed.client)
    guard !standings.isEmpty else { return [] }
    let lines = standings.reversed().map { standing in
      words.text(
        "history-line",
        [
          "day": words.day(standing.day), "status": words.status(standing.status),
          "tier": standing.tier.map { words.label("tier.\($0.rawValue)") } ?? "–",
          "touch": standing.touch.map { words.label("touch.\($0.rawValue)") } ?? "–",
          "health": standing.health.map { words.count($0) } ?? words.text("unknown-health"),
          "revenue": words.optional(money: standing.revenue),
        ])
    }
    let dated = study.portfolio.records.history.datedFields
      .filter { $0.table == .clients }
      .filter {
        !study.portfolio.records.history
          .entries(of: .clients, record: client.id, field: $0.field).isEmpty
      }.map(\.field)
    return section(
      "history-title",
      [
        words.text("history-note"),
        dated.isEmpty
          ? words.text("history-undated")
          : words.text("history-dated", ["fields": dated.joined(separator: ", ")]),
      ] + lines)
  }

  /// Facts that do not go together.
  func contradictions() -> [String] {
    let lines = explanation.contradictions.map { contradiction in
      words.text(
        "contradiction-line",
        [
          "sentence": changeWords.sentence(contradiction) { words.value($0) },
          "keys": contradiction.keys.map(words.key).joined(separator: ", "),
        ])
    }
    return lines.isEmpty ? [] : section("contradiction-title", lines)
  }
}
