public import Diagnostics
public import Portfolio

/// Rows that were not taken, as they are written beside the output.
public struct RejectedRows: Sendable {
  /// The table the rows were meant for.
  public let table: TableName
  /// The file they stand in.
  public let file: String
  /// The file's headings.
  public let headings: [String]
  /// The rows, in file order.
  public let rows: [Row]
  /// How many more rows were rejected than are kept here.
  public let unlisted: Int

  /// One row with the reason.
  public struct Row: Sendable {
    /// The line it begins on.
    public let line: Int
    /// The reason.
    public let diagnostic: Diagnostic
    /// The cells as read.
    public let cells: [String]
  }
}

/// Turns the rejected rows of a pass into findings with lines.
struct RejectionReport {
  let file: SourceFile
  let tally: ScanTally
  let plan: InvoicePlan

  /// The rows with their reasons; nil when none was rejected.
  var rows: RejectedRows? {
    guard tally.rejectedCount > 0 else { return nil }
    let located = located()
    return RejectedRows(
      table: .invoices, file: file.name, headings: plan.headings, rows: located,
      unlisted: tally.rejectedCount - located.count)
  }

  /// The findings, those beyond the first of each kind only counted.
  var log: DiagnosticLog {
    var log = DiagnosticLog()
    guard tally.rejectedCount > 0 else { return log }
    for row in located() { log.add(row.diagnostic) }
    for (reason, count) in tally.counts {
      log.add(uncounted: count - log.counts[code(reason), default: 0], of: code(reason))
    }
    return log
  }

  private func located() -> [RejectedRows.Row] {
    let lines = RowLines(file: file, tally: tally)
    return tally.rejected.prefix(InvoiceScan.rejectedLimit).map { row in
      let line = lines.line(chunk: row.chunk, line: row.line)
      let cells = row.cells.map { String(decoding: $0, as: UTF8.self) }
      return RejectedRows.Row(line: line, diagnostic: diagnostic(row, cells, line), cells: cells)
    }
  }

  private func diagnostic(_ row: RejectedRow, _ cells: [String], _ line: Int) -> Diagnostic {
    var facts = ["cells": String(cells.count), "width": String(plan.width)]
    if row.column >= 0 {
      facts["column"] = row.column < plan.headings.count ? plan.headings[row.column] : ""
      facts["found"] = row.column < cells.count ? cells[row.column] : ""
    }
    let suggestion: String? =
      row.reason == .badAmount && row.column < cells.count && row.column >= 0
      ? fixed(cells[row.column]) : nil
    return Diagnostic(
      code(row.reason),
      at: SourceLocation(
        file: file.name, line: line,
        column: row.column < 0 ? nil : column(of: row.column, in: cells)),
      facts: facts, suggestion: suggestion)
  }

  /// The letter O for a zero and l for a one are the commonest slips in amounts.
  private func fixed(_ text: String) -> String? {
    let fixed = String(
      text.map { character in
        switch character {
        case "O", "o": "0"
        case "l", "I": "1"
        default: character
        }
      })
    return fixed != text && plan.money.minorUnits(fixed) != nil ? fixed : nil
  }

  /// Where a cell begins in its line, counted in characters, quotes aside.
  private func column(of cell: Int, in cells: [String]) -> Int {
    cells.prefix(cell).reduce(1) { $0 + $1.count + 1 }
  }

  private func code(_ reason: RowFault.Reason) -> DiagnosticCode {
    switch reason {
    case .tooFewCells: .tooFewCells
    case .tooManyCells: .tooManyCells
    case .textAfterQuote: .textAfterQuote
    case .badDay: .badDay
    case .impossibleDay: .impossibleDay
    case .badAmount: .badAmount
    case .amountTooLarge: .amountTooLarge
    case .badKind: .badKind
    case .unknownClient: .unknownClient
    case .missingDay: .missingDay
    case .missingAmount: .missingAmount
    }
  }
}
