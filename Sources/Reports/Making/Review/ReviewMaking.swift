import Analysis
import Localization
import Portfolio
import Templating

/// Makes the business review of a client: the one place that chooses what the client may see.
struct ReviewMaking {
  /// In the language of the client.
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }
  private var day: Day { context.day }
  private var records: ClientRecords { context.portfolio.records }

  static let file = "review.html"
  static let source = "review.md"
  private static let mostSteps = 8

  /// Whether there is anything to review with a client.
  static func exists(_ client: ClientAssessment) -> Bool {
    (client.status == .active || client.status == .atRisk)
      && (client.success != nil || client.satisfaction != nil)
  }

  /// The language of the person we speak with, where it is one of ours; else that of the portfolio.
  static func locale(_ context: SiteContext, _ client: ClientAssessment) -> PortfolioLocale {
    let standard = context.words.catalog.locale
    guard let partner = context.agenda.partner(of: client) else { return standard }
    let language = context.portfolio.contacts(of: client.client).first { $0.id == partner }?
      .language
    switch language?.lowercased().prefix(2) {
    case "pt": return .brazilianPortuguese
    case "en": return .english
    default: return standard
    }
  }

  static func title(_ context: SiteContext, _ client: ClientAssessment) -> String {
    context.words.text("review.title", ["client": context.name(client.client)])
  }

  var review: ClientReview {
    let progress = client.success?.objectives ?? []
    return ClientReview(
      client: context.name(client.client), company: context.settings.portfolioName, asOf: day,
      summary: words.text(
        progress.isEmpty ? "review.summary-none" : "review.summary",
        progress.isEmpty
          ? [:]
          : [
            "achieved": words.formats.count(progress.count(where: \.isAchieved)),
            "delivered": words.plural(
              "review.delivered", progress.count { $0.pace == .delivered }),
            "all": words.count("objectives", progress.count),
          ]),
      objectives: objectives(progress), usage: usage, surveys: surveys, steps: steps, team: team)
  }

  private func objectives(_ progress: [ObjectiveProgress]) -> [ClientReview.Objective] {
    let all = records.objectives.of(client.client).map { $0.asKnown(on: day) }
    return progress.compactMap { progress in
      guard let objective = all.first(where: { $0.id == progress.key.key }) else { return nil }
      let state =
        objective.state.map { words.text("objective-state.\($0.rawValue)") }
        ?? words.text("word.unknown")
      let by = objective.stateBy.map { person in
        context.portfolio.contacts(of: client.client).first { $0.id == person }?.name ?? person
      }
      return ClientReview.Objective(
        name: objective.title ?? objective.id,
        measure: measure(objective),
        progress: progress.progress.flatMap { $0 < 0 ? nil : FixedPoint($0, scale: 4) },
        isWorse: progress.progress.map { $0 < 0 } ?? false,
        state: by.map { "\(state) (\($0))" } ?? state)
    }
  }

  /// The measure with its values; where one is missing, those that there are.
  private func measure(_ objective: Objective) -> String {
    let kpi = objective.kpi ?? words.text("review.no-measure")
    let unit = objective.unit.map { " " + $0 } ?? ""
    let (baseline, target) = (objective.baseline, objective.target)
    if let baseline, let target, let actual = objective.actual {
      return words.text(
        "review.measure",
        [
          "kpi": kpi, "baseline": words.decimal(baseline), "target": words.decimal(target),
          "actual": words.decimal(actual), "unit": unit,
        ])
    }
    guard baseline != nil || target != nil || objective.actual != nil else { return kpi }
    func part(_ key: String, _ value: DecimalNumber?) -> String? {
      value.map { words.text(key, ["value": words.decimal($0) + unit]) }
    }
    let parts = [
      part("review.measure-baseline", baseline), part("review.measure-target", target),
      part("review.measure-actual", objective.actual) ?? words.text("review.not-yet"),
    ]
    return "\(kpi): " + parts.compactMap { $0 }.joined(separator: ", ")
  }

  private var usage: [ClientReview.Line] {
    (client.success?.usage ?? []).map { trend in
      let product = trend.product.map { records.product(withID: $0)?.displayName ?? $0 }
      let latest = words.formats.decimal(trend.latest, scale: 6, places: .upTo(2))
      let before = trend.before.map { words.formats.decimal($0, scale: 6, places: .upTo(2)) }
      return ClientReview.Line(
        name: [product, trend.metric].compactMap { $0 }.filter { !$0.isEmpty }
          .joined(separator: ", "),
        value: words.text(
          before == nil ? "review.use" : "review.use-before",
          [
            "latest": latest, "month": words.formats.day(trend.period, .monthYear),
          ].merging(before.map { ["before": $0] } ?? [:]) { $1 }))
    }
  }

  /// How often the client was asked in a year, how often it answered, and the mean of what it said.
  private var surveys: [ClientReview.Line] {
    let first = day.windowBound(months: 12)
    let asked = records.surveys.of(client.client).filter {
      ($0.sent ?? $0.answered).map { $0 > first && $0 <= day } ?? false
    }
    return SurveyKind.allCases.compactMap { kind in
      let sent = asked.filter { $0.kind == kind }
      guard !sent.isEmpty else { return nil }
      let scores = sent.filter { $0.answered.map { $0 <= day } ?? false }.compactMap(\.score)
      let mean =
        scores.isEmpty
        ? nil : Rounding.divide(Int64(scores.reduce(0, +)) * 10, by: Int64(scores.count))
      let isSentKnown = sent.contains { $0.sent != nil }
      return ClientReview.Line(
        name: words.text("review.survey-\(kind.rawValue)"),
        value: words.text(
          (isSentKnown ? "review.asked" : "review.answered") + (mean == nil ? "" : "-mean"),
          [
            "asked": words.count("times", sent.count),
            "answered": words.plural("review.answers", scores.count),
          ].merging(
            mean.map {
              [
                "mean": words.formats.decimal($0, scale: 1, places: .fixed(1)),
                "most": words.formats.count(kind.scores.upperBound),
              ]
            } ?? [:]
          ) { $1 }))
    }
  }

  /// Reviews, steps and objectives that are due: nothing of what we plan for ourselves.
  private var steps: [ClientReview.Step] {
    let shown: Set<PlannedKind> = [.review, .milestone, .objective]
    let eventWords = EventWords(context: context)
    return context.agenda.events(of: client).filter { shown.contains($0.kind) }
      .prefix(ReviewMaking.mostSteps).map { event in
        ClientReview.Step(
          day: eventWords.actingDay(event), what: what(event, eventWords),
          who: words.list([eventWords.owner(event), eventWords.person(event)].compactMap { $0 }))
      }
  }

  /// What it is, with the day it was due on where that has passed.
  private func what(_ event: PlannedEvent, _ eventWords: EventWords) -> String {
    let what = eventWords.what(event)
    guard event.isLate else { return what }
    return words.text("review.step-late", ["what": what, "day": words.date(event.wanted)])
  }

  private var team: [ClientReview.Member] {
    let attributes = context.portfolio.clients[client.client].attributes
    let objectives = records.objectives.of(client.client).compactMap(\.ownerOurs)
    var members: [TeamMember] = []
    for reference in [attributes.owner, attributes.executive].compactMap({ $0 }) + objectives {
      let member = context.portfolio.teamMember(named: reference)
      if let member, !members.contains(where: { $0.id == member.id }) { members.append(member) }
    }
    return members.map {
      ClientReview.Member(
        name: $0.name ?? $0.id, role: $0.role, email: $0.email, biography: $0.biography)
    }
  }
}
