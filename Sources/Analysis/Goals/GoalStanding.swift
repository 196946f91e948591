import Portfolio

/// How a goal stands, in a word.
public enum GoalStatus: String, Sendable, Hashable, CaseIterable {
  /// The target is met.
  case reached
  /// Not yet, but at least what was to be expected by the day.
  case onPace = "on-pace"
  /// Less than what was to be expected by the day.
  case behind
  /// The period is over, and the target was not met.
  case missed
  /// The target is not met, and there is no period to say by when.
  case short
  /// The period has not begun.
  case waiting
  /// The figure is not known.
  case unknown
}

/// A goal with where it stands on the day, in millionths of the measure's unit.
public struct GoalStanding: Sendable {
  /// The goal.
  public let goal: Goal
  /// Its place in the policy.
  public let position: Int
  /// Id of its owner; nil for a goal of all.
  public let owner: String?
  /// The figure on the day; nil where it is not known.
  public let actual: Int64?
  /// The figure on the eve of the period; nil without a period, or where it is not known.
  public let start: Int64?
  /// The figure expected by the day: the way from start to target, in proportion to the days gone; the
  /// target where the start was there already.
  public let expected: Int64?
  /// Days of the period gone, the day included; nil without a period.
  public let daysGone: Int?
  /// Days of the period; nil without a period.
  public let days: Int?
  /// How it stands.
  public let status: GoalStatus

  /// The key of the word for how it stands: figures that are to stay low are above, not below.
  public var word: String {
    goal.isAtMost && (status == .short || status == .behind)
      ? "\(status.rawValue)-most" : status.rawValue
  }

  /// Whether the start was at the target already or beyond it, so that it is to be held; nil where the
  /// start is not known.
  public var isHeld: Bool? { start.map { goal.isMet(by: $0) } }

  /// How much of the way from start to target was gone; nil where the start was there already.
  public var progress: Share? {
    guard let actual, let start, !goal.isMet(by: start) else { return nil }
    let sign: Int64 = goal.isAtMost ? -1 : 1
    return Share((actual - start) * sign, of: (goal.target - start) * sign)
  }

  init(
    _ goal: Goal, position: Int, owner: String?, actual: Int64?, start: Int64?, on day: Day
  ) {
    self.goal = goal
    self.position = position
    self.owner = owner
    self.actual = actual
    self.start = goal.by == nil ? nil : start
    var expected: Int64?
    if let from = goal.from, let by = goal.by {
      let whole = by.days(since: from) + 1
      let gone = min(whole, max(0, day.days(since: from) + 1))
      days = whole
      daysGone = gone
      expected = start.map { start in
        // What began beyond the target is to be held, not to go beyond it.
        if goal.isMet(by: start) { return goal.target }
        let way = Int128(goal.target - start) * Int128(gone)
        let half = Int128(whole) * (way < 0 ? -1 : 1)
        return start + Int64(clamping: (2 * way + half) / Int128(2 * whole))
      }
    } else {
      (days, daysGone) = (nil, nil)
    }
    self.expected = expected
    status = GoalStanding.status(goal, actual, expected, daysGone, on: day)
  }

  private static func status(
    _ goal: Goal, _ actual: Int64?, _ expected: Int64?, _ gone: Int?, on day: Day
  ) -> GoalStatus {
    func meets(_ figure: Int64, _ wanted: Int64) -> Bool {
      goal.isAtMost ? figure <= wanted : figure >= wanted
    }
    guard let actual else { return .unknown }
    guard let by = goal.by else { return meets(actual, goal.target) ? .reached : .short }
    if gone == 0 { return .waiting }
    if meets(actual, goal.target) { return .reached }
    if day >= by { return .missed }
    guard let expected else { return .behind }
    return meets(actual, expected) ? .onPace : .behind
  }
}

/// Where the goals of the policy stand, in its order.
///
/// The figure on the eve of a period is computed from the same records, unless the policy says it:
/// what was entered later is in it.
///
/// - Complexity: one assessment for each first day of a period whose start the policy does not say.
public func goalStandings(_ study: Study) -> [GoalStanding] {
  let goals = study.policy.goals
  guard !goals.isEmpty else { return [] }
  let roster = OwnerRoster(study.portfolio)
  var eves: [Day: Study] = [:]
  for goal in goals where goal.start == nil {
    guard let from = goal.from, goal.by != nil, from <= study.day else { continue }
    let eve = from.adding(days: -1)
    if eves[eve] == nil { eves[eve] = study.on(eve) }
  }
  let now = GoalReading(study)
  let before = eves.mapValues { GoalReading($0) }
  return goals.enumerated().map { position, goal in
    let start =
      goal.start ?? goal.from.flatMap { before[$0.adding(days: -1)]?.figure(goal, roster) }
    return GoalStanding(
      goal, position: position,
      owner: goal.owner.map { roster.id(named: $0, in: study.portfolio) },
      actual: now.figure(goal, roster), start: start, on: study.day)
  }
}

/// Reads the figures of goals on one day.
private struct GoalReading {
  let study: Study
  let report: CoverageReport

  init(_ study: Study) {
    self.study = study
    report = CoverageReport(study)
  }

  func figure(_ goal: Goal, _ roster: OwnerRoster) -> Int64? {
    let subject = subject(goal, roster)
    let decimals = study.portfolio.currency.decimals
    guard
      case .number(let number) = ConditionValue(
        goal.measure.value(subject), .number, decimals: decimals)
    else { return nil }
    return number
  }

  private func subject(_ goal: Goal, _ roster: OwnerRoster) -> GoalSubject {
    let owner = goal.owner.map { roster.id(named: $0, in: study.portfolio) }
    guard owner != nil || goal.segment != nil else {
      return GoalSubject(study: study, assessment: study.assessment, book: nil)
    }
    let condition = study.policy.segments.rules.first { $0.name == goal.segment }?.condition
    let some = study.assessment.restricted(of: study.portfolio) { client in
      if let owner, roster.owner(of: client.client, in: study.portfolio) != owner { return false }
      return condition.map { $0.truth(for: study.subject(client)) == .yes } ?? true
    }
    return GoalSubject(
      study: study, assessment: some, book: owner.flatMap { report.book($0) })
  }
}

extension Study {
  /// The portfolio as known on another day under the same policy, without forecasts.
  func on(_ day: Day) -> Study {
    var policy = self.policy
    policy.forecast.isWanted = false
    let known = portfolio.asKnown(on: day)
    return Study(known, assess(known, policy, on: day, threads: threads), threads: threads)
  }
}
