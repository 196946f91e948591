import Diagnostics
import Files
import Portfolio
import SQLite
import TestSupport
import Testing

@testable import Loading

@Suite("Sources that are packed, workbooks or databases")
struct WorkbookSourceTests {
  private static let csv =
    "número;cliente;data;valor\n1;A;31/01/2026;1.234,50\n2;B;01/02/2026;2,00\n"
  private static let purchases = [
    "A": ["2026-01-31 +123450 0 1/0"], "B": ["2026-02-01 +200 0 1/0"],
  ]

  /// Titles, a row of blanks, headings, two invoices, and an error.
  private static func workbook() -> XLSXBytes {
    func text(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    func row(_ number: Int, _ cells: String) -> String { "<row r=\"\(number)\">\(cells)</row>" }
    var book = XLSXBytes([
      ("Leia-me", row(1, text("Relatório"))),
      (
        "Notas",
        row(1, text("Relatório de notas"))
          + row(3, ["Número", "Cliente", "Data", "Valor", "Situação"].map(text).joined())
          + row(
            4, "<c><v>1</v></c>" + text("A") + "<c s=\"1\"><v>46053</v></c><c><v>1234.5</v></c>")
          + row(6, "<c><v>2</v></c>" + text("B") + "<c s=\"1\"><v>46054</v></c><c><v>2</v></c>")
          + row(
            7,
            "<c><v>3</v></c>" + text("C") + "<c s=\"1\"><v>46054</v></c><c t=\"e\"><v>#N/A</v></c>")
      ),
    ])
    book.formats = ["dd/mm/yyyy"]
    return book
  }

  private func folder(_ files: [String: [UInt8]], _ sources: String) -> TestFolder {
    var folder = TestFolder(sources: sources)
    folder.files = files
    return folder
  }

  @Test("load the same from CSV, gzip, ZIP, folders and patterns of them")
  func packed() throws {
    let csv = Array(Self.csv.utf8)
    let zip = ZipBytes([
      ("2026/notas.csv", Self.csv), ("__MACOSX/notas.csv", "x"), ("leia.md", "y"),
    ])
    let cases: [(String, [UInt8], String)] = [
      ("data/n.csv.gz", ZipBytes.gzip(csv), "data/n.csv.gz"),
      ("data/n.gz", ZipBytes.gzip(ZipBytes.gzip(csv)), "data/*.gz"),
      ("data/n.zip", zip.bytes, "data/n.zip"), ("data/n.zip", zip.bytes, "data/n.zip/2026/*.csv"),
      ("data/in/n.csv", csv, "data/in"), ("data/in/n.zip", zip.bytes, "data/in"),
      ("data/notas.zip", zip.bytes, ""),
      ("data/n.zip", ZipBytes([("a.csv.gz", "")]).bytes, ""),
    ]
    for (path, bytes, source) in cases.dropLast() {
      let sources = source.isEmpty ? "" : "{invoices: {file: \(source)}}"
      let loaded = try folder([path: bytes], sources).load()
      #expect(loaded.purchases == Self.purchases, "\(source)")
      #expect(loaded.codes == [], "\(source)")
    }
    let named = try folder(
      ["data/n.zip": zip.bytes], "{invoices: {file: data/n.zip}}"
    ).load()
    #expect(named.quality.files.map(\.file) == ["data/n.zip/2026/notas.csv"])
  }

  @Test("choose the sheet named as the table, skip titles, know days and numbers, name rows")
  func workbook() throws {
    for sources in [
      "{invoices: {file: n.xlsx}}",
      "{invoices: {file: n.xlsx, sheet: 2, decimal: \",\", date-order: dmy}}",
    ] {
      let loaded = try folder(["n.xlsx": Self.workbook().bytes], sources).load()
      #expect(loaded.purchases == Self.purchases)
      #expect(loaded.codes == ["E130×1", "W169×1"])
      #expect(loaded.rejectedLines == ["7 E130"])
      #expect(loaded.findings("W169").first?.location?.line == 7)
      let reading = loaded.quality.files[0].reading.map { "\($0.name) \($0.value)" }
      #expect(reading.prefix(3) == ["format XLSX", "sheet Notas", "header-row 3"])
    }
  }

  /// Invoices of the clients A, B and so on, each with an amount: a number as it is, a text in quotes.
  private static func invoices(_ amounts: [String]) -> XLSXBytes {
    func text(_ text: some StringProtocol) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    let rows = amounts.enumerated().map { index, amount in
      let cell = amount.hasPrefix("'") ? text(amount.dropFirst()) : "<c><v>\(amount)</v></c>"
      return "<row r=\"\(index + 2)\">" + text(["A", "B", "C"][index]) + text("2026-01-31") + cell
        + "</row>"
    }
    let headings =
      "<row r=\"1\">" + ["Cliente", "Data", "Valor"].map { text($0) }.joined() + "</row>"
    return XLSXBytes([("Notas", headings + rows.joined())])
  }

  @Test("keep what is a number and judge texts among themselves")
  func numbersAndTexts() throws {
    let plain = "{invoices: {file: n.xlsx}}"
    let comma = "{invoices: {file: n.xlsx, decimal: \",\"}}"
    let cases: [([String], String, String)] = [
      (["1234.56", "'1.500,50", "2000.5"], plain, "+123456 +150050 +200050"),
      (["1234.56", "'1.500,50", "2000.5"], comma, "+123456 +150050 +200050"),
      (["1234.56", "'1.234", "2000.5"], comma, "+123456 +123400 +200050"),
      (["1234.56", "'1,234.50", "7"], plain, "+123456 +123450 +700"),
      (["1234.56", "'800", "1.234"], plain, "+123456 +80000 +123"),
    ]
    for (amounts, sources, expected) in cases {
      let loaded = try folder(["n.xlsx": Self.invoices(amounts).bytes], sources).load()
      let sums = ["A", "B", "C"].map { client in
        loaded.purchases[client]?.first?.split(separator: " ").dropFirst().first ?? "–"
      }
      #expect(sums.joined(separator: " ") == expected, "\(amounts) \(sources)")
      #expect(loaded.codes == [])
    }
    let doubtful = Self.invoices(["1234.56", "'1.234", "2000.5"]).bytes
    let refusal = try folder(["n.xlsx": doubtful], plain).refusal()
    #expect(refusal?.map(\.code.id) == ["E116"])
    #expect(refusal?.first?.facts["found"] == "1.234")
    #expect(refusal?.first?.location == SourceLocation(file: "n.xlsx", line: 3, column: 3))
    let both = Self.invoices(["12.5", "'1,5", "'2.75"]).bytes
    #expect(try folder(["n.xlsx": both], plain).refusal()?.map(\.code.id) == ["E117"])
  }

  @Test("keep what is a number in tables of records, in JSON too")
  func numbersOfRecords() throws {
    func clients(_ text: String) -> TestFolder {
      TestFolder([
        "data/clients.json": """
        [{"id": "A", "annual-revenue": 1234.56}, {"id": "B", "annual-revenue": "\(text)"},
         {"id": "C", "annual-revenue": 1.234}]
        """
      ])
    }
    let loaded = try clients("1.500,50").load()
    let revenues = try ["A", "B", "C"].map { try loaded.client($0).annualRevenue?.minorUnits }
    #expect(revenues == [123_456, 150_050, 123])
    #expect(loaded.codes == [])
    let refusal = try clients("1.500").refusal()
    #expect(refusal?.map(\.code.id) == ["E116"])
    #expect(refusal?.first?.location?.line == 1)
  }

  @Test("are refused with a reason")
  func refusals() throws {
    let book = Self.workbook().bytes
    let bomb = "<row r=\"1\"><c t=\"str\"><v>&a;</v></c></row>"
    var hostile = XLSXBytes([("A", bomb)])
    hostile.prologue = "<!DOCTYPE x [<!ENTITY a \"b\">]>"
    let cases: [(String, [UInt8], String, String)] = [
      ("n.xlsx", Array(book.dropLast(30)), "{file: n.xlsx}", "E134"),
      (
        "n.csv.gz", Array(ZipBytes.gzip(Array(Self.csv.utf8)).dropLast(9)), "{file: n.csv.gz}",
        "E134"
      ),
      (
        "n.gz", ZipBytes.gzip(ZipBytes.gzip(ZipBytes.gzip(Array(Self.csv.utf8)))), "{file: n.gz}",
        "E135"
      ),
      ("n.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "{file: n.xls}", "E136"),
      ("n.xlsx", hostile.bytes, "{file: n.xlsx}", "E137"),
      ("n.xlsx", book, "{file: n.xlsx, sheet: Nota}", "E138"),
      ("n.zip", ZipBytes([("a.md", "")]).bytes, "{file: n.zip}", "E140"),
      ("n.zip", ZipBytes([("a.csv", "")]).bytes, "{file: n.zip/b*.csv}", "E140"),
    ]
    for (path, bytes, source, code) in cases {
      let refusal = try folder([path: bytes], "{invoices: \(source)}").refusal()
      #expect(refusal?.map(\.code.id) == [code], "\(path) \(code)")
    }
  }
}

@Suite("Sources in SQLite databases")
struct DatabaseSourceTests {
  /// Loads a folder of the disk.
  private func load(_ sources: String, in folder: TemporaryFolder) throws -> LoadedPortfolio {
    var test = TestFolder(sources: sources)
    test.day = "2026-11-16"
    let request = try test.request()
    return try PortfolioLoader.load(
      LoadRequest(
        sources: request.sources, folder: folder.path, fileSystem: .disk, day: request.day,
        threads: 2))
  }

  private func database() throws -> TemporaryFolder {
    let folder = TemporaryFolder.self
    let made = try folder.init()
    let database = try SQLiteDatabase(path: made("crm.db"), access: .create)
    try database.run("CREATE TABLE clientes (id TEXT, nome TEXT, faturamento REAL)")
    try database.run("INSERT INTO clientes VALUES ('A', 'Padaria', 1.234), ('B', NULL, NULL)")
    try database.run("CREATE TABLE \"as \"\"vendas\" (n INTEGER, c TEXT, d TEXT, v REAL)")
    try database.run(
      "INSERT INTO \"as \"\"vendas\" VALUES (1, 'A', '2026-01-31', 1234.5), (2, 'B', '2026-02-01', 2)"
    )
    return made
  }

  @Test("load tables and queries in one transaction, numbers as they are")
  func loads() throws {
    let loaded = try load(
      """
      clients: {file: crm.db}
      invoices:
        file: crm.db
        query: SELECT n AS numero, c AS cliente, d AS data, v AS valor FROM "as ""vendas"
      """, in: try database())
    #expect(
      loaded.purchases == ["A": ["2026-01-31 +123450 0 1/0"], "B": ["2026-02-01 +200 0 1/0"]])
    #expect(try loaded.client("A").name == "Padaria")
    #expect(try loaded.client("A").annualRevenue?.minorUnits == 123)
    #expect(loaded.codes == [])
    let again = try load(
      "invoices: {file: crm.db, table: 'as \"vendas', columns: {number: n, client: c, date: d, amount: v}}",
      in: try database())
    #expect(again.purchases == loaded.purchases)
  }

  @Test(
    "refuse what writes, two wishes, unknown tables and what is no database",
    arguments: [
      ("query: DELETE FROM clientes", "E196"), ("query: SELECT 1, table: clientes", "E196"),
      ("query: SELECT x FROM clientes", "E139"), ("table: cliente", "E197"),
      ("query: SELECT 1; SELECT 2", "E139"), ("query: 'BEGIN'", "E196"),
    ])
  func refusals(_ wish: String, _ code: String) throws {
    let folder = try database()
    do {
      _ = try load("clients: {file: crm.db, \(wish)}", in: folder)
      Issue.record("nothing was refused")
    } catch let error as DiagnosticsError {
      #expect(error.diagnostics.map(\.code.id) == [code])
    }
  }
}
