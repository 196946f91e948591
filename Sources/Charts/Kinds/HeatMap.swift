/// A table of values in five shades, each with its number or its word; for instance cohorts.
public struct HeatMap: Chart {
  /// What stands where a row and a column meet.
  public enum Cell: Sendable, Equatable {
    /// A value and how it is written.
    case value(Int64, String)
    /// A value that is not known, and the word for it.
    case unknown(String)
    /// A time that has not come: blank.
    case future
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// On the left.
    public var name: String
    /// Beside the name, such as how many the row counts; empty for none.
    public var detail: String
    /// One for each column.
    public var cells: [Cell]
    /// Where the numbers of the table lead, for each cell; empty where none of them leads anywhere.
    public var links: [String?]

    /// One row.
    public init(name: String, detail: String = "", cells: [Cell], links: [String?] = []) {
      self.name = name
      self.detail = detail
      self.cells = cells
      self.links = links
    }
  }

  /// The words of the table.
  public struct Words: Sendable, Equatable {
    /// What the rows are.
    public var row: String
    /// What stands beside a row's name.
    public var detail: String

    /// The words of the table.
    public init(row: String, detail: String = "") {
      self.row = row
      self.detail = detail
    }
  }

  /// Unique on the page.
  public var id: String
  /// What the chart says.
  public var title: String
  /// The unit of its numbers.
  public var unit: String
  /// The words of the table.
  public var words: Words
  /// The heads of the columns.
  public var columns: [String]
  /// The rows from the top.
  public var rows: [Row]
  /// The values of the lightest and the darkest shade; from the data where nil.
  public var range: ClosedRange<Int64>?
  /// Width in pixels, where the numbers have room in it.
  public var width: Int

  /// A table of values in shades.
  public init(
    id: String, title: String, unit: String, words: Words, columns: [String], rows: [Row],
    range: ClosedRange<Int64>? = nil, width: Int = 700
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.words = words
    self.columns = columns
    self.rows = rows
    self.range = range
    self.width = width
  }

  /// The same facts as text.
  public var table: ChartTable {
    var heads = [ChartTable.Head(words.row, isNumber: false)]
    if !words.detail.isEmpty { heads.append(ChartTable.Head(words.detail)) }
    heads += columns.map { ChartTable.Head($0, unit: unit) }
    let rows = rows.map { row in
      [row.name] + (words.detail.isEmpty ? [] : [row.detail])
        + columns.indices.map { HeatMap.text(of: $0 < row.cells.count ? row.cells[$0] : .future) }
    }
    let links = self.rows.map { row in
      row.links.isEmpty ? [] : (words.detail.isEmpty ? [nil] : [nil, nil]) + row.links
    }
    return ChartTable(
      caption: title, heads: heads, rows: rows, links: links.contains { !$0.isEmpty } ? links : [])
  }

  private static func text(of cell: Cell) -> String {
    switch cell {
    case .value(_, let text), .unknown(let text): text
    case .future: "–"
    }
  }

  private static let top: Tenths = 220
  private static let high: Tenths = 260

  private var nameWidth: Tenths {
    let widest = rows.map { Lettering(role: .key).width(of: $0.name) }.max() ?? 0
    return min(max(widest, Lettering.small.width(of: words.row)), 1800) + 80
  }

  private var detailWidth: Tenths {
    let widest = rows.map { Lettering.small.width(of: $0.detail) }.max() ?? 0
    guard widest > 0 else { return 0 }
    return max(widest, Lettering.small.width(of: words.detail)) + 80
  }

  /// How wide a cell is: numbers are never cut, so a crowded map is wider than asked.
  package var cellWidth: Tenths {
    var needed = columns.map { min(Lettering.small.width(of: $0), 600) }.max() ?? 0
    for row in rows {
      for cell in row.cells {
        needed = max(needed, Lettering(role: .key).width(of: HeatMap.text(of: cell)))
      }
    }
    let shared = (width * 10 - nameWidth - detailWidth) / max(1, columns.count)
    return max(min(shared, 1000), needed + 60)
  }

  /// The shade of a value, 1 to 5.
  package func shade(of value: Int64) -> Int {
    let (low, high) = bounds
    guard high > low else { return 3 }
    return min(4, Scale(low: low, high: high, start: 0, end: 5).place(value)) + 1
  }

  private var bounds: (low: Int64, high: Int64) {
    if let range { return (range.lowerBound, range.upperBound) }
    var values: [Int64] = []
    for row in rows {
      for case .value(let value, _) in row.cells { values.append(value) }
    }
    return (values.min() ?? 0, values.max() ?? 0)
  }

  /// The shapes in their places.
  public var scene: Scene {
    let left = nameWidth + detailWidth
    let cell = cellWidth
    let needed = (left + cell * columns.count + 9) / 10
    var canvas = Canvas(width: max(width, needed))
    canvas.text(.small, x: 0, y: 140, words.row)
    if detailWidth > 0 { canvas.text(Lettering.small.end, x: left - 80, y: 140, words.detail) }
    for (index, column) in columns.enumerated() {
      canvas.text(
        Lettering.small.middle, x: left + index * cell + cell / 2, y: 140,
        Lettering.small.shortened(column, to: cell - 20))
    }
    for (index, row) in rows.enumerated() {
      draw(row, y: HeatMap.top + index * HeatMap.high, left: left, into: &canvas)
    }
    return canvas.scene(height: (HeatMap.top + rows.count * HeatMap.high) / 10 + 4)
  }

  private func draw(_ row: Row, y: Tenths, left: Tenths, into canvas: inout Canvas) {
    let key = Lettering(role: .key)
    canvas.text(key, x: 0, y: y + 170, key.shortened(row.name, to: nameWidth - 40))
    canvas.text(Lettering.small.end, x: left - 80, y: y + 170, row.detail)
    let cell = cellWidth
    for (index, content) in row.cells.prefix(columns.count).enumerated() {
      let box = Box(
        x: left + index * cell, y: y, width: cell - 20, height: HeatMap.high - 20)
      let middle = box.x + box.width / 2
      switch content {
      case .value(let value, let text):
        let shade = shade(of: value)
        canvas.rectangle("h\(shade)", box)
        canvas.text(
          Lettering(anchor: .middle, role: shade >= 4 ? .inverse : .key), x: middle, y: y + 170,
          text)
      case .unknown(let text):
        canvas.rectangle("unk", box)
        canvas.text(Lettering.small.middle, x: middle, y: y + 170, text)
      case .future: continue
      }
    }
  }
}
