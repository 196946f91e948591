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
    // File by file: a row at a time, each would have those before it sorted again.
    var byFile: [Int: [RejectedRows.Row]] = [:]
    for (diagnostic, place, index) in rows {
      loaded.log.add(diagnostic)
      let cells = loaded.cells.indices.contains(index) ? loaded.cells[index] : []
      byFile[Int(place.file), default: []].append(
        RejectedRows.Row(line: Int(place.line), diagnostic: diagnostic, cells: cells))
    }
    for (file, rows) in byFile.sorted(by: { $0.key < $1.key }) { loaded.reject(rows, of: file) }
  }
}

extension LoadedTable {
  /// Moves rows of a file from the taken ones to the rejected ones.
  fileprivate mutating func reject(_ rows: [RejectedRows.Row], of file: Int) {
    let summary = summaries[file]
    summaries[file] = FileSummary(
      file: summary.file, table: summary.table, rows: summary.rows,
      rejected: summary.rejected + rows.count, leftOut: summary.leftOut, reading: summary.reading,
      columns: summary.columns, known: summary.known)
    let at = rejected.firstIndex { $0.file == summary.file }
    let known = at.map { rejected[$0] }
    let all = ((known?.rows ?? []) + rows).sorted { $0.line < $1.line }
    let listed = Array(all.prefix(TableReading<Record>.rejectedLimit))
    let whole = RejectedRows(
      table: table, file: summary.file,
      headings: known?.headings ?? summary.columns.map(\.heading), rows: listed,
      unlisted: (known?.unlisted ?? 0) + all.count - listed.count)
    if let at { rejected[at] = whole } else { rejected.append(whole) }
  }
}
