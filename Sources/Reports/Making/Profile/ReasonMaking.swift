import Analysis
import Localization
import Markup
import Portfolio

/// Why a client has the status, class and segment it has, and what would change them.
struct ReasonMaking {
  let dossier: ClientDossier
  private var context: SiteContext { dossier.context }
  private var client: ClientAssessment { dossier.client }
  private var explanation: Explanation? { dossier.explanation }
  private var detail: PurchaseDetail? { dossier.detail }
  private var words: Words { context.words }

  var verdicts: [Verdict] {
    [status, winBack, change, next].compactMap { $0 } + contradictions
      + [checked].compactMap { $0 } + TierReasons(dossier: dossier).verdicts
      + [abc, segment].compactMap { $0 }
  }

  private var status: Verdict {
    Verdict(
      heading: words.text("why.status", ["status": words.status(client.status).word]),
      words: ownStatusWords ?? statusWords,
      evidence: Evidence(
        rule: client.ownStatus?.rule ?? client.rule.rawValue, records: evidence))
  }

  /// Which tests of a rule of the portfolio's own held, and with which values.
  private var ownStatusWords: String? {
    guard let own = client.ownStatus,
      let check = explanation?.ownRules.last(where: { $0.rule.name == own.rule })
    else { return nil }
    return words.text(
      "why.own-status",
      [
        "detail": own.detail,
        "tests": context.conditions.grounds(
          check.rule.condition.grounds(for: context.study.subject(client))),
      ])
  }

  private var evidence: String? {
    var keys: [RecordKey] = []
    switch client.rule {
    case .runningOff, .coming:
      keys += (client.contracts?.contracts ?? []).prefix(3).map(\.key)
    case .former:
      keys.append(ending)
    case .prospect:
      keys.append(RecordKey(table: .clients, key: context.shownID(client.client)))
    default:
      keys = [detail?.sales.last].compactMap { $0 }
      if client.signals.contains(.volumeFall), let largest = detail?.sales.largest,
        largest != keys.first
      {
        keys.append(largest)
      }
      keys += SignalWords(context: context, client: client).keys
    }
    return keys.isEmpty ? nil : keys.map(words.evidence).joined(separator: " · ")
  }

  /// Where the end of the relation stands: the client's own record, or the contract that ended last.
  private var ending: RecordKey {
    let own = RecordKey(table: .clients, key: context.shownID(client.client))
    guard let key = dossier.ending?.key, key.table != .clients else { return own }
    return key
  }

  private var statusWords: String {
    let days = client.silentSince.map { context.day.days(since: $0) } ?? 0
    let silent = words.formats.days(days)
    func limit(_ limit: Int?) -> String { words.formats.days(limit ?? 0) }
    switch client.rule {
    case .former:
      return words.text(ending.table == .contracts ? "why.former-contract" : "why.former")
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
      guard let cadence = client.cadence, cadence.brokenAfterDays > 0 else {
        return words.text(
          client.contracts?.running.isEmpty == false ? "why.active-contract" : "why.active-plain")
      }
      return words.text(
        isSpot ? "why.active-spot" : "why.active",
        ["days": silent, "limit": limit(cadence.brokenAfterDays)])
    }
  }

  /// Whether the silence is that of orders besides contracts.
  private var isSpot: Bool { client.lastPurchase != client.silentSince }

  private func riskWords(_ silent: String) -> String {
    var parts: [String] = []
    if client.signals.contains(.cadenceBroken) {
      parts.append(
        words.text(
          isSpot ? "why.broken-spot" : "why.broken",
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
            "length": words.formats.days(volume.length?.days ?? 0),
            "cycles": words.formats.count(volume.length?.cycles ?? 0),
            "periods": volume.periods.map { words.whole($0.net) }.joined(separator: ", "),
            "median": words.whole(volume.median), "share": words.percent(volume.share) ?? "–",
            "limit": words.percent(limit, places: .upTo(1)),
          ]))
    }
    let signals = SignalWords(context: context, client: client)
    parts += signals.sentences(after: client.signals.ofPace)
    return parts.joined(separator: " ")
  }

  /// What a former client was worth, and whether the reason leaves a way back.
  private var winBack: Verdict? {
    guard client.status == .former, let ending = dossier.ending else { return nil }
    var parts: [String] = []
    if let worth = dossier.formerWorth {
      parts.append(words.text("why.worth", ["amount": words.whole(worth)]))
    }
    if let reason = ending.reason {
      parts.append(
        words.text(
          reason.isFinal ? "why.no-way-back" : "why.way-back",
          ["reason": words.catalog.text("assessment.end-reason.\(reason.rawValue)")]))
    } else {
      parts.append(words.text("why.reason-unknown"))
    }
    return Verdict(
      heading: words.text(
        ending.reason?.isFinal == true ? "why.win-back-no" : "why.win-back-yes"),
      words: parts.joined(separator: " "), evidence: Evidence(records: words.evidence(self.ending)))
  }

  private var changeWords: CounterfactualWords {
    let signals = SignalWords(context: context, client: client)
    return CounterfactualWords(
      catalog: words.catalog, money: words.whole, day: words.date,
      person: { signals.write(.text($0)) })
  }

  /// What would bring the client back to active and to a better band, computed.
  private var change: Verdict? {
    let sentences = (explanation?.counterfactuals ?? []).flatMap(changeWords.sentences)
    guard !sentences.isEmpty else { return nil }
    return Verdict(heading: words.text("why.back"), words: sentences.joined(separator: " "))
  }

  /// Which signals of risk were looked for, and which could not be.
  private var checked: Verdict? {
    guard let checks = explanation?.signalChecks, client.isOfInterest else { return nil }
    let sentences = [changeWords.clear(checks), changeWords.unchecked(checks)].compactMap { $0 }
    return sentences.isEmpty
      ? nil
      : Verdict(heading: words.text("why.clear"), words: sentences.joined(separator: " "))
  }

  /// Facts that do not go together, each with its records.
  private var contradictions: [Verdict] {
    let signals = SignalWords(context: context, client: client)
    return (explanation?.contradictions ?? []).map { contradiction in
      Verdict(
        heading: words.text("why.contradiction"),
        words: changeWords.sentence(contradiction) { signals.write($0) },
        evidence: contradiction.keys.isEmpty
          ? nil
          : Evidence(records: contradiction.keys.map(words.evidence).joined(separator: " · ")))
    }
  }

  /// What becomes of the status, and of the band of health, when nothing happens.
  private var next: Verdict? {
    let change = explanation?.nextChange
    let status = change.map { next in
      words.text(
        "why.next-words",
        ["status": words.status(next.status).word, "day": words.date(next.day)])
    }
    let band = explanation?.nextBand.map { changeWords.sentence($0) }
    let sentences = [status, band].compactMap { $0 }
    guard !sentences.isEmpty else { return nil }
    return Verdict(
      heading: words.text("why.next"), words: sentences.joined(separator: " "),
      evidence: change.map { Evidence(rule: $0.ruleID) })
  }

  private var abc: Verdict? {
    guard client.silentSince != nil, let abc = explanation?.abc else { return nil }
    let heading = words.text("why.abc", ["class": client.abcClass.rawValue])
    guard abc.position.rank != nil, let before = words.percent(abc.shareBefore) else {
      return Verdict(
        heading: heading, words: words.text("why.abc-none"))
    }
    return Verdict(
      heading: heading,
      words: words.text(
        abc.position.rank == 1 ? "why.abc-first" : "why.abc-words",
        [
          "amount": words.whole(abc.position.value), "before": before,
          "share": words.percent(abc.share) ?? "–",
          "rank": words.formats.count(abc.position.rank ?? 0),
          "clients": words.formats.count(abc.clients),
          "a": words.percent(abc.policy.shareA, places: .upTo(1)),
          "b": words.percent(abc.policy.shareB, places: .upTo(1)),
        ]), evidence: detail?.sales.largest.map { Evidence(records: words.evidence($0)) })
  }

  private var segment: Verdict? {
    guard let rfm = explanation?.rfm else { return nil }
    let position = rfm.position
    let scores = words.text(
      "why.segment-words",
      [
        "days": words.formats.days(rfm.recencyDays),
        "invoices": words.count("invoices", rfm.invoices), "amount": words.whole(rfm.amount),
        "r": String(position.recency), "f": String(position.frequency),
        "m": String(position.monetary),
      ])
    return Verdict(
      heading: words.text("why.segment", ["segment": words.segment(position.segment)]),
      words: client.isCalledSilentUnderContract
        ? scores + " " + words.text("why.segment-contract") : scores,
      evidence: Evidence(
        records: (context.assessment.policy.rfm.segments.cells[position.segment] ?? [])
          .map(\.description).joined(separator: "; ")))
  }
}

extension ClientAssessment {
  /// Whether signals of risk mean anything: not of who left or never came.
  fileprivate var isOfInterest: Bool { status == .active || status == .atRisk }
}
