import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Foreign files")
struct ImportTests {
  private func proposal(
    _ text: String, file: String = "export.csv", as table: TableName? = nil
  ) throws -> ImportProposal {
    let request = try TestFolder([file: text]).request()
    return try #require(try ForeignFile(file, in: request).proposal(as: table))
  }

  private func mapping(_ proposal: ImportProposal) -> [String] {
    proposal.columns.compactMap { column in
      column.field.map { "\(column.heading) → \($0)" }
    }
  }

  @Test("of RD Station are deals, and their Estado is no state of Brazil")
  func rdStation() throws {
    let found = try proposal(
      """
      Nome;Empresa;Funil de vendas;Etapa;Estado;Motivo de Perda;Valor Único;Data de criação;Hora de criação;Previsão de fechamento;Fonte;Responsável
      Troca do link;Padaria Sol;Padrão;Proposta;Em andamento;;1.234,50;03/11/2026;10:22;31/12/2026;Indicação;Ana Prado
      Novo site;Mercado Luz;Padrão;Negociação;Perdida;Preço;890,00;05/11/2026;09:01;15/01/2027;Feira;Ana Prado
      """)
    #expect(found.system == "RD Station CRM")
    #expect(found.table == .opportunities)
    #expect(found.isUsable)
    let mapped = mapping(found)
    #expect(mapped.contains("Nome → title"))
    #expect(mapped.contains("Empresa → client"))
    #expect(mapped.contains("Etapa → stage"))
    #expect(mapped.contains("Valor Único → value"))
    #expect(mapped.contains("Previsão de fechamento → expected"))
    #expect(!mapped.contains("Estado → state"))
    #expect(found.unused.contains("Funil de vendas"))
    #expect(found.lines.contains("date-order: dmy"))
    #expect(found.lines.contains("decimal: \",\""))
    #expect(found.lines.contains("only-columns: true"))
  }

  @Test("of HubSpot's contacts have their name in two columns")
  func hubSpotContacts() throws {
    let found = try proposal(
      """
      Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Associated Company
      101,Ana,Prado,ana@sol.example,,Rui Sá,,Padaria Sol
      102,Bia,,bia@luz.example,,Rui Sá,,Mercado Luz
      """)
    #expect(found.system == "HubSpot")
    #expect(found.table == .contacts)
    #expect(found.isUsable)
    #expect(
      mapping(found) == [
        "Record ID → id", "First Name → name", "Last Name → name", "Email → email",
        "Phone Number → phone", "Contact owner → covered-by", "Associated Company → client",
      ])
    #expect(found.lines.contains("  name: { joined-from: [\"First Name\", \"Last Name\"] }"))
  }

  @Test("of few known headings are still contacts, with what a person says of the name")
  func plainContacts() throws {
    let text = "Nome;Sobrenome;E-mail;Empresa\nAna;Prado;ana@sol.example;Padaria Sol\n"
    let found = try proposal(text, as: .contacts)
    #expect(found.lines.contains("  name: { joined-from: [\"Nome\", \"Sobrenome\"] }"))
    let request = try TestFolder(["export.csv": text]).request()
    let chosen = try #require(
      try ForeignFile("export.csv", in: request).proposal(
        as: .contacts, choosing: [ImportChoice(heading: "Sobrenome", field: nil)]))
    #expect(chosen.lines.contains("  name: \"Nome\""))
  }

  @Test("of Bling are clients")
  func bling() throws {
    let found = try proposal(
      """
      ID;Código;Nome;Fantasia;Endereço;Número;Complemento;Bairro;CEP;Cidade;UF;Fone;Celular;E-mail;Tipo pessoa;CNPJ / CPF
      778;C1;Padaria Sol Ltda;Padaria Sol;Rua Um;10;;Centro;13025-000;Campinas;SP;(19) 3333-4444;;sol@padaria.example;J;11.222.333/0001-81
      """)
    #expect(found.system == "Bling")
    #expect(found.table == .clients)
    let mapped = mapping(found)
    #expect(mapped.contains("Fantasia → name"))
    #expect(mapped.contains("Nome → legal-name"))
    #expect(mapped.contains("CNPJ / CPF → document"))
    #expect(mapped.contains("UF → state"))
  }

  @Test("may have titles above, sums below, and no id but a tax number")
  func titles() throws {
    let found = try proposal(
      """
      ASSOCIAÇÃO COMERCIAL;;;;
      ;;;;
      Emitido em 24/08/2026;;;;
      Razão Social;Fantasia;CNPJ;Cidade;Site
      Padaria Sol Ltda;Padaria Sol;11.222.333/0001-81;Campinas;sol.example
      Mercado Luz Ltda;Mercado Luz;11.444.777/0001-61;Itu;luz.example
      Total;;;;2
      """)
    #expect(found.table == .clients)
    #expect(found.rows == 2)
    #expect(found.totals.count == 1)
    #expect(found.borrowed.map { "\($0.field)=\($0.heading)" } == ["id=CNPJ"])
    #expect(found.unused == ["Site"])
    #expect(found.lines.contains("header-row: 4"))
    #expect(found.lines.last == "leave-out: [{ column: \"Razão Social\", is: [\"Total\"] }]")
    // What the proposal says is what loading does.
    var reader = found.lines.map { "  " + $0 }.joined(separator: "\n")
    reader = "clients:\n" + reader
    var folder = TestFolder(sources: reader)
    folder.files =
      TestFolder([
        "export.csv": """
        ASSOCIAÇÃO COMERCIAL;;;;
        ;;;;
        Emitido em 24/08/2026;;;;
        Razão Social;Fantasia;CNPJ;Cidade;Site
        Padaria Sol Ltda;Padaria Sol;11.222.333/0001-81;Campinas;sol.example
        Mercado Luz Ltda;Mercado Luz;11.444.777/0001-61;Itu;luz.example
        Total;;;;2
        """
      ]).files
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.count == 2)
    #expect(loaded.quality.files.first?.leftOut == 1)
    #expect(loaded.codes == [])
  }

  @Test("in English with dates of which nothing tells the order are said to be assumed")
  func ambiguous() throws {
    let found = try proposal(
      """
      Opportunity ID,Opportunity Name,Account Name,Amount,Close Date,Stage,Opportunity Owner
      006x1,Renewal,Acme,250000.00,03/04/2026,Proposal,J. Smith
      """)
    #expect(found.table == .opportunities)
    #expect(found.assumed == ["date-order"])
    #expect(mapping(found).contains("Account Name → client"))
  }

  @Test("know tax numbers and addresses by their values, and ask for nothing where all is foreign")
  func values() throws {
    let found = try proposal(
      "Nome Fantasia;Registro fiscal;Onde escrever\nPadaria Sol;11.222.333/0001-81;sol@padaria.example\n",
      as: .clients)
    #expect(
      mapping(found) == [
        "Nome Fantasia → name", "Registro fiscal → document", "Onde escrever → email",
      ])
    #expect(found.columns[1].confidence == .low)
    let request = try TestFolder(["a.csv": "xyzzy;plugh\n1;2\n"]).request()
    let foreign = try ForeignFile("a.csv", in: request).proposal(as: nil)
    #expect(foreign == nil)
  }

  @Test("never load a column that nobody mapped")
  func onlyColumns() throws {
    let folder = TestFolder(
      ["a.csv": "id;nome;cidade\n1;Padaria;Campinas\n"],
      sources: "{clients: {file: a.csv, only-columns: true, columns: {id: id, name: nome}}}")
    let loaded = try folder.load()
    #expect(try loaded.client("1").name == "Padaria")
    #expect(try loaded.client("1").city == nil)
  }

  @Test(
    "rows may be left out of any table",
    arguments: [
      "{column: nome, is: Total}", "{column: nome, begins-with: Tot}",
      "{column: cidade, missing: true}", "{column: funcionários, below: 5.5}",
    ])
  func leaveOut(_ rule: String) throws {
    let folder = TestFolder(
      ["a.csv": "id;nome;cidade;funcionários\n1;Padaria;Campinas;7\n2;Total;;5\n"],
      sources: "{clients: {file: a.csv, leave-out: [\(rule)]}}")
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.map(\.id) == ["1"])
    #expect(loaded.quality.files[0].leftOut == 1)
    #expect(loaded.quality.files[0].rows == 2)
    let name = loaded.quality.tables.first { $0.table == .clients }?.columns
      .first { $0.field == "name" }
    #expect(name?.known == 1 && name?.rows == 1)
  }
}

@Suite("Clients known twice")
struct DuplicateTests {
  private static let clients = """
    id;nome;cnpj;cidade;email
    C1;Padaria Sol Ltda;11.222.333/0001-81;Campinas;
    P1;PADARIA SOL;11222333000181;;
    C2;Mercado Luz S.A.;;Itu;compras@luz.example
    H2;Luz Supermercados;;Itu;ana@luz.example
    C3;Açougue Boi;;Itu;boi@gmail.com
    C4;Acougue Boi ME;;Itu;outro@gmail.com
    C5;Açougue Boi;;Sorocaba;
    C6;Padaria Sol;11.444.777/0001-61;Campinas;
    """

  private func groups(_ files: [String: String]) throws -> [String] {
    let portfolio = try TestFolder(files).load().portfolio
    var search = DuplicateSearch(portfolio)
    return search.groups().map { group in
      group.clients.map { portfolio.clients[$0].id }.joined(separator: "+")
        + (group.isSure ? " sure" : "")
    }
  }

  @Test("share a tax number, a domain, or name and city; two tax numbers are two clients")
  func found() throws {
    #expect(try groups(["data/clients.csv": Self.clients]) == ["C1+P1 sure", "C2+H2", "C3+C4"])
  }

  @Test("are never one through a third where they have two tax numbers")
  func transitive() throws {
    // The one in the middle has no number, and shares a domain with one and a name with the other.
    let files = [
      "data/clients.csv": """
      id;nome;cnpj;cidade;email
      C1;Padaria Sol;11.222.333/0001-81;Campinas;a@sol.example
      C2;Padaria Lua;;Itu;b@sol.example
      C3;Padaria Lua Ltda;11.444.777/0001-61;Itu;
      C4;Padaria Lua;11.444.777/0001-61;Itu;

      """
    ]
    let portfolio = try TestFolder(files).load().portfolio
    var search = DuplicateSearch(portfolio)
    for group in search.groups() {
      let numbers = Set(group.clients.compactMap { portfolio.clients[$0].attributes.document })
      #expect(numbers.count <= 1)
    }
    #expect(try groups(files) == ["C3+C4 sure", "C1+C2"])
  }

  @Test("without asking, only those are taken of whom a number says so")
  func sure() throws {
    let portfolio = try TestFolder([
      "data/clients.csv": """
      id;nome;cnpj;cidade
      C1;Padaria Sol;11.222.333/0001-81;Campinas
      C2;Padaria Sol Ltda;11.222.333/0001-81;Campinas
      C3;Padaria Sol ME;;Campinas
      C4;Boteco;;Itu
      C5;Boteco;;Itu

      """
    ]).load().portfolio
    var search = DuplicateSearch(portfolio)
    let groups = search.groups()
    #expect(groups.map(\.clients.count) == [3, 2])
    let sure = groups.map { $0.sure(in: portfolio) }
    #expect(sure.map { $0?.clients.map { portfolio.clients[$0].id } } == [["C1", "C2"], nil])
    #expect(sure[0]?.reasons.count == 1)
  }

  @Test("are one where the aliases say so, with their invoices and what only one of them knows")
  func merged() throws {
    let folder = TestFolder([
      "data/clients.csv": Self.clients, "aliases.yaml": "C1: [P1, X9]\nH2: C2\n",
      "data/invoices.csv":
        "número;cliente;data;valor\n1;C1;2026-01-31;1,00\n2;P1;2026-02-01;2,00\n3;X9;2026-02-02;3,00\n",
    ])
    let loaded = try folder.load()
    #expect(loaded.portfolio.clients.map(\.id) == ["C1", "C3", "C4", "C5", "C6", "H2"])
    #expect(loaded.purchases["C1"]?.count == 3)
    #expect(try loaded.client("H2").email == "ana@luz.example")
    #expect(loaded.codes == ["N183×1"])
    #expect(
      try groups([
        "data/clients.csv": Self.clients, "aliases.yaml": "C1: [P1]\nH2: C2\nC3: C4\n",
      ]) == [])
  }

  @Test(
    "are refused where they say what cannot be",
    arguments: [
      "C1: C1\n", "C1: [P1]\nC2: [P1]\n", "C1: [P1]\nP1: [X]\n", "- C1\n", "C1: {a: b}\n",
    ])
  func refused(_ text: String) throws {
    let refusal = try TestFolder(["data/clients.csv": Self.clients, "aliases.yaml": text]).refusal()
    #expect(refusal?.map(\.code.id) == ["E198"])
  }

  @Test("are written so that they are read back, chains resolved")
  func text() throws {
    var aliases = ClientAliases()
    aliases.add(["B"], to: "A")
    aliases.add(["A", "D: \"x\""], to: "C")
    let text = aliases.text(comment: "por quê")
    #expect(text == "# por quê\n\"C\": [\"A\", \"B\", \"D: \\\"x\\\"\"]\n")
    let request = try TestFolder(["aliases.yaml": text]).request()
    #expect(try ClientAliases(in: "portfolio", request.fileSystem) == aliases)
  }
}
