import Diagnostics
import Portfolio
import Testing

@testable import Loading

/// A row with something wrong in it: what is said, and where.
struct TableFinding: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let text: String
  let code: String
  let line: Int
  let column: Int?
  var suggestion: String?
  var facts: [String: String] = [:]
  var others: [String: String] = [:]

  var testDescription: String { name }

  static let clients = """
    código;nome;setor
    C1;Padaria;Alimentos
    C2;Oficina;Automotivo
    """

  static let contacts = """
    id;cliente;nome
    p1;C1;Carla Nunes
    p2;C1;Bruno Sá
    p3;C2;Dora Reis
    """

  static let team = "id,name,email\nE1,Ana Prado,ana@x.example\nE2,Bruno Lima,\n"

  func load() throws -> LoadedPortfolio {
    var files = [
      "data/clientes.csv": Self.clients, "data/contatos.csv": Self.contacts,
      "data/equipe.csv": Self.team, "data/produtos.csv": "código;nome\nF1;Fibra 600\n",
    ]
    for (path, text) in others { files[path] = text }
    files[file] = text
    return try TestFolder(files).load()
  }

  static let all: [TableFinding] = [
    TableFinding(
      name: "an unknown client, with the one that was meant", file: "data/interacoes.csv",
      text: "cliente;data;direção\nC1;2026-01-05;\nPadarya;2026-01-05;\n", code: "E128", line: 3,
      column: 1,
      suggestion: "Padaria", facts: ["found": "Padarya"]),
    TableFinding(
      name: "an unknown member of the team", file: "data/interacoes.csv",
      text: "cliente;data;responsável;direção\nC1;2026-01-05;Ana Prato;\n", code: "W151", line: 2,
      column: 15, suggestion: "Ana Prado", facts: ["table": "team", "found": "Ana Prato"]),
    TableFinding(
      name: "an unknown contact in a list", file: "data/interacoes.csv",
      text: "cliente;data;contatos;direção\nC1;2026-01-05;\"p1; Bruno Sa; Carlo Nunes\";\n",
      code: "W151",
      line: 2, column: 16, suggestion: "Carla Nunes", facts: ["found": "Carlo Nunes"]),
    TableFinding(
      name: "an unknown product", file: "data/contratos.csv",
      text: "contrato;cliente;produto\nCT1;C1;Fibra 60\n", code: "W151", line: 2, column: 8,
      suggestion: "Fibra 600", facts: ["table": "products"]),
    TableFinding(
      name: "an unknown objective of a milestone", file: "data/marcos.csv",
      text: "cliente;objetivo;marco\nC1;Obj-2;Treinar\n", code: "W151", line: 2, column: 4,
      suggestion: "OBJ-1", facts: ["table": "objectives"],
      others: ["data/objetivos.csv": "id;cliente;título\nOBJ-1;C1;Reduzir quedas\n"]),
    TableFinding(
      name: "an unknown superior", file: "data/contatos.csv",
      text: "id;cliente;nome;reporta a\np1;C1;Carla;\np2;C1;Bruno;Karla\n", code: "W151", line: 3,
      column: 13, suggestion: "Carla", facts: ["table": "contacts", "column": "reporta a"]),
    TableFinding(
      name: "an unknown parent", file: "data/clientes.csv",
      text: "código;nome;matriz\nC1;Padaria;C9\nC2;Oficina;\n", code: "W151", line: 2, column: 12,
      suggestion: "C1", facts: ["found": "C9", "column": "matriz"]),
    TableFinding(
      name: "influence above five", file: "data/contatos.csv",
      text: "id;cliente;influência\np1;C1;7\n", code: "W163", line: 2, column: 7,
      facts: ["minimum": "1", "maximum": "5"]),
    TableFinding(
      name: "support below minus two", file: "data/contatos.csv",
      text: "id;cliente;apoio\np1;C1;-3\n", code: "W163", line: 2, column: 7,
      facts: ["minimum": "-2", "maximum": "2"]),
    TableFinding(
      name: "mobilising above three", file: "data/contatos.csv",
      text: "id;cliente;mobilização\np1;C1;4\n", code: "W163", line: 2, column: 7),
    TableFinding(
      name: "a score that the kind of survey does not have", file: "data/pesquisas.csv",
      text: "cliente;tipo;enviada em;nota\nC1;CSAT;2026-01-05;9\n", code: "W163", line: 2,
      column: 20, facts: ["minimum": "1", "maximum": "5", "found": "9"]),
    TableFinding(
      name: "a probability above a hundred", file: "data/oportunidades.csv",
      text: "cliente;probabilidade\nC1;120%\n", code: "W163", line: 2, column: 4,
      facts: ["maximum": "100%"]),
    TableFinding(
      name: "a contract that would bring less than nothing", file: "data/contratos.csv",
      text: "contrato;cliente;mensalidade\nCT1;C1;-100,00\nCT2;C1;0,00\n", code: "W163", line: 2,
      column: 8, facts: ["minimum": "0", "found": "-100,00"]),
    TableFinding(
      name: "a postal code that lost its zero", file: "data/clientes.csv",
      text: "código;nome;CEP\nC1;Padaria;1310100\nC2;Oficina;20000-000\n", code: "W160", line: 2,
      column: 12, facts: ["expected": "01310-100"]),
    TableFinding(
      name: "a postal code whose last digit is missing", file: "data/clientes.csv",
      text: "código;nome;CEP\nC1;Padaria;20000-00\nC2;Oficina;20000-000\n", code: "W149", line: 2,
      column: 12, facts: ["found": "20000-00"]),
    TableFinding(
      name: "an hour that costs less than nothing", file: "data/equipe.csv",
      text: "id;nome;custo hora\nE1;Ana Prado;-5\n", code: "W163", line: 2, column: 14),
    TableFinding(
      name: "an unknown word, with the one that was meant", file: "data/chamados.csv",
      text: "cliente;gravidade\nC1;Altta\n", code: "W145", line: 2, column: 4,
      suggestion: "alta",
      facts: [
        "found": "Altta", "field": "severity", "field.en": "severity",
        "known.pt-BR": "crítica, alta, média, baixa",
      ]),
    TableFinding(
      name: "a renewal before the start", file: "data/contratos.csv",
      text: "contrato;cliente;início;renovação\nCT1;C1;2026-05-01;2026-04-01\n", code: "W158",
      line: 2, column: 19, facts: ["field": "renewal", "otherField": "start", "id": "CT1"]),
    TableFinding(
      name: "an answer before the survey was sent", file: "data/pesquisas.csv",
      text: "id;cliente;enviada em;respondida em\nS1;C1;2026-05-02;2026-05-01\n", code: "W158",
      line: 2, column: 18),
    TableFinding(
      name: "a ticket closed before it was opened", file: "data/chamados.csv",
      text: "chamado;cliente;aberto em;fechado em\nT1;C1;2026-05-02;2026-05-01\n", code: "W158",
      line: 2, column: 18),
    TableFinding(
      name: "an interaction of the future", file: "data/interacoes.csv",
      text: "id;cliente;data;direção\nI1;C1;2027-01-05;\n", code: "W157", line: 2, column: 7,
      facts: ["id": "I1", "day": "2026-11-16"]),
    TableFinding(
      name: "a milestone done in the future", file: "data/marcos.csv",
      text: "id;cliente;marco;concluído em\nM1;C1;Treinar;2027-01-05\n", code: "W157", line: 2,
      column: 15),
    TableFinding(
      name: "a vacant position with a name", file: "data/contatos.csv",
      text: "id;cliente;nome;vago\np1;C1;Carla;sim\n", code: "W165", line: 2, column: 13,
      facts: ["name": "Carla", "id": "p1"]),
    TableFinding(
      name: "the bypass of a veto", file: "data/contatos.csv",
      text: "id;cliente;veto;conduta\np1;C1;sim;contornar\n", code: "W166", line: 2, column: 11),
    TableFinding(
      name: "an override without a reason", file: "data/clientes.csv",
      text: "código;nível definido;nível até;nome\nC1;ouro;2026-12-31;\nC2;;;Oficina\n",
      code: "W167", line: 2,
      column: 4, facts: ["missing": "tier-reason"]),
    TableFinding(
      name: "an override without an end", file: "data/clientes.csv",
      text: "código;touch;touch reason;nome\nC1;alto;piloto;\nC2;;;Oficina\n", code: "W167",
      line: 2, column: 4,
      facts: ["missing": "touch-until"]),
    TableFinding(
      name: "an e-mail address that is none", file: "data/contatos.csv",
      text: "id;cliente;e-mail\np1;C1;ana(arroba)x.com\n", code: "W164", line: 2, column: 7),
    TableFinding(
      name: "a relation of somebody with itself", file: "data/relacoes.csv",
      text: "cliente;de;para\nC1;p1;Carla Nunes\n", code: "E188", line: 2, column: 7,
      facts: ["contact": "p1"]),
    TableFinding(
      name: "a relation without its other end", file: "data/relacoes.csv",
      text: "cliente;de;para\nC1;p1;\n", code: "E180", line: 2, column: 7),
    TableFinding(
      name: "a referral of an unknown client", file: "data/indicacoes.csv",
      text: "quem indicou;indicado;data\nC1;Oficinna;2026-01-05\n", code: "E128", line: 2,
      column: 4, suggestion: "Oficina"),
    TableFinding(
      name: "a rate that is no number", file: "data/cotacoes.csv",
      text: "moeda;dia;cotação\nUSD;2026-01-05;caro\n", code: "E181", line: 2, column: 16),
    TableFinding(
      name: "a table that history does not know", file: "data/historico.csv",
      text: "tabela;registro;campo;valor;desde\nclintes;C1;setor;TI;2026-01-05\n", code: "E182",
      line: 2, column: 1, suggestion: "clientes"),
    TableFinding(
      name: "a field that history does not know", file: "data/historico.csv",
      text: "tabela;registro;campo;valor;desde\nclientes;C1;sektor;TI;2026-01-05\n", code: "E184",
      line: 2, column: 13, suggestion: "sector"),
    TableFinding(
      name: "a record that history does not know", file: "data/historico.csv",
      text: "tabela;registro;campo;valor;desde\nclientes;C9;setor;TI;2026-01-05\n", code: "W151",
      line: 2, column: 10, facts: ["column": "registro", "table": "clients"]),
    TableFinding(
      name: "two versions of a contract from one day", file: "data/contratos.csv",
      text: "contrato;cliente;válido desde\nCT1;C1;2026-01-01\nCT1;C1;2026-01-01\n", code: "E132",
      line: 3, column: nil, facts: ["id": "CT1 (2026-01-01)"]),
    TableFinding(
      name: "a contract that outlives its client", file: "data/contratos.csv",
      text: "contrato;cliente;início;válido desde;fim\nCT1;C3;2025-01-01;2025-01-01;2026-01-31\n"
        + "CT1;C3;2025-01-01;2026-02-01;\nCT2;C3;2025-01-01;;2026-03-31\nCT3;C3;2026-04-01;;\n",
      code: "W681", line: 3, column: nil,
      facts: ["id": "CT1", "client": "C3", "day": "2026-03-31"],
      others: [
        "data/clientes.csv":
          "código;nome;encerrado em\nC1;Padaria;\nC2;Oficina;\nC3;Posto;2026-03-31\n"
      ]),
    TableFinding(
      name: "a contract that changes its client", file: "data/contratos.csv",
      text: "contrato;cliente;válido desde\nCT1;C2;2026-06-01\nCT1;C1;2026-01-01\n", code: "E187",
      line: 2, column: 5, facts: ["id": "CT1", "client": "C2", "otherClient": "C1"]),
  ]
}

@Suite("What tables say wrongly")
struct FindingTests {
  @Test("is said once, at its line and column", arguments: TableFinding.all)
  func finding(_ wanted: TableFinding) throws {
    let loaded = try wanted.load()
    #expect(loaded.log.diagnostics.map(\.code.id) == [wanted.code])
    let found = try #require(loaded.log.diagnostics.first)
    #expect(
      found.location
        == SourceLocation(file: wanted.file, line: wanted.line, column: wanted.column))
    if let suggestion = wanted.suggestion { #expect(found.suggestion == suggestion) }
    for (name, value) in wanted.facts { #expect(found.facts[name] == value, "\(name)") }
    let isRejected = wanted.code.hasPrefix("E")
    #expect(loaded.rejected.flatMap(\.rows).map(\.line) == (isRejected ? [wanted.line] : []))
    #expect(loaded.quality.files.reduce(0) { $0 + $1.rejected } == (isRejected ? 1 : 0))
    if isRejected { #expect(loaded.rejected.first?.rows.first?.cells.isEmpty == false) }
  }

  @Test("keeps names that are unknown, and turns the others into ids")
  func references() throws {
    let loaded = try TableFinding(
      name: "", file: "data/interacoes.csv",
      text: """
        id;cliente;data;responsável;contatos;direção
        I1;Padaria;2026-01-05;ana@x.example, Zoe;carla nunes|Dora Reis|p3;
        """, code: "", line: 0, column: nil
    ).load()
    let interaction = try #require(loaded.portfolio.records.interactions.first)
    #expect(interaction.ours == ["E1", "Zoe"])
    // Dora is a contact of another client: by her id she is found, by her name she is not.
    #expect(interaction.theirs == ["p1", "Dora Reis", "p3"])
    #expect(loaded.codes == ["W151×2"])
  }

  @Test("leaves names alone where there is no table of them")
  func unchecked() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": "id,nome,responsável\nC1,Padaria,Fulana\n",
      "data/contratos.csv": "contrato,cliente,produto\nCT1,C1,Qualquer\n",
    ]).load()
    #expect(loaded.codes == [])
    #expect(try loaded.client("C1").owner == "Fulana")
    #expect(loaded.portfolio.records.contracts.first?.product == "Qualquer")
  }

  @Test("of a needed column that is missing stops the file")
  func neededColumn() throws {
    let refusal = try #require(
      try TestFolder([
        "data/clientes.csv": TableFinding.clients, "data/relacoes.csv": "cliente;de\nC1;p1\n",
      ]).refusal())
    #expect(refusal.map(\.code.id) == ["E115"])
    #expect(refusal[0].facts["field"] == "to")
  }

  @Test("of ambiguous dates is settled by the other columns of the file")
  func otherColumns() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": TableFinding.clients,
      "data/contratos.csv":
        "contrato;cliente;início;renovação\nCT1;C1;03/04/2025;30/04/2027\n",
    ]).load()
    #expect(loaded.portfolio.records.contracts.first?.start == Day(iso: "2025-04-03"))
    let refusal = try TestFolder([
      "data/clientes.csv": TableFinding.clients,
      "data/contratos.csv": "contrato;cliente;início\nCT1;C1;03/04/2025\n",
    ]).refusal()
    #expect(refusal?.map(\.code.id) == ["E118"])
    #expect(
      refusal?.first?.location
        == SourceLocation(file: "data/contratos.csv", line: 2, column: 8))
  }
}
