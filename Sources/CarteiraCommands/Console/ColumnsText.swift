import Portfolio

/// Which columns of tables have the most gaps, or how each of them is filled; the emptiest first.
struct ColumnsText {
  private static let shown = 4

  let quality: DataQuality
  let words: QualityWords
  /// Whether all columns are listed, also those that no file has.
  let isComplete: Bool

  var lines: [String] {
    var table = TextTable([.left])
    for each in quality.tables where each.isPresent {
      let texts = texts(each)
      guard !texts.isEmpty else { continue }
      for (index, text) in texts.enumerated() {
        table.add([index == 0 ? words.table(each.table) : "", text])
      }
    }
    return table.lines
  }

  private func texts(_ table: TableCompleteness) -> [String] {
    var columns = table.columns.filter { $0.isPresent && $0.known != nil && $0.rows > 0 }
    columns = columns.enumerated().sorted { first, second in
      let (left, right) = (first.element.known ?? 0, second.element.known ?? 0)
      return left != right ? left < right : first.offset < second.offset
    }.map(\.element)
    if !isComplete {
      columns = Array(columns.filter { ($0.known ?? 0) * 2 < $0.rows }.prefix(ColumnsText.shown))
    }
    let shares = columns.map { column in
      let known = column.known ?? 0
      return words.text(
        "column",
        [
          "column": words.column(column),
          "percent": words.percent(
            Int64(isComplete ? known : column.rows - known), of: Int64(column.rows)),
        ])
    }
    var texts = TextTable.wrapped(shares.joined(separator: ", "), width: 64, indentation: 0)
    let missing = table.columns.filter { !$0.isPresent }
    if isComplete, !missing.isEmpty {
      let list = missing.map { words.column($0) }
      texts += TextTable.wrapped(
        words.text("no-column", ["list": list.joined(separator: ", ")]), width: 64, indentation: 0)
    }
    return texts
  }
}
