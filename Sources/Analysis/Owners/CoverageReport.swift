import Portfolio

/// How our people's time covers the accounts of the base.
public struct CoverageReport: Sendable {
  /// The owners with an account, by the bytes of their id.
  public let books: [OwnerBook]
  /// The accounts that nobody answers for; without capacity.
  public let unassigned: OwnerBook
  /// Positions of the strategic accounts, the largest revenue first, ties by position.
  public let strategic: [Int]
  /// How many strategic accounts the base can bear.
  public let strategicLimit: Int
  /// Clients of the base.
  public let base: Int

  /// Everybody, and those without an owner last where there are any.
  public var all: [OwnerBook] { books + (unassigned.accounts.isEmpty ? [] : [unassigned]) }

  /// The book of an owner by id.
  public func book(_ id: String?) -> OwnerBook? { all.first { $0.id == id } }

  /// How the time of a portfolio's owners covers its clients.
  ///
  /// - Complexity: linear in clients, and n log n in owners.
  public init(_ study: Study) {
    let policy = study.policy.coverage
    let roster = OwnerRoster(study.portfolio)
    let reading = AccountCoverage(study)
    var members: [String: [ClientAssessment]] = [:]
    var nobody: [ClientAssessment] = []
    var strategic: [ClientAssessment] = []
    var base = 0
    for client in study.assessment.clients where client.isOfTheBase {
      base += 1
      if reading.isStrategic(client) { strategic.append(client) }
      if let owner = roster.owner(of: client.client, in: study.portfolio) {
        members[owner, default: []].append(client)
      } else {
        nobody.append(client)
      }
    }
    books = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { id in
      OwnerBook(id, roster.member(id), members[id] ?? [], reading, policy)
    }
    unassigned = OwnerBook(nil, nil, nobody, reading, policy)
    self.strategic = strategic.sorted {
      ($1.knownTierValue ?? .min, $0.client) < ($0.knownTierValue ?? .min, $1.client)
    }.map(\.client)
    self.base = base
    strategicLimit = CoverageSummary.limit(base: base, policy)
  }
}

/// What an account asks for.
struct AccountCoverage {
  private let study: Study
  private let policy: CoveragePolicy
  private let usual: TouchPolicy
  private let knowsTouches: Bool

  init(_ study: Study) {
    self.study = study
    policy = study.policy.coverage
    usual = study.policy.touch
    knowsTouches = study.portfolio.knowsTouches
  }

  func isStrategic(_ client: ClientAssessment) -> Bool {
    guard let condition = policy.strategicCondition else { return client.tier == .diamond }
    return condition.truth(for: study.subject(client)) == .yes
  }

  func account(_ client: ClientAssessment) -> CoveredAccount {
    let tier = client.tier ?? .bronze
    let touch = client.touch ?? .tech
    return CoveredAccount(
      client: client.client, hours: policy.hours(tier, touch, usual: usual),
      isByTouch: usual[tier] != touch,
      isTouched: client.isTouched(policy, on: study.day, knowsTouches: knowsTouches),
      isDirectionUnknown: client.isDirectionUnknown(
        policy, on: study.day, knowsTouches: knowsTouches),
      protection: protection(client))
  }

  private func protection(_ client: ClientAssessment) -> CoveredAccount.Protection? {
    if client.status == .atRisk { return .atRisk }
    let running = client.contracts?.running ?? []
    if running.contains(where: { $0.state == .cancelledRunning }) { return .leaving }
    func isNear(_ day: Day?) -> Bool {
      day.map { (0...policy.protectedDays).contains($0.days(since: study.day)) } ?? false
    }
    if running.contains(where: { isNear($0.optOut) || $0.bucket == .overdue }) { return .optOut }
    return running.contains { isNear($0.renewal) } ? .renewal : nil
  }
}

extension ClientAssessment {
  /// Whether somebody spoke with the client within the days of the policy.
  ///
  /// Nil of clients with tech touch, of whom no human touch is planned; of those who are neither
  /// active nor at risk; where touches are not recorded; and where those within the days leave open who
  /// spoke.
  func isTouched(_ policy: CoveragePolicy, on day: Day, knowsTouches: Bool) -> Bool? {
    guard knowsTouches, status == .active || status == .atRisk, touch != .tech else { return nil }
    return relationship.hasSpoken(after: day.adding(days: -policy.touchDays))
  }
}

extension ClientAssessment {
  /// Whether ``isTouched(_:on:knowsTouches:)`` is nil for the one reason that touches leave open who spoke.
  func isDirectionUnknown(_ policy: CoveragePolicy, on day: Day, knowsTouches: Bool) -> Bool {
    guard knowsTouches, status == .active || status == .atRisk, touch != .tech else { return false }
    return isTouched(policy, on: day, knowsTouches: true) == nil
  }
}

extension OwnerBook {
  /// The book of somebody without an account of the base, by id.
  public init(without id: String, _ study: Study) {
    self.init(
      id, OwnerRoster(study.portfolio).member(id), [], AccountCoverage(study),
      study.policy.coverage)
  }

  fileprivate init(
    _ id: String?, _ member: TeamMember?, _ clients: [ClientAssessment],
    _ reading: AccountCoverage, _ policy: CoveragePolicy
  ) {
    self.id = id
    name = member?.name
    isInTeam = member != nil
    weeklyHours = member?.weeklyHours
    accounts = clients.map(reading.account)
    capacity =
      id == nil
      ? 0
      : Int64(member?.weeklyHours.map { $0 * policy.weeksPerYear } ?? policy.hoursPerYear) * 10
    planned = Rounding.divide(capacity.multipliedClamping(by: policy.planned), by: 10_000)
    load = accounts.reduce(0) { sum($0, $1.hours) }
    band = LoadBand(load: load, planned: planned, policy)
    netSales = clients.reduce(0) { sum($0, $1.current.net) }
    let contracted = clients.compactMap(\.contracts)
    let known = contracted.compactMap(\.knownRevenue)
    withoutMonthlyRevenue = contracted.count - known.count
    monthlyRevenue = known.isEmpty ? nil : known.reduce(0, sum)
    let risky = clients.filter { $0.status == .atRisk }
    atRisk = risky.count
    atRiskSales = risky.reduce(0) { sum($0, $1.current.net) }
    let near: Set<RenewalBucket> = [.overdue, .within30, .within60, .within90]
    renewals = clients.reduce(0) { count, client in
      count + (client.contracts?.contracts ?? []).count { $0.bucket.map(near.contains) ?? false }
    }
    overduePromises = clients.reduce(0) { $0 + ($1.relationship?.overduePromises.count ?? 0) }
  }
}
