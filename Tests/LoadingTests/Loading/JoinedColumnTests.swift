import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Columns that are joined")
struct JoinedColumnTests {
  private static let clients = "id;nome\nC1;Padaria\n"

  private func names(_ contacts: String, sources: String = "") throws -> [String] {
    let folder = TestFolder(
      ["data/clientes.csv": Self.clients, "data/contatos.csv": contacts], sources: sources)
    return try folder.load().portfolio.contacts.map { $0.name ?? "" }
  }

  @Test(
    "give a person the whole name",
    arguments: [
      "First Name;Last Name", "first_name;LAST NAME", "FirstName;LastName", "Nome;Sobrenome",
      "Primeiro nome;Último nome", "Given Name;Family Name",
    ])
  func pairs(heading: String) throws {
    #expect(try names("id;cliente;\(heading)\np1;C1;Ana;Prado\n") == ["Ana Prado"])
  }

  @Test("hold what is there of a name, and reject a row with neither part")
  func parts() throws {
    let folder = TestFolder([
      "data/clientes.csv": Self.clients,
      "data/contatos.csv": "id;cliente;Nome;Sobrenome\np1;C1;Ana;\np2;C1;;Prado\np3;C1;;\n",
    ])
    let loaded = try folder.load()
    #expect(loaded.portfolio.contacts.map { $0.name ?? "" } == ["Ana", "Prado", ""])
  }

  @Test("yield to a column that has the whole of it")
  func whole() throws {
    #expect(
      try names("id;cliente;Nome completo;First Name;Last Name\np1;C1;Ana Prado;A;P\n")
        == ["Ana Prado"])
  }

  @Test("are those that the configuration names, in its order")
  func configured() throws {
    let sources = """
      clients: { file: data/clientes.csv }
      contacts: { file: data/contatos.csv, columns: { name: { joined-from: [C, A, B] } } }
      """
    #expect(
      try names("id;cliente;A;B;C\np1;C1;Ana;Prado;Dra.\n", sources: sources) == ["Dra. Ana Prado"])
  }

  @Test("name clients where no table has them")
  func clients() throws {
    let sources = """
      clients: { file: data/clientes.csv }
      contacts:
        file: data/contatos.csv
        columns: { client: { joined-from: [A, B] } }
      """
    let loaded = try TestFolder(
      ["data/clientes.csv": "id;nome\n", "data/contatos.csv": "id;A;B;nome\np1;Padaria;Sol;Ana\n"],
      sources: sources
    ).load()
    #expect(loaded.portfolio.clients.map(\.id) == ["Padaria Sol"])
    #expect(loaded.portfolio.contacts.map(\.client) == [0])
  }

  @Test("are not to be had in lines of invoices")
  func invoices() throws {
    let refusal = try TestFolder(
      ["data/notas.csv": "a;b;data;valor\nC;1;2026-01-01;1,00\n"],
      sources: "invoices: { file: data/notas.csv, columns: { client: { joined-from: [a, b] } } }"
    ).refusal()
    #expect(refusal?.first?.code.id == "E101")
    #expect(refusal?.first?.location?.line == 1)
  }

  @Test("hide whoever was erased by the whole name")
  func erased() throws {
    var request = try TestFolder([
      "data/clientes.csv": Self.clients,
      "data/contatos.csv": "id;cliente;Nome;Sobrenome\np1;C1;Ana;Prado\np2;C1;Bia;Lima\n",
    ]).request()
    request.screen = PersonScreen(
      isErased: { $0.name == "Ana Prado" }, namesErased: { _, _ in false }, alias: { $0 },
      scrub: { $0 })
    let loaded = try PortfolioLoader.load(request)
    #expect(loaded.portfolio.contacts.map { $0.name ?? "" } == ["Bia Lima"])
  }
}
