public import Unpacking

/// What reads the cells of a sheet and hands its rows over now and then.
protocol SheetHandler: XMLHandler {
  var rows: SheetRows { get set }
}

/// A workbook of a spreadsheet program: XLSX or ODS.
public struct Workbook: Sendable {
  /// The format of the file.
  public enum Format: String, Sendable, Hashable {
    case xlsx = "XLSX"
    case ods = "ODS"
  }

  /// A sheet of it.
  public struct Sheet: Sendable, Hashable {
    /// What people call it.
    public let name: String
    /// Whether people see it.
    public let isHidden: Bool
    /// The part that holds its cells, or its number where one part holds all.
    let part: String
  }

  /// Told of a few rows of a sheet at a time.
  public typealias Reader<Failure: Error> = (SheetRows) throws(Failure) -> Void

  /// The format.
  public let format: Format
  /// The sheets, as they are ordered.
  public let sheets: [Sheet]
  private let archive: ZipArchive
  private let styles: [CellFormat]
  private let texts: String?
  private let startsIn1904: Bool

  /// Whether bytes begin as a workbook of before 2007 does, or one under a password.
  public static func isOld(_ head: [UInt8]) -> Bool {
    head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// Whether the parts of a ZIP file are those of a workbook.
  public static func isWorkbook(_ archive: ZipArchive) -> Bool {
    archive.entry("[Content_Types].xml") != nil
      || (archive.entry("mimetype") != nil && archive.entry("content.xml") != nil)
  }

  /// Reads what a workbook says of itself.
  ///
  /// - Throws: Where it is damaged, or protected by a password.
  public init(_ archive: ZipArchive) throws(WorkbookError) {
    self.archive = archive
    guard archive.entry("[Content_Types].xml") == nil else {
      let parts = try XLSXParts(archive)
      format = .xlsx
      (sheets, styles, texts, startsIn1904) = (
        parts.sheets, parts.styles, parts.texts, parts.startsIn1904
      )
      return
    }
    format = .ods
    (styles, texts, startsIn1904) = ([], nil, false)
    if let manifest = try unpacking({ () throws(UnpackingError) in
      try archive.bytes("META-INF/manifest.xml", limit: 4 << 20)
    }), String(decoding: manifest, as: UTF8.self).contains("encryption-data") {
      throw .closed
    }
    let names = ODSNameHandler()
    try Workbook.read(archive, "content.xml", names)
    sheets = names.names.enumerated().map {
      Sheet(name: $1, isHidden: false, part: String($0))
    }
  }

  /// Reads a sheet from its first row to its last, a few thousand at a time.
  ///
  /// - Parameters:
  ///   - sheet: One of ``sheets``.
  ///   - currency: The code of the currency that amounts are in unless they say another.
  ///   - failing: What is thrown for what keeps the sheet from being read.
  ///   - body: Gets rows with something in them, in order.
  /// - Throws: What `body` throws, or what keeps the sheet from being read.
  /// - Complexity: Memory follows the texts that cells share, not the rows.
  public func read<Failure: Error>(
    _ sheet: Sheet, currency: String, failing: (WorkbookError) -> Failure, _ body: Reader<Failure>
  ) throws(Failure) {
    let handler: any SheetHandler
    let (part, stream): (String, UnpackedStream)
    let reader: XMLReader
    do throws(WorkbookError) {
      part = format == .xlsx ? sheet.part : "content.xml"
      handler =
        format == .xlsx
        ? XLSXSheetHandler(
          texts: try sharedTexts(), formats: styles, days: SerialDay(startsIn1904: startsIn1904),
          currency: currency, part: part)
        : ODSSheetHandler(wanted: Int(sheet.part) ?? 0, currency: currency)
      stream = try Workbook.stream(archive, part)
      reader = try XMLReader(part, handler: handler)
    } catch {
      throw failing(error)
    }
    while true {
      let isLast: Bool
      do throws(WorkbookError) {
        let piece = try unpacking { () throws(UnpackingError) in try stream.next() }
        isLast = piece == nil
        try reader.read(piece ?? [], isLast: isLast)
      } catch {
        throw failing(error)
      }
      if !handler.rows.rows.isEmpty {
        try body(handler.rows)
        handler.rows.removeFinished()
      }
      if isLast { return }
    }
  }

  private func sharedTexts() throws(WorkbookError) -> SharedTextHandler {
    let handler = SharedTextHandler()
    if let texts, archive.entry(texts) != nil { try Workbook.read(archive, texts, handler) }
    return handler
  }

  static func stream(_ archive: ZipArchive, _ part: String) throws(WorkbookError) -> UnpackedStream
  {
    guard let entry = archive.entry(part) else { throw .damaged(part) }
    return try unpacking { () throws(UnpackingError) in try archive.stream(entry) }
  }

  /// Reads a whole part.
  static func read(
    _ archive: ZipArchive, _ part: String, _ handler: any XMLHandler
  ) throws(WorkbookError) {
    let stream = try stream(archive, part)
    let reader = try XMLReader(part, handler: handler)
    while let piece = try unpacking({ () throws(UnpackingError) in try stream.next() }) {
      try reader.read(piece)
    }
    try reader.read([], isLast: true)
  }
}
