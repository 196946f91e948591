import Localization
import Portfolio
import Reports
import Testing

@Suite("Handoffs and maps of what has ended or is not recorded") struct HandoffTests {
  private func site(
    _ records: ClientRecords, _ contacts: [Contact] = [], tables: Set<TableName>
  ) throws -> [String: String] {
    try Fixture.builder(
      Portfolio(
        clients: [Client(id: "a", attributes: Fixture.attributes("Aurora"))],
        ledger: Ledger(purchases: [[]]), contacts: contacts, records: records,
        presentTables: tables)
    ).site()
  }

  @Test func `a handoff says of a cancelled contract until when it runs`() throws {
    var records = ClientRecords()
    records.handoffs = ByClient([
      Fixture.make(Handoff(id: "PA-1", client: 0)) { $0.date = Fixture.date("2026-10-05") }
    ])
    records.contracts = ByClient([
      Fixture.make(Contract(id: "K-1", client: 0)) {
        $0.start = Fixture.date("2024-06-10")
        $0.renewal = Fixture.date("2027-06-10")
        $0.noticeDays = 30
        $0.cancelled = Fixture.date("2026-10-01")
        $0.end = Fixture.date("2026-12-31")
      }
    ])
    let sheet = try #require(
      try site(records, tables: [.clients, .contracts, .handoffs])["clients/a/handoff.md"])
    #expect(sheet.contains("cancelado em"))
    #expect(sheet.contains("corre até"))
    // Neither the renewal nor the last day of notice: both have lost their meaning.
    #expect(!sheet.contains("2027"))
  }

  @Test func `where touches are not recorded, nobody is said never to have spoken`() throws {
    var records = ClientRecords()
    records.opportunities = ByClient([
      Fixture.make(Opportunity(id: "O-1", client: 0)) {
        $0.title = "Link"
        $0.consentNeeded = ["P-1"]
      }
    ])
    let person = Fixture.make(Contact(id: "P-1", client: 0)) { $0.name = "Carla Nunes" }
    func map(_ tables: Set<TableName>) throws -> String {
      try #require(try site(records, [person], tables: tables)["clients/a/map.html"])
    }
    let tables: Set<TableName> = [.clients, .contacts, .opportunities]
    // A prospect's status is another matter: it says who never bought.
    let page = try map(tables).replacing("nunca comprou", with: "")
    #expect(!page.contains("nunca"))
    #expect(try map(tables.union([.interactions])).ranges(of: "nunca").count > 1)
  }
}
