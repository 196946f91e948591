import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Touches without a word on who spoke")
struct TouchTests {
  @Test(
    "are two-way in channels where both sides speak by their nature",
    arguments: [
      ("Reunião", true), ("REUNIAO ONLINE", true), ("Visita técnica", true), ("Ligação", true),
      ("Call", true), ("Teams", true), ("Google Meet", true), ("vídeo", true),
      ("ligação por WhatsApp", true), ("in person", true), ("e-mail", false),
      ("WhatsApp", false), ("Ligação perdida", false), ("Visita cancelada", false),
      ("Teams chat", false), ("cliente", false), ("", false),
    ])
  func channels(channel: String, isTwoWay: Bool) {
    var channels = TouchChannels()
    #expect(channels.isTwoWay(channel) == isTwoWay)
    #expect(channels.isTwoWay(channel) == isTwoWay)
  }

  private func loaded(
    _ rows: String, headings: String = "cliente;data;canal;nossa equipe;contatos",
    sources: String = ""
  ) throws -> LoadedPortfolio {
    try TestFolder(
      [
        "data/clientes.csv": "id;nome\nC1;Padaria\n",
        "data/interacoes.csv": headings + "\n" + rows,
      ], sources: sources
    ).load()
  }

  @Test("are named with what the missing column costs")
  func missingColumn() throws {
    let loaded = try loaded(
      """
      C1;2026-11-10;Reunião;Ana;Carla
      C1;2026-11-11;Reunião;Ana;
      C1;2026-11-12;e-mail;Ana;Carla

      """)
    #expect(loaded.portfolio.records.interactions.map(\.isTwoWay) == [true, nil, nil])
    #expect(loaded.portfolio.records.interactions.map(\.direction) == [nil, nil, nil])
    #expect(loaded.codes == ["W720×1"])
    let finding = try #require(loaded.findings("W720").first)
    #expect(finding.facts == ["rows": "3", "taken": "1", "unknown": "2"])
    #expect(finding.location?.file == "data/interacoes.csv")
  }

  @Test("are only noted where each of them is taken as two-way")
  func taken() throws {
    let loaded = try loaded("C1;2026-11-10;Reunião;Ana;Carla\n")
    #expect(loaded.codes == ["N721×1"])
  }

  @Test("are what the data says where it says anything")
  func stated() throws {
    let column = try loaded(
      "C1;2026-11-10;Reunião;Ana;Carla;enviada\nC1;2026-11-11;e-mail;Ana;Carla;\n",
      headings: "cliente;data;canal;nossa equipe;contatos;direção")
    #expect(column.portfolio.records.interactions.map(\.isTwoWay) == [false, nil])
    #expect(column.codes == [])
    let constant = try loaded(
      "C1;2026-11-11;e-mail;Ana;Carla\n",
      sources: """
        clients: { file: data/clientes.csv }
        interactions: { file: data/interacoes.csv, columns: { direction: { constant: two-way } } }
        """)
    #expect(constant.portfolio.records.interactions.map(\.isTwoWay) == [true])
    #expect(constant.codes == [])
  }
}

@Suite("Our people in several spellings")
struct OwnerSpellingTests {
  @Test("are one owner where no table of the team has them, wherever they are named")
  func owners() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      id;nome;responsável
      1;a;Marina Couto
      2;b;marina couto
      3;c;MARINA COUTO
      4;d;Marina Couto
      5;e;Rafael Teles

      """,
      "data/interacoes.csv":
        "cliente;data;direção;nossa equipe\n1;2026-11-10;ida e volta;marina couto, Marina Couto\n",
    ]).load()
    #expect(
      loaded.portfolio.clients.map(\.owner)
        == ["Marina Couto", "Marina Couto", "Marina Couto", "Marina Couto", "Rafael Teles"])
    #expect(loaded.portfolio.records.interactions.map(\.ours) == [["Marina Couto"]])
    #expect(loaded.codes == ["N722×1"])
    let finding = try #require(loaded.findings("N722").first)
    #expect(finding.facts["kept"] == "Marina Couto")
    #expect(finding.facts["found"] == "marina couto (2), MARINA COUTO (1)")
  }

  @Test("are the member of the team whose name they spell")
  func members() throws {
    let loaded = try TestFolder([
      "data/equipe.csv": "id;nome\nE1;Marina Couto\n",
      "data/clientes.csv": "id;nome;responsável\n1;a;marina couto\n2;b;Marina Couto\n3;c;E1\n",
    ]).load()
    #expect(loaded.portfolio.clients.map(\.owner) == ["E1", "E1", "E1"])
    #expect(loaded.codes == [])
  }

  @Test("are one owner where invoices alone name them")
  func derived() throws {
    let loaded = try TestFolder([
      "data/notas.csv":
        "cliente;data;valor;responsável\nA;31/01/2026;1,00;ana lima\nB;31/01/2026;1,00;Ana Lima\n"
    ]).load()
    #expect(loaded.portfolio.clients.map(\.owner) == ["Ana Lima", "Ana Lima"])
    #expect(loaded.findings("N722").count == 1)
  }
}
