/// Splits whole records into cells, many bytes at a time (RFC 4180, and what people really have).
///
/// A quote opens a quoted cell only as its first byte; anywhere else it is an ordinary character,
/// as in `cabo 12" preto`.
struct RecordScanner {
  /// What was met at the position.
  enum Outcome {
    /// A record; `cells` holds it.
    case record
    /// The end of the bytes.
    case end
    /// A quoted cell that the bytes end in.
    case openQuote
  }

  private let dialect: CSVDialect
  /// The cells of the record met last are the first `count` of these.
  private(set) var cells: [Cell]
  private(set) var count = 0
  /// Where the next record begins.
  private(set) var position = 0
  /// Record ends passed so far, those inside quoted cells among them.
  private(set) var linesPassed = 0
  /// Of the record met last: its first byte, and the lines passed before it.
  private(set) var recordStart = 0
  private(set) var recordLine = 0
  /// Whether a quote stood where parity of quotes would miscount it.
  private(set) var hasStrayQuotes = false
  /// Whether the record met last has text between a closing quote and the next delimiter.
  private(set) var hasTextAfterQuote = false
  /// Whether the record met last is to be read in bytes of its own: a cell holds doubled quotes or is changed.
  private(set) var needsOwnBytes = false
  /// Whether every record is to be read so.
  private let changesRecords: Bool

  /// Lines within quoted cells that have as many delimiters as a record, each by the lines passed before it.
  ///
  /// Two stray quotes, such as those of inches, swallow what stands between them.
  private(set) var swallowed: [Int] = []
  /// As many delimiters as a record has; 0 where nobody asks.
  private let delimiters: Int
  /// The columns of numbers and days, by which such a line is told from a sentence.
  private let numberColumns: Set<Int>

  /// A scanner.
  ///
  /// - Parameters:
  ///   - dialect: How cells and records are separated.
  ///   - width: How many cells a record has, to notice records within quotes; 0 for whoever does not ask.
  ///   - numberColumns: Which of them hold numbers and days; without any, nothing is noticed.
  ///   - changesRecords: Whether the reader changes cells of every record before it reads them.
  init(
    dialect: CSVDialect, width: Int = 0, numberColumns: Set<Int> = [], changesRecords: Bool = false
  ) {
    self.dialect = dialect
    self.changesRecords = changesRecords
    self.numberColumns = numberColumns
    // One delimiter is in many a sentence.
    delimiters = width > 2 && !numberColumns.isEmpty ? width - 1 : 0
    cells = Array(repeating: Cell(start: 0, end: 0), count: 64)
  }

  /// Begins at the start of other bytes; what was counted begins anew.
  mutating func restart() {
    position = 0
    linesPassed = 0
    count = 0
    hasStrayQuotes = false
    swallowed.removeAll(keepingCapacity: true)
  }

  /// Goes on at another position.
  mutating func move(to position: Int, linesPassed: Int = 0) {
    self.position = position
    self.linesPassed = linesPassed
  }

  /// Finds the next record.
  ///
  /// - Parameters:
  ///   - bytes: Whole records, the last one ended by the terminator, then at least
  ///     `ByteSearch.markWidth` more bytes where there are no quotes.
  ///   - end: One past the last terminator.
  ///   - hasQuotes: Whether there is any quote in the bytes: without one, scanning is faster.
  /// - Returns: Whether there was one; `cells` holds it.
  mutating func next(in bytes: Span<UInt8>, end: Int, hasQuotes: Bool) -> Outcome {
    guard position < end else { return .end }
    recordStart = position
    recordLine = linesPassed
    hasTextAfterQuote = false
    needsOwnBytes = changesRecords
    return hasQuotes ? nextQuoted(in: bytes, end: end) : nextPlain(in: bytes)
  }

  private mutating func nextPlain(in bytes: Span<UInt8>) -> Outcome {
    while true {
      let split = RecordScanner.splitPlain(bytes, from: position, dialect, into: &cells)
      if let (start, terminator, found) = split {
        return finish(start: start, terminator: terminator, count: found, in: bytes)
      }
      grow()
    }
  }

  /// Cells of a record without quotes: where the last one starts and ends, and how many there are;
  /// nil where there is no room for them.
  @inline(__always)
  private static func splitPlain(
    _ bytes: Span<UInt8>, from position: Int, _ dialect: CSVDialect, into cells: inout [Cell]
  ) -> (start: Int, terminator: Int, count: Int)? {
    // One check that nobody else has the array, instead of one for each cell.
    var room = cells.mutableSpan
    var at = position
    var start = position
    var found = 0
    while true {
      let (delimiters, terminators) = ByteSearch.marks(
        of: dialect.delimiter, dialect.terminator, in: bytes, at: at)
      let terminator = terminators.trailingZeroBitCount
      // Those before the first terminator; all where the record goes on.
      var matches =
        terminators == 0 ? delimiters : delimiters & ((1 &<< UInt64(terminator)) &- 1)
      while matches != 0 {
        let match = at &+ matches.trailingZeroBitCount
        guard found < room.count else { return nil }
        room[found] = Cell(start: start, end: match)
        found &+= 1
        start = match &+ 1
        matches &= matches &- 1
      }
      if terminators != 0 {
        guard found < room.count else { return nil }
        room[found] = Cell(start: start, end: at &+ terminator)
        return (start, at &+ terminator, found &+ 1)
      }
      at &+= ByteSearch.markWidth
    }
  }

  @inline(never)
  private mutating func grow() {
    cells.append(contentsOf: Array(repeating: Cell(start: 0, end: 0), count: cells.count))
  }

  @inline(__always)
  private mutating func append(_ cell: Cell, at index: Int) {
    if index == cells.count { grow() }
    cells[index] = cell
  }

  @inline(__always)
  private mutating func finish(
    start: Int, terminator: Int, count found: Int, in bytes: Span<UInt8>
  ) -> Outcome {
    if terminator > start, bytes[terminator &- 1] == Byte.carriageReturn,
      dialect.terminator == Byte.lineFeed
    {
      cells[found &- 1] = Cell(start: start, end: terminator &- 1)
    }
    count = found
    position = terminator &+ 1
    linesPassed &+= 1
    return .record
  }

  private mutating func nextQuoted(in bytes: Span<UInt8>, end: Int) -> Outcome {
    var at = position
    var found = 0
    while true {
      var cell: Cell
      if bytes[at] == Byte.quote {
        guard let quoted = quotedCell(in: bytes, from: at, end: end) else { return .openQuote }
        cell = quoted.cell
        at = quoted.next
      } else {
        let start = at
        while bytes[at] != dialect.delimiter, bytes[at] != dialect.terminator {
          if bytes[at] == Byte.quote { hasStrayQuotes = true }
          at += 1
        }
        cell = Cell(start: start, end: at)
      }
      append(cell, at: found)
      found += 1
      if bytes[at] == dialect.terminator {
        if cell.range.upperBound == at {
          return finish(start: Int(cell.start), terminator: at, count: found, in: bytes)
        }
        count = found
        position = at + 1
        linesPassed += 1
        return .record
      }
      at += 1
    }
  }

  /// A quoted cell that opens at `from`, and where its delimiter or terminator stands.
  private mutating func quotedCell(
    in bytes: Span<UInt8>, from open: Int, end: Int
  ) -> (cell: Cell, next: Int)? {
    var at = open + 1
    var isDoubled = false
    let linesBefore = linesPassed
    while at < end {
      let byte = bytes[at]
      if byte == dialect.terminator {
        // The last terminator is the caller's own where the bytes end inside the quotes.
        if at == end - 1 { return nil }
        linesPassed += 1
      } else if byte == Byte.quote {
        guard bytes[at + 1] == Byte.quote else { break }
        isDoubled = true
        at += 1
      }
      at += 1
    }
    guard at < end else { return nil }
    if isDoubled { needsOwnBytes = true }
    let cell = Cell(start: open + 1, end: at, hasDoubledQuotes: isDoubled)
    at += 1
    while bytes[at] != dialect.delimiter, bytes[at] != dialect.terminator {
      if bytes[at] == Byte.quote { hasStrayQuotes = true }
      let isLineEnd =
        bytes[at] == Byte.carriageReturn && bytes[at + 1] == dialect.terminator
      if bytes[at] != Byte.space, !isLineEnd { hasTextAfterQuote = true }
      at += 1
    }
    if linesPassed > linesBefore, delimiters > 0, !hasTextAfterQuote {
      noteSwallowed(cell, in: bytes, linesBefore)
    }
    return (cell, at)
  }

  /// Notes the lines after the first of a quoted cell that could be records.
  @inline(never)
  private mutating func noteSwallowed(_ cell: Cell, in bytes: Span<UInt8>, _ linesBefore: Int) {
    var (line, found, start) = (linesBefore, 0, cell.range.lowerBound)
    var (numbers, texts) = (0, 0)
    // One step more than there are bytes ends the last line.
    for at in cell.range.lowerBound...cell.range.upperBound {
      let isEnd = at == cell.range.upperBound || bytes[at] == dialect.terminator
      guard isEnd || bytes[at] == dialect.delimiter else { continue }
      if numberColumns.contains(found) {
        let value = bytes.extracting(bytes.trimmedRange(in: start..<at))
        if NumberLook.fits(value) {
          numbers += 1
        } else if !value.isEmpty {
          texts += 1
        }
      }
      start = at + 1
      found += 1
      guard isEnd else { continue }
      if line > linesBefore, found == delimiters + 1, numbers > 0, texts == 0 {
        swallowed.append(line)
      }
      (line, found, numbers, texts) = (line + 1, 0, 0, 0)
    }
  }
}

extension RecordScanner {
  /// Moves the record met last into bytes of its own in which doubled quotes are one.
  ///
  /// - Returns: The bytes, which the cells now stand in, and eight more.
  mutating func undoubleQuotes(in bytes: Span<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    for index in 0..<count {
      let start = plain.count
      plain += self.bytes(of: cells[index], in: bytes)
      cells[index] = Cell(start: start, end: plain.count)
    }
    return plain + [UInt8](repeating: 0, count: 8)
  }

  /// Puts the text of a cell behind that of another, with a space between them, where both have one; in the bytes
  /// that ``undoubleQuotes(in:)`` made.
  mutating func join(_ second: Int, to first: Int, in plain: inout [UInt8]) {
    guard first < count, second < count else { return }
    let head = plain.span.trimmedRange(in: cells[first].range)
    let tail = plain.span.trimmedRange(in: cells[second].range)
    guard !head.isEmpty, !tail.isEmpty else { return }
    let whole = Array(plain[head]) + [0x20] + Array(plain[tail])
    cells[first] = Cell(start: plain.count, end: plain.count + whole.count)
    plain += whole + [UInt8](repeating: 0, count: 8)
  }

  /// Where a cell of the record met last begins: line ends passed since the record began, and
  /// characters of the line from 1.
  func place(of cell: Int, in bytes: Span<UInt8>) -> (line: Int, column: Int) {
    let start = Int(cells[cell].start)
    var (line, lineStart) = (0, recordStart)
    for at in recordStart..<start where bytes[at] == dialect.terminator {
      line += 1
      lineStart = at + 1
    }
    return (line, bytes.extracting(lineStart..<start).text.count + 1)
  }
}
