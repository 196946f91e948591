/// What the data says about clients besides themselves, their purchases and their people.
///
/// A table that the data does not have is empty; `Portfolio.presentTables` tells the two apart.
public struct ClientRecords: Sendable {
  /// Lines between contacts.
  public var relations = ByClient<Relation>()
  /// Lawful bases from rows of their own; those of a person are in `Contact.otherBases`, too.
  public var bases = ByClient<ContactBasis>()
  /// What the company sells, sorted by the bytes of the id.
  public var products: [Product] = []
  /// Versions of contracts.
  public var contracts = ByClient<Contract>()
  /// Dated touches.
  public var interactions = ByClient<Interaction>()
  /// Business that may come, and what became of it.
  public var opportunities = ByClient<Opportunity>()
  /// What clients want.
  public var objectives = ByClient<Objective>()
  /// Steps toward it.
  public var milestones = ByClient<Milestone>()
  /// Stages of the clients' life with us.
  public var stages = ByClient<StageChange>()
  /// What was handed over from one of ours to another.
  public var handoffs = ByClient<Handoff>()
  /// Surveys and their answers.
  public var surveys = ByClient<Survey>()
  /// Use of products.
  public var usage = ByClient<UsageRecord>()
  /// Calls for help.
  public var tickets = ByClient<Ticket>()
  /// Acts in our favour.
  public var advocacy = ByClient<AdvocacyAct>()
  /// Who brought whom.
  public var referrals = ByClient<Referral>()
  /// Actions put off, sorted by the bytes of their id.
  public var snoozes: [Snooze] = []
  /// Past values.
  public var history = History()
  /// Exchange rates.
  public var rates = ExchangeRates()
  /// The company's own holidays, by day.
  public var holidays: [CompanyHoliday] = []
  /// The company's own columns, in the order of the configuration.
  public var customFields: [CustomField] = []

  /// No records at all.
  public init() {}

  /// The product of an id; nil when there is none.
  ///
  /// - Complexity: O(log n).
  public func product(withID id: String) -> Product? {
    let place = products.indices.firstPosition {
      !products[$0].id.utf8.lexicographicallyPrecedes(id.utf8)
    }
    return place < products.count && products[place].id == id ? products[place] : nil
  }
}
