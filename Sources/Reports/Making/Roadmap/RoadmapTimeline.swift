import Analysis
import Charts
import Localization
import Portfolio

/// The timeline of a roadmap: stages, steps, conversations, contracts and purchases, with today.
struct RoadmapTimeline {
  let roadmap: RoadmapMaking
  private var dossier: ClientDossier { roadmap.dossier }
  private var client: ClientAssessment { roadmap.client }
  private var words: Words { roadmap.words }
  private var day: Day { roadmap.day }

  /// How many months before the day are shown.
  private static let monthsBefore = 4
  /// Words longer than this are cut in the drawing; the table has them whole.
  private static let longest = 46

  var start: Day { day.adding(months: -RoadmapTimeline.monthsBefore).startOfMonth }
  var end: Day {
    roadmap.context.agenda.end.startOfMonth.adding(months: 1).adding(days: -1)
  }

  var block: TimelineBlock? {
    let whole = [stages, milestones, conversations, contracts, purchases].filter {
      !$0.items.isEmpty
    }
    guard !whole.isEmpty else { return nil }
    let lanes = whole.map { $0.nearest(to: day) }
    let leftOut = whole.compactMap { words.nearest($0.name, of: $0.items.count) }
    let chart = chart(lanes)
    return TimelineBlock(
      heading: words.text(
        "roadmap.timeline-heading",
        ["from": month(start), "to": month(end)]),
      figure: ChartFigure(
        chart, name: words.text("roadmap.timeline"),
        tableSize: words.count("items", chart.table.rows.count)),
      lines: lines(lanes),
      leftOut: leftOut.isEmpty ? nil : leftOut.joined(separator: " "))
  }

  private func month(_ day: Day) -> String { words.formats.day(day, .monthYear) }

  private func chart(_ lanes: [Timeline.Lane]) -> Timeline {
    var ticks: [DayMark] = []
    var first = start
    while first <= end {
      let name = words.formats.shortMonthName(first.month) ?? ""
      let isNamed = ticks.isEmpty || first.month == 1
      ticks.append(
        .init(day: Int(first.number), label: isNamed ? "\(name) \(first.year)" : name))
      first = first.adding(months: 1)
    }
    return Timeline(
      id: "timeline-c",
      title: words.text(
        "roadmap.timeline-title", ["from": month(start), "to": month(end)]),
      words: .init(
        when: words.text("column.date"), lane: words.text("roadmap.lane"),
        item: words.text("roadmap.item"), state: words.text("column.state"),
        states: [
          .done: words.text("roadmap.state.done"), .planned: words.text("roadmap.state.planned"),
          .late: words.text("roadmap.state.late"),
          .deadline: words.text("roadmap.state.deadline"),
        ]), start: Int(start.number), end: Int(end.number), ticks: ticks,
      today: .init(
        day: Int(day.number),
        label: words.text("roadmap.today", ["day": words.formats.day(day, .dayMonth)])),
      lanes: lanes, bands: bands)
  }

  private var bands: [Timeline.Band] {
    roadmap.context.agenda.calendar.own.filter {
      !$0.works && $0.until.days(since: $0.day) >= 3 && $0.until >= start && $0.day <= end
    }.map {
      Timeline.Band(from: Int($0.day.number), to: Int($0.until.number), label: $0.name.lowercased())
    }
  }

  // MARK: Items

  private func item(
    _ date: Day, _ label: String, _ state: Timeline.State, _ form: Timeline.Form = .diamond,
    text: String? = nil
  ) -> Timeline.Item {
    let short = words.formats.day(date, .dayMonth)
    return Timeline.Item(
      when: .day(Int(date.number)), label: label.isEmpty ? label : "\(short) \(label)",
      whenLabel: words.date(date), state: state, form: form, text: text ?? label)
  }

  private func span(
    _ from: Day, _ to: Day, _ label: String, _ state: Timeline.State
  ) -> Timeline.Item {
    Timeline.Item(
      when: .span(Int(from.number), Int(to.number)), label: label,
      whenLabel: words.date(from) + "–" + words.date(to), state: state, form: .bar)
  }

  private func isShown(_ date: Day) -> Bool { date >= start && date <= end }

  private var stages: Timeline.Lane {
    var items: [Timeline.Item] = []
    let policy = roadmap.context.assessment.policy.roadmap
    let life = client.success?.life
    for stage in life?.stages ?? [] {
      let last = stage.to?.adding(days: -1) ?? day
      guard last >= start else { continue }
      let from = max(stage.from, start)
      let goal = life?.start.map { $0.adding(days: policy.onboardingDays) }
      if stage.to == nil, stage.isOnboarding, let goal, goal < day, goal > from {
        items.append(span(from, goal, stage.name, .done))
        items.append(
          span(
            goal, day,
            words.text("roadmap.past-goal", ["days": words.formats.days(day.days(since: goal))]),
            .late))
      } else {
        items.append(
          span(
            from, max(from, last), stage.name,
            stage.to == nil && stage.isOnboarding && (goal ?? day) < day ? .late : .done))
        if stage.to == nil, stage.isOnboarding, let goal, goal > day {
          items.append(span(day, goal, words.text("roadmap.until-goal"), .planned))
        }
      }
    }
    return Timeline.Lane(name: words.text("roadmap.lane-stage"), items: items)
  }

  private var milestones: Timeline.Lane {
    var items = dossier.milestones.compactMap { milestone -> Timeline.Item? in
      let title = milestone.title ?? milestone.id
      if let done = milestone.done {
        return isShown(done) ? item(done, title, .done) : nil
      }
      guard let due = milestone.due, isShown(due) else { return nil }
      guard due < day else { return item(due, title, .planned) }
      return item(
        due,
        title + ", "
          + words.text("roadmap.late-by", ["days": words.formats.days(day.days(since: due))]),
        .late)
    }
    for event in roadmap.events where event.kind == .objective && isShown(event.day) {
      items.append(
        item(event.day, roadmap.eventWords.what(event), event.isLate ? .late : .planned))
    }
    for event in roadmap.events where event.kind == .playbookStep && isShown(event.day) {
      items.append(item(event.day, roadmap.eventWords.what(event), .planned))
    }
    return Timeline.Lane(name: words.text("roadmap.lane-milestones"), items: items)
  }

  private var conversations: Timeline.Lane {
    var items = dossier.interactions.compactMap { talk -> Timeline.Item? in
      guard talk.isTwoWay == true, let date = talk.date, isShown(date) else { return nil }
      let review = roadmap.isReview(talk) ? words.text("roadmap.review") : ""
      return item(
        date, review, .done, .circle,
        text: talkWords(review, with: talk.theirs.map(dossier.person)))
    }
    for event in roadmap.events where isShown(event.day) {
      switch event.kind {
      case .touch:
        let missed = event.isLate ? words.text("roadmap.not-held") : ""
        items.append(
          item(
            event.day, missed, event.isLate ? .late : .planned, .circle,
            text: talkWords("", with: whom(event)) + (missed.isEmpty ? "" : "; " + missed)))
      case .review:
        let review = words.text("roadmap.review")
        items.append(
          item(
            event.day, review, event.isLate ? .late : .planned, .circle,
            text: talkWords(review, with: whom(event))))
      default: break
      }
    }
    return Timeline.Lane(name: words.text("roadmap.lane-conversations"), items: items)
  }

  private func whom(_ event: PlannedEvent) -> [String] {
    [roadmap.eventWords.person(event)].compactMap { $0 }
  }

  /// What a conversation was or will be, and with whom; a plain one has no words of its own.
  private func talkWords(_ kind: String, with people: [String]) -> String {
    let word = kind.isEmpty ? words.text("roadmap.conversation") : kind
    return people.isEmpty ? word : word + ": " + people.prefix(3).joined(separator: ", ")
  }

  private var contracts: Timeline.Lane {
    let items = roadmap.events.compactMap { event -> Timeline.Item? in
      guard isShown(event.day) else { return nil }
      let what = roadmap.eventWords.what(event)
      switch event.kind {
      case .optOut: return item(event.day, what, .deadline, .bar)
      case .renewal, .start: return item(event.day, what, .planned, .bar)
      case .serviceEnd: return item(event.day, what, .deadline, .bar)
      case .checkpoint:
        return item(
          event.day,
          words.text("roadmap.checkpoint", ["days": words.formats.days(event.leadDays ?? 0)]),
          .planned)
      default: return nil
      }
    }
    return Timeline.Lane(name: words.text("roadmap.lane-contracts"), items: items)
  }

  private var purchases: Timeline.Lane {
    let days = roadmap.context.portfolio.ledger.days(of: client.client).filter {
      $0.day >= start && $0.day <= day && $0.sales > $0.contractSales
    }
    var items = days.enumerated().map { index, bought in
      item(
        bought.day, index == days.count - 1 ? words.text("roadmap.order") : "", .done, .bar,
        text: words.text("roadmap.order"))
    }
    if client.status == .active || client.status == .atRisk {
      if let expected = client.expectedNext, isShown(expected), client.cadence?.source == .client {
        items.append(
          item(
            expected,
            words.text(expected < day ? "roadmap.order-missing" : "roadmap.order-expected"),
            expected < day ? .late : .planned, .bar))
      }
      if let broken = client.brokenOn, broken > day, isShown(broken),
        client.cadence?.source == .client
      {
        items.append(item(broken, words.text("roadmap.rhythm-breaks"), .planned, .bar))
      }
    }
    return Timeline.Lane(name: words.text("roadmap.lane-purchases"), items: items)
  }

  // MARK: The same for phones

  private func lines(_ lanes: [Timeline.Lane]) -> [TimelineBlock.Line] {
    var found: [(first: Int, line: TimelineBlock.Line)] = lanes.flatMap { lane in
      lane.items.filter { $0.when.firstDay >= Int(start.number) || $0.state != .done }.map { item in
        (
          item.when.firstDay,
          TimelineBlock.Line(
            when: words.shortDate(Day(number: Int32(clamping: item.when.firstDay)), near: day),
            mark: item.state == .deadline ? "late" : mark(item.state),
            tone: item.state == .late || item.state == .deadline ? "alert" : "",
            words: item.text, lane: lane.name, isToday: false)
        )
      }
    }
    found.append(
      (
        Int(day.number),
        TimelineBlock.Line(
          when: words.shortDate(day, near: day), mark: "dot", tone: "good",
          words: words.text("roadmap.today-alone"), lane: "", isToday: true)
      ))
    return found.enumerated().sorted {
      ($0.element.first, $0.offset) < ($1.element.first, $1.offset)
    }.map(\.element.line)
  }

  private func mark(_ state: Timeline.State) -> String {
    switch state {
    case .done: "done"
    case .planned: "planned"
    case .late, .deadline: "late"
    }
  }
}

extension Timeline.When {
  var firstDay: Int {
    switch self {
    case .day(let day): day
    case .span(let from, let to): min(from, to)
    }
  }
}

extension RoadmapMaking {
  /// Whether a conversation was a review with the client.
  func isReview(_ talk: Interaction) -> Bool { context.agenda.isReview(talk) }
}
