import Diagnostics
import Portfolio

/// What one pass over a file of payments gathers.
struct PaymentPass {
  let file: SourceFile
  let columns: ResolvedColumns
  /// The position of the file among those read.
  let number: Int
  private let request: LoadRequest
  private let leaveOut: LeaveOutRules
  private var reader: PaymentRowReader
  private var rows = 0
  private var leftOut = 0
  private var taken: [Payment] = []
  /// For each field in how many taken rows it has a value.
  private var known: [String: Int] = [:]
  private var rejected: [RejectedRows.Row] = []
  /// Rejected rows beyond those that are kept.
  private var unlisted = 0
  private var log = DiagnosticLog()

  /// - Parameters:
  ///   - loader: What is known of invoices and clients.
  ///   - file: The file.
  ///   - source: Where it is declared.
  ///   - columns: What its columns hold.
  ///   - store: The column of the store that is put behind the client's code; nil where there is none.
  ///   - number: Its position among the files read.
  /// - Throws: Where nobody can tell how the file writes dates or amounts.
  init(
    _ loader: PaymentLoader, _ file: SourceFile, _ source: SourceConfiguration,
    _ columns: ResolvedColumns, store: Int?, number: Int
  ) throws(DiagnosticsError) {
    self.file = file
    self.columns = columns
    self.number = number
    request = loader.request
    leaveOut = try LeaveOutRules(source, file)
    var reader = PaymentRowReader(
      loader: loader, columns: columns, store: store,
      styles: ColumnStyles(file: file, configuration: source))
    try reader.findStyles()
    self.reader = reader
  }

  /// Takes the payment that a scanner stands on, or notes why there is none.
  mutating func row(
    _ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>, line physicalLine: Int,
    _ ids: inout [String: SourceLocation]
  ) {
    let line = file.rowLines.map { $0[min(physicalLine, $0.count) - 1] } ?? physicalLine
    let cells = PaymentRow(scanner, bytes)
    guard !cells.isBlank else { return }
    rows += 1
    if leaveOut.apply(to: cells.texts, marked: cells.isMarked) {
      leftOut += 1
      return
    }
    if leaveOut.isEmpty,
      let column = TotalRow.column(scanner, bytes, width: file.layout.headings.count)
    {
      leftOut += 1
      log.add(
        Diagnostic(
          .totalRow, at: SourceLocation(file: file.name, line: line),
          facts: ["found": cells[column]]))
      return
    }
    switch reader.read(cells, at: line, file: number, &ids) {
    case .success(let payment): take(payment, cells)
    case .failure(let fault): reject(cells, line, fault.diagnostic)
    }
  }

  private mutating func take(_ payment: Payment, _ cells: PaymentRow) {
    taken.append(payment)
    if let canonical = request.canonical {
      let client = reader.client(of: cells)
      canonical.add(
        [
          cells[columns.column("id")], cells[columns.column("invoice")],
          request.screen?.cleaned(client, of: .clients) ?? client,
          Day(number: payment.day).description,
          CanonicalText.decimal(payment.amount, scale: request.currency.decimals),
        ], to: .payments)
    }
    for field in PaymentLoader.fields where !cells[columns.column(field)].isEmpty {
      known[field, default: 0] += 1
    }
  }

  private mutating func reject(_ cells: PaymentRow, _ line: Int, _ reason: Diagnostic) {
    log.add(reason)
    guard rejected.count < InvoiceScan.rejectedLimit else {
      unlisted += 1
      return
    }
    rejected.append(.init(line: line, diagnostic: reason, cells: cells.texts))
  }

  /// Adds what was gathered to what other files said.
  ///
  /// - Parameters:
  ///   - loaded: What was read so far.
  ///   - swallowed: Lines within quotes that could be rows.
  mutating func finish(into loaded: inout LoadedPayments, swallowed: [Int]) {
    loaded.payments += taken
    if let finding = file.finding(ofSwallowed: swallowed) { log.add(finding) }
    loaded.log.merge(log)
    if !rejected.isEmpty {
      loaded.rejected.append(
        RejectedRows(
          table: .payments, file: file.name, headings: file.layout.headings, rows: rejected,
          unlisted: unlisted))
    }
    loaded.summaries.append(
      FileSummary(
        file: file.name, table: .payments, rows: rows, rejected: rejected.count + unlisted,
        leftOut: leftOut, reading: file.layout.guesses, columns: columns.uses, known: known))
  }
}
