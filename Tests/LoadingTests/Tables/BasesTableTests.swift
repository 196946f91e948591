import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Lawful bases of people")
struct BasesTableTests {
  private static let contacts = """
    id;cliente;nome;e-mail;base legal;finalidade;não contatar
    p;A;Carla Nunes;carla@x.example;contrato;;
    p;B;Carla Nunes;;;;
    q;A;Rui Melo;;;;

    """
  private static let bases = """
    id;cliente;contato;base legal;finalidade;fonte;data;canal;versão;validade;revogado em
    b1;B;carla@x.example;consentimento;pesquisas;formulário;01/02/2025;site;2.1;01/02/2027;
    b2;A;Carla Nunes;consentimento;newsletter;;01/02/2025;;;;15/03/2026
    b3;A;q;interesse legítimo;relacionamento;;01/02/2025;;;;

    """
  private static let day = Day(number: 20_770)

  private func load(
    _ contacts: String = contacts, _ bases: String = bases
  ) throws -> (LoadedPortfolio, CanonicalRecords) {
    var request = try TestFolder([
      "data/clientes.csv": "id;nome\nA;Padaria\nB;Bar\n", "data/contatos.csv": contacts,
      "data/bases-legais.csv": bases,
    ]).request()
    let tables = CanonicalTables()
    request.canonical = tables
    let loaded = try PortfolioLoader.load(request)
    var records = try tables.records(of: loaded, request)
    let taken = records
    records.resolve(by: loaded)
    // A snapshot and an export have the rows as they were taken.
    #expect(allowed(try again(taken).portfolio) == allowed(loaded.portfolio))
    return (loaded, records)
  }

  private func again(_ records: CanonicalRecords) throws -> LoadedPortfolio {
    var folder = TestFolder(
      sources: records.sources(custom: []).dropFirst()
        .map { String($0.dropFirst(2)) }.joined(separator: "\n"))
    for file in records.files { folder.files[file.path] = file.bytes }
    return try folder.load()
  }

  private func allowed(_ portfolio: Portfolio) -> [String: Set<ContactPurpose>] {
    var allowed: [String: Set<ContactPurpose>] = [:]
    for contact in portfolio.contacts {
      allowed["\(portfolio.clients[contact.client].id) \(contact.id)"] = Set(
        ContactPurpose.allCases.filter { contact.mayBeContacted(for: $0, on: Self.day) })
    }
    return allowed
  }

  @Test("are a person's at every client, beside that of the contact's own row")
  func joined() throws {
    let (loaded, records) = try load()
    #expect(loaded.log.diagnostics.map(\.code.id) == [])
    let wanted: [String: Set<ContactPurpose>] = [
      "A p": [.relationship, .contract, .billing, .survey],
      "B p": [.relationship, .contract, .billing, .survey], "A q": [.relationship],
    ]
    #expect(allowed(loaded.portfolio) == wanted)
    let person = try #require(loaded.portfolio.contacts.first { $0.id == "p" })
    #expect(person.refusal(for: .marketing, on: Self.day) == .withdrawn)
    #expect(loaded.portfolio.presentTables.contains(.bases))
    // Read again from the rows of a snapshot, whole or one client alone, they are the same.
    let second = try again(records)
    #expect(second.log.diagnostics.map(\.code.id) == [])
    #expect(allowed(second.portfolio) == wanted)
    #expect(Set(second.portfolio.records.bases.map(\.id)).isSuperset(of: ["b1", "b2", "b3"]))
    var part = records
    for table in [TableName.clients, .contacts, .bases] {
      let client = table == .clients ? "id" : "client"
      let rows = try #require(part.tables[table])
      part.tables[table]?.rows = rows.rows.filter { rows.value(client, of: $0) == "B" }
    }
    // The columns of the other client's row are not there; a withdrawal that it told is.
    let alone = try again(part).portfolio
    #expect(allowed(alone) == ["B p": [.survey]])
    #expect(alone.contacts[0].refusal(for: .marketing, on: Self.day) == .withdrawn)
  }

  @Test(
    "a day that cannot be read allows nothing, and stays unread in a snapshot",
    arguments: [
      "b1;A;p;consentimento;pesquisas;;ontem;;;;", "b1;A;p;consentimento;pesquisas;;;;;logo;",
      "b1;A;p;consentimento;pesquisas;;;;;;sim",
    ])
  func unclear(row: String) throws {
    let heading = try #require(Self.bases.split(separator: "\n").first)
    let (loaded, records) = try load(Self.contacts, heading + "\n" + row + "\n")
    #expect(loaded.log.diagnostics.count == 1)
    for loaded in [loaded, try again(records)] {
      let person = try #require(loaded.portfolio.contacts.first { $0.id == "p" })
      #expect(person.refusal(for: .survey, on: Self.day) == .unclear)
      #expect(person.mayBeContacted(for: .contract, on: Self.day))
    }
  }

  @Test(
    "a wish that cannot be read is one to be left alone; an unreadable day of a contact closes it")
  func wishes() throws {
    let (loaded, records) = try load(
      """
      id;cliente;nome;base legal;validade do consentimento;não contatar
      p;A;Carla Nunes;contrato;;talvez
      q;A;Rui Melo;contrato;amanhã;

      """, "id;cliente;contato\n")
    for loaded in [loaded, try again(records)] {
      let refusals = loaded.portfolio.contacts.map { $0.refusal(for: .contract, on: Self.day) }
      #expect(refusals == [.doNotContact, .unclear])
    }
  }

  @Test("a basis of nobody is said")
  func nobody() throws {
    let heading = try #require(Self.bases.split(separator: "\n").first)
    let (loaded, _) = try load(Self.contacts, heading + "\nb1;A;Zé;contrato;;;;;;;\n")
    #expect(loaded.log.diagnostics.first?.facts["found"] == "Zé")
    #expect(loaded.portfolio.contacts.allSatisfy { $0.otherBases.isEmpty })
  }
}
