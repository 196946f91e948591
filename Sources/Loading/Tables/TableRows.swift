import Diagnostics
import Portfolio

/// The rows of one file of a table as texts: tables other than invoices follow clients, not lines.
struct TableRows: Sendable {
  struct Row: Sendable {
    let line: Int
    let cells: [String]
    /// How many cells the row has in the file.
    let width: Int
  }

  let file: SourceFile
  /// How many cells the heading has.
  let width: Int
  private(set) var rows: [Row] = []
  private(set) var rejected: [RejectedRows.Row] = []

  init(_ file: SourceFile) throws(DiagnosticsError) {
    self.file = file
    let width = file.layout.headings.count
    self.width = width
    var rows: [Row] = []
    var rejected: [RejectedRows.Row] = []
    try RecordPass(file: file).run { scanner, bytes, physicalLine in
      let line = file.rowLines.map { $0[min(physicalLine, $0.count) - 1] } ?? physicalLine
      var cells = scanner.cells[..<scanner.count].map { cell in
        let raw = scanner.bytes(of: cell, in: bytes)
        let trimmed = raw.span.trimmedRange(in: 0..<raw.count)
        return String(decoding: raw[trimmed], as: UTF8.self)
      }
      if cells.allSatisfy(\.isEmpty) { return }
      let hasSurplus = cells.count > width && cells[width...].contains { !$0.isEmpty }
      if scanner.hasTextAfterQuote || hasSurplus {
        rejected.append(
          .init(
            line: line,
            diagnostic: Diagnostic(
              scanner.hasTextAfterQuote ? .textAfterQuote : .tooManyCells,
              at: SourceLocation(file: file.name, line: line),
              facts: ["cells": String(cells.count), "width": String(width)]), cells: cells))
        return
      }
      let found = cells.count
      // Exports drop empty cells at the end of a row.
      while cells.count < width { cells.append("") }
      rows.append(Row(line: line, cells: cells, width: found))
    }
    self.rows = rows
    self.rejected = rejected
  }
}
