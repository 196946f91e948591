/// A table as plain words: columns side by side where they fit, else one block a row.
struct PlainTable {
  private var head: [String] = []
  private var rows: [[String]] = []
  private var alignments: [MarkupToken.Alignment] = []
  private var isHead = true

  private static let gap = "  "

  mutating func beginRow() { rows.append([]) }

  mutating func align(_ alignment: MarkupToken.Alignment?) {
    if isHead { alignments.append(alignment ?? .left) }
  }

  mutating func add(_ cell: String) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].append(cell.trimmedEnd)
  }

  mutating func endHead() {
    head = rows.first ?? []
    rows = []
    isHead = false
  }

  /// The table within a width: cells of the widest columns are broken where it does not fit.
  func lines(width: Int) -> [String] {
    let hasHead = head.contains { !$0.isEmpty }
    let all = (hasHead ? [head] : []) + rows
    var widths = alignments.indices.map { column in
      all.map { $0.indices.contains(column) ? PlainTable.width($0[column]) : 0 }.max() ?? 0
    }
    let gaps = PlainTable.gap.count * max(0, widths.count - 1)
    while widths.reduce(gaps, +) > width {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > PlainTable.narrowest
      else { return blocks(width: width) }
      widths[widest] -= 1
    }
    var lines = hasHead ? laid(head, widths) + [rule(widths)] : []
    for row in rows { lines += laid(row, widths) }
    return lines
  }

  /// Narrower columns are hard to read: rows become blocks instead.
  private static let narrowest = 12

  private func rule(_ widths: [Int]) -> String {
    widths.map { String(repeating: "-", count: $0) }.joined(separator: PlainTable.gap)
  }

  /// A row as lines: a cell may have several.
  private func laid(_ row: [String], _ widths: [Int]) -> [String] {
    let cells = zip(row, widths).map { PlainText.wrapped($0, width: $1, least: 1) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { line in
      widths.indices.map { column in
        let text =
          cells.indices.contains(column) && cells[column].indices.contains(line)
          ? cells[column][line] : ""
        let room = String(repeating: " ", count: max(0, widths[column] - text.count))
        return alignments[column] == .right ? room + text : text + room
      }.joined(separator: PlainTable.gap).trimmedEnd
    }
  }

  /// Each row as its first cell, with the others below it under their heads.
  private func blocks(width: Int) -> [String] {
    rows.flatMap { row -> [String] in
      var lines = PlainText.wrapped(row.first ?? "", width: width)
      for (column, cell) in row.enumerated().dropFirst() where !cell.isEmpty {
        let name = head.indices.contains(column) ? head[column] : ""
        let words = cell.replacing("\n", with: " ")
        let text = name.isEmpty ? words : "\(name.replacing("\n", with: " ")): \(words)"
        lines += PlainText.wrapped(text, width: width - 2).map { "  " + $0 }
      }
      return lines
    }
  }

  private static func width(_ cell: String) -> Int {
    cell.split(separator: "\n", omittingEmptySubsequences: false).map(\.count).max() ?? 0
  }
}
