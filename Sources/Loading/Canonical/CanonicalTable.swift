public import Diagnostics
public import Portfolio

/// The rows of one table in one fixed spelling, with what its columns hold.
public struct CanonicalTable: Sendable {
  /// A column.
  public struct Column: Sendable {
    /// The field, such as `legal-name`.
    public let field: String
    /// What its cells hold.
    public let type: ColumnType
  }

  /// The table.
  public let table: TableName
  /// The columns that have a value in some row, or say something by being there.
  public let columns: [Column]
  /// The rows, sorted, so that their order in the sources does not matter.
  public let rows: [[String]]
}

extension CanonicalTables {
  /// The tables of a portfolio that was loaded with these tables in its request.
  ///
  /// - Parameters:
  ///   - loaded: The portfolio.
  ///   - request: What it was loaded by.
  ///   - wanted: The tables; nil for all there are.
  ///   - told: Ids of people of whose withdrawals something other than the tables told.
  /// - Returns: Their rows, in the order of the tables' names.
  /// - Throws: When the invoices can no longer be read, or were written to since.
  /// - Complexity: Memory follows the rows.
  public func contents(
    of loaded: LoadedPortfolio, _ request: LoadRequest, wanted: Set<TableName>? = nil,
    knowing told: Set<String> = []
  ) throws(DiagnosticsError) -> [CanonicalTable] {
    var people = CanonicalRecords(
      tables: [TableName.contacts, .bases].reduce(into: [:]) { $0[$1] = taken($1) })
    people.resolveWithdrawals(loaded.portfolio, of: told)
    declare(people, [.contacts, .bases])
    let custom = request.sources.customFields
    var contents: [CanonicalTable] = []
    for table in TableName.allCases where wanted?.contains(table) ?? true {
      guard
        let rows = try table == .invoices
          ? CanonicalInvoices(loaded: loaded, request: request).read()
          : people.tables[table] ?? taken(table)
      else { continue }
      if table == .invoices {
        declare(table, rows.columns, keeping: Set(rows.used.map { rows.columns[$0] }))
      }
      let used = rows.used
      contents.append(
        CanonicalTable(
          table: table,
          columns: used.map { column in
            let field = rows.columns[column]
            return .init(field: field, type: CanonicalTables.type(of: field, in: table, custom))
          },
          rows: rows.rows.map { row in used.map { row[$0] } }.sorted(by: precedes)))
    }
    return contents
  }

  private func precedes(_ left: [String], _ right: [String]) -> Bool {
    for (here, there) in zip(left, right) where here != there {
      return here.utf8.lexicographicallyPrecedes(there.utf8)
    }
    return left.count < right.count
  }

  private static func type(
    of field: String, in table: TableName, _ custom: [CustomField]
  ) -> ColumnType {
    if let own = custom.first(where: { $0.table == table && $0.name == field }) {
      switch own.type {
      case .number: return .decimal
      case .money: return .money
      case .day: return .day
      case .flag: return .flag
      default: return .text
      }
    }
    return TableCatalog.table(table)?.columns.first { $0.field == field }?.type ?? .text
  }
}
