import Analysis
import Charts
import Localization
import Portfolio

/// The tier and touch of a client, and why.
struct TierReasons {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var context: SiteContext { dossier.context }

  var tier: TierView? {
    dossier.client.tier.map { tier in
      let steps = Tier.allCases.count { $0 <= tier }
      return TierView(
        mark: StepMark.draw(filled: steps, of: Tier.allCases.count), word: name(tier))
    }
  }

  var touch: TouchView? { dossier.client.touch.map { TouchView(word: name($0)) } }

  var verdicts: [Verdict] { [tierVerdict, touchVerdict].compactMap { $0 } }

  private func name(_ tier: Tier) -> String {
    words.catalog.text("assessment.tier.\(tier.rawValue)")
  }

  private func name(_ touch: Touch) -> String {
    words.catalog.text("assessment.touch.\(touch.rawValue)")
  }

  private var tierVerdict: Verdict? {
    guard
      let position = context.assessment.tierPosition(of: dossier.client, in: context.portfolio)
    else { return nil }
    var parts = measured(position)
    if position.measure != .share {
      // The place says nothing where others decide.
    } else if let rank = position.rank, let value = position.value {
      parts.append(
        words.text(
          "why.tier",
          [
            "amount": words.whole(value),
            "basis": words.catalog.text("assessment.basis.\(position.basis.rawValue)"),
            "rank": words.formats.count(rank), "base": words.formats.count(position.base),
          ]))
    } else {
      parts.append(words.text(position.value == nil ? "why.tier-unknown" : "why.tier-none"))
    }
    if let next = position.next, let missing = position.missing, missing > 0,
      next > position.effective
    {
      parts.append(
        words.text("why.tier-next", ["amount": words.whole(missing), "tier": name(next)]))
    }
    parts += override(position.override, automatic: name(position.automatic))
    parts += held(position)
    return Verdict(
      heading: words.text("why.tier-heading", ["tier": name(position.effective)]),
      words: parts.joined(separator: " "))
  }

  /// Why the tier is above that by revenue, and until when; or why none can be.
  private func held(_ position: TierPosition) -> [String] {
    let periods = context.assessment.policy.tiers.demotionPeriods
    guard let hold = position.hold else {
      return position.monthEnds.isEmpty && periods > 1 && position.rank != nil
        ? [words.text("why.tier-no-memory")] : []
    }
    return [
      words.text(
        "why.tier-held",
        [
          "automatic": name(position.automatic), "tier": name(position.effective),
          "last": words.date(hold.lastReached), "below": words.formats.count(hold.below),
          "periods": words.formats.count(periods), "falls": name(hold.falls),
          "day": words.date(hold.dropsOn),
        ])
    ]
  }

  private var touchVerdict: Verdict? {
    guard
      let position = context.assessment.touchPosition(of: dossier.client, in: context.portfolio),
      let tier = dossier.client.tier
    else { return nil }
    var parts = [
      position.rule.map { words.text("why.touch-rule", ["rule": $0]) }
        ?? words.text("why.touch", ["tier": name(tier)])
    ]
    if position.isRaised { parts.append(words.text("why.touch-raised")) }
    parts += override(position.override, automatic: name(position.automatic))
    return Verdict(heading: name(position.effective), words: parts.joined(separator: " "))
  }

  /// The arithmetic of tiers by threshold or by points; nothing where the place decides.
  private func measured(_ position: TierPosition) -> [String] {
    switch position.measure {
    case .share: return []
    case .thresholds:
      guard let value = position.value else { return [words.text("why.tier-unknown")] }
      return [
        words.text(
          position.automatic == .bronze ? "why.tier-bronze" : "why.tier-threshold",
          [
            "amount": words.whole(value),
            "basis": words.catalog.text("assessment.basis.\(position.basis.rawValue)"),
            "least": context.summary.tiers.least(position.automatic).map(words.whole) ?? "–",
          ])
      ]
    case .points:
      guard let points = position.points else { return [] }
      let held = points.lines.filter { $0.truth == .yes }
      var parts = [
        held.isEmpty
          ? words.text("why.tier-points-none")
          : words.text(
            "why.tier-points",
            [
              "points": String(points.sum),
              "rules": held.map {
                words.text(
                  "why.tier-point", ["rule": $0.rule, "points": String($0.points)])
              }.joined(separator: ", "),
            ])
      ]
      if let next = position.next, let missing = points.missing, missing > 0 {
        parts.append(
          words.text(
            "why.tier-points-next", ["points": String(missing), "tier": name(next)]))
      }
      return parts
    }
  }

  /// What somebody set by hand, and whether it holds.
  private func override(_ state: OverrideState, automatic: String) -> [String] {
    switch state {
    case .none: return []
    case .holds(let override):
      return [
        words.text(
          "why.by-hand",
          [
            "reason": override.reason ?? "–", "until": override.until.map(words.date) ?? "–",
            "automatic": automatic,
          ])
      ]
    case .ignored(let override, let fault):
      return [
        words.text(
          "why.by-hand-ignored",
          [
            "value": override.value ?? "–",
            "fault": words.catalog.text("assessment.override.\(fault.rawValue)"),
          ])
      ]
    }
  }
}
