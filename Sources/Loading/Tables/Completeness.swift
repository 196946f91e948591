import Portfolio

/// Counts how complete the client record is, by clients and by their sales.
struct Completeness {
  let portfolio: Portfolio

  /// The fields of the client record, in the order of the table.
  func fields() -> [FieldCompleteness] {
    let sales = portfolio.clients.indices.map { client in
      portfolio.ledger.days(of: client).reduce(Int64(0)) { $0 + $1.sales }
    }
    let total = sales.reduce(0, +)
    var result = Completeness.tests.map { field, isKnown in
      var known = 0
      var revenue: Int64 = 0
      for (index, client) in portfolio.clients.enumerated() where isKnown(client.attributes) {
        known += 1
        revenue += sales[index]
      }
      return FieldCompleteness(
        field: field, known: known, total: sales.count, knownRevenue: revenue,
        totalRevenue: total)
    }
    if portfolio.presentTables.contains(.contacts) { result.append(contacts(sales, total)) }
    return result
  }

  private func contacts(_ sales: [Int64], _ total: Int64) -> FieldCompleteness {
    let clients = Set(portfolio.contacts.map(\.client))
    return FieldCompleteness(
      field: "contacts", known: clients.count, total: sales.count,
      knownRevenue: clients.reduce(0) { $0 + sales[$1] }, totalRevenue: total)
  }

  private static let tests: [(String, @Sendable (ClientAttributes) -> Bool)] = [
    ("name", { $0.name != nil || $0.legalName != nil }),
    ("kind", { $0.kind != nil }),
    ("document", { $0.document != nil }),
    ("country", { $0.country != nil }),
    ("state", { $0.state != nil }),
    ("city", { $0.city != nil }),
    ("sector", { $0.sector != nil }),
    ("size", { $0.size != nil }),
    ("phone", { $0.phone != nil }),
    ("email", { $0.email != nil }),
    ("owner", { $0.owner != nil }),
    ("since", { $0.since != nil }),
    ("entry-channel", { $0.entryChannel != nil }),
  ]
}
