public import Portfolio

/// What a group's gross retention is held to; named in the policy.
public enum RetentionLine: Sendable, Hashable {
  /// It should reach this, in basis points.
  case target(Int64)
  /// This is what is usual for low and tech touch, in basis points.
  case reference(ClosedRange<Int64>)
}

/// Where a group's gross retention stands against its line.
public enum RetentionStanding: String, Sendable, Hashable, CaseIterable {
  /// At the target or above it.
  case reached
  /// Below the target.
  case short
  /// Above what is usual for low and tech touch.
  case above
  /// Within what is usual there.
  case usual
  /// Below it.
  case below
}

/// How much of a year's revenue was kept: of everybody and of every group, by cohort.
///
/// Clients with revenue a year ago are the cohort; clients that came since never enter. A client counts
/// in the groups it was in a year ago.
public struct RetentionReport: Sendable {
  /// Which revenue it is.
  public let basis: RevenueBasis
  /// The day of the revenue before.
  public let from: Day
  /// The groups with revenue a year ago or now, in the order of reports.
  public let rows: [Row]

  /// One group.
  public struct Row: Sendable, Hashable {
    /// Which clients.
    public let key: GroupKey
    /// How their revenue moved.
    public let totals: MovementTotals
    /// What their gross retention is held to.
    public let line: RetentionLine
    /// Positions of the clients with revenue a year ago, ascending.
    public let began: [Int]
    /// Those of them that left.
    public let left: [Int]

    /// Where it stands; nil where there was no revenue.
    public var standing: RetentionStanding? {
      guard let gross = totals.grossRetention.basisPoints else { return nil }
      switch line {
      case .target(let least): return gross < least ? .short : .reached
      case .reference(let usual):
        return gross < usual.lowerBound ? .below : gross > usual.upperBound ? .above : .usual
      }
    }
  }

  /// The reports of every basis on which a year can be compared, recurring first.
  public static func reports(of study: Study) -> [RetentionReport] {
    let bases = study.bases.filter { study.hasYearBefore($0) }
    guard !bases.isEmpty else { return [] }
    let groupings = study.groupingsAYearAgo
    return bases.map { RetentionReport(study, $0, groupings) }
  }

  init(_ study: Study, _ basis: RevenueBasis, _ groupings: Groupings) {
    self.basis = basis
    from = groupings.day
    var totals: [GroupKey: MovementTotals] = [:]
    var began: [GroupKey: [Int]] = [:]
    var left: [GroupKey: [Int]] = [:]
    let counts = study.policy.revenue.countsReactivation
    for revenue in study.yearRevenues(basis) {
      // Nothing a year ago and nothing now moves nothing.
      guard revenue.before ?? 1 != 0 || revenue.after ?? 1 != 0 else { continue }
      for key in groupings.keys(of: revenue.client) {
        totals[key, default: MovementTotals(basis, countsReactivation: counts)]
          .add(before: revenue.before, after: revenue.after, isNew: revenue.isNew)
        guard revenue.before ?? 0 > 0, revenue.after != nil else { continue }
        began[key, default: []].append(revenue.client)
        if revenue.kind == .churn { left[key, default: []].append(revenue.client) }
      }
    }
    rows = groupings.ordered(totals.keys).map { key in
      Row(
        key: key, totals: totals[key] ?? MovementTotals(basis),
        line: RetentionReport.line(of: key, study.policy), began: began[key] ?? [],
        left: left[key] ?? [])
    }
  }

  /// Everybody together.
  public var whole: Row? { rows.first { $0.key == .portfolio } }

  /// The rows of one way of putting clients together.
  public func rows(_ grouping: Grouping) -> [Row] { rows.filter { $0.key.grouping == grouping } }

  private static func line(of key: GroupKey, _ policy: Policy) -> RetentionLine {
    let touch: Touch? =
      switch key {
      case .tier(let tier): tier.map { policy.touch[$0] }
      case .touch(let touch): touch
      case .portfolio, .rfm, .segment, .owner: nil
      }
    let revenue = policy.revenue
    guard touch == .low || touch == .tech, revenue.lowTouchLeast <= revenue.lowTouchMost else {
      return .target(revenue.retentionTarget)
    }
    return .reference(revenue.lowTouchLeast...revenue.lowTouchMost)
  }
}

/// Why clients left within a year, with the revenue that left with them.
public struct ChurnReasonReport: Sendable {
  /// Reasons, most revenue first, ties in the order of declaration, those with an unknown revenue
  /// after the others, the unknown reason last.
  public let rows: [Row]
  /// Former clients of whom the day of the end is not known; they are in no row.
  public let undated: Int

  /// The clients who left for one reason.
  public struct Row: Sendable, Hashable {
    /// The reason; nil where the data do not say.
    public let reason: EndReason?
    /// Those who left, most revenue first.
    public let leavers: [WinBackCandidate]

    /// Revenue of their last year with us, in minor units: of each the greater basis, never the sum;
    /// nil where it is known of none.
    public var amount: Int64? { knownSum(leavers.map(\.value)) }
  }

  /// The reasons of those who left within the twelve months up to the day.
  public init(_ study: Study) {
    let list = WinBackList(study.assessment, of: study.portfolio)
    let all = list.candidates + list.excluded
    let first = study.day.windowBound(months: 12)
    undated = all.count { $0.ending.day == nil }
    let leavers = Dictionary(
      grouping: all.filter { $0.ending.day.map { $0 > first } ?? false }, by: \.ending.reason)
    rows = (EndReason.allCases.map(Optional.some) + [nil]).compactMap { reason -> Row? in
      guard let clients = leavers[reason] else { return nil }
      return Row(
        reason: reason,
        leavers: clients.sorted {
          let values = ($0.value ?? -1, $1.value ?? -1)
          return values.0 != values.1 ? values.0 > values.1 : $0.client < $1.client
        })
    }.enumerated().sorted { left, right in
      if (left.element.reason == nil) != (right.element.reason == nil) {
        return right.element.reason == nil
      }
      let amounts = (left.element.amount ?? -1, right.element.amount ?? -1)
      return amounts.0 != amounts.1 ? amounts.0 > amounts.1 : left.offset < right.offset
    }.map(\.element)
  }
}
