import Portfolio

extension ColumnMapping {
  /// The store that stands beside the code of clients; nil where there is none, or somebody chose otherwise.
  func findStore(_ choices: [ImportChoice]) -> Int? {
    let headings = file.layout.headings
    guard configuration.table == .clients, !choices.contains(where: { $0.field == "id" }),
      let idColumn, let store = StoreColumn.position(beside: idColumn, in: headings)
    else { return nil }
    let chosen = Set(choices.map { HeaderKey.fold($0.heading) })
    let pair = [headings[idColumn], headings[store]].map { HeaderKey.fold($0) }
    return chosen.isDisjoint(with: pair) ? store : nil
  }

  /// What a column says as an id: a code of clients with the store beside it.
  func identity(_ column: Int) -> ColumnValues {
    ColumnValues(sample, column: column, store: column == idColumn ? storeColumn : nil)
  }

  /// Takes the store of a client into its id, where its code feeds that.
  mutating func joinStore() {
    guard let idColumn, let storeColumn, columns[idColumn].field == "id",
      columns[storeColumn].field == nil
    else { return }
    columns[storeColumn] = columns[storeColumn].feeding("id")
  }
}
