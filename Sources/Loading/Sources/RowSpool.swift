import Diagnostics
import Files
import Portfolio

/// What rows of cells that came from a sheet or a database are made from.
struct RowsOfCells: Sendable {
  /// The format, as people know it.
  let format: String
  /// The sheet or table, where there are several.
  var sheet: String?
  /// The sheets that people see, where there are several.
  var sheets: [String] = []
  /// The headings, where the format tells them apart from the rows.
  var headings: [String]?
  /// For each column, the last line with a text in it that could be a number; 0 where there is none.
  var lastTexts: [Int] = []

  /// Columns below whose headings no text could be a number.
  func numberColumns(of layout: FileLayout) -> Set<Int> {
    Set(
      layout.headings.indices.filter {
        $0 >= lastTexts.count || lastTexts[$0] <= layout.linesBefore
      })
  }
}

/// Writes rows of cells as the delimited text that one reader serves; row by row a line.
struct RowSpool {
  /// Bytes between cells and after rows: no text of a table holds them.
  static let dialect = CSVDialect(delimiter: 0x1F, terminator: 0x1E, hasQuoting: false)

  /// Whether a byte of a cell becomes a space, since it would be taken for something else.
  static func isMark(_ byte: UInt8) -> Bool {
    byte == dialect.delimiter || byte == dialect.terminator || byte == 0
  }

  private var spool = Spool()
  private let name: String
  /// Lines written.
  private(set) var lines = 0
  /// As many cells as the widest row so far.
  private(set) var width = 0
  /// For each column, the last line with a text in it that could be a number.
  private(set) var lastTexts: [Int] = []
  private var column = 0

  init(name: String) { self.name = name }

  /// Adds lines without cells up to the one before a line.
  mutating func skip(to line: Int) {
    while lines < line - 1 {
      spool.append(RowSpool.dialect.terminator)
      lines += 1
    }
  }

  /// Adds a cell to the row at hand, a text that could be a number with its mark; cells left out before it are
  /// empty.
  mutating func add(
    _ text: some Collection<UInt8>, at position: Int, isNumber: Bool
  ) throws(DiagnosticsError) {
    fill(to: position)
    let isMarked = !isNumber && TextMark.isNeeded(text)
    if isMarked {
      while lastTexts.count <= position { lastTexts.append(0) }
      lastTexts[position] = lines + 1
    }
    let isPlain = !text.contains(where: RowSpool.isMark)
    do throws(FileError) {
      if isPlain {
        try spool.append(text)
      } else {
        try spool.append(text.map { RowSpool.isMark($0) ? 0x20 : $0 })
      }
      if isMarked { spool.append(TextMark.byte) }
    } catch {
      throw error.asDiagnostics(name)
    }
  }

  /// Ends the row at hand, as wide as those before.
  mutating func endRow() throws(DiagnosticsError) {
    width = max(width, column + 1)
    fill(to: width - 1)
    spool.append(RowSpool.dialect.terminator)
    lines += 1
    column = 0
  }

  /// Everything that was written.
  consuming func finish() throws(DiagnosticsError) -> ByteFile {
    do throws(FileError) { return try spool.finish(as: name) } catch {
      throw error.asDiagnostics(name)
    }
  }

  private mutating func fill(to position: Int) {
    while column < position {
      spool.append(RowSpool.dialect.delimiter)
      column += 1
    }
  }
}
