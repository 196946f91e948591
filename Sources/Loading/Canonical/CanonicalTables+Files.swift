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
  /// - Returns: The files, by path; with the sources they make the same portfolio.
  /// - Throws: When a source can no longer be read, or was written to since.
  /// - Complexity: Memory follows the rows.
  public func files(
    of loaded: LoadedPortfolio, _ request: LoadRequest
  ) throws(DiagnosticsError) -> [CanonicalFile] {
    var files: [CanonicalFile] = []
    for table in tables where table != .invoices {
      guard let rows = taken(table) else { continue }
      files.append(
        CanonicalFile(path: "data/\(table.rawValue).csv", bytes: rows.text(rows.rows, rows.used)))
    }
    if let invoices = try CanonicalInvoices(loaded: loaded, request: request).read() {
      declare(.invoices, invoices.columns, keeping: Set(invoices.used.map { invoices.columns[$0] }))
      files += CanonicalTables.months(invoices)
    }
    let aliases = try ClientAliases(in: request.folder, request.fileSystem)
    if !aliases.isEmpty {
      files.append(
        CanonicalFile(
          path: ClientAliases.fileName, bytes: Array(aliases.text(comment: "aliases").utf8)))
    }
    for note in loaded.portfolio.notes {
      guard let name = CanonicalTables.name(loaded.portfolio.clients[note.client]) else { continue }
      files.append(
        CanonicalFile(path: "data/notes/\(name).md", bytes: Array(note.markdown.utf8)))
    }
    return files
  }

  /// A file for each month with a line; one without lines where there are none.
  private static func months(_ invoices: Rows) -> [CanonicalFile] {
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

  /// The name of a client's note: its id, where that can be the name of a file.
  private static func name(_ client: Client) -> String? {
    [client.id, client.displayName].first { name in
      !name.isEmpty && name.utf8.count <= 200 && name.lowercased() != "readme"
        && !name.hasPrefix(".")
        && name.utf8.allSatisfy {
          $0 >= 0x20 && $0 != 0x7F && $0 != 0x2F && $0 != 0x5C
        }
    }
  }

  /// What a configuration says under `sources` to read the files, line by line.
  public func sources(custom: [CustomField]) -> [String] {
    sources(custom: custom) { table in
      [
        "file: " + (table == .invoices ? "data/invoices/*.csv" : "data/\(table.rawValue).csv"),
        "encoding: utf-8", "delimiter: \",\"", "header-row: 1", "date-order: ymd",
        "decimal: \".\"",
      ]
    }
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
    var lines = ["sources:"]
    for table in tables {
      guard let rows = taken(table) else { continue }
      lines.append("  \(table.rawValue):")
      lines += place(table).map { "    " + $0 }
      let own = custom.filter { $0.table == table }
      let known = rows.used.map { rows.columns[$0] }
      let fields = known.filter { field in !own.contains { $0.name == field } }
      lines.append("    columns:")
      lines += fields.map { "      \($0): \(heading($0))" }
      let there = own.filter { known.contains($0.name) }
      if !there.isEmpty { lines.append("    custom:") }
      for field in there {
        lines += [
          "      \(field.name):", "        column: \(heading(field.name))",
          "        type: \(field.type.rawValue)",
          "        label: \(CanonicalTables.quoted(field.label))",
        ]
        if field.isSensitive { lines.append("        sensitive: true") }
      }
    }
    return lines
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
