import Analysis
import Localization
import Portfolio

/// What there is to say about one client in sentences: the answer, and why.
struct ClientSentences {
  let context: SiteContext
  let client: ClientAssessment
  let explanation: Explanation?
  private var words: Words { context.words }

  init(_ context: SiteContext, _ client: ClientAssessment) {
    self.init(context, client, context.input.explanation(client.client))
  }

  init(_ context: SiteContext, _ client: ClientAssessment, _ explanation: Explanation?) {
    self.context = context
    self.client = client
    self.explanation = explanation
  }

  private var attributes: ClientAttributes {
    context.portfolio.clients[client.client].attributes
  }

  /// Whether the answer asks for action.
  var isUrgent: Bool { client.status == .atRisk }

  /// The answer in one sentence: what is the case, since when.
  var answer: String {
    guard let own = client.ownStatus, own.status != client.rule.status else { return ruleAnswer }
    // A rule of the policy's own decides, whatever the built-in one would say.
    return switch own.status {
    case .former: formerAnswer
    case .prospect: client.lastPurchase == nil ? prospectAnswer : own.detail + "."
    case .inactive:
      client.silentSince == nil ? own.detail + "." : silentAnswer("profile.answer-inactive")
    case .atRisk: atRiskAnswer
    case .active: activeAnswer
    }
  }

  private var ruleAnswer: String {
    switch client.rule {
    case .former: formerAnswer
    case .runningOff: runningOffAnswer
    case .coming: comingAnswer
    case .prospect: prospectAnswer
    case .inactive: silentAnswer("profile.answer-inactive")
    case .atRisk: atRiskAnswer
    case .reactivated: reactivatedAnswer
    case .active: activeAnswer
    }
  }

  private var formerAnswer: String {
    guard let ended = attributes.ended, ended <= context.day else {
      return words.text("profile.answer-former")
    }
    return words.text("profile.answer-former-on", ["day": words.date(ended)])
  }

  private var runningOffAnswer: String {
    guard let last = client.contracts?.runsUntil else {
      return words.catalog.text("assessment.answer.running-off")
    }
    return words.catalog.text("assessment.answer.running-off-until", ["day": words.date(last)])
  }

  private var comingAnswer: String {
    guard let first = client.contracts?.comesOn else { return prospectAnswer }
    return words.catalog.text("assessment.answer.coming", ["day": words.date(first)])
  }

  private var prospectAnswer: String {
    if client.detail == .neverBought, let since = attributes.since {
      return words.text("profile.answer-never-bought", ["since": words.date(since)])
    }
    return words.text("profile.answer-prospect", ["day": words.date(context.day)])
  }

  private func silentAnswer(_ key: String) -> String {
    guard let since = client.silentSince else { return words.text("profile.answer-silent") }
    return words.text(
      key,
      [
        "days": words.formats.days(context.day.days(since: since)), "last": words.date(since),
        "cycle": cycle,
      ])
  }

  private var cycle: String { words.halves(client.cadence?.cycleHalfDays ?? 0) }

  private var atRiskAnswer: String {
    let reasons = riskReasons
    // Two are read; the others stand among the reasons.
    return reasons.isEmpty
      ? words.text("profile.answer-at-risk") : reasons.prefix(2).joined(separator: " ")
  }

  /// The signals of risk, the heaviest first: what people do and say comes before what they buy.
  private static let byWeight: [RiskSignal] = [
    .keyPersonGone, .satisfactionFallen, .overduePayment, .optOutSilent, .healthRed, .volumeFall,
    .cadenceBroken, .productDropped,
  ]

  /// The heaviest signal of a client at risk; nil where none can be told.
  var heaviestRisk: RiskSignal? { heaviest?.signal }

  /// Why the client is at risk, in the one sentence for which a headline has room: it stands after the
  /// client's name and a colon.
  var firstRisk: String {
    guard let heaviest else { return Words.continued(answer) }
    // A person's name comes first there.
    return heaviest.signal == .keyPersonGone
      ? heaviest.sentence : Words.continued(heaviest.sentence)
  }

  private var heaviest: (signal: RiskSignal, sentence: String)? {
    guard client.status == .atRisk else { return nil }
    for signal in ClientSentences.byWeight where client.signals.contains(signal) {
      if let sentence = reason(of: signal) { return (signal, sentence) }
    }
    return nil
  }

  /// A sentence for each signal of risk, in their order.
  private var riskReasons: [String] {
    [reason(of: .cadenceBroken), reason(of: .volumeFall)].compactMap { $0 }
      + SignalWords(context: context, client: client).sentences(after: client.signals.ofPace)
  }

  /// What a signal saw; nil where it did not fire, or another says it.
  private func reason(of signal: RiskSignal) -> String? {
    guard client.signals.contains(signal) else { return nil }
    switch signal {
    case .cadenceBroken:
      return silentAnswer(
        client.lastPurchase != client.silentSince
          ? "profile.answer-broken-spot"
          : client.cadence?.source == .client
            ? "profile.answer-broken" : "profile.answer-broken-standard")
    case .volumeFall:
      guard let volume = explanation?.volume else { return nil }
      // Of a client that bought nothing at all, the silence says it.
      let isSilent = client.signals.contains(.cadenceBroken)
      return isSilent && volume.periods.last?.net ?? 0 <= 0 ? nil : volumeSentence(volume)
    default: return SignalWords(context: context, client: client).sentence(of: signal)
    }
  }

  /// The fall of the last period against the median of those before.
  private func volumeSentence(_ volume: VolumeComparison) -> String {
    words.text(
      "profile.answer-volume",
      [
        "share": words.percent(volume.share) ?? "–",
        "last": words.whole(volume.periods.last?.net ?? 0),
        "from": volume.periods.last.map { words.date($0.first) } ?? "–",
        "to": volume.periods.last.map { words.date($0.last) } ?? "–",
        "median": words.whole(volume.median),
      ])
  }

  private var reactivatedAnswer: String {
    guard let reactivation = explanation?.reactivation else {
      return words.text("profile.answer-reactivated")
    }
    return words.text(
      "profile.answer-reactivated-on",
      [
        "day": words.date(reactivation.day),
        "silence": words.formats.span(from: reactivation.before, to: reactivation.day),
      ])
  }

  private var activeAnswer: String {
    guard let expected = client.expectedNext else { return words.text("profile.answer-active") }
    let date = ["expected": words.date(expected)]
    if client.isLate, let late = client.daysOverdue {
      return words.text(
        "profile.answer-late",
        date.merging(["days": words.formats.days(late)]) { _, new in new })
    }
    return words.text("profile.answer-rhythm", date)
  }

  /// What the answer rests on, with money and a day.
  var answerWhy: String {
    guard let last = client.lastPurchase else {
      if let reason = Ending(of: client, in: context.portfolio)?.text {
        return words.text("profile.why-ended", ["reason": reason])
      }
      let contacts = context.portfolio.contacts(of: client.client).count
      let people = [
        "people": contacts == 0
          ? words.text("profile.nobody-on-record") : words.count("people", contacts)
      ]
      guard let owner = context.owner(client.client) else {
        return words.text("profile.why-prospect-alone", people)
      }
      return words.text(
        "profile.why-prospect", people.merging(["owner": owner]) { _, new in new })
    }
    var parts = [
      words.text(
        client.current.net == 0 ? "profile.why-before" : "profile.why-revenue",
        [
          "amount": words.whole(client.current.net), "total": words.whole(client.total.net),
          "last": words.date(last),
        ])
    ]
    if let reason = Ending(of: client, in: context.portfolio)?.text {
      parts.append(words.text("profile.why-ended", ["reason": reason]))
    }
    if client.status == .active || client.status == .atRisk, let inactive = client.inactiveOn,
      inactive > context.day
    {
      parts.append(words.text("profile.why-inactive-on", ["day": words.date(inactive)]))
    }
    return parts.joined(separator: " ")
  }

  /// What is worth saying beside the status.
  var statusDetail: String? {
    if let own = client.ownStatus { return own.detail }
    if let detail = client.detail { return words.text("profile.detail.\(detail.rawValue)") }
    let signals = client.signals.all.compactMap { signal in
      let key = "signal-short.\(signal.rawValue)"
      return words.catalog.message("reports." + key).map { _ in words.text(key) }
    }
    guard client.statusNote == .signals, !signals.isEmpty else {
      return words.text("status-note.\(client.statusNote.rawValue)")
    }
    return signals.joined(separator: ", ")
  }
}
