import Diagnostics
import Portfolio
import Settings

/// Rows of a table read from YAML.
///
/// A list of records, or records under their ids; an id may also have a list of records, such as the
/// versions of a contract. A file may hold several tables, each under its name.
struct YAMLRows: Sendable {
  private static let deepestKey = 8

  private let table: TableName
  private(set) var rows = NamedRows()

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, without a byte order mark.
  ///   - file: The file's name, for messages.
  ///   - table: The table that is wanted of it.
  /// - Throws: Where the text is not YAML, or not of that shape.
  init(_ bytes: [UInt8], file: String, table: TableName) throws(DiagnosticsError) {
    self.table = table
    let root = try SettingsNode.parse(
      String(decoding: bytes, as: UTF8.self), file: file, limits: .table)
    let node = try TablesOfFile(root).part(table)
    if let elements = node.elements {
      for element in elements { try read(element, under: nil) }
    } else if let entries = node.entries {
      for entry in entries { try read(entry) }
    } else if !node.isNull {
      throw DiagnosticsError([node.diagnostic(.badYAMLTable, facts: ["found": node.written])])
    }
  }

  /// The records under an id: one, or several versions of one.
  private mutating func read(_ entry: SettingsNode.Entry) throws(DiagnosticsError) {
    guard let elements = entry.value.elements else {
      return try read(entry.value, under: entry.key)
    }
    for element in elements { try read(element, under: entry.key) }
  }

  private mutating func read(
    _ record: SettingsNode, under key: SettingsKey?
  ) throws(DiagnosticsError) {
    // An id with nothing after it is a record of which nothing else is known.
    guard record.entries != nil || (key != nil && record.isNull) else {
      throw DiagnosticsError([record.diagnostic(.badYAMLTable, facts: ["found": record.written])])
    }
    let line = (key?.location ?? record.location).line ?? 1
    var row = NamedRows.Row(line: record.isNull ? line : record.location.line ?? line)
    if let key {
      try check(key, against: record)
      row.cells.append(.init(key: keyColumn, text: key.text, isNumber: false))
    }
    try add(record.entries ?? [], to: &row, prefix: "", depth: 0)
    rows.append(row)
  }

  /// The column that the key of a record feeds.
  private var keyColumn: String { table == .invoices ? "number" : "id" }

  /// The id above a record and the id within it must be one.
  private func check(
    _ key: SettingsKey, against record: SettingsNode
  ) throws(DiagnosticsError) {
    for entry in record.entries ?? []
    where HeaderAliases.field(for: entry.key.text, in: table) == keyColumn {
      guard let text = entry.value.text, text != key.text else { continue }
      throw DiagnosticsError([
        entry.value.diagnostic(
          .contradictoryYAMLKey,
          facts: ["found": text, "expected": key.text, "key": entry.key.text])
      ])
    }
  }

  private func add(
    _ entries: [SettingsNode.Entry], to row: inout NamedRows.Row, prefix: String, depth: Int
  ) throws(DiagnosticsError) {
    for entry in YAMLRows.merged(entries) {
      let key = prefix + entry.key.text
      if let nested = entry.value.entries {
        guard depth < YAMLRows.deepestKey else { throw badValue(entry.value) }
        try add(nested, to: &row, prefix: key + ".", depth: depth + 1)
      } else {
        // Numbers are judged as those of a spreadsheet: people who write 1.234 by hand may mean
        // more than a thousand, whatever YAML says.
        row.cells.append(.init(key: key, text: try text(entry.value), isNumber: false))
      }
    }
  }

  /// The entries with those that `<<` brings from an anchor, which own ones override.
  private static func merged(_ entries: [SettingsNode.Entry]) -> [SettingsNode.Entry] {
    var merged = entries.filter { $0.key.text != "<<" }
    guard merged.count < entries.count else { return entries }
    var known = Set(merged.map(\.key.text))
    for entry in entries where entry.key.text == "<<" {
      for source in entry.value.elements ?? [entry.value] {
        merged += (source.entries ?? []).filter { known.insert($0.key.text).inserted }
      }
    }
    return merged
  }

  /// A value as a cell would hold it: a list with semicolons, nothing for null.
  private func text(_ value: SettingsNode) throws(DiagnosticsError) -> String {
    guard let elements = value.elements else {
      // A block ends with a line end that nobody wrote on purpose.
      var text = value.text ?? ""
      while text.last?.isNewline == true { text.removeLast() }
      return text
    }
    var texts: [String] = []
    for element in elements {
      guard let text = element.text else { throw badValue(element) }
      texts.append(text)
    }
    return texts.joined(separator: "; ")
  }

  private func badValue(_ value: SettingsNode) -> DiagnosticsError {
    DiagnosticsError([value.diagnostic(.badYAMLValue, facts: ["found": value.written])])
  }
}
