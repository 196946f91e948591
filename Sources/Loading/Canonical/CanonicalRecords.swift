public import Portfolio

/// The rows of a portfolio in one spelling, with the free notes: a portfolio that can be changed row by row
/// and read again.
public struct CanonicalRecords: Sendable {
  /// The tables that there are.
  public var tables: [TableName: CanonicalTables.Rows]
  /// The notes, by id of the client.
  public var notes: [(client: String, markdown: String)] = []

  /// Records of tables.
  init(tables: [TableName: CanonicalTables.Rows] = [:]) {
    self.tables = tables
  }

  private var order: [TableName] { TableName.allCases.filter { tables[$0] != nil } }

  /// The files, by path; with ``sources(custom:)`` they make the portfolio.
  ///
  /// Invoices come in one file for each month: what is past stays the same file from snapshot to snapshot.
  public var files: [CanonicalFile] {
    var files: [CanonicalFile] = []
    for table in order where table != .invoices {
      guard let rows = tables[table] else { continue }
      files.append(
        CanonicalFile(path: "data/\(table.rawValue).csv", bytes: rows.text(rows.rows, rows.used)))
    }
    if let invoices = tables[.invoices] { files += CanonicalTables.months(invoices) }
    for note in notes {
      files.append(
        CanonicalFile(path: "data/notes/\(note.client).md", bytes: Array(note.markdown.utf8)))
    }
    return files
  }

  /// What a configuration says under `sources` to read the files, line by line.
  ///
  /// - Parameter custom: Columns of the company's own; those that no table has are left out.
  /// - Returns: The lines, `sources:` first.
  public func sources(custom: [CustomField]) -> [String] {
    sources(custom: custom) { table in
      [
        "file: " + (table == .invoices ? "data/invoices/*.csv" : "data/\(table.rawValue).csv"),
        "encoding: utf-8", "delimiter: \",\"", "header-row: 1", "date-order: ymd",
        "decimal: \".\"",
      ]
    }
  }

  /// The same for tables that lie elsewhere.
  ///
  /// - Parameters:
  ///   - custom: Columns of the company's own; those that no table has are left out.
  ///   - heading: What the column of a field is called.
  ///   - place: What a source says of where a table lies and how it is read, line by line.
  /// - Returns: The lines, `sources:` first.
  func sources(
    custom: [CustomField], heading: (String) -> String = { $0 }, place: (TableName) -> [String]
  ) -> [String] {
    var lines = ["sources:"]
    for table in order {
      guard let rows = tables[table] else { continue }
      lines.append("  \(table.rawValue):")
      lines += place(table).map { "    " + $0 }
      let own = custom.filter { $0.table == table }
      let known = rows.used.map { rows.columns[$0] }
      let fields = known.filter { field in !own.contains { $0.name == field } }
      lines.append("    columns:")
      lines += fields.map { "      \($0): \(heading($0))" }
      let there = own.filter { known.contains($0.name) }
      if !there.isEmpty { lines.append("    custom:") }
      for field in there {
        lines += [
          "      \(field.name):", "        column: \(heading(field.name))",
          "        type: \(field.type.rawValue)",
          "        label: \(CanonicalTables.quoted(field.label))",
        ]
        if field.isSensitive { lines.append("        sensitive: true") }
      }
    }
    return lines
  }
}

extension CanonicalTables.Rows {
  /// The value of a field in a row; empty where there is none.
  public func value(_ field: String, of row: [String]) -> String {
    column(field).map { row[$0] } ?? ""
  }

  /// Changes the value of a field in every row.
  public mutating func change(_ field: String, _ change: (String) -> String) {
    guard let column = column(field) else { return }
    for index in rows.indices where !rows[index][column].isEmpty {
      rows[index][column] = change(rows[index][column])
    }
  }
}

extension CanonicalRecords {
  /// Puts ids in place of the names that could be looked up only when all rows were known: parents,
  /// superiors, records of past values, clients of payments.
  ///
  /// What names nothing that is known is left out.
  public mutating func resolve(by loaded: LoadedPortfolio) {
    tables[.clients]?.change("parent-client") { loaded.clientID(named: $0) ?? "" }
    tables[.payments]?.change("client") { loaded.clientID(named: $0) ?? "" }
    resolveSuperiors(loaded.portfolio)
    resolveHistory(loaded.portfolio)
  }

  private mutating func resolveSuperiors(_ portfolio: Portfolio) {
    guard var contacts = tables[.contacts], let id = contacts.column("id"),
      let client = contacts.column("client"), let superior = contacts.column("reports-to"),
      let withdrawn = contacts.column("basis-withdrawn"),
      let silence = contacts.column("do-not-contact")
    else { return }
    var known: [String: Contact] = [:]
    for contact in portfolio.contacts {
      known["\(portfolio.clients[contact.client].id)\u{0}\(contact.id)"] = contact
    }
    for index in contacts.rows.indices {
      let row = contacts.rows[index]
      let contact = known["\(row[client])\u{0}\(row[id])"]
      contacts.rows[index][superior] = contact?.map.reportsTo ?? ""
      contacts.rows[index][withdrawn] = contact?.lawfulBasis.withdrawnCell ?? ""
      if contact?.doNotContact == true { contacts.rows[index][silence] = "yes" }
    }
    tables[.contacts] = contacts
    resolveBases(portfolio)
  }

  /// Puts what people withdrew into their rows where something other than the tables told it, such as a
  /// register: whoever reads the rows has no other word of it.
  ///
  /// - Parameters:
  ///   - portfolio: The portfolio as it is known.
  ///   - told: Ids of those people.
  mutating func resolveWithdrawals(_ portfolio: Portfolio, of told: Set<String>) {
    guard !told.isEmpty, var contacts = tables[.contacts], let id = contacts.column("id"),
      let client = contacts.column("client"), let withdrawn = contacts.column("basis-withdrawn")
    else { return }
    var known: [String: Contact] = [:]
    for contact in portfolio.contacts where told.contains(contact.id) {
      known["\(portfolio.clients[contact.client].id)\u{0}\(contact.id)"] = contact
    }
    for index in contacts.rows.indices {
      let row = contacts.rows[index]
      guard let contact = known["\(row[client])\u{0}\(row[id])"] else { continue }
      contacts.rows[index][withdrawn] = contact.lawfulBasis.withdrawnCell
    }
    tables[.contacts] = contacts
    resolveBases(portfolio, of: told)
  }

  private mutating func resolveHistory(_ portfolio: Portfolio) {
    guard var history = tables[.history], let id = history.column("id") else { return }
    let entries = Dictionary(
      portfolio.records.history.entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }
    )
    history.rows = history.rows.compactMap { row in
      guard let entry = entries[row[id]] else { return nil }
      var row = row
      for (field, value) in [
        ("table", entry.table.rawValue), ("record", entry.record), ("field", entry.field),
        ("value", entry.value ?? ""),
      ] {
        if let place = history.column(field) { row[place] = value }
      }
      return row
    }
    tables[.history] = history
  }
}

extension LoadedPortfolio {
  /// The same with what is known of people from elsewhere, such as a withdrawal.
  public func mapContacts(_ change: (Contact) -> Contact) -> LoadedPortfolio {
    let old = portfolio
    return LoadedPortfolio(
      portfolio: Portfolio(
        currency: old.currency, homeCountry: old.homeCountry, clients: old.clients,
        ledger: old.ledger, receivables: old.receivables, contacts: old.contacts.map(change),
        team: old.team, notes: old.notes, records: old.records, presentTables: old.presentTables,
        productLedger: old.productLedger), measured: measured, log: log, rejected: rejected,
      definitions: definitions, stamps: stamps, tableReferences: tableReferences,
      erasedTexts: erasedTexts, pushed: pushed)
  }

  /// The id of the client that a cell names by id, document or name; nil where there is none.
  public func clientID(named text: String) -> String? {
    guard let position = references.position(of: text) else { return nil }
    return portfolio.clients.indices.contains(position) ? portfolio.clients[position].id : nil
  }
}
