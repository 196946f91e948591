import Diagnostics
import Files
import Portfolio

/// A file of a source, open, with its layout known.
struct SourceFile: Sendable {
  /// The file as the user knows it.
  let name: String
  let bytes: ByteSource
  let layout: FileLayout
  /// For transcoded JSON: the line of each row.
  let rowLines: [Int]?
  /// Columns in which JSON has numbers alone: their decimal mark is known.
  let numberColumns: Set<Int>
  /// How much is read at a time, in bytes.
  let blockSize: Int
  /// Told how far the file has been read, in percent.
  let onProgress: @Sendable (Int) -> Void
  /// Findings about the encoding.
  let diagnostics: [Diagnostic]
  private let file: ByteFile

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

  private func checkUnchanged() throws(DiagnosticsError) {
    do throws(FileError) { try file.checkUnchanged() } catch { throw error.asDiagnostics(name) }
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
    self.name = name
    blockSize = request.blockSize
    let tell = request.onProgress
    onProgress = { tell(name, $0) }
    do throws(FileError) { file = try request.fileSystem.open(request.path(of: name)) } catch {
      throw error.asDiagnostics(name, at: configuration.location)
    }
    let source = ByteSource.file(file, name: name)
    guard source.size > 0 else {
      throw DiagnosticsError([Diagnostic(.emptyFile, at: SourceLocation(file: name))])
    }
    let opener = SourceOpener(name: name, source: source, configuration: configuration)
    let lowercased = name.lowercased()
    if [".json", ".jsonl", ".ndjson"].contains(where: { lowercased.hasSuffix($0) }) {
      let json = try opener.openJSON()
      (bytes, layout, rowLines, diagnostics) = (json.bytes, json.layout, json.lines, json.findings)
      numberColumns = json.numberColumns
    } else {
      bytes = source
      (layout, diagnostics) = try opener.openDelimited(readsAll: readsAll)
      rowLines = nil
      numberColumns = []
    }
  }
}

/// Finds out how the bytes of a file are to be read.
private struct SourceOpener {
  /// Bytes between cells and after records of transcoded rows: no text holds them.
  static let internalDialect = CSVDialect(
    delimiter: 0x1F, terminator: 0x1E, hasQuoting: false)

  let name: String
  let source: ByteSource
  let configuration: SourceConfiguration

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

  /// A file of JSON, transcoded.
  struct Transcoded {
    let bytes: ByteSource
    let layout: FileLayout
    /// The line of each row.
    let lines: [Int]
    /// Columns that hold numbers alone.
    let numberColumns: Set<Int>
    let findings: [Diagnostic]
  }

  /// Rows of JSON as records between separators that no text holds, so that one reader serves all.
  func openJSON() throws(DiagnosticsError) -> Transcoded {
    // JSON is UTF-8 by its standard, and what people export is what it is.
    let guess = try guessEncoding(readsAll: true)
    let raw = try source.bytes(from: guess.markLength, count: source.size)
    let rows = try JSONRows(guess.isIdentity ? raw : decoded(raw, guess), file: name)
    guard !rows.keys.isEmpty else {
      throw DiagnosticsError([Diagnostic(.emptyFile, at: SourceLocation(file: name))])
    }
    let positions = Dictionary(uniqueKeysWithValues: zip(rows.keys, rows.keys.indices))
    let dialect = SourceOpener.internalDialect
    var output: [UInt8] = []
    var sample: [[String]] = []
    var textColumns = Set<Int>()
    for row in rows.rows {
      var texts = [String](repeating: "", count: rows.keys.count)
      for cell in row.cells {
        guard let at = positions[cell.key] else { continue }
        texts[at] = cell.text
        if !cell.isNumber, !cell.text.isEmpty { textColumns.insert(at) }
      }
      for (index, text) in texts.enumerated() {
        if index > 0 { output.append(dialect.delimiter) }
        output += text.utf8.map { $0 == dialect.delimiter || $0 == dialect.terminator ? 0x20 : $0 }
      }
      output.append(dialect.terminator)
      if sample.count < 10_000 { sample.append(texts) }
    }
    let layout = FileLayout(
      encoding: .utf8, needsDecoding: false, dialect: dialect, start: 0, skip: 0, linesBefore: 0,
      headings: rows.keys, sample: sample,
      guesses: [.init(name: "encoding", value: "json", isConfigured: false)])
    return Transcoded(
      bytes: .memory(output), layout: layout, lines: rows.rows.map(\.line),
      numberColumns: Set(rows.keys.indices).subtracting(textColumns),
      findings: diagnostics(of: guess))
  }

  private func decoded(_ raw: [UInt8], _ guess: EncodingGuess) -> [UInt8] {
    var text: [UInt8] = []
    var decoder = TextDecoder(guess.encoding)
    decoder.decode(raw.span, into: &text)
    decoder.finish(into: &text)
    return text
  }
}

extension FileError {
  /// The error as findings about a file.
  func asDiagnostics(_ name: String, at location: SourceLocation? = nil) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        DiagnosticCode(.error, number), at: location ?? SourceLocation(file: name),
        facts: facts.merging(["path": name]) { _, shown in shown })
    ])
  }
}
