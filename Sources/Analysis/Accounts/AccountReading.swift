import Portfolio

/// Reads what the tables beside clients and invoices say of a client.
struct AccountReading {
  private let portfolio: Portfolio
  private let policy: Policy
  private let moment: Moment
  private let health: HealthReading
  private let signals: SignalReading
  /// Whether the policy has floors or caps of health of its own.
  private let hasHealthLimits: Bool
  private let knowsTouches: Bool
  private let knowsAdvocacy: Bool
  private let hasRelationships: Bool
  private let hasSuccess: Bool
  /// Whether there is nothing to read for any client.
  let isIdle: Bool

  init(_ portfolio: Portfolio, _ policy: Policy, _ moment: Moment) {
    self.portfolio = portfolio
    self.policy = policy
    self.moment = moment
    let records = portfolio.records
    let tables = portfolio.presentTables
    knowsTouches = !records.interactions.isEmpty || tables.contains(.interactions)
    health = HealthReading(moment.day, policy, knowsTouches: knowsTouches)
    signals = SignalReading(moment.day, policy, knowsTouches: knowsTouches)
    hasHealthLimits = !policy.rules.floors.isEmpty || !policy.rules.caps.isEmpty
    knowsAdvocacy = !records.advocacy.isEmpty || tables.contains(.advocacy)
    hasRelationships = !portfolio.contacts.isEmpty || !records.interactions.isEmpty
    hasSuccess =
      !(records.objectives.isEmpty && records.milestones.isEmpty && records.stages.isEmpty
      && records.handoffs.isEmpty && records.tickets.isEmpty && records.usage.isEmpty)
    isIdle =
      records.contracts.isEmpty && !hasRelationships && !hasSuccess && records.surveys.isEmpty
      && portfolio.receivables.isEmpty && portfolio.ledger.contracts.isEmpty
      && portfolio.productLedger == nil
  }

  /// Everything about a client but what follows from ranking; nil when there is nothing.
  ///
  /// - Parameters:
  ///   - client: Position of the client.
  ///   - measure: What its purchases say.
  ///   - debts: What it owes, instead of what the portfolio says.
  ///   - left: What ``productsLeft(by:_:)`` gave, where it is known.
  /// - Returns: What there is; nil when there is nothing.
  func assess(
    _ client: Int, _ measure: ClientMeasure, debts: [Receivable]? = nil,
    left: [DroppedProduct]? = nil
  ) -> AccountAssessment? {
    guard !isIdle else { return nil }
    var account = AccountAssessment()
    let records = portfolio.records
    account.spot = measure.spot
    if !records.contracts.isEmpty {
      account.contracts = ContractReading(moment, policy.contracts)
        .assess(records.contracts.of(client), clientEnded: portfolio.clients[client].ended)
    }
    if let debts {
      account.payments = PaymentAssessment(debts, moment, policy.payments)
    } else if !portfolio.receivables.isEmpty {
      account.payments = PaymentAssessment(
        portfolio.receivables.of(client).issued(through: moment.known), moment, policy.payments)
    }
    if !records.surveys.isEmpty {
      account.satisfaction = SatisfactionAssessment(
        records.surveys.of(client), moment, staleDays: policy.satisfaction.staleDays)
    }
    if hasRelationships {
      account.relationship = RelationshipReading(
        moment, policy.relationship, knowsTouches: knowsTouches, knowsAdvocacy: knowsAdvocacy
      ).assess(
        portfolio.contacts(of: client), records.interactions.of(client),
        records.advocacy.of(client))
    }
    if hasSuccess {
      account.success = SuccessReading(
        moment, records, windowDays: policy.relationship.windowDays, policy.roadmap
      ).assess(
        client, since: portfolio.clients[client].since,
        contractStart: account.contracts?.running.compactMap(\.start).min())
    }
    let hasRecords = !account.isEmpty
    account.dropped = chosen(left ?? productsLeft(by: client, measure), account)
    guard !account.isEmpty else { return nil }
    // What was bought alone measures too little of a client's health.
    if hasRecords, isServed(portfolio.clients[client], measure, account) {
      var measure = measure
      measure.record.account = AccountBox(account)
      measure.record.asOf = moment.day.number
      account.health = health.score(
        measure, account, since: portfolio.clients[client].since, limits: limits(measure.record))
    }
    account.signals = signals.signals(account, portfolio.productLedger?.products ?? [])
    return account
  }

  private func limits(_ record: ClientAssessment) -> HealthLimits {
    guard hasHealthLimits else { return .none }
    return HealthLimits(
      policy.rules, ConditionSubject(record, of: portfolio, on: moment.day, abcTotal: 0))
  }

  /// The products that a client dropped, whatever is under contract: they follow from its purchases
  /// alone, and are the same on every day that is judged by the same ones.
  func productsLeft(by client: Int, _ measure: ClientMeasure) -> [DroppedProduct] {
    guard let ledger = portfolio.productLedger else { return [] }
    return DroppedProduct.all(of: measure.record, in: ledger, policy.status)
  }

  /// Those of some dropped products that no running contract is about.
  private func chosen(
    _ left: [DroppedProduct], _ account: AccountAssessment
  ) -> [DroppedProduct] {
    guard !left.isEmpty, let ledger = portfolio.productLedger else { return [] }
    let inService = Set((account.contracts?.running ?? []).compactMap(\.product))
    return left.filter {
      let product = ledger.products[$0.product]
      return !inService.contains(product.id ?? product.name)
    }
  }

  /// Whether there is a client to do well: one that bought or is served, and has not ended.
  private func isServed(
    _ client: Client, _ measure: ClientMeasure, _ account: AccountAssessment
  ) -> Bool {
    if moment.known(client.ended) != nil { return false }
    let isInService = account.contracts?.contracts.contains(where: \.isInService) ?? false
    return isInService
      || (measure.record.lastOfAny != ClientAssessment.never && account.contracts?.state != .ended)
  }
}
