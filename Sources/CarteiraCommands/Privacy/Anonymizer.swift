import Analysis
import Files
import Loading
import Localization
import Portfolio
import Privacy
import Reports

/// Puts made names in place of all names in records, the same for the same key: a portfolio to be shown
/// around.
struct Anonymizer: Sendable {
  let hash: KeyedHash
  let catalog: Catalog
  let custom: [CustomField]

  /// Everything in records that must not be in anything made of them.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio as it is.
  ///   - words: Texts of ours: a name that is one of their words, too, cannot be looked for.
  /// - Returns: Names, documents, addresses and numbers, with the fields they are in.
  static func secrets(of portfolio: Portfolio, besides words: [String]) -> [TextFinder.Text] {
    var secrets: [TextFinder.Text] = []
    func add(_ field: String, _ text: String?) {
      guard let text = text?.trimmingBlanks, text.utf8.count >= TextFinder.shortest else { return }
      secrets.append(TextFinder.Text(text, field: field))
    }
    for client in portfolio.clients {
      if Slug.isPersonal(client.id) { add("clients.id", client.id) }
      guard client.hasAttributes else { continue }
      let attributes = client.attributes
      add("clients.name", attributes.name)
      add("clients.legal-name", attributes.legalName)
      add("clients.document", attributes.document?.text)
      add("clients.document", attributes.document?.characters)
      add("clients.email", attributes.email)
      phone("clients.phone", attributes.phone, add)
      add("clients.address", attributes.address)
    }
    for contact in portfolio.contacts {
      add("contacts.name", contact.name)
      add("contacts.email", contact.email)
      phone("contacts.phone", contact.phone, add)
    }
    for member in portfolio.team {
      add("team.name", member.name)
      add("team.email", member.email)
    }
    let names = TextFinder(secrets.filter { $0.field.hasSuffix("name") })
    let own = Set(names.all(in: Array(words.joined(separator: "\n").utf8)).map(\.text))
    return secrets.filter { !own.contains($0.text) }
  }

  private static func phone(_ field: String, _ text: String?, _ add: (String, String?) -> Void) {
    guard let text else { return }
    add(field, text)
    guard let phone = Phone(text: text) else { return }
    add(field, phone.e164)
    add(field, phone.national)
    add(
      field,
      String(phone.e164.filter { $0.isNumber }.dropFirst(phone.e164.hasPrefix("+55") ? 2 : 0)))
  }

  // MARK: Names

  /// The id in place of a record's.
  func alias(_ id: String, of table: TableName) -> String {
    guard !id.isEmpty else { return "" }
    return "\(table.rawValue.prefix(1))\(hash.alias(of: id, kind: table.rawValue))"
  }

  /// The name in place of that of a record.
  func name(_ id: String, of table: TableName) -> String {
    let sign = hash.alias(of: id, kind: table.rawValue, digits: 6).uppercased()
    return catalog.text("privacy.alias.\(table.rawValue)", ["sign": sign])
  }

  // MARK: Records

  /// Puts made names in place of all.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - loaded: The portfolio they are of.
  ///   - secrets: What must not be left in any text that stays.
  func apply(
    to records: inout CanonicalRecords, of loaded: LoadedPortfolio, hiding secrets: TextFinder
  ) {
    records.resolve(by: loaded)
    records.notes = []
    let clients = Set(loaded.portfolio.clients.map(\.id))
    snooze(&records, clients)
    history(&records, secrets)
    let hasTeam = records.tables[.team] != nil
    for table in records.tables.keys {
      guard var rows = records.tables[table] else { continue }
      let id = rows.column("id") ?? rows.column("client")
      let fields = rows.columns.map { AnonymousField.of($0, in: table, custom: custom) }
      let columns = rows.columns
      let lists = columns.map { TableCatalog.table(table)?.column($0)?.type.isList ?? false }
      rows.kept = rows.kept.filter { field in
        if case .drop = AnonymousField.of(field, in: table, custom: custom) { return false }
        return true
      }
      if table != .history, table != .snoozes {
        rows.rows = rows.rows.map { row in
          row.indices.map { place in
            cell(
              row[place], fields[place], id: id.map { row[$0] } ?? "", columns[place], secrets,
              isList: lists[place], hasTeam: hasTeam)
          }
        }
      }
      records.tables[table] = rows
    }
  }

  private func cell(
    _ text: String, _ field: AnonymousField, id: String, _ column: String, _ secrets: TextFinder,
    isList: Bool, hasTeam: Bool
  ) -> String {
    guard !text.isEmpty else { return "" }
    switch field {
    case .keep: return text
    case .scrub: return scrubbed(text, secrets)
    case .alias(let table):
      let ids = isList ? ListCell.items(text) : [text]
      return ids.map { id in
        // Where our people have no table, their ids are what pages show.
        table == .team && !hasTeam ? name(id, of: .team) : alias(id, of: table)
      }.joined(separator: "; ")
    case .name(let table): return name(id, of: table)
    case .label:
      let sign = hash.alias(of: "\(id) \(text)", kind: column, digits: 4).uppercased()
      return catalog.text("privacy.alias.text", ["sign": sign])
    case .drop: return ""
    }
  }

  /// A text that says what kind of thing something is; nothing where it names somebody, or holds an
  /// address or a long number.
  private func scrubbed(_ text: String, _ secrets: TextFinder) -> String {
    let digits = text.count { $0.isNumber }
    guard !text.contains("@"), digits < 8, secrets.first(in: Array(text.utf8)) == nil else {
      let sign = hash.alias(of: text, kind: "text", digits: 4).uppercased()
      return catalog.text("privacy.alias.text", ["sign": sign])
    }
    return text
  }

  /// Actions put off: their names end with the client's id.
  private func snooze(_ records: inout CanonicalRecords, _ clients: Set<String>) {
    guard var rows = records.tables[.snoozes], let action = rows.column("action") else { return }
    rows.rows = rows.rows.compactMap { row in
      guard let (reason, client) = SnoozedAction.client(row[action], among: clients) else {
        return nil
      }
      var row = row
      row[action] = "\(reason)-\(alias(client, of: .clients))"
      return row
    }
    rows.change("id") { alias($0, of: .snoozes) }
    rows.change("reason") { _ in catalog.text("privacy.alias.text", ["sign": "–"]) }
    records.tables[.snoozes] = rows
  }

  /// Past values, by the rules of the columns they are of.
  private func history(_ records: inout CanonicalRecords, _ secrets: TextFinder) {
    let hasTeam = records.tables[.team] != nil
    guard var rows = records.tables[.history], let id = rows.column("id"),
      let record = rows.column("record"), let value = rows.column("value")
    else { return }
    rows.rows = rows.rows.compactMap { row -> [String]? in
      let field = rows.value("field", of: row)
      guard let table = TableName(rawValue: rows.value("table", of: row)) else { return nil }
      let rule = AnonymousField.of(field, in: table, custom: custom)
      if case .drop = rule { return nil }
      var row = row
      let isList = TableCatalog.table(table)?.column(field)?.type.isList ?? false
      row[value] = cell(
        row[value], rule, id: row[record], field, secrets, isList: isList, hasTeam: hasTeam)
      row[record] = alias(row[record], of: table)
      row[id] = alias(row[id], of: .history)
      return row
    }
    records.tables[.history] = rows
  }
}
