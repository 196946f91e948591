import Diagnostics
import Portfolio

/// A row of a table that has become a record.
struct LoadedRecord<Record: Sendable>: Sendable {
  let id: String
  /// Where it was defined, for contradictions found later.
  let location: SourceLocation
  var record: Record
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
  /// The clients that rows belong to; nil where rows belong to none.
  let clients: ClientReferences?
  /// Whether a row without id gets one from its file and order; else it is rejected.
  let makesIDs: Bool
  /// Makes the record of an id, at the position of its client.
  let make: @Sendable (String, Int) -> Record

  /// Reads every file; ids that come again are rejected and the first definition named.
  func load(_ sources: [SourceConfiguration]) throws(DiagnosticsError) -> LoadedTable<Record> {
    var table = LoadedTable<Record>()
    var seen: [String: SourceLocation] = [:]
    for source in sources {
      for name in try request.files(of: source) {
        let file = try SourceFile(name: name, of: request, as: source, readsAll: true)
        try file.reading { () throws(DiagnosticsError) in
          try read(file, source, into: &table, seen: &seen)
        }
      }
    }
    return table
  }

  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, into table: inout LoadedTable<Record>,
    seen: inout [String: SourceLocation]
  ) throws(DiagnosticsError) {
    let rows = try TableRows(file)
    let fields = ["id"] + (clients == nil ? [] : ["client"]) + declaration.columns.map(\.field)
    let (columns, diagnostics) = ColumnResolver(
      configuration: source, file: file.name, headings: file.layout.headings,
      sample: rows.rows.prefix(200).map(\.cells), fields: fields
    ).resolve()
    let errors = diagnostics.filter { $0.code.severity == .error } + missing(columns, file)
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    for diagnostic in file.diagnostics + diagnostics { table.log.add(diagnostic) }
    let readers = try readers(columns, ColumnStyles(file: file, configuration: source))
    var rejected = rows.rejected
    let lastColumnUsed = columns.feeds.values.reduce(-1) {
      if case .column(let column) = $1 { max($0, column) } else { $0 }
    }
    for row in rows.rows {
      let location = SourceLocation(file: file.name, line: row.line)
      switch identity(row, columns, location, seen) {
      case .fault(let fault):
        rejected.append(.init(line: row.line, diagnostic: fault, cells: row.cells))
      case .row(let id, let key, let client):
        seen[key] = location
        if row.width <= lastColumnUsed { table.log.add(shortRow(row, location, rows.width)) }
        let record = record(make(id, client), row, columns, readers, location, &table.log)
        table.records.append(LoadedRecord(id: id, location: location, record: record))
      }
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
    if clients != nil { needed.append("client") }
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
      switch columns.feeds[declared.field] {
      case .column(let column):
        readers.append(
          try CellReader(
            type: declared.type, column: column, styles: styles, currency: request.currency))
      case .constant:
        readers.append(CellReader(constantOf: declared.type, currency: request.currency))
      case .product, nil:
        readers.append(nil)
      }
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

  /// Which record a row is: known before anything else of it is read.
  private enum Identity {
    case row(id: String, key: String, client: Int)
    case fault(Diagnostic)
  }

  private func identity(
    _ row: TableRows.Row, _ columns: ResolvedColumns, _ location: SourceLocation,
    _ seen: [String: SourceLocation]
  ) -> Identity {
    var client = 0
    if let clients {
      let named = text(columns.feeds["client"], row) ?? ""
      let column = heading(columns.feeds["client"], columns)
      guard !named.isEmpty else {
        return .fault(Diagnostic(.missingClient, at: location, facts: ["column": column]))
      }
      guard let position = clients.position(of: named) else {
        return .fault(
          Diagnostic(
            .unknownClient, at: location, facts: ["found": named, "column": column],
            suggestion: clients.suggestion(for: named)))
      }
      client = position
    }
    let written = text(columns.feeds["id"], row) ?? ""
    let table = declaration.table.rawValue
    guard !written.isEmpty || makesIDs else {
      return .fault(Diagnostic(.missingID, at: location, facts: ["table": table]))
    }
    let owner = clients?.id(at: client) ?? ""
    let id = written.isEmpty ? generatedID(row, columns, owner) : written
    // One person may be a contact of several clients.
    let key = owner + "\u{1F}" + id
    guard let first = seen[key] else { return .row(id: id, key: key, client: client) }
    let shown = written.isEmpty ? text(columns.feeds["name"], row) ?? id : id
    return .fault(
      Diagnostic(.doubleID, at: location, facts: ["id": shown, "table": table], other: first))
  }

  private func heading(_ feed: ResolvedColumns.Feed?, _ columns: ResolvedColumns) -> String {
    if case .column(let column) = feed { columns.uses[column].heading } else { "" }
  }

  private func shortRow(
    _ row: TableRows.Row, _ location: SourceLocation, _ width: Int
  ) -> Diagnostic {
    Diagnostic(
      .shortRow, at: location, facts: ["cells": String(row.width), "width": String(width)])
  }

  /// An id that follows the values, so that rows may move: client, name and e-mail; without an
  /// e-mail, title and telephone tell people of one name apart.
  private func generatedID(
    _ row: TableRows.Row, _ columns: ResolvedColumns, _ owner: String
  ) -> String {
    func cell(_ field: String) -> String { text(columns.feeds[field], row) ?? "" }
    var parts = [owner, cell("name"), cell("email")]
    if parts[2].isEmpty { parts += [cell("title"), cell("phone")] }
    let bytes = Array(parts.joined(separator: "\u{1F}").utf8) + [UInt8](repeating: 0, count: 8)
    let hash = ByteHash.hash(of: bytes.span, in: 0..<(bytes.count - 8))
    return "~" + String(hash, radix: 36)
  }

  private func record(
    _ empty: Record, _ row: TableRows.Row, _ columns: ResolvedColumns, _ readers: [CellReader?],
    _ location: SourceLocation, _ log: inout DiagnosticLog
  ) -> Record {
    var record = empty
    for (declared, reader) in zip(declaration.columns, readers) {
      guard let text = text(columns.feeds[declared.field], row), !text.isEmpty else { continue }
      let isBrazilian = request.isBrazilian(declaration.country(record))
      let reading = reader?.read(text, isBrazilian: isBrazilian) ?? .value(.text(text))
      assign(reading, declared, text, to: &record, location, reader?.heading ?? "", &log)
    }
    return record
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
