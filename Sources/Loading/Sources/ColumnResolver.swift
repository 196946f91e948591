import Diagnostics
import Portfolio

/// Which column of a file feeds which field.
struct ResolvedColumns: Sendable {
  /// A column, or two that are multiplied, or a text for every row.
  enum Feed: Sendable, Hashable {
    case column(Int)
    case product(Int, Int)
    case constant(String)
  }

  /// The feed of each field.
  var feeds: [String: Feed] = [:]
  /// Columns whose texts are put together in the first of them before a row is read.
  var joins: [[Int]] = []
  /// What became of each heading, in file order.
  var uses: [FileSummary.ColumnUse] = []
  /// The column that says for what time the monthly values of contracts are; nil where none need.
  var period: Int?

  /// Feeds a field by several columns.
  mutating func join(_ positions: [Int], as field: String) {
    guard let first = positions.first else { return }
    feeds[field] = .column(first)
    joins.append(positions)
  }

  /// The text of a column of a row, with what is joined to it.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - cell: The text of each column.
  /// - Returns: The text.
  func text(_ column: Int, _ cell: (Int) -> String) -> String {
    guard let positions = joins.first(where: { $0.first == column }) else { return cell(column) }
    return positions.map(cell).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The column of a field; nil where it has none of its own.
  func column(_ field: String) -> Int? {
    if case .column(let column) = feeds[field] { column } else { nil }
  }
}

/// Finds the columns of a table's fields: as configured, else by their headings.
struct ColumnResolver {
  let configuration: SourceConfiguration
  let file: String
  let headings: [String]
  let sample: [[String]]
  let fields: [String]

  /// The feeds of the fields, and what is wrong with the configuration of columns.
  func resolve() -> (columns: ResolvedColumns, diagnostics: [Diagnostic]) {
    var columns = ResolvedColumns()
    var diagnostics: [Diagnostic] = []
    var taken = [String?](repeating: nil, count: headings.count)
    for entry in configuration.columns {
      guard fields.contains(entry.field) else {
        diagnostics.append(unknownField(entry.field, at: entry.location))
        continue
      }
      func position(_ heading: String) -> Int? {
        if let found = self.position(of: heading) {
          taken[found] = taken[found] ?? entry.field
          return found
        }
        diagnostics.append(missingHeading(heading, at: entry.location))
        return nil
      }
      switch entry.mapping {
      case .constant(let text): columns.feeds[entry.field] = .constant(text)
      case .heading(let heading):
        if let at = position(heading) { columns.feeds[entry.field] = .column(at) }
      case .product(let first, let second):
        if let first = position(first), let second = position(second) {
          columns.feeds[entry.field] = .product(first, second)
        }
      case .joined(let headings):
        guard canJoin else {
          diagnostics.append(
            Diagnostic(.badColumnMapping, at: entry.location ?? configuration.location))
          continue
        }
        let positions = headings.compactMap { position($0) }
        if positions.count == headings.count { columns.join(positions, as: entry.field) }
      }
    }
    if !configuration.onlyColumns { recognise(&columns, &taken) }
    settleDoubles(&columns, &taken, &diagnostics)
    settleAmounts(&columns, &taken, &diagnostics)
    leaveCurrencies(&columns, &taken)
    findPeriods(&columns, taken)
    for rule in configuration.leaveOut where position(of: rule.column) == nil {
      diagnostics.append(missingHeading(rule.column, at: configuration.location))
    }
    columns.uses = zip(headings, taken).map { .init(heading: $0, field: $1) }
    settleSurveyKind(&columns, &diagnostics)
    return (columns, diagnostics)
  }

  /// Lines of invoices and of payments are too many for texts of their own.
  private var canJoin: Bool { configuration.table != .invoices && configuration.table != .payments }

  /// The position of a heading, exact or with accents, case and marks ignored.
  func position(of heading: String) -> Int? {
    if let exact = headings.firstIndex(of: heading) { return exact }
    let key = HeaderKey.fold(heading)
    return headings.firstIndex { HeaderKey.fold($0) == key }
  }

  /// Gives the fields that are still open to the headings that mean them.
  private func recognise(_ columns: inout ResolvedColumns, _ taken: inout [String?]) {
    // A heading that the configuration uses means nothing else.
    let open = headings.indices.map { taken[$0] == nil ? headings[$0] : "" }
    let fed = Set(columns.feeds.keys)
    let matches = HeaderAliases.match(open, in: configuration.table, taken: fed)
    for (index, match) in matches.enumerated() where taken[index] == nil {
      guard let field = match.field, fields.contains(field), columns.feeds[field] == nil,
        isConfirmed(match.heading, column: index)
      else { continue }
      columns.feeds[field] = .column(index)
      taken[index] = field
    }
    joinNames(open, &columns, &taken)
    joinStore(open, &columns, &taken)
  }

  /// Takes the store of a client into its id, where it stands beside its code.
  private func joinStore(
    _ open: [String], _ columns: inout ResolvedColumns, _ taken: inout [String?]
  ) {
    guard configuration.table == .clients, let code = columns.column("id"),
      let store = StoreColumn.position(beside: code, in: open), taken[store] == nil
    else { return }
    columns.join([code, store], as: "id")
    taken[store] = "id"
  }

  /// Takes a name in two columns, where neither was spoken for and no column has the whole of it.
  private func joinNames(
    _ open: [String], _ columns: inout ResolvedColumns, _ taken: inout [String?]
  ) {
    let isNamed = columns.feeds["name"] != nil
    let name = columns.column("name")
    guard fields.contains("name"), isNamed == (name != nil),
      let pair = NamePair(open, in: configuration.table, name: name)
    else { return }
    columns.join([pair.first, pair.last], as: "name")
    for index in [pair.first, pair.last] { taken[index] = "name" }
  }

  /// Some headings mean one thing or another by their values: "Estado" of a deal is no state.
  private func isConfirmed(_ heading: String, column: Int) -> Bool {
    guard let ambiguity = HeaderAliases.ambiguity(of: heading, in: configuration.table) else {
      return true
    }
    return ambiguity.isConfirmed(
      by: sample.lazy.compactMap { column < $0.count ? $0[column] : nil })
  }

  private func unknownField(_ field: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .unknownField, at: location,
      facts: ["found": field, "table": configuration.table.rawValue],
      suggestion: NearMiss.nearest(to: field, among: fields))
  }

  private func missingHeading(_ heading: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      .missingColumn, at: location,
      facts: [
        "found": heading, "file": file,
        "headings": headings.filter { !$0.isEmpty }.joined(separator: ", "),
      ],
      suggestion: NearMiss.nearest(to: heading, among: headings))
  }
}
