import Analysis
import Localization
import Markup
import Portfolio

/// Why a client has the status, class and segment it has, and what would change them.
struct ReasonMaking {
  let context: SiteContext
  let client: ClientAssessment
  let explanation: Explanation?
  let detail: PurchaseDetail?
  private var words: Words { context.words }

  var reasons: [Reason] {
    var reasons = [status]
    if let change { reasons.append(change) }
    if let next { reasons.append(next) }
    if let abc { reasons.append(abc) }
    if let segment { reasons.append(segment) }
    return reasons
  }

  private var status: Reason {
    Reason(
      heading: words.text(
        "why.status", ["status": words.status(client.status).word]),
      words: statusWords, rule: words.text("why.rule", ["rule": client.rule.rawValue]),
      evidence: evidence)
  }

  private var evidence: String? {
    var keys: [RecordKey] = []
    switch client.rule {
    case .runningOff, .coming:
      keys += (client.contracts?.contracts ?? []).prefix(3).map(\.key)
    case .former, .prospect:
      keys.append(RecordKey(table: .clients, key: context.shownID(client.client)))
    default:
      keys = [detail?.sales.last].compactMap { $0 }
      if client.signals.contains(.volumeFall), let largest = detail?.sales.largest,
        largest != keys.first
      {
        keys.append(largest)
      }
    }
    return keys.isEmpty ? nil : keys.map(words.evidence).joined(separator: " · ")
  }

  private var statusWords: String {
    let days = client.silentSince.map { context.day.days(since: $0) } ?? 0
    let silent = words.formats.days(days)
    func limit(_ limit: Int?) -> String { words.formats.days(limit ?? 0) }
    switch client.rule {
    case .former: return words.text("why.former")
    case .runningOff: return words.catalog.text("assessment.why.running-off")
    case .coming: return words.catalog.text("assessment.why.coming")
    case .prospect: return words.text("why.prospect")
    case .inactive:
      return words.text(
        "why.inactive", ["days": silent, "limit": limit(client.cadence?.inactiveAfterDays)])
    case .atRisk: return riskWords(silent)
    case .reactivated:
      guard let back = explanation?.reactivation else { return words.text("why.active-plain") }
      return words.text(
        "why.reactivated",
        [
          "before": words.date(back.before), "days": words.formats.days(back.silentDays),
          "limit": words.formats.days(back.limitDays), "day": words.date(back.day),
          "window": words.formats.days(context.assessment.policy.status.reactivatedDays),
        ])
    case .active:
      return words.text(
        "why.active", ["days": silent, "limit": limit(client.cadence?.brokenAfterDays)])
    }
  }

  private func riskWords(_ silent: String) -> String {
    var parts: [String] = []
    if client.signals.contains(.cadenceBroken) {
      parts.append(
        words.text(
          "why.broken",
          [
            "days": silent,
            "limit": words.formats.days(client.cadence?.brokenAfterDays ?? 0),
          ]))
    }
    if client.signals.contains(.volumeFall), let volume = explanation?.volume {
      let limit = context.assessment.policy.status.volumeFall
      parts.append(
        words.text(
          "why.volume",
          [
            "periods": volume.periods.map { words.whole($0.net) }.joined(separator: ", "),
            "median": words.whole(volume.median), "share": words.percent(volume.share) ?? "–",
            "limit": words.formats.percent(limit, scale: 4, places: .upTo(1)),
          ]))
    }
    return parts.joined(separator: " ")
  }

  /// What would bring the client back to active.
  private var change: Reason? {
    var parts: [String] = []
    switch client.status {
    case .inactive: parts.append(words.text("why.back-purchase"))
    case .atRisk:
      if client.signals.contains(.cadenceBroken) {
        parts.append(words.text("why.back-purchase"))
      }
      if client.signals.contains(.volumeFall), let volume = explanation?.volume,
        let period = volume.periods.last
      {
        let fall = context.assessment.policy.status.volumeFall
        let needed = Rounding.divide(volume.median * fall, by: 10_000) + 1 - period.net
        if needed > 0 {
          parts.append(
            words.text(
              "why.back-volume",
              ["amount": words.money(needed), "from": words.date(period.first)]))
        }
      }
    default: return nil
    }
    guard !parts.isEmpty else { return nil }
    return Reason(
      heading: words.text("why.back"), words: parts.joined(separator: " "), rule: nil,
      evidence: nil)
  }

  /// What happens when nothing happens.
  private var next: Reason? {
    guard let next = explanation?.nextChange else { return nil }
    return Reason(
      heading: words.text("why.next"),
      words: words.text(
        "why.next-words",
        ["status": words.status(next.status).word, "day": words.date(next.day)]),
      rule: words.text("why.rule", ["rule": next.rule.rawValue]), evidence: nil)
  }

  private var abc: Reason? {
    guard client.silentSince != nil, let abc = explanation?.abc else { return nil }
    let heading = words.text("why.abc", ["class": client.abcClass.rawValue])
    guard abc.position.rank != nil, let before = words.percent(abc.shareBefore) else {
      return Reason(
        heading: heading, words: words.text("why.abc-none"), rule: nil, evidence: nil)
    }
    return Reason(
      heading: heading,
      words: words.text(
        abc.position.rank == 1 ? "why.abc-first" : "why.abc-words",
        [
          "amount": words.whole(abc.position.value), "before": before,
          "share": words.percent(abc.share) ?? "–",
          "rank": words.formats.count(abc.position.rank ?? 0),
          "clients": words.formats.count(abc.clients),
          "a": words.formats.percent(abc.policy.shareA, scale: 4, places: .upTo(1)),
          "b": words.formats.percent(abc.policy.shareB, scale: 4, places: .upTo(1)),
        ]), rule: nil, evidence: detail?.sales.largest.map(words.evidence))
  }

  private var segment: Reason? {
    guard let rfm = explanation?.rfm else { return nil }
    let position = rfm.position
    return Reason(
      heading: words.text("why.segment", ["segment": words.segment(position.segment)]),
      words: words.text(
        "why.segment-words",
        [
          "days": words.formats.days(rfm.recencyDays),
          "invoices": words.count("invoices", rfm.invoices), "amount": words.whole(rfm.amount),
          "r": String(position.recency), "f": String(position.frequency),
          "m": String(position.monetary),
        ]),
      rule: (context.assessment.policy.rfm.segments.cells[position.segment] ?? [])
        .map(\.description).joined(separator: "; "), evidence: nil)
  }
}
