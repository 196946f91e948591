import Diagnostics
import Portfolio

/// One column of a table: what it is called, what it holds, where it goes.
struct ColumnDeclaration<Record: Sendable>: Sendable {
  var column: TableColumn
  /// Puts a value into the record; what comes back is the text that the field does not know.
  let assign: @Sendable (inout Record, CellValue) -> String?
  /// What a cell does to the record that is written and cannot be read; elsewhere it is as if empty.
  var fail: (@Sendable (inout Record) -> Void)?
  /// What a cell does to the record of which nothing is left, since all whom it named were erased.
  var lose: (@Sendable (inout Record) -> Void)?
  /// The least that its numbers may be; nil where any will do.
  var lowerBound: LowerBound?

  var field: String { column.field }
  var type: ColumnType { column.type }
}

/// The least that the numbers of a column may be.
enum LowerBound: Sendable {
  case zero
  /// More than nothing, as what one divides or multiplies by.
  case aboveZero

  /// Whether a value keeps to it.
  func allows(_ value: CellValue) -> Bool {
    switch value {
    case .money(let money): money.minorUnits > 0 || (self == .zero && money.minorUnits == 0)
    case .decimal(let number): number.value > 0 || (self == .zero && number.value == 0)
    default: true
    }
  }
}

/// Which rows of a table are one record.
enum RecordIdentity: Sendable {
  /// An id stands for one row of the table.
  case table
  /// An id stands for one row of each client; without one, name, e-mail and the like tell people
  /// apart.
  case person
  /// An id and the day of a field stand for one row.
  case version(field: String)
  /// There is no id; fields of these names tell rows apart.
  case fields([String])
}

/// Something wrong with a record as a whole, said at the cell of a field; an error rejects the row.
struct RecordIssue: Sendable {
  let field: String
  let code: DiagnosticCode
  var facts: [String: String] = [:]

  init(_ field: String, _ code: DiagnosticCode, _ facts: [String: String] = [:]) {
    self.field = field
    self.code = code
    self.facts = facts
  }
}

/// A table: its columns in order, and what holds between them.
///
/// The loader, the documentation and empty files to fill all follow it.
struct TableDeclaration<Record: Sendable>: Sendable {
  let table: TableName
  let meaning: String
  /// Without `id` and `client`, which are references and not properties to set.
  var columns: [ColumnDeclaration<Record>]
  /// Whether rows belong to a client.
  var hasClient = true
  /// Which rows are one record.
  var identity = RecordIdentity.table
  /// Whether a row must have an id; else one is made of its values.
  var needsID = false
  /// Pairs of fields of which the first must not be later than the second.
  var orders: [(earlier: String, later: String)] = []
  /// Fields that speak of what has been: a day after the report's is said.
  var past: [String] = []
  /// Fields whose day sets the rate of foreign amounts, the first one known.
  var rateDays: [String] = []
  /// Fields whose places are kept, for checks that need all rows.
  var located: [String] = []
  /// Puts right what contradicts itself, and says so.
  var inspect: @Sendable (inout Record) -> [RecordIssue] = { _ in [] }
  /// Example and meaning of the client column.
  var clientMeaning = "The client: id, CPF or CNPJ, or a name that only one client has"

  /// `id` and `client`, as far as the table has them.
  var keyColumns: [TableColumn] {
    var keys: [TableColumn] = []
    if case .fields = identity {
    } else {
      keys.append(
        TableColumn(
          table, "id", .text, example: TableDeclaration.exampleIDs[table] ?? "1",
          isNeeded: needsID,
          meaning: needsID
            ? "The id, unique in the table"
            : "The id, unique in the table; rows without one get one from their values"))
    }
    if hasClient {
      keys.append(
        TableColumn(
          table, "client", .reference(.clients), example: "C-001", isNeeded: true,
          meaning: clientMeaning))
    }
    return keys
  }

  /// The table as documentation shows it.
  var description: TableDescription {
    TableDescription(
      table: table, meaning: meaning, columns: keyColumns + columns.map(\.column))
  }

  private static var exampleIDs: [TableName: BilingualText] {
    [
      .clients: "C-001", .contacts: "P-001", .team: "E-01", .products: "PRD-01",
      .contracts: "CT-2025-001", .interactions: "I-0001", .opportunities: "OP-001",
      .objectives: "OBJ-01", .milestones: "M-01", .stages: "S-01", .handoffs: "H-01",
      .surveys: "NPS-001", .usage: "U-001", .tickets: "T-1001", .advocacy: "A-01",
      .referrals: "R-01", .snoozes: "Z-01", .history: "HIST-01", .relations: "REL-01",
      .bases: "BL-01",
    ]
  }
}
