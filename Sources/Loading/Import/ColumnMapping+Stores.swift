import Portfolio

extension ColumnMapping {
  /// Takes the store of a client into its id, where it stands beside its code and nobody chose otherwise.
  mutating func joinStore(_ choices: [ImportChoice]) {
    guard configuration.table == .clients, !choices.contains(where: { $0.field == "id" }),
      let code = column(of: "id")
    else { return }
    let open = columns.indices.map {
      $0 == code || columns[$0].field == nil ? columns[$0].heading : ""
    }
    guard let store = StoreColumn.position(beside: code, in: open) else { return }
    columns[store] = columns[store].feeding("id")
  }
}
