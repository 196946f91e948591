import Portfolio

/// Works out how a client's success goes on a day.
struct SuccessReading {
  private let moment: Moment
  private let records: ClientRecords
  private let windowDays: Int
  private let roadmap: RoadmapPolicy
  private var day: Day { moment.day }

  init(
    _ moment: Moment, _ records: ClientRecords, windowDays: Int,
    _ roadmap: RoadmapPolicy = RoadmapPolicy()
  ) {
    self.moment = moment
    self.roadmap = roadmap
    self.records = records
    self.windowDays = windowDays
  }

  /// Nil when the client has no such records up to the day.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - since: Since when it is a client.
  ///   - contractStart: The first day of its oldest contract in service.
  /// - Returns: How it stands; nil without records.
  func assess(
    _ client: Int, since: Day? = nil, contractStart: Day? = nil
  ) -> SuccessAssessment? {
    let objectives = records.objectives.of(client)
    let milestones = records.milestones.of(client)
    let stages = records.stages.of(client).filter { ($0.from ?? moment.known) <= moment.known }
    let handoffs = records.handoffs.of(client).filter { ($0.date ?? moment.known) <= moment.known }
    let tickets = records.tickets.of(client).filter { ($0.opened ?? moment.known) <= moment.known }
    let usage = records.usage.of(client).filter { ($0.period ?? moment.known) <= moment.known }
    guard
      !(objectives.isEmpty && milestones.isEmpty && stages.isEmpty && handoffs.isEmpty
        && tickets.isEmpty && usage.isEmpty)
    else { return nil }
    let due = milestones.filter { $0.due.map { $0 <= day } ?? false }
    let open = tickets.filter { $0.isOpen(on: moment.known) }
    return SuccessAssessment(
      objectives: objectives.map { ObjectiveProgress($0, moment, roadmap) },
      openMilestones: self.open(milestones), milestonesDue: due.count,
      milestonesDone: due.count { moment.known($0.done) != nil }, stage: stages.last?.stage,
      stageSince: stages.last?.from, handoff: handoffs.last.map(SuccessReading.handoff),
      tickets: tickets.count { ($0.opened ?? .distantPast) > day.adding(days: -windowDays) },
      openTickets: SuccessReading.gravest(open),
      graveOpenTickets: open.count { $0.severity == .critical || $0.severity == .high },
      closingDaysTenths: closing(tickets), usage: SuccessReading.trends(usage),
      life: LifeStanding(
        stages: Array(stages), objectives: objectives, milestones: milestones,
        contractStart: contractStart, since: since, moment))
  }

  private func open(_ milestones: ArraySlice<Milestone>) -> [OpenMilestone] {
    milestones.filter { moment.known($0.done) == nil }.map { milestone in
      let late = milestone.due.map { day.days(since: $0) } ?? 0
      return OpenMilestone(
        key: RecordKey(table: .milestones, key: milestone.id), title: milestone.title,
        objective: milestone.objective, due: milestone.due, daysLate: late > 0 ? late : nil)
    }.sorted {
      let days = ($0.due?.number ?? .max, $1.due?.number ?? .max)
      return days.0 != days.1 ? days.0 < days.1 : $0.key < $1.key
    }
  }

  private static func handoff(_ handoff: Handoff) -> HandoffStanding {
    let parts: [(HandoffStanding.Part, String?)] = [
      (.sold, handoff.sold), (.promised, handoff.promised), (.objectives, handoff.objectives),
      (.risks, handoff.risks),
    ]
    return HandoffStanding(
      key: RecordKey(table: .handoffs, key: handoff.id), day: handoff.date, from: handoff.from,
      to: handoff.to, missing: parts.filter { $0.1 == nil }.map(\.0))
  }

  private static func gravest(_ tickets: [Ticket]) -> [RecordKey] {
    func rank(_ ticket: Ticket) -> Int {
      switch ticket.severity {
      case .critical: 0
      case .high: 1
      case .medium: 2
      case .low: 3
      case nil: 4
      }
    }
    return tickets.sorted { left, right in
      if rank(left) != rank(right) { return rank(left) < rank(right) }
      let days = (left.opened?.number ?? .min, right.opened?.number ?? .min)
      return days.0 != days.1
        ? days.0 < days.1 : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }.map { RecordKey(table: .tickets, key: $0.id) }
  }

  private func closing(_ tickets: [Ticket]) -> Int64? {
    let spans = tickets.compactMap { ticket -> Int? in
      guard let closed = moment.known(ticket.closed), let opened = ticket.opened,
        closed > day.adding(days: -windowDays)
      else { return nil }
      return max(0, closed.days(since: opened))
    }
    return spans.isEmpty
      ? nil : Rounding.divide(Int64(spans.reduce(0, +)) * 10, by: Int64(spans.count))
  }

  private static func trends(_ usage: [UsageRecord]) -> [UsageTrend] {
    struct Series: Hashable {
      let metric: String
      let product: String?
    }
    var values: [Series: [(period: Day, value: Int64)]] = [:]
    for record in usage {
      guard let period = record.period, let number = record.value else { continue }
      var value = Int128(number.value)
      for _ in Int(number.scale)..<6 { value *= 10 }
      values[Series(metric: record.metric ?? "", product: record.product), default: []]
        .append((period, Int64(clamping: value)))
    }
    return values.keys.sorted {
      $0.metric != $1.metric
        ? $0.metric.utf8.lexicographicallyPrecedes($1.metric.utf8)
        : ($0.product ?? "").utf8.lexicographicallyPrecedes(($1.product ?? "").utf8)
    }.compactMap { series in
      let points = values[series] ?? []
      guard let last = points.last else { return nil }
      let before = points.dropLast().suffix(3).map(\.value)
      return UsageTrend(
        product: series.product, metric: series.metric, period: last.period, latest: last.value,
        before: before.isEmpty
          ? nil : Rounding.divide(before.reduce(0, sum), by: Int64(before.count)))
    }
  }
}
