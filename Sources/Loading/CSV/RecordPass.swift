import Diagnostics

/// One worker's exact pass over the records of a file, in file order.
struct RecordPass {
  let file: SourceFile

  /// Calls `body` with every record that is not blank.
  ///
  /// - Parameters:
  ///   - limit: The most records.
  ///   - body: Gets the scanner that stands on the record, the chunk's bytes, and the line the record
  ///     begins on.
  ///   - isDone: Whether nothing more is wanted, asked after each piece of the file.
  /// - Returns: Lines within quotes that could be records.
  /// - Throws: When the file cannot be read, holds a zero byte or a quote that never closes.
  @discardableResult
  func run(
    upTo limit: Int = .max, _ body: (borrowing RecordScanner, Span<UInt8>, Int) -> Void,
    until isDone: () -> Bool = { false }
  ) throws(DiagnosticsError) -> [Int] {
    let layout = file.layout
    let reader = ChunkReader(file, isExact: true)
    var scanner = RecordScanner(
      dialect: layout.dialect, width: layout.headings.count,
      numberColumns: NumberLook.columns(of: layout.sample.prefix(200)))
    var swallowed: [Int] = []
    var taken = 0
    var chunk = Chunk()
    var linesBefore = layout.linesBefore
    while try reader.next(&chunk) {
      let bytes = chunk.bytes.span
      if ByteSearch.contains(0, in: bytes, 0..<chunk.end) {
        throw DiagnosticsError([Diagnostic(.zeroByte, at: SourceLocation(file: file.name))])
      }
      scanner.restart()
      var linesRead = 0
      records: while true {
        switch scanner.next(in: bytes, end: chunk.end, hasQuotes: chunk.hasQuotes) {
        case .record:
          linesRead = scanner.linesPassed
          if scanner.count == 1, scanner.cells[0].isEmpty { continue }
          guard taken < limit else { return swallowed }
          taken += 1
          body(scanner, bytes, linesBefore + scanner.recordLine + 1)
        case .end:
          break records
        case .openQuote:
          guard !chunk.isLast else {
            throw DiagnosticsError([
              Diagnostic(
                .openQuote,
                at: SourceLocation(file: file.name, line: linesBefore + scanner.recordLine + 1))
            ])
          }
          reader.giveBack(chunk, from: scanner.recordStart)
          break records
        }
      }
      // A record that is cut comes again.
      swallowed += scanner.swallowed.filter { $0 < linesRead }.map { linesBefore + $0 + 1 }
      linesBefore += linesRead
      if isDone() { break }
    }
    return swallowed
  }
}

extension SourceFile {
  /// What is to be said of lines within quotes that could be records; nil where there are none.
  func finding(ofSwallowed lines: [Int]) -> Diagnostic? {
    guard let first = lines.first else { return nil }
    return Diagnostic(
      .swallowedLines, at: SourceLocation(file: name, line: first),
      facts: ["count": String(lines.count)])
  }
}
