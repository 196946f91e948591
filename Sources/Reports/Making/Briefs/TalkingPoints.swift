import Analysis
import Localization
import Portfolio

/// What to talk about with a client: at most three things, each with what it rests on.
///
/// What we owe comes first, then what has to be decided, then what the client wants and said, then what
/// may come. Those that have to do with the person one meets go before the others.
struct TalkingPoints {
  let dossier: ClientDossier
  /// The contact whom one meets.
  let person: Contact?
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }
  private var client: ClientAssessment { dossier.client }

  static let most = 3

  private struct Point {
    let line: BriefLine
    var isOfPerson = false
  }

  var lines: [BriefLine] {
    let points =
      promises + decisions + objectives + answers + usage + dropped + business + needs + lastTalk
    let own = points.filter(\.isOfPerson)
    let others = points.filter { !$0.isOfPerson }
    return Array((own + others).prefix(TalkingPoints.most).map(\.line))
  }

  private func point(
    _ key: String, _ parameters: [String: String], _ table: TableName, _ record: String,
    persons: [String] = []
  ) -> Point {
    Point(
      line: BriefLine(
        words: words.text("brief.point.\(key)", parameters),
        evidence: dossier.evidence(table, record)),
      isOfPerson: person.map { one in persons.contains { $0 == one.id || $0 == one.name } } ?? false
    )
  }

  private func date(_ day: Day) -> String { words.shortDate(day, near: self.day) }

  // MARK: What we owe

  private var promises: [Point] {
    dossier.promises.filter(\.isOpen).sorted { left, right in
      let days = (left.due?.number ?? .max, right.due?.number ?? .max)
      return days.0 != days.1
        ? days.0 < days.1
        : left.interaction.id.utf8.lexicographicallyPrecedes(right.interaction.id.utf8)
    }.prefix(1).map { promise in
      let whom = promise.interaction.theirs.first.map(dossier.person)
      return point(
        promise.due == nil ? "promise-undated" : promise.isOverdue ? "promise-late" : "promise",
        [
          "promise": promise.text, "person": whom ?? words.text("step.the-client"),
        ].merging(promise.due.map { ["day": date($0)] } ?? [:]) { $1 },
        .interactions, promise.interaction.id, persons: promise.interaction.theirs)
    }
  }

  // MARK: What has to be decided

  private var decisions: [Point] {
    (client.contracts?.running ?? []).filter { contract in
      contract.daysToOptOut.map { (0...ContractMaking.nearDays).contains($0) } ?? false
    }.sorted { ($0.optOut?.number ?? 0, $0.id) < ($1.optOut?.number ?? 0, $1.id) }
      .prefix(1).map { contract in
        point(
          "contract",
          [
            "product": contract.product.map(dossier.product) ?? contract.id,
            "amount": contract.monthlyValue.map(words.whole) ?? words.text("word.unknown"),
            "day": contract.optOut.map(date) ?? "–",
          ], .contracts, contract.id)
      }
  }

  // MARK: What the client wants and said

  private var objectives: [Point] {
    let open = (client.success?.objectives ?? []).filter { !$0.isAchieved }
    let behind = open.first(where: \.pace.isBehind)
    guard let objective = behind ?? open.first(where: { $0.pace == .delivered }) ?? open.first
    else { return [] }
    let record = dossier.objectives.first { $0.id == objective.key.key }
    let progress = objective.progress.map {
      words.percent($0, places: .fixed(0))
    }
    let key =
      objective.progress.map { $0 < 0 } ?? false
      ? "objective-worse"
      : objective.pace.isBehind
        ? "objective-behind" : objective.pace == .delivered ? "objective-delivered" : "objective"
    return [
      point(
        key,
        [
          "title": objective.title ?? objective.key.key,
          "progress": progress ?? words.text("word.unknown"),
          "day": objective.due.map(words.date) ?? words.text("handoff.undated"),
        ], .objectives, objective.key.key, persons: [record?.ownerTheirs].compactMap { $0 })
    ]
  }

  /// What somebody answered in the last year, low or with words.
  private var answers: [Point] {
    let first = day.windowBound(months: 12)
    let answered = dossier.records.surveys.of(dossier.number).filter { survey in
      survey.answered.map { $0 > first && $0 <= day } ?? false
    }
    let low = answered.last { survey in
      guard let score = survey.score, let kind = survey.kind else { return false }
      return dossier.context.assessment.policy.risk.isLow(kind, score)
    }
    guard let survey = low ?? answered.last(where: { $0.comment != nil }), let kind = survey.kind,
      let score = survey.score, let answeredOn = survey.answered
    else { return [] }
    let who = survey.contact.map(dossier.person) ?? words.text("word.somebody")
    return [
      point(
        survey.comment == nil ? "answer" : "answer-comment",
        [
          "person": who, "score": words.formats.count(score),
          "most": words.formats.count(kind.scores.upperBound),
          "kind": words.text("review.survey-\(kind.rawValue)"), "day": date(answeredOn),
        ].merging(survey.comment.map { ["comment": $0] } ?? [:]) { $1 }, .surveys, survey.id,
        persons: [survey.contact].compactMap { $0 })
    ]
  }

  /// The measure of use that fell the most, else the one that rose the most, where it did by a fifth;
  /// of those that were measured lately.
  private var usage: [Point] {
    let health = dossier.context.assessment.policy.health
    let fresh = client.success?.freshUsage(on: day, health) ?? []
    let moved = fresh.compactMap { trend in
      trend.share?.basisPoints.map { (trend, $0 - 10_000) }
    }.filter { abs($0.1) >= 2_000 }
    let lowest = moved.min { $0.1 < $1.1 }
    let highest = moved.max { $0.1 < $1.1 }
    guard let (trend, points) = lowest.flatMap({ $0.1 < 0 ? $0 : nil }) ?? highest,
      let before = trend.before
    else { return [] }
    func number(_ value: Int64) -> String {
      words.formats.decimal(value, scale: 6, places: .upTo(1))
    }
    let name = [trend.product.map(dossier.product), trend.metric].compactMap { $0 }
      .filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      Point(
        line: BriefLine(
          words: words.text(
            points < 0 ? "brief.point.use-fell" : "brief.point.use-rose",
            [
              "name": name, "before": number(before), "latest": number(trend.latest),
              "month": words.formats.day(trend.period, .monthYear),
            ]), evidence: words.text("table.usage")))
    ]
  }

  private var dropped: [Point] {
    guard let first = client.droppedProducts.first,
      let name = dossier.context.portfolio.productLedger?.products[first.product].name
    else { return [] }
    return [
      Point(
        line: BriefLine(
          words: words.text("brief.point.dropped", ["product": name]),
          evidence: words.text("table.invoices")))
    ]
  }

  // MARK: What may come

  private var business: [Point] {
    dossier.opportunities.filter(\.isOpen).sorted { left, right in
      let values = (left.value?.minorUnits ?? 0, right.value?.minorUnits ?? 0)
      return values.0 != values.1
        ? values.0 > values.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }.prefix(1).map { opportunity in
      point(
        "opportunity",
        [
          "title": opportunity.title ?? opportunity.product.map(dossier.product) ?? opportunity.id,
          "amount": opportunity.value.map(dossier.whole) ?? words.text("step.value-unknown"),
          "stage": opportunity.stage ?? words.text("word.unknown"),
        ], .opportunities, opportunity.id, persons: opportunity.consentNeeded)
    }
  }

  private var needs: [Point] {
    dossier.attributes.needs.prefix(1).map { need in
      point("need", ["need": need], .clients, dossier.context.shownID(dossier.number))
    }
  }

  private var lastTalk: [Point] {
    let talks = dossier.interactions.filter { $0.isTwoWay == true }
    guard let talk = talks.first(where: { $0.date != nil }), let date = talk.date else {
      return []
    }
    return [
      point(
        talk.topic == nil ? "talk-untitled" : "talk",
        ["day": words.date(date)].merging(talk.topic.map { ["topic": $0] } ?? [:]) { $1 },
        .interactions, talk.id, persons: talk.theirs)
    ]
  }
}
