import Diagnostics
import Portfolio

/// What the table of payments says.
struct LoadedPayments: Sendable {
  var payments: [Payment] = []
  /// The files read, by which payments name theirs.
  var files: [String] = []
  var summaries: [FileSummary] = []
  var rejected: [RejectedRows] = []
  var log = DiagnosticLog()
}

/// Reads the table of payments: each row names an invoice by its number, and the client where several
/// have that number.
struct PaymentLoader {
  /// Every field of the table.
  static let fields = ["id", "invoice", "client", "date", "amount", "currency"]

  let request: LoadRequest
  let rates: ExchangeRates
  let book: DebtBook
  /// The position of the client a cell names.
  let client: (String) -> Int?
  /// The ids of the clients that a cell could mean, where they are several.
  let severalClients: (String) -> [String]
  /// The client that a cell probably means.
  let clientSuggestion: (String) -> String?

  /// Reads every file.
  ///
  /// - Throws: What makes a file unreadable; bad rows are counted and kept with their reason.
  func load(_ sources: [SourceConfiguration]) throws(DiagnosticsError) -> LoadedPayments {
    var loaded = LoadedPayments()
    request.canonical?.declare(
      .payments, ["id", "invoice", "client", "date", "amount"],
      keeping: ["invoice", "date", "amount"])
    var ids: [String: SourceLocation] = [:]
    for source in sources {
      for name in try request.files(of: source) {
        let file = try SourceFile(name: name, of: request, as: source, readsAll: true)
        try file.reading { () throws(DiagnosticsError) in
          try read(file, source, &ids, into: &loaded)
        }
      }
    }
    return loaded
  }

  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, _ ids: inout [String: SourceLocation],
    into loaded: inout LoadedPayments
  ) throws(DiagnosticsError) {
    let resolver = ColumnResolver(
      configuration: source, file: file.name, headings: file.layout.headings,
      sample: Array(file.layout.sample.prefix(200)), fields: PaymentLoader.fields)
    let (columns, found) = resolver.resolve()
    let diagnostics = found + resolver.unreadCurrencies(columns, request.currency)
    let errors = diagnostics.filter { $0.code.severity == .error } + missing(columns, file)
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    for diagnostic in file.diagnostics + diagnostics { loaded.log.add(diagnostic) }
    var reader = PaymentRowReader(
      loader: self, columns: columns, styles: ColumnStyles(file: file, configuration: source))
    try reader.findStyles()
    loaded.files.append(file.name)
    let width = file.layout.headings.count
    var (rows, leftOut) = (0, 0)
    var rejected: [RejectedRows.Row] = []
    var unlisted = 0
    var taken: [Payment] = []
    var known: [String: Int] = [:]
    var log = DiagnosticLog()
    let clean = { (text: String) in request.screen?.cleaned(text, of: .clients) ?? text }
    let swallowed = try RecordPass(file: file).run { scanner, bytes, physicalLine in
      let line = file.rowLines.map { $0[min(physicalLine, $0.count) - 1] } ?? physicalLine
      let cells = PaymentRow(scanner, bytes)
      guard !cells.isBlank else { return }
      rows += 1
      if source.leaveOut.isEmpty, let column = TotalRow.column(scanner, bytes, width: width) {
        leftOut += 1
        log.add(
          Diagnostic(
            .totalRow, at: SourceLocation(file: file.name, line: line),
            facts: ["found": cells[column]]))
        return
      }
      switch reader.read(cells, at: line, file: loaded.files.count - 1, &ids) {
      case .success(let payment):
        taken.append(payment)
        request.canonical?.add(
          [
            cells[columns.column("id")], cells[columns.column("invoice")],
            clean(cells[columns.column("client")]), Day(number: payment.day).description,
            CanonicalText.decimal(payment.amount, scale: request.currency.decimals),
          ], to: .payments)
        for field in PaymentLoader.fields where !cells[columns.column(field)].isEmpty {
          known[field, default: 0] += 1
        }
      case .failure(let fault):
        log.add(fault.diagnostic)
        if rejected.count < InvoiceScan.rejectedLimit {
          rejected.append(.init(line: line, diagnostic: fault.diagnostic, cells: cells.texts))
        } else {
          unlisted += 1
        }
      }
    }
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
        leftOut: leftOut, reading: file.layout.guesses, columns: columns.uses,
        known: known))
  }

  private func missing(_ columns: ResolvedColumns, _ file: SourceFile) -> [Diagnostic] {
    ["invoice", "date", "amount"].filter { columns.column($0) == nil }.map { field in
      Diagnostic(
        .neededColumn, at: SourceLocation(file: file.name, line: file.layout.headingLine),
        facts: [
          "field": field, "table": "payments",
          "headings": file.layout.headings.filter { !$0.isEmpty }.joined(separator: ", "),
        ])
    }
  }
}

/// The cells of a row as texts without blanks around them.
struct PaymentRow {
  let texts: [String]
  /// Which cells had a blank after them, as texts that could be numbers have in a sheet.
  let isMarked: [Bool]
  let hasTextAfterQuote: Bool
  /// How many lines the row spans.
  let lines: Int

  init(_ scanner: borrowing RecordScanner, _ bytes: Span<UInt8>) {
    texts = scanner.cells[..<scanner.count].map { cell in
      String(decoding: scanner.bytes(of: cell, in: bytes), as: UTF8.self).trimmingBlanks
    }
    isMarked = scanner.cells[..<scanner.count].map { TextMark.isText(bytes.extracting($0.range)) }
    hasTextAfterQuote = scanner.hasTextAfterQuote
    lines = max(1, scanner.linesPassed - scanner.recordLine)
  }

  var isBlank: Bool { texts.allSatisfy(\.isEmpty) }

  subscript(column: Int?) -> String {
    guard let column, texts.indices.contains(column) else { return "" }
    return texts[column]
  }

  /// A cell as a reader of numbers wants it: with its mark.
  func number(_ column: Int?) -> String {
    guard let column, texts.indices.contains(column) else { return "" }
    return isMarked[column] ? texts[column] + " " : texts[column]
  }
}
