import Localization

extension Panel {
  /// The most rows of a list that grows with the portfolio: more would make a page too heavy to open.
  static let mostRows = 200

  /// This panel with the first rows of its table, and a word on where the others are.
  ///
  /// - Parameters:
  ///   - words: The words of the page.
  ///   - name: The table of `carteira assess --table` that holds all of them.
  ///   - limit: The most rows.
  /// - Returns: The panel; unchanged where the table is no longer than that.
  func cut(_ words: Words, table name: String, to limit: Int = Panel.mostRows) -> Panel {
    guard let rows = table?.rows, rows.count > limit else { return self }
    var panel = self
    panel.table?.rows = Array(rows.prefix(limit))
    let rest = words.plural("page.more-rows", rows.count - limit, ["table": name])
    panel.note = [rest, note].compactMap { $0 }.joined(separator: " ")
    return panel
  }
}
