import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Tables in JSON")
struct JSONTableTests {
  @Test(
    "are arrays or one object a line, nested or not",
    arguments: [
      "[{\"cliente\":\"A\",\"data\":\"2026-01-31\",\"valor\":1234.5},"
        + "{\"cliente\":\"B\",\"data\":\"2026-02-01\",\"valor\":2}]",
      "{\"cliente\":\"A\",\"data\":\"2026-01-31\",\"valor\":1.2345e3}\n"
        + "{\"valor\":20e-1,\"cliente\":\"B\",\"data\":\"2026-02-01\"}\n",
      "\u{FEFF}[ {\n \"cliente\" : \"\\u0041\", \"data\": \"2026-01-31\", \"valor\": 1234.50},\n"
        + "{\"cliente\":\"B\",\"data\":\"2026-02-01\",\"valor\":2.004, \"extra\": null} ]\n",
      "[{\"cliente\":\"A\",\"data\":\"31/01/2026\",\"valor\":\"R$ 1.234,50\"},"
        + "{\"cliente\":\"B\",\"data\":\"01/02/2026\",\"valor\":\"2,00\"}]",
    ])
  func forms(_ text: String) throws {
    let loaded = try TestFolder(["data/notas.json": text]).load()
    #expect(
      loaded.purchases == ["A": ["2026-01-31 +123450 0 1/0"], "B": ["2026-02-01 +200 0 1/0"]])
    #expect(loaded.codes == [])
  }

  @Test("keep texts with quotes, semicolons and line ends, and name nested keys with a dot")
  func nested() throws {
    let folder = TestFolder(
      [
        "data/clients.jsonl": """
        {"id": 7, "nome": "Açougue \\"Três; Irmãos\\"\\nFilial", "lugar": {"uf": "sp"}, "tags": ["a", "b"]}
        """
      ], sources: "{clients: {file: data/clients.jsonl, columns: {state: lugar.uf}}}")
    let loaded = try folder.load()
    let client = try loaded.client("7")
    #expect(client.name == "Açougue \"Três; Irmãos\"\nFilial")
    #expect(client.state == "SP")
    #expect(client.tags == ["a", "b"])
  }

  @Test("in another encoding than UTF-8 are read nevertheless")
  func encoding() throws {
    var folder = TestFolder()
    folder.files["data/clients.json"] =
      Array("[{\"id\":\"1\",\"nome\":\"Jo".utf8) + [0xE3] + Array("o Concei".utf8) + [0xE7, 0xE3]
      + Array("o\"}]".utf8)
    #expect(try folder.load().client("1").name == "João Conceição")
  }

  @Test("name the line of what they reject, however objects lie in the file")
  func lines() throws {
    let loaded = try TestFolder([
      "data/clients.json": """
      [
        {"id": "A"},
        {},
        {"id": null,
         "nome": "?"}, {"id": "A"}
      ]
      """,
      "data/contacts.json": """
      [{"nome": "x"},
       {"cliente": "A", "nome": "Ana"},

       {"cliente": "Z", "nome": "Zé"}]
      """,
      "data/invoices.json": """
      [{"cliente": "A", "data": "2026-01-01", "valor": 1},
       {"cliente": "A", "data": "2026-13-01",
        "valor": 1}]
      """,
    ]).load()
    #expect(loaded.rejectedLines == ["4 E131", "5 E132", "2 E123", "1 E133", "4 E128"])
    #expect(
      loaded.findings("E123").map(\.location) == [
        SourceLocation(file: "data/invoices.json", line: 2)
      ])
  }

  @Test(
    "that are no JSON are refused with line and column",
    arguments: [
      ("[{\"a\": 1},\n {\"a\": 2,}]", 2, 10), ("[{\"a\": tru}]", 1, 8), ("[{\"a\": 1}", 1, 10),
      ("[{\"a\": 01}]", 1, 10), ("[{\"a\": 1.}]", 1, 10), ("[{\"a\": -}]", 1, 9),
      ("[{\"a\": \"x\ny\"}]", 1, 10), ("[{\"a\": \"\\x\"}]", 1, 10), ("[1]", 1, 2),
      ("{\"a\": 1} x", 1, 10), ("[{\"ã\": 1}] ]", 1, 12), ("{\"a\": 1e99}", 1, 11),
    ])
  func errors(_ text: String, _ line: Int, _ column: Int) throws {
    let refusal = try #require(try TestFolder(["data/clients.json": text]).refusal())
    #expect(refusal.map(\.code.id) == ["E110"])
    #expect(refusal[0].location?.line == line)
    #expect(refusal[0].location?.column == column)
    #expect(refusal[0].excerpt?.column ?? 0 <= 90)
  }

  @Test("are refused where objects lie too deep, and read up to there")
  func depth() throws {
    func text(_ levels: Int) -> String {
      let open = String(repeating: "{\"k\":", count: levels)
      return "[\n" + open + "1" + String(repeating: "}", count: levels) + "]"
    }
    let known = try JSONRows(Array(text(8).utf8), file: "x", table: .clients)
    #expect(known.rows.rows.map { $0.cells.map(\.key) } == [["k.k.k.k.k.k.k.k"]])
    let refusal = try #require(try TestFolder(["data/clients.json": text(9)]).refusal())
    #expect(refusal.map(\.code.id) == ["E710"])
    #expect(refusal.first?.facts == ["limit": "8"])
    #expect(
      refusal.first?.location == SourceLocation(file: "data/clients.json", line: 2, column: 41))
  }

  @Test(
    "hold numbers that become plain decimals",
    arguments: [
      ("0", "0"), ("-0.5", "-0.5"), ("10", "10"), ("1e2", "100"), ("1.5E+1", "15"),
      ("1.2345e2", "123.45"), ("12.5e-2", "0.125"), ("1e-3", "0.001"), ("0.10e1", "1.0"),
      ("-20E-1", "-2.0"), ("17850", "17850"), ("100e-2", "1.00"),
    ])
  func numbers(_ written: String, _ wanted: String) throws {
    var parser = JSONParser(Array(written.utf8), file: "x")
    #expect(try parser.scalar().text == wanted)
    #expect(parser.isAtEnd)
  }
}
