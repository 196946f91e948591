import Diagnostics
import Portfolio
import Synchronization

/// The rows of a portfolio as the loader understood them, in one fixed spelling: what a snapshot keeps.
///
/// Given to a ``LoadRequest``, it collects the rows of every table that are taken. Read again by the
/// sources that ``sources(indent:)`` writes, they make the same portfolio, whatever the files were that they
/// came from: names are ids, amounts are in the reporting currency, days and numbers are in one style.
public final class CanonicalTables: Sendable {
  private let state = Mutex<[TableName: Rows]>([:])

  /// The rows of one table.
  public struct Rows: Sendable {
    /// The fields, in the order of the cells.
    public internal(set) var columns: [String]
    /// A cell for each column of each row.
    public var rows: [[String]] = []
    /// Columns that stay although no row has a value in them.
    public var kept: Set<String> = []

    init(columns: [String], rows: [[String]] = [], kept: Set<String> = []) {
      self.columns = columns
      self.rows = rows
      self.kept = kept
    }

    /// The position of a field among the columns; nil where there is none.
    public func column(_ field: String) -> Int? { columns.firstIndex(of: field) }
  }

  /// Tables without rows.
  public init() {}

  /// Says that there is a table, also where no row of it is taken.
  func declare(_ table: TableName, _ columns: [String], keeping kept: Set<String> = []) {
    state.withLock { state in
      var rows = state[table] ?? Rows(columns: columns)
      rows.kept.formUnion(kept)
      state[table] = rows
    }
  }

  /// Takes a row: one cell for each column that was declared.
  func add(_ row: [String], to table: TableName) {
    state.withLock { $0[table]?.rows.append(row) }
  }

  /// Takes many rows.
  func add(_ rows: [[String]], to table: TableName) {
    state.withLock { $0[table]?.rows += rows }
  }

  func taken(_ table: TableName) -> Rows? { state.withLock { $0[table] } }

  /// The tables that there are, in the order of their names.
  var tables: [TableName] {
    state.withLock { state in TableName.allCases.filter { state[$0] != nil } }
  }
}

/// A file of canonical rows.
public struct CanonicalFile: Sendable, Hashable {
  /// Where it lies in the folder of the inputs, such as `data/clients.csv`.
  public let path: String
  /// Its content.
  public let bytes: [UInt8]

  /// A file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

extension CanonicalTables.Rows {
  /// The columns with a value in some row, and those that stay without.
  var used: [Int] {
    columns.indices.filter { column in
      kept.contains(columns[column]) || rows.contains { !$0[column].isEmpty }
    }
  }

  /// The rows of a file as delimited text: sorted, so that their order in the sources does not matter.
  func text(_ rows: [[String]], _ used: [Int]) -> [UInt8] {
    var lines = rows.map { row in CanonicalText.line(used.map { row[$0] }) }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    var text = CanonicalText.line(used.map { columns[$0] })
    for line in lines { text += line }
    return text
  }
}

/// Cells in one spelling that the loader reads back as it was.
enum CanonicalText {
  /// Stands for a cell that nobody could read.
  static let unreadable = "?"

  /// Cells with commas between and a line end after.
  static func line(_ cells: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { line.append(0x2C) }
      let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      guard needsQuotes else {
        line.append(contentsOf: cell.utf8)
        continue
      }
      line.append(0x22)
      for byte in cell.utf8 {
        if byte == 0x22 { line.append(0x22) }
        line.append(byte)
      }
      line.append(0x22)
    }
    line.append(0x0A)
    return line
  }

  /// A number of units of ten to the minus `scale`, with a point.
  static func decimal(_ value: Int64, scale: Int) -> String {
    guard scale > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// A value of a declared column.
  static func cell(_ value: CellValue?, _ column: TableColumn) -> String {
    switch value {
    case nil: return ""
    case .text(let text): return word(text, column)
    case .list(let texts): return ListCell.text(texts.map { word($0, column) })
    case .integer(let number):
      return column.type == .percent ? decimal(Int64(number), scale: 2) + "%" : String(number)
    case .decimal(let number): return decimal(number.value, scale: Int(number.scale))
    case .money(let money): return decimal(money.minorUnits, scale: money.currency.decimals)
    case .day(let day): return day.description
    case .flag(let flag): return flag ? "yes" : "no"
    case .document(let document): return document.characters
    case .currency(let currency): return currency.code
    }
  }

  /// The English word of a closed list, whichever was written.
  private static func word(_ text: String, _ column: TableColumn) -> String {
    guard !column.words.isEmpty else { return text }
    let key = HeaderKey.fold(text)
    let meant = column.words.first { word in
      word.all.contains { HeaderKey.fold($0) == key }
    }
    return meant?.word.english ?? text
  }
}

extension TableReading {
  /// Hands the row at hand, which was taken, to whoever collects rows.
  func collect(_ loaded: LoadedRecord<Record>, client: Int?) {
    guard let tables = context.request.canonical else { return }
    var row: [String] = []
    for key in declaration.keyColumns {
      row.append(
        key.field == "id" ? loaded.id : client.map { context.clients.id(at: $0) } ?? "")
    }
    for (index, declared) in declaration.columns.enumerated() {
      // Amounts have been brought into the portfolio's currency: the row's own would change them again.
      let isSpent = index == currency && declaration.table != .rates
      // What closes a door because nobody can read it is not to open it when it is read again.
      let isClosed = declared.fail != nil && unreadable.contains(index)
      row.append(
        isClosed
          ? CanonicalText.unreadable
          : isSpent ? "" : CanonicalText.cell(values[index], declared.column))
    }
    tables.add(row, to: declaration.table)
  }
}
