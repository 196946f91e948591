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
  /// Whether clients are known by code and store together.
  let hasStores: Bool

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
    let (resolved, found) = resolver.resolve()
    var columns = resolved
    let store = hasStores ? storeColumn(file, columns) : nil
    if let store {
      columns.uses[store] = .init(heading: columns.uses[store].heading, field: "client")
    }
    let diagnostics = found + resolver.unreadCurrencies(columns, request.currency)
    let errors = diagnostics.filter { $0.code.severity == .error } + missing(columns, file)
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    for diagnostic in file.diagnostics + diagnostics { loaded.log.add(diagnostic) }
    var pass = try PaymentPass(
      self, file, source, columns, store: store, number: loaded.files.count)
    loaded.files.append(file.name)
    let swallowed = try RecordPass(file: file).run { scanner, bytes, line in
      pass.row(scanner, bytes, line: line, &ids)
    }
    pass.finish(into: &loaded, swallowed: swallowed)
  }

  /// The column of the store that stands beside the client's code and feeds nothing else; nil where none does.
  private func storeColumn(_ file: SourceFile, _ columns: ResolvedColumns) -> Int? {
    guard let client = columns.column("client"),
      let store = StoreColumn.position(beside: client, in: file.layout.headings),
      columns.uses[store].field == nil
    else { return nil }
    return store
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
