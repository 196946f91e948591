import Analysis
import Localization
import Portfolio
import Templating

/// Makes a digest: an owner's, or that of the company.
struct DigestMaking {
  let context: SiteContext
  let news: DigestNews
  /// How time covered the accounts on the day that changes are told against.
  let earlier: CoverageReport?
  var words: Words { context.words }
  var owner: String? { news.owner }

  init(_ context: SiteContext, owner: String?, earlier: CoverageReport?) {
    self.context = context
    self.earlier = earlier
    news = DigestNews(context, owner: owner)
  }

  var digest: PortfolioDigest {
    let limits = owner == nil ? Limits.company : Limits.owner
    let renewals = near
    let promises = overdue
    return PortfolioDigest(
      about: about, title: title, lead: lead, nowHeading: words.date(context.day),
      beforeHeading: context.study.previous.map { words.date($0.day) }
        ?? words.text("brief.digest.no-before"),
      figures: owner == nil ? companyFigures : ownerFigures,
      lists: [
        news.list(news.worse, "worse", most: limits.worse),
        news.list(news.missed, "missed", most: limits.missed),
        news.list(news.better, "better", most: limits.better, sentences: 1),
        news.list(news.others, "others", most: limits.others, sentences: owner == nil ? 1 : 2),
      ].compactMap { $0 },
      week: owner == nil ? first(limits.actions) : week(limits.actions),
      renewals: renewals.prefix(limits.renewals).map(renewal),
      renewalsRest: rest(renewals.count, limits.renewals, "brief.rest-contracts"),
      promises: owner == nil ? [] : promises.prefix(limits.promises).map(promise),
      promisesRest: owner == nil
        ? nil : rest(promises.count, limits.promises, "brief.rest-promises"),
      goals: goals.prefix(limits.goals).map(goal),
      goalsRest: rest(goals.count, limits.goals, "brief.rest-goals"),
      owners: owner == nil ? owners : [])
  }

  /// How many of each are shown, so that a digest stays on a page.
  private struct Limits {
    var worse: Int
    var missed: Int
    var better: Int
    var others: Int
    var actions: Int
    var renewals: Int
    var promises: Int
    var goals: Int

    static let owner = Limits(
      worse: 5, missed: 4, better: 3, others: 4, actions: 6, renewals: 5, promises: 4, goals: 4)
    static let company = Limits(
      worse: 4, missed: 3, better: 2, others: 2, actions: 4, renewals: 4, promises: 0, goals: 5)
  }

  private func rest(_ count: Int, _ shown: Int, _ key: String) -> String? {
    count > shown ? words.plural(key, count - shown) : nil
  }

  // MARK: The head

  private var about: String {
    let key = owner == nil ? "brief.director.about" : "brief.owner.about"
    guard let previous = context.study.previous else {
      return words.text("\(key)-first", ["day": words.date(context.day)])
    }
    return words.text(
      key, ["day": words.date(context.day), "before": words.date(previous.day)])
  }

  var title: String {
    owner.map { words.text("brief.owner.title", ["owner": context.ownerName($0)]) }
      ?? words.text("brief.director.title", ["portfolio": context.settings.portfolioName])
  }

  /// What is new, in a sentence.
  var lead: String {
    var parts: [String] = []
    func add(_ key: String, _ groups: [DigestNews.Group]) {
      guard !groups.isEmpty else { return }
      parts.append(
        words.plural(
          "brief.digest.count-\(key)", groups.count, ["amount": news.stake(groups)]))
    }
    add("worse", news.worse)
    add("missed", news.missed)
    add("better", news.better)
    let soon = near.count { $0.contract.daysToOptOut.map { (0...30).contains($0) } ?? false }
    if soon > 0 { parts.append(words.plural("brief.digest.count-renewals", soon)) }
    if !overdue.isEmpty {
      parts.append(words.plural("brief.digest.count-promises", overdue.count))
    }
    guard let previous = context.study.previous else {
      return parts.isEmpty
        ? words.text("brief.digest.lead-first-none")
        : words.text("brief.digest.lead-first", ["news": words.list(parts)])
    }
    let day = words.date(previous.day)
    return parts.isEmpty
      ? words.text("brief.digest.lead-none", ["day": day])
      : words.text("brief.digest.lead", ["day": day, "news": words.list(parts)])
  }

  // MARK: Renewals and promises

  private func isOwn(_ client: Int) -> Bool {
    owner == nil || context.roster.owner(of: client, in: context.portfolio) == owner
  }

  /// The contracts to be decided within ninety days, and those whose day has passed.
  private var near: [Renewal] {
    let buckets: Set<RenewalBucket> = [.overdue, .within30, .within60, .within90]
    return context.assessment.renewals.filter { renewal in
      isOwn(renewal.client) && (renewal.contract.bucket.map(buckets.contains) ?? false)
    }
  }

  private func renewal(_ renewal: Renewal) -> BriefRenewal {
    let contract = renewal.contract
    return BriefRenewal(
      client: context.name(renewal.client), evidence: words.evidence(contract.key),
      optOut: contract.optOut.map(words.date) ?? words.text("word.unknown"),
      renewal: contract.renewal.map(words.date) ?? words.text("word.unknown"),
      value: contract.yearlyValue.map(words.whole) ?? words.text("word.unknown"))
  }

  private var overdue: [(client: Int, promise: PromiseStanding)] {
    context.assessment.clients.filter { isOwn($0.client) }.flatMap { client in
      (client.relationship?.overduePromises ?? []).map { (client.client, $0) }
    }.sorted { left, right in
      let days = (left.1.due?.number ?? .max, right.1.due?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : left.1.key < right.1.key
    }
  }

  private func promise(_ entry: (client: Int, promise: PromiseStanding)) -> BriefLine {
    let due =
      entry.promise.due.map {
        words.text("talk.overdue", ["day": words.shortDate($0, near: context.day)])
      } ?? words.text("talk.open")
    return BriefLine(
      client: context.name(entry.client), words: "\(entry.promise.text): \(due)",
      evidence: words.evidence(entry.promise.key))
  }

  // MARK: Goals

  private var goals: [GoalStanding] {
    context.goals.filter { owner == nil ? $0.owner == nil : $0.owner == owner }
  }

  private func goal(_ standing: GoalStanding) -> BriefGoal {
    let goal = standing.goal
    let unit = goal.measure.unit
    let target = words.figure(goal.target, unit)
    return BriefGoal(
      name: words.goal(goal), actual: words.figure(standing.actual, unit),
      target: goal.isAtMost ? words.text("work.at-most", ["target": target]) : target,
      by: goal.by.map(words.date) ?? words.text("work.always"), status: words.standing(standing),
      progress: isOnItsWay(standing) ? standing.progress?.fixedPoint : nil)
  }

  /// Whether the figure began on the other side of the target: else there is no way to draw.
  private func isOnItsWay(_ standing: GoalStanding) -> Bool {
    guard let start = standing.start else { return false }
    return standing.goal.isAtMost ? start > standing.goal.target : start < standing.goal.target
  }
}
