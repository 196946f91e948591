/// Rows of a file in which every value carries its name: JSON and YAML.
struct NamedRows: Sendable {
  /// One record.
  struct Row: Sendable {
    /// The line the record begins on.
    let line: Int
    /// Keys and values as texts; nested keys are joined by a dot.
    var cells: [Cell] = []
  }

  /// A value under its name.
  struct Cell: Sendable {
    let key: String
    let text: String
    /// Whether the format says that it is a number, whose decimal mark is then known to be a point.
    let isNumber: Bool

    /// Whether it is a text that could be a number.
    var isMarked: Bool { !isNumber && TextMark.isNeeded(text.utf8) }
  }

  /// The records, in file order.
  private(set) var rows: [Row] = []
  /// Every key, in the order first met.
  private(set) var keys: [String] = []
  /// The key of the list they stand in, where an object is around it.
  var envelope: String?
  private var positions: [String: Int] = [:]

  mutating func append(_ row: Row) {
    for cell in row.cells where positions[cell.key] == nil {
      positions[cell.key] = keys.count
      keys.append(cell.key)
    }
    rows.append(row)
  }

  /// Names columns that no record has: a table without records is empty and not faulty.
  mutating func name(_ columns: [String]) {
    for column in columns where positions[column] == nil {
      positions[column] = keys.count
      keys.append(column)
    }
  }

  /// The cells of a row by the position of their key, texts that could be numbers with their mark; empty
  /// where the record does not say.
  func texts(of row: Row) -> [String] {
    var texts = [String](repeating: "", count: keys.count)
    for cell in row.cells {
      guard let at = positions[cell.key] else { continue }
      texts[at] = cell.isMarked ? cell.text + " " : cell.text
    }
    return texts
  }

  /// Columns in which no text could be a number.
  var numberColumns: Set<Int> {
    var textColumns = Set<Int>()
    for cell in rows.lazy.flatMap(\.cells) where cell.isMarked {
      if let at = positions[cell.key] { textColumns.insert(at) }
    }
    return Set(keys.indices).subtracting(textColumns)
  }
}
