import Portfolio

/// Counts how complete the client record is, by clients and by their sales.
struct Completeness {
  let portfolio: Portfolio

  /// The fields of the client record, in the order of the table.
  func fields() -> [FieldCompleteness] {
    var known = [Int](repeating: 0, count: Completeness.tests.count)
    var revenue = [Int64](repeating: 0, count: Completeness.tests.count)
    for (index, client) in portfolio.clients.enumerated() where client.hasAttributes {
      let sales = portfolio.ledger.sales(of: index)
      let attributes = client.attributes
      for (field, test) in Completeness.tests.enumerated() where test.isKnown(attributes) {
        known[field] += 1
        revenue[field] += sales
      }
    }
    let total = portfolio.ledger.totalSales
    var result = Completeness.tests.enumerated().map { field, test in
      FieldCompleteness(
        field: test.field, known: known[field], total: portfolio.clients.count,
        knownRevenue: revenue[field], totalRevenue: total)
    }
    if portfolio.presentTables.contains(.contacts) { result.append(contacts(total)) }
    return result
  }

  private func contacts(_ total: Int64) -> FieldCompleteness {
    let clients = Set(portfolio.contacts.map(\.client))
    return FieldCompleteness(
      field: "contacts", known: clients.count, total: portfolio.clients.count,
      knownRevenue: clients.reduce(0) { $0 + portfolio.ledger.sales(of: $1) }, totalRevenue: total)
  }

  private static let tests: [(field: String, isKnown: @Sendable (ClientAttributes) -> Bool)] = [
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
