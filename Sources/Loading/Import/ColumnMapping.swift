import Portfolio

/// Which columns of a file would feed which fields of a table, and how well that fits.
struct ColumnMapping {
  let file: SourceFile
  let configuration: SourceConfiguration
  let profile: SystemProfile?
  var columns: [ImportProposal.Column] = []
  /// Fields that take their value from a column that feeds another too.
  var borrowed: [(field: String, heading: String)] = []
  /// Needed fields that nothing feeds.
  private(set) var missing: [String] = []
  /// Needed fields that most rows say nothing of.
  private(set) var sparse: [String] = []
  /// Whether amounts stand on the first line of each document alone, so that further lines are none.
  private(set) var hasFurtherLines = false

  let declared: [String: TableColumn]
  /// The column whose heading means the id, whatever its values are.
  private(set) var idColumn: Int?
  /// The column of the store that makes an id of the code in `idColumn`; nil where there is none.
  private(set) var storeColumn: Int?
  /// Fields that are the same in every row: what surveys measure.
  private(set) var constants: [(field: String, text: String)] = []
  /// The first rows, sums left out.
  private(set) var sample: [[String]]

  /// The mapping of a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - configuration: Its table.
  ///   - choices: What a person said of headings: the field, or nil for none.
  ///   - named: What other tables name clients by.
  init(
    file: SourceFile, configuration: SourceConfiguration, choices: [ImportChoice] = [],
    named: Set<String> = []
  ) {
    self.file = file
    self.configuration = configuration
    let headings = file.layout.headings
    profile = SystemProfile.best(headings)
    declared = Dictionary(
      (TableCatalog.table(configuration.table)?.columns ?? []).map { ($0.field, $0) },
      uniquingKeysWith: { first, _ in first })
    sample = file.layout.sample.prefix(500).filter { row in
      let first = row.first { !$0.trimmingBlanks.isEmpty }
      return first.map { !TotalRow.isTotal($0.trimmingBlanks) } ?? false
    }
    var taken: Set<String> = []
    let meanings = fields(of: headings)
    idColumn = meanings.lastIndex(of: "id")
    storeColumn = findStore(choices)
    for (index, field) in meanings.enumerated() {
      let values = ColumnValues(sample, column: index)
      var column = proposed(headings[index], field, values, ids: identity(index))
      if let field = column.field, !taken.insert(field).inserted {
        column = ColumnMapping.unused(headings[index], values)
      }
      columns.append(column)
    }
    recogniseValues(&taken)
    settleID(named, &taken)
    choose(choices, &taken)
    joinNames(&taken, choices)
    joinStore()
    takeLineAmounts(&taken, choices)
    leaveCurrencies(&taken, choices)
    leaveOtherPeriods(&taken, choices)
    constants = surveyKind(taken)
    leaveFurtherLines(&taken, choices)
    borrow(taken, choices)
    let fed = taken.union(borrowed.map(\.field))
    missing = needed.filter { !fed.contains($0) }.sorted()
    if configuration.table == .invoices, !hasAmount(fed) { missing.append("amount") }
    sparse = needed.filter { field in
      column(of: field).map { ColumnValues(sample, column: $0).share < 50 } ?? false
    }
  }

  /// Whether no column is known.
  var isEmpty: Bool { columns.allSatisfy { $0.field == nil } }

  /// Whether one column alone is known, by whatever it is: any table of addresses would do.
  var isMeagre: Bool {
    profile == nil && columns.count > 2 && columns.count { $0.field != nil } < 2
  }

  /// How likely the table is: what its columns explain, what it lacks, what the program's rows are, what
  /// the file is called.
  var score: Int {
    let known = columns.filter { $0.field != nil }
    var score = known.reduce(0) { sum, column in
      let weight = column.confidence == .high ? 4 : column.confidence == .medium ? 2 : 1
      return sum + weight * (column.field.map { needed.contains($0) } ?? false ? 2 : 1)
    }
    score -= (missing.count + sparse.count + debtHeadings) * 12
    if let table = profile?.table { score += table == configuration.table ? 30 : 0 }
    if TableNames.table(named: fileStem) == configuration.table { score += 12 }
    // Of two tables that explain the same, the one with more to explain is the less likely.
    return score * 100 - declared.count
  }

  /// The name of the file without its folders and endings.
  private var fileStem: String {
    let name = file.name.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }

  /// Of the headings, the share that is known, in percent.
  var recognised: Int {
    let there = columns.filter { !$0.heading.isEmpty }
    return there.isEmpty ? 0 : there.count { $0.field != nil } * 100 / there.count
  }

  func column(of field: String) -> Int? { columns.firstIndex { $0.field == field } }

  func type(of field: String) -> ColumnType? { declared[field]?.type }

  private var needed: [String] { declared.values.filter(\.isNeeded).map(\.field) }

  private func hasAmount(_ fed: Set<String>) -> Bool {
    fed.contains("amount") || fed.isSuperset(of: ["quantity", "unit-price"])
  }

  // MARK: Headings

  /// The field of each heading, as the program that wrote them means them or as anybody would.
  ///
  /// Columns without a value get what those with values leave.
  private func fields(of headings: [String]) -> [String?] {
    let own = profile?.fields(in: configuration.table) ?? [:]
    var fields = headings.map { own[HeaderKey.fold($0)] }
    let isBlank = headings.indices.map { ColumnValues(sample, column: $0).texts.isEmpty }
    let isOther = headings.indices.map { isSomethingElse(headings[$0], column: $0) }
    for wanted in [false, true] {
      let open = headings.indices.map { index in
        fields[index] == nil && isBlank[index] == wanted && !isOther[index] ? headings[index] : ""
      }
      let matches = HeaderAliases.match(
        open, in: configuration.table, taken: Set(fields.compactMap { $0 }))
      for (index, match) in matches.enumerated() where fields[index] == nil {
        fields[index] = match.field
      }
    }
    return fields
  }

  /// Whether values tell that a heading does not mean here what it mostly means.
  ///
  /// A line of an unknown kind is not taken: what kinds of documents or of payments there are is another thing.
  private func isSomethingElse(_ heading: String, column: Int) -> Bool {
    let values = ColumnValues(sample, column: column)
    let ambiguity = HeaderAliases.ambiguity(of: heading, in: configuration.table)
    if let ambiguity { return !ambiguity.isConfirmed(by: values.texts) }
    guard configuration.table == .invoices, let kind = declared["kind"],
      HeaderAliases.field(for: heading, in: .invoices) == "kind", !ProtheusType.isHeading(heading)
    else { return false }
    return isNoKind(values, kind)
  }

  /// Whether a column under a heading of kinds says something else: hardly a word is known, and none takes
  /// an invoice back.
  private func isNoKind(_ values: ColumnValues, _ kind: TableColumn) -> Bool {
    values.fit(kind.type, words: kind.words) < 50
      && !values.texts.contains(where: InvoiceKind.takesBack)
  }

  private func proposed(
    _ heading: String, _ field: String?, _ values: ColumnValues,
    ids: @autoclosure () -> ColumnValues
  ) -> ImportProposal.Column {
    guard let field, let column = declared[field] else {
      return ColumnMapping.unused(heading, values)
    }
    let fit = values.fit(column.type, words: column.words)
    let ambiguity = HeaderAliases.ambiguity(of: heading, in: configuration.table)
    if let ambiguity, ambiguity.field == field, !ambiguity.isConfirmed(by: values.texts) {
      return ColumnMapping.unused(heading, values)
    }
    if field == "kind", configuration.table == .invoices, ambiguity == nil,
      !ProtheusType.isHeading(heading), isNoKind(values, column)
    {
      return ColumnMapping.unused(heading, values)
    }
    // Versions of a contract share its id.
    let isNoID =
      field == "id" && configuration.table != .contracts && !ids().tellsRowsApart
    guard fit >= 50 || column.type == .word || column.type == .words, !isNoID else {
      return ColumnMapping.unused(heading, values)
    }
    let isSure = fit >= 90 && !values.texts.isEmpty
    return ImportProposal.Column(
      heading: heading, field: field,
      confidence: fit < 50 ? .low : isSure && (ambiguity == nil || fit == 100) ? .high : .medium,
      type: values.type.name, samples: values.samples)
  }

  private static func unused(
    _ heading: String, _ values: ColumnValues
  ) -> ImportProposal.Column {
    ImportProposal.Column(
      heading: heading, field: nil, confidence: .low, type: values.type.name,
      samples: values.samples)
  }

  /// Tax numbers and addresses of e-mail show what they are, whatever stands above them.
  private mutating func recogniseValues(_ taken: inout Set<String>) {
    for (index, column) in columns.enumerated() where column.field == nil && !column.heading.isEmpty
    {
      let field = ["document": "document", "email": "email"][column.type]
      guard let field, declared[field] != nil, taken.insert(field).inserted else { continue }
      columns[index] = ImportProposal.Column(
        heading: column.heading, field: field, confidence: .low, type: column.type,
        samples: column.samples)
    }
  }

  // MARK: What a person said

  private mutating func choose(_ choices: [ImportChoice], _ taken: inout Set<String>) {
    for choice in choices {
      guard
        let index = columns.firstIndex(where: {
          HeaderKey.fold($0.heading) == HeaderKey.fold(choice.heading)
        })
      else { continue }
      if let field = choice.field {
        guard declared[field] != nil else { continue }
        for other in columns.indices where columns[other].field == field {
          columns[other] = columns[other].feeding(nil)
        }
      }
      columns[index] = columns[index].feeding(choice.field)
    }
    taken = Set(columns.compactMap(\.field))
  }

  /// Takes a name in two columns, unless somebody said something of either.
  private mutating func joinNames(_ taken: inout Set<String>, _ choices: [ImportChoice]) {
    guard declared["name"] != nil, !choices.contains(where: { $0.field == "name" }) else { return }
    let chosen = Set(choices.map { HeaderKey.fold($0.heading) })
    let open = columns.map { column in
      let isOpen = column.field == nil || column.field == "name"
      return isOpen && !chosen.contains(HeaderKey.fold(column.heading)) ? column.heading : ""
    }
    guard let pair = NamePair(open, in: configuration.table, name: column(of: "name")) else {
      return
    }
    for index in [pair.first, pair.last] { columns[index] = columns[index].feeding("name") }
    taken.insert("name")
  }

  // MARK: Rows of an order

  /// Some shops write an order's total on its first line and leave it out on those of its further items:
  /// these are no sales of their own, and the total is no price of the first item.
  private mutating func leaveFurtherLines(
    _ taken: inout Set<String>, _ choices: [ImportChoice]
  ) {
    guard configuration.table == .invoices, let amount = column(of: "amount"),
      let number = column(of: "number")
    else { return }
    func text(_ row: [String], _ column: Int) -> String {
      column < row.count ? row[column].trimmingBlanks : ""
    }
    var blank = 0
    for (previous, row) in zip([[]] + sample, sample) where text(row, amount).isEmpty {
      guard text(row, number) == text(previous, number), !text(row, number).isEmpty else { return }
      blank += 1
    }
    guard blank > 0 else { return }
    hasFurtherLines = true
    sample = sample.filter { !text($0, amount).isEmpty }
    for field in ["product", "quantity", "unit-price"] {
      guard let index = column(of: field), !choices.contains(where: { $0.field == field }) else {
        continue
      }
      columns[index] = columns[index].feeding(nil)
      taken.remove(field)
    }
  }
}
