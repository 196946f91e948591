import Portfolio

/// One client's records, which may be changed, and what the rules then say.
struct ClientCase {
  /// What the rules say.
  struct Verdict: Equatable {
    let decision: StatusDecision
    let signals: RiskSignals
    let health: HealthScore?

    var status: Status { decision.status }
  }

  let number: Int
  let day: Day
  private let ground: Ground
  /// Purchases besides those on record; empty for none.
  var purchases: [PurchaseDay] = []
  var debts: [Receivable]
  var contacts: [Contact]
  var interactions: [Interaction] {
    didSet { records.interactions = ByClient(interactions) }
  }
  var surveys: [Survey] { didSet { records.surveys = ByClient(surveys) } }
  var tickets: [Ticket] { didSet { records.tickets = ByClient(tickets) } }
  var objectives: [Objective] { didSet { records.objectives = ByClient(objectives) } }
  var milestones: [Milestone] { didSet { records.milestones = ByClient(milestones) } }
  /// What the tables say of the client, as it is now.
  private var records: ClientRecords

  /// What stays as it is, whatever is changed; shared, since many changes are tried.
  private final class Ground {
    let portfolio: Portfolio
    let policy: Policy
    let measure: ClientMeasure
    let tables: Set<TableName>
    /// The purchases on record up to the day.
    let purchases: [PurchaseDay]

    init(_ client: Int, _ measure: ClientMeasure, _ study: Study) {
      let (portfolio, day) = (study.portfolio, study.day)
      self.portfolio = portfolio
      policy = study.policy
      self.measure = measure
      // A table is there or not for the whole portfolio, whatever it says of one client.
      var tables = portfolio.presentTables
      if !portfolio.records.interactions.isEmpty { tables.insert(.interactions) }
      if !portfolio.records.advocacy.isEmpty { tables.insert(.advocacy) }
      self.tables = tables
      purchases =
        client < portfolio.ledger.clientCount
        ? portfolio.ledger.days(of: client).filter { $0.day <= day } : []
    }
  }

  init(_ client: ClientAssessment, _ measure: ClientMeasure, _ study: Study) {
    let portfolio = study.portfolio
    let records = portfolio.records
    number = client.client
    day = study.day
    ground = Ground(client.client, measure, study)
    debts = Array(portfolio.receivables.of(number))
    contacts = Array(portfolio.contacts(of: number))
    interactions = Array(records.interactions.of(number))
    surveys = Array(records.surveys.of(number))
    tickets = Array(records.tickets.of(number))
    objectives = Array(records.objectives.of(number))
    milestones = Array(records.milestones.of(number))
    self.records = ClientCase.records(of: number, in: records)
  }

  /// What the tables that the rules look at say of one client.
  private static func records(of number: Int, in all: ClientRecords) -> ClientRecords {
    var records = ClientRecords()
    records.contracts = ByClient(Array(all.contracts.of(number)))
    records.stages = ByClient(Array(all.stages.of(number)))
    records.handoffs = ByClient(Array(all.handoffs.of(number)))
    records.usage = ByClient(Array(all.usage.of(number)))
    records.advocacy = ByClient(Array(all.advocacy.of(number)))
    records.interactions = ByClient(Array(all.interactions.of(number)))
    records.surveys = ByClient(Array(all.surveys.of(number)))
    records.tickets = ByClient(Array(all.tickets.of(number)))
    records.objectives = ByClient(Array(all.objectives.of(number)))
    records.milestones = ByClient(Array(all.milestones.of(number)))
    return records
  }

  /// What the rules say of the records as they are now.
  func verdict() -> Verdict {
    var then = measured()
    let (portfolio, policy) = (ground.portfolio, ground.policy)
    let changed = Portfolio(
      currency: portfolio.currency, homeCountry: portfolio.homeCountry, clients: portfolio.clients,
      ledger: portfolio.ledger, receivables: portfolio.receivables, contacts: contacts,
      team: portfolio.team, records: records, presentTables: ground.tables,
      productLedger: portfolio.productLedger)
    then.record.account = AccountReading(changed, policy, Moment(day))
      .assess(number, then, debts: portfolio.receivables.isEmpty ? nil : debts).map(AccountBox.init)
    then.forgetReactivationInService()
    let client = portfolio.clients[number]
    let evidence = StatusEvidence(
      then, ended: client.ended, since: client.since, on: day, policy.status)
    then.record.signals = evidence.signals
    return Verdict(
      decision: StatusDecider(policy, changed).decide(evidence, then.record),
      signals: evidence.signals,
      health: then.record.account?.values.health)
  }

  /// The measures of the purchases on record and of those besides.
  private func measured() -> ClientMeasure {
    guard !purchases.isEmpty else { return ground.measure }
    var scan = ClientScan(ground.policy, on: day)
    var merged = ground.purchases
    for purchase in purchases {
      if let index = merged.firstIndex(where: { $0.day == purchase.day }) {
        let known = merged[index]
        merged[index] = PurchaseDay(
          day: known.day, sales: sum(known.sales, purchase.sales), returns: known.returns,
          saleInvoices: known.saleInvoices + purchase.saleInvoices,
          returnInvoices: known.returnInvoices, contractSales: known.contractSales,
          contractInvoices: known.contractInvoices)
      } else {
        merged.append(purchase)
      }
    }
    var then = scan.measure(0, of: Ledger(purchases: [merged]))
    // Where contracts are billed at all, a client never billed so has no purchases beyond them.
    if ground.measure.spot == nil { then.spot = nil }
    then.record.position = Int32(number)
    return then
  }
}
