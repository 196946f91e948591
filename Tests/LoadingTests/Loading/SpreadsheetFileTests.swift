import Diagnostics
import Portfolio
import TestSupport
import Testing

@testable import Loading

/// One table of three clients as fourteen programs exported it.
@Suite(
  "Exports of Brazilian spreadsheets",
  .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
struct SpreadsheetFileTests {
  private func load(_ name: String, id: String = "CNPJ") throws -> LoadedPortfolio {
    var folder = TestFolder(
      sources: """
        clients:
          file: data/\(name)
          date-order: dmy # 01/07/2026 and 1/7/26 do not tell
          columns: {id: \(id), document: \(id)}
        """)
    let bytes: [UInt8] = try #require(SharedFolder.bytes("vectors/csv-br/" + name))
    folder.files["data/" + name] = bytes
    return try folder.load()
  }

  private func content(_ loaded: LoadedPortfolio) -> [String] {
    loaded.portfolio.clients.map { client in
      let attributes = client.attributes
      let parts: [String?] = [
        client.id, attributes.name, attributes.legalName, attributes.document?.text,
        attributes.phone, attributes.city, attributes.state, attributes.since?.description,
      ]
      return parts.map { $0 ?? "?" }.joined(separator: " · ")
    }
  }

  static let wanted = [
    "11.222.333/0001-81 · Pão & Cia · Padaria São João Ltda · 11.222.333/0001-81 · "
      + "+551133334444 · São Paulo · SP · 2026-07-01",
    "12.ABC.345/01DE-35 · ? · Açougue \"Três Irmãos\"; Filial · 12.ABC.345/01DE-35 · "
      + "+5521998765432 · Niterói · RJ · 2026-07-01",
    "191 · Ângelo · Construções Ângelo ME · ? · ? · Brasília · DF · 2026-07-01",
  ]

  @Test(
    "hold the same clients whatever the encoding, the delimiter and the line ends",
    arguments: [
      ("excel-br-cp1252-semicolon.csv", "windows-1252", ";"),
      ("excel-dos-cp850-semicolon.csv", "cp850", ";"),
      ("excel-unicode-text-utf16le-tab.txt", "utf-16le", "tab"),
      ("excel-utf8-bom-semicolon.csv", "utf-8", ";"),
      ("google-sheets-utf8-comma.csv", "utf-8", ","),
      ("latin1-lf.csv", "windows-1252", ";"),
      ("mac-roman-semicolon-cr.csv", "macroman", ";"),
      ("pipe-utf8.csv", "utf-8", "|"),
      ("sep-line-cp1252.csv", "windows-1252", ";"),
      ("utf8-quoted-all.csv", "utf-8", ","),
    ])
  func same(_ name: String, _ encoding: String, _ delimiter: String) throws {
    let loaded = try load(name)
    #expect(content(loaded) == Self.wanted)
    let reading = loaded.quality.files[0].reading
    #expect(reading.first { $0.name == "encoding" }?.value == encoding)
    #expect(reading.first { $0.name == "delimiter" }?.value == delimiter)
    // The number 191 is no CNPJ; nothing else is to be said.
    #expect(loaded.codes == ["W146×1"])
    #expect(loaded.quality.files[0].rows == 3)
  }

  @Test("that are damaged are read, and the damage is said")
  func damaged() throws {
    let hole = try load("cp1252-with-c1-hole.csv")
    #expect(content(hole) == Self.wanted)
    #expect(hole.findings("W143").map { $0.facts["count"] } == ["1"])
    // The fourth row holds nothing but the damage: no id.
    #expect(hole.rejectedLines == ["5 E131"])
    let truncated = try load("utf8-truncated-last-char.csv")
    #expect(content(truncated) == Self.wanted)
    #expect(truncated.codes.contains("W141×1"))
    let twice = try load("double-encoded-utf8.csv")
    #expect(twice.codes.contains("W142×1"))
    #expect(twice.portfolio.clients.count == 3)
  }

  @Test("with amounts that may be thousands or units are refused where the amounts count")
  func ambiguous() throws {
    var folder = TestFolder(
      sources: """
        {invoices: {file: data/a.csv, columns: {client: id, date: nome, amount: valor}}}
        """)
    let bytes: [UInt8] = try #require(SharedFolder.bytes("vectors/csv-br/ascii-only.csv"))
    folder.files["data/a.csv"] = bytes
    let refusal = try #require(try folder.refusal())
    #expect(refusal.map(\.code.id) == ["E116"])
    #expect(refusal[0].facts["found"] == "1.234")
    let loaded = try load("ascii-only.csv", id: "id")
    #expect(loaded.portfolio.clients.map(\.id) == ["1", "2"])
  }
}
