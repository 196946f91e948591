import Portfolio

/// Which columns of a file would feed which fields of a table, and how well that fits.
struct ColumnMapping {
  let file: SourceFile
  let configuration: SourceConfiguration
  let profile: SystemProfile?
  private(set) var columns: [ImportProposal.Column] = []
  /// Fields that take their value from a column that feeds another too.
  private(set) var borrowed: [(field: String, heading: String)] = []
  /// Needed fields that nothing feeds.
  private(set) var missing: [String] = []

  private let declared: [String: TableColumn]
  /// The first rows, sums left out.
  private let sample: [[String]]

  init(file: SourceFile, configuration: SourceConfiguration) {
    self.file = file
    self.configuration = configuration
    let table = configuration.table
    let headings = file.layout.headings
    profile = SystemProfile.best(headings)
    declared = Dictionary(
      (TableCatalog.table(table)?.columns ?? []).map { ($0.field, $0) },
      uniquingKeysWith: { first, _ in first })
    sample = file.layout.sample.prefix(500).filter { row in
      !TotalRow.isTotal(row.first { !$0.trimmingBlanks.isEmpty } ?? "")
    }
    let matches = HeaderAliases.match(headings, in: table)
    var taken: Set<String> = []
    for (index, match) in matches.enumerated() {
      let values = ColumnValues(sample, column: index)
      var column = proposed(match, values)
      if let field = column.field, !taken.insert(field).inserted {
        column = ColumnMapping.unused(match.heading, values)
      }
      columns.append(column)
    }
    recogniseValues(&taken)
    borrowID(taken)
    missing = declared.values.filter(\.isNeeded).map(\.field).filter { field in
      !taken.contains(field) && !borrowed.contains { $0.field == field }
        && !(field == "amount" && taken.isSuperset(of: ["quantity", "unit-price"]))
    }.sorted()
  }

  /// Whether no column is known.
  var isEmpty: Bool { columns.allSatisfy { $0.field == nil } }

  /// How likely the table is: what its columns explain, what it lacks, what the program's rows are.
  var score: Int {
    let known = columns.filter { $0.field != nil }
    var score = known.reduce(0) { sum, column in
      let weight = column.confidence == .high ? 4 : column.confidence == .medium ? 2 : 1
      return sum + weight * (column.field.flatMap { declared[$0]?.isNeeded } ?? false ? 2 : 1)
    }
    score -= missing.count * 12
    if let table = profile?.table { score += table == configuration.table ? 30 : 0 }
    // Of two tables that explain the same, the one with more to explain is the less likely.
    return score * 100 - declared.count
  }

  /// Of the headings, the share that is known, in percent.
  var recognised: Int {
    let there = columns.filter { !$0.heading.isEmpty }
    return there.isEmpty ? 0 : there.count { $0.field != nil } * 100 / there.count
  }

  func column(of field: String) -> Int? { columns.firstIndex { $0.field == field } }

  func type(of field: String) -> ColumnType? { declared[field]?.type }

  private func proposed(_ match: HeaderMatch, _ values: ColumnValues) -> ImportProposal.Column {
    guard let field = match.field, let column = declared[field] else {
      return ColumnMapping.unused(match.heading, values)
    }
    let fit = values.fit(column.type, words: column.words)
    let ambiguity = HeaderAliases.ambiguity(of: match.heading, in: configuration.table)
    if let ambiguity, ambiguity.field == field, !ambiguity.isConfirmed(by: values.texts) {
      return ColumnMapping.unused(match.heading, values)
    }
    guard fit >= 50 || column.type == .word || column.type == .words else {
      return ColumnMapping.unused(match.heading, values)
    }
    let isSure = fit >= 90 && !values.texts.isEmpty
    return ImportProposal.Column(
      heading: match.heading, field: field,
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

  /// A table that needs an id takes, where there is none, what tells its rows apart: the tax number, the
  /// e-mail address, the name.
  private mutating func borrowID(_ taken: Set<String>) {
    guard declared["id"]?.isNeeded == true, !taken.contains("id") else { return }
    for field in ["document", "email", "name", "legal-name"] {
      guard let index = column(of: field) else { continue }
      let texts = ColumnValues(sample, column: index).texts
      let rows = sample.count { row in row.contains { !$0.isEmpty } }
      guard Set(texts).count == texts.count, texts.count * 10 >= rows * 9 else { continue }
      borrowed.append(("id", columns[index].heading))
      return
    }
  }
}

/// Rows that sum up those above.
enum TotalRow {
  private static let words: Set<String> = [
    "total", "totais", "subtotal", "sub total", "total geral", "grand total", "soma",
    "total general", "totals",
  ]

  /// Whether the first text of a row says that it is a sum.
  static func isTotal(_ text: String) -> Bool {
    text.utf8.count <= 20 && words.contains(HeaderKey.fold(text))
  }
}
