import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Forms of delimited files")
struct DelimitedFormTests {
  static let plain = [
    "A": ["2026-01-31 +123456 0 1/0"], "B": ["2026-02-01 +200 0 1/0"],
  ]

  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let forms = [
    Form("semicolons", "cliente;data;valor\nA;31/01/2026;1.234,56\nB;01/02/2026;2,00\n"),
    Form("no last line end", "cliente;data;valor\nA;31/01/2026;1.234,56\nB;01/02/2026;2,00"),
    Form("CRLF", "cliente;data;valor\r\nA;31/01/2026;1.234,56\r\nB;01/02/2026;2,00\r\n"),
    Form("CR", "cliente;data;valor\rA;31/01/2026;1.234,56\rB;01/02/2026;2,00\r"),
    Form("CRLF and LF", "cliente;data;valor\r\nA;31/01/2026;1.234,56\nB;01/02/2026;2,00\r\n"),
    Form("commas", "client,date,amount\nA,2026-01-31,\"1,234.56\"\nB,2026-02-01,2.00\n"),
    Form("tabs", "cliente\tdata\tvalor\nA\t31/01/2026\t1.234,56\nB\t01/02/2026\t2,00\n"),
    Form("bars", "cliente|data|valor\nA|31/01/2026|1.234,56\nB|01/02/2026|2,00\n"),
    Form("sep=", "sep=;\ncliente;data;valor\nA;31/01/2026;1.234,56\nB;01/02/2026;2,00\n"),
    Form(
      "SEP= and CRLF", "SEP=;\r\ncliente;data;valor\r\nA;31/01/2026;1.234,56\r\nB;1/2/2026;2\r\n"),
    Form("a mark", "\u{FEFF}cliente;data;valor\nA;31/01/2026;1.234,56\nB;01/02/2026;2,00\n"),
    Form(
      "title rows",
      "Relatório de vendas\nEmitido em 02/03/2026;;\n\ncliente;data;valor\nA;31/01/2026;1.234,56\n"
        + "B;01/02/2026;2,00\n"),
    Form(
      "blank rows",
      "cliente;data;valor\n\nA;31/01/2026;1.234,56\n;;\n  ; ;\nB;1/2/2026;2,00\n;;\n\n"),
    Form(
      "everything quoted",
      "\"cliente\";\"data\";\"valor\"\n\"A\";\"31/01/2026\";\"1.234,56\"\n\"B\";\"01/02/2026\";\"2,00\"\n"
    ),
    Form(
      "blanks around cells",
      "cliente ; data; valor\nA ;31/01/2026 ; 1.234,56\n B; 01/02/2026;2,00 \n"),
    Form(
      "a surplus empty column", "cliente;data;valor\nA;31/01/2026;1.234,56;\nB;01/02/2026;2,00;\n"),
    Form("money signs", "cliente;data;valor\nA;31/01/2026;R$ 1.234,56\nB;01/02/2026;R$ 2,00\n"),
    Form("long and short years", "cliente;data;valor\nA;31/01/26;1.234,56\nB;1/2/2026;2,00\n"),
  ]

  @Test("all say the same", arguments: forms, [3, 1 << 19])
  func form(_ form: Form, _ blockSize: Int) throws {
    var folder = TestFolder(["data/notas.csv": form.text])
    folder.blockSize = blockSize
    let loaded = try folder.load()
    #expect(loaded.purchases == Self.plain)
    #expect(loaded.codes == [])
    #expect(loaded.quality.files[0].rows == 2)
  }

  @Test("in UTF-16 are read like others, in blocks of any size", arguments: [1, 5, 64, 1 << 19])
  func utf16(_ blockSize: Int) throws {
    let text = "cliente;data;valor;produto\nA;31/01/2026;1.234,56;São 😀\nB;01/02/2026;2,00;x\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var folder = TestFolder()
    folder.files["data/notas.csv"] = bytes
    folder.blockSize = blockSize
    let loaded = try folder.load()
    #expect(loaded.purchases == Self.plain)
    let details = try PurchaseDetails(loaded, try folder.request()).load(0..<1, recentLines: 5)
    #expect(details[0].recentLines.map(\.product) == ["São 😀"])
  }

  @Test("that are ASCII for a megabyte and then are not are read in the encoding of the rest")
  func lateEncoding() throws {
    let row = "A;31/01/2026;1,00;cabo\n"
    var bytes = Array("cliente;data;valor;produto\n".utf8)
    for _ in 0..<60_000 { bytes += Array(row.utf8) }
    #expect(bytes.count > LayoutDetector.headSize)
    bytes += Array("Jo".utf8) + [0xE3] + Array("o;31/01/2026;2,00;Ca".utf8) + [0xE7]
    bytes += Array("amba\n".utf8)
    var folder = TestFolder()
    folder.files["data/notas.csv"] = bytes
    let loaded = try folder.load()
    #expect(loaded.purchases["João"] == ["2026-01-31 +200 0 1/0"])
    #expect(loaded.purchases["A"] == ["2026-01-31 +6000000 0 1/0"])
    #expect(loaded.portfolio.ledger.lineCount(of: 0) == 60_000)
    #expect(loaded.quality.files[0].rows == 60_001)
    #expect(loaded.quality.files[0].reading[0].value == "windows-1252")
    let client = try #require(loaded.portfolio.client(withID: "João"))
    let lines = try PurchaseDetails(loaded, try folder.request()).locatedLines(
      of: client..<client + 1)
    #expect(lines[0].map(\.line.product) == ["Caçamba"])
    #expect(lines[0].map(\.location.line) == [60_002])
  }

  @Test("that end within a character of a product keep the line")
  func cutOff() throws {
    var folder = TestFolder()
    folder.files["data/notas.csv"] =
      Array("cliente;data;valor;produto\nA;31/01/2026;1,00;maçã\nA;31/01/2026;2,00;ma".utf8) + [
        0xC3
      ]
    let loaded = try folder.load()
    #expect(loaded.purchases == ["A": ["2026-01-31 +300 0 1/0"]])
    #expect(loaded.codes == ["W141×1"])
  }

  @Test("with quotes inside bare cells are read again by one reader, wherever the quotes stand")
  func strayQuotes() throws {
    var text = "cliente;data;valor;produto\n"
    var sum = 0
    for number in 0..<2000 {
      let product =
        number % 7 == 0 ? "cabo 12\" preto" : number % 5 == 0 ? "\"em\nduas; linhas\"" : "x"
      text += "A;31/01/2026;\(number),00;\(product)\n"
      sum += number * 100
    }
    for blockSize in [256, 4096, 1 << 19] {
      var folder = TestFolder(["data/notas.csv": text + "?;nada;1,00;x\n"])
      folder.blockSize = blockSize
      folder.threads = 4
      let loaded = try folder.load()
      #expect(loaded.purchases["A"] == ["2026-01-31 +\(sum) 0 1/0"])
      let twoLines = (0..<2000).count { $0 % 5 == 0 && $0 % 7 != 0 }
      #expect(loaded.rejectedLines == ["\(2002 + twoLines) E123"])
    }
  }

  @Test("with doubled quotes give the names that are meant")
  func doubledQuotes() throws {
    let folder = TestFolder([
      "data/notas.csv": """
      cliente;data;valor;produto;número;nome do cliente
      "A ""1\""";31/01/2026;"1,00";"cabo 12"" preto";"N ""7\""";"Açougue ""Três Irmãos\"""
      A "1";31/01/2026;2,00;cabo;N "7";Outro
      """
    ])
    let loaded = try folder.load()
    #expect(loaded.purchases == ["A \"1\"": ["2026-01-31 +300 0 1/0"]])
    let lines = try PurchaseDetails(loaded, try folder.request()).locatedLines(of: 0..<1)
    #expect(lines[0].map(\.line.product) == ["cabo", "cabo 12\" preto"])
    #expect(lines[0].map(\.line.invoice) == ["N \"7\"", "N \"7\""])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let line: Int?
    var column: Int?
    var testDescription: String { code }
  }

  @Test(
    "that cannot be read at all are refused, with the line",
    arguments: [
      Refusal(text: "", code: "E106", line: nil),
      Refusal(text: "cliente;data;valor\nA;31/01/2026;1\u{0},00\n", code: "E107", line: 2),
      Refusal(
        text: "cliente;data;valor\nA;31/01/2026;1,00\nB;\"01/02/2026;2,00\nC;1;2\n", code: "E109",
        line: 3),
      Refusal(
        text: "cliente;data;valor;obs\nA;31/01/2026;1,00;\"a\nb\"\nB;1/2/2026;2;\"x", code: "E109",
        line: 4),
      Refusal(
        text: "cliente;data;valor\nA;03/04/2026;1,00\nB;05/06/2026;2,00\n", code: "E118", line: 2,
        column: 3),
      Refusal(
        text: "cliente;data;valor\nA;13/04/2026;1,00\nB;05/26/2026;2,00\n", code: "E119", line: 3,
        column: 3),
      Refusal(
        text: "cliente;data;valor\nA;13/04/2026;1,50\nB;05/06/2026;2.75\n", code: "E117", line: 3,
        column: 14),
      Refusal(text: "cliente;dia de hoje;valor\nA;13/04/2026;1,50\n", code: "E115", line: 1),
      Refusal(
        text: "sep=;\ncliente;dia de hoje;valor\nA;13/04/2026;1,50\n", code: "E115", line: 2),
    ])
  func refusals(_ refusal: Refusal) throws {
    for blockSize in [16, 1 << 19] {
      var folder = TestFolder(["data/notas.csv": refusal.text])
      folder.blockSize = blockSize
      let found = try #require(try folder.refusal())
      #expect(found.map(\.code.id) == [refusal.code])
      #expect(found[0].location?.file == "data/notas.csv")
      #expect(found[0].location?.line == refusal.line)
      if let column = refusal.column { #expect(found[0].location?.column == column) }
    }
  }

  @Test("with a heading alone hold no rows")
  func headingOnly() throws {
    let loaded = try TestFolder(["data/notas.csv": "cliente;data;valor\n"]).load()
    #expect(loaded.portfolio.clients.isEmpty)
    #expect(loaded.quality.files[0].rows == 0)
    #expect(loaded.codes == [])
  }

  @Test("sorted by day that begin with days alike in both orders ask the whole column")
  func lateDateOrder() throws {
    var text = "client,date,amount\n"
    for _ in 0..<60_000 { text += "A,01/01/2026,1.00\n" }
    let american = TestFolder(["data/invoices.csv": text + "A,02/01/2026,1.00\nA,01/31/2026,2.00\n"]
    )
    #expect(
      try american.load().purchases["A"]?.suffix(2) == [
        "2026-01-31 +200 0 1/0", "2026-02-01 +100 0 1/0",
      ])
    let unclear = TestFolder(["data/invoices.csv": text + "A,02/01/2026,1.00\n"])
    #expect(try unclear.refusal()?.map(\.code.id) == ["E118"])
  }

  @Test("are read as the configuration says where it says so")
  func configured() throws {
    let folder = TestFolder(
      ["data/x.csv": "a;b;c\nA;03/04/2026;1.234\n"],
      sources: """
        invoices:
          file: data/x.csv
          date-order: mdy
          decimal: "."
          delimiter: ";"
          header-row: 1
          encoding: latin1
          columns: {client: a, date: b, amount: c}
        """)
    let loaded = try folder.load()
    #expect(loaded.purchases == ["A": ["2026-03-04 +123 0 1/0"]])
    #expect(!loaded.quality.files[0].reading.contains { !$0.isConfigured })
  }
}
