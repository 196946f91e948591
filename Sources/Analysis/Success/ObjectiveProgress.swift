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
    let measure = ObjectiveMeasure(objective, moment)
    isFalling = measure.isFalling
    progress = measure.progress
    needsBaseline =
      objective.kpi != nil
      && (measure.baseline == nil || objective.baselineSource == nil
        || objective.baselineDate == nil)
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
    expected = ObjectiveProgress.expected(from: from, due: due, on: moment.day)
    pace =
      if isAchieved {
        .achieved
      } else if isDone {
        .delivered
      } else if daysLate != nil {
        .late
      } else if let obstacle = measure.obstacle {
        obstacle
      } else if due == nil {
        .undated
      } else if let progress, let expected {
        progress + policy.paceTolerance < expected ? .behind : .onPace
      } else if progress != nil {
        .noBeginning
      } else {
        // Where the target is the baseline, nothing says which side of it is the good one.
        measure.isAtTarget ? .onPace : .noWay
      }
  }

  private static func expected(from first: Day?, due: Day?, on day: Day) -> Int64? {
    guard let first, let due, due >= first else { return nil }
    let way = due.days(since: first)
    let gone = Int64(min(max(0, day.days(since: first)), way))
    return way == 0 ? 10_000 : Rounding.divide(gone * 10_000, by: Int64(way))
  }
}

/// What an objective measures, as far as it is known on the day, in millionths of its unit.
private struct ObjectiveMeasure {
  let baseline: Int128?
  let actual: Int128?
  let target: Int128?
  private let hasKPI: Bool

  init(_ objective: Objective, _ moment: Moment) {
    let isBaselineKnown = (objective.baselineDate ?? moment.known) <= moment.known
    baseline = isBaselineKnown ? objective.baseline?.millionths : nil
    let isActualKnown = (objective.actualDate ?? moment.known) <= moment.known
    actual = isActualKnown ? objective.actual?.millionths : nil
    target = objective.target?.millionths
    hasKPI = objective.kpi != nil
  }

  /// Where it begins and where it is to go; nil where both are one, or one is unknown.
  private var way: (from: Int128, to: Int128)? {
    guard let baseline, let target, baseline != target else { return nil }
    return (baseline, target)
  }

  var isFalling: Bool? { way.map { $0.to < $0.from } }

  /// In basis points of the way, half away from zero.
  var progress: Int64? {
    guard let way, let actual else { return nil }
    let sign: Int128 = way.to < way.from ? -1 : 1
    let (gone, distance) = ((actual - way.from) * sign, (way.to - way.from) * sign)
    let half = gone < 0 ? -distance : distance
    return Int64(clamping: (gone * 20_000 + half) / (distance * 2))
  }

  var isAtTarget: Bool { actual == target }

  /// What keeps anybody from telling how it goes; nil where nothing does.
  var obstacle: ObjectivePace? {
    if !hasKPI, target == nil { return .noMeasure }
    if baseline == nil { return .noBaseline }
    if target == nil { return .noTarget }
    return actual == nil ? .noActual : nil
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
}

extension DecimalNumber {
  /// The number in millionths, where all of them can be compared.
  fileprivate var millionths: Int128 {
    var result = Int128(value)
    for _ in Int(scale)..<6 { result *= 10 }
    return result
  }
}
