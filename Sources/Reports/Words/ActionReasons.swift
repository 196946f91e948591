import Analysis
import Localization
import Portfolio

/// Why there is something to do, as a reader says it: what the rule of an action saw.
struct ActionReasons {
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }

  /// Clauses one after another, without a full stop; nil where the rule left nothing to say.
  func sentence(_ action: NextAction) -> String? {
    let text = clauses(action).joined(separator: "; ")
    return text.isEmpty ? nil : Words.capitalized(text)
  }

  private func clauses(_ action: NextAction) -> [String] {
    let isPast = action.day.map { $0 < context.day } ?? false
    switch action.reason {
    case .cadence: return say(["silence", "rhythm"], action)
    case .volume, .volumeRise: return say(["volume"], action)
    case .payment: return say(["payment"], action, count: .overdueInvoices)
    case .satisfaction: return say(["nps", "csat", "answer-of", "low"], action)
    case .promoter: return say(["nps", "answered-by", "ask"], action)
    case .person: return person(action)
    case .renewal: return renewal(action, isPast)
    case .health:
      return say(["health"], action)
        + HealthWords(context: context, client: client).causes + say(["coverage"], action)
    case .thread: return say(["threads"], action)
    case .blocker: return blockers
    case .coverage:
      let people = action.facts.filter { $0.name == .person }.map { write($0.value) }
      return say(["uncovered"], action, ["people": words.list(people)])
    case .promise, .milestone, .objective: return overdue(action)
    case .handoff: return say(["handoff"], action, ["parts": missingParts])
    case .baseline:
      let title = client.success?.unmeasured.first?.title
      return say(
        [title == nil ? "baselines" : "baseline"], action, ["title": title],
        count: .objectivesUnmeasured) + more(client.success?.unmeasured.count ?? 0, title)
    case .notice: return say(["renews", "no-notice"], action)
    case .consent: return say(["consent"], action, count: .peopleWithoutBasis)
    case .whitespace: return say(["peers", "expected-value"], action)
    case .goodPayer: return say(["good-payer"], action, count: .paidStreak)
    case .stalled:
      return say(
        ["opportunity", "stage-since", isPast ? "expected-past" : "expected", "worth"], action)
    case .unassigned: return say(["unassigned"], action)
    case .product: return say(["product"], action, count: .droppedProducts)
    case .rule: return ownRule(action)
    }
  }

  // MARK: Clauses

  /// The clauses of which every value is known.
  private func say(
    _ keys: [String], _ action: NextAction, _ more: [String: String?] = [:],
    count counted: Analysis.Fact.Name? = nil
  ) -> [String] {
    var values = more.compactMapValues { $0 }
    var count = 2
    for fact in action.facts where fact.value != .none {
      values[fact.name.rawValue] = write(fact.value)
      if fact.name == counted, case .count(let number) = fact.value { count = number }
    }
    return keys.compactMap { key in
      let wanted = words.catalog.message("reports.because.\(key)")?.parameters ?? []
      guard wanted.allSatisfy({ $0 == "count" || values[$0] != nil }) else { return nil }
      return words.plural("because.\(key)", count, values)
    }
  }

  private func write(_ value: Analysis.Fact.Value) -> String {
    SignalWords(context: context, client: client).write(value)
  }

  /// By when a contract can be called off; of one that ends, when it does, and the notice after it.
  private func renewal(_ action: NextAction, _ isPast: Bool) -> [String] {
    let when = ["when": action.day.map { words.formats.relative($0, to: context.day) }]
    guard action.endsOn != nil else { return say(["opt-out", "contract-value"], action, when) }
    let isNoticePast = action.facts.contains { fact in
      if case .days(let days) = fact.value { fact.name == .daysToOptOut && days < 0 } else { false }
    }
    return say(
      [
        isPast ? "ended-on" : "ends-on", isNoticePast ? "notice-past" : "notice-ahead",
        "contract-value",
      ], action, when)
  }

  private func person(_ action: NextAction) -> [String] {
    let isDated = action.facts.contains { $0.name == .leftOn && $0.value != .none }
    return say([isDated ? "gone" : "gone-undated", "empty-role"], action)
  }

  private var blockers: [String] {
    (client.relationship?.blockers ?? []).compactMap { blocker in
      blocker.fault.map {
        write(.text(blocker.person)) + ": "
          + words.catalog.text("assessment.blocker-fault.\($0.rawValue)")
      }
    }
  }

  private var missingParts: String? {
    guard let missing = client.success?.handoff?.missing, !missing.isEmpty else { return nil }
    return words.list(missing.map { words.catalog.text("assessment.handoff.\($0.rawValue)") })
  }

  /// What is late by its name, and how many more of its kind are.
  private func overdue(_ action: NextAction) -> [String] {
    let titles: [String?] =
      switch action.reason {
      case .promise: (client.relationship?.overduePromises ?? []).map { $0.text }
      case .milestone:
        (client.success?.openMilestones ?? []).filter { $0.daysLate ?? 0 > 7 }.map { $0.title }
      default:
        (client.success?.objectives ?? []).filter { $0.daysLate != nil }.map { $0.title }
      }
    let title = titles.first ?? nil
    return say([title == nil ? "due" : "due-title"], action, ["title": title])
      + more(titles.count, title)
  }

  private func more(_ count: Int, _ title: String?) -> [String] {
    guard count > 1, title != nil else { return [] }
    return [words.text("because.more", ["more": words.formats.count(count - 1)])]
  }

  /// The tests of a rule of the policy's own that held.
  private func ownRule(_ action: NextAction) -> [String] {
    let rules = context.assessment.policy.actions.rules
    guard let rule = rules.first(where: { $0.name == action.rule }) else { return [] }
    let grounds = rule.condition.grounds(for: context.study.subject(client))
    return grounds.isEmpty ? [] : [context.conditions.grounds(grounds)]
  }
}
