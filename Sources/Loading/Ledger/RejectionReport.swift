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
    /// The line it begins on; 0 for a row of a database that was not read row by row.
    public let line: Int
    /// The reason.
    public let diagnostic: Diagnostic
    /// The cells as read.
    public let cells: [String]
  }
}

/// Turns the rejected rows of a pass into findings with lines.
struct RejectionReport {
  /// Different names of clients that the nearest known one is looked for.
  private static let suggestionLimit = 50

  let file: SourceFile
  let tally: ScanTally
  let plan: InvoicePlan
  private var located: [RejectedRows.Row] = []

  /// A report of a pass.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - tally: What the pass found.
  ///   - plan: How rows were read.
  ///   - several: Finds the ids of the clients that a cell could mean, where they are several.
  ///   - suggest: Finds the client that a cell probably means.
  init(
    file: SourceFile, tally: ScanTally, plan: InvoicePlan, several: (String) -> [String],
    suggest: (String) -> String?
  ) {
    self.file = file
    self.tally = tally
    self.plan = plan
    guard !tally.counts.isEmpty else { return }
    let lines = RowLines(file: file, tally: tally)
    var suggestions: [String: String?] = [:]
    located = tally.rejected.prefix(InvoiceScan.rejectedLimit).map { row in
      let line = lines.line(chunk: row.chunk, line: row.line)
      let cells = row.cells.map { cell in
        let text = String(decoding: cell, as: UTF8.self)
        return file.marksTexts ? text.trimmingBlanks : text
      }
      let found = RejectionReport.found(row, cells, plan)
      var suggestion: String?
      let ids = row.reason == .unknownClient ? several(found) : []
      switch row.reason {
      case .badAmount: suggestion = fixed(found)
      case .unknownClient where ids.isEmpty:
        if suggestions[found] == nil, suggestions.count < RejectionReport.suggestionLimit {
          suggestions[found] = .some(suggest(found))
        }
        suggestion = suggestions[found] ?? nil
      default: break
      }
      return RejectedRows.Row(
        line: line, diagnostic: diagnostic(row, found, line, suggestion, ids), cells: cells)
    }
  }

  /// What a row is rejected for: the cell, and a client as code and store name it.
  private static func found(_ row: RejectedRow, _ cells: [String], _ plan: InvoicePlan) -> String {
    func text(_ column: Int) -> String {
      cells.indices.contains(column) ? cells[column].trimmingBlanks : ""
    }
    return row.reason == .unknownClient && row.column == plan.client
      ? StoreColumn.id(text(row.column), text(plan.store)) : text(row.column)
  }

  /// The rows with their reasons; nil when none was rejected.
  var rows: RejectedRows? {
    guard tally.rejectedCount > 0 else { return nil }
    let listed = located.filter { $0.diagnostic.code != .totalRow }
    return RejectedRows(
      table: .invoices, file: file.name, headings: plan.headings, rows: listed,
      unlisted: tally.rejectedCount - listed.count)
  }

  /// The findings, those beyond the first of each kind only counted.
  var log: DiagnosticLog {
    var log = DiagnosticLog()
    for row in located { log.add(row.diagnostic) }
    for (reason, count) in tally.counts {
      var told = log.counts[code(reason), default: 0]
      if reason == .unknownClient { told += log.counts[.ambiguousClient, default: 0] }
      if reason == .textAfterQuote { told += log.counts[.quoteOverLines, default: 0] }
      log.add(uncounted: count - told, of: code(reason))
    }
    return log
  }

  private func diagnostic(
    _ row: RejectedRow, _ found: String, _ line: Int, _ suggestion: String?, _ ids: [String]
  ) -> Diagnostic {
    var facts = ["cells": String(row.cells.count), "width": String(plan.width)]
    if row.column >= 0 {
      facts["column"] = row.column < plan.headings.count ? plan.headings[row.column] : ""
      facts["found"] = found
    }
    if row.reason == .noRate {
      facts["currency"] = currency(of: row)?.code ?? ""
      facts["day"] = cell(plan.date, of: row).flatMap { plan.day.day($0.span) }?.description ?? ""
    }
    if row.reason == .badKind {
      let words = ColumnWord.expected(ValueWords.invoiceKind.columnWords)
      facts.merge(words.facts("known")) { given, _ in given }
    }
    if !ids.isEmpty { facts["ids"] = ClientReferences.list(ids) }
    let spansLines = row.reason == .textAfterQuote && row.lines > 1
    if spansLines {
      (facts["first"], facts["last"]) = (String(line), String(line + row.lines - 1))
    }
    let place = file.place(row.place, ofColumn: row.column)
    return Diagnostic(
      spansLines ? .quoteOverLines : ids.isEmpty ? code(row.reason) : .ambiguousClient,
      at: SourceLocation(
        file: file.name, line: file.isPart ? nil : line + (place?.line ?? 0),
        column: file.isPart ? nil : place?.column),
      facts: facts, suggestion: suggestion)
  }

  /// The currency a row is in: named in its column, or written beside its amount.
  private func currency(of row: RejectedRow) -> Currency? {
    let named = cell(plan.currencyColumn, of: row).flatMap { CurrencyWord.currency($0.span) }
    let written = cell(row.column, of: row).flatMap { CurrencyWord.written(in: $0.span) }
    return named ?? written ?? plan.statedCurrency
  }

  /// A row's cell without blanks around it; nil where it has none.
  private func cell(_ column: Int, of row: RejectedRow) -> [UInt8]? {
    guard row.cells.indices.contains(column) else { return nil }
    let cell = row.cells[column]
    let range = cell.span.trimmedRange(in: 0..<cell.count)
    return range.isEmpty ? nil : Array(cell[range])
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
    let written = plan.money.marksTexts ? fixed + " " : fixed
    return fixed != text && plan.money.minorUnits(written) != nil ? fixed : nil
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
    case .badCurrency: .badCurrency
    case .noRate: .noRate
    case .unknownClient: .unknownClient
    case .missingDay: .missingDay
    case .missingAmount: .missingAmount
    case .totalRow: .totalRow
    }
  }
}
