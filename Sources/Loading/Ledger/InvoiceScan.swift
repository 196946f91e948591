import Diagnostics
import Parallel
import Portfolio

/// One pass over a file of invoices: chunks go to workers, each worker has its own consumer.
struct InvoiceScan: Sendable {
  /// The most rejected rows of a file that are kept whole; all are counted.
  static let rejectedLimit = 10_000
  /// The days that are read: from 1900, as many as nineteen bits count (into the year 3335).
  ///
  /// Others are typing errors, or stand for "never".
  @inline(__always)
  static var days: Range<Int32> { -25_567..<498_721 }

  let file: SourceFile
  let plan: InvoicePlan
  let threads: Int

  /// Reads the whole file.
  ///
  /// - Parameter make: Makes the consumer of a worker.
  /// - Returns: The consumers in any order, and what was found beside the lines.
  /// - Throws: When the file cannot be read.
  func run<Consumer: InvoiceConsumer>(
    _ make: @Sendable () -> Consumer
  ) throws(DiagnosticsError) -> (consumers: [Consumer], tally: ScanTally) {
    let fast = try pass(make, isExact: false)
    return fast.tally.obstacle == .strayQuotes ? try pass(make, isExact: true) : fast
  }

  private func pass<Consumer: InvoiceConsumer>(
    _ make: @Sendable () -> Consumer, isExact: Bool
  ) throws(DiagnosticsError) -> (consumers: [Consumer], tally: ScanTally) {
    let reader = ChunkReader(file, isExact: isExact)
    // A worker without a chunk would be kept all the same; decoded, a file has twice its bytes at most.
    let chunks = file.bytes.size * 2 / file.blockSize + 1
    let work = try Parallel.map(isExact ? 1 : min(threads, chunks), threads: threads) {
      _ throws(DiagnosticsError) in
      var work = ScanWork(scan: self, consumer: make(), isExact: isExact)
      try work.run(reader)
      return (work.consumer, work.tally)
    }
    var total = ScanTally()
    for (_, tally) in work { total.merge(tally) }
    total.chunkLines.sort { $0.chunk < $1.chunk }
    total.rejected.sort { ($0.chunk, $0.line) < ($1.chunk, $1.line) }
    return (work.map(\.0), total)
  }
}

/// A line that was read and waits to be handed over with others.
private struct WaitingLine {
  /// Enough loads at once for any processor, few enough to stay near.
  static let most = 32

  let line: ParsedLine
  let place: RowPlace
  /// Where its record begins in the chunk.
  let start: Int
}

/// The work of one worker in a pass.
private struct ScanWork<Consumer: InvoiceConsumer> {
  let scan: InvoiceScan
  var consumer: Consumer
  let isExact: Bool
  private let needsCells: Bool
  var tally = ScanTally()
  private var scanner: RecordScanner
  private var lines: InvoiceLineReader
  /// Lines read and not handed over yet: their memory is loaded together before they are.
  private var waiting: [WaitingLine] = []
  private var touched: UInt32 = 0

  init(scan: InvoiceScan, consumer: Consumer, isExact: Bool) {
    self.scan = scan
    self.consumer = consumer
    self.isExact = isExact
    needsCells = consumer.needsCells
    let layout = scan.file.layout
    scanner = RecordScanner(
      dialect: layout.dialect, width: scan.plan.width,
      numberColumns: NumberLook.columns(of: layout.sample.prefix(200)),
      changesRecords: scan.plan.store >= 0)
    lines = InvoiceLineReader(plan: scan.plan)
    waiting.reserveCapacity(WaitingLine.most)
  }

  mutating func run(_ reader: ChunkReader) throws(DiagnosticsError) {
    var chunk = Chunk()
    while tally.obstacle == nil, try reader.next(&chunk) {
      if let obstacle = check(chunk) {
        tally.obstacle = obstacle
        return
      }
      scanner.restart()
      let cut = read(chunk)
      // Lines of a record that is cut will be counted when it comes again.
      let linesRead = cut == nil ? scanner.linesPassed : scanner.recordLine
      // Before lines are handed over, since some of them may be scanned again.
      tally.swallowed += Set(scanner.swallowed).filter { $0 < linesRead }
        .map { RowPlace(chunk: chunk.index, line: $0) }
      handOver(chunk, chunk.bytes.span)
      if let cut { reader.giveBack(chunk, from: cut) }
      tally.chunkLines.append((chunk.index, linesRead))
    }
  }

  private func check(_ chunk: Chunk) -> ScanTally.Obstacle? {
    let bytes = chunk.bytes.span
    if ByteSearch.contains(0, in: bytes, 0..<chunk.end) { return .zeroByte }
    guard !scan.file.layout.needsDecoding else { return nil }
    // A character cut off by the end of the file is no sign of another encoding.
    let text = bytes.extracting(0..<chunk.endOfFileBytes)
    if case .invalid = UTF8Validation(text) { return .notUTF8 }
    return nil
  }

  /// Reads the records of a chunk; the position to give back from, where the last one is cut.
  private mutating func read(_ chunk: Chunk) -> Int? {
    let bytes = chunk.bytes.span
    while true {
      switch scanner.next(in: bytes, end: chunk.end, hasQuotes: chunk.hasQuotes) {
      case .record:
        if scanner.hasStrayQuotes, !isExact {
          tally.obstacle = .strayQuotes
          return nil
        }
        if scanner.needsOwnBytes {
          rowInOwnBytes(chunk.index, bytes)
        } else {
          row(chunk, bytes)
        }
      case .end:
        return nil
      case .openQuote where isExact && !chunk.isLast:
        return scanner.recordStart
      case .openQuote:
        tally.obstacle =
          isExact ? .openQuote(chunk: chunk.index, line: scanner.recordLine) : .strayQuotes
        return nil
      }
    }
  }

  @inline(__always)
  private mutating func row(_ chunk: Chunk, _ bytes: Span<UInt8>) {
    // The scanner is lent as it stands: a copy of it would cost as much as the row.
    let outcome = lines.read(scanner, in: bytes)
    guard case .line(let line) = outcome else { return settle(outcome, chunk.index, bytes) }
    tally.rows &+= 1
    let place = RowPlace(chunk: chunk.index, line: scanner.recordLine)
    if !needsCells {
      waiting.append(WaitingLine(line: line, place: place, start: scanner.recordStart))
      if waiting.count == WaitingLine.most { handOver(chunk, bytes) }
    } else if !consumer.consume(line, of: scanner, at: place, in: bytes) {
      lookAgain(at: line, place, bytes)
    }
  }

  /// Hands the waiting lines over, after loading what all of them need.
  @inline(never)
  private mutating func handOver(_ chunk: Chunk, _ bytes: Span<UInt8>) {
    for line in waiting { touched &+= consumer.touch(line.line) }
    for line in waiting
    where !consumer.consume(line.line, of: scanner, at: line.place, in: bytes) {
      let (position, lines) = (scanner.position, scanner.linesPassed)
      scanner.move(to: line.start, linesPassed: line.place.line)
      if scanner.next(in: bytes, end: chunk.end, hasQuotes: chunk.hasQuotes) == .record {
        lookAgain(at: line.line, line.place, bytes)
      }
      scanner.move(to: position, linesPassed: lines)
    }
    waiting.removeAll(keepingCapacity: true)
  }

  /// A line that was not taken, with the scanner on it.
  @inline(never)
  private mutating func lookAgain(
    at line: ParsedLine, _ place: RowPlace, _ bytes: Span<UInt8>
  ) {
    guard let reason = consumer.reconsider(line, of: scanner, at: place, in: bytes) else { return }
    reject(RowFault(reason: reason, column: scan.plan.client), place.chunk, bytes)
  }

  /// Rare, so that the others need not look: names are what their cells mean, not how they are
  /// quoted, nor whether code and store stand apart.
  @inline(never)
  private mutating func rowInOwnBytes(_ chunk: Int, _ bytes: Span<UInt8>) {
    var plain = scanner
    var own = plain.undoubleQuotes(in: bytes)
    if scan.plan.store >= 0 { plain.join(scan.plan.store, to: scan.plan.client, in: &own) }
    let outcome = lines.read(plain, in: own.span)
    guard case .line(let line) = outcome else { return settle(outcome, chunk, bytes) }
    tally.rows &+= 1
    let place = RowPlace(chunk: chunk, line: scanner.recordLine)
    if !consumer.consume(line, of: plain, at: place, in: own.span),
      let reason = consumer.reconsider(line, of: plain, at: place, in: own.span)
    {
      reject(RowFault(reason: reason, column: scan.plan.client), chunk, bytes)
    }
  }

  /// Counts a row that is no line.
  @inline(never)
  private mutating func settle(
    _ outcome: InvoiceLineReader.Outcome, _ chunk: Int, _ bytes: Span<UInt8>
  ) {
    switch outcome {
    case .line, .blank: return
    case .leftOut:
      tally.rows &+= 1
      tally.leftOut &+= 1
    case .rejected(let fault):
      tally.rows &+= 1
      reject(fault, chunk, bytes)
    }
  }

  @inline(never)
  private mutating func reject(_ fault: RowFault, _ chunk: Int, _ bytes: Span<UInt8>) {
    tally.counts[fault.reason, default: 0] += 1
    guard tally.counts[fault.reason, default: 0] <= InvoiceScan.rejectedLimit else { return }
    tally.rejected.append(
      RejectedRow(
        chunk: chunk, line: scanner.recordLine, reason: fault.reason, column: fault.column,
        lines: max(1, scanner.linesPassed - scanner.recordLine),
        place: (0..<scanner.count).contains(fault.column)
          ? scanner.place(of: fault.column, in: bytes) : nil,
        cells: scanner.cells[..<scanner.count].map { scanner.bytes(of: $0, in: bytes) }))
  }
}
