/// All clients of a company with everything known about them, independent of date and policy.
public struct Portfolio: Sendable {
  /// The one currency everything is reported in.
  public let currency: Currency
  /// The country that counts as national.
  public let homeCountry: String
  /// Every client, sorted by the bytes of its id.
  ///
  /// A client's position here is its number elsewhere.
  public let clients: [Client]
  /// What every client bought, by day.
  public let ledger: Ledger
  /// What every client bought of each product; nil where it is not wanted or no invoice names any.
  public let productLedger: ProductLedger?
  /// What clients owe and owed, by invoice; empty where the data says nothing about it.
  public let receivables: Receivables
  /// Every contact, sorted by client, then by the bytes of its id.
  public let contacts: ByClient<Contact>
  /// Our own people, sorted by the bytes of their id.
  public let team: [TeamMember]
  /// Free notes, sorted by client; at most one each.
  public let notes: [ClientNote]
  /// Everything else the data says about clients, table by table.
  public let records: ClientRecords
  /// Whether the data has a table of that name at all: an empty section is told apart from none.
  public let presentTables: Set<TableName>

  /// Another portfolio with some of its parts replaced.
  private init(
    _ other: Portfolio, clients: [Client], contacts: ByClient<Contact>, products: ProductLedger?
  ) {
    currency = other.currency
    homeCountry = other.homeCountry
    self.clients = clients
    ledger = other.ledger
    productLedger = products
    receivables = other.receivables
    self.contacts = contacts
    team = other.team
    notes = other.notes
    records = other.records
    presentTables = other.presentTables
  }

  /// The same portfolio with clients and people as they were at another time, at the same places.
  func with(_ clients: [Client], _ contacts: ByClient<Contact>) -> Portfolio {
    Portfolio(self, clients: clients, contacts: contacts, products: productLedger)
  }

  /// A portfolio of parts that agree with each other in client numbers and order.
  public init(
    currency: Currency = .real, homeCountry: String = "Brasil", clients: [Client],
    ledger: Ledger, receivables: Receivables = Receivables(), contacts: [Contact] = [],
    team: [TeamMember] = [], notes: [ClientNote] = [],
    records: ClientRecords = ClientRecords(), presentTables: Set<TableName> = [],
    productLedger: ProductLedger? = nil
  ) {
    self.currency = currency
    self.homeCountry = homeCountry
    self.clients = clients
    self.ledger = ledger
    self.productLedger = productLedger
    self.receivables = receivables
    self.contacts = ByClient(contacts)
    self.team = team
    self.notes = notes
    self.records = records
    self.presentTables = presentTables
  }

  /// The same portfolio with what was bought of each product.
  package func with(_ productLedger: ProductLedger?) -> Portfolio {
    Portfolio(self, clients: clients, contacts: contacts, products: productLedger)
  }

  /// The position of the client with an id; nil when there is none.
  ///
  /// - Complexity: O(log n).
  public func client(withID id: String) -> Int? {
    let place = clients.indices.firstPosition {
      !clients[$0].id.utf8.lexicographicallyPrecedes(id.utf8)
    }
    return place < clients.count && clients[place].id == id ? place : nil
  }

  /// The contacts of a client, by the bytes of their id.
  ///
  /// - Complexity: O(log n).
  public func contacts(of client: Int) -> ArraySlice<Contact> { contacts.of(client) }

  /// The team member an owner column names, by id or by name; nil when there is none.
  public func teamMember(named reference: String) -> TeamMember? {
    team.first { $0.id == reference } ?? team.first { $0.name == reference }
  }
}
