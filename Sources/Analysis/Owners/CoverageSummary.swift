import Portfolio

/// How our people's time covers the base as a whole.
public struct CoverageSummary: Sendable, Hashable {
  /// Clients of the base.
  public let base: Int
  /// Hours a year that they ask for, in tenths.
  public let hours: Int64
  /// Clients for whom human touches are planned and recorded.
  public let touchable: Int
  /// Of them, those that somebody spoke with within the days of the policy.
  public let touched: Int
  /// Clients likewise of whom touches leave open whether anybody did.
  public let unknownDirection: Int
  /// Clients of the base that nobody answers for; nil where the data names no owner at all.
  public let unassigned: Int?
  /// Strategic accounts.
  public private(set) var strategic: Int
  /// How many of them the base can bear.
  public let strategicLimit: Int

  /// The part of the clients that somebody spoke with.
  public var touchCoverage: Share { Share(Int64(touched), of: Int64(touchable)) }

  init(
    _ clients: [ClientAssessment], _ policy: Policy, _ portfolio: Portfolio, on day: Day
  ) {
    let coverage = policy.coverage
    let knowsTouches = portfolio.knowsTouches
    var (base, touchable, touched, unassigned, strategic) = (0, 0, 0, 0, 0)
    var hours: Int64 = 0
    var unknownDirection = 0
    var knowsOwners = false
    for client in clients where client.isOfTheBase {
      base += 1
      hours += coverage.hours(client.tier ?? .bronze, client.touch ?? .tech, usual: policy.touch)
      if let isTouched = client.isTouched(coverage, on: day, knowsTouches: knowsTouches) {
        touchable += 1
        if isTouched { touched += 1 }
      } else if client.isDirectionUnknown(coverage, on: day, knowsTouches: knowsTouches) {
        unknownDirection += 1
      }
      if portfolio.clients[client.client].owner == nil {
        unassigned += 1
      } else {
        knowsOwners = true
      }
      if client.tier == .diamond { strategic += 1 }
    }
    self.base = base
    self.hours = hours
    self.touchable = touchable
    self.touched = touched
    self.unknownDirection = unknownDirection
    self.unassigned = knowsOwners ? unassigned : nil
    self.strategic = strategic
    strategicLimit = CoverageSummary.limit(base: base, coverage)
  }

  /// Counts the strategic accounts of some clients by the condition of the policy, which may ask for all
  /// that is computed and so comes after everything else; nothing changes without one.
  mutating func countStrategic(_ clients: [ClientAssessment], in study: Study) {
    guard study.policy.coverage.strategicCondition != nil else { return }
    let coverage = AccountCoverage(study)
    strategic = clients.count { $0.isOfTheBase && coverage.isStrategic($0) }
  }

  /// The policy's part of the base, rounded up, and at least one.
  static func limit(base: Int, _ policy: CoveragePolicy) -> Int {
    max(1, Int(clamping: (Int64(base) * policy.strategic + 9_999) / 10_000))
  }
}

extension Portfolio {
  /// Whether touches are recorded at all.
  var knowsTouches: Bool { !records.interactions.isEmpty || presentTables.contains(.interactions) }
}
