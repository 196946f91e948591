import Diagnostics
import Loading
import Portfolio

/// The tables that `--with` names, in either language.
struct TableRequest {
  private static let everything: Set<String> = ["all", "todas", "todos", "tudo"]

  /// The tables, each once, in the order in which they are explained.
  let tables: [TableName]

  /// Reads names; commas between them are welcome.
  ///
  /// - Throws: Every name that is no table's, with the one that was probably meant.
  init(_ names: [String]) throws(DiagnosticsError) {
    let known = TableCatalog.all.map(\.table)
    var wanted: Set<TableName> = []
    var unknown: [Diagnostic] = []
    for name in names.flatMap({ $0.split(separator: ",") }).map(String.init) {
      if TableRequest.everything.contains(name.lowercased()) {
        wanted.formUnion(known)
      } else if let table = TableNames.table(named: name), known.contains(table) {
        wanted.insert(table)
      } else {
        unknown.append(
          Diagnostic(
            .unknownTable,
            facts: ["found": name, "tables": known.map(\.rawValue).joined(separator: ", ")],
            suggestion: TableNames.nearest(to: name)))
      }
    }
    guard unknown.isEmpty else { throw DiagnosticsError(unknown) }
    tables = known.filter(wanted.contains)
  }
}
