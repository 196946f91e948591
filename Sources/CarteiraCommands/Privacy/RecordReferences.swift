import Loading
import Portfolio

/// Which cells of a table hold ids, and of which table: contacts and clients may both count from 1.
struct RecordReferences {
  private let file: RecordFile
  private let table: TableName
  /// For each column the table whose records it names.
  private let tables: [TableName?]

  /// The columns of a file of a table.
  init(_ file: RecordFile, _ table: TableName) {
    self.file = file
    self.table = table
    let description = TableCatalog.table(table)
    tables = file.columns.map { field in
      switch field {
      case "id": table
      case "client": .clients
      default: description?.column(field)?.type.referencedTable
      }
    }
  }

  /// The table whose ids a cell may hold; nil where it holds none.
  ///
  /// - Parameters:
  ///   - column: The position of the cell.
  ///   - row: The row it is in.
  /// - Returns: The table.
  func table(of column: Int, in row: [String]) -> TableName? {
    guard table == .history, let past = TableName(rawValue: file.value("table", row)) else {
      return tables[column]
    }
    switch file.columns[column] {
    case "record": return past
    case "value":
      return TableCatalog.table(past)?.column(file.value("field", row))?.type.referencedTable
    default: return tables[column]
    }
  }
}
