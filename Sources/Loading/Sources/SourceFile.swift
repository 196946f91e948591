import Diagnostics
import Files
import Portfolio

/// A file of a source, open, with its layout known.
struct SourceFile: Sendable {
  /// The file as the user knows it.
  let name: String
  let bytes: ByteSource
  let layout: FileLayout
  /// For files of named values: the line of each row.
  let rowLines: [Int]?
  /// Whether rows are those of a sheet or a database, where a cell's place is its column's number.
  let isSheet: Bool
  /// Whether rows are those of a database, which knows its columns.
  let isDatabase: Bool
  /// Whether these are some rows among others, which have no lines to be found by.
  let isPart: Bool
  /// Columns in which no text could be a number: the decimal mark of those that the format holds is known.
  let numberColumns: Set<Int>
  /// Whether the format tells numbers from texts; a text that could be a number then has its `TextMark`.
  let marksTexts: Bool
  /// How much is read at a time, in bytes.
  let blockSize: Int
  /// Told how far the file has been read, in percent.
  let onProgress: @Sendable (Int) -> Void
  /// Findings about the encoding.
  let diagnostics: [Diagnostic]
  /// The file itself, where its bytes are read as they are; what was converted cannot change any more.
  private let file: ByteFile?
  /// What the file was when it was opened.
  let stamp: FileStamp

  /// Reads the file, which must stay as it was when it was opened: what is wrong with half a file
  /// is that it changed.
  func reading<Result>(
    _ body: () throws(DiagnosticsError) -> Result
  ) throws(DiagnosticsError) -> Result {
    do throws(DiagnosticsError) {
      let result = try body()
      try checkUnchanged()
      return result
    } catch {
      try checkUnchanged()
      throw error
    }
  }

  /// Throws where the file is not what it was when it was read before.
  func check(_ stamp: FileStamp?) throws(DiagnosticsError) {
    guard let stamp, stamp != self.stamp else { return }
    throw FileError(.changed, path: name).asDiagnostics(name)
  }

  private func checkUnchanged() throws(DiagnosticsError) {
    do throws(FileError) { try file?.checkUnchanged() } catch { throw error.asDiagnostics(name) }
  }

  /// Opens a file and finds out how it is laid out.
  ///
  /// - Parameters:
  ///   - name: The file as the user knows it.
  ///   - request: Where it lies.
  ///   - configuration: What is known of it.
  ///   - readsAll: Whether to look at every byte for the encoding, since the beginning misled.
  /// - Throws: When the file cannot be read or is empty, or its headings are not found.
  init(
    name: String, of request: LoadRequest, as configuration: SourceConfiguration,
    readsAll: Bool = false
  ) throws(DiagnosticsError) {
    let content = try request.opened.content(of: name, as: configuration, in: request)
    try self.init(name: name, content, of: request, as: configuration, readsAll: readsAll)
  }

  /// A file whose content is open already.
  init(
    name: String, _ content: SourceContent, of request: LoadRequest,
    as configuration: SourceConfiguration, readsAll: Bool
  ) throws(DiagnosticsError) {
    self.name = name
    blockSize = request.blockSize
    let tell = request.onProgress
    onProgress = { tell(name, $0) }
    (file, stamp) = (content.plain, content.stamp)
    guard content.bytes.size > 0 || content.rows?.headings != nil else {
      throw DiagnosticsError([Diagnostic(.emptyFile, at: SourceLocation(file: name))])
    }
    let opener = SourceOpener(name: name, source: content.bytes, configuration: configuration)
    isSheet = content.rows != nil
    isPart = content.isPart
    isDatabase = content.rows?.headings != nil
    marksTexts = content.rows != nil || content.namedFormat != nil
    if let rows = content.rows {
      bytes = content.bytes
      layout = try opener.openRows(rows)
      rowLines = nil
      numberColumns = rows.numberColumns(of: layout)
      diagnostics = content.diagnostics
    } else if let format = content.namedFormat {
      let (named, findings) = try opener.openNamed(format)
      (bytes, layout, rowLines) = (named.bytes, named.layout, named.lines)
      (numberColumns, diagnostics) = (named.numberColumns, findings)
    } else {
      bytes = content.bytes
      (layout, diagnostics) = try opener.openDelimited(readsAll: readsAll)
      rowLines = nil
      numberColumns = []
    }
  }

  /// Whether a cell, with the blanks around it, may tell how numbers are written: a true number does not.
  func tellsStyle(_ cell: Span<UInt8>) -> Bool { !marksTexts || TextMark.isText(cell) }

  /// Where a cell stands that a scanner found: in text by its line and character, in a sheet by its column;
  /// nil in JSON and YAML, where a record stands on several lines.
  func place(
    _ place: (line: Int, column: Int)?, ofColumn column: Int
  ) -> (line: Int, column: Int)? {
    guard rowLines == nil, let place else { return nil }
    return isSheet ? (0, column + 1) : place
  }
}

/// What tells whether a file has been written to: its size, the time of its last change, which file
/// it is.
struct FileStamp: Sendable, Equatable {
  private let info: FileInfo

  init(_ file: ByteFile) { info = file.opened }
}

/// Finds out how the bytes of a file are to be read.
private struct SourceOpener {
  let name: String
  let source: ByteSource
  let configuration: SourceConfiguration

  /// Rows of a sheet or a database.
  func openRows(_ rows: RowsOfCells) throws(DiagnosticsError) -> FileLayout {
    let head = try source.bytes(from: 0, count: LayoutDetector.headSize)
    return try LayoutDetector(configuration: configuration, file: name).layout(
      head: head, isWhole: head.count >= source.size, rows: rows)
  }

  func openDelimited(
    readsAll: Bool
  ) throws(DiagnosticsError) -> (FileLayout, [Diagnostic]) {
    let guess = try guessEncoding(readsAll: readsAll)
    let raw = try source.bytes(from: guess.markLength, count: LayoutDetector.headSize)
    let isWhole = guess.markLength + raw.count >= source.size
    var head = raw
    if !guess.isIdentity {
      var decoder = TextDecoder(guess.encoding)
      head = []
      decoder.decode(raw.span, into: &head)
      if isWhole { decoder.finish(into: &head) }
    }
    if let zero = head.firstIndex(of: 0) {
      let line = 1 + head[..<zero].count { $0 == Byte.lineFeed }
      throw DiagnosticsError([
        Diagnostic(.zeroByte, at: SourceLocation(file: name, line: line))
      ])
    }
    let layout = try LayoutDetector(configuration: configuration, file: name).layout(
      head: head, isWhole: isWhole, guess: guess)
    return (layout, diagnostics(of: guess))
  }

  private func guessEncoding(readsAll: Bool) throws(DiagnosticsError) -> EncodingGuess {
    var evidence = EncodingEvidence()
    var offset = 0
    let end = readsAll ? source.size : min(source.size, LayoutDetector.headSize)
    while offset < end {
      let part = try source.bytes(from: offset, count: min(1 << 20, end - offset))
      guard !part.isEmpty else { break }
      evidence.add(part.span)
      offset += part.count
    }
    guard let wanted = configuration.encoding else { return evidence.guess }
    guard let encoding = TextEncoding(named: wanted) else {
      throw DiagnosticsError([
        Diagnostic(
          .unknownEncoding, at: configuration.location, facts: ["found": wanted],
          suggestion: TextEncoding.suggestion(for: wanted))
      ])
    }
    return evidence.configured(encoding)
  }

  private func diagnostics(of guess: EncodingGuess) -> [Diagnostic] {
    // A file read in part is always cut off somewhere.
    let isWhole = source.size <= LayoutDetector.headSize
    return guess.findings.compactMap { finding in
      let place = SourceLocation(file: name)
      switch finding {
      case .truncated:
        return isWhole ? Diagnostic(.truncatedCharacter, at: place) : nil
      case .doubleEncoded(let count, _):
        return Diagnostic(.doubleEncoded, at: place, facts: ["count": String(count)])
      case .invalidBytes(let count, _):
        return Diagnostic(
          .invalidBytes, at: place,
          facts: ["count": String(count), "encoding": guess.encoding.name])
      case .zeroBytes:
        // The scan itself refuses the file and says where.
        return nil
      }
    }
  }

  /// Records of named values as rows of cells.
  func openNamed(
    _ format: NamedFormat
  ) throws(DiagnosticsError) -> (file: NamedFile, findings: [Diagnostic]) {
    guard source.size <= TableLimits.wholeFile else {
      throw FileError(.tooLarge, path: name, details: ["limit": String(TableLimits.wholeFile)])
        .asDiagnostics(name)
    }
    // JSON and YAML are UTF-8 by their standards, and what people export is what it is.
    let guess = try guessEncoding(readsAll: true)
    let raw = try source.bytes(from: guess.markLength, count: source.size)
    let table = configuration.table
    let rows = try format.rows(
      guess.isIdentity ? raw : decoded(raw, guess), file: name, table: table)
    try TableLimits.check(columns: rows.keys.count, file: name)
    var findings = diagnostics(of: guess)
    if let key = rows.envelope {
      findings.append(
        Diagnostic(.listInObject, at: SourceLocation(file: name), facts: ["key": key]))
    }
    return (NamedFile(rows, format: format, table: table), findings)
  }

  private func decoded(_ raw: [UInt8], _ guess: EncodingGuess) -> [UInt8] {
    var text: [UInt8] = []
    var decoder = TextDecoder(guess.encoding)
    decoder.decode(raw.span, into: &text)
    decoder.finish(into: &text)
    return text
  }
}
