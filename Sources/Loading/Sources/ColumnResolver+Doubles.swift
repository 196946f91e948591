import Diagnostics
import Portfolio

extension ColumnResolver {
  /// Of columns under one heading the first is read, unless it is empty; another with values is said.
  ///
  /// The same heading means the same: a further column under it has no meaning of its own.
  func settleDoubles(
    _ columns: inout ResolvedColumns, _ taken: inout [String?], _ diagnostics: inout [Diagnostic]
  ) {
    let keys = headings.map { HeaderKey.fold($0) }
    guard Set(keys).count < keys.count else { return }
    let configured = Set(configuration.columns.map(\.field))
    let joined = Set(columns.joins.joined())
    for column in headings.indices {
      guard !keys[column].isEmpty, !joined.contains(column), let field = taken[column],
        columns.feeds[field] == .column(column)
      else { continue }
      let others = keys.indices.filter { other in
        guard other != column, keys[other] == keys[column], !joined.contains(other) else {
          return false
        }
        guard let second = taken[other] else { return true }
        return !configured.contains(second) && !configured.contains(field)
      }
      for other in others {
        if let second = taken[other] { columns.feeds[second] = nil }
        taken[other] = nil
      }
      let filled = others.filter(hasValues)
      guard let other = filled.first else { continue }
      guard hasValues(column) else {
        columns.feeds[field] = .column(other)
        (taken[column], taken[other]) = (nil, field)
        continue
      }
      diagnostics.append(
        Diagnostic(
          .doubleHeading, at: SourceLocation(file: file),
          facts: [
            "heading": headings[column], "read": String(column + 1),
            "other": filled.map { String($0 + 1) }.joined(separator: ", "),
          ]))
    }
  }

  /// Whether any row looked at has something in a column.
  private func hasValues(_ column: Int) -> Bool {
    sample.contains { column < $0.count && !$0[column].trimmingBlanks.isEmpty }
  }
}
