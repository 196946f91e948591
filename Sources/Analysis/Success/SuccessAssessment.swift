public import Portfolio

/// How far an objective of a client has come on the day.
public struct ObjectiveProgress: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// What the client wants.
  public let title: String?
  /// How far it has come; nil where the data does not say.
  public let state: ObjectiveState?
  /// What is measured.
  public let kpi: String?
  /// Progress from the baseline to the target, in basis points; nil where a value is unknown.
  ///
  /// Below zero when it went the wrong way, above 10,000 beyond the target.
  public let progress: Int64?
  /// Whether the measure is to fall; nil where baseline or target is unknown.
  public let isFalling: Bool?
  /// Whether the baseline, its source or its day is missing: somebody has to measure it.
  public let needsBaseline: Bool
  /// The day it is due.
  public let due: Day?
  /// Days beyond that day, of one that is not delivered; nil when it is not late.
  public let daysLate: Int?
  /// Verified by a named person: only then it counts as achieved.
  public let isAchieved: Bool
  /// What reaching it brings for each unit of cost, in hundredths; nil where unknown.
  public let returnHundredths: Int64?
  /// Where a straight line from the day of the baseline to the due day stands on the day, in basis
  /// points of the way; nil where one of the days is unknown.
  public let expected: Int64?
  /// How it goes.
  public let pace: ObjectivePace

  init(_ objective: Objective, _ moment: Moment, _ policy: RoadmapPolicy = RoadmapPolicy()) {
    key = RecordKey(table: .objectives, key: objective.id)
    title = objective.title
    let isStateKnown = (objective.stateOn ?? moment.known) <= moment.known
    state = isStateKnown ? objective.state : nil
    kpi = objective.kpi
    let isBaselineKnown = (objective.baselineDate ?? moment.known) <= moment.known
    let baseline = isBaselineKnown ? objective.baseline?.millionths : nil
    let isActualKnown = (objective.actualDate ?? moment.known) <= moment.known
    let actual = isActualKnown ? objective.actual?.millionths : nil
    let target = objective.target?.millionths
    if let baseline, let target, baseline != target {
      isFalling = target < baseline
      progress = actual.map { actual in
        let sign: Int128 = target < baseline ? -1 : 1
        let (way, distance) = ((actual - baseline) * sign, (target - baseline) * sign)
        // In basis points, half away from zero.
        let half = way < 0 ? -distance : distance
        return Int64(clamping: (way * 20_000 + half) / (distance * 2))
      }
    } else {
      isFalling = nil
      progress = nil
    }
    needsBaseline =
      objective.kpi != nil
      && (baseline == nil || objective.baselineSource == nil || objective.baselineDate == nil)
    due = objective.due
    let isDone = state == .delivered || state == .verified
    let late = objective.due.map { moment.day.days(since: $0) } ?? 0
    daysLate = !isDone && late > 0 ? late : nil
    isAchieved = state == .verified && objective.stateBy != nil
    if let value = objective.valueDelivered?.minorUnits, let cost = objective.cost?.minorUnits,
      cost > 0
    {
      returnHundredths = Rounding.divide(value.multipliedClamping(by: 100), by: cost)
    } else {
      returnHundredths = nil
    }
    let from = moment.known(objective.baselineDate) ?? moment.known(objective.stateOn)
    if let from, let due, due >= from {
      let way = due.days(since: from)
      let gone = Int64(min(max(0, moment.day.days(since: from)), way))
      expected = way == 0 ? 10_000 : Rounding.divide(gone * 10_000, by: Int64(way))
    } else {
      expected = nil
    }
    let misses: ObjectivePace? =
      objective.kpi == nil && target == nil
      ? .noMeasure
      : baseline == nil ? .noBaseline : target == nil ? .noTarget : actual == nil ? .noActual : nil
    pace =
      if isAchieved {
        .achieved
      } else if isDone {
        .delivered
      } else if daysLate != nil {
        .late
      } else if let misses {
        misses
      } else if due == nil {
        .undated
      } else if let progress, let expected {
        progress + policy.paceTolerance < expected ? .behind : .onPace
      } else if progress != nil {
        .noBeginning
      } else {
        // Where the target is the baseline, nothing says which side of it is the good one.
        actual == target ? .onPace : .noWay
      }
  }
}

/// How an objective goes, by its state, its days and its measure.
public enum ObjectivePace: String, Sendable, Hashable, CaseIterable {
  /// Verified by a named person of the client.
  case achieved
  /// Delivered, or verified by nobody named: it does not count yet.
  case delivered
  /// Its day has passed.
  case late
  /// Further behind the straight line than the policy bears.
  case behind
  /// On the straight line, or near enough; or it keeps what was there already.
  case onPace = "on-pace"
  /// Nobody measured the beginning.
  case noBaseline = "no-baseline"
  /// It says no value to reach.
  case noTarget = "no-target"
  /// Nobody measured since the beginning.
  case noActual = "no-actual"
  /// Nothing is measured.
  case noMeasure = "no-measure"
  /// The target is the baseline, and the measure is elsewhere.
  case noWay = "no-way"
  /// Nobody says on which day the way began.
  case noBeginning = "no-beginning"
  /// It has no day by which it is due.
  case undated

  /// Whether somebody has to do something about it.
  public var isBehind: Bool { self == .late || self == .behind }
  /// Whether its progress cannot be told.
  public var isUnmeasured: Bool {
    switch self {
    case .noBaseline, .noTarget, .noActual, .noMeasure, .noWay: true
    case .achieved, .delivered, .late, .behind, .onPace, .noBeginning, .undated: false
    }
  }
}

extension DecimalNumber {
  /// The number in millionths, where all of them can be compared.
  fileprivate var millionths: Int128 {
    var result = Int128(value)
    for _ in Int(scale)..<6 { result *= 10 }
    return result
  }
}

/// A step toward an objective that is not done.
public struct OpenMilestone: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// The step.
  public let title: String?
  /// Id of the objective.
  public let objective: String?
  /// The day it is due.
  public let due: Day?
  /// Days beyond that day; nil when it is not late.
  public let daysLate: Int?
}

/// A measure of use against the periods before.
public struct UsageTrend: Sendable, Hashable {
  /// Id of the product, or its name as written; nil where the data does not say.
  public let product: String?
  /// What was measured.
  public let metric: String
  /// The first day of the latest period.
  public let period: Day
  /// The latest value, in millionths.
  public let latest: Int64
  /// The mean of up to three periods before, in millionths; nil without one.
  public let before: Int64?

  /// The latest value's share of those before; nil without one.
  public var share: Share? { before.map { Share(latest, of: $0) } }
}

/// What was handed over last from one of ours to another.
public struct HandoffStanding: Sendable, Hashable {
  /// What a handoff should say.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case sold
    case promised
    case objectives
    case risks
  }

  /// The record in the data.
  public let key: RecordKey
  /// The day.
  public let day: Day?
  /// Who handed over.
  public let from: String?
  /// Who took over.
  public let to: String?
  /// What was not said.
  public let missing: [Part]
}

/// How a client's success is planned and goes on the day.
public struct SuccessAssessment: Sendable, Hashable {
  /// The objectives, by due day.
  public let objectives: [ObjectiveProgress]
  /// Steps that are not done, by due day, undated ones last.
  public let openMilestones: [OpenMilestone]
  /// Steps due up to the day.
  public let milestonesDue: Int
  /// Of them, those that are done.
  public let milestonesDone: Int
  /// The stage of the client's life with us.
  public let stage: String?
  /// The first day in it.
  public let stageSince: Day?
  /// The latest handoff.
  public let handoff: HandoffStanding?
  /// Tickets opened within the window.
  public let tickets: Int
  /// Tickets that are open, the gravest and oldest first.
  public let openTickets: [RecordKey]
  /// Of them, critical and high ones.
  public let graveOpenTickets: Int
  /// Mean days from opening to closing of the tickets closed within the window, in tenths.
  public let closingDaysTenths: Int64?
  /// Use against the periods before, by metric and product.
  public let usage: [UsageTrend]
  /// The client's stages, its beginning and its first value.
  public let life: LifeStanding

  /// Objectives of which somebody has to measure the beginning.
  public var unmeasured: [ObjectiveProgress] { objectives.filter(\.needsBaseline) }
}

extension SuccessAssessment {
  /// The use that was measured lately enough to say something.
  ///
  /// - Parameters:
  ///   - day: The day of the assessment.
  ///   - policy: How old use may be.
  /// - Returns: The trends, in their order.
  public func freshUsage(on day: Day, _ policy: HealthPolicy) -> [UsageTrend] {
    let oldest = policy.oldestUsage(on: day)
    return usage.filter { $0.period >= oldest }
  }

  /// The shares of usual use of what was measured lately enough, in basis points.
  func usageShares(on day: Day, _ policy: HealthPolicy) -> [Int64] {
    freshUsage(on: day, policy).compactMap { $0.share?.basisPoints }
  }
}

extension HealthPolicy {
  /// The earliest beginning of a period whose use still says something.
  ///
  /// - Parameter day: The day of the assessment.
  /// - Returns: The day.
  public func oldestUsage(on day: Day) -> Day { day.adding(days: -staleUsageDays) }
}
