import Portfolio

extension ColumnMapping {
  /// Takes as the id the column whose values other tables name clients by, or one more whose heading means it.
  ///
  /// - Parameters:
  ///   - named: What other tables name clients by.
  ///   - taken: The fields that columns feed.
  mutating func settleID(_ named: Set<String>, _ taken: inout Set<String>) {
    guard declared["id"]?.isNeeded == true else { return }
    let fed = column(of: "id")
    var best: (column: Int, hits: Int)?
    for index in columns.indices where index == fed || columns[index].field == nil {
      let values = ColumnValues(sample, column: index)
      guard index == fed || (!values.texts.isEmpty && values.tellsRowsApart) else { continue }
      let hits = configuration.table == .clients ? named.intersection(values.texts).count : 0
      let isKnown = index == fed || meansID(index)
      // A few numbers are the same in many columns.
      guard hits >= (isKnown ? 1 : 3) || (fed == nil && isKnown) || index == fed else { continue }
      // Where as much speaks for either, the heading that was taken stays.
      if hits > (best?.hits ?? -1) || (hits == best?.hits && index == fed) {
        best = (index, hits)
      }
    }
    guard let best, best.column != fed else { return }
    if let fed { columns[fed] = columns[fed].feeding(nil) }
    let found = columns[best.column]
    columns[best.column] = ImportProposal.Column(
      heading: found.heading, field: "id", confidence: meansID(best.column) ? .medium : .low,
      type: found.type, samples: found.samples)
    taken.insert("id")
  }

  private func meansID(_ column: Int) -> Bool {
    column == idColumn
      || HeaderAliases.field(for: columns[column].heading, in: configuration.table) == "id"
  }

  /// The ids that come again, under the heading that means them; nil where none do.
  ///
  /// Of such rows loading takes the first. A column that repeats itself too often feeds nothing.
  var repeatedIDs: (heading: String, texts: [String], isTaken: Bool)? {
    guard declared["id"]?.isNeeded == true, configuration.table != .contracts,
      let index = column(of: "id") ?? openID
    else { return nil }
    let isTaken = columns[index].field == "id"
    // A person may say that the code is the id all the same, but only of the code.
    let repeated = (isTaken ? identity(index) : ColumnValues(sample, column: index)).repeated
    guard !repeated.isEmpty else { return nil }
    let store = isTaken && index == idColumn ? storeColumn : nil
    let headings = [index, store].compactMap { $0 }.map { columns[$0].heading }
    return (StoreColumn.list(headings), repeated, isTaken)
  }

  /// The column whose heading means the id and that feeds nothing, although most rows say something there.
  private var openID: Int? {
    guard let idColumn, columns[idColumn].field == nil,
      ColumnValues(sample, column: idColumn).share >= 50
    else { return nil }
    return idColumn
  }

  /// What the rows name clients by, in tables that do.
  var clientTexts: Set<String> {
    guard configuration.table != .clients else { return [] }
    return column(of: "client").map { Set(ColumnValues(sample, column: $0).texts) } ?? []
  }

  // MARK: Columns that serve twice

  /// A table that needs an id takes, where there is none, what tells its rows apart.
  ///
  /// That is the tax number, the e-mail address or the name; never where a heading means the id, unless
  /// somebody said that it does not: other tables name its values. Lines that name no client by a code take
  /// what most of them say of it.
  mutating func borrow(_ taken: Set<String>, _ choices: [ImportChoice]) {
    func values(_ field: String) -> (heading: String, values: ColumnValues)? {
      column(of: field).map { (columns[$0].heading, ColumnValues(sample, column: $0)) }
    }
    let chosen = Set(choices.map { HeaderKey.fold($0.heading) })
    let open = openID.map { HeaderKey.fold(columns[$0].heading) }
    if declared["id"]?.isNeeded == true, !taken.contains("id"),
      open.map({ chosen.contains($0) }) ?? true
    {
      let isWhole = columns.count { $0.field == "name" } < 2
      let found = ["document", "email", "name", "legal-name"].filter { $0 != "name" || isWhole }
        .compactMap(values)
        .first { $0.values.isDistinct && $0.values.share >= 90 }
      if let found { borrowed.append(("id", found.heading)) }
    }
    if configuration.table == .invoices, !taken.contains("client") {
      var candidates = ["client-document", "client-name"].compactMap(values)
      for (index, column) in columns.enumerated()
      where column.type == ColumnType.email.name && column.field == nil
        && !chosen.contains(HeaderKey.fold(column.heading))
      {
        candidates.append((column.heading, ColumnValues(sample, column: index)))
      }
      let best = candidates.max { $0.values.share < $1.values.share }
      if let best, best.values.share >= 90 { borrowed.append(("client", best.heading)) }
    }
  }
}
