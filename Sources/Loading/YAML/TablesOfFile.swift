import Diagnostics
import Portfolio
import Settings

/// A YAML file that may hold several tables, each under its name in Portuguese or English.
struct TablesOfFile: Sendable {
  private let root: SettingsNode

  init(_ root: SettingsNode) {
    self.root = root
  }

  /// What the file says of a table: all of it, unless its keys are names of tables.
  ///
  /// - Throws: Where the file holds several tables and not this one, or a name that no table has.
  func part(_ table: TableName) throws(DiagnosticsError) -> SettingsNode {
    let entries = root.entries ?? []
    let names = entries.map { TableNames.table(named: $0.key.text) }
    guard let at = names.firstIndex(of: table) else {
      guard !names.isEmpty, !names.contains(nil) else { return root }
      throw DiagnosticsError([
        root.diagnostic(
          .tableNotInFile,
          facts: [
            "table": table.rawValue, "found": entries.map(\.key.text).joined(separator: ", "),
          ])
      ])
    }
    if let unknown = names.firstIndex(of: nil) {
      throw DiagnosticsError([
        entries[unknown].key.diagnostic(
          .unknownTableInFile, facts: ["found": entries[unknown].key.text],
          suggestion: TableNames.nearest(to: entries[unknown].key.text))
      ])
    }
    return entries[at].value
  }
}
