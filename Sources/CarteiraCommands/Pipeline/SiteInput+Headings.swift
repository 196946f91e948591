import Loading
import Portfolio
import Reports

extension SiteInput {
  private static let headings: [TableName: [String: String]] = Dictionary(
    TableCatalog.all.map { table -> (TableName, [String: String]) in
      let columns = table.columns.map { ($0.field, $0.heading.portuguese) }
      return (table.table, Dictionary(columns, uniquingKeysWith: { first, _ in first }))
    }, uniquingKeysWith: { first, _ in first })

  /// What a new file in Portuguese calls a column, as `init --with` writes it.
  static let headingOfNewFiles: @Sendable (TableName, String) -> String? = { table, field in
    SiteInput.headings[table]?[field]
  }
}
