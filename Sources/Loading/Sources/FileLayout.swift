import Diagnostics
import Portfolio

/// How a delimited file is laid out: found out from its beginning, or configured.
struct FileLayout: Sendable {
  var encoding: TextEncoding
  /// Whether the bytes must be turned into UTF-8; where not, each is checked to be so.
  var needsDecoding: Bool
  var dialect: CSVDialect
  /// Where reading begins in the file.
  var start: Int
  /// How many bytes stand before the first record from there, after decoding.
  var skip: Int
  /// How many lines stand before that.
  var linesBefore: Int
  /// The headings as texts, without blanks around them.
  var headings: [String]
  /// The records after the headings that the beginning of the file holds, as texts.
  var sample: [[String]]
  /// What was found out, for the quality page.
  var guesses: [FileSummary.Guess]
  /// What titles above the headings begin with that come again above headings.
  var titles: Set<String> = []

  /// The line of the headings, from 1; the first where there is no such row.
  var headingLine: Int {
    guesses.first { $0.name == "header-row" }.flatMap { Int($0.value) } ?? 1
  }
}

/// Finds out how a delimited file is laid out.
struct LayoutDetector {
  /// How much of a file is looked at, in bytes.
  static let headSize = 1 << 20
  /// Title rows above the headings are looked for this far down.
  static let deepestHeading = 30

  let configuration: SourceConfiguration
  let file: String
  /// The headings that the configuration names, folded.
  private let configured: Set<String>

  /// What finds out how a file of a source is laid out.
  init(configuration: SourceConfiguration, file: String) {
    self.configuration = configuration
    self.file = file
    configured = Set(
      configuration.columns.flatMap { LayoutDetector.headings(of: $0.mapping) }
        .map { HeaderKey.fold($0) })
  }

  /// The layout of a file.
  ///
  /// - Parameters:
  ///   - head: The beginning of the file as UTF-8, without a byte order mark.
  ///   - isWhole: Whether `head` is all there is.
  ///   - guess: The encoding of the file.
  /// - Returns: The layout.
  /// - Throws: When no headings are found.
  func layout(
    head: [UInt8], isWhole: Bool, guess: EncodingGuess
  ) throws(DiagnosticsError) -> FileLayout {
    let terminator = terminator(of: head)
    var bytes = wholeRecords(head, terminator, isWhole: isWhole)
    let end = bytes.count
    bytes += [UInt8](repeating: 0, count: 8)
    let announced = announcedDelimiter(bytes.span, end, terminator)
    let start = announced?.next ?? 0
    let delimiter =
      configuration.delimiter ?? announced?.delimiter
      ?? bestDelimiter(bytes.span, start..<end, terminator)
    let dialect = CSVDialect(delimiter: delimiter, terminator: terminator)
    let records = Records(
      bytes.span, from: start, end: end, dialect: dialect,
      linesBefore: announced == nil ? 0 : 1)
    guard let heading = headingRecord(records) else {
      throw DiagnosticsError([
        Diagnostic(
          .noHeading, at: SourceLocation(file: file), facts: ["table": configuration.table.rawValue]
        )
      ])
    }
    let found = records.list[heading]
    try TableLimits.check(columns: found.cells.count, file: file)
    let needsDecoding = !guess.isIdentity
    return FileLayout(
      encoding: guess.encoding, needsDecoding: needsDecoding, dialect: dialect,
      start: guess.markLength + (needsDecoding ? 0 : found.next),
      skip: needsDecoding ? found.next : 0, linesBefore: found.linesPassed,
      headings: found.cells.map { trimmed($0) },
      sample: records.list[(heading + 1)...].map(\.cells),
      guesses: guesses(guess, dialect, announced != nil, row: found.line),
      titles: titles(records, above: heading, width: found.cells.count))
  }

  /// The layout of rows that were made from a sheet or the like: only their heading is to be found.
  ///
  /// - Parameters:
  ///   - head: The beginning of the rows.
  ///   - isWhole: Whether `head` is all there is.
  ///   - rows: What the rows were made from.
  /// - Returns: The layout.
  /// - Throws: When no headings are found.
  func layout(
    head: [UInt8], isWhole: Bool, rows: RowsOfCells
  ) throws(DiagnosticsError) -> FileLayout {
    let dialect = RowSpool.dialect
    var bytes = wholeRecords(head, dialect.terminator, isWhole: isWhole)
    let end = bytes.count
    bytes += [UInt8](repeating: 0, count: 8)
    let records = Records(bytes.span, from: 0, end: end, dialect: dialect, linesBefore: 0)
    let heading = rows.headings == nil ? headingRecord(records) : nil
    guard rows.headings != nil || heading != nil else {
      throw DiagnosticsError([
        Diagnostic(
          .noHeading, at: SourceLocation(file: file), facts: ["table": configuration.table.rawValue]
        )
      ])
    }
    let found = heading.map { records.list[$0] }
    try TableLimits.check(
      columns: rows.headings?.count ?? found?.cells.count ?? 0, file: file)
    var guesses = [FileSummary.Guess(name: "format", value: rows.format, isConfigured: false)]
    if let sheet = rows.sheet {
      guesses.append(
        .init(name: "sheet", value: sheet, isConfigured: configuration.sheet != nil))
    }
    if let found {
      guesses.append(
        .init(
          name: "header-row", value: String(found.line),
          isConfigured: configuration.headerRow != nil))
    }
    return FileLayout(
      encoding: .utf8, needsDecoding: false, dialect: dialect, start: found?.next ?? 0, skip: 0,
      linesBefore: found?.linesPassed ?? 0,
      headings: rows.headings ?? found?.cells.map { trimmed($0) } ?? [],
      sample: records.list[(heading.map { $0 + 1 } ?? 0)...].map(\.cells), guesses: guesses,
      titles: heading.map { titles(records, above: $0, width: found?.cells.count ?? 0) } ?? [])
  }

  /// What the rows above the headings begin with, as far as they are titles, with letters and most of their
  /// cells empty, and are printed again above the same headings: a client may be called as its report.
  private func titles(_ records: Records, above heading: Int, width: Int) -> Set<String> {
    var titles: Set<String> = []
    for record in records.list[..<heading] {
      let first = record.cells.first.map { trimmed($0) } ?? ""
      let filled = record.cells.count { !trimmed($0).isEmpty }
      guard first.contains(where: \.isLetter), TotalRow.isSparse(filled: filled, of: width) else {
        continue
      }
      titles.insert(first)
    }
    guard !titles.isEmpty else { return [] }
    var (repeated, pending): (Set<String>, Set<String>) = ([], [])
    for record in records.list[(heading + 1)...] where !record.isBlank {
      let first = record.cells.first.map { trimmed($0) } ?? ""
      if titles.contains(first) {
        pending.insert(first)
      } else {
        if record.cells == records.list[heading].cells { repeated.formUnion(pending) }
        pending = []
      }
    }
    return repeated
  }

  private func guesses(
    _ guess: EncodingGuess, _ dialect: CSVDialect, _ isAnnounced: Bool, row: Int
  ) -> [FileSummary.Guess] {
    let names: [UInt8: String] = [0x3B: ";", 0x2C: ",", 0x09: "tab", 0x7C: "|"]
    return [
      .init(name: "encoding", value: guess.encoding.name, isConfigured: guess.isConfigured),
      .init(
        name: "delimiter", value: names[dialect.delimiter] ?? "?",
        isConfigured: configuration.delimiter != nil || isAnnounced),
      .init(
        name: "header-row", value: String(row), isConfigured: configuration.headerRow != nil),
    ]
  }

  private func terminator(of head: [UInt8]) -> UInt8 {
    head.contains(Byte.lineFeed) || !head.contains(Byte.carriageReturn)
      ? Byte.lineFeed : Byte.carriageReturn
  }

  /// The beginning up to its last line end; with one added where the whole file lacks it.
  private func wholeRecords(_ head: [UInt8], _ terminator: UInt8, isWhole: Bool) -> [UInt8] {
    if isWhole { return head.last == terminator ? head : head + [terminator] }
    guard let last = head.lastIndex(of: terminator) else { return head + [terminator] }
    return Array(head[...last])
  }

  /// How many cells of a record are headings that the table knows, or that the configuration names.
  ///
  /// - Parameters:
  ///   - cells: The cells.
  ///   - most: What the number is compared with: nothing is looked up where it cannot be more.
  /// - Returns: The number; 0 where it cannot be more than `most`.
  func known(_ cells: [String], over most: Int = 0) -> Int {
    let candidates = cells.filter { mayBeHeading($0) }
    guard candidates.count > most else { return 0 }
    return candidates.count { cell in
      let text = trimmed(cell)
      return HeaderAliases.field(for: text, in: configuration.table) != nil
        || (!text.isEmpty && configured.contains(HeaderKey.fold(text)))
    }
  }

  /// Whether a cell has a letter, as every known heading has, or may be one that the configuration names.
  private func mayBeHeading(_ cell: String) -> Bool {
    !configured.isEmpty
      || cell.utf8.contains { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
  }

  /// The record that holds the headings: the configured row, else the one with most known names,
  /// else the first as wide as most records.
  private func headingRecord(_ records: Records) -> Int? {
    if let row = configuration.headerRow {
      return records.list.firstIndex { $0.line == row }
    }
    var best: (known: Int, index: Int)?
    for (index, record) in records.list.prefix(LayoutDetector.deepestHeading).enumerated() {
      let known = known(record.cells, over: best?.known ?? 0)
      if known > best?.known ?? 0 { best = (known, index) }
    }
    if let best { return best.index }
    var counts: [Int: Int] = [:]
    for record in records.list { counts[record.cells.count, default: 0] += 1 }
    let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    return records.list.firstIndex { $0.cells.count == common && !$0.isBlank }
  }

  private static func headings(of mapping: SourceConfiguration.Mapping) -> [String] {
    switch mapping {
    case .heading(let heading): [heading]
    case .constant: []
    case .product(let first, let second): [first, second]
    case .joined(let headings): headings
    }
  }

  private func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return bytes.span.extracting(bytes.span.trimmedRange(in: 0..<bytes.count)).text
  }
}
