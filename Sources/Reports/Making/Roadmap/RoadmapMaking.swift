import Analysis
import Charts
import Localization
import Markup
import Portfolio

/// Makes a client's success roadmap, the page and its Markdown twin alike.
struct RoadmapMaking {
  let dossier: ClientDossier
  let events: [PlannedEvent]
  let runs: [PlaybookRun]
  var context: SiteContext { dossier.context }
  var client: ClientAssessment { dossier.client }
  var words: Words { dossier.words }
  var day: Day { dossier.day }
  var success: SuccessAssessment? { client.success }
  var eventWords: EventWords { EventWords(context: context) }

  static let file = "roadmap.html"
  static let key = "roadmap"

  init(_ context: SiteContext, _ client: ClientAssessment) {
    dossier = ClientDossier(context, client, isWhole: false)
    events = context.agenda.events(of: client)
    runs = context.agenda.runs(client)
  }

  func page() -> RoadmapPage {
    let name = context.name(client.client)
    let objectives = RoadmapObjectiveMaking(roadmap: self).block
    let life = life
    return RoadmapPage(
      page: context.frame(depth: 2, current: "clients"), id: context.shownID(client.client),
      title: words.text("roadmap.title", ["client": name]), name: name,
      trail: context.trail(
        of: client.client, document: RoadmapMaking.key, file: RoadmapMaking.file),
      tabs: context.tabs(client, current: RoadmapMaking.key),
      head: RoadmapHeadMaking(roadmap: self).head,
      answer: RoadmapHeadMaking(roadmap: self).text,
      timeline: RoadmapTimeline(roadmap: self).block, objectives: objectives,
      noObjectives: objectives == nil && client.status != .former ? noObjectives : nil,
      life: life, noLife: life == nil && client.status != .former ? noLife : nil,
      calendar: calendar, noCalendar: calendar == nil ? noCalendar : nil,
      playbooks: runs.map(playbook),
      review: ReviewMaking.exists(client) ? ReviewMaking.file : nil)
  }

  // MARK: What is missing

  private var noObjectives: EmptySection {
    EmptySection(
      what: words.text("roadmap.no-objectives"), cost: words.text("roadmap.no-objectives-cost"),
      add: words.text("roadmap.no-objectives-add"),
      place: dossier.place(
        .objectives, "title, owner-ours, owner-theirs, kpi, baseline, target, due"))
  }

  private var noLife: EmptySection {
    EmptySection(
      what: words.text("roadmap.no-life"), cost: words.text("roadmap.no-life-cost"),
      add: words.text("roadmap.no-life-add"), place: dossier.place(.stages, "stage, from"))
  }

  private var noCalendar: String {
    words.text(
      client.status == .former
        ? "roadmap.no-calendar-former"
        : client.status == .prospect ? "roadmap.no-calendar-prospect" : "roadmap.no-calendar")
  }

  // MARK: Life

  private var life: LifeBlock? {
    guard let life = success?.life, !life.stages.isEmpty else { return nil }
    let policy = context.assessment.policy.roadmap
    let late = (life.onboardingDays ?? 0) > policy.onboardingDays
    return LifeBlock(
      remark: [
        firstValue(life, policy), words.nearest(words.text("roadmap.life"), of: life.stages.count),
      ].compactMap { $0 }.joined(separator: " "),
      stages: life.stages.suffix(ClientCut.rows).map { span in
        let isNow = span.to == nil
        let isLate = isNow && span.isOnboarding && late
        return LifeBlock.Stage(
          name: span.name, from: span.from,
          note: isNow
            ? words.text(
              isLate ? "roadmap.stage-now-late" : "roadmap.stage-now",
              [
                "days": words.formats.days(span.days),
                "goal": words.formats.days(policy.onboardingDays),
              ]) : words.formats.days(span.days),
          tone: isLate ? "alert" : "", isNow: isNow, evidence: words.evidence(span.key))
      }, facts: FactList(facts: lifeFacts(life, policy)))
  }

  private func firstValue(_ life: LifeStanding, _ policy: RoadmapPolicy) -> String {
    life.firstValueDays.map {
      words.text(
        "roadmap.first-value-in",
        [
          "days": words.formats.days($0), "goal": words.formats.days(policy.firstValueDays),
        ])
    } ?? words.text("roadmap.first-value-none")
  }

  private func lifeFacts(_ life: LifeStanding, _ policy: RoadmapPolicy) -> [Fact] {
    let isLate = (life.onboardingDays ?? 0) > policy.onboardingDays
    let value = life.firstValueDays
    return [
      Fact(
        word: words.text(
          life.isOnboarding == true ? "roadmap.onboarding-runs" : "roadmap.onboarding"),
        value: life.onboardingDays.map(words.formats.days),
        tone: isLate && life.isOnboarding == true ? "alert" : "",
        note: words.text(
          "roadmap.goal", ["days": words.formats.days(policy.onboardingDays)])
          + (life.start.map { ", " + words.text("roadmap.since", ["day": words.date($0)]) } ?? "")),
      Fact(
        word: words.text("roadmap.first-value"),
        value: value.map(words.formats.days) ?? words.text("roadmap.not-yet"),
        tone: value == nil ? "caution" : "",
        note: words.text("roadmap.goal", ["days": words.formats.days(policy.firstValueDays)]),
        evidence: life.firstValueKey.map { Evidence(records: words.evidence($0)) }),
    ]
  }

  // MARK: Calendar

  private static let mostRows = 60

  private var calendar: RoadmapCalendar? {
    guard !events.isEmpty else { return nil }
    let agenda = context.agenda
    return RoadmapCalendar(
      remark: words.text(
        "roadmap.calendar-remark",
        ["from": words.shortDate(day, near: day), "to": words.date(agenda.end)]),
      rows: events.prefix(RoadmapMaking.mostRows).map { context.plannedRow($0) },
      after: cadence, file: CalendarFile.clientFile,
      leftOut: words.leftOut(of: events.count, shown: RoadmapMaking.mostRows))
  }

  private var cadence: String {
    let policy = context.assessment.policy.calendar
    var sentences: [String] = []
    if let tier = client.tier {
      let (touches, reviews) = (policy.touches[tier], policy.reviews[tier])
      sentences.append(
        CalendarPolicy.interval(perYear: touches).map { days in
          words.text(
            "roadmap.cadence",
            [
              "tier": words.text("tier.\(tier.rawValue)"),
              "touches": words.count("touches", touches),
              "reviews": words.count("reviews", reviews),
              "days": words.formats.days(days),
            ])
        } ?? words.text("roadmap.cadence-none", ["tier": words.text("tier.\(tier.rawValue)")]))
    }
    let own = context.agenda.calendar.own.filter { $0.until >= day && $0.day <= context.agenda.end }
      .map { holiday in
        holiday.day == holiday.until
          ? words.text(
            "roadmap.own-day",
            ["name": holiday.name, "day": words.shortDate(holiday.day, near: day)])
          : words.text(
            "roadmap.own-days",
            [
              "name": holiday.name, "from": words.shortDate(holiday.day, near: day),
              "to": words.shortDate(holiday.until, near: day),
            ])
      }
    let national = context.agenda.calendar.isBrazilian
    sentences.append(
      words.text(
        national
          ? own.isEmpty ? "roadmap.days-national" : "roadmap.days-both"
          : own.isEmpty ? "roadmap.days-week" : "roadmap.days-own",
        own.isEmpty ? [:] : ["own": words.list(own)]))
    return sentences.joined(separator: " ")
  }

  // MARK: Playbooks

  private func playbook(_ run: PlaybookRun) -> PlaybookBlock {
    let ahead = run.steps.count { $0.state == .planned }
    let unrecorded = run.steps.count { $0.state == .unrecorded }
    var verdict = words.plural("playbook.ahead", ahead)
    if unrecorded > 0 {
      verdict +=
        ", "
        + words.text(
          "playbook.unrecorded", ["count": words.formats.count(unrecorded)])
    }
    let name = run.playbook.label ?? words.text("playbook.\(run.playbook.name).name")
    return PlaybookBlock(
      name: words.text(
        "playbook.heading",
        [
          "name": name, "trigger": words.text("playbook.trigger.\(run.playbook.trigger.rawValue)"),
          "day": words.date(run.event),
        ]), verdict: verdict,
      steps: run.steps.sorted { ($0.day, $0.step.offset) < ($1.day, $1.step.offset) }.map { due in
        PlaybookBlock.Step(
          day: due.day,
          name: due.step.title
            ?? words.text("playbook.\(run.playbook.name).\(due.step.key)"),
          progress: progress(due), note: note(due))
      })
  }

  private func progress(_ due: PlaybookRun.DueStep) -> ProgressView? {
    switch due.state {
    case .done: ProgressView(.done, word: words.text("roadmap.state.done"))
    case .planned: ProgressView(.planned, word: words.text("roadmap.state.planned"))
    case .late: ProgressView(.late, word: words.text("roadmap.state.late"))
    case .unrecorded: nil
    }
  }

  private func note(_ due: PlaybookRun.DueStep) -> String? {
    if let done = due.done {
      return words.text("playbook.done-on", ["day": words.shortDate(done, near: day)])
    }
    if let milestone = due.milestone { return words.evidence(milestone) }
    if due.state == .unrecorded { return words.text("playbook.no-record") }
    return due.moved.map { off in
      words.text(
        due.day < due.wanted ? "event.earlier" : "event.later",
        ["day": words.shortDate(due.wanted, near: day), "why": eventWords.name(off)])
    }
  }
}

extension SiteContext {
  /// Something planned as a row of a calendar.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - root: The way to the site's folder, on pages about several clients; nil on a client's own.
  /// - Returns: The row.
  func plannedRow(_ event: PlannedEvent, root: String? = nil) -> PlannedRow {
    let eventWords = EventWords(context: self)
    return PlannedRow(
      day: event.day, date: words.shortDate(event.day, near: day),
      weekday: words.shortWeekday(event.day), what: eventWords.what(event),
      isStrong: event.kind == .optOut || event.kind == .renewal || event.kind == .serviceEnd,
      client: root == nil ? nil : name(event.client),
      href: root.map { "\($0)clients/\(slugs[event.client])/\(RoadmapMaking.file)" },
      person: eventWords.theirs(event), owner: eventWords.owner(event),
      standing: eventWords.standing(event), tone: eventWords.tone(event),
      evidence: event.keys.isEmpty || event.kind == .touch
        ? nil : event.keys.prefix(3).map(words.evidence).joined(separator: ", "))
  }
}
