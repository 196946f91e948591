import Diagnostics
import Portfolio

/// Makes the clients of a portfolio that has neither a table of them nor invoices: an export of deals or of
/// tickets names them all the same.
struct NamedClients {
  let request: LoadRequest

  /// Every text by which a row of another table names its client, sorted by bytes.
  ///
  /// - Throws: What makes a file unreadable, and columns that are configured wrongly.
  func texts() throws(DiagnosticsError) -> [String] {
    var texts: Set<String> = []
    for table in NamedClients.tables {
      for source in request.sources(of: table.table) {
        for name in try request.files(of: source) {
          let file = try SourceFile(name: name, of: request, as: source, readsAll: true)
          try file.reading { () throws(DiagnosticsError) in
            try read(file, source, table, into: &texts)
          }
        }
      }
    }
    return texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether any table could name a client.
  var isPossible: Bool {
    NamedClients.tables.contains { !request.sources(of: $0.table).isEmpty }
  }

  /// The tables whose rows belong to a client.
  private static let tables = TableCatalog.all.filter { table in
    table.table != .invoices && table.table != .payments
      && table.columns.contains { $0.field == "client" && $0.isNeeded }
  }

  private func read(
    _ file: SourceFile, _ source: SourceConfiguration, _ table: TableDescription,
    into texts: inout Set<String>
  ) throws(DiagnosticsError) {
    let columns = ColumnResolver(
      configuration: source, file: file.name, headings: file.layout.headings,
      sample: Array(file.layout.sample.prefix(200)), fields: table.columns.map(\.field)
    ).resolve().columns
    if case .constant(let text)? = columns.feeds["client"] { texts.insert(text) }
    guard let column = columns.column("client") else { return }
    let rules = try LeaveOutRules(source, file)
    let width = file.layout.headings.count
    try RecordPass(file: file).run { scanner, bytes, _ in
      guard !rules.isEmpty || TotalRow.column(scanner, bytes, width: width) == nil else { return }
      let row = PaymentRow(scanner, bytes)
      let text = columns.text(column) { row[$0] }
      guard !text.isEmpty, text.utf8.count <= TableLimits.cell,
        !rules.apply(to: row.texts, marked: row.isMarked)
      else {
        return
      }
      texts.insert(text)
    }
  }
}
