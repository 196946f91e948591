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
      catalog: words.catalog, money: { words.money($0) }, day: { words.day($0) }, person: { $0 })
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
