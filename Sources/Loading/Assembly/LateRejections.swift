import Diagnostics
import Portfolio

/// Rows that turn out wrong only when all rows of their table are known.
struct LateRejections {
  private let table: TableName
  private var rows: [(diagnostic: Diagnostic, place: RecordPlace, index: Int)] = []

  init(_ table: TableName) { self.table = table }

  /// Rejects the record that was loaded at a position.
  mutating func add(_ diagnostic: Diagnostic, _ place: RecordPlace, _ index: Int) {
    rows.append((diagnostic, place, index))
  }

  /// Counts the rows among the rejected ones of their files and says why.
  func apply<Record>(to loaded: inout LoadedTable<Record>) {
    for (diagnostic, place, index) in rows {
      loaded.log.add(diagnostic)
      let file = Int(place.file)
      let cells = loaded.cells.indices.contains(index) ? loaded.cells[index] : []
      loaded.reject(
        RejectedRows.Row(line: Int(place.line), diagnostic: diagnostic, cells: cells), of: file)
    }
  }
}

extension LoadedTable {
  /// Moves a row of a file from the taken ones to the rejected ones.
  fileprivate mutating func reject(_ row: RejectedRows.Row, of file: Int) {
    let summary = summaries[file]
    summaries[file] = FileSummary(
      file: summary.file, table: summary.table, rows: summary.rows,
      rejected: summary.rejected + 1, leftOut: summary.leftOut, reading: summary.reading,
      columns: summary.columns, known: summary.known)
    let headings = summary.columns.map(\.heading)
    guard let at = rejected.firstIndex(where: { $0.file == summary.file }) else {
      rejected.append(
        RejectedRows(
          table: table, file: summary.file, headings: headings, rows: [row], unlisted: 0))
      return
    }
    let known = rejected[at]
    rejected[at] = RejectedRows(
      table: table, file: known.file, headings: known.headings,
      rows: (known.rows + [row]).sorted { $0.line < $1.line }, unlisted: known.unlisted)
  }
}
