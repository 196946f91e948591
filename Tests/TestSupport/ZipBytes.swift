/// Writes ZIP files for tests: every file as it is, unless its packed bytes are given.
public struct ZipBytes {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// No files yet.
  public init() {}

  /// Files of text.
  public init(_ files: [(String, String)]) {
    for (name, text) in files { add(name, Array(text.utf8)) }
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: Its path within.
  ///   - bytes: What it holds.
  ///   - packed: The same, packed by DEFLATE; nil to store it as it is.
  ///   - checksum: The sum to claim; nil for the right one.
  public mutating func add(
    _ name: String, _ bytes: [UInt8], packed: [UInt8]? = nil, checksum: UInt32? = nil
  ) {
    let method = packed == nil ? 0 : 8
    let stored = packed ?? bytes
    let sum = checksum ?? ZipBytes.checksum(bytes)
    func fields() -> [UInt8] {
      little(method, 2) + little(0, 4) + little(Int(sum), 4) + little(stored.count, 4)
        + little(bytes.count, 4) + little(name.utf8.count, 2) + little(0, 2)
    }
    directory += [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + little(0x800, 2) + fields()
    directory += little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(body.count, 4)
    directory += Array(name.utf8)
    body += [0x50, 0x4B, 3, 4] + little(20, 2) + little(0x800, 2) + fields() + Array(name.utf8)
    body += stored
    count += 1
  }

  /// The file.
  public var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  private func little(_ number: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// The sum of ZIP and gzip (CRC-32).
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  /// Bytes in the format of gzip, packed as stored blocks of DEFLATE.
  public static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let length = UInt16(bytes.count)
    func little(_ number: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
    }
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1]
    let sizes = [
      UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8),
    ]
    return head + sizes + bytes + little(checksum(bytes)) + little(UInt32(bytes.count))
  }
}

/// Writes XLSX workbooks for tests.
public struct XLSXBytes {
  /// The sheets: name and what stands between `<sheetData>` and its end.
  public var sheets: [(name: String, data: String)] = []
  /// The shared texts, each what stands within `<si>`.
  public var texts: [String] = []
  /// Codes of formats; a cell of style n+1 has the n-th.
  public var formats: [String] = []
  /// What stands within `<workbookPr …/>`.
  public var properties = ""
  /// What stands before the elements of each sheet.
  public var prologue = ""
  /// Names of sheets that are hidden.
  public var hidden: Set<String> = []

  /// A workbook of these sheets.
  public init(_ sheets: [(name: String, data: String)]) { self.sheets = sheets }

  /// The file.
  public var bytes: [UInt8] { zip.bytes }

  /// The parts.
  public var zip: ZipBytes {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func link(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(rels)/\(type)\" Target=\"\(target)\"/>"
    }
    var zip = ZipBytes([
      ("[Content_Types].xml", head + "<Types/>"),
      (
        "_rels/.rels",
        head + "<Relationships>" + link("r1", "officeDocument", "xl/workbook.xml")
          + "</Relationships>"
      ),
    ])
    var list = ""
    var links =
      link("t", "sharedStrings", "/xl/sharedStrings.xml") + link("s", "styles", "styles.xml")
    for (index, sheet) in sheets.enumerated() {
      let state = hidden.contains(sheet.name) ? " state=\"hidden\"" : ""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 7)\"\(state) r:id=\"w\(index)\"/>"
      links += link("w\(index)", "worksheet", "worksheets/s\(index).xml")
      let part = head + prologue + "<worksheet><sheetData>\(sheet.data)</sheetData></worksheet>"
      zip.add("xl/worksheets/s\(index).xml", Array(part.utf8))
    }
    let workbook =
      head
      + "<workbook xmlns:r=\"\(rels)\"><workbookPr \(properties)/><sheets>\(list)</sheets></workbook>"
    zip.add("xl/workbook.xml", Array(workbook.utf8))
    zip.add(
      "xl/_rels/workbook.xml.rels", Array((head + "<Relationships>\(links)</Relationships>").utf8))
    let shared = texts.map { "<si>\($0)</si>" }.joined()
    zip.add("xl/sharedStrings.xml", Array((head + "<sst>\(shared)</sst>").utf8))
    let own = formats.enumerated().map {
      "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1.replacing("\"", with: "&quot;"))\"/>"
    }.joined()
    let cells = formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }.joined()
    let styles =
      head + "<styleSheet><numFmts>\(own)</numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
      + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>\(cells)</cellXfs></styleSheet>"
    zip.add("xl/styles.xml", Array(styles.utf8))
    return zip
  }
}
