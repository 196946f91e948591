/// Rows of cells in aligned columns, for a screen of fixed pitch.
struct TextTable {
  enum Alignment {
    case left
    case right
  }

  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// A table whose columns are aligned so.
  init(_ alignments: [Alignment]) {
    self.alignments = alignments
  }

  /// Adds a row; the last cell of a row that ends early, or goes beyond the columns, takes the room
  /// it needs.
  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The rows, each after an indentation of two, columns two blanks apart.
  var lines: [String] {
    let widths = alignments.indices.map { column in
      rows.map { row in
        let isAligned = row.count == alignments.count || column < row.count - 1
        return isAligned ? row[column].count : 0
      }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        guard column < alignments.count else { return cell }
        let blanks = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return alignments[column] == .right ? blanks + cell : cell + blanks
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// A text in lines of at most a width, broken at blanks, all but the first indented.
  static func wrapped(_ text: String, width: Int, indentation: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indentation) + word
      } else {
        line += line.isEmpty ? String(word) : " " + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A share drawn in ten cells; never full unless it is the whole, never empty unless it is nothing.
  static func bar(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return String(repeating: "·", count: 10) }
    let exact = part * 10 / whole
    let filled = part >= whole ? 10 : part <= 0 ? 0 : max(1, exact)
    return String(repeating: "█", count: filled) + String(repeating: "·", count: 10 - filled)
  }
}
