import Portfolio
import Testing

@testable import Analysis
@testable import Reports

@Suite("What is said of people who left, and to the client") struct SpokenForTests {
  private var client: OneClient {
    var client = OneClient()
    client.tables.formUnion([.advocacy, .objectives])
    client.contacts = [
      Fixture.make(Contact(id: "P-1", client: 0)) {
        $0.name = "Saiu Dali"
        $0.map.left = Fixture.date("2026-11-03")
      },
      Fixture.make(Contact(id: "P-2", client: 0)) { $0.name = "Ficou Aqui" },
    ]
    client.records.advocacy = ByClient(
      ["P-1", "P-2"].map { person in
        Fixture.make(AdvocacyAct(id: "D-\(person)", client: 0)) {
          $0.contact = person
          $0.asked = Fixture.date("2026-04-07")
          $0.given = Fixture.date("2026-05-19")
          $0.approved = Fixture.date("2026-06-02")
          $0.expires = Fixture.date("2027-06-01")
        }
      })
    client.records.objectives = ByClient([
      Fixture.make(Objective(id: "O-1", client: 0)) {
        $0.title = "Menos paradas"
        $0.kpi = "paradas"
        $0.ownerTheirs = "P-1"
        $0.due = Fixture.date("2026-10-30")
        $0.baseline = DecimalNumber(value: 10, scale: 0)
        $0.baselineSource = "ERP"
        $0.baselineDate = Fixture.date("2026-01-01")
        $0.target = DecimalNumber(value: 5, scale: 0)
        $0.actual = DecimalNumber(value: 12, scale: 0)
        $0.actualDate = Fixture.date("2026-11-01")
      },
      Fixture.make(Objective(id: "O-2", client: 0)) {
        $0.title = "Resposta rápida"
        $0.kpi = "tempo"
        $0.unit = "s"
        $0.target = DecimalNumber(value: 3, scale: 0)
      },
    ])
    return client
  }

  @Test func `an approval ends with the person on the profile, too`() throws {
    let fold = try #require(try AdvocacyFold(dossier: client.dossier()).fold)
    let rows = try #require(fold.blocks.compactMap(\.table).first).rows
    let uses = rows.map { $0.cells[3].words }
    #expect(uses == ["vencido: a pessoa saiu", "autorizado em 02/06/2026"])
  }

  @Test func `whoever has left owns an objective no more`() throws {
    let dossier = try client.dossier()
    #expect(dossier.personNow("P-1") == "Saiu Dali (saiu; decidir quem)")
    #expect(dossier.personNow("P-2") == "Ficou Aqui")
  }

  @Test func `a review says what went wrong, what is late and what is not measured`() throws {
    let context = try client.context()
    let one = try #require(context.assessment.clients.first)
    let review = ReviewMaking(context: context, client: one).review
    let worse = try #require(review.objectives.first { $0.name == "Menos paradas" })
    #expect(worse.isWorse)
    #expect(worse.progress == nil)
    let open = try #require(review.objectives.first { $0.name == "Resposta rápida" })
    #expect(!open.isWorse)
    #expect(open.measure == "tempo: meta 3 s, ainda não medido")
    let late = try #require(review.steps.first { $0.what.contains("Menos paradas") })
    #expect(late.what.hasSuffix("(previsto para 30/10/2026)"))
    #expect(!late.who.contains("Saiu Dali"))
  }

  @Test func `a past value of support has its sign`() throws {
    var client = client
    client.tables.insert(.history)
    client.records.history = History([
      HistoryEntry(
        id: "H-1", table: .contacts, record: "P-2", field: "support", value: "-1",
        from: Fixture.date("2026-02-01")),
      HistoryEntry(
        id: "H-2", table: .contacts, record: "P-2", field: "support", value: "1",
        from: Fixture.date("2026-08-01")),
    ])
    let fold = try #require(try HistoryFold(dossier: client.dossier()).fold)
    let rows = try #require(fold.blocks.compactMap(\.table).first).rows
    #expect(rows.map { $0.cells[0].words } == [SupportView.signed(1), SupportView.signed(-1)])
    #expect(rows.allSatisfy { $0.cells[0].words != "-1" })
  }

  @Test func `no products are no section`() throws {
    var client = OneClient()
    client.purchases = []
    client.records.products = [Product(id: "L-1")]
    let block = try ProductMaking(dossier: client.dossier()).block
    #expect(block?.lines.count == nil)
  }
}
