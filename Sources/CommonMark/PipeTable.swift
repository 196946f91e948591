/// A table written with bars, as GitHub reads them: a head, a row of dashes, and rows.
struct PipeTable {
  enum Alignment {
    case none
    case left
    case center
    case right
  }

  /// The first line of the paragraph that holds it, from 1.
  let line: Int
  /// Lines of the paragraph above the head.
  let before: [ArraySlice<UInt8>]
  /// One for each column.
  let alignments: [Alignment]
  /// Cells of the head and of the rows; a row has no more cells than there are columns.
  let rows: [[[UInt8]]]

  /// More columns than anybody can read are taken for text.
  static let mostColumns = 200

  /// What the cells that rows lack will take in the markup.
  var paddingBytes: Int {
    rows.reduce(0) { $0 + (alignments.count - $1.count) * "<td></td>\n".utf8.count }
  }

  /// Finds the table in the lines of a paragraph; nil where there is none.
  init?(_ lines: [ArraySlice<UInt8>], line: Int) {
    for index in lines.indices.dropFirst() {
      guard let alignments = PipeTable.alignments(lines[index]),
        alignments.count <= PipeTable.mostColumns
      else { continue }
      let head = PipeTable.cells(lines[index - 1])
      guard head.count == alignments.count else { continue }
      self.line = line
      self.before = Array(lines[..<(index - 1)])
      self.alignments = alignments
      self.rows =
        [head]
        + lines[(index + 1)...].map { Array(PipeTable.cells($0).prefix(alignments.count)) }
      return
    }
    return nil
  }

  /// The alignments that a row of dashes gives; nil for any other line.
  private static func alignments(_ line: ArraySlice<UInt8>) -> [Alignment]? {
    guard line.contains(UInt8(ascii: "|")),
      line.allSatisfy({ [0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) })
    else { return nil }
    var alignments: [Alignment] = []
    for cell in cells(line) {
      let isLeft = cell.first == UInt8(ascii: ":")
      let isRight = cell.count > 1 && cell.last == UInt8(ascii: ":")
      let dashes = cell.dropFirst(isLeft ? 1 : 0).dropLast(isRight ? 1 : 0)
      guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments
  }

  /// The cells of a line: parts between bars, without blanks around them and with `\|` as `|`.
  private static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var rest = trimmed(line)
    if rest.first == UInt8(ascii: "|") { rest = rest.dropFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isEscaped = false
    var endsWithBar = false
    for byte in rest {
      endsWithBar = byte == UInt8(ascii: "|") && !isEscaped
      if endsWithBar {
        cells.append(Array(trimmed(cell[...])))
        cell = []
        continue
      }
      if isEscaped, byte == UInt8(ascii: "|") { cell.removeLast() }
      cell.append(byte)
      isEscaped = byte == 0x5C && !isEscaped
    }
    if !endsWithBar { cells.append(Array(trimmed(cell[...]))) }
    return cells
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
    return rest
  }
}

/// The text that is put before a text with tables, so that cells are parsed in its company.
///
/// For each table: the lines above its head, a rule, and for each cell a heading.
struct TablePreamble {
  private(set) var bytes: [UInt8] = []
  private(set) var lineCount = 0

  init(_ tables: [PipeTable]) {
    for table in tables {
      for line in table.before { append(line) }
      append([])
      append(Array("***".utf8)[...])
      for cell in table.rows.joined() {
        append(cell.isEmpty ? [0x23] : [0x23, 0x20] + cell + [0x20, 0x23])
      }
      append([])
    }
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    bytes += line
    bytes.append(0x0A)
    lineCount += 1
  }
}
