import Portfolio

/// Touches and reviews by the cadence of a client's tier.
struct ConversationPlan {
  let portfolio: Portfolio
  let policy: CalendarPolicy
  let day: Day
  let calendar: BusinessCalendar
  /// Whether the portfolio records touches at all.
  let knowsTouches: Bool

  init(_ portfolio: Portfolio, _ policy: Policy, _ calendar: BusinessCalendar, on day: Day) {
    self.portfolio = portfolio
    self.policy = policy.calendar
    self.day = day
    self.calendar = calendar
    knowsTouches =
      !portfolio.records.interactions.isEmpty || portfolio.presentTables.contains(.interactions)
  }

  /// The touches and reviews up to a day; none where the client is not served.
  func drafts(_ client: ClientAssessment, through end: Day) -> [EventDraft] {
    let reviews = planned(.review, client, through: end)
    let apart = planned(.touch, client, through: end).filter { touch in
      touch.daysLate != nil || !reviews.contains { isNear($0.day, touch.day) }
    }
    return reviews + apart
  }

  /// The first touch, late or to come, that is not so near a review that the review stands for it.
  ///
  /// - Parameters:
  ///   - client: The client.
  ///   - review: Its first review, as ``first(_:_:)`` gives it.
  /// - Returns: The touch; nil where none is due, or a review stands for each of those ahead.
  func firstTouch(_ client: ClientAssessment, review: EventDraft?) -> EventDraft? {
    guard let touch = first(.touch, client), let review, touch.daysLate == nil else {
      return first(.touch, client)
    }
    // Far from the first review there is no other: most clients need no plan.
    let far = touch.day.adding(days: 3 * policy.reviewGapDays + 14)
    guard review.day <= far else { return touch }
    let end = far.adding(days: 4 * (interval(.touch, client) ?? 0))
    return drafts(client, through: end).first { $0.kind == .touch }
  }

  /// The first of them, late or to come; nil where none is due at all.
  func first(_ kind: PlannedKind, _ client: ClientAssessment) -> EventDraft? {
    guard let interval = interval(kind, client) else { return nil }
    let last = isOpen(kind, client, interval) ? nil : last(kind, client)
    let wanted =
      last.map { $0.day.adding(days: interval) } ?? unspoken(kind, client, interval)
    return draft(kind, wanted, last)
  }

  /// Whether it is known how long ago the last conversation of a kind was, so that the next one can be late.
  func knowsLast(_ kind: PlannedKind, _ client: ClientAssessment) -> Bool {
    guard knowsTouches else { return false }
    return interval(kind, client).map { !isOpen(kind, client, $0) } ?? true
  }

  /// Whether nothing but a touch of which nobody knows who spoke lies within the interval: then none is late
  /// for certain.
  private func isOpen(_ kind: PlannedKind, _ client: ClientAssessment, _ interval: Int) -> Bool {
    // A touch exactly one interval ago lies within it: the next one is due today, and not late.
    let since = day.adding(days: -interval - 1)
    if kind == .touch { return client.relationship.hasSpoken(after: since) == nil && knowsTouches }
    let isUnsure = portfolio.records.interactions.of(client.client).contains {
      $0.isTwoWay == nil && ($0.date.map { $0 > since && $0 <= day } ?? false)
        && StageWords.isReview($0.topic)
    }
    return isUnsure && last(kind, client).map { $0.day <= since } ?? true
  }

  /// What the last conversation of a kind was.
  private struct Anchor {
    let day: Day
    let key: RecordKey?
  }

  private static let most = 400

  /// Days from one to the next; nil where the client has none.
  private func interval(_ kind: PlannedKind, _ client: ClientAssessment) -> Int? {
    guard client.status == .active || client.status == .atRisk, let tier = client.tier else {
      return nil
    }
    return CalendarPolicy.interval(
      perYear: kind == .review ? policy.reviews[tier] : policy.touches[tier])
  }

  private func isNear(_ one: Day, _ other: Day) -> Bool {
    calendar.businessDays(after: min(one, other), through: max(one, other))
      <= policy.reviewGapDays
  }

  private func last(_ kind: PlannedKind, _ client: ClientAssessment) -> Anchor? {
    if kind == .touch {
      guard let relationship = client.relationship, let last = relationship.lastTwoWay else {
        return nil
      }
      return Anchor(day: last, key: relationship.lastTwoWayKey)
    }
    let found = portfolio.records.interactions.of(client.client).last {
      $0.isTwoWay == true && ($0.date.map { $0 <= day } ?? false)
        && StageWords.isReview($0.topic)
    }
    guard let found, let date = found.date else { return nil }
    return Anchor(day: date, key: RecordKey(table: .interactions, key: found.id))
  }

  /// Conversations at even distances from the last one; a late one first, then from the day on.
  private func planned(
    _ kind: PlannedKind, _ client: ClientAssessment, through end: Day
  ) -> [EventDraft] {
    guard let interval = interval(kind, client), var next = first(kind, client) else { return [] }
    var drafts: [EventDraft] = []
    var taken: Set<Day> = []
    while next.wanted <= end, drafts.count < ConversationPlan.most {
      if next.daysLate == nil, taken.contains(next.day) {
        next.day = calendar.onOrAfter(max(next.wanted, next.day.adding(days: 1)))
        next.moved = next.day == next.wanted ? nil : calendar.dayOff(next.wanted)
      }
      taken.insert(next.day)
      drafts.append(next)
      next = draft(kind, max(next.wanted, day).adding(days: interval), nil)
    }
    return drafts
  }

  private func draft(_ kind: PlannedKind, _ wanted: Day, _ last: Anchor?) -> EventDraft {
    var draft = calendar.draft(
      kind, wanted: wanted, isEarlier: true, on: day, identity: "\(kind.rawValue):\(wanted)")
    if let key = last?.key { draft.keys = [key] }
    return draft
  }

  /// The first conversation where none is on record.
  ///
  /// Where touches are recorded, silence means that nobody spoke: a touch now, a review within thirty
  /// days. Where they are not, or leave open who spoke, the days go on from the day the client came, so that
  /// they are spread.
  private func unspoken(_ kind: PlannedKind, _ client: ClientAssessment, _ interval: Int) -> Day {
    if knowsTouches, !isOpen(kind, client, interval) {
      return kind == .review ? day.adding(days: min(30, interval)) : day
    }
    let since = portfolio.clients[client.client].since ?? client.firstPurchase ?? day
    guard since < day else { return day }
    return day.adding(days: interval - 1 - (day.days(since: since) - 1) % interval)
  }
}

extension BusinessCalendar {
  /// A draft for what people do, whose day has passed or is moved to a business day.
  ///
  /// - Parameters:
  ///   - kind: What it is.
  ///   - wanted: The day it is meant for.
  ///   - isEarlier: Whether it is moved to the business day before, rather than after.
  ///   - today: The day before which nothing is planned any more.
  ///   - identity: What it is known by.
  /// - Returns: The draft.
  func draft(
    _ kind: PlannedKind, wanted: Day, isEarlier: Bool, on today: Day, identity: String
  ) -> EventDraft {
    var draft = EventDraft(kind, on: wanted, identity: identity)
    guard wanted >= today else {
      draft.daysLate = businessDays(after: wanted, through: today)
      return draft
    }
    let rolled = isEarlier ? onOrBefore(wanted) : onOrAfter(wanted)
    draft.day = rolled >= today ? rolled : onOrAfter(wanted)
    if draft.day != wanted { draft.moved = dayOff(wanted) }
    return draft
  }
}
