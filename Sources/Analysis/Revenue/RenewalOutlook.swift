public import Portfolio

/// How likely a contract is to be renewed, by what is known and by nothing else.
public enum RenewalCategory: String, Sendable, Hashable, CaseIterable {
  /// As good as renewed.
  case commit
  /// Nothing speaks against it.
  case likely
  /// Something speaks against it.
  case atRisk = "at-risk"
  /// It will not be renewed.
  case lost
  /// Nothing is known that would say so or so: no probability.
  case unknown
}

/// The rules that put a renewal into its category, in their order; the first that holds wins.
///
/// The raw value is the id that pages and `explain` cite.
public enum RenewalRule: String, Sendable, Hashable, CaseIterable {
  /// Notice was given.
  case noticeGiven = "N-01"
  /// A renewal opportunity was lost.
  case opportunityLost = "N-02"
  /// A renewal opportunity was won.
  case opportunityWon = "N-03"
  /// It renews by itself, and its opt-out has passed.
  case cannotBeCancelled = "N-04"
  /// Its opt-out has passed without a decision, and it does not renew by itself.
  case deadlinePassed = "N-05"
  /// A signal of risk fired for the client.
  case riskSignal = "N-06"
  /// The health is green, and both sides have spoken lately.
  case healthyAndTalking = "N-07"
  /// No signal, and both sides have spoken or the health is known.
  case nothingAgainst = "N-08"
  /// Neither health nor a conversation is known.
  case nothingKnown = "N-09"

  /// The category the rule gives.
  public var category: RenewalCategory {
    switch self {
    case .noticeGiven, .opportunityLost: .lost
    case .opportunityWon, .cannotBeCancelled, .healthyAndTalking: .commit
    case .deadlinePassed, .riskSignal: .atRisk
    case .nothingAgainst: .likely
    case .nothingKnown: .unknown
    }
  }
}

/// What is to be expected of one contract's renewal, and why.
public struct RenewalOutlook: Sendable, Hashable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// The contract.
  public let contract: ContractStanding
  /// The rule that decided.
  public let rule: RenewalRule
  /// The signals of risk, where they decided.
  public let signals: [RiskSignal]
  /// The records it rests on, the contract first.
  public let keys: [RecordKey]
  /// How probable the category is by policy, in basis points; nil where nothing is known.
  public let probability: Int64?

  /// How likely it is.
  public var category: RenewalCategory { rule.category }

  /// The day it renews, or its last day of service.
  public var date: Day? { contract.state == .cancelledRunning ? contract.end : contract.renewal }

  /// What it brings in twelve months, in minor units; nil where unknown.
  public var value: Int64? { contract.yearlyValue }

  /// Value × probability of the category, half away from zero; nil where one of them is unknown.
  ///
  /// A probability that somebody wrote beside an opportunity never enters: the evidence has already
  /// spoken.
  public var expected: Int64? {
    guard let value, let probability else { return nil }
    return Rounding.divide(value.multipliedClamping(by: probability), by: 10_000)
  }
}

/// Reads renewals of clients.
struct RenewalReading {
  private let portfolio: Portfolio
  private let policy: Policy
  private let day: Day

  init(_ portfolio: Portfolio, _ policy: Policy, _ day: Day) {
    self.portfolio = portfolio
    self.policy = policy
    self.day = day
  }

  /// The client's contracts that come up for renewal or run out within the horizon, by day, then by
  /// number; those whose day is unknown last.
  func outlooks(of client: ClientAssessment) -> [RenewalOutlook] {
    guard let contracts = client.contracts else { return [] }
    let last = day.adding(days: policy.renewals.horizonDays)
    let results = renewalResults(of: client.client)
    return contracts.contracts.filter { contract in
      guard contract.isInService else { return false }
      let date = contract.state == .cancelledRunning ? contract.end : contract.renewal
      return date.map { $0 <= last } ?? true
    }.map { contract in
      // What was decided before the term began is of the renewal that began it.
      let result = results.first { result in
        concerns(result, contract, contracts)
          && contract.termStart.map { start in result.closed.map { $0 > start } ?? false } ?? true
      }
      let rule = rule(contract, client, result)
      let signals = rule == .riskSignal ? client.signals.all : []
      let seen = client.signalEvidence.filter { signals.contains($0.signal) }.flatMap(\.keys)
      let opportunity = rule == .opportunityWon || rule == .opportunityLost ? result : nil
      let touch =
        rule == .healthyAndTalking || rule == .nothingAgainst
        ? client.relationship?.lastTwoWayKey : nil
      let more =
        opportunity.map { [RecordKey(table: .opportunities, key: $0.id)] }
        ?? touch.map { [$0] } ?? Array(seen.prefix(3))
      return RenewalOutlook(
        client: client.client, contract: contract, rule: rule, signals: signals,
        keys: [contract.key] + more.filter { $0 != contract.key },
        probability: policy.renewals[rule.category])
    }.sorted { left, right in
      let days = (left.date?.number ?? .max, right.date?.number ?? .max)
      return days.0 != days.1
        ? days.0 < days.1
        : left.contract.id.utf8.lexicographicallyPrecedes(right.contract.id.utf8)
    }
  }

  private func rule(
    _ contract: ContractStanding, _ client: ClientAssessment, _ result: Opportunity?
  ) -> RenewalRule {
    if contract.state == .cancelledRunning { return .noticeGiven }
    if result?.result == .lost { return .opportunityLost }
    if result?.result == .won { return .opportunityWon }
    if contract.bucket == .renewing { return .cannotBeCancelled }
    if contract.bucket == .overdue { return .deadlinePassed }
    if !client.signals.isEmpty { return .riskSignal }
    let spoken = client.relationship?.lastTwoWay.map { day.days(since: $0) }
    // A window of so many days ends with the day: what is as many days old is outside it.
    if client.health?.band == .green, let spoken, spoken < policy.risk.silentTouchDays {
      return .healthyAndTalking
    }
    if client.health?.band != nil { return .nothingAgainst }
    if let spoken, spoken < policy.relationship.windowDays { return .nothingAgainst }
    return .nothingKnown
  }

  /// Renewal opportunities that were decided lately, the latest first.
  private func renewalResults(of client: Int) -> [Opportunity] {
    let first = day.adding(days: -policy.renewals.resultDays)
    return portfolio.records.opportunities.of(client).filter { opportunity in
      guard opportunity.kind == .renewal, opportunity.result != nil,
        let closed = opportunity.closed
      else { return false }
      return closed > first && closed <= day
    }.reversed()
  }

  /// Whether an opportunity speaks of a contract: by its product, or of all of them where it names
  /// none that runs.
  private func concerns(
    _ opportunity: Opportunity, _ contract: ContractStanding, _ all: ContractAssessment
  ) -> Bool {
    guard let product = opportunity.product else { return true }
    if contract.product == product { return true }
    return !all.running.contains { $0.product == product }
  }
}

/// The renewals ahead, by what the evidence says of them.
public struct RenewalForecast: Sendable {
  /// Every contract, by day, then client, then number; those whose day is unknown last.
  public let outlooks: [RenewalOutlook]
  /// The categories, in the order of declaration, those without a contract too.
  public let rows: [Row]

  /// The contracts of one category.
  public struct Row: Sendable, Hashable {
    /// The category.
    public let category: RenewalCategory
    /// How many contracts.
    public let contracts: Int
    /// Positions of their clients, ascending.
    public let clients: [Int]
    /// What those bring in twelve months whose day is known, in minor units; nil where there are
    /// contracts and no such value is known.
    public let value: Int64?
    /// Contracts whose value is not known.
    public let withoutValue: Int
    /// Contracts whose day is not known: whether they fall into the horizon nobody can tell, so they
    /// are counted and not summed.
    public let withoutDay: Int
    /// How probable the category is by policy, in basis points; nil where nothing is known.
    public let probability: Int64?
    /// The sum of value × probability of those whose day is known, each contract rounded by itself;
    /// nil where nothing is known.
    public let expected: Int64?
  }

  /// The renewals of all clients within the horizon of the policy.
  public init(_ study: Study) {
    let reading = RenewalReading(study.portfolio, study.policy, study.day)
    outlooks = study.assessment.clients.flatMap { reading.outlooks(of: $0) }
      .sorted { left, right in
        let days = (left.date?.number ?? .max, right.date?.number ?? .max)
        if days.0 != days.1 { return days.0 < days.1 }
        if left.client != right.client { return left.client < right.client }
        return left.contract.id.utf8.lexicographicallyPrecedes(right.contract.id.utf8)
      }
    let all = outlooks
    rows = RenewalCategory.allCases.map { category in
      let members = all.filter { $0.category == category }
      let probability = study.policy.renewals[category]
      return Row(
        category: category, contracts: members.count,
        clients: Set(members.map(\.client)).sorted(),
        value: knownSum(members.map { $0.date == nil ? nil : $0.value }),
        withoutValue: members.count { $0.value == nil },
        withoutDay: members.count { $0.date == nil }, probability: probability,
        expected: probability == nil
          ? nil : knownSum(members.map { $0.date == nil ? nil : $0.expected }))
    }
  }

  /// What is at stake, in minor units; nil where there are contracts and nothing of it is known.
  public var value: Int64? { knownSum(rows.filter { $0.contracts > 0 }.map(\.value)) }

  /// What is expected of it, in minor units, the unknown left out; nil where all of it is unknown.
  public var expected: Int64? { knownSum(rows.filter { $0.contracts > 0 }.map(\.expected)) }

  /// Contracts whose day is not known: they are in no sum.
  public var withoutDay: Int { rows.reduce(0) { $0 + $1.withoutDay } }
}

extension Study {
  /// What is to be expected of a client's renewals.
  public func renewals(of client: ClientAssessment) -> [RenewalOutlook] {
    RenewalReading(portfolio, policy, day).outlooks(of: client)
  }
}
