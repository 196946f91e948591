import Analysis
import Localization
import Portfolio

/// What a calendar says of an event: the same words on pages, in Markdown and in calendar files.
struct EventWords {
  let context: SiteContext
  private var words: Words { context.words }
  private var day: Day { context.day }

  /// What it is: `Prazo de aviso: Link e SD-WAN`.
  func what(_ event: PlannedEvent) -> String {
    let subject = subject(event)
    switch event.kind {
    case .optOut, .renewal, .serviceEnd, .start:
      return words.text(
        "event.\(event.kind.rawValue)", ["what": subject ?? words.text("event.contracts")])
    case .promise, .objective, .milestone:
      return words.text("event.\(event.kind.rawValue)", ["what": subject ?? ""])
    case .checkpoint:
      return words.text(
        "event.checkpoint",
        ["what": subject ?? "", "days": words.formats.days(event.leadDays ?? 0)])
    case .review:
      return words.text("event.review-\(reviewKey(event))")
    case .playbookStep: return subject ?? ""
    case .rhythm: return words.text("event.rhythm")
    case .touch: return words.text("event.touch")
    }
  }

  /// The kind in a word, for tables: `Contratos`.
  func kind(_ event: PlannedEvent) -> String { words.text("event.kind.\(event.kind.rawValue)") }

  private func subject(_ event: PlannedEvent) -> String? {
    switch event.subject {
    case .none: nil
    case .text(let text): text
    case .products(let products):
      words.list(
        products.map { context.portfolio.records.product(withID: $0)?.displayName ?? $0 })
    case .builtIn(let playbook, let step): words.text("playbook.\(playbook).\(step)")
    }
  }

  /// How often reviews are, where there is a word for it.
  private func reviewKey(_ event: PlannedEvent) -> String {
    let policy = context.assessment.policy.calendar
    let tier = context.assessment.client(event.client)?.tier
    return switch tier.map({ policy.reviews[$0] }) {
    case 1: "yearly"
    case 2: "half-yearly"
    case 4: "quarterly"
    default: "other"
    }
  }

  /// Who of theirs, by name, or that who it was has left; nil where nobody is named.
  func theirs(_ event: PlannedEvent) -> String? {
    guard let gone = event.personGone else { return person(event) }
    return words.text("event.gone", ["name": context.person(gone, at: event.client)])
  }

  /// Who of theirs, by name; nil where nobody is named who is there.
  func person(_ event: PlannedEvent) -> String? {
    event.person.map { reference in
      context.portfolio.contacts(of: event.client).first { $0.id == reference }?.name ?? reference
    }
  }

  /// Who of ours, by name; nil where nobody answers for the client.
  func owner(_ event: PlannedEvent) -> String? { event.owner.map(context.member) }

  /// From more business days than these on, a month tells more than their number.
  private static let countedDays = 65

  /// How it stands: late, moved, what hangs on it.
  func standing(_ event: PlannedEvent) -> String {
    if let late = event.daysLate {
      return late > EventWords.countedDays
        ? words.text("event.late-since", ["month": words.formats.day(event.wanted, .monthYear)])
        : words.plural("event.late", late)
    }
    let notes = [move(event), amount(event), reason(event)].compactMap { $0 }
    return notes.isEmpty ? words.text("event.planned") : notes.joined(separator: "; ")
  }

  /// `alert`, `caution` or empty.
  func tone(_ event: PlannedEvent) -> String {
    if event.isLate { return "alert" }
    if event.kind == .optOut { return event.day.days(since: day) <= 30 ? "alert" : "" }
    return event.isNoticeUnknown || event.personGone != nil ? "caution" : ""
  }

  private func move(_ event: PlannedEvent) -> String? {
    guard let off = event.moved else { return nil }
    return words.text(
      event.day < event.wanted ? "event.earlier" : "event.later",
      ["day": words.shortDate(event.wanted, near: day), "why": name(off)])
  }

  private func amount(_ event: PlannedEvent) -> String? {
    event.monthlyValue.flatMap {
      $0 > 0 ? words.text("event.monthly", ["amount": words.whole($0)]) : nil
    }
  }

  private func reason(_ event: PlannedEvent) -> String? {
    switch event.kind {
    case .renewal where event.isNoticeUnknown: return words.text("event.notice-unknown")
    case .touch, .review:
      guard let tier = context.assessment.client(event.client)?.tier else { return nil }
      let policy = context.assessment.policy.calendar
      let count = event.kind == .touch ? policy.touches[tier] : policy.reviews[tier]
      return words.text(
        "event.per-year",
        ["count": words.formats.count(count), "tier": words.text("tier.\(tier.rawValue)")])
    case .promise: return words.text("event.promise-open")
    case .rhythm: return words.text("event.rhythm-why")
    default: return nil
    }
  }

  /// Why nobody works on a day: `feriado, Natal`.
  func name(_ off: DayOff) -> String {
    switch off {
    case .weekend: words.text("event.weekend")
    case .national(let holiday):
      words.text("event.holiday", ["name": words.text("holiday.\(holiday.rawValue)")])
    case .company(let name): name
    }
  }

  /// A holiday alone: `Natal`.
  func holiday(_ off: DayOff) -> String {
    switch off {
    case .weekend: words.text("event.weekend")
    case .national(let holiday): words.text("holiday.\(holiday.rawValue)")
    case .company(let name): name
    }
  }

  /// The day on which somebody has to act: that of the event, or the next one where it has passed.
  func actingDay(_ event: PlannedEvent) -> Day {
    event.day < day ? context.agenda.calendar.onOrAfter(day) : event.day
  }
}

extension Words {
  /// Things one after another: `a, b e c`.
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return text("word.and", ["first": items.dropLast().joined(separator: ", "), "last": last])
  }

  /// The weekday in three letters: `qui`.
  func shortWeekday(_ day: Day) -> String {
    String((formats.weekdayName(day.weekday) ?? "").prefix(3)).lowercased()
  }
}
