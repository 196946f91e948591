import Portfolio
import Testing

@testable import Analysis

/// A portfolio of one client, by its records.
struct AccountFixture {
  var attributes = ClientAttributes()
  var days: [PurchaseDay] = []
  var contracts: [Contract] = []
  var contacts: [Contact] = []
  var interactions: [Interaction] = []
  var surveys: [Survey] = []
  var receivables: [Receivable] = []
  var advocacy: [AdvocacyAct] = []
  var milestones: [Milestone] = []
  var snoozes: [Snooze] = []
  var history: [HistoryEntry] = []
  var opportunities: [Opportunity] = []
  var objectives: [Objective] = []
  var tickets: [Ticket] = []
  var tables: Set<TableName> = [.clients, .invoices]

  var portfolio: Portfolio {
    var records = ClientRecords()
    records.contracts = ByClient(contracts)
    records.interactions = ByClient(interactions)
    records.surveys = ByClient(surveys)
    records.advocacy = ByClient(advocacy)
    records.milestones = ByClient(milestones)
    records.snoozes = snoozes
    records.history = History(history)
    records.opportunities = ByClient(opportunities)
    records.objectives = ByClient(objectives)
    records.tickets = ByClient(tickets)
    return Portfolio(
      clients: [Client(id: "a", attributes: attributes)], ledger: Ledger(purchases: [days]),
      receivables: Receivables(receivables), contacts: contacts, records: records,
      presentTables: tables)
  }

  func assessed(_ policy: Policy = .builtIn, on date: Day = referenceDay) -> ClientAssessment {
    assess(portfolio, policy, on: date).clients[0]
  }
}

/// A contract with what a test needs of it.
func contract(
  _ id: String = "k1", client: Int = 0, from: String? = nil, start: String? = "2025-01-01",
  renewal: String? = nil, notice: Int? = nil, renews: Bool? = nil, value: Int64? = 10_000,
  status: ContractStatus? = nil, cancelled: String? = nil, end: String? = nil,
  reason: String? = nil
) -> Contract {
  var contract = Contract(id: id, client: client)
  contract.validFrom = from.map { day($0) }
  contract.start = start.map { day($0) }
  contract.renewal = renewal.map { day($0) }
  contract.noticeDays = notice
  contract.renewsByItself = renews
  contract.monthlyValue = value.map { Money(minorUnits: $0, currency: .real) }
  contract.status = status
  contract.cancelled = cancelled.map { day($0) }
  contract.end = end.map { day($0) }
  contract.endReason = reason
  return contract
}

/// A touch `ago` days before the reference day.
func touch(
  _ id: String, ago: Int, _ direction: TouchDirection = .twoWay, ours: [String] = ["o1"],
  theirs: [String] = []
) -> Interaction {
  var touch = Interaction(id: id, client: 0)
  touch.date = referenceDay.adding(days: -ago)
  touch.direction = direction
  touch.ours = ours
  touch.theirs = theirs
  return touch
}

/// A contact with roles and what `edit` sets.
func contact(
  _ id: String, _ roles: [ContactRole] = [], _ edit: (inout StakeholderView) -> Void = { _ in }
) -> Contact {
  var contact = Contact(id: id, client: 0)
  contact.roles = roles
  edit(&contact.map)
  return contact
}

/// An answer `ago` days before the reference day.
func answer(_ id: String, _ kind: SurveyKind, _ score: Int, ago: Int, by person: String? = nil)
  -> Survey
{
  var survey = Survey(id: id, client: 0)
  survey.kind = kind
  survey.score = score
  survey.contact = person
  survey.sent = referenceDay.adding(days: -ago - 3)
  survey.answered = referenceDay.adding(days: -ago)
  return survey
}
