/// What spreadsheet programs write into a cell whose formula failed, as exports keep it.
enum CellError {
  private static let words: Set<String> = [
    "#N/D", "#N/A", "#REF!", "#VALOR!", "#VALUE!", "#NOME?", "#NAME?", "#DIV/0!", "#NULO!",
    "#NULL!", "#NÚM!", "#NUM!",
  ]
  private static let longest = 8

  /// Whether a cell, without blanks around it, is such an error.
  static func isError(_ cell: Span<UInt8>) -> Bool {
    guard cell.count > 3, cell.count <= longest, cell[0] == 0x23 else { return false }
    return words.contains(cell.text.uppercased())
  }
}

/// How many cells of a file hold errors, and where the first one stands.
struct CellErrorCount: Sendable {
  private(set) var count = 0
  private(set) var first: RowPlace?

  mutating func add(at place: RowPlace) {
    count += 1
    first = first ?? place
  }
}
