import Analysis
import Localization
import Portfolio

/// What pulls a client's health down, as a reader says it: `R$ 36.722 em atraso, nenhuma conversa registrada`.
struct HealthWords {
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }

  /// How many causes are read at once; the others stand in the account of the score.
  private static let most = 2

  /// Clauses without a full stop, the heaviest first: the cap that holds, then families below the score
  /// that all of them come to, by how much of it they take.
  var causes: [String] { causes(besides: []) }

  /// The causes that the sentences of some signals have not said already.
  func causes(besides said: Set<RiskSignal>) -> [String] {
    guard let health = client.health, let score = health.uncapped else { return [] }
    let capped = [cap(health, said)].compactMap { $0 }
    var low: [(family: HealthFamily, lost: Int)] = []
    for family in health.families {
      guard let points = family.points, points < score, !isSaid(family, said) else { continue }
      low.append((family, (score - points) * family.weight))
    }
    let heaviest = low.enumerated().sorted { left, right in
      left.element.lost != right.element.lost
        ? left.element.lost > right.element.lost : left.offset < right.offset
    }
    let found = heaviest.compactMap { cause($0.element.family) }
    return Array((capped + found).prefix(HealthWords.most))
  }

  /// Whether a signal has said already what the clause of a family would.
  private func isSaid(_ family: HealthFamily, _ said: Set<RiskSignal>) -> Bool {
    switch family.kind {
    case .trend: (isSilent(family) || hasVolume(family)) && !said.isDisjoint(with: RiskSignals.pace)
    case .payments: said.contains(.overduePayment)
    case .engagement: said.contains(.optOutSilent)
    case .relationship: said.contains(.keyPersonGone)
    case .satisfaction: said.contains(.satisfactionFallen)
    case .support, .plan: false
    }
  }

  private func cap(_ health: HealthScore, _ said: Set<RiskSignal>) -> String? {
    if let own = health.ownCap { return text("own-cap", ["rule": own.rule]) }
    if health.cap == .silentRenewal, said.contains(.optOutSilent) { return nil }
    return health.cap.map { words.catalog.text("assessment.cap.\($0.rawValue.lowercased())") }
  }

  private func cause(_ family: HealthFamily) -> String? {
    switch family.kind {
    case .trend: trend(family)
    case .payments: payments(family)
    case .engagement:
      say("last-talk", family)
        ?? text(client.relationship?.lastTouch == nil ? "no-talk" : "no-answer")
    case .relationship: hasEmptySeats(family) ? say("seats", family) : say("threads", family)
    case .satisfaction: say("nps", family) ?? say("csat", family)
    case .support: counted("tickets", .openTickets, family) ?? slowSupport(family)
    case .plan: counted("late-objectives", .objectivesLate, family) ?? text("objectives")
    }
  }

  // MARK: Families

  private func trend(_ family: HealthFamily) -> String? {
    if isSilent(family) { return say("silence", family) }
    return say("volume", family) ?? say("usage", family) ?? say("onboarding", family)
  }

  private func isSilent(_ family: HealthFamily) -> Bool {
    guard case .days(let silent) = value(.silentDays, family),
      case .days(let limit) = value(.brokenAfterDays, family)
    else { return false }
    return silent > limit
  }

  private func hasVolume(_ family: HealthFamily) -> Bool { value(.volumeShare, family) != nil }

  /// What is overdue for too long, as the family counts it; else how much came on time.
  private func payments(_ family: HealthFamily) -> String? {
    let limit = context.assessment.policy.risk.overdueDays
    let late = (client.payments?.overdue ?? []).filter { $0.days > limit }
    guard !late.isEmpty else { return say("on-time", family) }
    return text("overdue", ["amount": words.whole(knownSum(late.map { $0.open }) ?? 0)])
  }

  private func slowSupport(_ family: HealthFamily) -> String? {
    guard case .tenths(let tenths) = value(.closingDays, family) else { return nil }
    let days = SignalWords(context: context, client: client).write(.tenths(tenths))
    // A day and a part of one are several.
    return words.plural(
      "health.cause.slow-support", tenths == 10 ? 1 : 2, ["closing-days": days])
  }

  private func hasEmptySeats(_ family: HealthFamily) -> Bool {
    guard case .halves(let covered) = value(.seatsCovered, family) else { return false }
    return covered < HealthWords.allSeats
  }

  /// Four seats, in halves.
  private static let allSeats = 8

  // MARK: Clauses

  private func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    words.text("health.cause.\(key)", parameters)
  }

  private func value(_ name: Analysis.Fact.Name, _ family: HealthFamily) -> Analysis.Fact.Value? {
    family.facts.first { $0.name == name && $0.value != .none }?.value
  }

  /// A clause whose every value the family saw; nil where one is missing.
  private func say(_ key: String, _ family: HealthFamily) -> String? {
    let signals = SignalWords(context: context, client: client)
    var values: [String: String] = [:]
    for fact in family.facts where fact.value != .none {
      values[fact.name.rawValue] = signals.write(fact.value)
    }
    let wanted = words.catalog.message("reports.health.cause.\(key)")?.parameters ?? []
    return wanted.allSatisfy { values[$0] != nil } ? text(key, values) : nil
  }

  /// A clause about a number of things; nil for none of them.
  private func counted(
    _ key: String, _ name: Analysis.Fact.Name, _ family: HealthFamily
  ) -> String? {
    guard case .count(let count) = value(name, family), count > 0 else { return nil }
    return words.plural("health.cause.\(key)", count)
  }
}

extension RiskSignals {
  /// The signals that speak of how much and how often somebody buys.
  fileprivate static let pace: Set<RiskSignal> = [.cadenceBroken, .volumeFall]

  /// Those of them that fired.
  var ofPace: Set<RiskSignal> { RiskSignals.pace.filter { contains($0) } }
}
