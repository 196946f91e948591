public import Portfolio

/// A playbook that an event of a client set going.
public struct PlaybookRun: Sendable {
  /// A step with its day.
  public struct DueStep: Sendable, Hashable {
    /// How a step stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
      /// A milestone of the client says that it was done.
      case done
      /// Its day lies ahead.
      case planned
      /// A milestone of the client says that it is late.
      case late
      /// Its day has passed, and nothing says whether it was done.
      case unrecorded
    }

    /// The step.
    public let step: Playbook.Step
    /// The day by the playbook.
    public let wanted: Day
    /// That day, moved to a business day.
    public let day: Day
    /// Why it was moved; nil where it was not.
    public let moved: DayOff?
    /// The milestone that stands for the step; nil without one.
    public let milestone: RecordKey?
    /// The day it was done; nil while it is open or unknown.
    public let done: Day?
    /// How it stands.
    public let state: State
  }

  /// The playbook.
  public let playbook: Playbook
  /// The day of the event.
  public let event: Day
  /// The records of the event.
  public let keys: [RecordKey]
  /// What the contracts of the event bring a month, in minor units; nil where unknown or none.
  public let monthlyValue: Int64?
  /// The steps, by their offset.
  public let steps: [DueStep]
}

extension Agenda {
  /// The playbooks that run for a client on the day, by playbook and event.
  ///
  /// One that follows an event runs until thirty days after its last step, one that leads to a deadline
  /// until the deadline.
  public func runs(_ client: ClientAssessment) -> [PlaybookRun] {
    guard client.status != .former else { return [] }
    return playbooks.flatMap { playbook -> [PlaybookRun] in
      guard !playbook.steps.isEmpty, isMeant(playbook, client) else { return [] }
      return events(of: playbook.trigger, stage: playbook.stage, client).compactMap {
        run(playbook, $0, client)
      }
    }
  }

  /// An event that may set playbooks going.
  private struct Event {
    let day: Day
    let keys: [RecordKey]
    var monthlyValue: Int64?
  }

  private static let afterwards = 30

  private func isMeant(_ playbook: Playbook, _ client: ClientAssessment) -> Bool {
    guard let condition = playbook.condition else { return true }
    return condition.truth(for: study.subject(client)) == .yes
  }

  private func events(
    of trigger: Playbook.Trigger, stage: String?, _ client: ClientAssessment
  ) -> [Event] {
    switch trigger {
    case .clientStart:
      return start(of: client).map { [$0] } ?? []
    case .contractStart:
      return (client.contracts?.contracts ?? []).filter { $0.isInService || $0.state == .coming }
        .compactMap { contract in
          contract.start.map {
            Event(day: $0, keys: [contract.key], monthlyValue: contract.monthlyValue)
          }
        }
    case .stage:
      return (client.success?.life.stages ?? []).filter {
        stage == nil || PlainText.fold($0.name) == stage
      }.map { Event(day: $0.from, keys: [$0.key]) }
    case .optOut:
      return renewals(client).compactMap { group in
        group.optOut.flatMap { $0 >= day ? $0 : nil }.map {
          Event(day: $0, keys: group.keys, monthlyValue: group.monthlyValue)
        }
      }
    case .renewal:
      return renewals(client).filter { $0.renewal >= day }.map {
        Event(day: $0.renewal, keys: $0.keys, monthlyValue: $0.monthlyValue)
      }
    }
  }

  /// The beginning of the client's life with us, or of the contracts that come.
  private func start(of client: ClientAssessment) -> Event? {
    if let life = client.success?.life, let first = life.stages.first, life.start != nil {
      return Event(day: first.from, keys: [first.key])
    }
    let contracts = client.contracts?.contracts ?? []
    let first = contracts.filter { $0.isInService || $0.state == .coming }
      .compactMap { contract in contract.start.map { (day: $0, key: contract.key) } }
      .min { ($0.day, $0.key) < ($1.day, $1.key) }
    if let first { return Event(day: first.day, keys: [first.key]) }
    guard client.status != .prospect,
      let since = portfolio.clients[client.client].since, since <= day
    else { return nil }
    return Event(
      day: since, keys: [])
  }

  private func run(
    _ playbook: Playbook, _ event: Event, _ client: ClientAssessment
  ) -> PlaybookRun? {
    let steps = playbook.steps.map { due($0, event.day, client) }
    guard let last = steps.map(\.day).max(), let first = steps.map(\.day).min(),
      first <= end, max(last, event.day).adding(days: Agenda.afterwards) >= day
    else { return nil }
    return PlaybookRun(
      playbook: playbook, event: event.day, keys: event.keys, monthlyValue: event.monthlyValue,
      steps: steps)
  }

  private func due(
    _ step: Playbook.Step, _ event: Day, _ client: ClientAssessment
  ) -> PlaybookRun.DueStep {
    let wanted = event.adding(days: step.offset)
    let day = step.offset < 0 ? calendar.onOrBefore(wanted) : calendar.onOrAfter(wanted)
    let milestone = self.milestone(for: step, since: event, client)
    let done = milestone?.done.flatMap { $0 <= self.day ? $0 : nil }
    let state: PlaybookRun.DueStep.State =
      if done != nil {
        .done
      } else if let due = milestone?.due {
        due < self.day ? .late : .planned
      } else {
        day < self.day ? .unrecorded : .planned
      }
    return PlaybookRun.DueStep(
      step: step, wanted: wanted, day: milestone?.due ?? day,
      moved: day == wanted ? nil : calendar.dayOff(wanted),
      milestone: milestone.map { RecordKey(table: .milestones, key: $0.id) }, done: done,
      state: state)
  }

  /// The client's milestone of the same name or kind as a step, of the time since the event.
  private func milestone(
    for step: Playbook.Step, since event: Day, _ client: ClientAssessment
  ) -> Milestone? {
    let milestones = portfolio.records.milestones.of(client.client)
    guard !milestones.isEmpty else { return nil }
    let names = step.title.map { [PlainText.fold($0)] } ?? Agenda.stepWords[step.key] ?? []
    return milestones.first { milestone in
      (milestone.due ?? milestone.done).map { $0 >= event.adding(days: -Agenda.afterwards) }
        ?? false
        && [milestone.kind, milestone.title].contains {
          $0.map { names.contains(PlainText.fold($0)) } ?? false
        }
    }
  }

  /// What companies call the steps of the built-in playbooks.
  private static let stepWords: [String: [String]] = [
    "kick-off": ["kick off", "kickoff", "reuniao de abertura"],
    "discovery": ["diagnostico", "discovery", "levantamento"],
    "integration": ["integracao", "integration", "instalacao", "configuracao"],
    "training": ["treinamento", "training", "capacitacao"],
    "live": ["em producao", "go live", "no ar", "live"],
    "check-in": ["conversa", "conversa de 30 dias", "check in", "acompanhamento"],
  ]
}
