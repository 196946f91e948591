package import Markup
package import Templating

/// A table made of words: for pages whose tables need no cell of their own kind.
///
/// The same value fills `data-table`, which scrolls in its own box on phones, and `stacked-data`,
/// whose rows become stacks there.
package struct DataTable: Sendable {
  /// What a column holds, which is also the class of its cells.
  package enum Kind: String, Sendable {
    case words = ""
    case number = "n"
    case bar = "bcell w"
    case date = "n nw"
  }

  /// A column's head.
  package struct Column: Sendable {
    package var heading: String
    package var unit: String?
    package var kind: Kind

    package init(_ heading: String, unit: String? = nil, _ kind: Kind = .words) {
      self.heading = heading
      self.unit = unit
      self.kind = kind
    }
  }

  /// What stands in a cell.
  package struct Cell: Sendable {
    package var words: String
    package var note: String?
    package var href: String?
    /// `alert`, `caution`, `faint` for a zero, or empty.
    package var tone: String
    package var bar: HTMLFragment?

    package init(
      _ words: String, note: String? = nil, href: String? = nil, tone: String = "",
      bar: HTMLFragment? = nil
    ) {
      self.words = words
      self.note = note
      self.href = href
      self.tone = tone
      self.bar = bar
    }

    /// A bar beside the number that says the same.
    package static func bar(_ bar: HTMLFragment) -> Cell { Cell("", bar: bar) }
  }

  /// A row: what it is about, and its cells.
  package struct Row: Sendable {
    package var name: String
    package var href: String?
    package var note: String?
    package var cells: [Cell]

    package init(_ name: String, href: String? = nil, note: String? = nil, _ cells: [Cell]) {
      self.name = name
      self.href = href
      self.note = note
      self.cells = cells
    }
  }

  /// What the table is about, for the name of its region.
  package var name: String
  package var columns: [Column]
  package var rows: [Row]
  package var total: Row?
  /// Whether the head stays in sight while the rows go by.
  package var isLong: Bool
  /// Whether it fits a phone as it is.
  package var isNarrow: Bool

  package init(
    name: String, columns: [Column], rows: [Row], total: Row? = nil, isLong: Bool = false,
    isNarrow: Bool = true
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.total = total
    self.isLong = isLong
    self.isNarrow = isNarrow
  }

  package static let schema = Schema<DataTable>(
    "data-table", "A table made of words",
    [
      .text("name", "What the table is about") { $0.name },
      .flag("is-long", "Whether the head stays in sight") { $0.isLong },
      .flag("is-narrow", "Whether it fits a phone as it is") { $0.isNarrow },
      .list("columns", "The heads, that of the row headers first", of: column) { $0.columns },
      .list("rows", "The rows", of: row) { table in table.rows.map { table.placed($0) } },
      .optionalRecord("total", "The row of sums", row) { table in
        table.total.map { table.placed($0) }
      },
      .flag("is-rounded", "Whether rounding keeps rows from adding up to the row of sums") {
        $0.isRounded
      },
    ])

  /// Whether the rows of a column with a unit, as they are printed, miss their sum by what rounding
  /// takes from each.
  var isRounded: Bool {
    guard let total, rows.count > 1 else { return false }
    return zip(columns.dropFirst(), total.cells).enumerated().contains { index, pair in
      guard pair.0.kind == .number, pair.0.unit != nil, let sum = Printed(pair.1.words) else {
        return false
      }
      let parts = rows.compactMap { row in
        row.cells.indices.contains(index) ? Printed(row.cells[index].words) : nil
      }
      guard parts.allSatisfy({ $0.places == sum.places }) else { return false }
      let missed = parts.reduce(-sum.units) { $0 &+ $1.units }
      return missed != 0 && missed.magnitude <= UInt64(parts.count + 1) / 2
    }
  }

  /// A number as it is printed in any language, in units of its last place.
  private struct Printed {
    let units: Int64
    let places: Int

    /// Nil for what is not a number.
    init?(_ text: String) {
      let digits = text.filter { ("0"..."9").contains($0) }
      guard let magnitude = Int64(digits) else { return nil }
      units = text.contains("−") ? -magnitude : magnitude
      // Three digits after the last mark are a group; fewer are decimals.
      let last = text.lastIndex { $0 == "." || $0 == "," }
      let after = last.map { text[text.index(after: $0)...].filter(\.isNumber).count } ?? 0
      places = after == 3 ? 0 : after
    }
  }

  private func placed(_ row: Row) -> PlacedRow {
    PlacedRow(row: row, cells: zip(columns.dropFirst(), row.cells).map(PlacedCell.init))
  }

  private struct PlacedRow: Sendable {
    let row: Row
    let cells: [PlacedCell]
  }

  private struct PlacedCell: Sendable {
    let column: Column
    let cell: Cell
  }

  private static let column = Schema<Column>(
    "table-column", "The head of a column",
    [
      .text("heading", "What the column holds") { $0.heading },
      .optionalText("unit", "Its unit, on a second line") { $0.unit },
      .text("kind", "Class of its cells: n for numbers, bcell w for bars, or empty") {
        $0.kind.rawValue
      },
      .flag("is-silent", "Whether only listeners need the heading") { $0.kind == .bar },
    ])

  private static let row = Schema<PlacedRow>(
    "table-row", "A row of a table made of words",
    [
      .text("name", "What the row is about") { $0.row.name },
      .optionalText("href", "Where the name leads") { $0.row.href },
      .optionalText("note", "A second fact below the name") { $0.row.note },
      .list("cells", "The cells after the row header", of: placedCell) { $0.cells },
    ])

  private static let placedCell = Schema<PlacedCell>(
    "table-cell", "A cell of a table made of words",
    [
      .text("words", "What it says") { $0.cell.words },
      .optionalText("note", "A second fact below it") { $0.cell.note },
      .optionalText("href", "Where it leads") { $0.cell.href },
      .text("tone", "alert, caution, faint or empty") { $0.cell.tone },
      .flag("is-nothing", "Whether it only fills its place: a dash, or a zero that is no finding") {
        $0.cell.words == "–" || ($0.cell.tone == "faint" && $0.cell.words == "0")
      },
      .optionalHTML("bar", "A bar beside the number that says the same") { $0.cell.bar },
      .text("kind", "Class of the cell, by its column") { $0.column.kind.rawValue },
      .text("label", "Head of its column with its unit, shown where rows are stacked") {
        [$0.column.heading, $0.column.unit].compactMap { $0 }.joined(separator: ", ")
      },
    ])
}
