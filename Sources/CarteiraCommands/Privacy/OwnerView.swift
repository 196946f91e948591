import Loading
import Portfolio

/// Leaves in records what belongs to some clients, and nothing that names another.
struct OwnerView: Sendable {
  /// The ids of the clients that stay.
  let clients: Set<String>
  /// What the data may call the owner.
  let owner: Set<String>

  /// The names under which a team member or an owner column may know somebody; nil for nobody.
  static func names(of word: String, in portfolio: Portfolio) -> Set<String>? {
    func isMeant(_ text: String?) -> Bool { text?.lowercased() == word.lowercased() }
    let members = portfolio.team.filter { isMeant($0.id) || isMeant($0.name) || isMeant($0.email) }
    var names = Set(members.flatMap { [$0.id, $0.name].compactMap { $0 } })
    for client in portfolio.clients where client.hasAttributes {
      if let owner = client.attributes.owner, isMeant(owner) { names.insert(owner) }
    }
    return names.isEmpty ? nil : names
  }

  /// The positions of an owner's clients.
  static func positions(of owner: Set<String>, in portfolio: Portfolio) -> Set<Int> {
    Set(
      portfolio.clients.indices.filter { index in
        let client = portfolio.clients[index]
        return client.hasAttributes
          && client.attributes.owner.map { owner.contains($0) } ?? false
      })
  }

  /// Takes everything of others out of records.
  ///
  /// - Parameters:
  ///   - records: The records of all clients.
  ///   - loaded: The portfolio they are of.
  func apply(to records: inout CanonicalRecords, of loaded: LoadedPortfolio) {
    records.resolve(by: loaded)
    keepPayments(&records)
    for table in records.tables.keys where table != .payments {
      let column = table == .clients ? "id" : "client"
      guard let place = records.tables[table]?.column(column) else { continue }
      records.tables[table]?.rows.removeAll { !clients.contains($0[place]) }
    }
    records.notes.removeAll { !isNote(of: $0.client, loaded) }
    forgetNames(&records, loaded)
    keepHistory(&records)
    keepSnoozes(&records)
    // Last: who of us is still spoken of.
    keepTeam(&records)
  }

  private func isNote(of name: String, _ loaded: LoadedPortfolio) -> Bool {
    loaded.clientID(named: name).map { clients.contains($0) } ?? false
  }

  /// Payments of the clients' invoices; those that name no client go by the invoice.
  private func keepPayments(_ records: inout CanonicalRecords) {
    guard var payments = records.tables[.payments] else { return }
    var invoices: Set<String> = []
    var others: Set<String> = []
    if let rows = records.tables[.invoices], let client = rows.column("client"),
      let number = rows.column("number")
    {
      for row in rows.rows {
        if clients.contains(row[client]) {
          invoices.insert(row[number])
        } else {
          others.insert(row[number])
        }
      }
    }
    let columns = payments
    payments.rows.removeAll { row in
      let named = columns.value("client", of: row)
      if named.isEmpty {
        let invoice = columns.value("invoice", of: row)
        // Two clients with one number: nobody knows whose payment it is, so it is nobody's here.
        return !invoices.contains(invoice) || others.contains(invoice)
      }
      return !clients.contains(named)
    }
    records.tables[.payments] = payments
  }

  /// Takes ids of other clients and of their people out of cells that name any.
  private func forgetNames(_ records: inout CanonicalRecords, _ loaded: LoadedPortfolio) {
    let portfolio = loaded.portfolio
    func words(_ isWanted: (Bool) -> Bool) -> Set<String> {
      Set(
        portfolio.contacts.filter { isWanted(clients.contains(portfolio.clients[$0.client].id)) }
          .flatMap { [$0.id, $0.name, $0.email].compactMap { $0 } })
    }
    let others = words { !$0 }.subtracting(words { $0 })
    for table in records.tables.keys {
      guard let description = TableCatalog.table(table) else { continue }
      for column in description.columns where column.field != "client" {
        switch column.type.referencedTable {
        case .clients:
          records.tables[table]?.change(column.field) { clients.contains($0) ? $0 : "" }
        case .contacts:
          records.tables[table]?.change(column.field) { cell in
            guard column.type.isList else { return others.contains(cell) ? "" : cell }
            return ListCell.text(ListCell.items(cell).filter { !others.contains($0) })
          }
        default: break
        }
      }
    }
    // What needs the name that is gone is no record any more.
    for (table, field) in [
      (TableName.referrals, "referred"), (.relations, "from"), (.relations, "to"),
      (.bases, "contact"),
    ] {
      guard let place = records.tables[table]?.column(field) else { continue }
      records.tables[table]?.rows.removeAll { $0[place].isEmpty }
    }
  }

  /// Past values of records that stay.
  private func keepHistory(_ records: inout CanonicalRecords) {
    guard var history = records.tables[.history] else { return }
    let staying = records.tables.mapValues { Set(ids(of: $0)) }
    let columns = history
    history.rows.removeAll { row in
      guard let table = TableName(rawValue: columns.value("table", of: row)) else { return true }
      guard staying[table]?.contains(columns.value("record", of: row)) ?? false else { return true }
      return columns.value("field", of: row) == "parent-client"
        && !clients.contains(columns.value("value", of: row))
    }
    records.tables[.history] = history
  }

  /// Actions put off are named after their client: `renewal-000112`.
  private func keepSnoozes(_ records: inout CanonicalRecords) {
    guard let place = records.tables[.snoozes]?.column("action") else { return }
    records.tables[.snoozes]?.rows.removeAll {
      SnoozedAction.client($0[place], among: clients) == nil
    }
  }

  /// Our people who are spoken of in what stays.
  private func keepTeam(_ records: inout CanonicalRecords) {
    guard let team = records.tables[.team], let place = team.column("id") else { return }
    var named = owner
    for (table, rows) in records.tables where table != .team {
      let columns = TableCatalog.table(table)?.columns ?? []
      for column in columns where column.type.referencedTable == .team {
        guard let cell = rows.column(column.field) else { continue }
        for row in rows.rows {
          named.formUnion(column.type.isList ? ListCell.items(row[cell]) : [row[cell]])
        }
      }
      guard table == .history, let cell = rows.column("value") else { continue }
      for row in rows.rows { named.insert(row[cell]) }
    }
    records.tables[.team]?.rows.removeAll { !named.contains($0[place]) }
  }

  private func ids(of rows: CanonicalTables.Rows) -> [String] {
    rows.column("id").map { place in rows.rows.map { $0[place] } } ?? []
  }
}

/// The names of actions put off.
enum SnoozedAction {
  /// The client of `renewal-000112` and the reason before it; nil where no client has that id.
  static func client(
    _ action: String, among clients: Set<String>
  ) -> (reason: String, client: String)? {
    var rest = action[...]
    while let hyphen = rest.firstIndex(of: "-") {
      rest = rest[rest.index(after: hyphen)...]
      guard clients.contains(String(rest)) else { continue }
      return (String(action[..<hyphen]), String(rest))
    }
    return nil
  }
}

extension StringProtocol {
  /// Without blanks around it.
  var trimmingBlanks: String {
    var text = Substring(self)
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
