import Diagnostics
import Portfolio

/// One file of a table while its rows become records.
struct TableReading<Record: Sendable> {
  let declaration: TableDeclaration<Record>
  let context: LoadingContext
  let file: SourceFile
  let columns: ResolvedColumns
  /// For each declared column, how its cells are read; nil where nothing feeds it.
  let readers: [CellReader?]
  /// The same for cells that the format tells to be numbers.
  let numberReaders: [CellReader?]
  let keepsCells: Bool
  let make: @Sendable (String, Int) -> Record

  let width: Int
  /// For each declared column, what feeds it.
  let feeds: [ResolvedColumns.Feed?]
  let idFeed: ResolvedColumns.Feed?
  let clientFeed: ResolvedColumns.Feed?
  /// Positions among the declared columns of those that the reading of others follows.
  let country: Int?
  let currency: Int?
  /// The declared column of amounts that another column of the file says the time of.
  let period: (index: Int, column: Int)?
  let lastColumnUsed: Int
  let isUsed: [Bool]
  let checks: RowChecks
  /// The columns in the file of the fields whose places are kept.
  let located: [Int]
  /// Of the row at hand: its cells, the values of the declared columns, what is wrong with it.
  var texts: [String]
  /// Of the row at hand: which cells had a blank after them, as texts that could be numbers have.
  var isMarked: [Bool]
  var values: [CellValue?]
  var issues: [RowIssue] = []
  /// Of the row at hand: the declared columns whose cells cannot be read.
  var unreadable: Set<Int> = []
  /// Of the row at hand: the declared columns of whose cells nothing is left without those who were erased.
  var emptied: Set<Int> = []
  /// Of the row at hand: the first column whose cell is longer than a cell may be.
  private var longColumn: Int?
  /// Of the row at hand: whether it is of an erased client, and says no more than may stay.
  var isHidden = false
  /// What was probably meant by texts met before; only so many are looked for.
  var suggestions: [String: String?] = [:]
  let leaveOut: LeaveOutRules
  var rows = 0
  var leftOut = 0
  /// For each declared column in how many taken rows it has a value.
  var known: [Int]
  var writtenIDs = 0
  var rejected: [RejectedRows.Row] = []
  var rejectedCount = 0
  /// Rows of people who were erased.
  var erased = 0
  /// Lines of rows that belong to a report and not to its data, and of those that have an id alone.
  var furniture: [Int] = []
  var bare: [Int] = []
  /// For each column of the file, whether an error of a spreadsheet in it would be taken for a text.
  private let takesTexts: [Bool]
  /// Cells with such errors: how many in the row at hand, in all, and where the first stands.
  private var rowErrors = 0
  var cellErrors: (count: Int, line: Int) = (0, 0)

  /// How many rejected rows of a file are kept with their cells.
  static var rejectedLimit: Int { 10_000 }

  init(
    declaration: TableDeclaration<Record>, context: LoadingContext, file: SourceFile,
    columns: ResolvedColumns, readers: [CellReader?], leaveOut: LeaveOutRules, keepsCells: Bool,
    make: @escaping @Sendable (String, Int) -> Record
  ) {
    self.declaration = declaration
    self.context = context
    self.file = file
    self.columns = columns
    self.readers = readers
    numberReaders = file.marksTexts ? readers.map { $0?.ofNumbers } : readers
    self.leaveOut = leaveOut
    self.keepsCells = keepsCells
    self.make = make
    width = file.layout.headings.count
    feeds = declaration.columns.map { columns.feeds[$0.field] }
    idFeed = columns.feeds["id"]
    clientFeed = declaration.hasClient ? columns.feeds["client"] : nil
    var used = [Bool](repeating: keepsCells, count: width)
    for feed in columns.feeds.values {
      if case .column(let column) = feed { used[column] = true }
    }
    for column in leaveOut.columns + columns.joins.joined() where column < width {
      used[column] = true
    }
    if let column = columns.period { used[column] = true }
    isUsed = used
    period = columns.period.flatMap { column in
      declaration.columns.firstIndex { $0.field == "monthly-value" }.map {
        (index: $0, column: column)
      }
    }
    var takesTexts = [Bool](repeating: false, count: width)
    for (field, feed) in columns.feeds {
      guard case .column(let column) = feed else { continue }
      let type = declaration.columns.first { $0.field == field }?.type ?? .text
      takesTexts[column] = type.takesAnyText
    }
    self.takesTexts = takesTexts
    lastColumnUsed = columns.feeds.values.reduce(-1) {
      if case .column(let column) = $1 { max($0, column) } else { $0 }
    }
    country = declaration.columns.firstIndex { $0.field == "country" }
    currency = declaration.columns.firstIndex { $0.type == .currency && $0.field == "currency" }
    texts = [String](repeating: "", count: width)
    isMarked = [Bool](repeating: false, count: width)
    values = [CellValue?](repeating: nil, count: declaration.columns.count)
    known = [Int](repeating: 0, count: declaration.columns.count)
    located = declaration.located.map { columns.column($0) ?? -1 }
    checks = RowChecks(
      fields: declaration.columns.map(\.field), orders: declaration.orders,
      past: declaration.past, rateDays: declaration.rateDays)
  }

  /// Takes the record that a scanner stands on.
  mutating func row(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, line physicalLine: Int,
    into table: inout LoadedTable<Record>, _ identities: inout RecordIdentities
  ) {
    guard fill(scanner, bytes) else { return }
    rows += 1
    let line = file.rowLines.map { $0[min(physicalLine, $0.count) - 1] } ?? physicalLine
    if rowErrors > 0 {
      cellErrors = (cellErrors.count + rowErrors, cellErrors.count == 0 ? line : cellErrors.line)
    }
    guard belongs(scanner, bytes, line: line, &table.log) else {
      leftOut += 1
      return
    }
    join()
    issues.removeAll(keepingCapacity: true)
    unreadable.removeAll(keepingCapacity: true)
    emptied.removeAll(keepingCapacity: true)
    isHidden = false
    if let screen = context.request.screen, isErased(by: screen, into: &table) {
      erased += 1
      return
    }
    let place = RecordPlace(
      file: UInt32(table.files.count - 1), line: UInt32(truncatingIfNeeded: line))
    func location(_ column: Int) -> SourceLocation {
      guard file.rowLines == nil, (0..<scanner.count).contains(column),
        let cell = file.place(scanner.place(of: column, in: bytes), ofColumn: column)
      else { return SourceLocation(file: file.name, line: line) }
      return SourceLocation(file: file.name, line: line + cell.line, column: cell.column)
    }
    func diagnostic(_ issue: RowIssue) -> Diagnostic {
      // What is only counted need not be said.
      Diagnostic(
        issue.code, at: location(issue.column),
        facts: isKept(issue, table.log) ? spoken(issue.facts) : issue.facts,
        suggestion: issue.suggestion, other: issue.other.map { table.location($0) })
    }
    do throws(RowIssue) {
      try checkForm(scanner, bytes, line)
      let loaded = try record(at: place, &identities)
      for (number, column) in located.enumerated() where isGiven(column) {
        let place = location(column)
        table.links.append(
          RowLink(
            record: UInt32(table.records.count), field: UInt32(number),
            line: UInt32(truncatingIfNeeded: place.line ?? 0), column: UInt32(place.column ?? 0)))
      }
      table.records.append(loaded)
      for (index, value) in values.enumerated() where value != nil { known[index] += 1 }
      if hasWrittenID { writtenIDs += 1 }
      if isBare(scanner, bytes) { bare.append(line) }
      if keepsCells { table.cells.append(texts) }
      for issue in issues { table.log.add(diagnostic(issue)) }
    } catch {
      guard isKept(error, table.log) else {
        table.log.add(uncounted: 1, of: error.code)
        rejectedCount += 1
        return
      }
      let reason = diagnostic(error)
      table.log.add(reason)
      reject(scanner, bytes, line, reason)
    }
  }

  /// Whether what is wrong with a row is kept, and not only counted.
  private func isKept(_ issue: RowIssue, _ log: DiagnosticLog) -> Bool {
    log.counts[issue.code, default: 0] < log.limit
      || issue.code.severity == .error && rejected.count < TableReading.rejectedLimit
  }

  /// Keeps the cells of the row at hand with the reason, as long as there are not too many.
  private mutating func reject(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, _ line: Int, _ reason: Diagnostic
  ) {
    rejectedCount += 1
    guard rejected.count < TableReading.rejectedLimit else { return }
    rejected.append(
      RejectedRows.Row(
        line: line, diagnostic: reason,
        cells: isHidden ? cellsLeft() : allCells(scanner, bytes)))
  }

  /// Reads the cells that are used; false where the whole row is blank.
  private mutating func fill(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>
  ) -> Bool {
    var isBlank = true
    longColumn = nil
    rowErrors = 0
    for column in 0..<max(width, scanner.count) {
      guard column < scanner.count else {
        texts[column] = ""
        continue
      }
      let cell = scanner.cells[column]
      let range = bytes.trimmedRange(in: cell.range)
      if !range.isEmpty { isBlank = false }
      guard column < width, isUsed[column] else { continue }
      isMarked[column] = TextMark.isText(bytes.extracting(cell.range))
      if range.isEmpty {
        texts[column] = ""
      } else if takesTexts[column], CellError.isError(bytes.extracting(range)) {
        texts[column] = ""
        rowErrors += 1
      } else if range.count > TableLimits.cell {
        texts[column] = ""
        longColumn = longColumn ?? column
      } else if cell.hasDoubledQuotes {
        let plain = scanner.bytes(of: cell, in: bytes)
        texts[column] = String(decoding: plain, as: UTF8.self).trimmingBlanks
      } else {
        texts[column] = bytes.extracting(range).text
      }
    }
    return !isBlank
  }

  /// Puts the parts of joined columns into the first of each, and takes them out of the others.
  private mutating func join() {
    for positions in columns.joins {
      let whole = columns.text(positions[0]) { texts[$0] }
      for position in positions { texts[position] = "" }
      texts[positions[0]] = whole
    }
  }

  private func allCells(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) -> [String] {
    var cells = scanner.cells[..<scanner.count].map {
      String(decoding: scanner.bytes(of: $0, in: bytes), as: UTF8.self).trimmingBlanks
    }
    // Exports drop empty cells at the end of a row.
    while cells.count < width { cells.append("") }
    return cells
  }

  private mutating func checkForm(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, _ line: Int
  ) throws(RowIssue) {
    if let longColumn {
      throw RowIssue(
        longColumn, .cellTooLong,
        ["column": file.layout.headings[longColumn], "limit": String(TableLimits.cell)])
    }
    guard scanner.hasTextAfterQuote || scanner.count != width else { return }
    let facts = ["cells": String(scanner.count), "width": String(width)]
    if scanner.hasTextAfterQuote {
      let lines = scanner.linesPassed - scanner.recordLine
      guard lines > 1 else { throw RowIssue(-1, .textAfterQuote, facts) }
      throw RowIssue(
        -1, .quoteOverLines, ["first": String(line), "last": String(line + lines - 1)])
    }
    if scanner.count > width {
      for column in width..<scanner.count
      where !bytes.trimmedRange(in: scanner.cells[column].range).isEmpty {
        throw RowIssue(column, .tooManyCells, facts)
      }
    }
    if scanner.count <= lastColumnUsed { issues.append(RowIssue(-1, .shortRow, facts)) }
  }

  private func isGiven(_ column: Int) -> Bool { column >= 0 && !texts[column].isEmpty }
}
