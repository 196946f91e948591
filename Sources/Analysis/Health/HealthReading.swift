import Portfolio

/// Measures the families of a client's health.
struct HealthReading {
  private let day: Day
  private let policy: Policy
  private let knowsTouches: Bool

  init(_ day: Day, _ policy: Policy, knowsTouches: Bool) {
    self.day = day
    self.policy = policy
    self.knowsTouches = knowsTouches
  }

  /// The health of a client; nil where nothing at all was measured.
  ///
  /// - Parameters:
  ///   - measure: What its purchases say.
  ///   - account: What the other tables say.
  ///   - since: Client since, where the data says so.
  ///   - limits: The floors and caps of the policy's own that hold.
  /// - Returns: The families with their points, and the score where enough was measured.
  func score(
    _ measure: ClientMeasure, _ account: AccountAssessment, since: Day?,
    limits: HealthLimits = .none
  ) -> HealthScore? {
    let isYoung =
      firstDay(measure, account, since).map {
        $0 > day.adding(days: -policy.health.youngDays)
      } ?? false
    let measured: [(kind: HealthKind, points: Int?, facts: [Fact])] = [
      isYoung ? onboarding(account.success) : trend(measure, account.success),
      payments(account.payments), engagement(account.relationship),
      relationship(account.relationship), satisfaction(account.satisfaction),
      support(account.success), plan(account.success),
    ]
    guard measured.contains(where: { $0.points != nil }) else { return nil }
    return HealthScore(measured, caps: caps(account), policy.health, limits: limits)
  }

  private typealias Family = (kind: HealthKind, points: Int?, facts: [Fact])

  private func firstDay(
    _ measure: ClientMeasure, _ account: AccountAssessment, _ since: Day?
  ) -> Day? {
    let started = account.contracts?.contracts.filter { $0.state != .coming && $0.state != .draft }
      .compactMap(\.start).min()
    return [since, measure.record.firstPurchase, started].compactMap { $0 }.min()
  }

  private func onboarding(_ success: SuccessAssessment?) -> Family {
    guard let success, success.milestonesDue > 0 else { return (.trend, nil, []) }
    return (
      .trend,
      HealthReading.mean([Int64(success.milestonesDone) * 100], of: success.milestonesDue),
      [
        Fact(name: .milestonesDone, value: .count(success.milestonesDone)),
        Fact(name: .milestonesDue, value: .count(success.milestonesDue)),
      ]
    )
  }

  private func trend(_ measure: ClientMeasure, _ success: SuccessAssessment?) -> Family {
    let volume = measure.volume
    if volume.obstacle == nil, measure.record.cycleSource == .client {
      let share = Share(volume.last, of: volume.median).basisPoints ?? 0
      let points = HealthReading.trendPoints(share, fall: policy.status.volumeFall)
      let isBroken = measure.record.hasCadence && measure.record.isBroken
      return (
        .trend, isBroken ? 0 : points,
        [
          Fact(name: .volumeShare, value: .percent(share)),
          Fact(
            name: .silentDays,
            value: measure.record.silentSince.map { .days(day.days(since: $0)) } ?? .none),
          Fact(name: .brokenAfterDays, value: .days(Int(measure.record.brokenAfter))),
        ]
      )
    }
    let shares = success?.usageShares(on: day, policy.health) ?? []
    guard !shares.isEmpty else { return (.trend, nil, []) }
    let mean = Rounding.divide(shares.reduce(0, sum), by: Int64(shares.count))
    return (
      .trend, HealthReading.trendPoints(mean, fall: policy.status.volumeFall),
      [Fact(name: .usageShare, value: .percent(mean))]
    )
  }

  /// Points of a share of what was usual: from 95 % on 100, from 85 % on 80, above the fall 55.
  static func trendPoints(_ share: Int64, fall: Int64) -> Int {
    share >= 9_500 ? 100 : share >= 8_500 ? 80 : share > fall ? 55 : share > 0 ? 20 : 0
  }

  private func payments(_ payments: PaymentAssessment?) -> Family {
    guard let payments, let share = payments.onTimeShare?.basisPoints else {
      return (.payments, nil, [])
    }
    let base = share >= 9_500 ? 100 : share >= 8_500 ? 75 : share >= 7_000 ? 40 : 0
    let late = payments.overdue.count { $0.days > policy.risk.overdueDays }
    return (
      .payments, max(0, base - 25 * late),
      [
        Fact(name: .onTimeShare, value: .percent(share)),
        Fact(name: .overdueInvoices, value: .count(late)),
      ]
    )
  }

  private func engagement(_ relationship: RelationshipAssessment?) -> Family {
    guard knowsTouches, relationship.hasSpoken(after: day.adding(days: -91)) != nil else {
      return (.engagement, nil, [])
    }
    let last = relationship?.lastTwoWay
    let silent = last.map { day.days(since: $0) } ?? Int.max
    let points = silent <= 30 ? 100 : silent <= 60 ? 70 : silent <= 90 ? 40 : 0
    return (
      .engagement, points,
      [
        Fact(.lastTwoWay, last),
        Fact(name: .twoWayTouches, value: .count(relationship?.twoWayTouches ?? 0)),
      ]
    )
  }

  private func relationship(_ relationship: RelationshipAssessment?) -> Family {
    guard let relationship else { return (.relationship, nil, []) }
    // In halves of a point, which both are exact in.
    var halves: [Int64] = []
    var facts: [Fact] = []
    if relationship.knowsRoles {
      halves.append(Int64(relationship.coverageHalves) * 25)
      facts.append(Fact(name: .seatsCovered, value: .halves(relationship.coverageHalves)))
    }
    if relationship.knowsTalks {
      let threads =
        min(2, relationship.theirThreads.count) + min(2, relationship.ourThreads.count)
      halves.append(Int64(threads) * 50)
      facts.append(
        Fact(name: .threadsTheirs, value: .count(relationship.theirThreads.count)))
      facts.append(Fact(name: .threadsOurs, value: .count(relationship.ourThreads.count)))
    }
    return (.relationship, HealthReading.mean(halves, of: halves.count * 2), facts)
  }

  private func satisfaction(_ satisfaction: SatisfactionAssessment?) -> Family {
    var points: [Int64] = []
    var facts: [Fact] = []
    if let nps = satisfaction?.mean(.nps) {
      points.append(nps >= 900 ? 100 : nps >= 700 ? 70 : nps > 600 ? 40 : 15)
      facts.append(Fact(name: .npsMean, value: .hundredths(nps)))
    }
    if let csat = satisfaction?.mean(.csat) {
      points.append(csat >= 450 ? 100 : csat >= 400 ? 80 : csat >= 300 ? 50 : 10)
      facts.append(Fact(name: .csatMean, value: .hundredths(csat)))
    }
    return (.satisfaction, HealthReading.mean(points, of: points.count), facts)
  }

  /// No ticket at all is not good news: it is unknown.
  ///
  /// So is the family until one was closed within the window: how fast open ones will be closed nobody knows.
  private func support(_ success: SuccessAssessment?) -> Family {
    guard let success, success.tickets > 0 || !success.openTickets.isEmpty else {
      return (.support, nil, [])
    }
    let grave = success.graveOpenTickets
    let others = success.openTickets.count - grave
    let speed = success.closingDaysTenths.map { $0 <= 30 ? 100 : $0 <= 70 ? 80 : 60 }
    return (
      .support, speed.map { max(0, $0 - 30 * grave - 10 * others) },
      [
        Fact(name: .openTickets, value: .count(success.openTickets.count)),
        Fact(name: .graveTickets, value: .count(grave)),
      ] + (success.closingDaysTenths.map { [Fact(name: .closingDays, value: .tenths($0))] } ?? [])
    )
  }

  private func plan(_ success: SuccessAssessment?) -> Family {
    // In parts of 200 to a point: progress of 10,000 basis points is worth 50 of them.
    let parts = (success?.objectives ?? []).compactMap { objective -> Int64? in
      if objective.isAchieved { return 20_000 }
      if objective.daysLate != nil { return 4_000 }
      if objective.state == .delivered || objective.state == .verified { return 16_000 }
      return objective.progress.map { 10_000 + max(-10_000, min(10_000, $0)) }
    }
    guard !parts.isEmpty else { return (.plan, nil, []) }
    return (
      .plan, HealthReading.mean(parts, of: parts.count * 200),
      [
        Fact(name: .objectivesMeasured, value: .count(parts.count)),
        Fact(
          name: .objectivesLate,
          value: .count(success?.objectives.count { $0.daysLate != nil } ?? 0)),
      ]
    )
  }

  /// The points that some parts come to, rounded once, half away from zero; nil without parts.
  ///
  /// - Parameters:
  ///   - parts: What is added up.
  ///   - whole: What the sum is divided by.
  /// - Returns: The points.
  static func mean(_ parts: [Int64], of whole: Int) -> Int? {
    parts.isEmpty ? nil : Int(Rounding.divide(parts.reduce(0, +), by: Int64(whole)))
  }

  private func caps(_ account: AccountAssessment) -> [HealthCap] {
    var caps: [HealthCap] = []
    if account.contracts?.state == .cancelledRunning { caps.append(.cancelled) }
    let isNear = (account.contracts?.contracts ?? []).contains { contract in
      contract.bucket != nil && contract.renewsByItself == false
        && (contract.daysToOptOut.map { (0...30).contains($0) } ?? false)
    }
    let isSilent =
      account.relationship.hasSpoken(after: day.adding(days: -policy.risk.silentTouchDays)) == false
    if isNear, knowsTouches, isSilent { caps.append(.silentRenewal) }
    let isHostile = (account.relationship?.present ?? []).contains {
      $0.has(.economicBuyer) && ($0.support ?? 0) <= -2
    }
    if isHostile { caps.append(.hostileBuyer) }
    return caps
  }
}
