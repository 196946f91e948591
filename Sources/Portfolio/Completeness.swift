/// What shares of revenue are shares of: the two are never added together.
public enum RevenueWeight: String, Sendable, Hashable {
  /// Sales of all time, before returns.
  case sales
  /// What contracts bring a month by their latest version, where there are no invoices.
  case recurring
  /// Neither is known.
  case none
}

/// Whether the data could say something at all.
public enum DataPresence: String, Sendable, Hashable {
  /// It has the table, and the column where it is one.
  case present
  /// It has the table, but no column for it.
  case noColumn = "no-column"
  /// It does not have the table.
  case noTable = "no-table"
}

/// How complete a field of the client record is.
public struct FieldCompleteness: Sendable, Hashable {
  /// The field's name in the data, for instance `sector`.
  public let field: String
  /// The table that says it.
  public let source: TableName
  /// Whether the data could say it.
  public let presence: DataPresence
  /// Whether people fill it in; what follows from purchases, or need not be, is left alone.
  public let isFillable: Bool
  /// Clients with a value.
  public let known: Int
  /// All clients.
  public let total: Int
  /// Revenue of the clients with a value, in minor units.
  public let knownRevenue: Int64
  /// Revenue of all clients, in minor units.
  public let totalRevenue: Int64
  /// The clients to ask about first; nil where nothing is missing.
  public let first: FillStep?

  /// The completeness of a field.
  public init(
    field: String, source: TableName = .clients, presence: DataPresence = .present,
    isFillable: Bool = true, known: Int, total: Int, knownRevenue: Int64, totalRevenue: Int64,
    first: FillStep? = nil
  ) {
    self.field = field
    self.source = source
    self.presence = presence
    self.isFillable = isFillable
    self.known = known
    self.total = total
    self.knownRevenue = knownRevenue
    self.totalRevenue = totalRevenue
    self.first = first
  }

  /// Clients without a value.
  public var missing: Int { total - known }

  /// Their revenue, in minor units.
  public var missingRevenue: Int64 { totalRevenue - knownRevenue }
}

extension DataQuality {
  /// The fields that people can fill in where the data have their table, the one that hides the most
  /// revenue first, then the one missing of the most clients, then by their order.
  public var gaps: [FieldCompleteness] {
    completeness.enumerated().filter { _, field in
      field.missing > 0 && field.isFillable && field.presence != .noTable
    }.sorted { first, second in
      let (left, right) = (first.element, second.element)
      if left.missingRevenue != right.missingRevenue {
        return left.missingRevenue > right.missingRevenue
      }
      return left.missing != right.missing
        ? left.missing > right.missing : first.offset < second.offset
    }.map(\.element)
  }

  /// The tables that fields of the client record wait for, in the order of the record.
  public var wantedTables: [TableName] {
    var tables: [TableName] = []
    for field in completeness
    where field.presence == .noTable && !tables.contains(field.source) {
      tables.append(field.source)
    }
    return tables
  }
}

/// The fewest clients whose field, once filled, covers most of the revenue that is missing.
public struct FillStep: Sendable, Hashable {
  /// How many clients.
  public let clients: Int
  /// Their revenue, in minor units.
  public let revenue: Int64
  /// The greatest of them, as positions in `Portfolio.clients`.
  public let examples: [Int]

  /// A step toward completeness.
  public init(clients: Int, revenue: Int64, examples: [Int]) {
    self.clients = clients
    self.revenue = revenue
    self.examples = examples
  }
}

/// How complete a table is.
public struct TableCompleteness: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// Whether the data have it at all: a table without rows is not one that is absent.
  public let isPresent: Bool
  /// Rows seen.
  public let rows: Int
  /// Rows rejected whole.
  public let rejected: Int
  /// Rows left out because the configuration says so.
  public let leftOut: Int
  /// Clients with at least one record; nil where records belong to no client.
  public let clients: Int?
  /// All clients.
  public let totalClients: Int
  /// Revenue of the clients with a record, in minor units; nil where records belong to no client.
  public let revenue: Int64?
  /// Revenue of all clients, in minor units.
  public let totalRevenue: Int64
  /// The table's columns in their order.
  public let columns: [ColumnCompleteness]

  /// The completeness of a table.
  public init(
    table: TableName, isPresent: Bool, rows: Int, rejected: Int, leftOut: Int, clients: Int?,
    totalClients: Int, revenue: Int64?, totalRevenue: Int64, columns: [ColumnCompleteness]
  ) {
    self.table = table
    self.isPresent = isPresent
    self.rows = rows
    self.rejected = rejected
    self.leftOut = leftOut
    self.clients = clients
    self.totalClients = totalClients
    self.revenue = revenue
    self.totalRevenue = totalRevenue
    self.columns = columns
  }

  /// Rows that were taken.
  public var accepted: Int { rows - rejected - leftOut }
}

/// How well a column of a table is filled.
public struct ColumnCompleteness: Sendable, Hashable {
  /// The field that the column feeds.
  public let field: String
  /// The heading of the column in a new file in Portuguese.
  public let portuguese: String
  /// The heading of the column in a new file in English.
  public let english: String
  /// Whether any file of the table has such a column.
  public let isPresent: Bool
  /// Rows with a value that was understood; nil where nobody counted, as with invoice lines.
  public let known: Int?
  /// Rows that were taken.
  public let rows: Int

  /// The completeness of a column.
  public init(
    field: String, portuguese: String, english: String, isPresent: Bool, known: Int?, rows: Int
  ) {
    self.field = field
    self.portuguese = portuguese
    self.english = english
    self.isPresent = isPresent
    self.known = known
    self.rows = rows
  }
}
