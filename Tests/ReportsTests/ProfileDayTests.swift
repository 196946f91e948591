import Diagnostics
import Portfolio
import Settings
import Testing

@testable import Analysis
@testable import Reports

/// What a profile knows is what was known on its day.
@Suite("A profile and its day") struct ProfileDayTests {
  @Test("support counts as on the map: not before it was said, and not for ever")
  func support() throws {
    var client = OneClient()
    client.contacts = [("P-1", "2026-11-17"), ("P-2", "2026-01-05"), ("P-3", "2026-11-16")]
      .map { id, said in
        Fixture.make(Contact(id: id, client: 0)) {
          $0.name = id
          $0.map.authority = [.decides]
          $0.map.support = 1
          $0.map.supportDate = Fixture.date(said)
        }
      }
    let dossier = try client.dossier()
    let people = try #require(PeopleMaking(dossier: dossier).block).people
    #expect(people.map(\.support.value) == [nil, nil, 1])
    let fold = try #require(StakeholderFold(dossier: dossier).fold)
    #expect(fold.verdict == "apoio conhecido de 1 entre 3")
    let cells = try #require(fold.blocks.first?.table).rows.map { $0.cells[1] }
    #expect(cells.map(\.words) == ["desconhecido", "desconhecido", "+1"])
    #expect(cells[0].note == nil)
    #expect(cells[1].note?.hasSuffix("vencido") == true)
    let gap = dossier.words.text("gap.support", ["people": "P-1, P-2"])
    #expect(MissingMaking(dossier: dossier).statements.contains { $0.heading == gap })
  }

  @Test("a value held until the day before the next version began")
  func versions() throws {
    var client = OneClient()
    client.records.contracts = ByClient(
      [("2024-03-01", 16_900), ("2026-06-01", 18_400)].map { from, value in
        Fixture.make(Contract(id: "CT-1", client: 0)) {
          $0.start = Fixture.date("2024-03-01")
          $0.validFrom = Fixture.date(from)
          $0.monthlyValue = Money(minorUnits: Int64(value) * 100, currency: .real)
        }
      })
    let dossier = try client.dossier()
    let block = try #require(ContractMaking(dossier: dossier).block)
    #expect(block.lines.map { $0.before?.hasSuffix("até 31/05/2026") } == [true])
  }

  @Test("why a client will leave is not known before", arguments: ["2026-10-31", "2026-12-31"])
  func reason(ended: String) throws {
    var client = OneClient()
    client.purchases = []
    client.attributes.ended = Fixture.date(ended)
    client.attributes.endReason = "mudou de ramo"
    let dossier = try client.dossier()
    let why = ClientSentences(dossier.context, dossier.client, nil).answerWhy
    #expect(why.contains("mudou de ramo") == (ended < "2026-11-16"))
  }

  @Test("an answer and a solution to come leave no trace") func answers() throws {
    var client = OneClient()
    client.tables.insert(.tickets)
    client.records.surveys = ByClient([
      Fixture.make(Survey(id: "S-1", client: 0)) {
        $0.sent = Fixture.date("2026-11-01")
        $0.answered = Fixture.date("2026-11-20")
        $0.score = 9
        $0.themes = ["estabilidade"]
      }
    ])
    client.records.tickets = ByClient([
      Fixture.make(Ticket(id: "CH-1", client: 0)) {
        $0.opened = Fixture.date("2026-11-13")
        $0.closed = Fixture.date("2026-11-20")
        $0.hours = DecimalNumber(value: 675, scale: 2)
      }
    ])
    let dossier = try client.dossier()
    let survey = try #require(SurveyFold(dossier: dossier).fold?.blocks.first?.table?.rows.first)
    #expect(survey.cells[3].note == nil)
    let ticket = try #require(TicketFold(dossier: dossier).fold?.blocks.first?.table?.rows.first)
    #expect(ticket.cells[2].words == "–")
  }

  @Test("a lawful basis of a later day is missing") func basis() throws {
    var client = OneClient()
    client.contacts = [("P-1", "2026-11-16"), ("P-2", "2026-11-17")].map { id, given in
      Fixture.make(Contact(id: id, client: 0)) {
        $0.name = id
        $0.lawfulBasis.basis = .consent
        $0.lawfulBasis.given = Fixture.date(given)
      }
    }
    let dossier = try client.dossier()
    let gap = dossier.words.text("gap.basis", ["people": dossier.words.count("people", 1)])
    #expect(MissingMaking(dossier: dossier).statements.contains { $0.heading == gap })
  }

  @Test("a value is the built-in one, whoever says it", arguments: [(180, true), (181, false)])
  func method(days: Int, isDefault: Bool) throws {
    var log = DiagnosticLog()
    var client = OneClient()
    client.policy = Policy.read(
      try SettingsNode.parse("status: { inactive-days: \(days) }", file: "policy.yaml"), into: &log)
    let page = MethodMaking(context: try client.context()).page()
    let value = try #require(
      page.topics.flatMap(\.values).first { $0.key == "status.inactive-days" })
    #expect(value.isDefault == isDefault)
    #expect(value.source == "policy.yaml")
  }
}
