import Diagnostics
import Portfolio

extension TableReading {
  /// The record that the row at hand is.
  ///
  /// - Throws: Why it is none.
  mutating func record(
    at place: RecordPlace, _ identities: inout RecordIdentities
  ) throws(RowIssue) -> LoadedRecord<Record> {
    let client = try client()
    try readValues(client)
    let id = try id(client, &identities)
    let version: Day? =
      if case .version(let field) = declaration.identity { day(of: field) } else { nil }
    try convertAmounts()
    if let other = identities.take(id, client: client ?? 0, version: version, at: place) {
      throw RowIssue(
        -1, .doubleID, ["id": shownID(id, version), "table": declaration.table.rawValue],
        other: other)
    }
    var record = make(id, client ?? 0)
    for (index, declared) in declaration.columns.enumerated() {
      guard let value = values[index] else {
        if unreadable.contains(index) { declared.fail?(&record) }
        if emptied.contains(index) { declared.lose?(&record) }
        continue
      }
      guard let unknown = declared.assign(&record, value) else { continue }
      let issue = RowIssue(
        column(of: index), declared.column.isNeeded ? .unknownNeededWord : .unknownWord,
        ["found": unknown, "field": declared.field, "column": heading(of: index)],
        suggestion: suggestion(for: unknown, "\(index)") {
          WordDistance.nearest(to: unknown, among: declared.column.words.flatMap(\.all))
        })
      if declared.column.isNeeded { throw issue }
      issues.append(issue)
    }
    checkDays(id)
    for issue in declaration.inspect(&record) {
      let index = declaration.columns.firstIndex { $0.field == issue.field } ?? -1
      var facts = issue.facts
      facts["id"] = id
      if index >= 0 { facts["column"] = heading(of: index) }
      let found = RowIssue(column(of: index), issue.code, facts)
      if issue.code.severity == .error { throw found }
      // What the record does not keep is unknown to whoever counts or collects values, too.
      if issue.code == .outOfRange, index >= 0 { values[index] = nil }
      issues.append(found)
    }
    let loaded = LoadedRecord(id: id, place: place, record: record)
    collect(loaded, client: client)
    return loaded
  }

  /// What was probably meant by a text; looked for a few dozen times a file, since each may take
  /// long and few are shown.
  private mutating func suggestion(
    for text: String, _ scope: String, _ find: () -> String?
  ) -> String? {
    let key = scope + "\u{1F}" + text
    if let found = suggestions[key] { return found }
    guard suggestions.count < 60 else { return nil }
    let found = find()
    suggestions[key] = .some(found)
    return found
  }

  /// The position in the file of a declared column; -1 where it has none.
  func column(of index: Int) -> Int {
    guard feeds.indices.contains(index), case .column(let column)? = feeds[index] else { return -1 }
    return column
  }

  func heading(of index: Int) -> String {
    readers[index]?.heading ?? declaration.columns[index].field
  }

  func text(_ feed: ResolvedColumns.Feed?) -> String {
    switch feed {
    case .column(let column): texts[column]
    case .constant(let text): text
    case .product, nil: ""
    }
  }

  private func text(of field: String) -> String { text(columns.feeds[field]) }

  /// Whether the row at hand says its id itself.
  var hasWrittenID: Bool { !text(idFeed).isEmpty }

  private func day(of field: String) -> Day? {
    guard let index = declaration.columns.firstIndex(where: { $0.field == field }) else {
      return nil
    }
    return day(at: index)
  }

  func day(at index: Int) -> Day? {
    if case .day(let day)? = values[index] { day } else { nil }
  }

  /// The client that the row belongs to; nil in tables whose rows belong to none.
  private mutating func client() throws(RowIssue) -> Int? {
    guard declaration.hasClient else { return nil }
    let named = text(clientFeed)
    let column = if case .column(let column)? = clientFeed { column } else { -1 }
    let heading = columns.uses.indices.contains(column) ? columns.uses[column].heading : "client"
    guard !named.isEmpty else { throw RowIssue(column, .missingClient, ["column": heading]) }
    guard let position = context.clients.position(of: named) else {
      throw noClient(named, column, heading)
    }
    return position
  }

  /// Why a text names no client: nobody is called so, or several are.
  private mutating func noClient(_ named: String, _ column: Int, _ heading: String) -> RowIssue {
    let clients = context.clients
    let several = clients.several(named)
    guard several.isEmpty else {
      return RowIssue(
        column, .ambiguousClient,
        ["found": named, "column": heading, "ids": ClientReferences.list(several)])
    }
    return RowIssue(
      column, .unknownClient, ["found": named, "column": heading],
      suggestion: suggestion(for: named, "client") { clients.suggestion(for: named) })
  }

  /// The row's id: as written, or made of its values.
  private func id(
    _ client: Int?, _ identities: inout RecordIdentities
  ) throws(RowIssue) -> String {
    if case .fields(let fields) = declaration.identity {
      return fields.map { field in
        let index = declaration.columns.firstIndex { $0.field == field }
        return index.flatMap { values[$0]?.canonical } ?? ""
      }.joined(separator: " ")
    }
    let written = text(idFeed)
    if !written.isEmpty { return written }
    if declaration.needsID {
      throw RowIssue(-1, .missingID, ["table": declaration.table.rawValue])
    }
    let owner = client.map { context.clients.id(at: $0) } ?? ""
    if case .person = declaration.identity {
      // Name and e-mail; without an e-mail, title and telephone tell people of one name apart.
      let email = text(of: "email")
      return RecordIdentities.personID(
        of: [owner, text(of: "name"), email]
          + (email.isEmpty ? [text(of: "title"), text(of: "phone")] : []))
    }
    return identities.madeID(of: [owner] + values.map { $0?.canonical ?? "" })
  }

  /// What a double is called: people without an id by their name, versions with their day.
  private func shownID(_ id: String, _ version: Day?) -> String {
    if text(idFeed).isEmpty, case .person = declaration.identity {
      let name = text(of: "name")
      return name.isEmpty ? id : name
    }
    return version.map { "\(id) (\($0))" } ?? id
  }
}

extension TableReading {
  /// Reads the declared columns of the row at hand.
  private mutating func readValues(_ client: Int?) throws(RowIssue) {
    var rowCurrency: Currency?
    if let currency {
      try readValue(currency, client, isBrazilian: true, currency: nil)
      if case .currency(let read)? = values[currency] { rowCurrency = read }
    }
    let named =
      country.map { text(feeds[$0]) } ?? client.flatMap { context.countries[$0] } ?? ""
    let isBrazilian = context.request.isBrazilian(named.isEmpty ? nil : named)
    for index in values.indices where index != currency {
      try readValue(index, client, isBrazilian: isBrazilian, currency: rowCurrency)
    }
  }

  /// How the cell of a declared column is read in the row at hand.
  private func reader(of index: Int) -> CellReader? {
    let column = column(of: index)
    return column >= 0 && !isMarked[column] ? numberReaders[index] : readers[index]
  }

  private mutating func readValue(
    _ index: Int, _ client: Int?, isBrazilian: Bool, currency: Currency?
  ) throws(RowIssue) {
    values[index] = nil
    let declared = declaration.columns[index]
    let text = text(feeds[index])
    guard let reader = reader(of: index), !text.isEmpty else {
      if declared.column.isNeeded {
        throw RowIssue(
          column(of: index), .neededValue,
          ["field": declared.field, "column": heading(of: index)])
      }
      return
    }
    guard !isOfOtherPeriod(index, text) else { return }
    var reading = reader.read(text, isBrazilian: isBrazilian, currency: currency)
    if case .value(let value) = reading, declared.lowerBound?.allows(value) == false {
      reading = .unreadable(
        .outOfRange, ["found": text, "minimum": "0", "maximum": CellReader.greatestText])
    }
    switch reading {
    case .value(let value):
      guard let value = screened(value, at: index) else { return }
      values[index] = try resolved(value, index, client)
    case .doubtful(let value, let code, let facts):
      values[index] = screened(value, at: index)
      issues.append(issue(index, code, facts, text))
    case .unreadable(let code, let facts):
      // Without its currency, nobody knows what an amount is worth.
      guard declared.column.isNeeded || declared.type == .currency else {
        unreadable.insert(index)
        issues.append(issue(index, code, facts, text))
        return
      }
      let isTooSmall = code == .outOfRange && declared.lowerBound != nil
      let code: DiagnosticCode =
        declared.type == .currency
        ? .badCurrency : isTooSmall ? .neededAboveZero : .unreadableNeeded
      throw issue(index, code, ["type": declared.type.name], text)
    }
  }

  /// A value without those who were erased; nil where nothing is left, which is noted.
  private mutating func screened(_ value: CellValue, at index: Int) -> CellValue? {
    let left = screened(value, declaration.columns[index].type)
    if left == nil { emptied.insert(index) }
    return left
  }

  private func issue(
    _ index: Int, _ code: DiagnosticCode, _ facts: [String: String], _ text: String
  ) -> RowIssue {
    var facts = facts
    facts["column"] = heading(of: index)
    facts["found"] = facts["found"] ?? text
    return RowIssue(column(of: index), code, facts)
  }

  /// A value with the names in it turned into ids, as far as they are known.
  private mutating func resolved(
    _ value: CellValue, _ index: Int, _ client: Int?
  ) throws(RowIssue) -> CellValue {
    let declared = declaration.columns[index]
    // Rows of this table may come later: they are looked up when all are known.
    guard let table = declared.type.referencedTable, table != declaration.table else {
      return value
    }
    switch value {
    case .text(let text): return .text(try id(of: text, in: table, index, client))
    case .list(let texts):
      var ids: [String] = []
      for text in texts {
        let id = try id(of: text, in: table, index, client)
        if !ids.contains(id) { ids.append(id) }
      }
      return .list(ids)
    default: return value
    }
  }

  private mutating func id(
    of text: String, in table: TableName, _ index: Int, _ client: Int?
  ) throws(RowIssue) -> String {
    switch context.reference(text, to: table, client: client) {
    case .known(let id): return id
    case .unchecked: return text
    case .unknown:
      if table == .clients, declaration.columns[index].column.isNeeded {
        throw noClient(text, column(of: index), heading(of: index))
      }
      var issue = issue(
        index, .unknownReference, ["found": text, "table": table.rawValue], text)
      let context = context
      issue.suggestion = suggestion(for: text, "\(table) \(client ?? -1)") {
        context.suggestion(for: text, in: table, client: client)
      }
      issues.append(issue)
      return text
    }
  }
}
