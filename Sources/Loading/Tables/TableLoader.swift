import Diagnostics
import Portfolio

/// Reads the sources of a table other than invoices.
struct TableLoader<Record: Sendable> {
  let declaration: TableDeclaration<Record>
  let context: LoadingContext
  /// Whether the cells of every row are kept, for tables whose rows may be rejected later.
  var keepsCells = false
  /// Makes the record of an id, at the position of its client.
  let make: @Sendable (String, Int) -> Record

  /// Reads every file; ids that come again are rejected and the first definition named.
  func load(_ sources: [SourceConfiguration]) throws(DiagnosticsError) -> LoadedTable<Record> {
    var table = LoadedTable<Record>(declaration.table, located: declaration.located)
    context.request.canonical?.declare(declaration.table, fields, keeping: kept)
    var identities = RecordIdentities(declaration.identity, needsID: declaration.needsID)
    for source in sources {
      for name in try context.request.files(of: source) {
        let file = try SourceFile(name: name, of: context.request, as: source, readsAll: true)
        table.files.append(name)
        try file.reading { () throws(DiagnosticsError) in
          try read(file, source, into: &table, &identities)
        }
      }
    }
    return table
  }

  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, into table: inout LoadedTable<Record>,
    _ identities: inout RecordIdentities
  ) throws(DiagnosticsError) {
    let resolver = ColumnResolver(
      configuration: source, file: file.name, headings: file.layout.headings,
      sample: Array(file.layout.sample.prefix(200)), fields: fields)
    let (columns, found) = resolver.resolve()
    let diagnostics = found + resolver.unreadCurrencies(columns, context.request.currency)
    let errors = diagnostics.filter { $0.code.severity == .error } + missing(columns, file)
    guard errors.isEmpty else { throw DiagnosticsError(errors) }
    for diagnostic in file.diagnostics + diagnostics { table.log.add(diagnostic) }
    var reading = TableReading(
      declaration: declaration, context: context, file: file, columns: columns,
      readers: try readers(columns, file, source), leaveOut: try LeaveOutRules(source, file),
      keepsCells: keepsCells, make: make)
    let swallowed = try RecordPass(file: file).run { scanner, bytes, line in
      reading.row(scanner, bytes, line: line, into: &table, &identities)
    }
    reading.finish(&table)
    if let finding = file.finding(ofSwallowed: swallowed) { table.log.add(finding) }
  }

  /// Every field of the table, keys first.
  private var fields: [String] {
    declaration.keyColumns.map(\.field) + declaration.columns.map(\.field)
  }

  /// The fields that a file of the table has although no row has a value in them: without those needed
  /// it could not be read, and the company's own are declared.
  private var kept: Set<String> {
    let custom = context.request.sources.customFields.filter { $0.table == declaration.table }
    let needed = declaration.columns.map(\.column).filter(\.isNeeded).map(\.field)
    return Set(declaration.keyColumns.map(\.field) + needed + custom.map(\.name))
  }

  /// Columns without which no row can be taken.
  private func missing(_ columns: ResolvedColumns, _ file: SourceFile) -> [Diagnostic] {
    let needed =
      declaration.keyColumns.filter(\.isNeeded)
      + declaration.columns.map(\.column).filter(\.isNeeded)
    return needed.filter { columns.feeds[$0.field] == nil }.map { column in
      Diagnostic(
        .neededColumn, at: SourceLocation(file: file.name, line: file.layout.headingLine),
        facts: [
          "field": column.field, "table": declaration.table.rawValue,
          "headings": file.layout.headings.filter { !$0.isEmpty }.joined(separator: ", "),
        ])
    }
  }

  private func readers(
    _ columns: ResolvedColumns, _ file: SourceFile, _ source: SourceConfiguration
  ) throws(DiagnosticsError) -> [CellReader?] {
    let styles = try TableStyles(
      file, source,
      columns: declaration.columns.compactMap { declared in
        columns.column(declared.field).map { ($0, declared.type) }
      })
    var readers: [CellReader?] = []
    let currency = context.request.currency
    for declared in declaration.columns {
      switch columns.feeds[declared.field] {
      case .column(let column):
        readers.append(
          CellReader(
            type: declared.type, heading: file.layout.headings[column],
            style: try styles.style(of: column), currency: currency,
            near: DaysAhead.fields.contains(declared.field) ? context.request.day : nil))
      case .constant: readers.append(CellReader(constantOf: declared.type, currency: currency))
      case .product, nil: readers.append(nil)
      }
    }
    return readers
  }
}
