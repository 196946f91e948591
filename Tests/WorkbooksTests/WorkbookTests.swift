import Files
import TestSupport
import Testing
import Unpacking

@testable import Workbooks

/// What a workbook holds, as texts.
struct WorkbookReading {
  let workbook: Workbook

  init(_ bytes: [UInt8]) throws {
    workbook = try Workbook(try ZipArchive(ByteFile("a", bytes: bytes)))
  }

  /// Rows as `number: cell | cell`, cells without a value by their kind.
  func rows(_ sheet: Int = 0, currency: String = "BRL") throws -> [String] {
    var lines: [String] = []
    try workbook.read(workbook.sheets[sheet], currency: currency, failing: { $0 }) {
      (rows) throws(WorkbookError) in
      for row in rows.rows {
        let cells = rows.cells[row.cells].map { cell in
          let text = String(decoding: rows.bytes[cell.range], as: UTF8.self)
          let isValue = cell.kind != .error && cell.kind != .uncomputed
          return "\(cell.column)=" + (isValue ? text : "\(cell.kind)")
        }
        lines.append("\(row.number): " + cells.joined(separator: " | "))
      }
    }
    return lines
  }

  static func error(_ bytes: [UInt8], sheet: Int = 0) -> WorkbookError? {
    do {
      _ = try WorkbookReading(bytes).rows(sheet)
      return nil
    } catch {
      return error as? WorkbookError
    }
  }
}

@Suite("Workbooks: XLSX")
struct XLSXTests {
  @Test("read texts, shared, in runs and in place, with escapes and without phonetics")
  func texts() throws {
    var book = XLSXBytes([
      (
        "A",
        """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
        <row r="4"><c r="B4" t="inlineStr"><is><t>é &lt;b&gt;</t></is></c>
        <c r="AA4" t="str"><f>A1</f><v>x_x000A_y</v></c></row>
        """
      )
    ])
    book.texts = [
      "<t>Nome</t>",
      "<r><t>Va</t></r><r><t xml:space=\"preserve\">lor </t></r><rPh><t>no</t></rPh>",
    ]
    #expect(
      try WorkbookReading(book.bytes).rows() == ["1: 0=Nome | 2=Valor ", "4: 1=é <b> | 26=x\ny"])
  }

  @Test("read cells without places, under another prefix, one after the other")
  func bare() throws {
    let zip = XLSXBytes([
      (
        "A",
        "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row>"
      )
    ])
    #expect(try WorkbookReading(zip.bytes).rows() == ["1: 0=1 | 2=2", "2: 0=3"])
  }

  @Test("write numbers as people see them, never with three places")
  func numbers() throws {
    let numbers = [
      "1234.5", "1.234", "0.1", "0.30000000000000004", "1E-3", "1.2345678901234567E+20", "-0",
      "-12.345", "99999999999999999", "000", "12.", "1e400", "x", "1234.0000",
    ]
    let cells = numbers.map { "<c><v>\($0)</v></c>" }.joined()
    let rows = try WorkbookReading(XLSXBytes([("A", "<row>\(cells)</row>")]).bytes).rows()
    let expected = [
      "1234.5", "1.2340", "0.1", "0.3", "0.0010", "123456789012346000000", "0", "-12.3450",
      "100000000000000000", "0", "12", "1e400", "x", "1234",
    ]
    #expect(rows == ["1: " + expected.enumerated().map { "\($0)=\($1)" }.joined(separator: " | ")])
  }

  @Test("turn serial numbers into days and times, by either calendar")
  func days() throws {
    func book(_ properties: String) -> [UInt8] {
      let serials = [
        "46054", "1", "59", "60", "61", "46054.604166666664", "0.5", "46054.9999999", "-3",
      ]
      let cells = serials.map { "<c s=\"1\"><v>\($0)</v></c>" }.joined()
      var book = XLSXBytes([("A", "<row>\(cells)<c t=\"d\"><v>2026-02-01T10:00:00</v></c></row>")])
      book.formats = ["dd/mm/yyyy;@"]
      book.properties = properties
      return book.bytes
    }
    #expect(
      try WorkbookReading(book("")).rows() == [
        "1: 0=2026-02-01 | 1=1900-01-01 | 2=1900-02-28 | 3=1900-02-29 | 4=1900-03-01"
          + " | 5=2026-02-01 14:30:00 | 6=12:00:00 | 7=2026-02-02 | 8=-3 | 9=2026-02-01T10:00:00"
      ])
    #expect(
      try WorkbookReading(book("date1904=\"1\"")).rows()[0].hasPrefix(
        "1: 0=2030-02-02 | 1=1904-01-02"))
  }

  @Test(
    "know days, shares and amounts by their formats",
    arguments: [
      ("0.00", "0.5"), ("0.0%", "50%"), ("[$US$-409] #,##0.00", "USD 0.5"), ("[$-409]0.0", "0.5"),
      ("\"R$\" #,##0.00", "0.5"), ("[$€-2] 0.00", "EUR 0.5"), ("[h]:mm", "12:00:00"),
      ("\"dias\" 0", "0.5"), ("General\" d\"", "0.5"), ("[Red]0.0;[Blue]-0.0", "0.5"),
      ("\\d0.0", "0.5"), ("[$$-409]0.00", "USD 0.5"),
      ("_-[$$-409]* #,##0.00_ ;_-[$$-409]* -#,##0.00\\ ;_-[$$-409]* \"-\"??_ ;_-@_ ", "USD 0.5"),
      ("[$$-en-US]#,##0.00", "USD 0.5"), ("_-[$€-2]* 0.00_d", "EUR 0.5"),
      ("mmm/yy", "12:00:00"), ("Geral", "0.5"),
    ])
  func formats(_ code: String, _ expected: String) throws {
    var book = XLSXBytes([("A", "<row><c s=\"1\"><v>0.5</v></c></row>")])
    book.formats = [code]
    #expect(try WorkbookReading(book.bytes).rows() == ["1: 0=" + expected])
  }

  @Test("tell errors and formulas nobody computed from values")
  func errors() throws {
    let cells =
      "<c t=\"e\"><v>#N/A</v></c><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c t=\"b\"><v>1</v></c><c/>"
      + "<c><f>B2</f><v/></c><c><f>B2</f><v></v></c><c t=\"str\"><f>B2</f><v></v></c><c><v/></c>"
    let rows = try WorkbookReading(XLSXBytes([("A", "<row>\(cells)</row>")]).bytes).rows()
    #expect(
      rows == ["1: 0=error | 1=uncomputed | 2=2 | 3=true | 5=uncomputed | 6=uncomputed | 7="])
  }

  @Test("list sheets with what is hidden")
  func sheets() throws {
    var book = XLSXBytes([("Um &amp; dois", "<row/>"), ("B", "<row><c><v>2</v></c></row>")])
    book.hidden = ["B"]
    let reading = try WorkbookReading(book.bytes)
    #expect(reading.workbook.sheets.map(\.name) == ["Um & dois", "B"])
    #expect(reading.workbook.sheets.map(\.isHidden) == [false, true])
    #expect(try reading.rows(0) == [])
    #expect(try reading.rows(1) == ["1: 0=2"])
  }

  @Test(
    "refuse what no spreadsheet program writes",
    arguments: [
      "<row r=\"2\"/><row r=\"1\"/>", "<row r=\"1048577\"/>",
      "<row><c r=\"XFE1\"><v>1</v></c></row>",
      "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c t=\"s\"><v>9</v></c></row>",
      "<row><c t=\"s\"><v>-1</v></c></row>", "<row>", "</row>", "<row a=1/>",
    ])
  func damaged(_ data: String) {
    #expect(
      WorkbookReading.error(XLSXBytes([("A", data)]).bytes) == .damaged("xl/worksheets/s0.xml"))
  }

  @Test("refuse entities, depth and workbooks without parts")
  func hostile() {
    var book = XLSXBytes([("A", "<row><c t=\"str\"><v>&b;</v></c></row>")])
    book.prologue = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
    #expect(WorkbookReading.error(book.bytes) == .damaged("xl/worksheets/s0.xml"))
    let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
    #expect(
      WorkbookReading.error(XLSXBytes([("A", deep)]).bytes) == .damaged("xl/worksheets/s0.xml"))
    #expect(
      WorkbookReading.error(ZipBytes([("[Content_Types].xml", "<Types/>")]).bytes)
        == .damaged("xl/workbook.xml"))
    let binary = ZipBytes([
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<R><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"
      ),
    ])
    #expect(WorkbookReading.error(binary.bytes) == .closed)
  }
}

@Suite("Workbooks: ODS")
struct ODSTests {
  private func book(_ tables: String, manifest: String = "<m/>") -> [UInt8] {
    ZipBytes([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      ("META-INF/manifest.xml", manifest),
      (
        "content.xml",
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body>"
          + "<office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
      ),
    ]).bytes
  }

  private func cell(_ type: String, _ attributes: String, _ shown: String = "") -> String {
    "<table:table-cell office:value-type=\"\(type)\" \(attributes)><text:p>\(shown)</text:p></table:table-cell>"
  }

  @Test("read values by their types, texts by their paragraphs, and no comments")
  func values() throws {
    let row =
      cell("string", "", "Duas<text:s text:c=\"2\"/>partes</text:p><text:p>e linhas")
      + cell("float", "office:value=\"1.234\"", "1,23")
      + cell("percentage", "office:value=\"0.6\"", "60%")
      + cell("currency", "office:value=\"5\" office:currency=\"USD\"", "US$ 5")
      + cell("currency", "office:value=\"5\" office:currency=\"BRL\"", "R$ 5")
      + cell("date", "office:date-value=\"2026-02-01\"", "01/02/26")
      + cell("time", "office:time-value=\"PT14H30M00S\"", "14:30")
      + cell("boolean", "office:boolean-value=\"true\"", "VERDADEIRO")
      + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>nota</text:p>"
      + "</office:annotation><text:p>x</text:p></table:table-cell>"
      + cell("string", "table:formula=\"of:=1/0\"", "#DIV/0!")
    let bytes = book(
      "<table:table table:name=\"A\"><table:table-row>\(row)</table:table-row></table:table>")
    #expect(
      try WorkbookReading(bytes).rows() == [
        "1: 0=Duas  partes\ne linhas | 1=1.2340 | 2=60% | 3=USD 5 | 4=5 | 5=2026-02-01 | 6=14:30:00"
          + " | 7=true | 8=x | 9=error"
      ])
  }

  @Test("repeat rows and cells, but not emptiness to the end of the sheet")
  func repeats() throws {
    let one = cell("float", "table:number-columns-repeated=\"2\" office:value=\"1\"", "1")
    let bytes = book(
      """
      <table:table table:name="A"><table:table-row/></table:table>
      <table:table table:name="B">
      <table:table-row table:number-rows-repeated="2">\(one)</table:table-row>
      <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
      <table:table-row><table:table-cell table:number-columns-repeated="3"/>\(one)</table:table-row>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell
       table:number-columns-repeated="16384"/></table:table-row></table:table>
      """)
    let reading = try WorkbookReading(bytes)
    #expect(reading.workbook.sheets.map(\.name) == ["A", "B"])
    #expect(try reading.rows(1) == ["1: 0=1 | 1=1", "2: 0=1 | 1=1", "6: 3=1 | 4=1"])
  }

  @Test("refuse repetitions that nobody writes, and passwords")
  func hostile() {
    let one = cell("float", "table:number-columns-repeated=\"16384\" office:value=\"1\"", "1")
    let many =
      "<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1048576\">"
      + "\(one)</table:table-row></table:table>"
    #expect(WorkbookReading.error(book(many)) == .tooLarge(limit: 20_000_000))
    #expect(
      WorkbookReading.error(book("", manifest: "<m><encryption-data/></m>")) == .closed)
  }
}
