import Analysis
import Localization
import Portfolio

/// What to do next with a client: a person, a verb, a business day, and what it is about.
///
/// The first that applies is said; the others stand in their sections.
struct NextStep {
  let dossier: ClientDossier
  let sentences: ClientSentences
  var words: Words { dossier.words }
  var day: Day { dossier.day }
  var client: ClientAssessment { dossier.client }

  /// A step with its reason.
  struct Step {
    var step: String
    var why: String
    var isUrgent = false
  }

  var answer: Answer {
    let found = step
    return Answer(
      isUrgent: found.isUrgent, step: found.step, why: found.why, href: "#why",
      link: words.text("profile.why-link"))
  }

  private var step: Step {
    switch client.status {
    case .former: former
    case .prospect: prospect
    case .inactive: promise ?? debt ?? silence
    case .atRisk, .active:
      leaving(ofMost: true) ?? renewal(ofMost: true) ?? promise ?? debt ?? order ?? gone
        ?? complaint ?? leaving(ofMost: false) ?? renewal(ofMost: false) ?? opposition ?? handover
        ?? onlyOne ?? baseline ?? opportunity
        ?? talk ?? plain
    }
  }

  // MARK: Who and when

  /// The person to speak to: one who decides, who may be contacted, and does not stand in the way.
  var person: Contact? {
    let allowed = dossier.present.filter { $0.mayBeContacted(on: day) }
    let sorted = PeopleMaking.sorted(dossier).filter { contact in
      allowed.contains { $0.id == contact.id }
    }
    let friendly = sorted.filter { !$0.blocks }
    // Of those who decide, one whom we know opens the door sooner.
    return friendly.first { $0.isDecisive && !dossier.touches(with: $0).isEmpty } ?? friendly.first
      ?? sorted.first
  }

  /// The person's name, or that it is the client.
  var somebody: String { person?.name ?? words.text("step.the-client") }

  private var calendar: BusinessCalendar { dossier.context.agenda.calendar }

  /// So many business days from now, and not after a day that ends it all.
  func by(_ count: Int, before limit: Day? = nil) -> String {
    let wanted = calendar.adding(count, to: day)
    let latest = limit.map { calendar.onOrBefore($0) }
    let chosen = latest.map { $0 >= day ? min(wanted, $0) : wanted } ?? wanted
    return words.shortDate(chosen, near: day)
  }

  /// What the client brings, as the end of a reason.
  var revenue: String {
    if let contracts = client.contracts, contracts.monthlyRevenue > 0 {
      return words.text("step.monthly", ["amount": words.whole(contracts.monthlyRevenue)])
    }
    if client.tierRevenue == nil { return words.text("step.revenue-unknown") }
    guard client.lastPurchase != nil else { return words.text("step.no-revenue") }
    return words.text("step.revenue", ["amount": words.whole(client.current.net)])
  }

  /// What some contracts bring a month, as far as known, as the beginning of a reason.
  func monthly(_ amount: Int64?) -> String {
    amount.map(words.whole) ?? words.text("step.amounts-unknown")
  }

  // MARK: Steps

  /// The contracts that were cancelled and still run.
  ///
  /// - Parameter isMost: Whether to speak of them only where much of the revenue goes with them.
  /// - Returns: The step; nil where nothing leaves.
  private func leaving(ofMost isMost: Bool) -> Step? {
    guard let contracts = client.contracts else { return nil }
    let leaving = contracts.running.filter { $0.state == .cancelledRunning }
    guard let end = leaving.compactMap(\.end).min() else { return nil }
    let amount = knownSum(leaving.map(\.monthlyValue))
    guard !isMost || amount ?? 0 >= contracts.monthlyRevenue / NextStep.much else { return nil }
    let reason = leaving.compactMap(\.endReasonText).first
    return Step(
      step: words.text("step.leaving", ["person": somebody, "day": by(3, before: end)]),
      why: words.text(
        "step.leaving-why", ["amount": monthly(amount), "end": words.date(end)])
        + (reason.map { " " + words.text("contract.reason", ["reason": $0]) } ?? ""),
      isUrgent: true)
  }

  /// The contracts whose fate is decided soon.
  ///
  /// - Parameter isMost: Whether to speak of them only where much of the revenue hangs on them.
  /// - Returns: The step; nil where nothing is due.
  private func renewal(ofMost isMost: Bool) -> Step? {
    let due = (client.contracts?.running ?? []).compactMap { standing in
      deadline(standing).map { (standing, $0) }
    }
    guard let first = due.map(\.1).min() else { return nil }
    let soon = due.filter { $0.1 == first }.map(\.0)
    let days = first.days(since: day)
    let talked = lastDecisiveTalk
    // Within a month it is time; earlier only where nobody speaks with them.
    guard
      days <= 30
        || (dossier.has(.interactions) && isSilent(talked, days: 30)
          && !isOpen(after: day.adding(days: -30)))
    else {
      return nil
    }
    let amount = knownSum(soon.map(\.monthlyValue))
    let all = client.contracts?.monthlyRevenue ?? 0
    guard !isMost || amount ?? 0 >= all / NextStep.much else { return nil }
    let renews = soon.allSatisfy { $0.renewsByItself == true }
    let isPast = soon.allSatisfy { $0.daysToOptOut.map { $0 < 0 } ?? true }
    let key =
      renews ? "step.renewal-why" : isPast ? "step.running-out-why" : "step.expiry-why"
    return Step(
      step: words.text(
        "step.renewal",
        ["person": somebody, "day": by(days <= 30 ? 3 : 8, before: first.adding(days: -1))]),
      why: words.text(key, ["amount": monthly(amount), "day": words.date(first)])
        + talkWords(talked), isUrgent: true)
  }

  /// A due contract counts as much where it brings at least this part of the revenue.
  private static let much: Int64 = 4

  /// The day by which a contract has to be decided, where it is near.
  private func deadline(_ standing: ContractStanding) -> Day? {
    guard standing.state != .cancelledRunning else { return nil }
    let open = standing.optOut.flatMap { $0 >= day ? $0 : nil }
    let limit = open ?? (standing.renewsByItself == true ? nil : standing.renewal)
    return limit.flatMap { (0...ContractMaking.nearDays).contains($0.days(since: day)) ? $0 : nil }
  }

  /// The last two-way conversation with somebody who decides; with anybody where nobody is known to.
  private var lastDecisiveTalk: Day? {
    decisiveTouches.filter { $0.isTwoWay == true }.compactMap(\.date).max()
  }

  /// The touches with somebody who decides; with anybody where nobody is known to.
  private var decisiveTouches: [Interaction] {
    let deciders = dossier.present.filter(\.isDecisive)
    return deciders.isEmpty
      ? Array(dossier.interactions) : deciders.flatMap { dossier.touches(with: $0) }
  }

  /// Whether such a touch leaves open who spoke, after a day where one is given.
  private func isOpen(after first: Day?) -> Bool {
    decisiveTouches.contains { touch in
      guard touch.isTwoWay == nil, let date = touch.date else { return false }
      return first.map { date > $0 } ?? true
    }
  }

  private func talkWords(_ last: Day?) -> String {
    guard dossier.has(.interactions) else { return "" }
    let isDecisive = dossier.present.contains { $0.isDecisive }
    if isOpen(after: last) { return " " + words.text("step.talk-unknown") }
    guard let last else {
      return " " + words.text(isDecisive ? "step.no-talk-deciders" : "step.no-talk")
    }
    return " "
      + words.text(
        isDecisive ? "step.last-talk-deciders" : "step.last-talk",
        ["day": words.shortDate(last, near: day)])
  }

  private func isSilent(_ last: Day?, days: Int) -> Bool {
    last.map { day.days(since: $0) > days } ?? true
  }

  private var promise: Step? {
    guard let promise = dossier.promises.filter(\.isOverdue).min(by: isOlder),
      let due = promise.due
    else { return nil }
    let whom = promise.interaction.theirs.first.map(dossier.person)
    return Step(
      step: words.text(
        "step.promise",
        [
          "person": whom ?? words.text("step.the-client"), "day": by(1), "promise": promise.text,
        ]),
      why: words.text(
        "step.promise-why",
        [
          "due": words.shortDate(due, near: day), "days": words.formats.days(day.days(since: due)),
          "revenue": revenue,
        ]), isUrgent: true)
  }

  private func isOlder(_ left: Promise, _ right: Promise) -> Bool {
    let days = (left.due?.number ?? .max, right.due?.number ?? .max)
    return days.0 != days.1
      ? days.0 < days.1
      : left.interaction.id.utf8.lexicographicallyPrecedes(right.interaction.id.utf8)
  }

  /// What is overdue for longer than the policy bears; nil where nothing is.
  var owed: (amount: Int64, invoices: Int, days: Int)? {
    let overdue = ReceivableMaking(dossier: dossier).overdue
    guard let days = overdue.first?.overdueDays(on: day),
      days > dossier.context.assessment.policy.risk.overdueDays
    else { return nil }
    let amount = overdue.reduce(0) { $0 + ($1.openAmount(on: day) ?? 0) }
    return (amount, overdue.count, days)
  }

  private var debt: Step? {
    guard let owed else { return nil }
    return Step(
      step: words.text(
        "step.debt", ["person": somebody, "day": by(2), "amount": words.whole(owed.amount)]),
      why: words.plural(
        "step.debt-why", owed.invoices,
        ["days": words.formats.days(owed.days), "revenue": revenue]), isUrgent: true)
  }

  private var order: Step? {
    guard client.signals.contains(.cadenceBroken) || client.signals.contains(.volumeFall) else {
      return dropped
    }
    return Step(
      step: words.text(
        client.signals.contains(.cadenceBroken) ? "step.order" : "step.fall",
        ["person": somebody, "day": by(3)]),
      why: sentences.answer + " " + sentences.answerWhy, isUrgent: true)
  }
}

extension NextStep {
  /// What to ask of a client that no longer buys something.
  private var dropped: Step? {
    guard client.signals.contains(.productDropped), let first = client.droppedProducts.first,
      let product = dossier.context.portfolio.productLedger?.products[first.product].name
    else { return nil }
    return Step(
      step: words.text(
        "step.dropped", ["person": somebody, "day": by(3), "product": product]),
      why: sentences.answer, isUrgent: true)
  }
}

extension Contact {
  /// Whether a step may name the person: nobody who asked to be left alone, or took consent back.
  func mayBeContacted(on day: Day) -> Bool {
    doNotContact != true && PrivacyAssessment.standing(of: self, on: day) != .withdrawn
  }
}
