import Portfolio

/// Reads what the tables beside clients and invoices say of a client.
struct AccountReading {
  private let portfolio: Portfolio
  private let policy: Policy
  private let moment: Moment
  private let knowsTouches: Bool
  private let knowsAdvocacy: Bool
  private let hasRelationships: Bool
  /// Whether there is nothing to read for any client.
  let isIdle: Bool

  init(_ portfolio: Portfolio, _ policy: Policy, _ moment: Moment) {
    self.portfolio = portfolio
    self.policy = policy
    self.moment = moment
    let records = portfolio.records
    let tables = portfolio.presentTables
    knowsTouches = !records.interactions.isEmpty || tables.contains(.interactions)
    knowsAdvocacy = !records.advocacy.isEmpty || tables.contains(.advocacy)
    hasRelationships = !portfolio.contacts.isEmpty || !records.interactions.isEmpty
    isIdle =
      records.contracts.isEmpty && !hasRelationships && records.surveys.isEmpty
      && portfolio.receivables.isEmpty && portfolio.ledger.contracts.isEmpty
  }

  /// Everything about a client but what follows from ranking; nil when there is nothing.
  func assess(_ client: Int, spot: SpotPurchases?) -> AccountAssessment? {
    guard !isIdle else { return nil }
    var account = AccountAssessment()
    let records = portfolio.records
    account.spot = spot
    if !records.contracts.isEmpty {
      account.contracts = ContractReading(moment, policy.contracts)
        .assess(records.contracts.of(client))
    }
    if !portfolio.receivables.isEmpty {
      account.payments = PaymentAssessment(
        portfolio.receivables.of(client), moment, policy.payments)
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
    account.signals = SignalReading(moment.day, policy.risk, knowsTouches: knowsTouches)
      .signals(account)
    return account.isEmpty ? nil : account
  }
}
