public import Diagnostics
public import Portfolio

extension CanonicalTables {
  /// The files of a portfolio that was loaded with these tables in its request.
  ///
  /// Invoices are read once more, and come in one file for each month: what is past stays the same file
  /// from snapshot to snapshot.
  ///
  /// - Parameters:
  ///   - loaded: The portfolio.
  ///   - request: What it was loaded by.
  ///   - told: Ids of people of whose withdrawals something other than the tables told.
  /// - Returns: The files, by path; with the sources they make the same portfolio.
  /// - Throws: When a source can no longer be read, or was written to since.
  /// - Complexity: Memory follows the rows.
  public func files(
    of loaded: LoadedPortfolio, _ request: LoadRequest, knowing told: Set<String> = []
  ) throws(DiagnosticsError) -> [CanonicalFile] {
    var records = try records(of: loaded, request)
    records.resolveWithdrawals(loaded.portfolio, of: told)
    declare(records, [.invoices, .contacts, .bases])
    var files = records.files
    let aliases = try ClientAliases(in: request.folder, request.fileSystem)
    if !aliases.isEmpty {
      files.append(
        CanonicalFile(
          path: ClientAliases.fileName, bytes: Array(aliases.text(comment: "aliases").utf8)))
    }
    return files
  }

  /// Says of tables that were changed which columns they have.
  func declare(_ records: CanonicalRecords, _ names: [TableName]) {
    for name in names {
      guard let rows = records.tables[name] else { continue }
      declare(name, rows.columns, keeping: Set(rows.used.map { rows.columns[$0] }))
    }
  }

  /// The records of a portfolio that was loaded with these tables in its request, invoices among them.
  ///
  /// - Parameters:
  ///   - loaded: The portfolio.
  ///   - request: What it was loaded by.
  /// - Returns: The records, which may be changed before they are written.
  /// - Throws: When a source can no longer be read, or was written to since.
  /// - Complexity: Memory follows the rows.
  public func records(
    of loaded: LoadedPortfolio, _ request: LoadRequest
  ) throws(DiagnosticsError) -> CanonicalRecords {
    var records = CanonicalRecords()
    for table in tables where table != .invoices { records.tables[table] = taken(table) }
    records.tables[.invoices] = try CanonicalInvoices(loaded: loaded, request: request).read()
    records.notes = loaded.portfolio.notes.compactMap { note in
      NoteName.make(id: loaded.portfolio.clients[note.client].id).map { ($0, note.markdown) }
    }
    return records
  }

  /// A file for each month with a line; one without lines where there are none.
  static func months(_ invoices: Rows) -> [CanonicalFile] {
    let date = invoices.columns.firstIndex(of: "date") ?? 0
    let used = invoices.used
    let months = Dictionary(grouping: invoices.rows) { String($0[date].prefix(7)) }
    guard !months.isEmpty else {
      return [CanonicalFile(path: "data/invoices/none.csv", bytes: invoices.text([], used))]
    }
    return months.sorted { $0.key < $1.key }.map { month, rows in
      CanonicalFile(path: "data/invoices/\(month).csv", bytes: invoices.text(rows, used))
    }
  }

  /// What a configuration says under `sources` to read the files, line by line.
  public func sources(custom: [CustomField]) -> [String] {
    records.sources(custom: custom)
  }

  /// The same for tables that lie elsewhere.
  ///
  /// - Parameters:
  ///   - custom: The company's own columns.
  ///   - heading: What the column of a field is called.
  ///   - place: What a source says of where a table lies and how it is read, line by line.
  /// - Returns: The lines.
  public func sources(
    custom: [CustomField], heading: (String) -> String = { $0 }, place: (TableName) -> [String]
  ) -> [String] {
    records.sources(custom: custom, heading: heading, place: place)
  }

  /// What was taken so far; of invoices the columns alone.
  private var records: CanonicalRecords {
    var taken: [TableName: Rows] = [:]
    for table in tables { taken[table] = self.taken(table) }
    return CanonicalRecords(tables: taken)
  }

  /// A text in the double quotes of YAML.
  public static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
