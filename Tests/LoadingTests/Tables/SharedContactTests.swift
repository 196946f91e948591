import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("A person at several clients")
struct SharedContactTests {
  static let heading =
    "id;cliente;nome;e-mail;celular;aniversário;cargo;base legal;data do consentimento;"
    + "revogado em;não contatar;saiu em\n"
  static let rows = [
    "p;B;Carla Nunes;;;14/05/1980;Diretora;consentimento;01/02/2025;;;",
    "p;A;;carla@x.example;(19) 98888-7777;;Conselheira;;;;;30/06/2026",
    "p;C;Carla N.;;;15/05/1980;;consentimento;01/03/2025;15/03/2026;sim;",
    "q;A;Outra;;;;;;;;;",
  ]

  @Test("has one name, address and lawful basis, and a post at each", arguments: 0..<4)
  func joined(_ shift: Int) throws {
    let order = Array(Self.rows[shift...] + Self.rows[..<shift])
    let loaded = try CycleTests.load([
      "data/contatos.csv": Self.heading + order.joined(separator: "\n")
    ])
    let people = loaded.portfolio.contacts.filter { $0.id == "p" }
    #expect(people.map(\.name) == ["Carla Nunes", "Carla Nunes", "Carla N."])
    #expect(Set(people.map(\.email)) == ["carla@x.example"])
    #expect(Set(people.map(\.phone)) == ["+5519988887777"])
    #expect(people.map { $0.birthday?.dayOfMonth } == [14, 14, 15])
    #expect(people.map(\.title) == ["Conselheira", "Diretora", nil])
    #expect(people.map(\.map.left) == [Day(iso: "2026-06-30"), nil, nil])
    #expect(people.map(\.doNotContact) == [true, true, true])
    for person in people {
      #expect(person.lawfulBasis.basis == .consent)
      #expect(person.lawfulBasis.given == Day(iso: "2025-03-01"))
      #expect(person.lawfulBasis.withdrawn == Day(iso: "2026-03-15"))
    }
    let found = loaded.findings("W168")
    #expect(found.map { $0.facts["field"] } == ["name", "birthday"])
    #expect(found[0].facts["found"] == "Carla N.")
    #expect(found[0].facts["client"] == "C")
    #expect(found[0].facts["otherClient"] == "B")
    #expect(found[0].location?.line == (try #require(order.firstIndex(of: Self.rows[2]))) + 2)
    #expect(loaded.codes == ["W168×2"])
  }
}
