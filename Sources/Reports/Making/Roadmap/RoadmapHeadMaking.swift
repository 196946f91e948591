import Analysis
import Localization
import Markup
import Portfolio

/// The head of a roadmap: whether what the client wants is on time, and what comes next.
struct RoadmapHeadMaking {
  let roadmap: RoadmapMaking
  private var context: SiteContext { roadmap.context }
  private var client: ClientAssessment { roadmap.client }
  private var words: Words { roadmap.words }
  private var day: Day { roadmap.day }
  private var objectives: [ObjectiveProgress] { client.success?.objectives ?? [] }

  var head: ClientHead {
    let sentences = ClientSentences(context, client, nil)
    let details = HeadMaking(dossier: roadmap.dossier, sentences: sentences).details
    return ClientHead(
      title: words.text("roadmap.title", ["client": context.name(client.client)]),
      status: words.status(client.status), statusDetail: sentences.statusDetail,
      tier: client.tier.map(words.tier),
      touch: client.touch.map {
        TouchView(word: words.catalog.text("assessment.touch.\($0.rawValue)"))
      }, details: details,
      lead: HTMLFragment(
        trusted: Array(
          parts.map { words.rich($0.key, $0.parameters).utf8 }.joined(separator: " ".utf8))),
      facts: facts)
  }

  /// The lead without markup.
  var text: String {
    parts.map { words.text($0.key, $0.parameters).replacing("**", with: "") }
      .joined(separator: " ")
  }

  // MARK: The answer

  private struct Sentence {
    let key: String
    var parameters: [String: String] = [:]
  }

  private var parts: [Sentence] { [standing, worst, next].compactMap { $0 } }

  private var standing: Sentence {
    guard !objectives.isEmpty else { return Sentence(key: "roadmap.lead.none") }
    let achieved = objectives.count(where: \.isAchieved)
    let onWay = objectives.count { $0.pace == .onPace || $0.pace == .delivered }
    return Sentence(
      key: achieved > 0 ? "roadmap.lead.objectives-achieved" : "roadmap.lead.objectives",
      parameters: [
        "count": words.plural("roadmap.lead.on-pace", onWay),
        "all": words.formats.count(objectives.count),
        "achieved": words.plural("roadmap.lead.achieved", achieved),
      ].filter { achieved > 0 || $0.key != "achieved" })
  }

  /// What is latest: an objective or a step toward one; else a beginning that nobody measured.
  private var worst: Sentence? {
    guard client.status != .former else { return nil }
    let late = objectives.filter { $0.daysLate != nil }
      .map { (title: $0.title ?? $0.key.key, days: $0.daysLate ?? 0, key: $0.key) }
    let steps = (client.success?.openMilestones ?? []).filter { $0.daysLate != nil }
      .map { (title: $0.title ?? $0.key.key, days: $0.daysLate ?? 0, key: $0.key) }
    let worst = (late.isEmpty ? steps : late).max {
      ($0.days, $1.key) < ($1.days, $0.key)
    }
    if let worst {
      return Sentence(
        key: "roadmap.lead.late",
        parameters: ["title": worst.title, "days": words.formats.days(worst.days)])
    }
    if let life = client.success?.life, life.isOnboarding == true,
      let days = life.onboardingDays, days > context.assessment.policy.roadmap.onboardingDays
    {
      return Sentence(
        key: "roadmap.lead.onboarding", parameters: ["days": words.formats.days(days)])
    }
    let unmeasured = objectives.first { $0.pace == .noBaseline }
    return unmeasured.map {
      Sentence(key: "roadmap.lead.unmeasured", parameters: ["title": $0.title ?? $0.key.key])
    }
  }

  /// What decides next, with money, person and day.
  private var next: Sentence? {
    let ahead = roadmap.events.filter { !$0.isLate }
    let talk = ahead.first { $0.person != nil && $0.day >= day }
    if let optOut = ahead.first(where: { $0.kind == .optOut || $0.kind == .serviceEnd }) {
      let amount =
        optOut.monthlyValue.map {
          words.text("event.monthly", ["amount": words.whole($0)])
        } ?? words.text("event.contracts")
      let key = optOut.kind == .optOut ? "opt-out" : "ends"
      return meeting(talk, before: optOut.day).map { person in
        Sentence(
          key: "roadmap.lead.\(key)-with",
          parameters: [
            "amount": amount, "day": words.date(optOut.day), "who": person.who,
            "person": person.person, "on": person.on,
          ])
      }
        ?? Sentence(
          key: "roadmap.lead.\(key)",
          parameters: ["amount": amount, "day": words.date(optOut.day)])
    }
    guard let first = talk ?? ahead.first else { return nil }
    return Sentence(
      key: "roadmap.lead.next",
      parameters: [
        "what": roadmap.eventWords.what(first), "day": words.date(first.day),
        "who": roadmap.eventWords.owner(first) ?? words.text("word.somebody"),
        "person": roadmap.eventWords.person(first) ?? words.text("step.the-client"),
        "revenue": revenue,
      ])
  }

  private func meeting(
    _ event: PlannedEvent?, before limit: Day
  ) -> (who: String, person: String, on: String)? {
    guard let event, event.day <= limit, let who = roadmap.eventWords.owner(event),
      let person = roadmap.eventWords.person(event)
    else { return nil }
    return (who, person, words.shortDate(event.day, near: day))
  }

  private var revenue: String {
    if let contracts = client.contracts, contracts.monthlyRevenue > 0 {
      return words.text("step.monthly", ["amount": words.whole(contracts.monthlyRevenue)])
    }
    if client.tierRevenue == nil { return words.text("step.revenue-unknown") }
    return client.lastPurchase == nil
      ? words.text("step.no-revenue")
      : words.text("step.revenue", ["amount": words.whole(client.current.net)])
  }

  // MARK: Facts

  private var facts: [Fact] { [stage, progress, conversation, deadline].compactMap { $0 } }

  private var stage: Fact {
    let life = client.success?.life.stage
    return Fact(
      word: words.text("roadmap.stage"), value: life?.name, tone: "strong",
      note: life.map { words.text("roadmap.for", ["days": words.formats.days($0.days)]) })
  }

  private var progress: Fact {
    guard !objectives.isEmpty else {
      return Fact(word: words.text("profile.objectives"), value: words.text("roadmap.none"))
    }
    let behind = objectives.count { $0.pace.isBehind }
    return Fact(
      word: words.text("profile.objectives"),
      value: words.text(
        "objective.achieved",
        [
          "done": words.formats.count(objectives.count(where: \.isAchieved)),
          "all": words.formats.count(objectives.count),
        ]),
      note: behind > 0
        ? words.text("roadmap.behind", ["count": words.formats.count(behind)]) : nil)
  }

  private var conversation: Fact? {
    guard client.status != .former else { return nil }
    let talks: Set<PlannedKind> = [.touch, .review, .checkpoint, .promise, .milestone]
    let next = roadmap.events.first { !$0.isLate && talks.contains($0.kind) && $0.person != nil }
    let late = roadmap.events.first { $0.isLate && $0.kind == .touch }
    guard let next else { return nil }
    return Fact(
      word: words.text("roadmap.next-conversation"),
      value: words.shortDate(next.day, near: day), tone: "strong",
      note: [
        roadmap.eventWords.person(next),
        late.map(roadmap.eventWords.standing),
      ].compactMap { $0 }.joined(separator: ", "))
  }

  private var deadline: Fact? {
    guard let next = client.contracts?.next else { return nil }
    guard let optOut = next.optOut, optOut >= day else {
      return Fact(
        word: words.text("head.renewal"), value: next.renewal.map(words.date),
        note: next.noticeDays == nil ? words.text("event.notice-unknown") : nil)
    }
    return Fact(
      word: words.text("head.opt-out"), value: words.date(optOut),
      tone: optOut.days(since: day) <= 30 ? "alert" : "",
      note: words.formats.relative(optOut, to: day))
  }
}
