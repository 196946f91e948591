/// Some rows of a sheet, their cells as texts in one spelling.
///
/// Numbers have a point and never three places after it, so that no reader takes `1.234` for a thousand;
/// days are `2026-01-31`, flags `true` and `false`.
public struct SheetRows: Sendable {
  /// What a cell was in the sheet.
  public enum Kind: Sendable, Hashable {
    case text
    case number
    /// A day, or a time of a day.
    case day
    case flag
    /// An error such as `#N/A` where a value was to be.
    case error
    /// A formula that nobody has computed.
    case uncomputed
  }

  /// A cell with something in it.
  public struct Cell: Sendable {
    /// From 0.
    public let column: Int
    /// Its text among the bytes; empty for errors and formulas without a value.
    public let range: Range<Int>
    /// What it was.
    public let kind: Kind
  }

  /// A row with cells in it.
  public struct Row: Sendable {
    /// From 1.
    public let number: Int
    /// Its cells among all, from the left.
    public let cells: Range<Int>
  }

  /// The texts of all cells, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// All cells.
  public private(set) var cells: [Cell] = []
  /// The rows, from the top.
  public private(set) var rows: [Row] = []
  private var rowStart = 0
  private var cellStart = 0

  init() {}

  /// Forgets the rows that have ended; the one at hand stays.
  mutating func removeFinished() {
    let open = cells[rowStart...]
    let byteStart = open.first?.range.lowerBound ?? cellStart
    bytes.removeFirst(byteStart)
    cells = open.map { cell in
      Cell(
        column: cell.column,
        range: cell.range.lowerBound - byteStart..<cell.range.upperBound - byteStart,
        kind: cell.kind)
    }
    rows.removeAll(keepingCapacity: true)
    rowStart = 0
    cellStart -= byteStart
  }

  /// Adds to the text of the cell at hand.
  mutating func append(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// Lets the text of the cell at hand be written by somebody else.
  mutating func write(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

  /// Ends the cell at hand.
  mutating func endCell(column: Int, _ kind: Kind) {
    cells.append(Cell(column: column, range: cellStart..<bytes.count, kind: kind))
    cellStart = bytes.count
  }

  /// Ends the row at hand; one without cells is none.
  mutating func endRow(number: Int) {
    guard cells.count > rowStart else { return }
    rows.append(Row(number: number, cells: rowStart..<cells.count))
    rowStart = cells.count
  }

  /// Adds a row once more, under another number.
  mutating func repeatRow(_ row: Row, number: Int) {
    let start = cells.count
    for index in row.cells { cells.append(cells[index]) }
    rows.append(Row(number: number, cells: start..<cells.count))
    rowStart = cells.count
  }
}
