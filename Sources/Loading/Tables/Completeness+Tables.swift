import Portfolio

extension Completeness {
  /// Every table: its rows, the clients it speaks of and how its columns are filled.
  func tables() -> [TableCompleteness] {
    TableName.allCases.map { table in
      let files = summaries.filter { $0.table == table }
      let covered = clients(in: table)
      let isPresent = portfolio.presentTables.contains(table)
      let rows = table == .notes ? portfolio.notes.count : files.reduce(0) { $0 + $1.rows }
      return TableCompleteness(
        table: table, isPresent: isPresent, rows: rows,
        rejected: files.reduce(0) { $0 + $1.rejected },
        leftOut: files.reduce(0) { $0 + $1.leftOut }, clients: covered.map { $0.count { $0 } },
        totalClients: portfolio.clients.count,
        revenue: covered.map { covered in
          zip(covered, revenue).reduce(0) { $1.0 ? $0.addingClamped($1.1) : $0 }
        }, totalRevenue: totalRevenue, columns: isPresent ? columns(of: table, files) : [])
    }
  }

  private func columns(of table: TableName, _ files: [FileSummary]) -> [ColumnCompleteness] {
    let rows = files.reduce(0) { $0 + $1.rows - $1.rejected - $1.leftOut }
    let isCounted = files.allSatisfy { !$0.known.isEmpty || $0.rows == 0 }
    func column(_ field: String, _ portuguese: String, _ english: String) -> ColumnCompleteness {
      ColumnCompleteness(
        field: field, portuguese: portuguese, english: english, isPresent: isFed(field, of: table),
        known: isCounted ? files.reduce(0) { $0 + ($1.known[field] ?? 0) } : nil, rows: rows)
    }
    let own = (TableCatalog.table(table)?.columns ?? []).map {
      column($0.field, Completeness.inSentence($0.heading.portuguese), $0.heading.english)
    }
    let custom = portfolio.records.customFields.filter { $0.table == table }
    return own + custom.map { column($0.name, $0.label, $0.label) }
  }

  /// A heading as it stands within a sentence: a first word that is not an abbreviation begins small.
  private static func inSentence(_ heading: String) -> String {
    let first = heading.prefix { $0.isLetter }
    let isAbbreviation = first.count > 1 && first == first.uppercased()
    return isAbbreviation ? heading : heading.prefix(1).lowercased() + heading.dropFirst()
  }

  /// For each client whether a table has a record of it; nil where records belong to no client.
  private func clients(in table: TableName) -> [Bool]? {
    let records = portfolio.records
    switch table {
    case .clients:
      let isPresent = portfolio.presentTables.contains(.clients)
      return [Bool](repeating: isPresent, count: portfolio.clients.count)
    case .invoices:
      return portfolio.clients.indices.map { portfolio.ledger.hasDays(of: $0) }
    case .notes: return covered(portfolio.notes.lazy.map(\.client))
    case .contacts: return covered(portfolio.contacts)
    case .relations: return covered(records.relations)
    case .bases: return covered(records.bases)
    case .contracts: return covered(records.contracts)
    case .interactions: return covered(records.interactions)
    case .opportunities: return covered(records.opportunities)
    case .objectives: return covered(records.objectives)
    case .milestones: return covered(records.milestones)
    case .stages: return covered(records.stages)
    case .handoffs: return covered(records.handoffs)
    case .surveys: return covered(records.surveys)
    case .usage: return covered(records.usage)
    case .tickets: return covered(records.tickets)
    case .advocacy: return covered(records.advocacy)
    case .referrals: return covered(records.referrals)
    case .team, .products, .payments, .snoozes, .history, .rates, .holidays: return nil
    }
  }

  private func covered<Record>(_ records: ByClient<Record>) -> [Bool] {
    covered(records.lazy.map(\.client))
  }

  private func covered(_ clients: some Sequence<Int>) -> [Bool] {
    var covered = [Bool](repeating: false, count: portfolio.clients.count)
    for client in clients { covered[client] = true }
    return covered
  }
}
