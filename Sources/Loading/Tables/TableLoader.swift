import Diagnostics
import Portfolio

/// A row of a table that has become a record.
struct LoadedRecord<Record: Sendable>: Sendable {
  let id: String
  /// Where it was defined, for contradictions found later.
  let location: SourceLocation
  var record: Record
  /// The cells of fields that name other records, by field.
  let references: [String: String]
}

/// Everything that the sources of one table say.
struct LoadedTable<Record: Sendable>: Sendable {
  var records: [LoadedRecord<Record>] = []
  var summaries: [FileSummary] = []
  var rejected: [RejectedRows] = []
  var log = DiagnosticLog()
}

/// Reads the sources of a table other than invoices.
struct TableLoader<Record: Sendable> {
  let declaration: TableDeclaration<Record>
  let request: LoadRequest
  /// Fields that name other records: read as text and resolved later.
  let references: [String]
  /// Whether a row without id gets one from its file and order; else it is rejected.
  let makesIDs: Bool
  let make: @Sendable (String) -> Record

  /// Reads every file; ids that come again are rejected and the first definition named.
  func load(_ sources: [SourceConfiguration]) throws(DiagnosticsError) -> LoadedTable<Record> {
    var table = LoadedTable<Record>()
    var seen: [String: SourceLocation] = [:]
    for source in sources {
      for name in try request.files(of: source) {
        let file = try SourceFile(
          name: name, path: request.path(of: name), in: request.fileSystem, as: source,
          readsAll: true)
        try read(file, source, into: &table, seen: &seen)
        try file.checkUnchanged()
      }
    }
    return table
  }

  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, into table: inout LoadedTable<Record>,
    seen: inout [String: SourceLocation]
  ) throws(DiagnosticsError) {
    let rows = try TableRows(file)
    let fields = ["id"] + references + declaration.columns.map(\.field)
    let (columns, diagnostics) = ColumnResolver(
      configuration: source, file: file.name, headings: file.layout.headings,
      sample: rows.rows.prefix(200).map(\.cells), fields: fields
    ).resolve()
    let errors = diagnostics.filter { $0.code.severity == .error } + missing(columns, file)
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    for diagnostic in file.diagnostics + diagnostics { table.log.add(diagnostic) }
    let readers = try readers(columns, ColumnStyles(file: file, configuration: source))
    var rejected = rows.rejected
    for (ordinal, row) in rows.rows.enumerated() {
      let location = SourceLocation(file: file.name, line: row.line)
      var id = text(columns.feeds["id"], row) ?? ""
      if id.isEmpty, makesIDs { id = generatedID(row, columns, ordinal) }
      if let fault = fault(id, location, seen) {
        rejected.append(.init(line: row.line, diagnostic: fault, cells: row.cells))
        continue
      }
      seen[id] = location
      let record = record(id, row, columns, readers, location, &table.log)
      table.records.append(record)
    }
    for row in rejected { table.log.add(row.diagnostic) }
    if !rejected.isEmpty {
      table.rejected.append(
        RejectedRows(
          table: declaration.table, file: file.name, headings: file.layout.headings,
          rows: rejected.sorted { $0.line < $1.line }, unlisted: 0))
    }
    table.summaries.append(
      FileSummary(
        file: file.name, table: declaration.table, rows: rows.rows.count + rows.rejected.count,
        rejected: rejected.count, leftOut: 0, reading: file.layout.guesses, columns: columns.uses))
  }

  private func missing(_ columns: ResolvedColumns, _ file: SourceFile) -> [Diagnostic] {
    var needed = makesIDs ? [] : ["id"]
    needed += references
    return needed.filter { columns.feeds[$0] == nil }.map { field in
      Diagnostic(
        .neededColumn, at: SourceLocation(file: file.name, line: 1),
        facts: [
          "field": field, "table": declaration.table.rawValue,
          "headings": file.layout.headings.filter { !$0.isEmpty }.joined(separator: ", "),
        ])
    }
  }

  private func readers(
    _ columns: ResolvedColumns, _ styles: ColumnStyles
  ) throws(DiagnosticsError) -> [CellReader?] {
    var readers: [CellReader?] = []
    for declared in declaration.columns {
      guard case .column(let column) = columns.feeds[declared.field] else {
        readers.append(nil)
        continue
      }
      readers.append(
        try CellReader(
          type: declared.type, column: column, styles: styles, currency: request.currency))
    }
    return readers
  }

  private func text(_ feed: ResolvedColumns.Feed?, _ row: TableRows.Row) -> String? {
    switch feed {
    case .column(let column): row.cells[column]
    case .constant(let text): text
    case .product, nil: nil
    }
  }

  private func fault(
    _ id: String, _ location: SourceLocation, _ seen: [String: SourceLocation]
  ) -> Diagnostic? {
    if id.isEmpty {
      return Diagnostic(
        .missingID, at: location, facts: ["table": declaration.table.rawValue])
    }
    guard let first = seen[id] else { return nil }
    return Diagnostic(
      .doubleID, at: location, facts: ["id": id, "table": declaration.table.rawValue],
      other: first)
  }

  /// An id that follows the values, so that rows may move: references, name and e-mail.
  private func generatedID(
    _ row: TableRows.Row, _ columns: ResolvedColumns, _ ordinal: Int
  ) -> String {
    let parts = (references + ["name", "email"]).map { text(columns.feeds[$0], row) ?? "" }
    let bytes = Array(parts.joined(separator: "\u{1F}").utf8) + [UInt8](repeating: 0, count: 8)
    let hash = ByteHash.hash(of: bytes.span, in: 0..<(bytes.count - 8))
    return "~" + String(hash, radix: 36)
  }

  private func record(
    _ id: String, _ row: TableRows.Row, _ columns: ResolvedColumns, _ readers: [CellReader?],
    _ location: SourceLocation, _ log: inout DiagnosticLog
  ) -> LoadedRecord<Record> {
    var record = make(id)
    for (declared, reader) in zip(declaration.columns, readers) {
      guard let text = text(columns.feeds[declared.field], row), !text.isEmpty else { continue }
      let reading = reader?.read(text, isBrazilian: isBrazilian(record)) ?? .value(.text(text))
      assign(reading, declared, text, to: &record, location, reader?.heading ?? "", &log)
    }
    var named: [String: String] = [:]
    for field in references { named[field] = text(columns.feeds[field], row) ?? "" }
    return LoadedRecord(id: id, location: location, record: record, references: named)
  }

  private func isBrazilian(_ record: Record) -> Bool {
    let country = HeaderKey.fold(declaration.country(record) ?? request.homeCountry)
    return ["brasil", "brazil", "br", "bra"].contains(country)
  }

  private func assign(
    _ reading: CellReader.Reading, _ declared: ColumnDeclaration<Record>, _ text: String,
    to record: inout Record, _ location: SourceLocation, _ heading: String,
    _ log: inout DiagnosticLog
  ) {
    func report(_ code: DiagnosticCode, _ facts: [String: String]) {
      var facts = facts
      facts["column"] = heading
      facts["found"] = facts["found"] ?? text
      log.add(Diagnostic(code, at: location, facts: facts))
    }
    switch reading {
    case .value(let value):
      if !declared.assign(&record, value) { report(.unknownWord, ["field": declared.field]) }
    case .doubtful(let value, let code, let facts):
      report(code, facts)
      if !declared.assign(&record, value) { report(.unknownWord, ["field": declared.field]) }
    case .unreadable(let code, let facts):
      report(code, facts)
    }
  }
}
